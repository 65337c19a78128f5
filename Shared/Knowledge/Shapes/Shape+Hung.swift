import PlantainProto

/// What hangs, and what things hang from.
extension Shape {
    static let hung: [Shape] = [
        Shape("peg", as: "wall peg", "Peg on a wall", SIMD3(0.05, 0.05, 0.08), .decoration, .wall) {
            s in
            let plate = disc(s.x / 2, s.z * 0.14).turned(
                pitch: .pi / 2, offset: SIMD3(0, s.y / 2, -s.z * 0.43))
            var pin = Mesh.tube(
                [SIMD3(0, s.y * 0.46, -s.z * 0.4), SIMD3(0, s.y * 0.62, s.z * 0.4)],
                radius: s.x * 0.16, segments: 20)
            pin.append(
                .ball(
                    SIMD3(repeating: s.x * 0.24), center: SIMD3(0, s.y * 0.64, s.z * 0.4),
                    segments: 24))
            return AssetGeometry(
                parts: [
                    .main(plate, .wood(0.36, 0.21, 0.11), "plate"),
                    .main(pin, .wood(0.36, 0.21, 0.11), "pin"),
                ], size: s)
        },
        Shape(
            "hook-rail", as: "hook rail", "Rail on a wall", SIMD3(1, 0.05, 0.06), .decoration,
            .wall
        ) { s in
            let bar = Mesh.tube(
                [SIMD3(-s.x / 2, s.y / 2, s.z * 0.24), SIMD3(s.x / 2, s.y / 2, s.z * 0.24)],
                radius: 0.008, segments: 18)
            var feet = Mesh()
            let count = max(2, Int(s.x / 0.7) + 1)
            for k in 0..<count {
                let x = (Float(k) / Float(count - 1) - 0.5) * (s.x - 0.05)
                feet.append(
                    disc(s.y / 2, 0.008).turned(
                        pitch: .pi / 2, offset: SIMD3(x, s.y / 2, -s.z / 2 + 0.004)))
                feet.append(
                    .tube(
                        [SIMD3(x, s.y / 2, -s.z / 2), SIMD3(x, s.y / 2, s.z * 0.24)],
                        radius: 0.007, segments: 14))
            }
            let iron = AssetMaterial.metal(0.07, 0.065, 0.06, roughness: 0.42)
            return AssetGeometry(
                parts: [.main(bar, iron, "bar"), .main(feet, iron, "feet")], size: s)
        },
        Shape("s-hook", as: "s hook", "Hook", SIMD3(0.012, 0.085, 0.03), .decoration, .wall) { s in
            let r = s.z * 0.42
            // An S seen from the side: over the rail, and under what hangs.
            var path: [SIMD3<Float>] = []
            for k in 0...14 {
                let a = .pi * (1.15 - 1.15 * Float(k) / 14)
                path.append(SIMD3(0, s.y - r + r * sine(a), -r * cosine(a) * 0.9))
            }
            for k in 1...14 {
                let a = .pi * 1.15 * Float(k) / 14
                path.append(SIMD3(0, r - r * sine(a), r * cosine(a) * 0.9))
            }
            return one(
                .tube(path, radius: s.x * 0.24, segments: 10),
                .metal(0.07, 0.065, 0.06, roughness: 0.42), s)
        },
        Shape("cord", "Cord", SIMD3(0.007, 0.8, 0.007), .decoration, .ceiling) { s in
            one(
                .tube([.zero, SIMD3(0, s.y, 0)], radius: s.x / 2, segments: 10),
                .fabric(0.045, 0.04, 0.036), s)
        },
        Shape("key-bunch", as: "bunch of key", "Bunch of keys", SIMD3(0.085, 0.012, 0.14), .tool) {
            bunchOfKeys($0)
        },
        Shape(
            "hanging-coat", as: "hanging coat", "Coat", SIMD3(0.62, 1.08, 0.2), .clothing, .wall,
            density: 40
        ) { coat($0) },
        Shape(
            "hanging-apron", as: "hanging apron", "Apron", SIMD3(0.5, 0.86, 0.08), .clothing,
            .wall, density: 40
        ) { apron($0) },
        Shape(
            "paper-lantern", as: "paper lantern", "Paper lantern", SIMD3(0.34, 0.34, 0.34), .lamp,
            .table, density: 20
        ) { paperLantern($0) },
    ]

