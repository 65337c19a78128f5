import PlantainProto

extension Shape {
    /// A fruit from its outline in units of radius and height, with lobes, a stem and a leaf.
    static func round(
        _ s: SIMD3<Float>, _ profile: [(Float, Float)], skin: AssetMaterial, lobes: Int,
        ripple: Float,
        stem: SIMD2<Float>?, leaf: Bool, sepals: Int = 0
    ) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        var o = Outline(0, profile[0].1 * h + h * 0.005)
        o.spline(profile.map { SIMD2($0.0 * r, $0.1 * h) }, steps: 7)
        o.line(0, (profile.last?.1 ?? 1) * h)
        let body = Mesh.lathe(o, segments: 72, crease: 1.1) { angle, t in
            lobes == 0 ? 0 : ripple * (abs(cosine(angle * Float(lobes) / 2)) * 2 - 1.3)
        }
        var parts: [AssetPart] = [.main(body, skin)]
        if let stem {
            let path = (0...6).map { i -> SIMD3<Float> in
                let t = Float(i) / 6
                return SIMD3(r * 0.12 * t * t, h * (stem.x + (stem.y - stem.x) * t), 0)
            }
            let width = max(r * 0.045, 0.001)
            parts.append(
                .fixed(
                    .tube(
                        path, radius: width,
                        radii: (0...6).map { width * (0.9 + 0.08 * Float($0)) }, segments: 10),
                    .init(baseColor: SIMD3(0.13, 0.09, 0.035), roughness: 0.8), "stem"))
        }
        if leaf {
            let start = SIMD3(r * 0.04, h * ((stem?.x ?? 0.95) * 0.5 + 0.46), 0)
            let blade = Mesh.sheet(columns: 6, rows: 14) { u, v in
                let width = r * 0.32 * sine(v * .pi) * (1.15 - v * 0.6)
                let side = (u - 0.5) * 2
                return start
                    + SIMD3(
                        v * r * 0.95,
                        h * 0.06 * sine(v * 2.6) + r * 0.1 * abs(side) * sine(v * .pi), side * width
                    )
            }
            parts.append(.sheet(blade, .leaf, "leaf"))
        }
        if sepals > 0 {
            let star = calyx(r * 0.52, at: h * 0.9, rise: h * 0.05, leaves: sepals)
            parts.append(.sheet(star, .leaf, "leaves"))
        }
        return AssetGeometry(parts: parts, size: s)
    }

    static func lemonLike(_ s: SIMD3<Float>, _ color: SIMD3<Float>) -> AssetGeometry {
        var o = Outline(0, 0)
        o.spline(
            [
                SIMD2(0.16, 0.02), SIMD2(0.3, 0.07), SIMD2(0.78, 0.24), SIMD2(1, 0.5),
                SIMD2(0.8, 0.76), SIMD2(0.32, 0.93),
                SIMD2(0.17, 0.98), SIMD2(0, 1),
            ].map { $0 * SIMD2(s.y / 2, s.x) }, steps: 7)
        let body = Mesh.lathe(o, segments: 64, crease: 1.1).turned(roll: -.pi / 2)
        return one(body, .init(substance: .leather, baseColor: color, roughness: 0.38), s)
    }

    /// Pointed leaves around a stem.
    static func calyx(_ r: Float, at height: Float, rise: Float, leaves: Int) -> Mesh {
        var mesh = Mesh()
        for k in 0..<leaves {
            let a = 2 * Float.pi * Float(k) / Float(leaves)
            mesh.append(
                .sheet(columns: 2, rows: 6) { u, v in
                    let width = r * 0.38 * (1 - v) * (v + 0.25) * 2
                    let (x, z) = (v * r, (u - 0.5) * width)
                    return SIMD3(
                        x * sine(a) + z * cosine(a),
                        height + rise * v * v + r * 0.05 * sine(v * .pi),
                        x * cosine(a) - z * sine(a))
                })
        }
        return mesh
    }

    /// The largest distance from the y axis among vertices near a height.
    static func widest(_ mesh: Mesh, at y: Float, within: Float) -> Float {
        var best: Float = 0
        for p in mesh.positions where abs(p.y - y) < within {
            best = max(best, (p.x * p.x + p.z * p.z).squareRoot())
        }
        return best
    }
}

extension AssetMaterial {
    static let leaf = AssetMaterial(baseColor: SIMD3(0.07, 0.2, 0.03), roughness: 0.5)
}
