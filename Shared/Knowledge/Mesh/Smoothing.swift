extension Mesh {
    /// Gives every corner the area-weighted mean normal of the neighbouring faces that bend from its own
    /// by less than `crease` radians; corners that disagree are split, equal ones are joined.
    public func smoothed(crease: Float = 0.7) -> Mesh {
        let limit = cosine(crease)
        let weld = welded()
        let count = indices.count / 3
        var faceNormals = [SIMD3<Float>](repeating: .zero, count: count)
        var directions = faceNormals
        // Faces around each welded position, as ranges of one array.
        var starts = [Int32](repeating: 0, count: weld.count + 1)
        for t in 0..<count {
            let (a, b, c) = corners(3 * t)
            let n = cross(b - a, c - a)
            faceNormals[t] = n
            directions[t] = normalize(n)
            for k in 0..<3 { starts[Int(weld.ids[Int(indices[3 * t + k])]) + 1] += 1 }
        }
        for i in 0..<weld.count { starts[i + 1] += starts[i] }
        var fill = starts
        var around = [Int32](repeating: 0, count: indices.count)
        for (corner, index) in indices.enumerated() {
            let id = Int(weld.ids[Int(index)])
            around[Int(fill[id])] = Int32(corner / 3)
            fill[id] += 1
        }
        var result = Mesh()
        result.indices.reserveCapacity(indices.count)
        // Emitted vertices of each welded position, as linked lists.
        var newest = [Int32](repeating: -1, count: weld.count)
        var older: [Int32] = []
        for t in 0..<count where dot(faceNormals[t], faceNormals[t]) > 1e-24 {
            let own = directions[t]
            for k in 0..<3 {
                let vertex = Int(indices[3 * t + k])
                let id = Int(weld.ids[vertex])
                var sum = SIMD3<Float>.zero
                for f in starts[id]..<starts[id + 1] {
                    let face = Int(around[Int(f)])
                    if dot(own, directions[face]) > limit { sum += faceNormals[face] }
                }
                let normal = dot(sum, sum) > 1e-24 ? normalize(sum) : own
                let uv = uvs.isEmpty ? .zero : uvs[vertex]
                var candidate = newest[id]
                while candidate >= 0 {
                    let c = Int(candidate)
                    if result.uvs[c] == uv, dot(result.normals[c], normal) > 0.9999 { break }
                    candidate = older[c]
                }
                if candidate < 0 {
                    candidate = Int32(result.positions.count)
                    result.positions.append(positions[vertex])
                    result.normals.append(normal)
                    result.uvs.append(uv)
                    older.append(newest[id])
                    newest[id] = candidate
                }
                result.indices.append(UInt32(candidate))
            }
        }
        return result
    }

    /// An id for each position, equal where positions coincide within a millionth of the mesh's size.
    private func welded() -> (ids: [Int32], count: Int) {
        let box = bounds
        let scale = 1e6 / max(box.size.max(), 1e-6)
        var size = 16
        while size < positions.count * 2 { size *= 2 }
        var table = [Int32](repeating: -1, count: size)
        var keys: [SIMD3<Int32>] = []
        var ids: [Int32] = []
        ids.reserveCapacity(positions.count)
        for p in positions {
            let key = SIMD3<Int32>((p - box.low) * scale, rounding: .toNearestOrEven)
            var hash = UInt64(truncatingIfNeeded: key.x) &* 0x9E37_79B9_7F4A_7C15
            hash ^= UInt64(truncatingIfNeeded: key.y) &* 0xC2B2_AE3D_27D4_EB4F
            hash ^= UInt64(truncatingIfNeeded: key.z) &* 0x1656_67B1_9E37_79F9
            var slot = Int(truncatingIfNeeded: (hash ^ (hash >> 29)) >> 3) & (size - 1)
            while table[slot] >= 0, keys[Int(table[slot])] != key { slot = (slot + 1) & (size - 1) }
            if table[slot] < 0 {
                table[slot] = Int32(keys.count)
                keys.append(key)
            }
            ids.append(table[slot])
        }
        return (ids, keys.count)
    }
}
