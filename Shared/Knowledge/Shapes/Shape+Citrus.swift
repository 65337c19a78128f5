import PlantainProto

/// Round slices of lemons and their kin.
extension Shape {
    static let citrus: [Shape] = [
        Shape(
            "lemon-slice", as: "slice of lemon", "Slice of lemon", SIMD3(0.058, 0.006, 0.058), .food
        ) { citrusRound($0, rind: SIMD3(0.82, 0.55, 0.03), flesh: SIMD3(0.86, 0.7, 0.2)) },
        Shape(
            "lime-slice", as: "slice of lime", "Slice of lime", SIMD3(0.05, 0.006, 0.05), .food
        ) { citrusRound($0, rind: SIMD3(0.09, 0.26, 0.02), flesh: SIMD3(0.5, 0.62, 0.2)) },
        Shape(
            "orange-slice", as: "slice of orange", "Slice of orange", SIMD3(0.074, 0.007, 0.074),
            .food
        ) { citrusRound($0, rind: SIMD3(0.8, 0.28, 0.01), flesh: SIMD3(0.86, 0.36, 0.03)) },
        Shape(
            "orange-wedge", as: "orange wedge", "Half a slice of orange",
            SIMD3(0.075, 0.04, 0.012), .food
        ) { s in
            wedge(
                s, rind: SIMD3(0.8, 0.28, 0.01), pith: SIMD3(0.8, 0.7, 0.5),
                flesh: SIMD3(0.85, 0.34, 0.02), seeds: false)
        },
    ]

    /// Lies flat: segments of flesh in white pith within a thin rind.
    static func citrusRound(
        _ s: SIMD3<Float>, rind: SIMD3<Float>, flesh: SIMD3<Float>
    ) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        var peel = Outline(r * 0.9, h * 0.02)
        peel.line(r * 0.965, 0)
        peel.curve(r * 0.965, h * 0.96, control: SIMD2(r * 1.035, h * 0.5), steps: 6)
        peel.line(r * 0.93, h * 0.97)
        var segments = Mesh()
        let count = 9
        for k in 0..<count {
            let a = 2 * Float.pi * (Float(k) + 0.5) / Float(count)
            for side: Float in [1, 0] {
                var wedge = Mesh.sheet(columns: 12, rows: 12) { u, v in
                    let out = r * (0.07 + 0.8 * v)
                    let full = 2 * Float.pi / Float(count)
                    let half =
                        (u - 0.5) * full * 0.88 * powf(sine(.pi * (0.12 + 0.8 * v)), 0.3)
                    let swell = 0.03 * sine(.pi * u) * sine(.pi * v)
                    let y = side > 0 ? h * (0.972 + swell) : h * (0.028 - swell)
                    return SIMD3(sine(a + half) * out, y, cosine(a + half) * out)
                }
                if side == 0 { wedge.flip() }
                segments.append(wedge)
            }
        }
        return AssetGeometry(
            parts: [
                .main(
                    .lathe(peel, segments: 72, crease: 0.6),
                    .init(substance: .leather, baseColor: rind, roughness: 0.38), "rind"),
                .fixed(
                    disc(r * 0.94, h * 0.93, at: SIMD3(0, h * 0.5, 0)), .matte(0.86, 0.81, 0.62),
                    "pith"),
                .sheet(segments, .init(baseColor: flesh, roughness: 0.12), "flesh"),
            ], size: s)
    }
}
