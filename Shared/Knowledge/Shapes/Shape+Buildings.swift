import PlantainProto

/// Houses and other works that stand outdoors, at their real size.
extension Shape {
    static let buildings: [Shape] = [
        Shape("house", "House", SIMD3(9, 7, 8), .outdoor, .floor, density: 200) {
            gabled($0, eaves: 0.58, walls: Look.plaster, roof: Look.tiles, columns: 4, storeys: 2)
        },
        Shape("cottage", "Stone cottage", SIMD3(7, 4.8, 5.5), .outdoor, .floor, density: 200) {
            gabled($0, eaves: 0.46, walls: Look.stone, roof: Look.thatch, columns: 2, storeys: 1)
        },
        Shape("cabin", "Log cabin", SIMD3(6, 4.2, 5), .outdoor, .floor, density: 150) {
            gabled(
                $0, eaves: 0.52, walls: Look.logs, roof: Look.shingles, columns: 2, storeys: 1,
                logs: true)
        },
        Shape("barn", "Barn", SIMD3(10, 8, 12), .outdoor, .floor, density: 100) { barn($0) },
        Shape("lighthouse", "Lighthouse", SIMD3(6, 20, 6), .outdoor, .floor, density: 200) {
            lighthouse($0)
        },
        Shape("skyscraper", "Skyscraper", SIMD3(12, 40, 12), .outdoor, .floor, density: 150) {
            skyscraper($0)
        },
        Shape("storefront", "Storefront", SIMD3(5, 3.8, 3), .outdoor, .floor, density: 150) {
            storefront($0)
        },
    ]

    private enum Look {
        static let plaster = AssetMaterial(
            substance: .plaster, baseColor: SIMD3(0.72, 0.66, 0.54), roughness: 0.85)
        static let stone = AssetMaterial(
            substance: .stone, baseColor: SIMD3(0.42, 0.39, 0.34), roughness: 0.85)
        static let logs = AssetMaterial(
            substance: .wood, baseColor: SIMD3(0.3, 0.17, 0.08), roughness: 0.65)
        static let tiles = AssetMaterial(
            substance: .tile, baseColor: SIMD3(0.36, 0.1, 0.055), roughness: 0.6)
        static let thatch = AssetMaterial.matte(0.3, 0.22, 0.1, roughness: 0.95)
        static let shingles = AssetMaterial(
            substance: .wood, baseColor: SIMD3(0.12, 0.085, 0.06), roughness: 0.8)
        static let white = AssetMaterial.matte(0.78, 0.77, 0.73, roughness: 0.5)
        static let pane = AssetMaterial(baseColor: SIMD3(0.05, 0.075, 0.1), roughness: 0.04)
        static let door = AssetMaterial.wood(0.2, 0.09, 0.04)
    }

    private static func block(_ low: SIMD3<Float>, _ high: SIMD3<Float>, bevel: Float = 0) -> Mesh {
        .box(high - low, center: (low + high) / 2, bevel: bevel)
    }

    /// A window with its frame, on a wall that faces +z: middle, width, height.
    private static func window(_ at: SIMD3<Float>, _ w: Float, _ h: Float) -> [AssetPart] {
        let t = w * 0.08
        var frame = Mesh()
        for (x, y, fw, fh) in [
            (0, h / 2, w + t, t), (0, -h / 2, w + t, t), (-w / 2, 0, t, h), (w / 2, 0, t, h),
            (0, 0, t * 0.6, h), (0, 0, w, t * 0.6),
        ] as [(Float, Float, Float, Float)] {
            frame.append(.box(SIMD3(fw, fh, 0.09), center: at + SIMD3(x, y, 0.02)))
        }
        return [
            .fixed(.box(SIMD3(w, h, 0.05), center: at), Look.pane, "window pane"),
            .fixed(frame, Look.white, "window frame"),
        ]
    }

