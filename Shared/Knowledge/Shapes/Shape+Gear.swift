import PlantainProto

/// Gear of desks, wardrobes and playing fields.
extension Shape {
    static let gear: [Shape] = [
        Shape(
            "computer-keyboard", as: "computer keyboard", "Computer keyboard",
            SIMD3(0.44, 0.03, 0.14), .electronics
        ) { keyboard($0) },
        Shape(
            "computer-mouse", as: "computer mouse", "Computer mouse", SIMD3(0.065, 0.038, 0.11),
            .electronics
        ) {
            mouse($0)
        },
        Shape("laptop", "Laptop", SIMD3(0.34, 0.235, 0.32), .electronics, density: 120) {
            laptop($0)
        },
        Shape("tv", "Television", SIMD3(1.1, 0.7, 0.24), .electronics, density: 60) {
            television($0)
        },
        Shape(
            "baseball-bat", as: "baseball bat", "Baseball bat", SIMD3(0.86, 0.066, 0.066), .sport,
            density: 500
        ) {
            let (l, r) = ($0.x, $0.y / 2)
            var line = Outline(0, 0)
            line.line(r * 0.75, 0)
            line.curve(r * 0.36, l * 0.03, control: SIMD2(r * 0.75, l * 0.02))
            line.spline([
                SIMD2(r * 0.36, l * 0.3), SIMD2(r * 0.72, l * 0.6), SIMD2(r, l * 0.85),
                SIMD2(r * 0.95, l * 0.97),
            ])
            line.curve(0, l, control: SIMD2(r * 0.9, l))
            let bat = Mesh.lathe(line).turned(roll: .pi / 2)
            return AssetGeometry(parts: [.main(bat, .wood(0.55, 0.36, 0.18))], size: $0)
        },
        Shape("frisbee", "Frisbee", SIMD3(0.27, 0.035, 0.27), .sport, density: 80) {
            let (r, h) = ($0.x / 2, $0.y)
            var line = Outline(0, h * 0.82)
            line.line(r * 0.82, h * 0.82)
            line.curve(r * 0.95, 0, control: SIMD2(r * 0.95, h * 0.8))
            line.curve(r, h * 0.2, control: SIMD2(r, 0))
            line.curve(r * 0.8, h * 0.98, control: SIMD2(r, h * 0.9))
            line.line(r * 0.5, h)
            line.line(0, h)
            return AssetGeometry(
                parts: [.main(.lathe(line, segments: 96), .plastic(0.85, 0.2, 0.03))], size: $0)
        },
        Shape("snowboard", "Snowboard", SIMD3(0.28, 1.55, 0.09), .sport, .floor, density: 80) {
            board($0, color: SIMD3(0.05, 0.2, 0.55), pointed: false, bindings: true)
        },
        Shape("surfboard", "Surfboard", SIMD3(0.52, 1.9, 0.12), .sport, .floor, density: 60) {
            board($0, color: SIMD3(0.82, 0.8, 0.72), pointed: true, bindings: false)
        },
        Shape("skis", as: "ski", "Pair of skis", SIMD3(0.3, 1.7, 0.1), .sport, .floor, density: 80)
        { size in
            let one = board(
                SIMD3(size.x * 0.36, size.y, size.z), color: SIMD3(0.55, 0.03, 0.03), pointed: true,
                bindings: true)
            let moved = [-0.32, 0.32].flatMap { (side: Float) in
                one.parts.map { part in
                    var part = part
                    part.mesh = part.mesh.turned(offset: SIMD3(side * size.x, 0, 0))
                    return part
                }
            }
            return AssetGeometry(parts: moved, size: size)
        },
        Shape("tie", "Necktie", SIMD3(0.1, 0.55, 0.03), .clothing, .wall, density: 60) { size in
            let (w, h, d) = (size.x, size.y, size.z)
            let blade = [
                SIMD2(0, 0), SIMD2(w / 2, h * 0.13), SIMD2(w * 0.2, h * 0.86),
                SIMD2(-w * 0.2, h * 0.86), SIMD2(-w / 2, h * 0.13),
            ]
            let knot = [
                SIMD2(-w * 0.19, h * 0.86), SIMD2(w * 0.19, h * 0.86), SIMD2(w * 0.33, h),
                SIMD2(-w * 0.33, h),
            ]
            return AssetGeometry(
                parts: [
                    .main(.prism(blade, depth: d * 0.5, bevel: d * 0.15), .fabric(0.4, 0.02, 0.03)),
                    .main(
                        .prism(knot, depth: d, bevel: d * 0.25), .fabric(0.4, 0.02, 0.03), "knot"),
                ], size: size)
        },
        Shape(
            "t-shirt", as: "t shirt", "T-shirt on the wall", SIMD3(0.72, 0.72, 0.07), .clothing,
            .wall, density: 60
        ) {
            shirt($0)
        },
        Shape(
            "parking-meter", as: "parking meter", "Parking meter", SIMD3(0.24, 1.5, 0.2), .outdoor,
            .floor
        ) {
            parkingMeter($0)
        },
        Shape("counter", "Counter", SIMD3(1.8, 0.95, 0.65), .furniture, .floor, density: 120) {
            size in
            let (w, h, d) = (size.x, size.y, size.z)
            let slab = Mesh.box(SIMD3(w, 0.04, d), center: SIMD3(0, h - 0.02, 0), bevel: 0.006)
            let body = Mesh.box(
                SIMD3(w * 0.97, h - 0.04, d * 0.9), center: SIMD3(0, (h - 0.04) / 2, -d * 0.03),
                bevel: 0.005)
            var doors = Mesh()
            for i in 0..<3 {
                doors.append(
                    .box(
                        SIMD3(w * 0.3, h * 0.82, 0.02),
                        center: SIMD3((Float(i) - 1) * w * 0.32, h * 0.47, d * 0.425), bevel: 0.006)
                )
            }
            return AssetGeometry(
                parts: [
                    .main(body, .matte(0.72, 0.7, 0.65, roughness: 0.5)),
                    .main(doors, .matte(0.74, 0.72, 0.67, roughness: 0.45), "doors"),
                    .fixed(
                        slab,
                        AssetMaterial(
                            substance: .marble, baseColor: SIMD3(0.7, 0.68, 0.65), roughness: 0.15),
                        "top"),
                ], size: size,
                top: SupportArea(height: h, halfExtents: SIMD2(w * 0.46, d * 0.44)))
        },
    ]

