import PlantainProto

/// Microphones, irons, binoculars, anchors and other things that are known at a glance.
extension Shape {
    static let sundries: [Shape] = [
        Shape("microphone", "Microphone", SIMD3(0.2, 0.056, 0.056), .electronics, density: 700) {
            s in
            let r = s.y / 2
            let body = rod(
                s, [(0, 0.5), (0.01, 0.6), (0.1, 0.62), (0.62, 0.78), (0.7, 0.9), (0.76, 0.9)])
            let middle = SIMD3(s.x * 0.5 - r * 1.02, r, Float(0))
            let grille = Mesh.ball(SIMD3(repeating: r * 0.97), center: middle, segments: 48)
            var wires = Mesh()
            for k in 0..<11 {
                let a = (Float(k) - 5) / 5.5
                let q = (1 - a * a).squareRoot() * r
                for turned in [false, true] {
                    wires.append(
                        .tube(
                            (0..<40).map { i -> SIMD3<Float> in
                                let b = 2 * Float.pi * Float(i) / 40
                                return middle
                                    + (turned
                                        ? SIMD3(sine(b) * q, a * r, cosine(b) * q)
                                        : SIMD3(sine(b) * q, cosine(b) * q, a * r))
                            }, radius: r * 0.028, segments: 6, closed: true))
                }
            }
            let band = Mesh.tube(
                [middle - SIMD3(r * 0.12, 0, 0), middle + SIMD3(r * 0.12, 0, 0)],
                radius: r * 1.02, segments: 40)
            return AssetGeometry(
                parts: [
                    .main(body, .plastic(0.02, 0.02, 0.022, roughness: 0.35)),
                    .fixed(grille, .metal(0.12, 0.12, 0.13, roughness: 0.5), "foam"),
                    .fixed(wires, .metal(0.6, 0.6, 0.61, roughness: 0.25), "grille"),
                    .fixed(band, .metal(0.6, 0.6, 0.61, roughness: 0.2), "band"),
                ], size: s)
        },
        Shape(
            "clothes-iron", as: "iron", "Iron", SIMD3(0.29, 0.15, 0.12), .appliance, .table,
            density: 400
        ) { s in
            func plan(_ share: Float) -> [SIMD2<Float>] {
                let side = (0...20).map { i -> SIMD2<Float> in
                    let t = Float(i) / 20
                    return SIMD2(s.x * (0.5 - t), s.z * 0.5 * powf(t, 0.55))
                }
                return (side + side.dropFirst().reversed().map { SIMD2($0.x, -$0.y) })
                    .map { $0 * share }
            }
            func slab(_ share: Float, _ low: Float, _ high: Float, _ bevel: Float) -> Mesh {
                Mesh.prism(plan(share), depth: (high - low) * s.y, bevel: bevel).turned(
                    pitch: -.pi / 2, offset: SIMD3(0, s.y * (low + high) / 2, 0))
            }
            let grip = Mesh.tube(
                (0...24).map { i -> SIMD3<Float> in
                    let t = Float(i) / 24
                    return SIMD3(
                        s.x * (-0.4 + 0.6 * t),
                        s.y * (0.5 + 0.4 * powf(sine(.pi * (0.08 + 0.84 * t)), 0.5)), 0)
                }, radius: s.y * 0.1, segments: 20)
            return AssetGeometry(
                parts: [
                    .fixed(
                        slab(1, 0, 0.08, 0.001), .metal(0.7, 0.7, 0.71, roughness: 0.15), "sole"),
                    .main(slab(0.97, 0.08, 0.36, s.y * 0.1), .plastic(0.1, 0.25, 0.5)),
                    .main(slab(0.8, 0.3, 0.52, s.y * 0.12), .plastic(0.1, 0.25, 0.5), "hood"),
                    .fixed(grip, .plastic(0.75, 0.75, 0.74), "grip"),
                ], size: s)
        },
        Shape("binoculars", "Binoculars", SIMD3(0.15, 0.06, 0.15), .tool, density: 800) { s in
            let y = s.y / 2
            var (rubber, glass) = (Mesh(), Mesh())
            for side: Float in [-1, 1] {
                let x = side * s.x * 0.27
                rubber.append(
                    .tube(
                        [-0.5, -0.36, -0.34, -0.12, 0, 0.02, 0.46, 0.5].map {
                            SIMD3(x * ($0 < -0.1 ? 0.9 : 1), y, s.z * $0)
                        },
                        radius: 0,
                        radii: [0.42, 0.44, 0.5, 0.62, 0.86, 0.96, 1, 0.94].map { $0 * y },
                        segments: 40))
                glass.append(
                    .ball(
                        SIMD3(y * 0.82, y * 0.82, s.z * 0.02), center: SIMD3(x, y, s.z * 0.492),
                        segments: 32))
            }
            rubber.append(
                .box(
                    SIMD3(s.x * 0.5, y * 0.7, s.z * 0.26), center: SIMD3(0, y * 1.1, -s.z * 0.02),
                    bevel: y * 0.2))
            let wheel = Mesh.tube(
                [SIMD3(0, y * 1.4, -s.z * 0.2), SIMD3(0, y * 1.4, s.z * 0.02)], radius: y * 0.3,
                segments: 24)
            return AssetGeometry(
                parts: [
                    .main(rubber, .rubber(0.025, 0.027, 0.025)),
                    .fixed(wheel, .metal(0.2, 0.2, 0.2), "wheel"),
                    .fixed(
                        glass, .init(baseColor: SIMD3(0.03, 0.02, 0.06), roughness: 0.02), "lenses"),
                ], size: s)
        },
        Shape(
            "camera-lens", as: "camera lens", "Camera lens", SIMD3(0.08, 0.115, 0.08), .electronics,
            density: 1500
        ) { s in
            let (r, h) = (s.x / 2, s.y)
            var o = Outline(0, 0)
            let ribs = (0...24).map { k -> (Float, Float) in
                (0.98 - 0.03 * Float(k % 2), 0.52 + 0.22 * Float(k) / 24)
            }
            for (x, y) in [(0.8, 0), (0.84, 0.04), (0.84, 0.1), (0.94, 0.14), (0.94, 0.48)]
                as [(Float, Float)]
            { o.line(x * r, y * h) }
            for (x, y) in ribs { o.line(x * r, y * h) }
            for (x, y) in [(0.93, 0.76), (0.93, 0.8), (1, 0.88), (1, 1), (0.92, 0.99), (0.84, 0.9)]
                as [(Float, Float)]
            { o.line(x * r, y * h) }
            o.line(0, h * 0.88)
            let glass = Mesh.ball(
                SIMD3(r * 0.8, h * 0.07, r * 0.8), center: SIMD3(0, h * 0.88, 0), segments: 48)
            let ring = torus(r * 0.94, r * 0.02).mapped(
                scale: SIMD3(repeating: 1), offset: SIMD3(0, h * 0.2, 0))
            return AssetGeometry(
                parts: [
                    .main(.lathe(o, crease: 0.4), .plastic(0.018, 0.018, 0.02, roughness: 0.35)),
                    .fixed(
                        glass, .init(baseColor: SIMD3(0.03, 0.015, 0.06), roughness: 0.01), "glass"),
                    .fixed(ring, .metal(0.6, 0.05, 0.04), "ring"),
                ], size: s)
        },
        Shape(
            "fishing-rod", as: "fishing rod", "Fishing rod", SIMD3(0.12, 2.1, 0.16), .sport, .floor,
            density: 40
        ) { s in
            let rod = Mesh.tube(
                [SIMD3(0, s.y * 0.2, 0), SIMD3(0, s.y * 0.6, 0), SIMD3(0, s.y, 0)], radius: 0,
                radii: [0.008, 0.005, 0.0022], segments: 14)
            let cork = Mesh.tube(
                [0, 0.01, 0.1, 0.13, 0.22, 0.23].map { SIMD3(0, s.y * $0, 0) }, radius: 0,
                radii: [0.012, 0.015, 0.014, 0.011, 0.014, 0.009], segments: 20)
            var reel = Mesh.tube(
                [SIMD3(0, s.y * 0.14, 0.015), SIMD3(0, s.y * 0.14, s.z * 0.4)], radius: 0.007,
                segments: 12)
            reel.append(
                disc(0.03, 0.035).turned(roll: .pi / 2, offset: SIMD3(0, s.y * 0.14, s.z * 0.36)))
            reel.append(
                .tube(
                    [
                        SIMD3(0.02, s.y * 0.14, s.z * 0.36),
                        SIMD3(s.x * 0.4, s.y * 0.14, s.z * 0.36),
                        SIMD3(s.x * 0.4, s.y * 0.12, s.z * 0.44),
                    ], radius: 0.004, segments: 10))
            for k in 0..<5 {
                let y = s.y * (0.36 + 0.15 * Float(k))
                reel.append(
                    torus(0.009 - 0.0012 * Float(k), 0.0012).mapped(
                        scale: SIMD3(repeating: 1), offset: SIMD3(0, y, 0.014)))
            }
            return AssetGeometry(
                parts: [
                    .main(rod, .init(baseColor: SIMD3(0.03, 0.04, 0.06), roughness: 0.2), "rod"),
                    .fixed(cork, .matte(0.5, 0.34, 0.2), "cork"),
                    .fixed(reel, .metal(0.4, 0.4, 0.42), "reel"),
                ], size: s)
        },
        Shape("anchor", "Anchor", SIMD3(0.9, 1.2, 0.2), .decoration, .floor, density: 400) { s in
            let thick = s.x * 0.05
            var mesh = Mesh.tube(
                [SIMD3(0, s.y * 0.05, 0), SIMD3(0, s.y * 0.86, 0)], radius: 0,
                radii: [thick * 1.2, thick * 0.85], segments: 20)
            mesh.append(
                .tube(
                    (0..<40).map { i -> SIMD3<Float> in
                        let a = 2 * Float.pi * Float(i) / 40
                        return SIMD3(sine(a) * s.x * 0.085, s.y * 0.92 + cosine(a) * s.x * 0.085, 0)
                    }, radius: thick * 0.5, segments: 14, closed: true))
            mesh.append(
                .tube(
                    [SIMD3(-s.x * 0.27, s.y * 0.76, 0), SIMD3(s.x * 0.27, s.y * 0.76, 0)],
                    radius: thick * 0.7, segments: 16))
            let arc = (0...40).map { i -> SIMD3<Float> in
                let a = Float.pi * (0.1 + 0.8 * Float(i) / 40)
                return SIMD3(-cosine(a) * s.x * 0.44, s.y * 0.42 - sine(a) * s.y * 0.38, 0)
            }
            mesh.append(
                .tube(
                    arc, radius: 0,
                    radii: (0...40).map { thick * (1.25 - 0.6 * abs(Float($0) / 20 - 1)) },
                    segments: 18))
            for side: Float in [-1, 1] {
                let fluke: [SIMD2<Float>] = [SIMD2(0.3, 0.3), SIMD2(0.5, 0.26), SIMD2(0.46, 0.48)]
                    .map { SIMD2($0.x * side * s.x, $0.y * s.y) }
                mesh.append(
                    .prism(
                        side > 0 ? fluke : fluke.reversed(), depth: s.z * 0.5, bevel: thick * 0.3))
            }
            return one(mesh, .metal(0.1, 0.1, 0.11, roughness: 0.55), s)
        },
        Shape(
            "life-ring", as: "life ring", "Life ring", SIMD3(0.72, 0.72, 0.12), .decoration, .wall,
            density: 100
        ) { s in
            let ring = s.x / 2 - s.z / 2
            func arc(_ from: Float, _ to: Float, _ r: Float) -> Mesh {
                .tube(
                    (0...30).map { i -> SIMD3<Float> in
                        let a = from + (to - from) * Float(i) / 30
                        return SIMD3(sine(a) * ring, s.y / 2 + cosine(a) * ring, 0)
                    }, radius: r, segments: 28)
            }
            var (red, white) = (Mesh(), Mesh())
            for k in 0..<4 {
                let a = Float.pi * Float(k) / 2
                red.append(arc(a + 0.3, a + 1.27, s.z * 0.49))
                white.append(arc(a - 0.31, a + 0.31, s.z * 0.5))
            }
            let rope = Mesh.tube(
                (0..<120).map { i -> SIMD3<Float> in
                    let a = 2 * Float.pi * Float(i) / 120
                    let q = ring + s.z * (0.52 + 0.12 * abs(sine(a * 2)))
                    return SIMD3(sine(a) * q, s.y / 2 + cosine(a) * q, 0)
                }, radius: s.z * 0.07, segments: 10, closed: true)
            return AssetGeometry(
                parts: [
                    .main(red, .plastic(0.6, 0.06, 0.015), "ring"),
                    .fixed(white, .plastic(0.8, 0.79, 0.76), "bands"),
                    .fixed(rope, .fabric(0.72, 0.66, 0.52), "rope"),
                ], size: s)
        },
        Shape("passport", "Passport", SIMD3(0.09, 0.006, 0.125), .stationery, density: 700) { s in
            let pages = Mesh.box(
                SIMD3(s.x * 0.96, s.y * 0.7, s.z * 0.97), center: SIMD3(0, s.y * 0.5, 0))
            var cover = Mesh.box(
                SIMD3(s.x, s.y * 0.16, s.z), center: SIMD3(0, s.y * 0.08, 0), bevel: s.y * 0.06)
            cover.append(
                .box(SIMD3(s.x, s.y * 0.16, s.z), center: SIMD3(0, s.y * 0.9, 0), bevel: s.y * 0.06)
            )
            var gold = torus(s.x * 0.14, s.x * 0.012).mapped(
                scale: SIMD3(1, 0.2, 1), offset: SIMD3(0, s.y * 0.98, s.z * 0.02))
            gold.append(disc(s.x * 0.08, s.y * 0.03, at: SIMD3(0, s.y * 0.985, s.z * 0.02)))
            for k in 0..<3 {
                gold.append(
                    .box(
                        SIMD3(s.x * (0.5 - 0.1 * Float(k)), s.y * 0.02, s.z * 0.016),
                        center: SIMD3(0, s.y * 0.985, s.z * (0.24 + 0.05 * Float(k)))))
            }
            return AssetGeometry(
                parts: [
                    .main(cover, .leather(0.16, 0.012, 0.02), "cover"),
                    .fixed(pages, .paper(), "pages"), .fixed(gold, .metal(0.85, 0.6, 0.25), "gold"),
                ], size: s,
                textPanels: [
                    TextPanel(
                        name: "cover", origin: SIMD3(-s.x * 0.42, s.y * 0.99, -s.z * 0.2),
                        right: SIMD3(s.x * 0.84, 0, 0),
                        up: SIMD3(0, 0, -s.z * 0.22), ink: SIMD3(0.8, 0.6, 0.3))
                ])
        },
        Shape("inkwell", "Inkwell with a quill", SIMD3(0.16, 0.25, 0.07), .stationery, density: 400)
        { s in
            let r = s.z / 2
            let left = -s.x / 2 + r
            var o = Outline(0, 0)
            for (x, y) in [
                (0.94, 0), (1, 0.02), (1, 0.12), (0.86, 0.17), (0.5, 0.19), (0.46, 0.21),
                (0.52, 0.23), (0.4, 0.23),
            ] as [(Float, Float)] { o.line(x * r, y * s.y) }
            o.line(0, s.y * 0.2)
            let pot = Mesh.lathe(o).mapped(scale: SIMD3(repeating: 1), offset: SIMD3(left, 0, 0))
            func spine(_ t: Float) -> SIMD3<Float> {
                SIMD3(left + r * 0.1 + (s.x - r * 1.3) * powf(t, 1.3), s.y * (0.16 + 0.82 * t), 0)
            }
            let shaft = Mesh.tube(
                (0...20).map { spine(Float($0) / 20) }, radius: 0,
                radii: (0...20).map { 0.0022 - 0.00008 * Float($0) }, segments: 8)
            var vane = Mesh()
            for side: Float in [-1, 1] {
                vane.append(
                    Mesh.sheet(columns: 6, rows: 40) { u, v in
                        let t = 0.3 + 0.7 * v
                        let wide =
                            s.x * (side > 0 ? 0.15 : 0.1)
                            * powf(max(0, sine(.pi * powf(v, 0.8))), 0.7)
                        let p = spine(t)
                        return SIMD3(
                            p.x + side * wide * u * 0.82,
                            min(s.y, p.y + wide * u * 0.3 - wide * u * (side > 0 ? 0.9 : -0.5)),
                            p.z + wide * u * 0.25)
                    })
            }
            return AssetGeometry(
                parts: [
                    .main(pot, .init(baseColor: SIMD3(0.02, 0.03, 0.05), roughness: 0.08), "pot"),
                    .fixed(shaft, .matte(0.8, 0.74, 0.6), "shaft"),
                    .sheet(vane, .matte(0.82, 0.8, 0.75), "vane"),
                ], size: s)
        },
    ]
}
