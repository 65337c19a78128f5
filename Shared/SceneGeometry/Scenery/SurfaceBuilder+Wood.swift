import Foundation
import Knowledge
import Materials
import PlantainProto

/// A wood so far away that crowns are no more than lumps, each with a light and a dark side.
extension SurfaceBuilder {
    func farWood() -> [Made] {
        var pieces = Pieces(seed: seed)
        let key = UInt32(truncatingIfNeeded: seed &* 0x9E37_79B9_7F4A_7C15 >> 32)
        for name in Self.tones {
            pieces.look(
                name,
                AssetMaterial(
                    baseColor: SIMD3(0.04, 0.062, 0.033), roughness: 0.9),
                takesWish: true, twoSided: true)
        }
        let own = surface.material?.tint?.simd ?? SIMD3(0.04, 0.062, 0.033)
        pieces.look("gaps", AssetMaterial(baseColor: own * 0.42, roughness: 0.95))
        let swell = size.x / max(size.y, 0.1)
        // The skyline, in heights of the box.
        func top(_ x: Float) -> Float {
            let at = x / max(size.y, 0.1)
            let wave =
                0.5 * Noise.plane(at * 0.11, 3.7, key).x + 0.35 * Noise.plane(at * 0.31, 8.1, key).x
            return max(0.35, min(0.86, 0.68 + 0.34 * wave))
        }
        // Dark between the trunks.
        let mesh = Mesh.sheet(columns: min(300, max(30, Int(swell * 2))), rows: 2) { u, v in
            let x = (u - 0.5) * size.x
            return SIMD3(x, 0.66 * top(x) * size.y * v, (0.1 - 0.5 * v) * size.z)
        }
        pieces.add("gaps", mesh)
        let count = min(1200, max(12, Int(swell * 20)))
        // Few crowns are near ones: their leaves are seen more closely.
        let wanted = leaf.map { card in
            let size = 1.05 * card / (0.29 * 0.155 * max(self.size.y, 0.1))
            return Int(38 / max(size * size, 1e-3))
        }
        let clusters = max(
            34, min(max(150, wanted ?? 0), 500, (wanted == nil ? 14_000 : 50_000) / count))
        let blobs = (0..<4).map { crown(key &+ $0, clusters: clusters) }
        let rows = 3
        for k in 0..<count {
            let row = k % rows
            let x = (pieces.chance.unit() - 0.5) * size.x
            let high =
                top(x) * size.y * (0.66 + 0.17 * Float(row)) * pieces.chance.between(0.7, 1.1)
            let radius = (0.1 + 0.11 * pieces.chance.unit()) * size.y
            let isPointed = pieces.chance.unit() < 0.18
            let wide = radius * (isPointed ? 0.55 : pieces.chance.between(0.8, 1.25))
            let tall = radius * (isPointed ? 1.5 : pieces.chance.between(0.85, 1.2))
            let depth = size.z * (0.46 - 0.4 * Float(row) + pieces.chance.between(-0.1, 0.1))
            let tone = Self.tones[pieces.chance.pick([0, 1, 1, 1, 2], or: 1)]
            let blob = blobs[pieces.chance.index(blobs.count)]
            pieces.add(
                tone,
                blob.mapped(
                    scale: SIMD3(wide, tall, wide),
                    offset: SIMD3(x, min(high, size.y) - tall, depth - wide)))
        }
        // Bushes along its foot: no wood begins along a line.
        for _ in 0..<count / 6 {
            let x = (pieces.chance.unit() - 0.5) * size.x
            let radius = size.y * pieces.chance.between(0.035, 0.1)
            let wide = radius * pieces.chance.between(0.9, 1.7)
            pieces.add(
                Self.tones[pieces.chance.pick([0, 1, 1, 2], or: 1)],
                blobs[pieces.chance.index(blobs.count)].mapped(
                    scale: SIMD3(wide, radius, wide),
                    offset: SIMD3(
                        x, radius * pieces.chance.between(0.1, 0.8),
                        size.z * pieces.chance.between(0.42, 0.5) - wide)))
        }
        return pieces.made
    }

    /// Names that the resolver darkens and lightens.
    private static let tones = ["leaves0", "leaves1", "leaves2"]

    /// Clusters of leaves about a ball of radius 1, shaded as one soft crown.
    private func crown(_ key: UInt32, clusters: Int) -> Mesh {
        var pieces = Pieces(seed: UInt64(key))
        pieces.look("crown", AssetMaterial())
        let size = (38 / Float(clusters)).squareRoot()
        for k in 0..<clusters {
            // Evenly spread over the sphere, then moved about.
            let y = 1 - 2 * (Float(k) + 0.5) / Float(clusters)
            let flat = (1 - y * y).squareRoot()
            let turn = 2.4 * Float(k) + pieces.chance.between(-0.5, 0.5)
            let out = normalize(SIMD3(flat * sin(turn), y, flat * cos(turn)))
            let lump = Noise.space(out * 1.9 + Float(key & 63), key).w
            let at = out * (pieces.chance.between(0.62, 0.92) * (1 + 0.3 * lump))
            let lie = normalize(
                out
                    + SIMD3(
                        pieces.chance.between(-0.9, 0.9), pieces.chance.between(-0.9, 0.9),
                        pieces.chance.between(-0.9, 0.9)))
            let (level, lean) = (
                normalize(cross(lie, SIMD3(0.3, 1, 0.2))), pieces.chance.between(-1.4, 1.4)
            )
            let u =
                (level * cos(lean) + cross(lie, level) * sin(lean))
                * (size * pieces.chance.between(0.18, 0.4))
            let v = cross(lie, u) * pieces.chance.between(0.6, 1)
            pieces.card(
                "crown", [at - u, at - v * 0.8, at + u, at + v],
                normal: normalize(out + lie * 0.5 + SIMD3(0, 0.15, 0)))
        }
        return pieces.made.first?.part.mesh ?? Mesh()
    }
}