    /// Four walls under a roof whose ridge runs from side to side.
    private static func gabled(
        _ size: SIMD3<Float>, eaves: Float, walls: AssetMaterial, roof: AssetMaterial,
        columns: Int, storeys: Int, logs: Bool = false
    ) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let (x, z, e) = (w * 0.46, d * 0.45, h * eaves)
        let ridge = h * 0.93
        let gable = [SIMD2(-z, 0), SIMD2(z, 0), SIMD2(z, e), SIMD2(0, ridge - 0.1), SIMD2(-z, e)]
        let body = Mesh.prism(gable, depth: 2 * x).turned(yaw: .pi / 2)
        var parts: [AssetPart] = [.main(body, walls, "walls")]
        // Round logs, one on the other, that cross at the corners.
        let proud: Float = logs ? 0.07 : 0
        if logs {
            var courses = Mesh()
            let step = e / max(1, (e / 0.26).rounded())
            for k in 0..<Int((ridge / step).rounded(.down)) {
                let y = step * (Float(k) + 0.5)
                let reach = y < e ? z + 0.12 : max(0, (ridge - y) / (ridge - e) * z - 0.1)
                for side: Float in [-1, 1] {
                    if y < e {
                        courses.append(
                            .tube(
                                [
                                    SIMD3(-x - 0.16, y, side * (z - 0.06)),
                                    SIMD3(x + 0.16, y, side * (z - 0.06)),
                                ], radius: step * 0.5, segments: 14))
                    }
                    guard reach > 0.2 else { continue }
                    courses.append(
                        .tube(
                            [
                                SIMD3(side * (x - 0.06), y + (y < e ? step * 0.5 : 0), -reach),
                                SIMD3(side * (x - 0.06), y + (y < e ? step * 0.5 : 0), reach),
                            ], radius: step * 0.5, segments: 14))
                }
            }
            parts.append(.main(courses, walls, "logs"))
        }
        // Two slabs that overhang the walls.
        let rise = (ridge - e) / z
        let (over, thick) = (d * 0.5, max(0.1, h * 0.025))
        for side: Float in [-1, 1] {
            let low = ridge - rise * over
            let slab = [
                SIMD2(0, ridge), SIMD2(side * over, low), SIMD2(side * over, low + thick),
                SIMD2(0, ridge + thick),
            ]
            parts.append(
                .fixed(
                    Mesh.prism(side < 0 ? slab : slab.reversed(), depth: w).turned(yaw: -.pi / 2),
                    roof, "roof"))
        }
        let storey = e / Float(storeys)
        let (ww, wh) = (min(w / Float(columns) * 0.34, 1.2), storey * 0.42)
        let doorColumn = columns / 2
        for row in 0..<storeys {
            for column in 0..<columns {
                let at = SIMD3(
                    (Float(column) + 0.5) / Float(columns) * 2 * x - x,
                    storey * (Float(row) + 0.56), z + proud)
                if row == 0, column == doorColumn {
                    let (dw, dh) = (min(1.05, ww * 1.1), min(2.15, storey * 0.85))
                    parts.append(
                        .fixed(
                            block(
                                SIMD3(at.x - dw / 2, 0, z - 0.02),
                                SIMD3(at.x + dw / 2, dh, z + 0.06 + proud),
                                bevel: 0.02), Look.door, "door"))
                    parts.append(
                        .fixed(
                            .ball(
                                SIMD3(repeating: 0.045),
                                center: SIMD3(at.x + dw * 0.36, dh / 2, z + 0.09 + proud),
                                segments: 16), .metal(0.6, 0.5, 0.25), "knob"))
                    parts.append(
                        .fixed(
                            block(
                                SIMD3(at.x - dw * 0.8, 0, z), SIMD3(at.x + dw * 0.8, 0.16, z + 0.5)),
                            .matte(0.4, 0.39, 0.37), "step"))
                } else {
                    parts += window(at, ww, wh)
                }
            }
        }
        let chimney = block(
            SIMD3(w * 0.22, e, -z * 0.35), SIMD3(w * 0.22 + w * 0.07, h, -z * 0.35 + w * 0.07))
        parts.append(
            .fixed(
                chimney,
                AssetMaterial(
                    substance: .brick, baseColor: SIMD3(0.35, 0.13, 0.08), roughness: 0.85),
                "chimney"))
        return AssetGeometry(parts: parts, size: size)
    }

    private static func barn(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let (x, e, k) = (w * 0.47, h * 0.5, h * 0.8)
        let front = [
            SIMD2(-x, 0), SIMD2(x, 0), SIMD2(x, e), SIMD2(x * 0.62, k), SIMD2(0, h * 0.97),
            SIMD2(-x * 0.62, k), SIMD2(-x, e),
        ]
        let red = AssetMaterial(
            substance: .wood, baseColor: SIMD3(0.33, 0.03, 0.02), roughness: 0.7)
        var parts: [AssetPart] = [.main(.prism(front, depth: d * 0.96), red, "walls")]
        let bends = [
            SIMD2(x * 1.06, e - h * 0.02), SIMD2(x * 0.65, k + h * 0.015), SIMD2(0, h * 0.985),
            SIMD2(-x * 0.65, k + h * 0.015), SIMD2(-x * 1.06, e - h * 0.02),
        ]
        for i in 0..<4 {
            let (a, b) = (bends[i], bends[i + 1])
            let up = SIMD2<Float>(0, h * 0.02)
            parts.append(
                .fixed(
                    .prism([a, a + up, b + up, b], depth: d),
                    .matte(0.2, 0.2, 0.21, roughness: 0.55), "roof"))
        }
        let z = d * 0.48
        let (dw, dh) = (w * 0.36, e * 0.82)
        parts.append(
            .fixed(block(SIMD3(-dw / 2, 0, z), SIMD3(dw / 2, dh, z + 0.05)), red, "door"))
        var trim = Mesh()
        func bar(_ a: SIMD2<Float>, _ b: SIMD2<Float>) {
            trim.append(
                .tube(
                    [SIMD3(a.x, a.y, z + 0.06), SIMD3(b.x, b.y, z + 0.06)], radius: w * 0.012,
                    segments: 8))
        }
        for side: Float in [-1, 1] {
            let (a, b) = (side * 0.02 * w, side * dw / 2)
            for (p, q) in [
                (SIMD2(a, 0), SIMD2(a, dh)), (SIMD2(b, 0), SIMD2(b, dh)),
                (SIMD2(a, dh), SIMD2(b, dh)),
                (SIMD2(a, 0), SIMD2(b, dh)), (SIMD2(b, 0), SIMD2(a, dh)),
                (SIMD2(a, 0.05), SIMD2(b, 0.05)),
            ] { bar(p, q) }
        }
        parts.append(.fixed(trim, Look.white, "trim"))
        parts += window(SIMD3(0, k * 0.9, z), w * 0.12, w * 0.12)
        return AssetGeometry(parts: parts, size: size)
    }

    private static func lighthouse(_ size: SIMD3<Float>) -> AssetGeometry {
        let (h, r) = (size.y, min(size.x, size.z) / 2)
        let shaft = h * 0.78
        func radius(_ y: Float) -> Float { r * (0.86 - 0.42 * y / shaft) }
        func band(_ a: Float, _ b: Float, _ extra: Float = 0) -> Mesh {
            var line = Outline(0, a)
            line.line(radius(a) + extra, a)
            line.line(radius(b) + extra, b)
            line.line(0, b)
            return .lathe(line, crease: 0.6)
        }
        func drum(_ a: Float, _ b: Float, _ ra: Float, _ rb: Float) -> Mesh {
            var line = Outline(0, a)
            line.line(ra, a)
            line.line(rb, b)
            line.line(0, b)
            return .lathe(line, crease: 0.6)
        }
        let white = AssetMaterial.matte(0.8, 0.79, 0.75, roughness: 0.6)
        let red = AssetMaterial.matte(0.5, 0.03, 0.025, roughness: 0.5)
        let iron = AssetMaterial.matte(0.05, 0.05, 0.055, roughness: 0.45)
        var parts: [AssetPart] = []
        for i in 0..<5 {
            let mesh = band(shaft * Float(i) / 5, shaft * Float(i + 1) / 5)
            parts.append(i % 2 == 0 ? .main(mesh, red, "band") : .fixed(mesh, white, "tower"))
        }
        let top = radius(shaft)
        parts.append(.fixed(drum(shaft, shaft + h * 0.015, top * 1.5, top * 1.5), iron, "gallery"))
        let rail = (0..<40).map { i -> SIMD3<Float> in
            let a = Float(i) / 40 * 2 * .pi
            return SIMD3(cosine(a) * top * 1.45, shaft + h * 0.06, sine(a) * top * 1.45)
        }
        parts.append(
            .fixed(.tube(rail, radius: r * 0.014, segments: 8, closed: true), iron, "rail"))
        for point in stride(from: 0, to: 40, by: 4).map({ rail[$0] }) {
            let foot = SIMD3(point.x, shaft, point.z)
            parts.append(
                .fixed(.tube([foot, point], radius: r * 0.012, segments: 6), iron, "rail"))
        }
        parts.append(
            .fixed(
                drum(shaft, h * 0.9, top * 0.72, top * 0.72), .glowing(1, 0.85, 0.5), "lamp"))
        for i in 0..<8 {
            let a = Float(i) / 8 * 2 * .pi
            let p = SIMD3(cosine(a) * top * 0.75, shaft, sine(a) * top * 0.75)
            parts.append(
                .fixed(
                    .tube([p, p + SIMD3(0, h * 0.9 - shaft, 0)], radius: r * 0.02, segments: 8),
                    iron, "bar"))
        }
        parts.append(.fixed(drum(h * 0.9, h * 0.985, top * 0.95, top * 0.06), red, "cap"))
        parts.append(
            .fixed(
                .ball(SIMD3(repeating: h * 0.012), center: SIMD3(0, h * 0.988, 0), segments: 16),
                iron, "ball"))
        parts.append(
            .fixed(
                block(
                    SIMD3(-r * 0.16, 0, radius(0) * 0.8),
                    SIMD3(r * 0.16, h * 0.11, radius(0) * 1.02)),
                Look.door, "door"))
        for (k, y) in [0.3, 0.5, 0.7].enumerated() {
            let at = shaft * Float(y)
            let z = radius(at)
            parts.append(
                .fixed(
                    block(SIMD3(-r * 0.07, at, z * 0.9), SIMD3(r * 0.07, at + h * 0.035, z * 1.01)),
                    Look.pane, "window \(k)"))
        }
        return AssetGeometry(
            parts: parts, size: size, lampPoint: SIMD3(0, (shaft + h * 0.9) / 2, 0))
    }

    private static func skyscraper(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let glass = AssetMaterial(baseColor: SIMD3(0.09, 0.15, 0.2), roughness: 0.05)
        var frame = Mesh()
        let floors = 24
        for i in 0...floors {
            let y = h * 0.94 * Float(i) / Float(floors)
            frame.append(.box(SIMD3(w, h * 0.006, d), center: SIMD3(0, y + h * 0.003, 0)))
        }
        for i in 0...10 {
            let t = Float(i) / 10 - 0.5
            for side: Float in [-0.5, 0.5] {
                frame.append(
                    .box(
                        SIMD3(w * 0.012, h * 0.94, d * 0.012),
                        center: SIMD3(t * w * 0.99, h * 0.47, side * d * 0.995)))
                frame.append(
                    .box(
                        SIMD3(w * 0.012, h * 0.94, d * 0.012),
                        center: SIMD3(side * w * 0.995, h * 0.47, t * d * 0.99)))
            }
        }
        return AssetGeometry(
            parts: [
                .main(
                    block(SIMD3(-w * 0.49, 0, -d * 0.49), SIMD3(w * 0.49, h * 0.945, d * 0.49)),
                    glass, "glass"),
                .fixed(frame, .metal(0.5, 0.5, 0.52, roughness: 0.4), "frame"),
                .fixed(
                    block(SIMD3(-w * 0.3, h * 0.945, -d * 0.3), SIMD3(w * 0.3, h * 0.975, d * 0.3)),
                    .matte(0.35, 0.35, 0.36), "roof"),
                .fixed(
                    .tube([SIMD3(0, h * 0.97, 0), SIMD3(0, h, 0)], radius: w * 0.006, segments: 8),
                    .metal(), "mast"),
            ], size: size)
    }

    /// A shop's front with an awning and a board for its name.
    private static func storefront(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let z = d * 0.24
        let low = h * 0.74
        let wall = AssetMaterial(
            substance: .brick, baseColor: SIMD3(0.38, 0.16, 0.1), roughness: 0.85)
        let wood = AssetMaterial.matte(0.05, 0.12, 0.09, roughness: 0.45)
        var parts: [AssetPart] = [
            .fixed(block(SIMD3(-w / 2, 0, -d / 2), SIMD3(w / 2, h, z)), wall, "wall"),
            .main(
                block(SIMD3(-w * 0.48, low, z), SIMD3(w * 0.48, h * 0.96, z + 0.09), bevel: 0.015),
                wood, "board"),
            .main(block(SIMD3(-w * 0.47, 0, z), SIMD3(w * 0.47, h * 0.14, z + 0.06)), wood, "base"),
            .fixed(
                block(SIMD3(-w * 0.46, h * 0.14, z), SIMD3(w * 0.12, h * 0.62, z + 0.03)),
                Look.pane, "window pane"),
            .fixed(block(SIMD3(w * 0.18, 0, z), SIMD3(w * 0.42, h * 0.62, z + 0.05)), wood, "door"),
            .fixed(
                block(SIMD3(w * 0.22, h * 0.18, z), SIMD3(w * 0.38, h * 0.57, z + 0.06)), Look.pane,
                "window pane"),
        ]
        for x in [-0.47, -0.17, 0.13, 0.45] as [Float] {
            parts.append(
                .main(
                    block(SIMD3(w * x - 0.05, 0, z), SIMD3(w * x + 0.05, low, z + 0.07)), wood,
                    "frame"))
        }
        let stripes = 14
        for i in 0..<stripes {
            let (a, b) = (Float(i) / Float(stripes) - 0.5, Float(i + 1) / Float(stripes) - 0.5)
            let strip = Mesh.sheet(columns: 1, rows: 8) { u, v in
                let x = (a + (b - a) * u) * w * 0.98
                // Slanting cloth with a hanging edge.
                return v < 0.25
                    ? SIMD3(x, h * (0.56 + 0.07 * v / 0.25), d / 2)
                    : SIMD3(
                        x, h * (0.63 + 0.1 * (v - 0.25) / 0.75),
                        d / 2 - (d / 2 - z) * (v - 0.25) / 0.75)
            }
            parts.append(
                .sheet(
                    strip, i % 2 == 0 ? .fabric(0.55, 0.05, 0.04) : .fabric(0.8, 0.78, 0.72),
                    "awning"))
        }
        return AssetGeometry(
            parts: parts, size: size,
            textPanels: [
                front(
                    "board", w * 0.96, low, h * 0.96, z: z + 0.09, margin: 0.1,
                    ink: SIMD3(0.85, 0.72, 0.4))
            ])
    }
}
