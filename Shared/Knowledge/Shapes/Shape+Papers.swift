import PlantainProto

extension Shape {
    static let papers: [Shape] = [
        Shape("book", "Book", SIMD3(0.15, 0.035, 0.22), .book, density: 700) { s in
            volume(s, cover: SIMD3(0.3, 0.05, 0.05))
        },
        Shape(
            "book-standing", as: "book", "Standing book", SIMD3(0.15, 0.22, 0.035), .book,
            density: 700
        ) { s in
            let lying = volume(SIMD3(s.x, s.z, s.y), cover: SIMD3(0.05, 0.12, 0.28))
            return AssetGeometry(
                parts: stood(lying.parts, s), size: s,
                textPanels: [
                    front(
                        "cover", s.x * 0.9, s.y * 0.05, s.y * 0.95, z: s.z / 2, margin: 0.06,
                        ink: SIMD3(0.8, 0.7, 0.45))
                ])
        },
        Shape(
            "book-stack", as: "stack of books", "Stack of books", SIMD3(0.24, 0.15, 0.18), .book,
            density: 600
        ) { s in
            let colors = [
                SIMD3<Float>(0.3, 0.06, 0.05), SIMD3(0.06, 0.15, 0.3), SIMD3(0.5, 0.35, 0.12),
                SIMD3(0.08, 0.2, 0.1),
            ]
            let shares: [Float] = [0.3, 0.22, 0.28, 0.2]
            var y: Float = 0
            var parts: [AssetPart] = []
            for k in 0..<4 {
                let size = SIMD3(
                    s.x * (0.98 - 0.05 * Float(k)), s.y * shares[k], s.z * (0.96 - 0.05 * Float(k)))
                for var part in volume(SIMD3(size.z, size.y, size.x), cover: colors[k]).parts {
                    part.mesh = part.mesh.turned(
                        yaw: .pi / 2 + 0.12 * sine(Float(k) * 2.6), offset: SIMD3(0, y, 0))
                    parts.append(part)
                }
                y += size.y
            }
            return AssetGeometry(
                parts: parts, size: s,
                top: SupportArea(height: s.y, halfExtents: SIMD2(s.x, s.z) * 0.38))
        },
        Shape(
            "open-book", as: "open book", "Open book", SIMD3(0.34, 0.035, 0.24), .book, density: 500
        ) { s in
            func leafs(_ lift: Float) -> Mesh {
                Mesh.sheet(columns: 48, rows: 1) { u, v in
                    let x = abs(u - 0.5) * 2
                    let arch = sine(powf(x, 0.55) * .pi) * 0.75 + (1 - x) * 0.1
                    return SIMD3(
                        (u - 0.5) * s.x * 0.96, s.y * (0.12 + 0.88 * arch) * lift + s.y * 0.03,
                        (0.5 - v) * s.z * 0.97)
                }
            }
            let page = AssetMaterial.paper(0.8, 0.77, 0.68)
            var parts: [AssetPart] = [
                .main(
                    .box(SIMD3(s.x, s.y * 0.06, s.z), center: SIMD3(0, s.y * 0.03, 0)),
                    .leather(0.2, 0.06, 0.03), "cover")
            ]
            for k in 0..<7 { parts.append(.sheet(leafs(1 - 0.13 * Float(k)), page, "page")) }
            return AssetGeometry(parts: parts, size: s)
        },
        Shape("notebook", "Notebook", SIMD3(0.15, 0.015, 0.21), .stationery, density: 600) { s in
            var parts = volume(s, cover: SIMD3(0.04, 0.04, 0.045)).parts
            parts.append(
                .fixed(
                    .box(
                        SIMD3(s.x * 0.04, s.y * 1.03, s.z * 1.003),
                        center: SIMD3(s.x * 0.36, s.y * 0.515, 0)),
                    .rubber(0.35, 0.04, 0.04), "band"))
            return AssetGeometry(parts: parts, size: s)
        },
        Shape("newspaper", "Newspaper", SIMD3(0.3, 0.012, 0.38), .stationery) { s in
            var parts: [AssetPart] = []
            for k in 0..<4 {
                parts.append(
                    .main(
                        .box(
                            SIMD3(s.x * (1 - 0.006 * Float(k)), s.y * 0.22, s.z),
                            center: SIMD3(0, s.y * (0.125 + 0.25 * Float(k)), 0), bevel: s.y * 0.1),
                        .paper(0.6, 0.58, 0.53)))
            }
            return AssetGeometry(
                parts: parts, size: s,
                textPanels: [
                    TextPanel(
                        name: "page", origin: SIMD3(-s.x * 0.44, s.y + 0.0005, s.z * 0.1),
                        right: SIMD3(s.x * 0.88, 0, 0),
                        up: SIMD3(0, 0, -s.z * 0.5))
                ])
        },
        Shape("card", "Card", SIMD3(0.13, 0.18, 0.06), .stationery, density: 30) { s in
            let sheet = Mesh.sheet(columns: 2) { u, v in
                // Folded at the left edge and standing open.
                u < 0.5
                    ? SIMD3(
                        -s.x / 2 + (0.5 - u) * 2 * s.x * 0.86, v * s.y,
                        -s.z / 2 + (0.5 - abs(u - 0.5)) * 0)
                    : SIMD3(-s.x / 2 + (u - 0.5) * 2 * s.x, v * s.y, -s.z / 2 + (u - 0.5) * 2 * s.z)
            }.smoothed(crease: 0.1)
            let right = SIMD3(s.x, 0, s.z)
            let normal = normalize(cross(right, SIMD3(0, 1, 0)))
            return AssetGeometry(
                parts: [.sheet(sheet, .paper(0.85, 0.83, 0.78), "card", main: true)], size: s,
                textPanels: [
                    TextPanel(
                        name: "front",
                        origin: SIMD3(-s.x / 2, s.y * 0.1, -s.z / 2) + right * 0.08 + normal
                            * 0.0005,
                        right: right * 0.84, up: SIMD3(0, s.y * 0.8, 0))
                ])
        },
        Shape("note", "Note", SIMD3(0.1, 0.1, 0.012), .stationery, .wall, density: 30) { s in
            let sheet = Mesh.sheet(columns: 1, rows: 8) { u, v in
                SIMD3((u - 0.5) * s.x, v * s.y, s.z * (powf(1 - v, 2) * 0.9 - 0.45))
            }
            return AssetGeometry(
                parts: [.sheet(sheet, .paper(0.8, 0.66, 0.15), "note", main: true)], size: s,
                textPanels: [front("note", s.x, s.y * 0.15, s.y, z: -s.z * 0.2, margin: 0.1)])
        },
        Shape("envelope", "Envelope", SIMD3(0.22, 0.004, 0.11), .stationery, density: 200) { s in
            let flap = [
                SIMD2(-s.x * 0.49, s.z * 0.48), SIMD2(0, -s.z * 0.1), SIMD2(s.x * 0.49, s.z * 0.48),
            ]
            let paper = AssetMaterial.paper(0.75, 0.68, 0.52)
            return AssetGeometry(
                parts: [
                    .main(
                        .box(
                            SIMD3(s.x, s.y * 0.7, s.z), center: SIMD3(0, s.y * 0.35, 0),
                            bevel: s.y * 0.2), paper),
                    .main(
                        Mesh.prism(flap, depth: s.y * 0.25).turned(
                            pitch: -.pi / 2, offset: SIMD3(0, s.y * 0.85, 0)), paper, "flap"),
                    .fixed(
                        disc(s.z * 0.1, s.y * 0.3, at: SIMD3(0, s.y, s.z * 0.08)),
                        .wax(0.4, 0.02, 0.03), "seal"),
                ], size: s)
        },
        Shape("pencil", "Pencil", SIMD3(0.175, 0.0075, 0.0075), .stationery, density: 500) { s in
            let r = s.y / 2
            func along(_ a: Float, _ b: Float, _ ra: Float, _ rb: Float, _ sides: Int) -> Mesh {
                Mesh.tube(
                    [SIMD3(s.x * (a - 0.5), r, 0), SIMD3(s.x * (b - 0.5), r, 0)], radius: r,
                    radii: [ra * r, rb * r], segments: sides
                )
                .smoothed(crease: sides < 8 ? 0.3 : 0.9)
            }
            return AssetGeometry(
                parts: [
                    .main(
                        along(0.12, 0.9, 1, 1, 6), .plastic(0.75, 0.42, 0.02, roughness: 0.3),
                        "paint"),
                    .fixed(along(0.02, 0.12, 0.22, 0.95, 24), .wood(0.65, 0.45, 0.25), "wood"),
                    .fixed(
                        along(0, 0.03, 0.03, 0.28, 16),
                        .init(baseColor: SIMD3(0.03, 0.03, 0.035), roughness: 0.4), "lead"),
                    .fixed(along(0.9, 0.955, 1.04, 1.04, 24), .metal(0.6, 0.55, 0.4), "ferrule"),
                    .fixed(along(0.955, 1, 1, 0.9, 24), .rubber(0.7, 0.25, 0.25), "eraser"),
                ], size: s)
        },
        Shape("pen", "Pen", SIMD3(0.14, 0.011, 0.011), .stationery, density: 900) { s in
            let r = s.y / 2
            func along(_ a: Float, _ b: Float, _ ra: Float, _ rb: Float) -> Mesh {
                Mesh.tube(
                    [SIMD3(s.x * (a - 0.5), r, 0), SIMD3(s.x * (b - 0.5), r, 0)], radius: r,
                    radii: [ra * r, rb * r], segments: 32)
            }
            let body = AssetMaterial.plastic(0.02, 0.05, 0.2, roughness: 0.15)
            let steel = AssetMaterial.metal()
            return AssetGeometry(
                parts: [
                    .main(along(0.12, 0.62, 0.9, 0.96), body),
                    .main(along(0.63, 0.98, 1, 0.92), body, "cap"),
                    .fixed(along(0, 0.125, 0.15, 0.8), steel, "tip"),
                    .fixed(along(0.615, 0.635, 1.03, 1.03), steel, "ring"),
                ], size: s)
        },
    ]

