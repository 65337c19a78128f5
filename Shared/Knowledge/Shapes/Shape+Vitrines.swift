import PlantainProto

/// What shops and museums show things in: glass on all sides.
extension Shape {
    static let vitrines: [Shape] = [
        Shape(
            "display-cabinet", as: "display cabinet", "Glass cabinet", SIMD3(0.9, 1.85, 0.42),
            .furniture, .floor, density: 60
        ) { displayCabinet($0) },
        Shape(
            "display-case", as: "display case", "Glass display case", SIMD3(1.2, 1.08, 0.55),
            .furniture, .floor, density: 60
        ) { displayCase($0) },
    ]

    /// Posts and rails of wood around panes, shelves of glass.
    private static func displayCabinet(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x, s.y, s.z)
        let post: Float = 0.032
        let (low, high) = (h * 0.09, h * 0.965)
        var frame = Mesh.box(
            SIMD3(w, low, d), center: SIMD3(0, low / 2, 0), bevel: 0.006)
        frame.append(
            .box(SIMD3(w, h - high, d), center: SIMD3(0, (h + high) / 2, 0), bevel: 0.006))
        for x: Float in [-1, 1] {
            for z: Float in [-1, 1] {
                frame.append(
                    .box(
                        SIMD3(post, high - low, post),
                        center: SIMD3(x * (w - post) / 2, (low + high) / 2, z * (d - post) / 2),
                        bevel: 0.003))
            }
        }
        // Where the two doors meet.
        frame.append(
            .box(
                SIMD3(post * 0.8, high - low, post * 0.7),
                center: SIMD3(0, (low + high) / 2, (d - post) / 2), bevel: 0.003))
        var back = Mesh.box(
            SIMD3(w - post, high - low, 0.008),
            center: SIMD3(0, (low + high) / 2, -d / 2 + post / 2))
        back.append(
            .box(SIMD3(w - post, 0.006, d - post), center: SIMD3(0, low + 0.003, 0)))
        var (panes, shelves, edges) = (Mesh(), Mesh(), Mesh())
        for x: Float in [-1, 1] {
            panes.append(pane(x: x * (w / 2 - post / 2), low, high, d - post))
        }
        panes.append(pane(z: d / 2 - post / 2, low, high, w - post))
        var boards = [SupportArea(height: low + 0.006, halfExtents: SIMD2(w, d) * 0.4)]
        let levels = (1...3).map { low + (high - low) * Float($0) / 4 }
        for y in levels {
            shelves.append(level(y, w - post * 2, d - post * 1.6))
            edges.append(
                .box(
                    SIMD3(w - post * 2, 0.01, 0.004),
                    center: SIMD3(0, y - 0.005, d / 2 - post * 0.8)))
            boards.append(SupportArea(height: y, halfExtents: SIMD2(w, d) * 0.4))
        }
        for k in boards.indices { boards[k].depth = (high - low) / 4 - 0.02 }
        var knobs = Mesh()
        for x: Float in [-0.035, 0.035] {
            knobs.append(
                .ball(
                    SIMD3(repeating: 0.011), center: SIMD3(x, h * 0.5, d / 2 + 0.006), segments: 18)
            )
        }
        let wood = AssetMaterial.wood(0.2, 0.1, 0.05)
        var made = AssetGeometry(
            parts: [
                .main(frame, wood, "frame"), .fixed(back, .matte(0.62, 0.6, 0.55), "back"),
                .sheet(panes, .glass(), "pane"), .sheet(shelves, .glass(), "shelf"),
                .fixed(edges, .glass(0.55, 0.8, 0.7), "edge"),
                .fixed(knobs, .metal(0.75, 0.55, 0.25), "knob"),
            ], size: s, top: SupportArea(height: h, halfExtents: SIMD2(w, d) * 0.45))
        made.boards = boards
        return made
    }

    /// A wooden chest that carries a box of glass with a level floor.
    private static func displayCase(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x, s.y, s.z)
        let (floor, bar) = (h * 0.56, Float(0.014))
        var chest = Mesh.box(
            SIMD3(w * 0.97, h * 0.05, d * 0.94), center: SIMD3(0, h * 0.025, 0))
        chest.append(
            .box(
                SIMD3(w, floor - h * 0.05, d), center: SIMD3(0, (floor + h * 0.05) / 2, 0),
                bevel: 0.006))
        for k in 0..<3 {
            chest.append(
                .box(
                    SIMD3(w * 0.29, floor * 0.7, 0.012),
                    center: SIMD3((Float(k) - 1) * w * 0.32, floor * 0.52, d / 2 + 0.004),
                    bevel: 0.005))
        }
        let cloth = Mesh.box(
            SIMD3(w - bar * 2, 0.006, d - bar * 2), center: SIMD3(0, floor + 0.003, 0))
        var rods = Mesh()
        for x: Float in [-1, 1] {
            for z: Float in [-1, 1] {
                rods.append(
                    .box(
                        SIMD3(bar, h - floor, bar),
                        center: SIMD3(x * (w - bar) / 2, (h + floor) / 2, z * (d - bar) / 2),
                        bevel: 0.002))
            }
        }
        for y in [floor + bar / 2, h - bar / 2] {
            for z: Float in [-1, 1] {
                rods.append(
                    .box(SIMD3(w, bar, bar), center: SIMD3(0, y, z * (d - bar) / 2), bevel: 0.002))
            }
            for x: Float in [-1, 1] {
                rods.append(
                    .box(SIMD3(bar, bar, d), center: SIMD3(x * (w - bar) / 2, y, 0), bevel: 0.002))
            }
        }
        var panes = Mesh()
        for x: Float in [-1, 1] { panes.append(pane(x: x * (w - bar) / 2, floor, h, d - bar)) }
        for z: Float in [-1, 1] { panes.append(pane(z: z * (d - bar) / 2, floor, h, w - bar)) }
        panes.append(level(h - bar / 2, w - bar, d - bar))
        // Half way up a shelf, less deep than the floor, so that both are seen.
        let middle = (floor + h) / 2
        panes.append(
            level(middle, w - bar * 2, d * 0.6).turned(offset: SIMD3(0, 0, -d * 0.16)))
        rods.append(
            .box(
                SIMD3(w - bar * 2, 0.008, 0.006), center: SIMD3(0, middle - 0.004, d * 0.14)))
        var made = AssetGeometry(
            parts: [
                .main(chest, .wood(0.3, 0.17, 0.085), "chest"),
                .fixed(cloth, .fabric(0.6, 0.57, 0.5), "cloth"),
                .fixed(rods, .metal(0.62, 0.62, 0.6, roughness: 0.3), "rods"),
                .sheet(panes, .glass(), "pane"),
            ], size: s, top: SupportArea(height: h, halfExtents: SIMD2(w, d) * 0.45))
        made.boards = [
            SupportArea(
                height: floor + 0.006, halfExtents: SIMD2(w * 0.44, d * 0.4),
                depth: middle - floor - 0.02),
            SupportArea(
                height: middle, halfExtents: SIMD2(w * 0.44, d * 0.25),
                center: SIMD2(0, -d * 0.04), depth: h - middle - 0.02),
        ]
        return made
    }

    private static func pane(x: Float, _ low: Float, _ high: Float, _ depth: Float) -> Mesh {
        .sheet { u, v in SIMD3(x, low + (high - low) * v, (0.5 - u) * depth) }
    }

    private static func pane(z: Float, _ low: Float, _ high: Float, _ width: Float) -> Mesh {
        .sheet { u, v in SIMD3((u - 0.5) * width, low + (high - low) * v, z) }
    }

    private static func level(_ y: Float, _ width: Float, _ depth: Float) -> Mesh {
        .sheet { u, v in SIMD3((u - 0.5) * width, y, (0.5 - v) * depth) }
    }
}
