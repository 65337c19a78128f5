import PlantainProto

/// What is knitted, and lies folded.
extension Shape {
    static let knitwear: [Shape] = [
        Shape("sweater", "Folded sweater", SIMD3(0.35, 0.1, 0.3), .clothing, density: 120) {
            sweater($0)
        }
    ]

    /// A cushion of cloth: round at all its edges, a little higher in the middle, never quite even.
    private static func plump(_ size: SIMD3<Float>, at low: Float, phase: Float) -> Mesh {
        var mesh = Mesh.ball(SIMD3(1, 1, 1), segments: 96)
        for i in mesh.positions.indices {
            let p = mesh.positions[i]
            let reach = (p.x * p.x + p.z * p.z).squareRoot()
            let (dx, dz) = reach > 1e-3 ? (p.x / reach, p.z / reach) : (1, 0)
            let square = powf(powf(abs(dx), 9) + powf(abs(dz), 9), -1 / 9)
            let out = powf(reach, 0.45) * square
            let (x, z) = (dx * out, dz * out)
            // Round at the rim, level within.
            let thick = powf(max(0, 1 - powf(reach, 9)), 0.5) * (0.94 + 0.06 * (1 - out))
            let wave = 0.05 * sine(x * 5 + phase) * sine(z * 4 + 2 * phase) * thick
            let y = (p.y < 0 ? -1 : 1) * thick + (p.y < 0 ? 0 : wave)
            mesh.positions[i] = SIMD3(
                x * size.x / 2 * (1 + 0.012 * sine(z * 6 + phase)), low + size.y * (0.5 + 0.5 * y),
                z * size.z / 2 * (1 + 0.012 * sine(x * 7 + phase)))
        }
        return mesh.smoothed(crease: 1.2)
    }

    /// Body, sleeves and body again, one on the other; the ribbed collar lies on top at the back.
    private static func sweater(_ s: SIMD3<Float>) -> AssetGeometry {
        var knit = Mesh()
        for k in 0..<2 {
            let inset = 0.01 * Float(k)
            knit.append(
                plump(
                    SIMD3(s.x - inset, s.y * 0.49, s.z - inset), at: s.y * 0.47 * Float(k),
                    phase: Float(k) * 1.9))
        }
        var collar = Mesh()
        let ring = (0..<60).map { k -> SIMD3<Float> in
            let a = 2 * Float.pi * Float(k) / 60
            return SIMD3(
                sine(a) * s.x * 0.24, s.y * (0.955 + (cosine(a) < 0 ? 0.03 : 0)),
                -s.z * 0.27 + cosine(a) * s.z * 0.12)
        }
        collar.append(.tube(ring, radius: s.y * 0.085, flatten: 0.55, segments: 14, closed: true))
        var wool = AssetMaterial.fabric(0.56, 0.49, 0.38)
        wool.roughness = 0.97
        return AssetGeometry(
            parts: [.main(knit, wool, "knit"), .main(collar, wool, "collar")], size: s,
            top: SupportArea(
                height: s.y * 0.95, halfExtents: SIMD2(s.x, s.z) * 0.42))
    }
}
