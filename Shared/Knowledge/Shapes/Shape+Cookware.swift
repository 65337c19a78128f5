import PlantainProto

/// What is baked, strained, beaten, seasoned and served with.
extension Shape {
    static let cookware: [Shape] = [
        Shape(
            "rolling-pin", as: "rolling pin", "Rolling pin", SIMD3(0.44, 0.062, 0.062), .kitchenware
        ) { s in
            var grips = Mesh()
            for side: Float in [-1, 1] {
                grips.append(
                    rod(
                        s,
                        [
                            (0.5 + side * 0.26, 0.3), (0.5 + side * 0.3, 0.34),
                            (0.5 + side * 0.36, 0.52),
                            (0.5 + side * 0.43, 0.56), (0.5 + side * 0.48, 0.46),
                            (0.5 + side * 0.5, 0.2),
                        ]))
            }
            return AssetGeometry(
                parts: [
                    .main(
                        rod(s, [(0.22, 0.9), (0.235, 1), (0.765, 1), (0.78, 0.9)], segments: 48),
                        .wood(0.6, 0.42, 0.23), "roller"),
                    .main(grips, .wood(0.5, 0.32, 0.16), "grips"),
                ], size: s)
        },
        Shape("whisk", "Whisk", SIMD3(0.3, 0.07, 0.07), .kitchenware) { s in
            let steel = AssetMaterial.metal(0.66, 0.66, 0.67, roughness: 0.16)
            let y = s.y / 2
            var wires = Mesh()
            for k in 0..<6 {
                let turn = Float.pi * Float(k) / 6
                let path = (0...40).map { i -> SIMD3<Float> in
                    let t = Float(i) / 40
                    let a = (t - 0.5) * 2
                    // A pear: narrow at the grip, full near its end.
                    let along = 1 - a * a
                    let reach = sine(.pi * powf(abs(a), 1.6)) * 0.98 + 0.06
                    let r = y * (a < 0 ? -1 : 1) * min(1, reach)
                    return SIMD3(
                        s.x * (-0.06 + 0.555 * along), y + r * cosine(turn), r * sine(turn))
                }
                wires.append(.tube(path, radius: y * 0.045, segments: 8))
            }
            let grip = rod(
                s, [(0, 0.16), (0.01, 0.26), (0.2, 0.3), (0.4, 0.24), (0.45, 0.2), (0.47, 0.1)])
            return AssetGeometry(
                parts: [.main(wires, steel, "wires"), .main(grip, steel, "grip")], size: s)
        },
        Shape("colander", "Colander", SIMD3(0.32, 0.13, 0.26), .kitchenware) { s in
            let (r, h) = (s.z / 2, s.y)
            let body = hollow(
                r, h, foot: 0.45,
                [
                    SIMD2(0.45, 0.06), SIMD2(0.6, 0.14), SIMD2(0.86, 0.5), SIMD2(0.97, 0.94),
                    SIMD2(1, 1),
                ], wall: 0.02)
            var holes = Mesh()
            for row in 0..<4 {
                let t = 0.24 + 0.17 * Float(row)
                let radius = r * (0.67 + 0.34 * (t - 0.2))
                for k in 0..<22 {
                    let a = 2 * Float.pi * (Float(k) + 0.5 * Float(row % 2)) / 22
                    holes.append(
                        disc(r * 0.04, r * 0.03).turned(
                            yaw: a, pitch: .pi / 2 - 0.5,
                            offset: SIMD3(
                                sine(a) * radius * 1.005, h * t, cosine(a) * radius * 1.005)))
                }
            }
            var grips = Mesh()
            for side: Float in [-1, 1] {
                grips.append(
                    .tube(
                        (0...16).map { i -> SIMD3<Float> in
                            let a = Float.pi * Float(i) / 16
                            return SIMD3(
                                side * (r * 0.95 + (s.x / 2 - r * 0.98) * sine(a)), h * 0.88,
                                cosine(a) * r * 0.34)
                        }, radius: h * 0.04, segments: 12))
            }
            let steel = AssetMaterial.metal(0.64, 0.64, 0.65, roughness: 0.22)
            return AssetGeometry(
                parts: [
                    .main(body, steel), .main(grips, steel, "grips"),
                    .fixed(holes, .matte(0.02, 0.02, 0.022), "holes"),
                ], size: s,
                inside: SupportArea(
                    height: h * 0.1, halfExtents: SIMD2(repeating: r * 0.5), depth: h * 0.88))
        },
        Shape("grater", "Box grater", SIMD3(0.11, 0.23, 0.085), .kitchenware) { s in
            let (w, h, d) = (s.x / 2, s.y, s.z / 2)
            let low = h * 0.82
            var body = Mesh()
            func side(_ a: SIMD3<Float>, _ b: SIMD3<Float>) {
                body.append(
                    Mesh.sheet(columns: 1, rows: 1) { u, v in
                        let p = a + (b - a) * u
                        return SIMD3(p.x * (1 - 0.28 * v), low * v, p.z * (1 - 0.28 * v))
                    })
            }
            side(SIMD3(-w, 0, d), SIMD3(w, 0, d))
            side(SIMD3(w, 0, d), SIMD3(w, 0, -d))
            side(SIMD3(w, 0, -d), SIMD3(-w, 0, -d))
            side(SIMD3(-w, 0, -d), SIMD3(-w, 0, d))
            var slits = Mesh()
            for row in 0..<8 {
                for k in 0..<5 {
                    let v = 0.16 + 0.095 * Float(row)
                    let x = (Float(k) - 2 + 0.5 * Float(row % 2) - 0.25) * w * 0.32
                    slits.append(
                        .ball(
                            SIMD3(w * 0.09, h * 0.013, d * 0.05),
                            center: SIMD3(x * (1 - 0.28 * v), low * v, d * (1 - 0.28 * v)),
                            segments: 12))
                }
            }
            let grip = Mesh.tube(
                (0...20).map { i -> SIMD3<Float> in
                    let a = Float.pi * Float(i) / 20
                    return SIMD3(-cosine(a) * w * 0.66, low + sine(a) * (h - low) * 0.94, 0)
                }, radius: h * 0.02, segments: 14)
            return AssetGeometry(
                parts: [
                    .sheet(body, .metal(0.66, 0.66, 0.67, roughness: 0.25), "body", main: true),
                    .fixed(slits, .metal(0.3, 0.3, 0.31, roughness: 0.3), "teeth"),
                    .fixed(grip, .plastic(0.02, 0.02, 0.022), "grip"),
                ], size: s)
        },
        Shape("egg-cup", as: "egg cup", "Egg cup", SIMD3(0.052, 0.062, 0.052), .tableware) { s in
            let body = hollow(
                s.x / 2, s.y, foot: 0.74,
                [
                    SIMD2(0.74, 0.04), SIMD2(0.5, 0.16), SIMD2(0.3, 0.3), SIMD2(0.42, 0.42),
                    SIMD2(0.86, 0.66),
                    SIMD2(0.98, 0.9), SIMD2(1, 1),
                ], wall: 0.09)
            return AssetGeometry(
                parts: [.main(body, .ceramic(0.8, 0.79, 0.76))], size: s,
                inside: SupportArea(
                    height: s.y * 0.5, halfExtents: SIMD2(repeating: s.x * 0.34), depth: s.y * 0.48)
            )
        },
        Shape("cake-stand", as: "cake stand", "Cake stand", SIMD3(0.3, 0.12, 0.3), .tableware) {
            s in
            let (r, h) = (s.x / 2, s.y)
            var o = Outline(0, 0)
            o.line(r * 0.48, 0)
            o.spline(
                [
                    SIMD2(r * 0.5, h * 0.04), SIMD2(r * 0.3, h * 0.14), SIMD2(r * 0.14, h * 0.3),
                    SIMD2(r * 0.12, h * 0.5), SIMD2(r * 0.16, h * 0.66), SIMD2(r * 0.3, h * 0.8),
                ])
            o.line(r * 0.94, h * 0.86)
            o.spline([SIMD2(r, h * 0.92), SIMD2(r * 0.99, h), SIMD2(r * 0.95, h * 0.96)])
            o.line(r * 0.92, h * 0.91)
            o.line(0, h * 0.91)
            return AssetGeometry(
                parts: [.main(.lathe(o, segments: 96), .ceramic(0.82, 0.81, 0.79))], size: s,
                top: SupportArea(height: h * 0.91, halfExtents: SIMD2(repeating: r * 0.62)))
        },
        Shape("chopsticks", as: "chopstick", "Chopsticks", SIMD3(0.23, 0.009, 0.036), .tableware) {
            s in
            var mesh = Mesh()
            for side: Float in [-1, 1] {
                mesh.append(
                    .tube(
                        [
                            SIMD3(-s.x / 2, s.y * 0.4, side * s.z * 0.1),
                            SIMD3(s.x / 2, s.y / 2, side * (s.z / 2 - s.y * 0.5)),
                        ], radius: 0, radii: [s.y * 0.22, s.y * 0.5], segments: 14))
            }
            return one(
                mesh, .init(substance: .wood, baseColor: SIMD3(0.3, 0.1, 0.05), roughness: 0.3), s)
        },
        Shape(
            "mortar", as: "mortar and pestle", "Mortar and pestle", SIMD3(0.17, 0.17, 0.15),
            .kitchenware, density: 1500
        ) { s in
            let (r, h) = (s.z / 2, s.y * 0.62)
            let bowl = hollow(
                r, h, foot: 0.62,
                [
                    SIMD2(0.62, 0.05), SIMD2(0.7, 0.16), SIMD2(0.92, 0.5), SIMD2(1, 0.94),
                    SIMD2(0.98, 1),
                ],
                wall: 0.16)
            let a = SIMD3<Float>(-r * 0.1, h * 0.34, 0),
                b = SIMD3<Float>(s.x / 2 - 0.012, s.y - 0.012, 0)
            let pestle = Mesh.tube(
                (0...12).map { a + (b - a) * (Float($0) / 12) }, radius: 0,
                radii: (0...12).map {
                    r * (0.26 - 0.13 * sine(Float($0) / 12 * .pi * 0.9))
                        * ($0 == 0 || $0 == 12 ? 0.7 : 1)
                },
                segments: 24)
            let stone = AssetMaterial(
                substance: .stone, baseColor: SIMD3(0.4, 0.4, 0.41), roughness: 0.55)
            return AssetGeometry(
                parts: [.main(bowl, stone), .main(pestle, stone, "pestle")], size: s)
        },
        Shape(
            "cocktail-shaker", as: "cocktail shaker", "Cocktail shaker", SIMD3(0.09, 0.24, 0.09),
            .tableware
        ) { s in
            turnedUp(
                s,
                [
                    (0.74, 0), (0.78, 0.02), (0.98, 0.6), (1, 0.64), (0.96, 0.65), (0.96, 0.67),
                    (0.9, 0.76), (0.56, 0.86),
                    (0.54, 0.87), (0.56, 0.88), (0.53, 0.97), (0.3, 1), (0, 1),
                ], .metal(0.68, 0.68, 0.69, roughness: 0.1))
        },
        Shape("pepper-mill", as: "pepper mill", "Pepper mill", SIMD3(0.06, 0.21, 0.06), .tableware)
        { s in
            turnedUp(
                s,
                [
                    (0.94, 0), (1, 0.03), (0.94, 0.12), (0.66, 0.34), (0.62, 0.5), (0.74, 0.64),
                    (0.76, 0.67), (0.7, 0.68),
                    (0.72, 0.7), (0.86, 0.8), (0.6, 0.91), (0.26, 0.93), (0.3, 0.96), (0.2, 1),
                    (0, 1),
                ], .wood(0.2, 0.09, 0.04))
        },
        Shape(
            "sauce-bottle", as: "bottle of soy sauce", "Bottle of soy sauce",
            SIMD3(0.065, 0.15, 0.065), .tableware
        ) { s in
            var made = turnedUp(
                s,
                [
                    (0.94, 0), (1, 0.03), (1, 0.34), (0.8, 0.52), (0.5, 0.68), (0.42, 0.78),
                    (0.42, 0.8), (0, 0.8),
                ], .init(baseColor: SIMD3(0.03, 0.012, 0.006), roughness: 0.05))
            var cap = disc(s.x * 0.25, s.y * 0.16, at: SIMD3(0, s.y * 0.86, 0))
            cap.append(
                .tube(
                    [SIMD3(0, s.y * 0.93, 0), SIMD3(0, s.y, 0)], radius: s.x * 0.12, segments: 20))
            made.parts[0].recolourable = false
            made.parts.append(.main(cap, .plastic(0.55, 0.02, 0.02), "cap"))
            return made
        },
        Shape(
            "squeeze-bottle", as: "ketchup bottle", "Squeeze bottle", SIMD3(0.066, 0.2, 0.066),
            .tableware
        ) { s in
            var made = turnedUp(
                s,
                [
                    (0.94, 0), (1, 0.02), (1, 0.6), (0.92, 0.68), (0.6, 0.74), (0.56, 0.76),
                    (0, 0.76),
                ],
                .plastic(0.5, 0.02, 0.012, roughness: 0.3))
            let r = s.x / 2
            let cap = Mesh.tube(
                [SIMD3(0, s.y * 0.76, 0), SIMD3(0, s.y * 0.84, 0), SIMD3(0, s.y, 0)], radius: 0,
                radii: [r * 0.62, r * 0.5, r * 0.1], segments: 32)
            made.parts.append(.fixed(cap, .plastic(0.75, 0.74, 0.72, roughness: 0.3), "cap"))
            made.textPanels = [
                front("front", r * 0.9, s.y * 0.16, s.y * 0.56, z: r * 1.0, margin: 0.05)
            ]
            return made
        },
        Shape("syrup", as: "bottle of syrup", "Bottle of syrup", SIMD3(0.1, 0.19, 0.08), .tableware)
        { s in
            let r = s.z / 2
            var made = turnedUp(
                SIMD3(s.z, s.y, s.z),
                [
                    (0.9, 0), (1, 0.04), (1, 0.34), (0.8, 0.56), (0.4, 0.72), (0.38, 0.86),
                    (0, 0.86),
                ],
                .init(baseColor: SIMD3(0.2, 0.055, 0.008), roughness: 0.06))
            made.parts[0].recolourable = false
            made.parts.append(
                .fixed(
                    handle(
                        from: SIMD2(r * 0.4, s.y * 0.78), to: SIMD2(r * 0.85, s.y * 0.5),
                        bulge: r * 0.5, radius: r * 0.1),
                    .init(baseColor: SIMD3(0.24, 0.07, 0.01), roughness: 0.08), "handle"))
            made.parts.append(
                .main(
                    disc(r * 0.46, s.y * 0.14, at: SIMD3(0, s.y * 0.93, 0)),
                    .plastic(0.6, 0.1, 0.02), "cap"))
            made.size = s
            return made
        },
        Shape("milkshake", as: "milkshake", "Milkshake", SIMD3(0.095, 0.25, 0.095), .tableware) {
            milkshake($0)
        },
    ]