    /// Parts of a lying book stood on its lower edge, cover in front; `s` is its standing size in metres.
    static func stood(_ parts: [AssetPart], _ s: SIMD3<Float>) -> [AssetPart] {
        parts.map { part in
            var part = part
            part.mesh = part.mesh.turned(offset: SIMD3(0, -s.z / 2, 0)).turned(
                pitch: .pi / 2, offset: SIMD3(0, s.y / 2, 0))
            return part
        }
    }

    /// A closed book lying flat: covers, rounded spine on the left, paper block.
    static func volume(_ s: SIMD3<Float>, cover color: SIMD3<Float>) -> AssetGeometry {
        let board = min(0.003, s.y * 0.12)
        let cover = AssetMaterial(substance: .leather, baseColor: color, roughness: 0.5)
        let n = 10
        let spine = (0...n).map { i -> SIMD2<Float> in
            let a = Float.pi / 2 + Float.pi * Float(i) / Float(n)
            return SIMD2(-s.x / 2 + s.x * 0.03 + cosine(a) * s.x * 0.03, sine(a) * s.y / 2)
        }
        let inner = spine.reversed().map { SIMD2($0.x + board, $0.y * (1 - 2 * board / s.y)) }
        var back = Mesh()
        for z in [-s.z / 2, s.z / 2] {
            for p in spine + inner {
                back.positions.append(SIMD3(p.x, p.y + s.y / 2, z))
                back.uvs.append(SIMD2(p.y, z))
            }
        }
        let m = spine.count * 2
        for i in 0..<m { back.quad(i, (i + 1) % m, m + (i + 1) % m, m + i) }
        for i in 0..<(spine.count - 1) {
            back.quad(i, m - 1 - i, m - 2 - i, i + 1)
            back.quad(m + i, m + i + 1, 2 * m - 2 - i, 2 * m - 1 - i)
        }
        var parts: [AssetPart] = [.main(back.smoothed(crease: 0.6), cover, "spine")]
        for y in [board / 2, s.y - board / 2] {
            parts.append(
                .main(
                    .box(
                        SIMD3(s.x * 0.97, board, s.z), center: SIMD3(s.x * 0.015, y, 0),
                        bevel: board * 0.3), cover, "cover"))
        }
        parts.append(
            .fixed(
                .box(
                    SIMD3(s.x * 0.93, s.y - 2 * board, s.z * 0.965),
                    center: SIMD3(-s.x * 0.005, s.y / 2, 0)),
                .paper(0.76, 0.71, 0.6), "pages"))
        return AssetGeometry(
            parts: parts, size: s,
            textPanels: [
                TextPanel(
                    name: "cover", origin: SIMD3(-s.x * 0.38, s.y + 0.0003, s.z * 0.42),
                    right: SIMD3(s.x * 0.8, 0, 0),
                    up: SIMD3(0, 0, -s.z * 0.84), ink: SIMD3(0.8, 0.7, 0.45))
            ], top: SupportArea(height: s.y, halfExtents: SIMD2(s.x, s.z) * 0.42))
    }
}
