import PlantainProto

extension Shape {
    static let glassware: [Shape] = [
        Shape("glass", "Drinking glass", SIMD3(0.075, 0.13, 0.075), .tableware) { size in
            let (r, h) = (size.x / 2, size.y)
            var o = Outline(0, 0)
            o.curve(r * 0.82, h * 0.03, control: SIMD2(r * 0.82, 0), steps: 4)
            o.line(r, h * 0.995)
            o.curve(r * 0.95, h * 0.995, control: SIMD2(r * 0.975, h * 1.005), steps: 4)
            o.line(r * 0.78, h * 0.1)
            o.curve(0, h * 0.075, control: SIMD2(r * 0.76, h * 0.075), steps: 4)
            return AssetGeometry(parts: [.fixed(.lathe(o), .glass())], size: size)
        },
        Shape(
            "wine-glass", as: "wine glass", "Wine glass", SIMD3(0.085, 0.21, 0.085), .tableware,
            density: 120
        ) {
            let (r, h) = ($0.x / 2, $0.y)
            var o = Outline(0, 0)
            o.line(r * 0.86, 0)
            o.line(r * 0.87, h * 0.012)
            o.curve(r * 0.1, h * 0.07, control: SIMD2(r * 0.2, h * 0.025))
            o.line(r * 0.085, h * 0.4)
            o.spline([
                SIMD2(r * 0.3, h * 0.47), SIMD2(r * 0.85, h * 0.58), SIMD2(r, h * 0.7),
                SIMD2(r * 0.8, h),
            ])
            o.line(r * 0.775, h)
            o.spline([
                SIMD2(r * 0.965, h * 0.7), SIMD2(r * 0.81, h * 0.59), SIMD2(r * 0.28, h * 0.487),
                SIMD2(0, h * 0.475),
            ])
            return AssetGeometry(parts: [.fixed(.lathe(o), .glass())], size: $0)
        },
        Shape("bottle", "Glass bottle", SIMD3(0.075, 0.3, 0.075), .container) {
            bottle(
                $0, label: false,
                glass: .init(
                    substance: .glass, baseColor: SIMD3(0.12, 0.32, 0.14), roughness: 0.04,
                    transmission: 0.85))
        },
        Shape(
            "label-bottle", as: "bottle", "Bottle with a label", SIMD3(0.08, 0.3, 0.08), .container
        ) {
            bottle(
                $0, label: true,
                glass: .init(
                    substance: .glass, baseColor: SIMD3(0.3, 0.13, 0.03), roughness: 0.04,
                    transmission: 0.8))
        },
        Shape(
            "water-bottle", as: "water bottle", "Plastic bottle", SIMD3(0.075, 0.24, 0.075),
            .container
        ) { size in
            let (r, h) = (size.x / 2, size.y)
            var o = Outline(0, 0)
            o.curve(r, h * 0.05, control: SIMD2(r, 0), steps: 5)
            o.line(r, h * 0.62)
            o.curve(r * 0.42, h * 0.84, control: SIMD2(r, h * 0.74))
            o.line(r * 0.42, h * 0.9)
            o.line(0, h * 0.9)
            var cap = Outline(0, h * 0.87)
            cap.line(r * 0.5, h * 0.87)
            cap.line(r * 0.5, h * 0.985)
            cap.line(r * 0.47, h)
            cap.line(0, h)
            return AssetGeometry(
                parts: [
                    .main(.lathe(o), .plastic(0.16, 0.3, 0.45)),
                    .fixed(.lathe(cap, crease: 0.4), .plastic(0.03, 0.03, 0.035), "cap"),
                ], size: size)
        },
        Shape("can", "Tin can", SIMD3(0.075, 0.11, 0.075), .container, density: 900) { size in
            let (r, h) = (size.x / 2, size.y)
            var tin = Outline(0, h * 0.02)
            tin.line(r * 0.93, h * 0.02)
            tin.line(r * 0.94, 0)
            tin.line(r, h * 0.015)
            tin.line(r * 0.97, h * 0.035)
            tin.line(r * 0.97, h * 0.965)
            tin.line(r, h * 0.985)
            tin.line(r * 0.94, h)
            tin.line(r * 0.92, h * 0.965)
            tin.line(0, h * 0.965)
            var label = Outline(r * 0.975, h * 0.07)
            label.line(r * 0.985, h * 0.07)
            label.line(r * 0.985, h * 0.93)
            label.line(r * 0.975, h * 0.93)
            label.line(r * 0.975, h * 0.07)
            let half = r * 0.86
            return AssetGeometry(
                parts: [
                    .fixed(.lathe(tin, crease: 0.5), .metal(0.62, 0.62, 0.63), "tin"),
                    .main(.lathe(label, crease: 0.5), .paper(0.62, 0.05, 0.04), "label"),
                ], size: size,
                textPanels: [
                    TextPanel(
                        name: "label", origin: SIMD3(-half, h * 0.2, r * 0.99),
                        right: SIMD3(2 * half, 0, 0), up: SIMD3(0, h * 0.6, 0))
                ])
        },
        Shape("hourglass", "Hourglass", SIMD3(0.1, 0.2, 0.1), .decoration) { size in
            let (r, h) = (size.x / 2, size.y)
            var bulb = Outline(0, h * 0.06)
            bulb.line(r * 0.5, h * 0.06)
            bulb.spline([
                SIMD2(r * 0.66, h * 0.14), SIMD2(r * 0.6, h * 0.32), SIMD2(r * 0.09, h * 0.5),
                SIMD2(r * 0.6, h * 0.68), SIMD2(r * 0.66, h * 0.86), SIMD2(r * 0.5, h * 0.94),
            ])
            bulb.line(0, h * 0.94)
            var sand = Outline(0, h * 0.07)
            sand.line(r * 0.5, h * 0.075)
            sand.line(r * 0.6, h * 0.15)
            sand.line(0, h * 0.32)
            var parts: [AssetPart] = [
                .sheet(.lathe(bulb), .glass(), "glass"),
                .fixed(
                    .lathe(sand),
                    .init(
                        substance: .sand, baseColor: SIMD3(0.6, 0.42, 0.2), roughness: 0.95), "sand"
                ),
            ]
            let wood = AssetMaterial.wood(0.3, 0.15, 0.06)
            for y in [h * 0.03, h * 0.97] {
                parts.append(.main(disc(r, h * 0.06, at: SIMD3(0, y, 0)), wood, "plate"))
            }
            for k in 0..<3 {
                let a = 2 * Float.pi * Float(k) / 3 + 0.5
                let foot = SIMD3(sine(a) * r * 0.85, h * 0.05, cosine(a) * r * 0.85)
                parts.append(
                    .main(
                        .tube([foot, foot + SIMD3(0, h * 0.9, 0)], radius: r * 0.06), wood, "post"))
            }
            return AssetGeometry(parts: parts, size: size)
        },
        Shape("light-bulb", as: "light bulb", "Light bulb", SIMD3(0.06, 0.11, 0.06), .lamp) {
            size in
            let (r, h) = (size.x / 2, size.y)
            var screw = Outline(0, 0)
            screw.line(r * 0.2, 0)
            screw.line(r * 0.3, h * 0.05)
            for i in 0..<5 {
                let y = h * (0.06 + 0.04 * Float(i))
                screw.line(r * 0.42, y + h * 0.01)
                screw.line(r * 0.47, y + h * 0.02)
                screw.line(r * 0.42, y + h * 0.035)
            }
            screw.line(0, h * 0.28)
            var bulb = Outline(r * 0.42, h * 0.27)
            bulb.spline([
                SIMD2(r * 0.5, h * 0.38), SIMD2(r, h * 0.7), SIMD2(r * 0.75, h * 0.92), SIMD2(0, h),
            ])
            return AssetGeometry(
                parts: [
                    .fixed(.lathe(screw, crease: 1), .metal(), "socket"),
                    .main(.lathe(bulb), .glowing(1, 0.85, 0.62), "bulb"),
                ], size: size, lampPoint: SIMD3(0, h * 0.68, 0))
        },
    ]

