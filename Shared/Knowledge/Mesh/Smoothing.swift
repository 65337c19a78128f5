extension Mesh {
    /// Gives every corner the area-weighted mean normal of the neighbouring faces that bend from its own
    /// by less than `crease` radians; corners that disagree are split.
    public func smoothed(crease: Float = 0.7) -> Mesh {
        let limit = cosine(crease)
        let weld = welded()
        let count = indices.count / 3
        var faceNormals = [SIMD3<Float>](repeating: .zero, count: count)
        var cornersAt = [[Int32]](repeating: [], count: weld.count)
        for t in 0..<count {
            let (a, b, c) = corners(3 * t)
            faceNormals[t] = cross(b - a, c - a)
            for k in 0..<3 { cornersAt[weld.ids[Int(indices[3 * t + k])]].append(Int32(t)) }
        }
        let directions = faceNormals.map { normalize($0) }
        var result = Mesh()
        var known: [Corner: UInt32] = [:]
        known.reserveCapacity(positions.count)
        for t in 0..<count where dot(faceNormals[t], faceNormals[t]) > 1e-20 {
            for k in 0..<3 {
                let vertex = Int(indices[3 * t + k])
                var sum = SIMD3<Float>.zero
                for f in cornersAt[weld.ids[vertex]] where dot(directions[t], directions[Int(f)]) > limit {
                    sum += faceNormals[Int(f)]
                }
                let normal = normalize(sum)
                let uv = uvs.isEmpty ? .zero : uvs[vertex]
                let corner = Corner(vertex: weld.ids[vertex], normal: normal, uv: uv)
                if let index = known[corner] {
                    result.indices.append(index)
                } else {
                    let index = UInt32(result.positions.count)
                    known[corner] = index
                    result.positions.append(positions[vertex])
                    result.normals.append(normal)
                    result.uvs.append(uv)
                    result.indices.append(index)
                }
            }
        }
        return result
    }

    private struct Corner: Hashable {
        let vertex: Int
        let normal: SIMD3<Int32>
        let uv: SIMD2<Float>

        init(vertex: Int, normal: SIMD3<Float>, uv: SIMD2<Float>) {
            self.vertex = vertex
            self.normal = SIMD3<Int32>(normal * 200, rounding: .toNearestOrEven)
            self.uv = uv
        }
    }

    /// An id for each position, equal where positions coincide within a millionth of the mesh's size.
    private func welded() -> (ids: [Int], count: Int) {
        let box = bounds
        let extent = max(box.size.max(), 1e-6)
        var known: [SIMD3<Int32>: Int] = [:]
        known.reserveCapacity(positions.count)
        let ids = positions.map { p in
            let key = SIMD3<Int32>((p - box.low) * (1e6 / extent), rounding: .toNearestOrEven)
            return known[key] ?? {
                let id = known.count
                known[key] = id
                return id
            }()
        }
        return (ids, known.count)
    }
}