    private static func keyboard(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        var keys = Mesh()
        let rows: [[Float]] = [
            [Float](repeating: 1, count: 15), [Float](repeating: 1, count: 13) + [2],
            [1.5] + [Float](repeating: 1, count: 12) + [1.5],
            [1.8] + [Float](repeating: 1, count: 11) + [2.2],
            [1.3, 1.3, 1.3, 6.5, 1.3, 1.3, 1, 1],
        ]
        for (j, row) in rows.enumerated() {
            let unit = w * 0.95 / row.reduce(0, +)
            var x = -w * 0.475
            for key in row {
                let wide = key * unit
                keys.append(
                    .box(
                        SIMD3(wide - w * 0.006, h * 0.45, d * 0.165),
                        center: SIMD3(x + wide / 2, h * 0.72, (Float(j) - 2) * d * 0.185),
                        bevel: h * 0.08))
                x += wide
            }
        }
        return AssetGeometry(
            parts: [
                .main(
                    .box(SIMD3(w, h * 0.6, d), center: SIMD3(0, h * 0.3, 0), bevel: h * 0.15),
                    .plastic(0.06, 0.06, 0.065, roughness: 0.5)),
                .fixed(keys, .plastic(0.025, 0.025, 0.028, roughness: 0.55), "keys"),
            ], size: size)
    }

    private static func mouse(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        var shell = Mesh.ball(SIMD3(w / 2, h, d / 2), segments: 64)
        for i in shell.positions.indices { shell.positions[i].y = max(shell.positions[i].y, 0) }
        let wheel = Mesh.lathe(
            {
                var line = Outline(0, -w * 0.06)
                line.line(h * 0.22, -w * 0.06)
                line.line(h * 0.22, w * 0.06)
                line.line(0, w * 0.06)
                return line
            }(), segments: 32
        ).turned(roll: .pi / 2, offset: SIMD3(0, h * 0.78, -d * 0.22))
        let seam = (0...12).map { i -> SIMD3<Float> in
            let z = -d * (0.1 + 0.36 * Float(i) / 12)
            let t = 1 - 4 * z * z / (d * d)
            return SIMD3(0, h * max(t, 0).squareRoot(), z)
        }
        return AssetGeometry(
            parts: [
                .main(shell, .plastic(0.75, 0.75, 0.74, roughness: 0.3)),
                .fixed(wheel, .rubber(0.05, 0.05, 0.05), "wheel"),
                .fixed(
                    .tube(seam, radius: w * 0.012, segments: 8), .plastic(0.1, 0.1, 0.1), "seam"),
            ], size: size)
    }