    private static func bunchOfKeys(_ s: SIMD3<Float>) -> AssetGeometry {
        let steel = AssetMaterial.metal(0.55, 0.56, 0.58, roughness: 0.28)
        let brass = AssetMaterial.metal(0.72, 0.5, 0.2, roughness: 0.28)
        let r = s.x * 0.26
        let ring = SIMD3(0, s.y / 2, -s.z / 2 + r)
        let loop = (0..<48).map { i -> SIMD3<Float> in
            let a = 2 * Float.pi * Float(i) / 48
            return ring + SIMD3(sine(a) * r, 0, cosine(a) * r)
        }
        var parts: [AssetPart] = [
            .fixed(.tube(loop, radius: s.y * 0.12, segments: 12, closed: true), steel, "ring")
        ]
        for (k, turn) in ([-0.42, -0.14, 0.16, 0.44] as [Float]).enumerated() {
            let long = (s.z - 1.5 * r) * (k % 2 == 0 ? 0.98 : 0.86)
            let bow = long * 0.17
            var key = torus(bow * 0.72, bow * 0.3, squash: 0.4).mapped(
                scale: SIMD3(1, 1, 1), offset: SIMD3(0, -bow * 0.12, bow * 0.8))
            key.append(
                .box(
                    SIMD3(bow * 0.36, s.y * 0.16, long * 0.74),
                    center: SIMD3(0, 0, bow * 1.5 + long * 0.3), bevel: s.y * 0.03))
            for tooth in 0..<3 {
                key.append(
                    .box(
                        SIMD3(bow * (0.5 + 0.16 * Float((tooth + k) % 3)), s.y * 0.14, bow * 0.24),
                        center: SIMD3(bow * 0.36, 0, long * (0.72 + 0.09 * Float(tooth)))))
            }
            let foot = ring + SIMD3(sine(turn) * r, 0, cosine(turn) * r) * 0.82
            parts.append(
                .main(
                    key.turned(
                        yaw: turn * 0.8,
                        offset: foot + SIMD3(0, s.y * (0.12 * Float(k) - 0.18), 0)),
                    k % 2 == 0 ? brass : steel, "key \(k + 1)"))
        }
        return AssetGeometry(parts: parts, size: s)
    }

