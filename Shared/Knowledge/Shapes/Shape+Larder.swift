import PlantainProto

/// A fish as it is sold, jars without lids, letters that lie open.
extension Shape {
    static let larder: [Shape] = [
        Shape("fish", "Fish", SIMD3(0.32, 0.045, 0.12), .food, density: 500) { fish($0) },
        Shape("open-jar", as: "open jar", "Open jar", SIMD3(0.1, 0.14, 0.1), .container) { s in
            let r = s.x / 2
            let body = hollow(
                r, s.y, foot: 0.82,
                [
                    SIMD2(0.82, 0.01), SIMD2(1, 0.1), SIMD2(1, 0.72), SIMD2(0.84, 0.84),
                    SIMD2(0.84, 0.98), SIMD2(0.85, 1),
                ], wall: 0.05)
            return AssetGeometry(
                parts: [.main(body, .glass(0.96, 1, 0.98))], size: s,
                inside: SupportArea(
                    height: s.y * 0.06, halfExtents: SIMD2(repeating: r * 0.56), depth: s.y * 0.92))
        },
        Shape(
            "slate-board", as: "slate board", "Slate", SIMD3(0.38, 0.009, 0.24), .tableware,
            density: 2700
        ) { s in
            one(
                .box(s, center: SIMD3(0, s.y / 2, 0), bevel: s.y * 0.16),
                .init(baseColor: SIMD3(0.035, 0.037, 0.04), roughness: 0.55), s, flatTop: true)
        },
        Shape("letter", "Letter", SIMD3(0.17, 0.006, 0.23), .stationery, density: 300) { s in
            // Folded twice and opened: it does not lie quite flat.
            func rise(_ v: Float) -> Float { 0.16 + 0.8 * abs(sine(v * 1.5 * .pi)) }
            let sheet = Mesh.sheet(columns: 1, rows: 48) { u, v in
                SIMD3((u - 0.5) * s.x, s.y * rise(v), s.z * (0.5 - v))
            }
            var ink = Mesh()
            for line in 0..<15 {
                let v = 0.86 - 0.047 * Float(line)
                // Nothing is written across a fold.
                if abs(v - 2.0 / 3) < 0.02 || abs(v - 1.0 / 3) < 0.012 { continue }
                let length: Float = line == 0 ? 0.3 : line == 14 ? 0.36 : line % 5 == 4 ? 0.6 : 0.8
                let start: Float = line == 14 ? 0.5 : 0.1
                let path = (0...90).map { i -> SIMD3<Float> in
                    let t = Float(i) / 90
                    let wave =
                        sine(t * 190 * length + Float(line) * 3) * 0.006
                        + sine(t * 67 * length + Float(line)) * 0.004
                    let at = v + wave
                    return SIMD3(
                        (start + length * t - 0.5) * s.x, s.y * rise(at) + 0.0002,
                        s.z * (0.5 - at))
                }
                ink.append(.tube(path, radius: 0.00032, segments: 5))
            }
            return AssetGeometry(
                parts: [
                    .sheet(sheet, .paper(0.82, 0.78, 0.68), "paper", main: true),
                    .fixed(ink, .matte(0.02, 0.025, 0.06), "ink"),
                ], size: s)
        },
    ]

    /// On its side, its head to the left: silver flank, darker back, fins, an eye.
    private static func fish(_ s: SIMD3<Float>) -> AssetGeometry {
        let long = s.x * 0.82
        func half(_ t: Float) -> Float {
            // Half its height from the mouth to the root of the tail.
            0.5 * powf(max(0.0001, sine(.pi * powf(t, 0.72) * 0.94 + 0.02)), 0.8) * (1 - 0.2 * t)
                + 0.055 * t
        }
        func flank(_ from: Float, _ to: Float) -> Mesh {
            Mesh.sheet(columns: 60, rows: 12) { u, v in
                let a = from + (to - from) * v
                let wide = half(u) * s.z * 0.86
                let thick = s.y * 0.5 * powf(max(0.0001, half(u) * 2), 0.7)
                return SIMD3(
                    s.x * -0.5 + long * u, max(0, s.y * 0.46 + sine(a) * thick),
                    -cosine(a) * wide)
            }
        }
        let root = SIMD3(s.x * -0.5 + long * 0.98, s.y * 0.45, Float(0))
        var fins = Mesh()
        for side: Float in [-1, 1] {
            fins.append(
                Mesh.sheet(columns: 10, rows: 6) { u, v in
                    SIMD3(
                        root.x + s.x * 0.2 * u * (0.72 + 0.28 * v), root.y * (1 - 0.3 * u),
                        side * s.z * (0.05 + (0.04 + 0.4 * v) * u))
                })
        }
        for (x, w, d, side) in [
            (0.42, 0.2, 0.15, -1), (0.5, 0.1, 0.1, 1), (0.72, 0.1, 0.09, 1), (0.74, 0.07, 0.06, -1),
        ]
            as [(Float, Float, Float, Float)]
        {
            fins.append(
                Mesh.sheet(columns: 10, rows: 4) { u, v in
                    let t = x + w * (u - 0.5)
                    let out =
                        half(t) * s.z * 0.84 + d * s.z * v * sine(.pi * (0.15 + 0.8 * (1 - u)))
                    return SIMD3(s.x * -0.5 + long * (t + 0.06 * v), s.y * 0.45, side * out)
                })
        }
        let breast = Mesh.sheet(columns: 8, rows: 6) { u, v in
            SIMD3(
                s.x * -0.5 + long * (0.3 + 0.17 * u), s.y * (0.93 - 0.22 * u),
                s.z * (0.06 + (v - 0.5) * 0.16 * u))
        }
        fins.append(breast)
        let eyeAt = SIMD3(s.x * -0.5 + long * 0.095, s.y * 0.72, -s.z * 0.05)
        let gill = (0...16).map { i -> SIMD3<Float> in
            let a = (Float(i) / 16 - 0.5) * 2
            return SIMD3(
                s.x * -0.5 + long * (0.245 - 0.05 * a * a), s.y * (0.46 + 0.48 * cosine(a * 1.15)),
                s.z * 0.3 * a)
        }
        return AssetGeometry(
            parts: [
                .sheet(
                    flank(0.1, .pi), .init(baseColor: SIMD3(0.36, 0.38, 0.4), roughness: 0.22),
                    "flank", main: true),
                .sheet(
                    flank(-.pi / 2, 0.1),
                    .init(baseColor: SIMD3(0.42, 0.43, 0.43), roughness: 0.25), "under"),
                .sheet(
                    flank(0.0, 0.62).mapped(scale: SIMD3(1, 1.004, 1.006), offset: .zero),
                    .init(baseColor: SIMD3(0.05, 0.075, 0.09), roughness: 0.16), "back"),
                .sheet(fins, .init(baseColor: SIMD3(0.26, 0.27, 0.27), roughness: 0.35), "fins"),
                .fixed(
                    .ball(SIMD3(0.0062, 0.003, 0.0062), center: eyeAt, segments: 20),
                    .init(baseColor: SIMD3(0.7, 0.6, 0.3), roughness: 0.08), "eye"),
                .fixed(
                    .ball(
                        SIMD3(0.0035, 0.0034, 0.0035), center: eyeAt + SIMD3(0, 0.0008, 0),
                        segments: 16), .matte(0.005, 0.005, 0.005, roughness: 0.05), "pupil"),
                .fixed(
                    .tube(gill, radius: 0.0011, segments: 8),
                    .init(baseColor: SIMD3(0.2, 0.21, 0.22), roughness: 0.3), "gill"),
            ], size: s)
    }
}