    static func bottle(_ size: SIMD3<Float>, label: Bool, glass: AssetMaterial) -> AssetGeometry {
        let (r, h) = (size.x / 2, size.y)
        let wall = min(r * 0.09, 0.004)
        var o = Outline(0, h * 0.02)
        o.line(r * 0.8, 0)
        o.curve(r, h * 0.03, control: SIMD2(r, 0), steps: 4)
        o.line(r, h * 0.56)
        o.spline([SIMD2(r * 0.93, h * 0.64), SIMD2(r * 0.45, h * 0.76), SIMD2(r * 0.37, h * 0.84)])
        o.line(r * 0.35, h * 0.93)
        o.line(r * 0.41, h * 0.935)
        o.line(r * 0.41, h * 0.97)
        o.line(r * 0.37, h * 0.975)
        let outer = o.points
        o.line(r * 0.3, h * 0.975)
        for p in outer.reversed() where p.y > h * 0.03 && p.x > r * 0.34 && p.y < h * 0.93 {
            o.line(p.x - wall, p.y)
        }
        o.line(r * 0.8, h * 0.035)
        o.line(0, h * 0.05)
        var parts: [AssetPart] = [.main(.lathe(o), glass, "glass")]
        parts.append(
            .fixed(
                disc(r * 0.33, h * 0.06, at: SIMD3(0, h * 0.97, 0)), .matte(0.45, 0.28, 0.14),
                "cork"))
        var panels: [TextPanel] = []
        if label {
            let (low, high, arc) = (h * 0.14, h * 0.5, Float(1.15))
            let sheet = Mesh.sheet(columns: 40) { u, v in
                let a = (u - 0.5) * 2 * arc
                return SIMD3(sine(a) * r * 1.006, low + (high - low) * v, cosine(a) * r * 1.006)
            }
            parts.append(.sheet(sheet, .paper(0.8, 0.75, 0.62), "label"))
            let half = r * 0.86
            panels.append(
                TextPanel(
                    name: "label", origin: SIMD3(-half, low + (high - low) * 0.12, r * 1.008),
                    right: SIMD3(2 * half, 0, 0), up: SIMD3(0, (high - low) * 0.76, 0)))
        }
        return AssetGeometry(parts: parts, size: size, textPanels: panels)
    }

    /// A flat round slab with softened edges.
    static func disc(_ r: Float, _ thickness: Float, at center: SIMD3<Float> = .zero) -> Mesh {
        let t = thickness / 2
        let b = min(t * 0.5, r * 0.06)
        var o = Outline(0, -t)
        o.line(r - b, -t)
        o.curve(r, -t + b, control: SIMD2(r, -t), steps: 3)
        o.line(r, t - b)
        o.curve(r - b, t, control: SIMD2(r, t), steps: 3)
        o.line(0, t)
        return Mesh.lathe(o, crease: 0.6).mapped(scale: SIMD3(repeating: 1), offset: center)
    }
}
