import PlantainProto

/// Records and what plays them, guitars, metronomes, sheet music.
extension Shape {
    static let music: [Shape] = [
        Shape(
            "cassette", as: "cassette tape", "Cassette", SIMD3(0.1, 0.012, 0.064), .electronics,
            density: 500
        ) { s in
            let body = Mesh.box(s, center: SIMD3(0, s.y / 2, 0), bevel: s.y * 0.14)
            let label = Mesh.box(
                SIMD3(s.x * 0.88, s.y * 0.04, s.z * 0.62), center: SIMD3(0, s.y, -s.z * 0.08),
                bevel: s.y * 0.01)
            let window = Mesh.box(
                SIMD3(s.x * 0.46, s.y * 0.05, s.z * 0.22), center: SIMD3(0, s.y * 1.01, -s.z * 0.04)
            )
            var reels = Mesh()
            for x in [-0.21, 0.21] as [Float] {
                reels.append(
                    torus(s.x * 0.045, s.x * 0.012).mapped(
                        scale: SIMD3(1, 0.4, 1), offset: SIMD3(x * s.x, s.y * 1.0, -s.z * 0.04)))
            }
            return AssetGeometry(
                parts: [
                    .main(body, .plastic(0.03, 0.03, 0.035, roughness: 0.3)),
                    .fixed(label, .paper(0.76, 0.7, 0.56), "label"),
                    .fixed(
                        window, .init(baseColor: SIMD3(0.06, 0.035, 0.025), roughness: 0.1),
                        "window"),
                    .fixed(reels, .plastic(0.8, 0.8, 0.78), "reels"),
                ], size: s)
        },
        Shape(
            "vinyl-record", as: "vinyl record", "Vinyl record", SIMD3(0.3, 0.0024, 0.3),
            .electronics, density: 900
        ) { s in
            AssetGeometry(parts: record(s.x / 2, s.y, lift: 0), size: s)
        },
        Shape(
            "record-player", as: "record player", "Record player", SIMD3(0.44, 0.15, 0.36),
            .electronics, density: 250
        ) { s in
            let (w, h, d) = (s.x, s.y, s.z)
            let top = h * 0.56
            let case_ = Mesh.box(SIMD3(w, h * 0.46, d), center: SIMD3(0, h * 0.33, 0), bevel: 0.006)
            var feet = Mesh()
            for x in [-0.4, 0.4] as [Float] {
                for z in [-0.38, 0.38] as [Float] {
                    feet.append(disc(w * 0.04, h * 0.11, at: SIMD3(x * w, h * 0.055, z * d)))
                }
            }
            let r = d * 0.43
            let middle = SIMD3(-w * 0.09, 0, Float(0))
            var parts: [AssetPart] = [
                .main(case_, .wood(0.26, 0.12, 0.05), "case"),
                .fixed(feet, .rubber(0.02, 0.02, 0.02), "feet"),
                .fixed(
                    .box(
                        SIMD3(w * 0.97, h * 0.03, d * 0.96), center: SIMD3(0, top, 0), bevel: 0.002),
                    .plastic(0.03, 0.03, 0.033, roughness: 0.4), "deck"),
                .fixed(
                    disc(r * 1.04, h * 0.1, at: middle + SIMD3(0, top + h * 0.06, 0)),
                    .metal(0.6, 0.6, 0.61, roughness: 0.2), "platter"),
            ]
            parts += record(r, h * 0.03, lift: top + h * 0.11).map { part in
                var part = part
                part.mesh = part.mesh.mapped(scale: SIMD3(repeating: 1), offset: middle)
                return part
            }
            var arm = Mesh.tube(
                [
                    SIMD3(w * 0.39, top + h * 0.26, -d * 0.32),
                    SIMD3(w * 0.38, top + h * 0.27, d * 0.08),
                    SIMD3(w * 0.2, top + h * 0.2, d * 0.26),
                ], radius: h * 0.025, segments: 12)
            arm.append(disc(w * 0.045, h * 0.2, at: SIMD3(w * 0.39, top + h * 0.1, -d * 0.32)))
            arm.append(disc(w * 0.02, h * 0.3, at: SIMD3(w * 0.39, top + h * 0.2, -d * 0.32)))
            arm.append(
                Mesh.box(SIMD3(w * 0.03, h * 0.07, d * 0.08), center: .zero, bevel: 0.002).turned(
                    yaw: 0.9, offset: SIMD3(w * 0.19, top + h * 0.185, d * 0.27)))
            parts.append(.fixed(arm, .metal(0.66, 0.66, 0.67, roughness: 0.15), "arm"))
            parts.append(
                .fixed(
                    disc(w * 0.03, h * 0.1, at: SIMD3(w * 0.4, top + h * 0.05, d * 0.38)),
                    .metal(0.5, 0.5, 0.5), "knob"))
            return AssetGeometry(parts: parts, size: s)
        },
        Shape("sheet-music", as: "sheet music", "Sheet music", SIMD3(0.22, 0.003, 0.3), .stationery)
        { s in
            let sheet = Mesh.box(SIMD3(s.x, s.y * 0.6, s.z), center: SIMD3(0, s.y * 0.3, 0))
            var ink = Mesh()
            for stave in 0..<7 {
                let z = s.z * (-0.4 + 0.125 * Float(stave))
                for line in 0..<5 {
                    ink.append(
                        .box(
                            SIMD3(s.x * 0.86, s.y * 0.1, 0.0005),
                            center: SIMD3(0, s.y * 0.64, z + Float(line) * 0.0028)))
                }
                for k in 0..<14 {
                    let x = s.x * (-0.38 + 0.06 * Float(k))
                    let up = Float((k * 5 + stave * 3) % 8) * 0.0014
                    ink.append(
                        disc(0.0019, s.y * 0.1, at: SIMD3(x, s.y * 0.66, z + 0.0112 - up)).mapped(
                            scale: SIMD3(1, 1, 1), offset: .zero))
                    ink.append(
                        .box(
                            SIMD3(0.0005, s.y * 0.1, 0.0085),
                            center: SIMD3(x + 0.0017, s.y * 0.66, z + 0.0072 - up)))
                }
            }
            return AssetGeometry(
                parts: [
                    .main(sheet, .paper(0.84, 0.82, 0.76), "paper"),
                    .fixed(ink, .matte(0.015, 0.015, 0.015), "notes"),
                ], size: s)
        },
        Shape("metronome", "Metronome", SIMD3(0.12, 0.22, 0.12), .instrument) { s in
            let (w, h) = (s.x / 2, s.y)
            let body = Mesh.lathe(
                {
                    var o = Outline(0, h * 0.06)
                    o.line(w * 0.86 * 1.3, h * 0.06)
                    o.line(w * 0.36 * 1.3, h * 0.96)
                    o.line(w * 0.3 * 1.3, h)
                    o.line(0, h)
                    return o
                }(), segments: 4, crease: 0.3
            ).turned(yaw: .pi / 4)
            let base = Mesh.box(
                SIMD3(s.x, h * 0.06, s.z), center: SIMD3(0, h * 0.03, 0), bevel: 0.003)
            let face = Mesh.sheet(columns: 1, rows: 1) { u, v in
                let q = w * 0.6 * (1 - 0.56 * v)
                return SIMD3((u - 0.5) * 2 * q * 0.7, h * (0.1 + 0.78 * v), w * (0.885 - 0.46 * v))
            }
            var arm = Mesh.tube(
                [SIMD3(0, h * 0.1, w * 0.92), SIMD3(w * 0.36, h * 0.92, w * 0.52)], radius: 0.0016,
                segments: 10)
            arm.append(
                Mesh.box(SIMD3(0.014, 0.018, 0.006), center: .zero, bevel: 0.002).turned(
                    roll: -0.2, offset: SIMD3(w * 0.27, h * 0.7, w * 0.63)))
            return AssetGeometry(
                parts: [
                    .main(body, .wood(0.2, 0.08, 0.035)),
                    .main(base, .wood(0.2, 0.08, 0.035), "base"),
                    .sheet(face, .init(baseColor: SIMD3(0.75, 0.7, 0.56), roughness: 0.4), "scale"),
                    .fixed(arm, .metal(0.75, 0.6, 0.3, roughness: 0.2), "arm"),
                ], size: s)
        },
        Shape(
            "acoustic-guitar", as: "acoustic guitar", "Acoustic guitar", SIMD3(0.38, 1.02, 0.13),
            .instrument, .floor, density: 40
        ) {
            guitar($0)
        },
        Shape("ukulele", "Ukulele", SIMD3(0.2, 0.54, 0.075), .instrument, .floor, density: 40) {
            guitar($0)
        },
    ]

