import PlantainProto

/// Where one waits for a bus, and where one fills a tank.
extension Shape {
    static let roadside: [Shape] = [
        Shape(
            "bus-stop", as: "bus stop", "Bus shelter", SIMD3(3.6, 2.6, 1.5), .outdoor, .floor,
            density: 40
        ) { shelter($0) },
        Shape(
            "gas-pump", as: "gas pump", "Fuel pump", SIMD3(0.85, 1.95, 0.5), .outdoor, .floor,
            density: 250
        ) { pump($0) },
    ]

    /// Panes at the back and the sides under a thin roof, a seat, and a round sign on a post before it.
    private static func shelter(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let (left, right, back, front) = (-w * 0.38, w * 0.5, -d * 0.5, d * 0.5)
        let top = h * 0.92
        var (frame, panes, seat) = (Mesh(), Mesh(), Mesh())
        func bar(_ a: SIMD3<Float>, _ b: SIMD3<Float>) {
            frame.append(.box(b - a, center: (a + b) / 2, bevel: 0.006))
        }
        let thick: Float = 0.06
        for x in [left, (left + right) / 2, right - thick] {
            bar(SIMD3(x, 0, back), SIMD3(x + thick, top, back + thick))
        }
        for x in [left, right - thick] {
            bar(SIMD3(x, 0, front - d * 0.34), SIMD3(x + thick, top, front - d * 0.34 + thick))
            panes.append(
                .box(
                    SIMD3(0.012, h * 0.72, d * 0.6),
                    center: SIMD3(x + thick / 2, h * 0.48, back + d * 0.34)))
        }
        bar(SIMD3(left, h * 0.1, back), SIMD3(right, h * 0.1 + 0.045, back + 0.05))
        panes.append(
            .box(
                SIMD3(right - left - 0.1, h * 0.72, 0.012),
                center: SIMD3((left + right) / 2, h * 0.48, back + 0.03)))
        bar(SIMD3(left - 0.05, top, back - 0.0), SIMD3(right, top + 0.09, front))
        // A seat of slats.
        for k in 0..<3 {
            seat.append(
                .box(
                    SIMD3((right - left) * 0.72, 0.03, 0.1),
                    center: SIMD3((left + right) / 2, 0.46, back + 0.22 + 0.12 * Float(k)),
                    bevel: 0.006))
        }
        for side: Float in [-1, 1] {
            let x = (left + right) / 2 + side * (right - left) * 0.26
            bar(SIMD3(x - 0.03, 0, back + 0.2), SIMD3(x + 0.03, 0.445, back + 0.5))
        }
        // The sign on its post, to the left of the shelter.
        let post = -w * 0.46
        let radius = w * 0.038 * 1.9
        let middle = h - radius
        bar(
            SIMD3(post - 0.025, 0, front - 0.12), SIMD3(post + 0.025, middle, front - 0.07))
        let sign = Mesh.tube(
            [SIMD3(post, middle, front - 0.065), SIMD3(post, middle, front - 0.035)],
            radius: min(radius, w * 0.5 + post), segments: 40)
        let face = min(radius, w * 0.5 + post)
        var marks = Mesh()
        // A bus: its body, its panes left out, and two wheels.
        let z = front - 0.03
        func mark(_ x: Float, _ y: Float, _ wide: Float, _ tall: Float) {
            marks.append(
                .box(
                    SIMD3(face * wide, face * tall, 0.006),
                    center: SIMD3(post + face * x, middle + face * y, z)))
        }
        mark(0, 0.42, 1.0, 0.16)
        for x: Float in [-0.44, 0, 0.44] { mark(x, 0.17, 0.12, 0.36) }
        mark(0, -0.14, 1.0, 0.3)
        for x: Float in [-0.3, 0.3] { mark(x, -0.38, 0.2, 0.2) }
        let poster = Mesh.box(
            SIMD3((right - left) * 0.26, h * 0.5, 0.02),
            center: SIMD3(right - (right - left) * 0.24, h * 0.52, back + 0.05), bevel: 0.004)
        return AssetGeometry(
            parts: [
                .main(frame, .metal(0.1, 0.105, 0.11, roughness: 0.45), "frame"),
                .fixed(panes, .glass(), "panes"),
                .fixed(seat, .wood(0.36, 0.22, 0.11), "seat"),
                .fixed(sign, .plastic(0.02, 0.13, 0.42), "sign"),
                .fixed(marks, .matte(0.8, 0.8, 0.78), "mark"),
                .fixed(poster, .matte(0.62, 0.6, 0.52), "timetable"),
            ], size: size)
    }

    /// A cabinet with a display, and a nozzle in its holster on a hose.
    private static func pump(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let body = w * 0.76
        let x = -w * 0.12
        let shell = Mesh.box(
            SIMD3(body, h * 0.86, d * 0.9), center: SIMD3(x, h * 0.5, 0), bevel: 0.03)
        let cap = Mesh.box(
            SIMD3(body, h * 0.12, d), center: SIMD3(x, h * 0.94, 0), bevel: 0.02)
        var (dark, bright) = (Mesh(), Mesh())
        dark.append(
            .box(SIMD3(w * 0.78, h * 0.08, d), center: SIMD3(x, h * 0.04, 0), bevel: 0.008))
        for side: Float in [-1, 1] {
            dark.append(
                .box(
                    SIMD3(body * 0.78, h * 0.17, 0.02),
                    center: SIMD3(x, h * 0.74, side * d * 0.452), bevel: 0.006))
            for k in 0..<2 {
                bright.append(
                    .box(
                        SIMD3(body * 0.62, h * 0.05, 0.008),
                        center: SIMD3(x, h * (0.705 + 0.07 * Float(k)), side * d * 0.478)))
            }
            bright.append(
                .box(
                    SIMD3(body * 0.78, h * 0.26, 0.006),
                    center: SIMD3(x, h * 0.36, side * d * 0.452)))
            for k in 0..<3 {
                dark.append(
                    .box(
                        SIMD3(body * 0.18, h * 0.045, 0.012),
                        center: SIMD3(x + body * 0.25 * Float(k - 1), h * 0.58, side * d * 0.456),
                        bevel: 0.004))
            }
        }
        let side = x + body / 2
        dark.append(
            .box(
                SIMD3(w * 0.06, h * 0.2, d * 0.28), center: SIMD3(side + w * 0.03, h * 0.6, 0),
                bevel: 0.01))
        let hose = (0...24).map { k -> SIMD3<Float> in
            let t = Float(k) / 24
            return SIMD3(
                side + w * (0.05 + 0.15 * sine(t * .pi)),
                h * (0.86 - 0.3 * t) - h * 0.42
                    * sine(t * .pi), d * (-0.1 + 0.14 * t))
        }
        dark.append(.tube(hose, radius: w * 0.022, segments: 12))
        let nozzle = [
            SIMD3(side + w * 0.075, h * 0.56, d * 0.04),
            SIMD3(side + w * 0.085, h * 0.66, d * 0.04),
            SIMD3(side + w * 0.05, h * 0.7, d * 0.04),
        ]
        dark.append(.tube(nozzle, radius: w * 0.026, segments: 12))
        let red = AssetMaterial(baseColor: SIMD3(0.5, 0.02, 0.02), roughness: 0.3)
        return AssetGeometry(
            parts: [
                .main(shell, red, "body"), .fixed(cap, .matte(0.72, 0.71, 0.68, roughness: 0.4)),
                .fixed(dark, .plastic(0.025, 0.026, 0.028), "fittings"),
                .fixed(bright, .matte(0.66, 0.68, 0.62, roughness: 0.5), "panels"),
            ], size: size)
    }
}
