import Knowledge

/// Parts of a mesh on either side of where a field is zero.
extension Mesh {
    /// A vertex of a part: one of the mesh's, or a place between two of them.
    struct Origin {
        var first: Int
        var second: Int
        /// 0 at the first, 1 at the second.
        var share: Float

        func mixed(_ values: [Float]) -> Float {
            values[first] + (values[second] - values[first]) * share
        }
    }

    struct Cut {
        var mesh = Mesh()
        /// Where each vertex comes from.
        var from: [Origin] = []
    }

    /// Cuts triangles where `field`, one value a vertex, changes its sign.
    func cut(along field: [Float]) -> (above: Cut, below: Cut) {
        var parts = [Cut(), Cut()]
        var known: [[SIMD2<UInt32>: UInt32]] = [[:], [:]]
        func vertex(_ side: Int, _ a: UInt32, _ b: UInt32) -> UInt32 {
            let key = SIMD2(min(a, b), max(a, b))
            if let old = known[side][key] { return old }
            let (i, j) = (Int(key.x), Int(key.y))
            let span = field[i] - field[j]
            let share = i == j || abs(span) < 1e-12 ? 0 : field[i] / span
            let new = UInt32(parts[side].mesh.positions.count)
            parts[side].mesh.positions.append(positions[i] + (positions[j] - positions[i]) * share)
            let normal = normals[i] + (normals[j] - normals[i]) * share
            parts[side].mesh.normals.append(
                normal / max((normal * normal).sum().squareRoot(), 1e-9))
            parts[side].mesh.uvs.append(uvs[i] + (uvs[j] - uvs[i]) * share)
            parts[side].from.append(Origin(first: i, second: j, share: share))
            known[side][key] = new
            return new
        }
        for t in stride(from: 0, to: indices.count - 2, by: 3) {
            let corners = [indices[t], indices[t + 1], indices[t + 2]]
            for side in 0...1 {
                func isMine(_ k: UInt32) -> Bool { (field[Int(k)] > 0) == (side == 0) }
                var outline: [UInt32] = []
                for k in 0..<3 {
                    let (a, b) = (corners[k], corners[(k + 1) % 3])
                    if isMine(a) { outline.append(vertex(side, a, a)) }
                    if isMine(a) != isMine(b) { outline.append(vertex(side, a, b)) }
                }
                guard outline.count > 2 else { continue }
                for k in 1..<outline.count - 1 {
                    parts[side].mesh.indices += [outline[0], outline[k], outline[k + 1]]
                }
            }
        }
        return (parts[0], parts[1])
    }
}
