import PlantainProto

/// Garden tools, timber, what hangs in halls and gardens, what pets have.
extension Shape {
    static let yard: [Shape] = [
        Shape(
            "watering-can", as: "watering can", "Watering can", SIMD3(0.46, 0.34, 0.2), .container,
            .table, density: 60
        ) { s in
            let (w, h) = (s.x, s.y)
            let r = s.z / 2
            let left = -w / 2 + r * 1.15
            let zinc = AssetMaterial.metal(0.5, 0.52, 0.53, roughness: 0.38)
            var o = Outline(0, 0)
            for (x, y) in [
                (0.96, 0), (1, 0.02), (0.98, 0.04), (0.92, 0.58), (0.96, 0.6), (0.92, 0.62),
            ] as [(Float, Float)] { o.line(x * r, y * h) }
            o.line(r * 0.88, h * 0.6)
            o.line(r * 0.9, h * 0.08)
            o.line(0, h * 0.06)
            func moved(_ mesh: Mesh) -> Mesh {
                mesh.mapped(scale: SIMD3(repeating: 1), offset: SIMD3(left, 0, 0))
            }
            var body = moved(.lathe(o))
            // Half its mouth is covered.
            body.append(
                moved(
                    Mesh.prism(
                        (0...24).map { i in
                            let a = Float.pi * (Float(i) / 24 - 0.5)
                            return SIMD2(cosine(a) * r * 0.94, sine(a) * r * 0.94)
                        }, depth: h * 0.015
                    ).turned(pitch: -.pi / 2, offset: SIMD3(0, h * 0.605, 0))))
            let spout = Mesh.tube(
                [
                    SIMD3(left + r * 0.8, h * 0.12, 0), SIMD3(w * 0.2, h * 0.46, 0),
                    SIMD3(w * 0.4, h * 0.84, 0),
                ], radius: 0,
                radii: [r * 0.24, r * 0.16, r * 0.12], segments: 24)
            let rose = Mesh.tube(
                [
                    SIMD3(w * 0.39, h * 0.8, 0), SIMD3(w * 0.455, h * 0.9, 0),
                    SIMD3(w * 0.465, h * 0.915, 0),
                ], radius: 0,
                radii: [r * 0.13, r * 0.4, r * 0.38], segments: 32)
            body.append(spout)
            body.append(rose)
            body.append(
                .tube(
                    (0...24).map { i -> SIMD3<Float> in
                        let a = Float.pi * Float(i) / 24
                        return SIMD3(left + cosine(a) * r * 0.86, h * (0.6 + 0.39 * sine(a)), 0)
                    }, radius: r * 0.07, segments: 14))
            body.append(
                .tube(
                    (0...20).map { i -> SIMD3<Float> in
                        let a = Float.pi * Float(i) / 20
                        return SIMD3(
                            left - r * (0.9 + 0.32 * sine(a)), h * (0.34 - 0.2 * cosine(a)), 0)
                    }, radius: r * 0.06, segments: 12))
            return one(body, zinc, s)
        },
        Shape("trowel", "Garden trowel", SIMD3(0.3, 0.045, 0.085), .tool, density: 600) { s in
            let blade = Mesh.sheet(columns: 14, rows: 24) { u, v in
                let wide =
                    v < 0.3
                    ? 0.72 + 0.28 * sine(v / 0.3 * .pi / 2)
                    : powf(max(0, 1 - powf((v - 0.3) / 0.7, 2.4)), 0.6)
                let t = (u - 0.5) * 2
                return SIMD3(
                    s.x * (0.02 + 0.48 * v), s.y * (0.12 + 0.34 * t * t * wide + 0.2 * (1 - v)),
                    t * wide * s.z / 2)
            }
            let neck = Mesh.tube(
                [
                    SIMD3(s.x * 0.06, s.y * 0.32, 0), SIMD3(-s.x * 0.02, s.y * 0.6, 0),
                    SIMD3(-s.x * 0.1, s.y * 0.66, 0),
                ], radius: s.y * 0.1, segments: 14)
            let grip = Mesh.tube(
                (0...10).map {
                    SIMD3(s.x * (-0.08 - 0.42 * Float($0) / 10), s.y * (0.66 - 0.02 * Float($0)), 0)
                }, radius: 0,
                radii: [0.24, 0.3, 0.34, 0.34, 0.32, 0.32, 0.34, 0.36, 0.36, 0.3, 0.12].map {
                    $0 * s.y
                }, segments: 24)
            return AssetGeometry(
                parts: [
                    .sheet(blade, .metal(0.5, 0.5, 0.51, roughness: 0.3), "blade"),
                    .fixed(neck, .metal(0.45, 0.45, 0.46, roughness: 0.35), "neck"),
                    .main(grip, .wood(0.45, 0.24, 0.1), "grip"),
                ], size: s)
        },
        Shape("rake", "Rake", SIMD3(0.42, 1.5, 0.1), .tool, .floor, density: 60) { s in
            let shaft = Mesh.tube(
                [SIMD3(0, s.y, 0), SIMD3(0, s.y * 0.05, 0)], radius: 0.014, segments: 16)
            var head = Mesh.box(
                SIMD3(s.x, s.y * 0.022, 0.03), center: SIMD3(0, s.y * 0.05, 0), bevel: 0.004)
            for k in 0..<14 {
                let x = s.x * (-0.47 + 0.94 * Float(k) / 13)
                head.append(
                    .tube(
                        [
                            SIMD3(x, s.y * 0.05, 0), SIMD3(x, s.y * 0.03, s.z * 0.4),
                            SIMD3(x, 0.002, s.z * 0.5),
                        ], radius: 0, radii: [0.004, 0.0035, 0.0015],
                        segments: 8))
            }
            return AssetGeometry(
                parts: [
                    .main(shaft, .wood(0.5, 0.32, 0.15), "shaft"),
                    .fixed(head, .metal(0.2, 0.2, 0.21, roughness: 0.5), "head"),
                ], size: s)
        },
        Shape("log", "Log", SIMD3(0.9, 0.3, 0.3), .outdoor, .floor, density: 600) { s in
            let r = s.y / 2
            var bark = Mesh.tube(
                (0...30).map { SIMD3(s.x * (Float($0) / 30 - 0.5), r, 0) }, radius: r * 0.95,
                segments: 96)
            for i in bark.positions.indices {
                let p = bark.positions[i]
                let a = arcTangent(p.y - r, p.z)
                let rough =
                    0.03 * sine(a * 17 + 3 * sine(p.x * 9)) + 0.022 * sine(a * 41 + p.x * 31) + 0.02
                    * sine(a * 5 + p.x * 4)
                let q = (p - SIMD3(p.x, r, 0)) * (1 + rough)
                bark.positions[i] = SIMD3(p.x, r + q.y, q.z)
            }
            var wood = Mesh()
            var rings = Mesh()
            for side: Float in [-1, 1] {
                wood.append(
                    disc(r * 0.9, 0.006).turned(
                        roll: .pi / 2, offset: SIMD3(side * s.x * 0.5, r, 0)))
                for k in 1..<7 {
                    rings.append(
                        torus(r * 0.128 * Float(k), r * 0.008).turned(
                            roll: .pi / 2, offset: SIMD3(side * (s.x * 0.5 + 0.002), r, 0.004)))
                }
            }
            return AssetGeometry(
                parts: [
                    .main(
                        bark.smoothed(crease: 0.9), .matte(0.11, 0.075, 0.05, roughness: 0.95),
                        "bark"),
                    .fixed(wood, .wood(0.6, 0.42, 0.23), "wood"),
                    .fixed(rings, .matte(0.36, 0.22, 0.11), "rings"),
                ], size: s,
                top: SupportArea(height: s.y * 0.985, halfExtents: SIMD2(s.x * 0.42, s.z * 0.26)))
        },
        Shape(
            "pet-bed", as: "pet bed", "Pet bed", SIMD3(0.62, 0.19, 0.5), .furniture, .floor,
            density: 40
        ) { s in
            let rim = Mesh.tube(
                (0..<80).map { i -> SIMD3<Float> in
                    let a = 2 * Float.pi * Float(i) / 80
                    let dip = 1.5 * powf(max(0, cosine(a)), 4)
                    return SIMD3(
                        sine(a) * (s.x / 2 - s.y * 0.46), s.y * (0.5 - 0.16 * dip),
                        cosine(a) * (s.z / 2 - s.y * 0.46))
                }, radius: s.y * 0.46, segments: 28, closed: true)
            let cushion = Mesh.ball(
                SIMD3(s.x * 0.38, s.y * 0.4, s.z * 0.38), center: SIMD3(0, s.y * 0.34, 0),
                segments: 48)
            return AssetGeometry(
                parts: [
                    .main(rim, .fabric(0.24, 0.2, 0.17), "rim"),
                    .fixed(cushion, .fabric(0.72, 0.68, 0.6), "cushion"),
                ], size: s,
                inside: SupportArea(
                    height: s.y * 0.5, halfExtents: SIMD2(s.x * 0.26, s.z * 0.24), depth: s.y * 0.4)
            )
        },
        Shape("bone", "Dog bone", SIMD3(0.15, 0.034, 0.05), .toy, density: 700) { s in
            let y = s.y / 2
            var mesh = Mesh.tube(
                (0...16).map { SIMD3(s.x * (-0.36 + 0.72 * Float($0) / 16), y, 0) }, radius: 0,
                radii: (0...16).map { y * (0.6 + 0.3 * powf(abs(Float($0) / 8 - 1), 3)) },
                segments: 28)
            for x in [-0.39, 0.39] as [Float] {
                for z in [-0.24, 0.24] as [Float] {
                    mesh.append(
                        .ball(
                            SIMD3(s.z * 0.27, y, s.z * 0.26), center: SIMD3(x * s.x, y, z * s.z),
                            segments: 28))
                }
            }
            return one(mesh, .init(baseColor: SIMD3(0.72, 0.62, 0.46), roughness: 0.5), s)
        },
        Shape("leash", "Dog leash with collar", SIMD3(0.34, 0.03, 0.24), .clothing, density: 200) {
            s in
            let strap = (0...160).map { i -> SIMD3<Float> in
                let t = Float(i) / 160
                let a = t * 2 * Float.pi * 2.6
                let q: Float = 0.34 + 0.12 * sine(a * 0.38)
                return SIMD3(
                    s.x * (q * sine(a) - 0.1), s.y * (0.12 + 0.26 * t), s.z * (q * cosine(a)))
            }
            let tail = (0...20).map { i -> SIMD3<Float> in
                let t = Float(i) / 20
                return SIMD3(
                    s.x * (0.2 + 0.28 * t), s.y * (0.38 - 0.24 * t), s.z * (0.1 - 0.3 * sine(t * 2))
                )
            }
            var metal = torus(s.y * 0.5, s.y * 0.1).mapped(
                scale: SIMD3(repeating: 1), offset: SIMD3(s.x * 0.46, 0, -s.z * 0.18))
            metal.append(
                .ball(
                    SIMD3(repeating: s.y * 0.2), center: SIMD3(s.x * 0.42, s.y * 0.2, -s.z * 0.14),
                    segments: 16))
            var band = Mesh.tube(strap, radius: s.y * 0.12, flatten: 2.4, segments: 14)
            band.append(.tube(tail, radius: s.y * 0.12, flatten: 2.4, segments: 14))
            return AssetGeometry(
                parts: [
                    .main(band, .fabric(0.5, 0.03, 0.03), "strap"), .fixed(metal, .metal(), "clip"),
                ], size: s)
        },
        Shape(
            "coat-hooks", as: "coat hook", "Board with coat hooks", SIMD3(0.6, 0.14, 0.09),
            .decoration, .wall, density: 200
        ) { s in
            let board = Mesh.box(
                SIMD3(s.x, s.y * 0.7, s.z * 0.22), center: SIMD3(0, s.y * 0.6, -s.z * 0.39),
                bevel: 0.004)
            var hooks = Mesh()
            for x in [-0.36, -0.12, 0.12, 0.36] as [Float] {
                hooks.append(
                    .box(
                        SIMD3(s.x * 0.04, s.y * 0.4, s.z * 0.06),
                        center: SIMD3(x * s.x, s.y * 0.6, -s.z * 0.26), bevel: 0.002))
                let arm: [SIMD3<Float>] = (0...14).map { i in
                    let a = Float.pi * Float(i) / 14
                    return SIMD3(
                        x * s.x, s.y * (0.34 - 0.28 * sine(a)),
                        s.z * (-0.25 + 0.32 * (1 - cosine(a))))
                }
                hooks.append(.tube(arm, radius: s.y * 0.045, segments: 12))
                hooks.append(
                    .ball(
                        SIMD3(repeating: s.y * 0.085),
                        center: SIMD3(x * s.x, s.y * 0.36, s.z * 0.4), segments: 18))
                hooks.append(
                    .tube(
                        [
                            SIMD3(x * s.x, s.y * 0.7, -s.z * 0.26),
                            SIMD3(x * s.x, s.y * 0.86, s.z * 0.2),
                        ], radius: s.y * 0.04, segments: 12))
                hooks.append(
                    .ball(
                        SIMD3(repeating: s.y * 0.075),
                        center: SIMD3(x * s.x, s.y * 0.88, s.z * 0.22), segments: 18))
            }
            return AssetGeometry(
                parts: [
                    .main(board, .wood(0.4, 0.22, 0.1), "board"),
                    .fixed(hooks, .metal(0.16, 0.15, 0.14, roughness: 0.35), "hooks"),
                ], size: s)
        },
        Shape(
            "clothesline", "Laundry on a line", SIMD3(3.4, 1.95, 0.5), .outdoor, .floor, density: 5
        ) { clothesline($0) },
        Shape(
            "seed-packet", as: "seed packet", "Packet of seeds", SIMD3(0.085, 0.005, 0.12),
            .stationery
        ) { s in
            let bag = Mesh.box(s, center: SIMD3(0, s.y / 2, 0), bevel: s.y * 0.4)
            let picture = Mesh.box(
                SIMD3(s.x * 0.8, s.y * 0.04, s.z * 0.5), center: SIMD3(0, s.y, s.z * 0.12))
            var bloom = Mesh()
            for k in 0..<9 {
                let a = 2 * Float.pi * Float(k) / 9
                bloom.append(
                    Mesh.ball(SIMD3(0.006, 0.0006, 0.011), center: SIMD3(0, 0, 0.014), segments: 14)
                        .turned(yaw: a, offset: SIMD3(0, s.y * 1.03, s.z * 0.12)))
            }
            let eye = disc(0.006, 0.0012, at: SIMD3(0, s.y * 1.05, s.z * 0.12))
            return AssetGeometry(
                parts: [
                    .main(bag, .paper(0.78, 0.73, 0.6), "bag"),
                    .fixed(picture, .paper(0.16, 0.3, 0.12), "picture"),
                    .fixed(bloom, .paper(0.85, 0.6, 0.05), "bloom"),
                    .fixed(eye, .paper(0.14, 0.06, 0.02), "eye"),
                ], size: s,
                textPanels: [
                    TextPanel(
                        name: "title", origin: SIMD3(-s.x * 0.4, s.y * 1.03, -s.z * 0.16),
                        right: SIMD3(s.x * 0.8, 0, 0), up: SIMD3(0, 0, -s.z * 0.26))
                ])
        },
    ]

