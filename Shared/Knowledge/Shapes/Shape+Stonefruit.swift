import PlantainProto

/// Fruit with a stone and a groove from its stem to its tip; mangoes, which have none; grapes.
extension Shape {
    static let stonefruit: [Shape] = [
        Shape("peach", "Peach", SIMD3(0.076, 0.07, 0.074), .food, density: 470) { s in
            grooved(
                s, .init(texture: PaintedSkin.peach, roughness: 0.96), depth: 0.085, hollow: 0.13)
        },
        Shape("nectarine", "Nectarine", SIMD3(0.068, 0.064, 0.067), .food, density: 470) { s in
            grooved(
                s, .init(texture: PaintedSkin.nectarine, roughness: 0.3), depth: 0.06, hollow: 0.12)
        },
        Shape("apricot", "Apricot", SIMD3(0.047, 0.045, 0.046), .food, density: 470) { s in
            grooved(
                s, .init(texture: PaintedSkin.apricot, roughness: 0.85), depth: 0.075, hollow: 0.1)
        },
        Shape("plum", "Plum", SIMD3(0.048, 0.056, 0.047), .food, density: 480) { s in
            grooved(
                s, .init(texture: PaintedSkin.plum, roughness: 0.45), depth: 0.045, hollow: 0.06,
                stem: true)
        },
        Shape("mango", "Mango", SIMD3(0.125, 0.078, 0.082), .food, density: 520) { s in
            var body = Mesh.ball(s / 2, segments: 64)
            for i in body.positions.indices {
                // Thick at the stem, drawn down to a beak at the other end.
                let x = body.positions[i].x / (s.x / 2)
                body.positions[i].y *= 1 - 0.16 * x
                body.positions[i].z *= 1 - 0.1 * x
                body.positions[i].y -= s.y * (0.1 * x * abs(x) + 0.05 * x * x)
            }
            let skin = AssetMaterial(texture: PaintedSkin.mango, roughness: 0.34)
            return one(body.smoothed(crease: 1.2), skin, s)
        },
        Shape("grapes", "Bunch of grapes", SIMD3(0.11, 0.062, 0.17), .food) { grapes($0) },
    ]

    /// - Parameters:
    ///   - depth: of the groove, as a share of the radius
    ///   - hollow: of the stem's hollow, as a share of the height
    private static func grooved(
        _ s: SIMD3<Float>, _ skin: AssetMaterial, depth: Float, hollow: Float, stem: Bool = false
    ) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        var o = Outline(0, 0)
        o.spline(
            [
                SIMD2(0.3, 0.02), SIMD2(0.62, 0.1), SIMD2(0.93, 0.32), SIMD2(1, 0.53),
                SIMD2(0.92, 0.76), SIMD2(0.66, 0.94), SIMD2(0.4, 0.99),
                SIMD2(0.2, 0.99 - hollow / 2),
                SIMD2(0, 0.99 - hollow),
            ].map { SIMD2($0.x * r, $0.y * h) }, steps: 6)
        let middle: Float = 0.62
        let body = Mesh.lathe(o, segments: 120, crease: 1.2) { angle, t in
            var off = angle - middle
            if off > .pi { off -= 2 * .pi }
            // Sharp in its middle, with a soft shoulder on either side; deepest at the stem.
            let cleft = 0.6 / (1 + powf(off / 0.07, 2)) + 0.4 / (1 + powf(off / 0.26, 2))
            let along = min(1, max(0, (t - 0.12) / 0.25))
            return -depth * cleft * along * (0.75 + 0.5 * t) - 0.012 * cosine(2 * angle)
        }
        var parts: [AssetPart] = [.main(body, skin)]
        if stem {
            parts.append(
                .fixed(
                    .tube(
                        [SIMD3(0, h * (0.98 - hollow), 0), SIMD3(r * 0.08, h * 1.12, r * 0.04)],
                        radius: r * 0.045, segments: 8),
                    .init(baseColor: SIMD3(0.16, 0.11, 0.04), roughness: 0.8), "stem"))
        }
        return AssetGeometry(parts: parts, size: s)
    }

    /// Berries packed about a stalk that lies along z: wide at the stem, one berry wide at the tip.
    private static func grapes(_ s: SIMD3<Float>) -> AssetGeometry {
        var berries = Mesh()
        let ball: Float = 0.0112
        var number = 0
        let rows = 10
        for row in 0..<rows {
            let t = Float(row) / Float(rows - 1)
            let z = s.z * (0.36 - 0.78 * t)
            let half = (s.x / 2 - ball) * powf(sine(.pi * (0.09 + 0.55 * t)), 0.8)
            // Rings under a heap that lies on its lower side.
            for (level, share) in [(Float(0), Float(1)), (1, 0.78), (2, 0.42)] {
                let wide = half * share
                guard level < 1 || wide > ball * 0.6 else { continue }
                let count = max(1, Int((2 * wide / (ball * 1.75)).rounded()) + 1)
                for k in 0..<count {
                    number += 1
                    let n = Float(number)
                    let x = count == 1 ? 0 : -wide + 2 * wide * Float(k) / Float(count - 1)
                    let fall =
                        0.35 * ball * (wide > 0 ? (x / max(wide, 1e-4)) * (x / max(wide, 1e-4)) : 0)
                    let off = SIMD3(sine(n * 12.9), 0.6 * sine(n * 78.2), sine(n * 37.7)) * 0.0034
                    let size = ball * (1 + 0.09 * sine(n * 5.3))
                    berries.append(
                        .ball(
                            SIMD3(size, size * 1.04, size * 1.06),
                            center: SIMD3(x, ball + level * ball * 1.5 - (level > 0 ? fall : 0), z)
                                + off, segments: 20))
                }
            }
        }
        let (back, top) = (-s.z * 0.44, ball * 3.4)
        let stem = Mesh.tube(
            [
                SIMD3(0, ball * 2, back + 0.03), SIMD3(0.002, top * 0.8, back),
                SIMD3(0.006, top * 1.1, back - s.z * 0.06),
            ], radius: 0.0021, segments: 8)
        let arm = Mesh.tube(
            [
                SIMD3(-0.012, top * 1.12, back - s.z * 0.062),
                SIMD3(0.02, top * 1.08, back - s.z * 0.058),
            ], radius: 0.0019, segments: 8)
        var wood = stem
        wood.append(arm)
        return AssetGeometry(
            parts: [
                .main(
                    berries, .init(baseColor: SIMD3(0.06, 0.016, 0.045), roughness: 0.34), "berries"
                ),
                .fixed(wood, .init(baseColor: SIMD3(0.2, 0.15, 0.05), roughness: 0.8), "stem"),
            ], size: s)
    }
}
