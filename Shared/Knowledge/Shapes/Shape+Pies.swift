import PlantainProto

/// Pies in their dishes, and small berries.
extension Shape {
    static let pies: [Shape] = [
        Shape("pie", "Pie", SIMD3(0.25, 0.06, 0.25), .food, density: 500) {
            pie($0, filling: .matte(0.42, 0.05, 0.02, roughness: 0.35), isLatticed: true)
        },
        Shape(
            "pumpkin-pie", as: "pumpkin pie", "Pumpkin pie", SIMD3(0.25, 0.05, 0.25), .food,
            density: 500
        ) { pie($0, filling: .matte(0.5, 0.17, 0.03, roughness: 0.4), isLatticed: false) },
        Shape("blueberry", "Blueberry", SIMD3(0.02, 0.018, 0.02), .food, density: 500) { s in
            let body = Mesh.ball(
                s * SIMD3(0.5, 0.48, 0.5), center: SIMD3(0, s.y * 0.48, 0), segments: 28)
            var crown = Outline(s.x * 0.12, s.y * 0.93)
            crown.line(s.x * 0.2, s.y)
            crown.line(s.x * 0.15, s.y * 0.97)
            crown.line(0, s.y * 0.92)
            return AssetGeometry(
                parts: [
                    .main(body, .matte(0.03, 0.045, 0.16, roughness: 0.5)),
                    .fixed(.lathe(crown, segments: 20), .matte(0.015, 0.02, 0.07), "crown"),
                ], size: s)
        },
        Shape(
            "autumn-leaf", as: "autumn leaf", "Autumn leaf", SIMD3(0.13, 0.014, 0.15), .plant,
            density: 30
        ) { leaf($0) },
    ]

    /// A maple's leaf that has fallen: five points about its stem, curled as it dried.
    private static func leaf(_ size: SIMD3<Float>) -> AssetGeometry {
        let tips: [(Float, Float)] = [
            (0, 0.16), (0.3, 0.36), (0.62, 0.24), (0.74, 0.62), (1.02, 0.98), (1.12, 0.6),
            (1.35, 0.5), (1.6, 0.6), (1.95, 1), (2.2, 0.62), (2.45, 0.5), (2.75, 0.6), (.pi, 1.06),
        ]
        // Angles from the stem, to either side.
        let outline = tips + tips.dropFirst().dropLast().reversed().map { (2 * .pi - $0.0, $0.1) }
        func reach(_ angle: Float) -> Float {
            for (a, b) in zip(outline, outline.dropFirst() + [(2 * .pi, 0.16)])
            where angle >= a.0 && angle <= b.0 {
                return a.1 + (b.1 - a.1) * (angle - a.0) / max(1e-4, b.0 - a.0)
            }
            return 0.16
        }
        let blade = Mesh.sheet(columns: 192, rows: 10) { u, v in
            let angle = 2 * Float.pi * u
            let r = v * reach(min(angle, 6.283))
            let (x, z) = (r * sine(angle), r * cosine(angle))
            let curl = 0.35 * r * r + 0.1 * sine(3 * x) * sine(4 * z)
            return SIMD3(x * size.x / 2, max(0, curl) * size.y, z * size.z / 2)
        }
        var veins = Mesh.tube(
            [SIMD3(0, 0.001, size.z * 0.5), SIMD3(0, 0.001, 0)], radius: 0.0011, segments: 8)
        for angle: Float in [1.02, 1.95, .pi, 4.33, 5.26] {
            let path = (0...6).map { k -> SIMD3<Float> in
                let r = Float(k) / 6 * 0.85 * reach(angle)
                let (x, z) = (r * sine(angle), r * cosine(angle))
                let curl = 0.35 * r * r + 0.1 * sine(3 * x) * sine(4 * z)
                return SIMD3(x * size.x / 2, max(0, curl) * size.y + 0.0006, z * size.z / 2)
            }
            veins.append(.tube(path, radius: 0.0006, segments: 6))
        }
        return AssetGeometry(
            parts: [
                .sheet(blade, .matte(0.5, 0.12, 0.02, roughness: 0.6), "blade", main: true),
                .fixed(veins, .matte(0.42, 0.2, 0.05), "veins"),
            ], size: size)
    }

    /// A pinched crust in a dish of pottery; strips of dough over the fruit, or none.
    private static func pie(
        _ size: SIMD3<Float>, filling: AssetMaterial, isLatticed: Bool
    ) -> AssetGeometry {
        let (r, h) = (size.x / 2, size.y)
        var dish = Outline(0, 0)
        dish.line(r * 0.68, 0)
        dish.line(r * 0.93, h * 0.68)
        dish.line(r * 0.99, h * 0.7)
        dish.line(r * 0.96, h * 0.74)
        dish.line(0, h * 0.5)
        var edge = Outline(r * 0.76, h * 0.66)
        edge.curve(r * 0.97, h * 0.74, control: SIMD2(r * 0.86, h * 1.1), steps: 12)
        edge.line(r * 0.9, h * 0.68)
        var crust = Mesh.lathe(edge, segments: 180, crease: 1.2)
        for i in crust.positions.indices {
            let p = crust.positions[i]
            let wave = sine(arcTangent(p.x, p.z) * 30)
            crust.positions[i] = SIMD3(
                p.x * (1 + 0.014 * wave), p.y + h * 0.05 * wave, p.z * (1 + 0.014 * wave))
        }
        var top = Outline(r * 0.84, h * 0.7)
        top.curve(0, h * 0.8, control: SIMD2(r * 0.5, h * 0.79), steps: 8)
        var strips = Mesh()
        if isLatticed {
            for k in -3...3 {
                let at = Float(k) * r * 0.23
                let reach = max(0, 0.68 * r * r - at * at).squareRoot()
                for isAcross in [false, true] {
                    let path = (0...24).map { i -> SIMD3<Float> in
                        let t = (Float(i) / 12 - 1) * reach
                        let weave = sine(
                            t / (r * 0.23) * .pi + (isAcross ? 0 : .pi) + Float(k) * .pi)
                        let y = h * (0.83 - 0.06 * (t * t + at * at) / (r * r) + 0.035 * weave)
                        return isAcross ? SIMD3(t, y, at) : SIMD3(at, y, t)
                    }
                    // Flat ribbons: the path's own side comes first.
                    strips.append(
                        .tube(
                            path, radius: isAcross ? r * 0.075 : h * 0.05,
                            flatten: isAcross ? h * 0.05 / (r * 0.075) : r * 0.075 / (h * 0.05),
                            segments: 12))
                }
            }
        }
        let dough = AssetMaterial(baseColor: SIMD3(0.56, 0.31, 0.1), roughness: 0.6)
        var parts: [AssetPart] = [
            .main(.lathe(dish, segments: 96, crease: 0.5), .ceramic(0.62, 0.58, 0.52), "dish"),
            .fixed(.lathe(top, segments: 96), filling, "filling"),
            .fixed(crust.smoothed(crease: 1.2), dough, "crust"),
        ]
        if isLatticed { parts.append(.fixed(strips, dough, "lattice")) }
        return AssetGeometry(parts: parts, size: size)
    }
}