    /// A body turned about its axis from (radius, height) as shares.
    static func turnedUp(
        _ s: SIMD3<Float>, _ profile: [(Float, Float)], _ material: AssetMaterial
    ) -> AssetGeometry {
        var o = Outline(0, 0)
        for (r, h) in profile { o.line(r * s.x / 2, h * s.y) }
        return AssetGeometry(
            parts: [.main(.lathe(o, segments: 72, crease: 0.8), material)], size: s)
    }

    /// A tall glass of it under whipped cream, a cherry on top and a straw.
    private static func milkshake(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y * 0.74)
        var glass = Outline(0, 0)
        for (x, y) in [
            (0.72, 0), (0.74, 0.03), (0.3, 0.07), (0.34, 0.12), (0.66, 0.3), (0.94, 0.96), (1, 1),
            (0.95, 1.0),
            (0.62, 0.32), (0.28, 0.16),
        ] as [(Float, Float)] { glass.line(x * r, y * h) }
        glass.line(0, h * 0.14)
        var shake = Outline(0, h * 0.15)
        for (x, y) in [(0.3, 0.17), (0.6, 0.33), (0.89, 0.95), (0.6, 1.0)] as [(Float, Float)] {
            shake.line(x * r, y * h)
        }
        shake.line(0, h)
        var cream = Mesh()
        for (k, share) in [0.86, 0.66, 0.44].enumerated() as EnumeratedSequence<[Float]> {
            cream.append(
                torus(r * share * 0.62, r * share * 0.34).mapped(
                    scale: SIMD3(1, 0.9, 1), offset: SIMD3(0, h * (0.95 + 0.075 * Float(k)), 0)))
        }
        cream.append(
            .ball(SIMD3(r * 0.4, h * 0.1, r * 0.4), center: SIMD3(0, h * 1.18, 0), segments: 28))
        let cherry = Mesh.ball(
            SIMD3(repeating: r * 0.24), center: SIMD3(0, h * 1.29, 0), segments: 28)
        let straw = Mesh.tube(
            [SIMD3(-r * 0.1, h * 0.4, 0), SIMD3(r * 0.62, s.y, -r * 0.1)], radius: r * 0.085,
            segments: 16)
        return AssetGeometry(
            parts: [
                .fixed(.lathe(glass), .glass(), "glass"),
                .main(
                    .lathe(shake), .init(baseColor: SIMD3(0.72, 0.4, 0.4), roughness: 0.35), "shake"
                ),
                .fixed(cream, .matte(0.84, 0.82, 0.77, roughness: 0.6), "cream"),
                .fixed(
                    cherry, .init(baseColor: SIMD3(0.45, 0.01, 0.02), roughness: 0.12), "cherry"),
                .fixed(straw, .plastic(0.7, 0.05, 0.06), "straw"),
            ], size: s)
    }
}