    /// Two posts, a line that sags, and what dries on it: sheets, shirts, socks.
    private static func clothesline(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h) = (s.x / 2, s.y)
        var posts = Mesh()
        for side: Float in [-1, 1] {
            posts.append(
                .tube(
                    [SIMD3(side * w * 0.97, 0, 0), SIMD3(side * w * 0.97, h, 0)], radius: 0.045,
                    segments: 16))
            posts.append(
                .box(
                    SIMD3(0.07, 0.06, s.z), center: SIMD3(side * w * 0.97, h * 0.955, 0),
                    bevel: 0.01))
        }
        func sag(_ x: Float) -> Float { h * 0.97 - 0.09 * (1 - (x / w) * (x / w)) }
        let line = Mesh.tube(
            (0...40).map { i -> SIMD3<Float> in
                let x = w * (Float(i) / 20 - 1) * 0.97
                return SIMD3(x, sag(x), 0)
            }, radius: 0.006, segments: 8)
        let pieces: [(x: Float, width: Float, drop: Float, color: SIMD3<Float>, shirt: Bool)] = [
            (-0.74, 0.52, 0.62, SIMD3(0.55, 0.04, 0.05), true),
            (-0.38, 0.62, 0.98, SIMD3(0.78, 0.77, 0.73), false),
            (-0.02, 0.5, 0.6, SIMD3(0.85, 0.55, 0.05), true),
            (0.34, 0.66, 0.86, SIMD3(0.06, 0.2, 0.46), false),
            (0.73, 0.5, 0.62, SIMD3(0.08, 0.34, 0.2), true),
        ]
        var parts: [AssetPart] = [
            .fixed(posts, .wood(0.36, 0.24, 0.14), "posts"),
            .fixed(line, .fabric(0.7, 0.68, 0.6), "line"),
        ]
        var pegs = Mesh()
        for (k, piece) in pieces.enumerated() {
            let middle = piece.x * w
            func drape(_ x: Float, _ v: Float) -> SIMD3<Float> {
                let top = sag(x)
                let wave =
                    0.035 * v * sine(x * 17 + Float(k) * 2) + 0.05 * v * v * sine(x * 6 + Float(k))
                return SIMD3(x, top - piece.drop * v + 0.012 * sine(v * .pi) * sine(x * 40), wave)
            }
            let sheet = Mesh.sheet(columns: 36, rows: 28) { u, v in
                let t = 1 - v
                var half = piece.width / 2
                if piece.shirt {
                    // Hung by its hem: sleeves below.
                    half *=
                        t < 0.62
                        ? 0.66
                        : t < 0.9
                            ? 0.66 + 0.34 * min(1, (t - 0.62) / 0.06)
                            : 0.66 + 0.34 * max(0.2, (1 - t) / 0.1)
                }
                return drape(middle + (u - 0.5) * 2 * half, t)
            }
            parts.append(
                .sheet(
                    sheet, .fabric(piece.color.x, piece.color.y, piece.color.z), "piece \(k + 1)",
                    main: true))
            for side: Float in [-1, 1] {
                let x = middle + side * piece.width * (piece.shirt ? 0.3 : 0.44)
                pegs.append(
                    .box(
                        SIMD3(0.014, 0.075, 0.018), center: SIMD3(x, sag(x) + 0.004, 0),
                        bevel: 0.003))
            }
        }
        parts.append(.fixed(pegs, .wood(0.6, 0.42, 0.23), "pegs"))
        return AssetGeometry(parts: parts, size: s)
    }
}
