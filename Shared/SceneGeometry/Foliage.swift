import Knowledge
import PlantainProto

/// How finely leaves are worth drawing: near ones each, far ones fewer and larger, so that crowns stay as dense.
struct Foliage {
    /// Of half a leaf as the eye sees it in a wood, radians: some three pixels of a picture of a megapixel.
    static let finest: Float = 0.0036

    let eye: SIMD3<Float>?
    /// A tree that stands alone is looked at more closely than a wood.
    private let share: Float

    init(_ plan: ScenePlan) {
        eye = plan.camera?.position?.simd
        let tall = plan.objects.filter { ($0.size?.y ?? 0) > 2.5 }.count
        share = tall > 5 ? 1 : 0.6
    }

    /// Metres of half a leaf that is seen from the camera, `from` metres off its side of a thing; nil without a camera.
    func leaf(at center: SIMD3<Float>, radius: Float) -> Float? {
        guard let eye else { return nil }
        return max(1, length(center - eye) - radius) * Self.finest * share
    }

    /// Leaves of four corners each, thinned for where they are seen from.
    ///
    /// - Parameter leaf: metres of half a leaf that are fine enough
    static func thinned(_ mesh: Mesh, to leaf: Float) -> Mesh {
        let count = mesh.positions.count / 4
        guard count > 64, mesh.positions.count == 4 * count, mesh.indices.count == 6 * count,
            mesh.normals.count == 4 * count
        else { return mesh }
        let spans = (0..<16).map { k in
            let at = 4 * (k * count / 16)
            return length(mesh.positions[at + 2] - mesh.positions[at]) / 2
        }
        let own = spans.reduce(0, +) / 16
        let share = own * own / max(leaf * leaf, 1e-12)
        guard share < 0.8, own > 0 else { return mesh }
        // A crown of a few cards is none.
        let kept = max(share, min(1, 500 / Float(count)))
        let grown = (1 / kept).squareRoot()
        var result = Mesh()
        let corners = 4 * Int(kept * Float(count))
        result.positions.reserveCapacity(corners)
        result.normals.reserveCapacity(corners)
        result.indices.reserveCapacity(corners / 2 * 3)
        let p = mesh.positions
        var due: Float = 0
        for k in 0..<count {
            due += kept
            guard due >= 1 else { continue }
            due -= 1
            let at = 4 * k
            let center = (p[at] + p[at + 1] + p[at + 2] + p[at + 3]) / 4
            let first = UInt32(result.positions.count)
            for corner in at..<at + 4 {
                result.positions.append(center + (p[corner] - center) * grown)
                result.normals.append(mesh.normals[corner])
                if mesh.uvs.count == p.count { result.uvs.append(mesh.uvs[corner]) }
            }
            for index in 6 * k..<6 * k + 6 {
                result.indices.append(mesh.indices[index] - UInt32(at) + first)
            }
        }
        return result
    }
}
