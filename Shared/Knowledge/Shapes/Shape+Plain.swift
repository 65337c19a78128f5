import PlantainProto

/// Plain figures and small plain things.
extension Shape {
    static let plain: [Shape] = [
        Shape("prism", "Triangular prism", SIMD3(0.15, 0.13, 0.24), .solid, density: 500) {
            figure($0, sides: 3, .wood(0.5, 0.34, 0.18))
        },
        Shape("triangle", "Triangle", SIMD3(0.24, 0.21, 0.03), .solid, density: 500) {
            figure($0, sides: 3, .plastic(0.1, 0.35, 0.62))
        },
        Shape("hexagon", "Hexagon", SIMD3(0.22, 0.2, 0.05), .solid, density: 500) {
            figure($0, sides: 6, .plastic(0.72, 0.36, 0.05))
        },
        Shape("octagon", "Octagon", SIMD3(0.22, 0.22, 0.05), .solid, density: 500) {
            figure($0, sides: 8, .plastic(0.6, 0.05, 0.05))
        },
        Shape("rectangle", "Rectangle", SIMD3(0.3, 0.19, 0.03), .solid, density: 500) { s in
            block(s, bevel: 0.003, .plastic(0.08, 0.32, 0.3))
        },
        Shape("square", "Square", SIMD3(0.2, 0.2, 0.03), .solid, density: 500) { s in
            block(s, bevel: 0.003, .plastic(0.62, 0.1, 0.12))
        },
        Shape("eraser", "Eraser", SIMD3(0.055, 0.014, 0.023), .stationery, density: 1100) { s in
            let rubber = AssetMaterial.rubber(0.75, 0.42, 0.42)
            let sleeve = Mesh.box(
                SIMD3(s.x * 0.62, s.y * 1.0, s.z * 1.0), center: SIMD3(-s.x * 0.14, s.y / 2, 0),
                bevel: s.y * 0.06)
            return AssetGeometry(
                parts: [
                    .main(
                        .box(
                            SIMD3(s.x, s.y * 0.96, s.z * 0.96), center: SIMD3(0, s.y * 0.49, 0),
                            bevel: s.y * 0.2), rubber, "rubber"),
                    .fixed(sleeve, .paper(0.1, 0.2, 0.45), "sleeve"),
                ], size: s)
        },
        Shape("placemat", "Placemat", SIMD3(0.45, 0.004, 0.32), .tableware, density: 300) { s in
            let cloth = AssetMaterial.fabric(0.5, 0.42, 0.3)
            return AssetGeometry(
                parts: [.main(.box(s, center: SIMD3(0, s.y / 2, 0), bevel: s.y * 0.4), cloth)],
                size: s, top: SupportArea(height: s.y, halfExtents: SIMD2(s.x, s.z) * 0.47))
        },
        Shape("hemisphere", "Hemisphere", SIMD3(0.2, 0.1, 0.2), .solid, density: 500) { s in
            dome(s, .ceramic(0.62, 0.6, 0.56))
        },
        Shape("marshmallow", "Marshmallow", SIMD3(0.032, 0.03, 0.032), .food, density: 300) { s in
            var o = Outline(0, 0)
            o.line(s.x * 0.4, 0)
            o.curve(s.x / 2, s.y * 0.22, control: SIMD2(s.x / 2, 0), steps: 6)
            o.line(s.x / 2, s.y * 0.78)
            o.curve(s.x * 0.4, s.y, control: SIMD2(s.x / 2, s.y), steps: 6)
            o.line(0, s.y)
            return AssetGeometry(
                parts: [.main(.lathe(o), .matte(0.86, 0.82, 0.8, roughness: 0.9))], size: s)
        },
    ]

    private static func figure(
        _ s: SIMD3<Float>, sides: Int, _ material: AssetMaterial
    ) -> AssetGeometry {
        let start = Float.pi / 2 + (sides % 2 == 0 ? .pi / Float(sides) : 0)
        let corners = (0..<sides).map { k -> SIMD2<Float> in
            let a = start + 2 * .pi * Float(k) / Float(sides)
            return SIMD2(cosine(a) * s.x / 2, sine(a) * s.y / 2)
        }
        return AssetGeometry(
            parts: [.main(.prism(corners, depth: s.z, bevel: min(0.004, s.z * 0.1)), material)],
            size: s)
    }

    private static func block(
        _ s: SIMD3<Float>, bevel: Float, _ material: AssetMaterial
    ) -> AssetGeometry {
        AssetGeometry(
            parts: [.main(.box(s, center: SIMD3(0, s.y / 2, 0), bevel: bevel), material)], size: s)
    }

    private static func dome(_ s: SIMD3<Float>, _ material: AssetMaterial) -> AssetGeometry {
        var o = Outline(0, 0)
        o.line(s.x * 0.495, 0)
        for k in 1...24 {
            let a = Float(k) / 24 * .pi / 2
            o.line(cosine(a) * s.x / 2, sine(a) * s.y)
        }
        return AssetGeometry(parts: [.main(.lathe(o, crease: 0.6), material)], size: s)
    }
}