    /// Open, its screen leaning back a little.
    private static func laptop(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let shell = AssetMaterial.metal(0.55, 0.56, 0.58, roughness: 0.35)
        let deck = d * 0.72
        let hinge = SIMD3(0, 0.016, -d / 2 + d * 0.27)
        let lean: Float = -0.32
        let tall = (h - 0.016) / cosine(lean)
        func lid(_ mesh: Mesh) -> Mesh { mesh.turned(pitch: lean, offset: hinge) }
        var keys = Mesh()
        for j in 0..<5 {
            for i in 0..<13 {
                keys.append(
                    .box(
                        SIMD3(w * 0.058, 0.003, deck * 0.08),
                        center: SIMD3(
                            (Float(i) - 6) * w * 0.068, 0.0165,
                            hinge.z + deck * (0.12 + 0.1 * Float(j)))))
            }
        }
        let turn = Rotation(pitch: lean)
        let corner = SIMD3(-w * 0.46, tall * 0.08, 0.0062)
        return AssetGeometry(
            parts: [
                .main(
                    .box(
                        SIMD3(w, 0.015, deck), center: SIMD3(0, 0.0075, d / 2 - deck / 2),
                        bevel: 0.004), shell, "base"),
                .main(
                    lid(.box(SIMD3(w, tall, 0.008), center: SIMD3(0, tall / 2, 0), bevel: 0.003)),
                    shell, "lid"),
                .fixed(
                    lid(
                        .box(
                            SIMD3(w * 0.95, tall * 0.9, 0.002), center: SIMD3(0, tall * 0.5, 0.0045)
                        )),
                    .glowing(0.2, 0.36, 0.6), "screen"),
                .fixed(keys, .plastic(0.03, 0.03, 0.032), "keys"),
                .fixed(
                    .box(
                        SIMD3(w * 0.3, 0.001, deck * 0.26),
                        center: SIMD3(0, 0.0155, d / 2 - deck * 0.18)),
                    .plastic(0.35, 0.35, 0.36), "pad"),
            ], size: size,
            textPanels: [
                TextPanel(
                    name: "screen", origin: hinge + turn.apply(corner),
                    right: SIMD3(w * 0.92, 0, 0), up: turn.apply(SIMD3(0, tall * 0.84, 0)),
                    ink: SIMD3(repeating: 0.95), glows: true)
            ])
    }

    private static func television(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let low = h * 0.09
        let black = AssetMaterial.plastic(0.015, 0.015, 0.016, roughness: 0.3)
        var feet = Mesh()
        for x in [-w * 0.36, w * 0.36] {
            feet.append(.box(SIMD3(0.03, 0.015, d), center: SIMD3(x, 0.0075, 0), bevel: 0.004))
            feet.append(
                .box(SIMD3(0.03, low * 1.1, 0.03), center: SIMD3(x, low * 0.55, 0), bevel: 0.004))
        }
        let center = SIMD3(0, (h + low) / 2, Float(0))
        return AssetGeometry(
            parts: [
                .main(.box(SIMD3(w, h - low, 0.04), center: center, bevel: 0.006), black, "shell"),
                .fixed(
                    .box(
                        SIMD3(w * 0.98, (h - low) * 0.96, 0.004), center: center + SIMD3(0, 0, 0.02)
                    ),
                    .glowing(0.1, 0.2, 0.36), "screen"),
                .fixed(feet, black, "foot"),
            ], size: size,
            textPanels: [
                TextPanel(
                    name: "screen", origin: SIMD3(-w * 0.46, low + (h - low) * 0.07, 0.0225),
                    right: SIMD3(w * 0.92, 0, 0), up: SIMD3(0, (h - low) * 0.86, 0),
                    ink: SIMD3(repeating: 0.95), glows: true)
            ])
    }

