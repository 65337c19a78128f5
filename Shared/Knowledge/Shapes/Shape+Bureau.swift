import PlantainProto

/// What lies on desks and beside music: clips, calculators, records, guitars.
extension Shape {
    static let bureau: [Shape] = [
        Shape(
            "paper-clip", as: "paper clip", "Paper clip", SIMD3(0.032, 0.0016, 0.009), .stationery,
            density: 1500
        ) { s in
            let (l, d) = (s.x, s.z)
            let r = s.y * 0.46
            // Three bends, one in the other.
            var path: [SIMD3<Float>] = [SIMD3(l * 0.1, 0, -d * 0.14)]
            func bend(_ x: Float, _ radius: Float, _ right: Bool, _ z: Float) {
                for i in 0...14 {
                    let a = Float.pi * Float(i) / 14
                    path.append(
                        SIMD3(
                            x + (right ? 1 : -1) * sine(a) * radius * 1.1, 0,
                            z + (right ? -1 : 1) * 0 - cosine(a) * radius))
                }
            }
            path.append(SIMD3(-l * 0.28, 0, -d * 0.14))
            bend(-l * 0.3, d * 0.24, false, d * 0.1)
            path.append(SIMD3(l * 0.3, 0, d * 0.34))
            for i in 0...14 {
                let a = Float.pi * Float(i) / 14
                path.append(
                    SIMD3(l * 0.34 + sine(a) * d * 0.4, 0, -d * 0.04 + cosine(a) * d * 0.38))
            }
            for i in 0...14 {
                let a = Float.pi * Float(i) / 14
                path.append(
                    SIMD3(-l * 0.36 - sine(a) * d * 0.44, 0, d * 0.02 - cosine(a) * d * 0.44))
            }
            path.append(SIMD3(l * 0.16, 0, d * 0.46))
            for i in path.indices { path[i].y = s.y * 0.5 }
            return one(
                .tube(path, radius: r, segments: 10), .metal(0.62, 0.62, 0.63, roughness: 0.16), s)
        },
        Shape(
            "tape-dispenser", as: "tape dispenser", "Tape dispenser", SIMD3(0.15, 0.085, 0.06),
            .stationery, density: 900
        ) { s in
            let (w, h, d) = (s.x, s.y, s.z)
            let side: [SIMD2<Float>] = [
                SIMD2(-0.5, 0), SIMD2(0.5, 0), SIMD2(0.48, 0.42), SIMD2(0.32, 0.46),
                SIMD2(0.12, 0.36),
                SIMD2(-0.32, 0.36), SIMD2(-0.46, 0.4),
            ].map { $0 * SIMD2(w, h) }
            let body = Mesh.prism(side, depth: d, bevel: d * 0.12)
            let roll = Mesh.tube(
                (0..<56).map { i -> SIMD3<Float> in
                    let a = 2 * Float.pi * Float(i) / 56
                    return SIMD3(-w * 0.16 + sine(a) * h * 0.36, h * 0.55 + cosine(a) * h * 0.36, 0)
                }, radius: h * 0.08, flatten: 1.9, segments: 14, closed: true)
            let blade = Mesh.box(
                SIMD3(w * 0.02, h * 0.06, d * 0.8), center: SIMD3(w * 0.45, h * 0.46, 0))
            let strip = Mesh.box(
                SIMD3(w * 0.5, h * 0.006, d * 0.44), center: SIMD3(w * 0.2, h * 0.56, 0)
            )
            .turned(roll: -0.12, offset: SIMD3(0, h * 0.03, 0))
            return AssetGeometry(
                parts: [
                    .main(body, .plastic(0.03, 0.03, 0.033, roughness: 0.3)),
                    .fixed(roll, .init(baseColor: SIMD3(0.72, 0.62, 0.4), roughness: 0.15), "roll"),
                    .fixed(blade, .metal(), "blade"),
                    .fixed(
                        strip, .init(baseColor: SIMD3(0.75, 0.68, 0.5), roughness: 0.1), "strip"),
                ], size: s)
        },
        Shape("calculator", "Calculator", SIMD3(0.085, 0.016, 0.145), .electronics, density: 700) {
            s in
            let (w, h, d) = (s.x, s.y, s.z)
            var (keys, accents) = (Mesh(), Mesh())
            for j in 0..<5 {
                for i in 0..<4 {
                    let key = Mesh.box(
                        SIMD3(w * 0.17, h * 0.36, d * 0.09),
                        center: SIMD3(
                            (Float(i) - 1.5) * w * 0.225, h * 0.86, d * (-0.1 + 0.125 * Float(j))),
                        bevel: h * 0.12)
                    if i == 3 { accents.append(key) } else { keys.append(key) }
                }
            }
            let body = Mesh.box(
                SIMD3(w, h * 0.74, d), center: SIMD3(0, h * 0.37, 0), bevel: h * 0.24)
            let screen = Mesh.box(
                SIMD3(w * 0.84, h * 0.1, d * 0.17), center: SIMD3(0, h * 0.72, -d * 0.34),
                bevel: h * 0.03)
            return AssetGeometry(
                parts: [
                    .main(body, .plastic(0.06, 0.062, 0.068, roughness: 0.4)),
                    .fixed(keys, .plastic(0.5, 0.5, 0.5, roughness: 0.45), "keys"),
                    .fixed(accents, .plastic(0.7, 0.24, 0.02, roughness: 0.4), "accents"),
                    .fixed(
                        screen, .init(baseColor: SIMD3(0.3, 0.36, 0.28), roughness: 0.12), "screen"),
                ], size: s,
                textPanels: [
                    TextPanel(
                        name: "screen", origin: SIMD3(-w * 0.38, h * 0.78, -d * 0.27),
                        right: SIMD3(w * 0.76, 0, 0),
                        up: SIMD3(0, 0, -d * 0.14))
                ])
        },
        Shape("clipboard", "Clipboard", SIMD3(0.23, 0.022, 0.32), .stationery, density: 500) { s in
            let board = Mesh.box(
                SIMD3(s.x, s.y * 0.14, s.z), center: SIMD3(0, s.y * 0.07, 0), bevel: s.y * 0.05)
            let paper = Mesh.box(
                SIMD3(s.x * 0.92, s.y * 0.06, s.z * 0.9), center: SIMD3(0, s.y * 0.17, s.z * 0.025))
            var clip = Mesh.box(
                SIMD3(s.x * 0.4, s.y * 0.3, s.z * 0.06), center: SIMD3(0, s.y * 0.34, -s.z * 0.44),
                bevel: s.y * 0.12)
            clip.append(
                .tube(
                    [
                        SIMD3(-s.x * 0.19, s.y * 0.66, -s.z * 0.45),
                        SIMD3(s.x * 0.19, s.y * 0.66, -s.z * 0.45),
                    ], radius: s.y * 0.3, segments: 20))
            return AssetGeometry(
                parts: [
                    .main(board, .wood(0.3, 0.17, 0.08), "board"), .fixed(paper, .paper(), "paper"),
                    .fixed(clip, .metal(0.62, 0.62, 0.63), "clip"),
                ], size: s,
                textPanels: [
                    TextPanel(
                        name: "paper", origin: SIMD3(-s.x * 0.42, s.y * 0.21, s.z * 0.44),
                        right: SIMD3(s.x * 0.84, 0, 0),
                        up: SIMD3(0, 0, -s.z * 0.76))
                ], top: SupportArea(height: s.y * 0.21, halfExtents: SIMD2(s.x * 0.4, s.z * 0.36)))
        },
        Shape("binder", "Ring binder", SIMD3(0.075, 0.32, 0.28), .stationery, density: 400) { s in
            let cover = Mesh.box(s, center: SIMD3(0, s.y / 2, 0), bevel: s.x * 0.06)
            let pages = Mesh.box(
                SIMD3(s.x * 0.84, s.y * 1.001, s.z * 0.9), center: SIMD3(0, s.y * 0.5, -s.z * 0.055)
            )
            let label = Mesh.box(
                SIMD3(s.x * 0.66, s.y * 0.5, 0.001), center: SIMD3(0, s.y * 0.56, s.z / 2))
            let hole = Mesh.tube(
                (0..<32).map { i -> SIMD3<Float> in
                    let a = 2 * Float.pi * Float(i) / 32
                    return SIMD3(sine(a) * s.x * 0.17, s.y * 0.16 + cosine(a) * s.x * 0.17, s.z / 2)
                }, radius: s.x * 0.04, segments: 10, closed: true)
            return AssetGeometry(
                parts: [
                    .main(cover, .plastic(0.05, 0.14, 0.34, roughness: 0.4)),
                    .fixed(pages, .paper(), "pages"),
                    .fixed(label, .paper(), "label"), .fixed(hole, .metal(), "ring"),
                ], size: s,
                textPanels: [
                    TextPanel(
                        name: "label", origin: SIMD3(-s.x * 0.3, s.y * 0.33, s.z / 2 + 0.001),
                        right: SIMD3(s.x * 0.6, 0, 0),
                        up: SIMD3(0, s.y * 0.46, 0))
                ])
        },
        Shape("crayon", "Crayon", SIMD3(0.09, 0.009, 0.009), .stationery, density: 800) { s in
            let wrap = rod(s, [(0.04, 0.96), (0.05, 1), (0.82, 1), (0.83, 0.96)])
            let wax = rod(
                s, [(0, 0.86), (0.04, 0.9), (0.84, 0.9), (0.85, 0.84), (0.98, 0.4), (1, 0.3)])
            return AssetGeometry(
                parts: [
                    .main(wrap, .paper(0.6, 0.03, 0.03), "wrap"),
                    .main(wax, .wax(0.6, 0.03, 0.03), "wax"),
                ], size: s)
        },
        Shape(
            "magnifying-glass", as: "magnifying glass", "Magnifying glass",
            SIMD3(0.21, 0.014, 0.09), .tool
        ) { s in
            let r = s.z / 2
            let x = s.x / 2 - r
            let rim = torus(r * 0.93, r * 0.07).mapped(
                scale: SIMD3(1, 1.3, 1), offset: SIMD3(x, s.y * 0.5 - r * 0.09, 0))
            let lens = Mesh.ball(
                SIMD3(r * 0.9, s.y * 0.3, r * 0.9), center: SIMD3(x, s.y * 0.5, 0), segments: 56)
            let grip = Mesh.tube(
                [
                    SIMD3(-s.x / 2, s.y * 0.5, 0), SIMD3(-s.x * 0.46, s.y * 0.5, 0),
                    SIMD3(-s.x * 0.2, s.y * 0.5, 0), SIMD3(x - r, s.y * 0.5, 0),
                ],
                radius: 0, radii: [s.y * 0.3, s.y * 0.48, s.y * 0.42, s.y * 0.3], segments: 24)
            return AssetGeometry(
                parts: [
                    .fixed(rim, .metal(0.8, 0.6, 0.26, roughness: 0.18), "rim"),
                    .fixed(lens, .glass(), "lens"),
                    .main(grip, .wood(0.22, 0.08, 0.03), "grip"),
                ], size: s)
        },
        Shape("compass", "Compass", SIMD3(0.09, 0.026, 0.09), .tool, density: 2000) { s in
            let (r, h) = (s.x / 2, s.y)
            let brass = AssetMaterial.metal(0.78, 0.55, 0.22, roughness: 0.2)
            var o = Outline(0, 0)
            o.line(r * 0.94, 0)
            o.curve(r, h * 0.2, control: SIMD2(r, 0), steps: 5)
            o.line(r, h * 0.9)
            o.curve(r * 0.94, h, control: SIMD2(r, h), steps: 5)
            o.line(r * 0.88, h * 0.96)
            o.line(r * 0.87, h * 0.6)
            o.line(0, h * 0.6)
            var marks = Mesh()
            for k in 0..<32 {
                let a = 2 * Float.pi * Float(k) / 32
                let long: Float = k % 8 == 0 ? 0.2 : k % 4 == 0 ? 0.14 : 0.07
                marks.append(
                    Mesh.box(
                        SIMD3(r * (k % 8 == 0 ? 0.05 : 0.022), h * 0.02, r * long),
                        center: SIMD3(0, 0, r * (0.8 - long / 2))
                    )
                    .turned(yaw: a, offset: SIMD3(0, h * 0.63, 0)))
            }
            func needle(_ way: Float) -> Mesh {
                Mesh.prism(
                    [SIMD2(-r * 0.08, 0), SIMD2(r * 0.08, 0), SIMD2(0, r * 0.6)], depth: h * 0.05
                )
                .turned(yaw: 0.7 + way, pitch: -.pi / 2, offset: SIMD3(0, h * 0.76, 0))
            }
            return AssetGeometry(
                parts: [
                    .main(.lathe(o), brass, "case"),
                    .fixed(
                        disc(r * 0.86, h * 0.02, at: SIMD3(0, h * 0.615, 0)),
                        .paper(0.84, 0.8, 0.68), "card"),
                    .fixed(marks, .matte(0.03, 0.02, 0.015), "marks"),
                    .fixed(
                        needle(0), .init(baseColor: SIMD3(0.55, 0.02, 0.02), roughness: 0.3),
                        "north"),
                    .fixed(
                        needle(.pi), .init(baseColor: SIMD3(0.03, 0.04, 0.08), roughness: 0.3),
                        "south"),
                    .fixed(disc(r * 0.07, h * 0.14, at: SIMD3(0, h * 0.76, 0)), brass, "pin"),
                ], size: s)
        },
        Shape(
            "open-notebook", as: "open notebook", "Open notebook", SIMD3(0.3, 0.016, 0.21),
            .stationery, density: 400
        ) { s in
            let cover = Mesh.box(
                SIMD3(s.x, s.y * 0.14, s.z), center: SIMD3(0, s.y * 0.07, 0), bevel: s.y * 0.05)
            let pages = Mesh.sheet(columns: 64, rows: 1) { u, v in
                let t = abs(u - 0.5) * 2
                let rise =
                    0.3 + 0.68 * powf(max(0, 1 - powf(abs(t - 0.32) / 0.72, 2)), 0.8)
                    * (t < 0.32 ? powf(t / 0.32, 0.5) : 1)
                return SIMD3((u - 0.5) * s.x * 0.965, s.y * rise, s.z * 0.48 * (1 - 2 * v))
            }
            var lines = Mesh()
            for side: Float in [-1, 1] {
                for k in 0..<14 {
                    let z = s.z * (-0.36 + 0.058 * Float(k))
                    lines.append(
                        Mesh.sheet(columns: 20, rows: 1) { u, v in
                            let t = 0.12 + 0.8 * u
                            let rise =
                                0.3 + 0.68 * powf(max(0, 1 - powf(abs(t - 0.32) / 0.72, 2)), 0.8)
                                * (t < 0.32 ? powf(t / 0.32, 0.5) : 1)
                            return SIMD3(
                                side * t * s.x * 0.4825, s.y * rise + 0.0003,
                                z + 0.0003 - 0.0006 * v)
                        })
                }
            }
            return AssetGeometry(
                parts: [
                    .main(cover, .leather(0.05, 0.05, 0.06), "cover"),
                    .sheet(pages, .paper(0.84, 0.82, 0.77), "pages"),
                    .sheet(lines, .matte(0.35, 0.42, 0.55), "lines"),
                ], size: s,
                top: SupportArea(height: s.y * 0.98, halfExtents: SIMD2(s.x * 0.4, s.z * 0.4)))
        },
        Shape("matchbox", "Matchbox", SIMD3(0.054, 0.015, 0.036), .tool, density: 300) { s in
            let sleeve = Mesh.box(
                SIMD3(s.x, s.y, s.z), center: SIMD3(0, s.y / 2, 0), bevel: s.y * 0.03)
            let tray = Mesh.box(
                SIMD3(s.x * 1.0, s.y * 0.8, s.z * 0.94), center: SIMD3(s.x * 0.0, s.y * 0.48, 0))
            var strike = Mesh()
            for side: Float in [-1, 1] {
                strike.append(
                    .box(
                        SIMD3(s.x * 0.98, s.y * 0.72, s.z * 0.01),
                        center: SIMD3(0, s.y * 0.5, side * s.z * 0.5)))
            }
            return AssetGeometry(
                parts: [
                    .main(sleeve, .paper(0.5, 0.06, 0.03), "sleeve"),
                    .fixed(tray, .paper(0.75, 0.7, 0.6), "tray"),
                    .fixed(strike, .matte(0.12, 0.06, 0.045), "strike"),
                ], size: s)
        },
        Shape(
            "credit-card", as: "credit card", "Bank card", SIMD3(0.086, 0.0012, 0.054), .stationery
        ) { s in
            let card = Mesh.box(s, center: SIMD3(0, s.y / 2, 0), bevel: s.y * 0.3)
            let chip = Mesh.box(
                SIMD3(s.x * 0.13, s.y * 0.2, s.z * 0.17),
                center: SIMD3(-s.x * 0.3, s.y, -s.z * 0.06))
            return AssetGeometry(
                parts: [
                    .main(card, .plastic(0.03, 0.08, 0.2, roughness: 0.2)),
                    .fixed(chip, .metal(0.8, 0.6, 0.25), "chip"),
                ], size: s,
                textPanels: [
                    TextPanel(
                        name: "card", origin: SIMD3(-s.x * 0.42, s.y * 1.05, s.z * 0.4),
                        right: SIMD3(s.x * 0.7, 0, 0), up: SIMD3(0, 0, -s.z * 0.24),
                        ink: SIMD3(repeating: 0.8))
                ])
        },
    ]

}
