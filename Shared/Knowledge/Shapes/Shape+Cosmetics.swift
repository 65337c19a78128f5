import PlantainProto

/// What stands on a bathroom's shelf and before a beauty photographer.
extension Shape {
    static let cosmetics: [Shape] = [
        Shape(
            "serum", as: "skincare bottle", "Bottle with a dropper", SIMD3(0.036, 0.105, 0.036),
            .bathroom, density: 1100
        ) { serum($0) },
        Shape(
            "pump-bottle", as: "pump bottle", "Bottle with a pump", SIMD3(0.062, 0.185, 0.07),
            .bathroom, density: 900
        ) { pumpBottle($0) },
        Shape(
            "concrete-block", as: "concrete block", "Block of concrete", SIMD3(0.42, 0.24, 0.42),
            .solid, .floor, density: 900
        ) { s in
            one(
                .box(s, center: SIMD3(0, s.y / 2, 0), bevel: 0.006),
                .init(substance: .concrete, baseColor: SIMD3(0.4, 0.39, 0.37), roughness: 0.85), s,
                flatTop: true)
        },
    ]

    /// Frosted glass, a collar of metal, a rubber bulb.
    private static func serum(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        let shoulder = h * 0.56
        var body = Outline(0, 0)
        body.line(r * 0.93, 0)
        body.curve(r, r * 0.08, control: SIMD2(r, 0), steps: 4)
        body.line(r, shoulder)
        body.curve(r * 0.5, shoulder + r * 0.3, control: SIMD2(r, shoulder + r * 0.3), steps: 8)
        body.line(r * 0.5, h * 0.66)
        body.line(0, h * 0.66)
        var bulb = Outline(0, h * 0.78)
        bulb.line(r * 0.36, h * 0.78)
        bulb.curve(r * 0.3, h * 0.97, control: SIMD2(r * 0.36, h * 0.92), steps: 8)
        bulb.curve(0, h, control: SIMD2(r * 0.24, h), steps: 5)
        return AssetGeometry(
            parts: [
                .main(
                    .lathe(body, crease: 0.5),
                    .init(
                        substance: .ceramic, baseColor: SIMD3(0.78, 0.74, 0.69), roughness: 0.28),
                    "bottle"),
                .fixed(
                    disc(r * 0.6, h * 0.14, at: SIMD3(0, h * 0.715, 0)),
                    .metal(0.83, 0.66, 0.42, roughness: 0.22), "collar"),
                .fixed(
                    .lathe(bulb, crease: 0.5), .plastic(0.04, 0.04, 0.042, roughness: 0.4), "bulb"),
            ], size: s, textPanels: [front("front", r * 1.5, h * 0.1, h * 0.5, z: r, margin: 0.1)])
    }

    /// A straight bottle whose pump has a spout to the front.
    private static func pumpBottle(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (min(s.x, s.z) / 2, s.y)
        let shoulder = h * 0.66
        var body = Outline(0, 0)
        body.line(r * 0.92, 0)
        body.curve(r, r * 0.1, control: SIMD2(r, 0), steps: 4)
        body.line(r, shoulder)
        body.curve(r * 0.42, shoulder + r * 0.34, control: SIMD2(r, shoulder + r * 0.32), steps: 8)
        body.line(0, shoulder + r * 0.34)
        let dark = AssetMaterial.plastic(0.03, 0.03, 0.032, roughness: 0.3)
        var pump = disc(r * 0.5, h * 0.07, at: SIMD3(0, h * 0.79, 0))
        pump.append(disc(r * 0.14, h * 0.1, at: SIMD3(0, h * 0.87, 0)))
        pump.append(
            .box(
                SIMD3(r * 0.62, h * 0.07, r * 0.62), center: SIMD3(0, h * 0.955, 0),
                bevel: r * 0.12))
        pump.append(
            .box(
                SIMD3(r * 0.26, h * 0.034, r * 1.1), center: SIMD3(0, h * 0.965, r * 0.6),
                bevel: r * 0.06))
        return AssetGeometry(
            parts: [
                .main(
                    .lathe(body, crease: 0.5), .plastic(0.8, 0.78, 0.74, roughness: 0.3), "bottle"),
                .fixed(pump, dark, "pump"),
            ], size: s,
            textPanels: [front("front", r * 1.5, h * 0.12, h * 0.58, z: r, margin: 0.1)])
    }
}
