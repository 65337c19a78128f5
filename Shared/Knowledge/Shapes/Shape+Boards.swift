import PlantainProto

/// Things that carry lettering. Each publishes its panels.
extension Shape {
    static let boards: [Shape] = [
        Shape("sign", "Standing sign", SIMD3(0.6, 0.42, 0.16), .sign, .floor, density: 150) {
            size in
            let (w, h, d) = (size.x, size.y, size.z)
            let thick = min(0.03, d * 0.4)
            let lift = h * 0.12
            var parts: [AssetPart] = [
                .main(
                    .box(
                        SIMD3(w, h - lift, thick), center: SIMD3(0, lift + (h - lift) / 2, 0),
                        bevel: 0.004),
                    .wood(0.5, 0.3, 0.14), "board")
            ]
            for x in [-w * 0.32, w * 0.32] {
                parts.append(
                    .fixed(
                        .box(
                            SIMD3(w * 0.05, lift * 1.2, d), center: SIMD3(x, lift * 0.6, 0),
                            bevel: 0.003),
                        .wood(0.28, 0.16, 0.08), "foot"))
            }
            return AssetGeometry(
                parts: parts, size: size,
                textPanels: [front("board", w, lift, h, z: thick / 2, margin: 0.06)])
        },
        Shape(
            "hanging-sign", as: "hanging sign", "Hanging sign", SIMD3(0.8, 0.75, 0.04), .sign, .wall
        ) { size in
            let (w, h) = (size.x, size.y)
            let board = h * 0.72
            let bar = AssetMaterial.metal(0.08, 0.08, 0.08, roughness: 0.5)
            var parts: [AssetPart] = [
                .main(
                    .box(
                        SIMD3(w, board, size.z * 0.7), center: SIMD3(0, board / 2, 0), bevel: 0.004),
                    .wood(0.38, 0.22, 0.1), "board"),
                .fixed(
                    .tube(
                        [SIMD3(-w / 2, h * 0.98, 0), SIMD3(w / 2, h * 0.98, 0)], radius: h * 0.018),
                    bar, "bar"),
            ]
            for x in [-w * 0.36, w * 0.36] {
                for i in 0..<5 {
                    let y = board + (h * 0.98 - board) * (Float(i) + 0.5) / 5
                    let link = (0..<14).map { k -> SIMD3<Float> in
                        let a = 2 * Float.pi * Float(k) / 14
                        let (p, q) = (cosine(a) * h * 0.016, sine(a) * h * 0.032)
                        return i % 2 == 0 ? SIMD3(x + p, y + q, 0) : SIMD3(x, y + q, p)
                    }
                    parts.append(
                        .fixed(
                            .tube(link, radius: h * 0.006, segments: 8, closed: true), bar, "chain")
                    )
                }
            }
            return AssetGeometry(
                parts: parts, size: size,
                textPanels: [front("board", w, 0, board, z: size.z * 0.35, margin: 0.06)])
        },
        Shape("signpost", "Wooden signpost", SIMD3(1, 1.8, 0.12), .sign, .floor, density: 90) {
            size in
            let (w, h, d) = (size.x, size.y, size.z)
            let (low, high) = (h * 0.68, h * 0.97)
            let tip = w * 0.14
            let arrow = [
                SIMD2(-w / 2, low), SIMD2(w / 2 - tip, low), SIMD2(w / 2, (low + high) / 2),
                SIMD2(w / 2 - tip, high), SIMD2(-w / 2, high),
            ]
            let board = Mesh.prism(arrow, depth: d * 0.3, bevel: 0.004)
                .turned(offset: SIMD3(0, 0, d * 0.35))
            return AssetGeometry(
                parts: [
                    .main(board, .wood(0.46, 0.28, 0.13), "board"),
                    .fixed(
                        .box(
                            SIMD3(d * 0.8, h, d * 0.7), center: SIMD3(-w * 0.08, h / 2, -d * 0.15),
                            bevel: 0.008),
                        .wood(0.3, 0.18, 0.09), "post"),
                ], size: size,
                textPanels: [
                    TextPanel(
                        name: "board",
                        origin: SIMD3(-w * 0.46, low + (high - low) * 0.12, d * 0.502),
                        right: SIMD3(w * 0.96 - tip, 0, 0), up: SIMD3(0, (high - low) * 0.76, 0))
                ])
        },
        Shape(
            "street-sign", as: "street sign", "Street sign", SIMD3(0.8, 2.4, 0.07), .sign, .floor,
            density: 40
        ) {
            let (w, h, d) = ($0.x, $0.y, $0.z)
            let plate = Mesh.box(
                SIMD3(w, h * 0.1, d * 0.2), center: SIMD3(0, h * 0.95, d * 0.4), bevel: 0.003)
            return AssetGeometry(
                parts: [
                    .main(plate, .plastic(0.01, 0.13, 0.06), "plate"),
                    .fixed(
                        .tube([SIMD3(0, 0, 0), SIMD3(0, h * 0.99, 0)], radius: d * 0.4),
                        .metal(0.45, 0.45, 0.45, roughness: 0.4), "pole"),
                ], size: $0,
                textPanels: [
                    TextPanel(
                        name: "plate", origin: SIMD3(-w * 0.46, h * 0.91, d * 0.502),
                        right: SIMD3(w * 0.92, 0, 0), up: SIMD3(0, h * 0.08, 0),
                        ink: SIMD3(repeating: 0.85))
                ])
        },
        Shape(
            "stop-sign", as: "stop sign", "Stop sign", SIMD3(0.75, 2.2, 0.07), .sign, .floor,
            density: 40
        ) { size in
            let (w, h, d) = (size.x, size.y, size.z)
            let r = w / 2 / cosine(.pi / 8)
            func octagon(_ r: Float) -> [SIMD2<Float>] {
                (0..<8).map { i in
                    let a = Float.pi / 8 + Float.pi * Float(i) / 4
                    return SIMD2(cosine(a) * r, sine(a) * r + h - w / 2)
                }
            }
            let white = Mesh.prism(octagon(r), depth: d * 0.1).turned(offset: SIMD3(0, 0, d * 0.4))
            let red = Mesh.prism(octagon(r * 0.95), depth: d * 0.1).turned(
                offset: SIMD3(0, 0, d * 0.45))
            return AssetGeometry(
                parts: [
                    .main(red, .plastic(0.5, 0.015, 0.02), "plate"),
                    .fixed(white, .plastic(0.8, 0.8, 0.8), "rim"),
                    .fixed(
                        .tube([SIMD3(0, 0, 0), SIMD3(0, h * 0.97, 0)], radius: d * 0.34),
                        .metal(0.45, 0.45, 0.45, roughness: 0.4), "pole"),
                ], size: size,
                textPanels: [
                    TextPanel(
                        name: "plate", origin: SIMD3(-w * 0.4, h - w * 0.68, d * 0.502),
                        right: SIMD3(w * 0.8, 0, 0), up: SIMD3(0, w * 0.36, 0),
                        ink: SIMD3(repeating: 0.85))
                ])
        },
        Shape("billboard", "Billboard", SIMD3(5, 4.5, 0.4), .sign, .floor, density: 50) { size in
            let (w, h, d) = (size.x, size.y, size.z)
            let low = h * 0.4
            var parts: [AssetPart] = [
                .main(
                    .box(
                        SIMD3(w * 0.96, (h - low) * 0.93, d * 0.3),
                        center: SIMD3(0, (low + h) / 2, d * 0.3)),
                    .paper(0.75, 0.75, 0.72), "face"),
                .fixed(
                    .box(
                        SIMD3(w, h - low, d * 0.4), center: SIMD3(0, (low + h) / 2, d * 0.2),
                        bevel: 0.02),
                    .metal(0.2, 0.2, 0.2, roughness: 0.5), "frame"),
            ]
            for x in [-w * 0.3, w * 0.3] {
                parts.append(
                    .fixed(
                        .box(
                            SIMD3(d * 0.5, h * 0.95, d * 0.5),
                            center: SIMD3(x, h * 0.475, -d * 0.25), bevel: 0.01),
                        .metal(0.25, 0.25, 0.25, roughness: 0.5), "post"))
            }
            return AssetGeometry(
                parts: parts, size: size,
                textPanels: [front("face", w * 0.94, low, h, z: d * 0.452, margin: 0.05)])
        },
        Shape("poster", "Poster", SIMD3(0.6, 0.85, 0.003), .sign, .wall, density: 100) { size in
            AssetGeometry(
                parts: [.main(.box(size, center: SIMD3(0, size.y / 2, 0)), .paper(0.8, 0.77, 0.7))],
                size: size,
                textPanels: [front("sheet", size.x, 0, size.y, z: size.z / 2, margin: 0.07)])
        },
        Shape("banner", "Banner", SIMD3(2, 0.6, 0.03), .sign, .wall, density: 100) { size in
            let (w, h, d) = (size.x, size.y, size.z)
            let cloth = Mesh.sheet(columns: 60, rows: 4) { u, v in
                SIMD3((u - 0.5) * w, v * h, d * 0.5 * sine(u * 19) * (1 - v * 0.6))
            }
            return AssetGeometry(
                parts: [.sheet(cloth, .fabric(0.6, 0.05, 0.06), "cloth", main: true)], size: size,
                textPanels: [
                    TextPanel(
                        name: "cloth", origin: SIMD3(-w * 0.45, h * 0.15, d * 0.5),
                        right: SIMD3(w * 0.9, 0, 0),
                        up: SIMD3(0, h * 0.7, 0), ink: SIMD3(0.85, 0.82, 0.75))
                ])
        },
        Shape(
            "picture-frame", as: "picture frame", "Picture frame", SIMD3(0.4, 0.5, 0.025),
            .decoration, .wall
        ) {
            framed(
                $0, border: 0.09, filling: .paper(0.6, 0.62, 0.6), frame: .wood(0.22, 0.11, 0.05),
                panel: true)
        },
        Shape("mirror", "Mirror", SIMD3(0.6, 0.9, 0.03), .decoration, .wall) {
            framed(
                $0, border: 0.05, filling: .metal(0.93, 0.94, 0.95, roughness: 0.02),
                frame: .metal(0.7, 0.5, 0.2, roughness: 0.35), panel: false)
        },
        Shape("chalkboard", "Chalkboard", SIMD3(0.6, 1, 0.5), .sign, .floor, density: 60) { size in
            let (w, h) = (size.x, size.y)
            let tilt = Float(0.2)
            var parts: [AssetPart] = []
            for side: Float in [1, -1] {
                let leaf = framed(
                    SIMD3(w, h * 1.02, 0.025), border: 0.07,
                    filling: .init(
                        substance: .chalkboard, baseColor: SIMD3(0.025, 0.03, 0.028),
                        roughness: 0.85),
                    frame: .wood(0.45, 0.27, 0.12), panel: false, from: 0.14)
                for part in leaf.parts {
                    var part = part
                    part.mesh = part.mesh.turned(offset: SIMD3(0, -h, 0)).turned(pitch: -tilt)
                        .turned(yaw: side > 0 ? 0 : .pi, offset: SIMD3(0, h, 0))
                    parts.append(part)
                }
            }
            let slope = Rotation(pitch: -tilt)
            // On the board itself, which lies deeper than its frame.
            let corner = slope.apply(SIMD3(-w * 0.4, h * 0.2 - h, 0.00125)) + SIMD3(0, h, 0)
            return AssetGeometry(
                parts: parts, size: size,
                textPanels: [
                    TextPanel(
                        name: "board", origin: corner + slope.apply(SIMD3(0, 0, 0.0005)),
                        right: SIMD3(w * 0.8, 0, 0), up: slope.apply(SIMD3(0, h * 0.71, 0)),
                        ink: SIMD3(repeating: 0.8))
                ])
        },
        Shape("blackboard", as: "blackboard", "Wall blackboard", SIMD3(1.6, 1, 0.04), .sign, .wall)
        {
            framed(
                $0, border: 0.04,
                filling: .init(
                    substance: .chalkboard, baseColor: SIMD3(0.025, 0.035, 0.03), roughness: 0.85),
                frame: .wood(0.45, 0.27, 0.12), panel: true, ink: SIMD3(repeating: 0.8))
        },
        Shape(
            "neon-sign", as: "neon sign", "Neon sign", SIMD3(0.9, 0.4, 0.05), .sign, .wall,
            density: 80
        ) { size in
            let (w, h, d) = (size.x, size.y, size.z)
            let inset = h * 0.09
            var rim: [SIMD3<Float>] = []
            let (a, b, r) = (w / 2 - inset, h / 2 - inset, h * 0.14)
            for (k, c) in [
                SIMD2(a - r, b - r), SIMD2(-a + r, b - r), SIMD2(-a + r, -b + r),
                SIMD2(a - r, -b + r),
            ]
            .enumerated() {
                for i in 0...6 {
                    let t = (Float(k) + Float(i) / 6) * .pi / 2
                    rim.append(SIMD3(c.x + cosine(t) * r, h / 2 + c.y + sine(t) * r, d * 0.42))
                }
            }
            return AssetGeometry(
                parts: [
                    .fixed(
                        .box(SIMD3(w, h, d * 0.6), center: SIMD3(0, h / 2, -d * 0.2), bevel: 0.006),
                        .plastic(0.015, 0.015, 0.018, roughness: 0.4), "board"),
                    .main(
                        .tube(rim, radius: d * 0.09, segments: 12, closed: true),
                        .glowing(1, 0.12, 0.35), "tube"),
                ], size: size,
                textPanels: [
                    TextPanel(
                        name: "board",
                        origin: SIMD3(-w / 2 + inset * 2, inset * 2, d * 0.1 + 0.001),
                        right: SIMD3(w - inset * 4, 0, 0), up: SIMD3(0, h - inset * 4, 0),
                        ink: SIMD3(1, 0.25, 0.45), glows: true)
                ],
                lampPoint: SIMD3(0, h / 2, d))
        },
        Shape("screen", as: "monitor", "Monitor", SIMD3(0.6, 0.47, 0.2), .electronics, density: 90)
        { size in
            let (w, h, d) = (size.x, size.y, size.z)
            let low = h * 0.24
            let shell = AssetMaterial.plastic(0.02, 0.02, 0.022, roughness: 0.4)
            let border = w * 0.015
            return AssetGeometry(
                parts: [
                    .main(
                        .box(
                            SIMD3(w, h - low, 0.025), center: SIMD3(0, (h + low) / 2, 0),
                            bevel: 0.006), shell, "shell"),
                    .fixed(
                        .box(
                            SIMD3(w - 2 * border, h - low - 2 * border, 0.003),
                            center: SIMD3(0, (h + low) / 2, 0.0125)),
                        .glowing(0.16, 0.3, 0.55), "screen"),
                    .main(
                        .box(
                            SIMD3(w * 0.09, low * 1.4, 0.02), center: SIMD3(0, low * 0.7, -0.02),
                            bevel: 0.004), shell,
                        "neck"),
                    .main(
                        .box(
                            SIMD3(w * 0.4, 0.012, d), center: SIMD3(0, 0.006, -0.01), bevel: 0.004),
                        shell, "foot"),
                ], size: size,
                textPanels: [
                    TextPanel(
                        name: "screen", origin: SIMD3(-w * 0.45, low + border + h * 0.04, 0.0145),
                        right: SIMD3(w * 0.9, 0, 0),
                        up: SIMD3(0, h - low - 2 * border - h * 0.08, 0),
                        ink: SIMD3(repeating: 0.95), glows: true)
                ])
        },
        Shape("phone", "Phone", SIMD3(0.075, 0.155, 0.009), .electronics) {
            slate($0, border: 0.03)
        },
        Shape("tablet", "Tablet", SIMD3(0.18, 0.25, 0.008), .electronics) {
            slate($0, border: 0.05)
        },
    ]

