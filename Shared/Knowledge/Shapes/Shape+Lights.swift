import PlantainProto

extension Shape {
    static let lights: [Shape] = [
        Shape("candle", "Candle", SIMD3(0.07, 0.16, 0.07), .lamp, density: 600) { s in
            candle(s, wax: .wax(0.82, 0.76, 0.62))
        },
        Shape("taper-candle", as: "candlestick", "Candlestick", SIMD3(0.1, 0.3, 0.1), .lamp) { s in
            let (r, h) = (s.x / 2, s.y)
            var foot = Outline(0, 0)
            foot.line(r, 0)
            foot.spline([
                SIMD2(r * 0.95, h * 0.025), SIMD2(r * 0.35, h * 0.06), SIMD2(r * 0.16, h * 0.12),
                SIMD2(r * 0.3, h * 0.18),
                SIMD2(r * 0.14, h * 0.24), SIMD2(r * 0.14, h * 0.3), SIMD2(r * 0.5, h * 0.35),
                SIMD2(r * 0.42, h * 0.36),
            ])
            foot.line(0, h * 0.36)
            var parts = candle(SIMD3(r * 0.44, h * 0.65, r * 0.44), wax: .wax(0.82, 0.78, 0.7))
                .parts
            for i in parts.indices {
                parts[i].mesh = parts[i].mesh.turned(offset: SIMD3(0, h * 0.35, 0))
            }
            parts.append(.main(.lathe(foot), .metal(0.8, 0.58, 0.25, roughness: 0.25), "stick"))
            return AssetGeometry(parts: parts, size: s, lampPoint: SIMD3(0, h * 0.94, 0))
        },
        Shape("lantern", "Lantern", SIMD3(0.16, 0.32, 0.16), .lamp, density: 200) { s in
            let (w, h) = (s.x, s.y)
            let iron = AssetMaterial.metal(0.05, 0.05, 0.05, roughness: 0.5)
            let (low, high) = (h * 0.06, h * 0.66)
            var frame = Mesh.box(SIMD3(w, low, w), center: SIMD3(0, low / 2, 0), bevel: 0.004)
            for x: Float in [-1, 1] {
                for z: Float in [-1, 1] {
                    frame.append(
                        .box(
                            SIMD3(w * 0.06, high - low, w * 0.06),
                            center: SIMD3(x * w * 0.44, (low + high) / 2, z * w * 0.44),
                            bevel: 0.002))
                }
            }
            frame.append(.box(SIMD3(w, h * 0.03, w), center: SIMD3(0, high, 0), bevel: 0.003))
            var roof = Outline(0, high)
            roof.line(w * 0.68, high)
            roof.line(w * 0.2, h * 0.8)
            roof.line(w * 0.16, h * 0.86)
            roof.line(0, h * 0.86)
            frame.append(Mesh.lathe(roof, segments: 4, crease: 0.3).turned(yaw: .pi / 4))
            let bow = (0..<28).map { i -> SIMD3<Float> in
                let a = 2 * Float.pi * Float(i) / 28
                return SIMD3(cosine(a) * w * 0.2, h * 0.92 + sine(a) * h * 0.07, 0)
            }
            frame.append(.tube(bow, radius: w * 0.018, segments: 10, closed: true))
            var panes = Mesh()
            for k in 0..<4 {
                panes.append(
                    Mesh.box(
                        SIMD3(w * 0.84, high - low, 0.002),
                        center: SIMD3(0, (low + high) / 2, w * 0.43)
                    ).turned(yaw: Float(k) * .pi / 2))
            }
            var parts = candle(SIMD3(w * 0.36, h * 0.42, w * 0.36), wax: .wax(0.85, 0.8, 0.7)).parts
            for i in parts.indices {
                parts[i].recolourable = false
                parts[i].mesh = parts[i].mesh.turned(offset: SIMD3(0, low, 0))
            }
            parts += [.main(frame, iron, "frame"), .fixed(panes, .glass(), "glass")]
            return AssetGeometry(parts: parts, size: s, lampPoint: SIMD3(0, h * 0.42, 0))
        },
        Shape(
            "street-lamp", as: "street lamp", "Street lamp", SIMD3(0.6, 3.6, 0.6), .lamp, .floor,
            density: 60
        ) { s in
            let (r, h) = (s.x / 2, s.y)
            var pole = Outline(0, 0)
            pole.line(r * 0.6, 0)
            pole.spline([
                SIMD2(r * 0.5, h * 0.04), SIMD2(r * 0.22, h * 0.1), SIMD2(r * 0.16, h * 0.3),
                SIMD2(r * 0.13, h * 0.8), SIMD2(r * 0.5, h * 0.83),
            ])
            pole.line(0, h * 0.835)
            var globe = Outline(0, h * 0.83)
            globe.line(r * 0.42, h * 0.835)
            globe.line(r * 0.8, h * 0.94)
            globe.line(0, h * 0.94)
            var roof = Outline(0, h * 0.94)
            roof.line(r, h * 0.94)
            roof.line(r * 0.9, h * 0.955)
            roof.line(r * 0.2, h * 0.985)
            roof.line(0, h)
            let iron = AssetMaterial.metal(0.03, 0.035, 0.03, roughness: 0.5)
            return AssetGeometry(
                parts: [
                    .main(.lathe(pole), iron, "pole"),
                    .fixed(.lathe(globe, segments: 6, crease: 0.2), .glowing(1, 0.8, 0.5), "globe"),
                    .main(.lathe(roof, segments: 6, crease: 0.2), iron, "roof"),
                ], size: s, lampPoint: SIMD3(0, h * 0.89, 0))
        },
        Shape(
            "traffic-light", as: "traffic light", "Traffic light", SIMD3(0.35, 3, 0.4), .sign,
            .floor, density: 60
        ) { s in
            let (w, h) = (s.x, s.y)
            let low = h * 0.68
            let shell = AssetMaterial.plastic(0.02, 0.022, 0.02, roughness: 0.45)
            let z = s.z * 0.1
            var parts: [AssetPart] = [
                .main(
                    .box(
                        SIMD3(w, h - low, w * 0.7), center: SIMD3(0, (h + low) / 2, 0), bevel: 0.03),
                    shell, "housing"),
                .fixed(
                    .tube([.zero, SIMD3(0, low + 0.05, 0)], radius: w * 0.16),
                    .metal(0.3, 0.3, 0.3, roughness: 0.5), "pole"),
            ]
            let colors = [
                SIMD3<Float>(0.08, 0.9, 0.25), SIMD3(0.3, 0.2, 0.01), SIMD3(0.25, 0.01, 0.01),
            ]
            for k in 0..<3 {
                let y = low + (h - low) * (0.18 + 0.32 * Float(k))
                let lens = Mesh.ball(
                    SIMD3(w * 0.32, w * 0.32, w * 0.1), center: SIMD3(0, y, w * 0.35), segments: 32)
                let color = colors[k]
                parts.append(
                    .fixed(
                        lens,
                        k == 0
                            ? .glowing(color.x, color.y, color.z)
                            : .plastic(color.x, color.y, color.z, roughness: 0.2), "lens"))
                let visor = Mesh.sheet(columns: 20, rows: 1) { u, v in
                    let a = Float.pi * (u * 1.2 - 0.1)
                    return SIMD3(
                        cosine(a) * w * 0.36, y + sine(a) * w * 0.36,
                        w * 0.34 + (1 - v) * (s.z * 0.4 + z))
                }
                parts.append(.sheet(visor, shell, "visor", main: true))
            }
            return AssetGeometry(
                parts: parts, size: s, lampPoint: SIMD3(0, low + (h - low) * 0.18, w * 0.6))
        },
    ]

