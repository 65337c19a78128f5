import PlantainProto

/// A cactus in a clay pot; the pot takes the colour asked for.
extension Shape {
    static let pottedCacti: [Shape] = [
        Shape(
            "potted-cactus", as: "cactus", "Potted cactus", SIMD3(0.16, 0.3, 0.16), .plant,
            density: 250
        ) { s in
            let (r, h) = (s.x / 2, s.y)
            let tall = h * 0.4
            var pot = Outline(0, 0)
            pot.line(r * 0.66, 0)
            pot.line(r * 0.88, tall * 0.72)
            pot.line(r * 0.97, tall * 0.73)
            pot.line(r, tall)
            pot.line(r * 0.9, tall)
            pot.line(r * 0.86, tall * 0.84)
            pot.line(0, tall * 0.84)
            var (flesh, spines) = (Mesh(), Mesh())
            column(
                from: SIMD3(0, tall * 0.8, 0), radius: r * 0.42, height: h - tall * 0.82,
                flesh: &flesh,
                spines: &spines)
            column(
                from: SIMD3(r * 0.52, tall * 0.8, r * 0.22), radius: r * 0.26, height: h * 0.3,
                flesh: &flesh, spines: &spines)
            column(
                from: SIMD3(-r * 0.5, tall * 0.8, r * 0.3), radius: r * 0.22, height: h * 0.2,
                flesh: &flesh, spines: &spines)
            return AssetGeometry(
                parts: [
                    .main(
                        .lathe(pot, segments: 72, crease: 0.5),
                        .init(
                            substance: .ceramic, baseColor: SIMD3(0.5, 0.17, 0.07), roughness: 0.75),
                        "pot"),
                    .fixed(
                        disc(r * 0.87, tall * 0.03, at: SIMD3(0, tall * 0.84, 0)),
                        .init(
                            substance: .soil, baseColor: SIMD3(0.1, 0.07, 0.045), roughness: 0.95),
                        "soil"),
                    .fixed(
                        flesh, .init(baseColor: SIMD3(0.07, 0.17, 0.055), roughness: 0.5), "flesh"),
                    .fixed(spines, .matte(0.78, 0.7, 0.52), "spines"),
                ], size: s)
        }
    ]

    /// A ribbed stem with a round top; spines in threes along its ribs.
    private static func column(
        from foot: SIMD3<Float>, radius: Float, height: Float, flesh: inout Mesh,
        spines: inout Mesh
    ) {
        let ribs = 11
        var o = Outline(0, 0)
        o.line(radius * 0.82, 0)
        o.spline([
            SIMD2(radius * 0.96, height * 0.3), SIMD2(radius, height * 0.62),
            SIMD2(radius * 0.86, height * 0.86), SIMD2(radius * 0.45, height * 0.975),
            SIMD2(0, height),
        ])
        flesh.append(
            Mesh.lathe(o, segments: 132, crease: 1.2) { angle, _ in
                0.1 * abs(cosine(angle * Float(ribs) / 2)) - 0.06
            }.mapped(scale: SIMD3(repeating: 1), offset: foot))
        for rib in 0..<ribs {
            // The ridges are where the ripple is highest.
            let a = 2 * Float.pi * Float(rib) / Float(ribs)
            let out = SIMD3(sine(a), 0, cosine(a))
            let side = SIMD3(cosine(a), 0, -sine(a))
            for step in 0..<9 {
                let t = 0.1 + 0.8 * Float(step) / 8
                let reach =
                    radius * 1.03 * (t < 0.62 ? 0.84 + 0.26 * t : 1 - 2.6 * (t - 0.62) * (t - 0.62))
                let at = foot + out * reach + SIMD3(0, height * t, 0)
                for lean: Float in [-0.8, 0, 0.8] {
                    let way = normalize(out + side * lean + SIMD3(0, 0.35, 0))
                    spines.append(
                        .tube(
                            [at, at + way * (radius * 0.26)], radius: 0, radii: [0.0005, 0.00012],
                            segments: 4))
                }
            }
        }
    }
}