    private static func record(_ r: Float, _ h: Float, lift: Float) -> [AssetPart] {
        var o = Outline(0, lift)
        o.line(r, lift)
        o.line(r, lift + h)
        for k in 0...60 {
            o.line(r * (0.97 - 0.6 * Float(k) / 60), lift + h * (k % 2 == 0 ? 1 : 0.72))
        }
        o.line(0, lift + h)
        return [
            .fixed(
                .lathe(o, segments: 96, crease: 1.4),
                .plastic(0.012, 0.012, 0.013, roughness: 0.25), "vinyl"),
            .main(
                disc(r * 0.34, h * 0.3, at: SIMD3(0, lift + h * 1.05, 0)), .paper(0.55, 0.06, 0.03),
                "label"),
            .fixed(disc(r * 0.024, h * 0.6, at: SIMD3(0, lift + h * 1.1, 0)), .metal(), "hole"),
        ]
    }

    /// Upright, its belly to the front.
    private static func guitar(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x / 2, s.y, s.z)
        let long = h * 0.49
        let knots: [(Float, Float)] = [
            (0, 0.3), (0.04, 0.66), (0.14, 0.94), (0.26, 1), (0.4, 0.9), (0.56, 0.66), (0.64, 0.62),
            (0.74, 0.7), (0.86, 0.74),
            (0.95, 0.6), (1, 0.2),
        ]
        var line = Outline(knots[0].1 * w, 0)
        line.spline(knots.dropFirst().map { SIMD2($0.1 * w, $0.0 * long) }, steps: 6)
        let right = line.points
        let outline = right + right.reversed().map { SIMD2(-$0.x, $0.y) }
        let thick = d * 0.78
        let back = Mesh.prism(outline, depth: thick, bevel: thick * 0.05)
        let face = Mesh.prism(
            outline.map { SIMD2($0.x * 0.985, long / 2 + ($0.y - long / 2) * 0.985) }, depth: 0.004
        )
        .turned(offset: SIMD3(0, 0, thick / 2))
        let z = thick / 2
        var dark = disc(w * 0.27, 0.003).turned(
            pitch: .pi / 2, offset: SIMD3(0, long * 0.66, z + 0.002))
        dark.append(
            .box(
                SIMD3(w * 0.62, long * 0.04, d * 0.09), center: SIMD3(0, long * 0.24, z + d * 0.04),
                bevel: 0.002))
        let ring = Mesh.tube(
            (0..<56).map { i -> SIMD3<Float> in
                let a = 2 * Float.pi * Float(i) / 56
                return SIMD3(sine(a) * w * 0.3, long * 0.66 + cosine(a) * w * 0.3, z + 0.002)
            }, radius: w * 0.016, segments: 8, closed: true)
        var neck = Mesh.box(
            SIMD3(w * 0.26, h * 0.42, d * 0.16),
            center: SIMD3(0, long * 0.86 + h * 0.2, z - d * 0.02), bevel: d * 0.04)
        neck.append(
            .box(
                SIMD3(w * 0.36, h * 0.13, d * 0.12), center: SIMD3(0, h * 0.935, z - d * 0.04),
                bevel: d * 0.03))
        let board = Mesh.box(
            SIMD3(w * 0.27, h * 0.47, d * 0.05),
            center: SIMD3(0, long * 0.84 + h * 0.19, z + d * 0.075), bevel: 0.001)
        var steel = Mesh()
        for k in 0..<14 {
            let y = h * 0.868 - h * 0.44 * (1 - powf(0.944, Float(k) * 1.25))
            steel.append(.box(SIMD3(w * 0.26, 0.0016, 0.0024), center: SIMD3(0, y, z + d * 0.102)))
        }
        for k in 0..<6 {
            let t = (Float(k) - 2.5) / 2.5
            steel.append(
                .tube(
                    [
                        SIMD3(t * w * 0.17, long * 0.24, z + d * 0.11),
                        SIMD3(t * w * 0.1, h * 0.87, z + d * 0.112),
                    ],
                    radius: 0.0007, segments: 6))
        }
        for side: Float in [-1, 1] {
            for k in 0..<3 {
                steel.append(
                    .tube(
                        [
                            SIMD3(side * w * 0.16, h * (0.9 + 0.034 * Float(k)), z - d * 0.04),
                            SIMD3(side * w * 0.27, h * (0.9 + 0.034 * Float(k)), z - d * 0.04),
                        ],
                        radius: w * 0.035, segments: 10))
            }
        }
        return AssetGeometry(
            parts: [
                .main(
                    face,
                    .init(substance: .wood, baseColor: SIMD3(0.6, 0.34, 0.11), roughness: 0.22),
                    "top"),
                .fixed(
                    back,
                    .init(substance: .wood, baseColor: SIMD3(0.2, 0.08, 0.035), roughness: 0.22),
                    "back"),
                .fixed(neck, .wood(0.26, 0.12, 0.05), "neck"),
                .fixed(board, .matte(0.03, 0.02, 0.015, roughness: 0.4), "fingerboard"),
                .fixed(dark, .matte(0.015, 0.01, 0.008), "hole"),
                .fixed(ring, .wood(0.12, 0.06, 0.03), "rosette"),
                .fixed(steel, .metal(0.66, 0.64, 0.58, roughness: 0.2), "strings"),
            ], size: s)
    }
}
