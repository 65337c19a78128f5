import PlantainProto

/// What one works, looks and plays with: typewriters, telescopes, violins.
extension Shape {
    static let instruments: [Shape] = [
        Shape("typewriter", "Typewriter", SIMD3(0.36, 0.27, 0.34), .stationery, density: 500) {
            typewriter($0)
        },
        Shape(
            "telescope", "Telescope", SIMD3(0.86, 1.35, 0.62), .instrument, .floor, density: 30
        ) { telescope($0) },
        Shape("violin", "Violin", SIMD3(0.2, 0.58, 0.075), .instrument, .floor, density: 60) {
            violin($0)
        },
    ]

    /// A black case with rows of round keys, a roller with paper in it, and knobs at its ends.
    private static func typewriter(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y * 0.62, size.z)
        // Seen from the side: low in front under the keys, high behind.
        let profile: [SIMD2<Float>] = [
            SIMD2(-d / 2, 0), SIMD2(d / 2, 0), SIMD2(d / 2, h * 0.16), SIMD2(d * 0.08, h * 0.5),
            SIMD2(d * 0.04, h * 0.74), SIMD2(-d * 0.12, h * 0.8), SIMD2(-d / 2, h * 0.74),
        ]
        // Polygons are drawn in x and y; turned, x runs from back to front.
        let body = Mesh.prism(profile, depth: w * 0.86, bevel: h * 0.05).turned(yaw: -.pi / 2)
        var (keys, rings) = (Mesh(), Mesh())
        let slope = arcTangent(h * 0.34, d * 0.42)
        for row in 0..<4 {
            let t = (Float(row) + 0.6) / 4.3
            let z = d * (0.48 - 0.4 * t)
            let y = h * (0.18 + 0.33 * t) + h * 0.07
            for k in 0..<10 {
                let x = (Float(k) - 4.5 + (row % 2 == 0 ? 0.2 : -0.2)) * w * 0.078
                keys.append(
                    disc(w * 0.029, h * 0.05).turned(pitch: slope * 0.5, offset: SIMD3(x, y, z)))
                rings.append(
                    disc(w * 0.034, h * 0.035)
                        .turned(pitch: slope * 0.5, offset: SIMD3(x, y - h * 0.012, z)))
            }
        }
        let bar = Mesh.box(
            SIMD3(w * 0.4, h * 0.05, d * 0.045), center: SIMD3(0, h * 0.2, d * 0.485),
            bevel: h * 0.02)
        keys.append(bar)
        func roller(_ radius: Float, _ from: Float, _ to: Float) -> Mesh {
            .tube(
                [SIMD3(from * w, h * 0.9, -d * 0.24), SIMD3(to * w, h * 0.9, -d * 0.24)],
                radius: radius, segments: 32)
        }
        var chrome = roller(h * 0.08, -0.47, 0.47)
        chrome.append(
            .box(
                SIMD3(w * 0.9, h * 0.1, d * 0.16), center: SIMD3(0, h * 0.8, -d * 0.24),
                bevel: 0.004))
        // The lever that brings the carriage back.
        chrome.append(
            .tube(
                [
                    SIMD3(-w * 0.44, h * 0.98, -d * 0.2), SIMD3(-w * 0.49, h * 1.02, -d * 0.02),
                    SIMD3(-w * 0.49, h * 1.0, d * 0.1),
                ], radius: h * 0.025, segments: 10))
        var black = roller(h * 0.13, -0.4, 0.4)
        black.append(roller(h * 0.12, -0.5, -0.45))
        black.append(roller(h * 0.12, 0.45, 0.5))
        let sheet = Mesh.sheet(columns: 2, rows: 16) { u, v in
            let rise = v * (size.y - h * 0.86)
            return SIMD3(
                (u - 0.5) * w * 0.56, h * 0.86 + rise, -d * 0.24 - h * 0.13 - 0.12 * d * v * v)
        }
        return AssetGeometry(
            parts: [
                .main(body, .init(baseColor: SIMD3(0.03, 0.036, 0.036), roughness: 0.28), "case"),
                .fixed(rings, .metal(0.7, 0.68, 0.62), "rings"),
                .fixed(keys, .plastic(0.72, 0.69, 0.6, roughness: 0.4), "keys"),
                .fixed(chrome, .metal(0.6, 0.6, 0.58), "carriage"),
                .fixed(black, .rubber(0.02, 0.02, 0.02), "roller"),
                .sheet(sheet, .paper(0.86, 0.84, 0.79), "paper"),
            ], size: size)
    }

    /// A brass tube on a wooden tripod, turned to the sky.
    private static func telescope(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let head = SIMD3<Float>(0, h * 0.7, 0)
        var legs = Mesh()
        for k in 0..<3 {
            let a = 2 * Float.pi * (Float(k) / 3 + 0.17)
            let foot = SIMD3(sine(a) * w * 0.3, 0, cosine(a) * d * 0.45)
            legs.append(
                .tube([foot, head + (foot - head) * 0.04], radius: h * 0.014, segments: 10))
        }
        let way = normalize(SIMD3<Float>(0.8, 0.56, 0.18))
        func at(_ t: Float) -> SIMD3<Float> { head + SIMD3(0, h * 0.06, 0) + way * (t * w) }
        func part(_ from: Float, _ to: Float, _ radius: Float) -> Mesh {
            .tube([at(from), at(to)], radius: radius * h, segments: 40)
        }
        var brass = part(-0.3, -0.2, 0.024)
        brass.append(part(-0.42, -0.3, 0.016))
        brass.append(part(-0.47, -0.42, 0.022))
        brass.append(part(0.44, 0.47, 0.049))
        brass.append(part(0.12, 0.14, 0.046))
        brass.append(part(-0.06, -0.04, 0.043))
        brass.append(
            .tube([head - SIMD3(0, h * 0.04, 0), head + SIMD3(0, h * 0.05, 0)], radius: h * 0.022))
        brass.append(.ball(SIMD3(repeating: h * 0.03), center: head, segments: 24))
        var tube = part(-0.22, 0.45, 0.042)
        tube.append(part(0.3, 0.45, 0.046))
        let glass = Mesh.ball(
            SIMD3(repeating: h * 0.04), center: at(0.45), segments: 24)
        return AssetGeometry(
            parts: [
                .main(tube, .init(baseColor: SIMD3(0.3, 0.09, 0.035), roughness: 0.3), "tube"),
                .fixed(brass, .metal(0.82, 0.57, 0.2, roughness: 0.2), "fittings"),
                .fixed(legs, .wood(0.3, 0.15, 0.065), "legs"),
                .fixed(glass, .init(baseColor: SIMD3(0.03, 0.04, 0.08), roughness: 0.05), "lens"),
            ], size: size)
    }

    /// Upright, its belly to the front: bouts and waist, f-holes, bridge, fingerboard, scroll and strings.
    private static func violin(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x / 2, size.y, size.z)
        let long = h * 0.6
        // Half widths from the lower end up.
        let half: [(Float, Float)] = [
            (0, 0.3), (0.03, 0.6), (0.1, 0.88), (0.2, 1), (0.3, 0.93), (0.36, 0.78), (0.4, 0.72),
            (0.43, 0.62), (0.52, 0.54), (0.6, 0.58), (0.65, 0.7), (0.68, 0.68), (0.75, 0.78),
            (0.84, 0.8), (0.92, 0.66), (0.97, 0.42), (1, 0.15),
        ]
        var outline = half.map { SIMD2($0.1 * w, $0.0 * long) }
        outline += half.reversed().map { SIMD2(-$0.1 * w, $0.0 * long) }
        let belly = Mesh.prism(outline, depth: d * 0.42, bevel: d * 0.08)
        var black = Mesh()
        black.append(
            .box(
                SIMD3(w * 0.2, h * 0.44, d * 0.1), center: SIMD3(0, h * 0.63, d * 0.42),
                bevel: d * 0.04))
        black.append(
            .prism(
                [
                    SIMD2(-w * 0.13, h * 0.03), SIMD2(w * 0.13, h * 0.03),
                    SIMD2(w * 0.2, h * 0.19), SIMD2(-w * 0.2, h * 0.19),
                ], depth: d * 0.08
            ).turned(offset: SIMD3(0, 0, d * 0.36)))
        for side: Float in [-1, 1] {
            // The long stroke of an f, and its two dots.
            let stroke = (0...12).map { k -> SIMD3<Float> in
                let t = Float(k) / 12
                let x = side * w * (0.34 + 0.1 * (1 - t) + 0.035 * sine(t * 2 * .pi))
                return SIMD3(x, long * (0.38 + 0.2 * t), d * 0.2)
            }
            black.append(.tube(stroke, radius: w * 0.028, segments: 8))
            black.append(
                .ball(
                    SIMD3(w * 0.05, w * 0.05, d * 0.03),
                    center: stroke[0] - SIMD3(side * w * 0.05, 0, 0), segments: 12))
            black.append(
                .ball(
                    SIMD3(w * 0.045, w * 0.045, d * 0.03),
                    center: stroke[12] + SIMD3(side * -w * 0.05, 0, 0), segments: 12))
            for k in 0..<2 {
                let y = h * (0.9 + 0.035 * Float(k))
                black.append(
                    .tube(
                        [SIMD3(side * w * 0.1, y, d * 0.2), SIMD3(side * w * 0.36, y, d * 0.2)],
                        radius: w * 0.035, segments: 8))
            }
        }
        var wood = Mesh.box(
            SIMD3(w * 0.2, h * 0.34, d * 0.22), center: SIMD3(0, h * 0.72, d * 0.26),
            bevel: d * 0.06)
        wood.append(
            .box(
                SIMD3(w * 0.2, h * 0.12, d * 0.24), center: SIMD3(0, h * 0.92, d * 0.2),
                bevel: d * 0.05))
        wood.append(
            .tube(
                [SIMD3(-w * 0.12, h * 0.975, d * 0.14), SIMD3(w * 0.12, h * 0.975, d * 0.14)],
                radius: h * 0.024, segments: 24))
        let bridge = Mesh.box(
            SIMD3(w * 0.42, h * 0.012, d * 0.3), center: SIMD3(0, long * 0.44, d * 0.36))
        var strings = Mesh()
        for k in 0..<4 {
            let x = (Float(k) - 1.5) * w * 0.07
            strings.append(
                .tube(
                    [
                        SIMD3(x, h * 0.18, d * 0.41), SIMD3(x * 1.5, long * 0.44, d * 0.515),
                        SIMD3(x * 0.7, h * 0.86, d * 0.485),
                    ], radius: 0.0007, segments: 6))
        }
        let varnish = AssetMaterial(
            substance: .wood, baseColor: SIMD3(0.42, 0.12, 0.03), roughness: 0.18)
        return AssetGeometry(
            parts: [
                .main(belly, varnish, "body"), .main(wood, varnish, "neck"),
                .fixed(
                    black, .init(baseColor: SIMD3(0.015, 0.013, 0.012), roughness: 0.3), "ebony"),
                .fixed(bridge, .wood(0.6, 0.42, 0.22), "bridge"),
                .fixed(strings, .metal(0.75, 0.74, 0.7), "strings"),
            ], size: size)
    }
}