    /// A wide tube down from the shoulders with folds toward its hem, two sleeves, a collar and buttons.
    private static func coat(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x, s.y, s.z)
        func body(_ y: Float) -> (x: Float, z: Float) {
            let t = 1 - y / h
            let shoulder = min(1, max(0, (t - 0.035) / 0.09))
            let x = 0.09 + 0.25 * powf(shoulder, 0.55) + 0.02 * t + 0.06 * max(0, t - 0.45)
            return (x * w, (0.2 + 0.2 * shoulder + 0.1 * max(0, t - 0.4)) * d)
        }
        let (rows, columns) = (56, 96)
        let cloth = Mesh.sheet(columns: columns, rows: rows) { u, v in
            let a = 2 * Float.pi * u
            let y = h * 0.965 * v
            let (x, z) = body(y)
            let fold = powf(max(0, 1 - v * 1.25), 1.3)
            let wave = 1 + fold * (0.09 * sine(a * 7 + 1) + 0.06 * sine(a * 11 + v * 3))
            return SIMD3(sine(a) * x, y, cosine(a) * z * wave)
        }
        var sleeves = Mesh()
        for side: Float in [-1, 1] {
            let path = (0...22).map { i -> SIMD3<Float> in
                let t = Float(i) / 22
                return SIMD3(
                    side * w * (0.25 + 0.17 * powf(t, 0.5)), h * (0.875 - 0.53 * t),
                    d * (0.02 + 0.16 * t * t))
            }
            let radii = (0...22).map { i -> Float in
                let t = Float(i) / 22
                let shoulder = min(1, 0.45 + t * 4).squareRoot()
                return w * (0.12 - 0.035 * t + 0.003 * sine(t * 34)) * shoulder
            }
            sleeves.append(.tube(path, radius: 0, radii: radii, flatten: 0.75, segments: 28))
        }
        let front = d * 0.41
        var trim = Mesh()
        for side: Float in [-1, 1] {
            let lapel = Mesh.prism(
                [
                    SIMD2(0, h * 0.62), SIMD2(side * w * 0.15, h * 0.8),
                    SIMD2(side * w * 0.11, h * 0.83), SIMD2(side * w * 0.14, h * 0.87),
                    SIMD2(side * w * 0.075, h * 0.955), SIMD2(side * w * 0.03, h * 0.93),
                ], depth: 0.012, bevel: 0.003)
            trim.append(lapel.turned(offset: SIMD3(0, 0, front - 0.012)))
            trim.append(
                .box(
                    SIMD3(w * 0.17, h * 0.028, 0.012),
                    center: SIMD3(side * w * 0.2, h * 0.36, front + 0.004), bevel: 0.004))
        }
        let collar = (0...24).map { i -> SIMD3<Float> in
            let a = Float.pi * (0.2 + 1.6 * Float(i) / 24)
            return SIMD3(sine(a) * w * 0.1, h * 0.955, cosine(a) * d * 0.28)
        }
        trim.append(.tube(collar, radius: h * 0.028, flatten: 0.55, segments: 16))
        let seam = Mesh.tube(
            (0...20).map { SIMD3(w * 0.012, h * (0.03 + 0.59 * Float($0) / 20), front + 0.003) },
            radius: 0.004, flatten: 1.8, segments: 8)
        var buttons = Mesh()
        for k in 0..<4 {
            buttons.append(
                .ball(
                    SIMD3(w * 0.019, w * 0.019, 0.006),
                    center: SIMD3(w * 0.045, h * (0.24 + 0.12 * Float(k)), front + 0.01),
                    segments: 20))
        }
        let loop = (0..<20).map { i -> SIMD3<Float> in
            let a = 2 * Float.pi * Float(i) / 20
            return SIMD3(sine(a) * w * 0.022, h * (0.98 + 0.02 * cosine(a)), -d * 0.2)
        }
        let wool = AssetMaterial.fabric(0.3, 0.19, 0.1)
        return AssetGeometry(
            parts: [
                .sheet(cloth, wool, "cloth", main: true), .main(sleeves, wool, "sleeves"),
                .main(trim, wool, "trim"),
                .fixed(seam, .fabric(0.12, 0.075, 0.04), "seam"),
                .fixed(buttons, .plastic(0.05, 0.03, 0.02), "buttons"),
                .fixed(
                    .tube(loop, radius: 0.003, segments: 8, closed: true),
                    .fabric(0.1, 0.07, 0.05), "loop"),
            ], size: s)
    }

    /// A bib, a skirt with a pocket, a band about the neck.
    private static func apron(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x, s.y, s.z)
        func half(_ v: Float) -> Float {
            let bib: Float = 0.26
            if v > 0.62 { return bib }
            if v < 0.5 { return 0.5 }
            let t = (v - 0.5) / 0.12
            return 0.5 + (bib - 0.5) * powf(t, 0.6)
        }
        func wave(_ x: Float, _ v: Float) -> Float {
            d * (0.12 * sine(x * 19 + 1) + 0.1 * sine(x * 41)) * powf(max(0, 1 - v), 1.2)
        }
        let cloth = Mesh.sheet(columns: 60, rows: 60) { u, v in
            let x = (u - 0.5) * 2 * half(v) * w * (1 - 0.12 * (1 - v))
            return SIMD3(x, h * 0.84 * v, wave(x / w * 2.4, v))
        }
        let pocket = Mesh.sheet(columns: 24, rows: 12) { u, v in
            let x = (u - 0.5) * 0.44 * w
            let y = 0.26 + 0.2 * v
            return SIMD3(x, h * 0.84 * y, wave(x / w * 2.4, y) + 0.006)
        }
        var bands = Mesh.tube(
            (0...30).map { i -> SIMD3<Float> in
                let a = Float.pi * Float(i) / 30
                return SIMD3(cosine(a) * w * 0.23, h * (0.83 + 0.165 * sine(a)), 0)
            }, radius: 0.008, flatten: 0.3, segments: 10)
        for side: Float in [-1, 1] {
            bands.append(
                .tube(
                    (0...16).map { i -> SIMD3<Float> in
                        let t = Float(i) / 16
                        return SIMD3(
                            side * w * (0.46 + 0.03 * sine(t * 3)), h * (0.42 - 0.36 * t),
                            0.012 + 0.01 * t)
                    }, radius: 0.007, flatten: 0.3, segments: 8))
        }
        let linen = AssetMaterial.fabric(0.55, 0.5, 0.4)
        return AssetGeometry(
            parts: [
                .sheet(cloth, linen, "cloth", main: true),
                .sheet(pocket, linen, "pocket", main: true), .main(bands, linen, "bands"),
            ], size: s)
    }

    /// A globe of paper over hoops of wire.
    private static func paperLantern(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        var skin = Outline(r * 0.3, h * 0.03)
        for k in 1...64 {
            let t = Float(k) / 64
            let y = h * (0.03 + 0.94 * t)
            let q = (1 - powf(2 * t - 1, 2)).squareRoot()
            // Between the hoops the paper is drawn in.
            let rib = 0.012 * abs(sine(t * .pi * 11))
            skin.line(max(r * 0.3, r * (0.3 + 0.7 * q) * (1 - rib)), y)
        }
        let rings = [h * 0.03, h * 0.97].map { y in
            Mesh.tube(
                (0..<40).map { i -> SIMD3<Float> in
                    let a = 2 * Float.pi * Float(i) / 40
                    return SIMD3(sine(a) * r * 0.3, y, cosine(a) * r * 0.3)
                }, radius: h * 0.018, segments: 10, closed: true)
        }
        var frame = rings[0]
        frame.append(rings[1])
        frame.append(
            .tube(
                [SIMD3(-r * 0.3, h * 0.97, 0), SIMD3(r * 0.3, h * 0.97, 0)], radius: 0.002,
                segments: 6))
        return AssetGeometry(
            parts: [
                .main(.lathe(skin, crease: 0.9), .paper(0.78, 0.2, 0.1), "paper"),
                .fixed(frame, .wood(0.12, 0.05, 0.03), "frame"),
            ], size: s, lampPoint: SIMD3(0, h / 2, 0))
    }
}