    /// A long board that stands upright.
    private static func board(
        _ size: SIMD3<Float>, color: SIMD3<Float>, pointed: Bool, bindings: Bool
    ) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let outline = (0..<64).map { i -> SIMD2<Float> in
            let a = Float(i) / 64 * 2 * .pi
            let (c, s) = (cosine(a), sine(a))
            // A rounded oblong; points are drawn out at the top.
            let power: Float = pointed && s > 0 ? 0.75 : 0.32
            let x = (c < 0 ? -1 : 1) * powf(abs(c), power)
            return SIMD2(x * w / 2, h / 2 + (s < 0 ? -1 : 1) * powf(abs(s), 0.9) * h / 2)
        }
        let thick = min(d * 0.3, 0.05)
        var parts: [AssetPart] = [
            .main(
                .prism(outline, depth: thick, bevel: thick * 0.3),
                .plastic(color.x, color.y, color.z, roughness: 0.2))
        ]
        if bindings {
            for y in [h * 0.38, h * 0.62] {
                parts.append(
                    .fixed(
                        .box(
                            SIMD3(w * 0.6, h * 0.05, d * 0.5),
                            center: SIMD3(0, y, thick / 2 + d * 0.2), bevel: 0.012),
                        .plastic(0.03, 0.03, 0.03), "binding"))
            }
        } else {
            parts.append(
                .fixed(
                    .box(SIMD3(w * 0.02, h * 0.97, thick * 1.04), center: SIMD3(0, h / 2, 0)),
                    .plastic(0.5, 0.05, 0.04), "stringer"))
        }
        return AssetGeometry(parts: parts, size: size)
    }

    /// Laid smooth: swollen from its outline, with a place for lettering on the chest.
    private static func shirt(_ size: SIMD3<Float>) -> AssetGeometry {
        let side = 96
        func inside(_ x: Float, _ y: Float) -> Bool {
            let ax = abs(x)
            let neck = x * x / 0.018 + (y - 1) * (y - 1) / 0.012 < 1
            let shoulder = y < 1 - 0.32 * max(ax - 0.13, 0)
            let torso = ax < 0.29 + 0.012 * (1 - y)
            // Sleeves run down and out from the shoulders.
            let sleeve = ax < 0.5 - 0.1 * abs(y - 0.78) && y > 0.99 - 0.95 * (ax - 0.1) - 0.02 * ax
            return y > 0.01 && shoulder && !neck
                && (torso || sleeve && y > 1.02 - ax && y > 0.58 + 0.12 * (0.5 - ax))
        }
        var rgba = [UInt8](repeating: 255, count: side * side * 4)
        for i in 0..<(side * side) {
            var hits = 0
            for k in 0..<16 {
                let x = (Float(i % side) + (Float(k % 4) + 0.5) / 4) / Float(side) - 0.5
                let y = 1 - (Float(i / side) + (Float(k / 4) + 0.5) / 4) / Float(side)
                hits += inside(x * 1.06, y * 1.06 - 0.03) ? 1 : 0
            }
            rgba[4 * i + 3] = UInt8(hits * 255 / 16)
        }
        guard let cutout = Cutout(width: side, height: side, rgba: rgba) else {
            return AssetGeometry(parts: [], size: size)
        }
        let mesh = Figurine.body(cutout, 0.35)
        let box = mesh.bounds
        return AssetGeometry(
            parts: [.main(mesh, .fabric(0.78, 0.77, 0.74))], size: box.size,
            textPanels: [
                TextPanel(
                    name: "chest",
                    origin: SIMD3(
                        box.center.x - box.size.x * 0.21, box.low.y + box.size.y * 0.4,
                        box.high.z * 0.98),
                    right: SIMD3(box.size.x * 0.42, 0, 0), up: SIMD3(0, box.size.y * 0.32, 0))
            ])
    }

    private static func parkingMeter(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let grey = AssetMaterial.metal(0.35, 0.36, 0.37, roughness: 0.45)
        let low = h * 0.76
        let dome = (0...16).map { i -> SIMD2<Float> in
            let a = Float.pi * Float(i) / 16
            return SIMD2(cosine(a) * w / 2, h - w / 2 + sine(a) * w / 2)
        }
        let head = [SIMD2(-w * 0.4, low), SIMD2(w * 0.4, low)] + dome
        return AssetGeometry(
            parts: [
                .main(.prism(head, depth: d * 0.8, bevel: d * 0.1), grey, "head"),
                .fixed(
                    .tube([SIMD3(0, 0, 0), SIMD3(0, low * 1.02, 0)], radius: w * 0.14),
                    .metal(0.25, 0.25, 0.26, roughness: 0.5), "post"),
                .fixed(
                    .box(SIMD3(w * 0.6, w * 0.34, 0.01), center: SIMD3(0, h - w * 0.5, d * 0.4)),
                    AssetMaterial(baseColor: SIMD3(0.5, 0.55, 0.45), roughness: 0.1), "display"),
                .fixed(
                    .box(
                        SIMD3(w * 0.08, w * 0.3, 0.02),
                        center: SIMD3(w * 0.2, low + (h - low) * 0.25, d * 0.4)),
                    .plastic(0.02, 0.02, 0.02), "slot"),
                .fixed(
                    .tube([SIMD3(0, 0, 0), SIMD3(0, 0.03, 0)], radius: w * 0.4), grey, "foot"),
            ], size: size)
    }
}