    /// A panel on a face toward +z between two heights, with a margin in shares of the smaller extent.
    static func front(
        _ name: String, _ w: Float, _ low: Float, _ high: Float, z: Float, margin: Float,
        ink: SIMD3<Float> = SIMD3(repeating: 0.02)
    ) -> TextPanel {
        let m = margin * min(w, high - low)
        return TextPanel(
            name: name, origin: SIMD3(-w / 2 + m, low + m, z + 0.0005),
            right: SIMD3(w - 2 * m, 0, 0),
            up: SIMD3(0, high - low - 2 * m, 0), ink: ink)
    }

    /// A picture, mirror or board: a filling inside four mitred bars. `from`: share of the height left open below.
    static func framed(
        _ size: SIMD3<Float>, border: Float, filling: AssetMaterial, frame: AssetMaterial,
        panel: Bool,
        ink: SIMD3<Float> = SIMD3(repeating: 0.02), from: Float = 0
    ) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let b = border * min(w, h)
        let low = h * from
        var parts: [AssetPart] = [
            .fixed(
                .box(SIMD3(w - b, h - low - b, d * 0.5), center: SIMD3(0, (h + low) / 2, -d * 0.2)),
                filling,
                "filling")
        ]
        for y in [low + b / 2, h - b / 2] {
            parts.append(
                .main(.box(SIMD3(w, b, d), center: SIMD3(0, y, 0), bevel: b * 0.15), frame, "frame")
            )
        }
        for x in [-(w - b) / 2, (w - b) / 2] {
            parts.append(
                .main(
                    .box(
                        SIMD3(b, h - 2 * (from > 0 ? 0 : b), d), center: SIMD3(x, h / 2, 0),
                        bevel: b * 0.15), frame,
                    "frame"))
        }
        let panels =
            panel
            ? [front("filling", w - 2 * b, b, h - b, z: d * 0.05, margin: 0.06, ink: ink)] : []
        return AssetGeometry(parts: parts, size: size, textPanels: panels)
    }

    /// A phone or tablet standing upright, screen to the front.
    static func slate(_ size: SIMD3<Float>, border: Float) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let b = border * w
        return AssetGeometry(
            parts: [
                .main(
                    .box(size, center: SIMD3(0, h / 2, 0), bevel: d * 0.4),
                    .plastic(0.03, 0.03, 0.035, roughness: 0.25)),
                .fixed(
                    .box(SIMD3(w - 2 * b, h - 2 * b, d * 0.1), center: SIMD3(0, h / 2, d * 0.46)),
                    .glowing(0.12, 0.22, 0.4), "screen"),
            ], size: size,
            textPanels: [
                TextPanel(
                    name: "screen", origin: SIMD3(-w / 2 + 2 * b, 2 * b, d * 0.52),
                    right: SIMD3(w - 4 * b, 0, 0),
                    up: SIMD3(0, h - 4 * b, 0), ink: SIMD3(repeating: 0.95), glows: true)
            ])
    }
}