    /// A burnt-in candle with a wick and a flame that makes up the top quarter.
    static func candle(_ s: SIMD3<Float>, wax: AssetMaterial) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        let flame = min(h * 0.24, 0.045)
        let body = h - flame * 1.25
        var o = Outline(0, 0)
        o.line(r * 0.98, 0)
        o.line(r, body * 0.02)
        o.line(r, body * 0.96)
        o.curve(r * 0.86, body, control: SIMD2(r, body * 1.005), steps: 5)
        o.curve(r * 0.3, body * 0.965, control: SIMD2(r * 0.7, body * 0.96), steps: 6)
        o.line(0, body * 0.965)
        let mesh = Mesh.lathe(o) { a, t in t > 0.4 ? 0.015 * sine(a * 3 + 1) : 0 }
        let wick = [
            SIMD3(0, body * 0.96, 0), SIMD3(0, body + flame * 0.25, 0),
            SIMD3(flame * 0.06, body + flame * 0.38, 0),
        ]
        var drop = Outline(0, body + flame * 0.22)
        drop.spline([
            SIMD2(flame * 0.14, body + flame * 0.36), SIMD2(flame * 0.19, body + flame * 0.52),
            SIMD2(flame * 0.1, body + flame * 0.88),
            SIMD2(0, body + flame * 1.25),
        ])
        return AssetGeometry(
            parts: [
                .main(mesh, wax, "wax"),
                .fixed(
                    .tube(wick, radius: flame * 0.03, segments: 8),
                    .init(baseColor: SIMD3(0.02, 0.015, 0.01), roughness: 0.9), "wick"),
                .fixed(.lathe(drop, segments: 32), .glowing(1, 0.62, 0.2), "flame"),
            ], size: s, lampPoint: SIMD3(0, body + flame * 0.6, 0))
    }
}
