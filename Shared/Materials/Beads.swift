/// Beads of water on a surface: dew, drops, condensation.
package enum Beads {
    package struct Bead {
        /// Unit, of the water's surface.
        package let normal: SIMD3<Float>
        /// 0 at the rim … 1 in the middle.
        package let height: Float
        /// How much of it a footprint shows, 0 … 1.
        package let seen: Float
    }

    /// The bead over a place, if there is one.
    ///
    /// Beads are balls scattered in space, of which the surface cuts off caps: so they lie on any form, and each has
    /// a size of its own.
    /// - Parameters:
    ///   - position: metres, in the thing's own frame, so that its beads go with it.
    ///   - normal: unit, of the surface there.
    ///   - share: 0 … 1 of the places where a bead could lie have one.
    ///   - footprint: metres that a sample spans.
    package static func at(
        _ position: SIMD3<Float>, normal: SIMD3<Float>, share: Float, footprint: Float,
        seed: UInt32
    ) -> Bead? {
        for (layer, cell) in sizes.enumerated() {
            let seen = Noise.seen(cell * 0.6, footprint)
            guard seen > 0.02 else { continue }
            let found = cap(
                position / cell, normal, share, seed &+ UInt32(truncatingIfNeeded: layer &* 77))
            if let found { return Bead(normal: found.normal, height: found.height, seen: seen) }
        }
        return nil
    }

    /// Metres between beads: few large ones, and many small ones between them.
    private static let sizes: [Float] = [0.0085, 0.0036]

    /// Sine of the angle at which water meets the surface.
    private static let steepness: Float = 0.86

    private static func cap(
        _ p: SIMD3<Float>, _ normal: SIMD3<Float>, _ share: Float, _ seed: UInt32
    ) -> (normal: SIMD3<Float>, height: Float)? {
        let (x, y, z) = (
            Noise.split(p.x - 0.5), Noise.split(p.y - 0.5), Noise.split(p.z - 0.5)
        )
        var best: (normal: SIMD3<Float>, height: Float)?
        for corner: Int32 in 0..<8 {
            let (i, j, k) = (corner & 1, corner >> 1 & 1, corner >> 2)
            let chance = Noise.four(Noise.hash(x.cell &+ i, y.cell &+ j, z.cell &+ k, seed))
            guard chance.w < share else { continue }
            let center =
                SIMD3(Float(i), Float(j), Float(k))
                + (SIMD3(chance.x, chance.y, chance.z) - 0.5) * 0.5
            let away = SIMD3(x.offset, y.offset, z.offset) - center
            let radius = 0.2 + 0.2 * chance.w / share
            let rise = (away * normal).sum()
            let reach = radius * radius - rise * rise
            let flat = away - normal * rise
            let distance = (flat * flat).sum()
            // Caps flatter than a third of their ball are films that water does not form.
            guard reach > 0.3 * radius * radius, distance < reach else { continue }
            let t = (distance / reach).squareRoot()
            let lean = steepness * t
            let up = normal * (1 - lean * lean).squareRoot()
            let out = flat * (lean / max(distance.squareRoot(), 1e-6))
            let height = 1 - t * t
            if height > best?.height ?? -1 { best = (up + out, height) }
        }
        return best
    }
}
