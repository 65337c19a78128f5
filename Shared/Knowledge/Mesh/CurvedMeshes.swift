/// Coarse facets that stand for a curved surface, divided along it.
///
/// The midpoint of an edge goes to the curved patch that its end normals tell (Vlachos et al., Curved PN Triangles,
/// 2001). Edges are told apart by place alone, so that neighbours agree on them and no cracks open, not even where
/// materials meet.
public struct CurvedMeshes {
    /// Edges along which the normals turn less are straight enough: cosine of 6 degrees.
    private static let straight: Float = 0.9945
    /// Those that turn more are corners: cosine of 50 degrees.
    private static let corner: Float = 0.643
    /// A normal that leans farther off its facet was averaged over a corner: cosine of 35 degrees.
    private static let leaning: Float = 0.82

    private struct Edge: Hashable {
        let low: SIMD3<Float>
        let high: SIMD3<Float>

        init(_ a: SIMD3<Float>, _ b: SIMD3<Float>) {
            let isFirst = (a.x, a.y, a.z) < (b.x, b.y, b.z)
            low = isFirst ? a : b
            high = isFirst ? b : a
        }

        /// One word instead of six: looking edges up is most of the work. Both zeros are one place.
        func hash(into hasher: inout Hasher) {
            var word: UInt64 = 0
            for corner in [low, high] {
                for k in 0..<3 {
                    let bits = corner[k] == 0 ? 0 : corner[k].bitPattern
                    word = (word ^ UInt64(bits)) &* 0x9E37_79B9_7F4A_7C15
                    word ^= word >> 32
                }
            }
            hasher.combine(word)
        }
    }

    /// - Parameters:
    ///   - meshes: the parts of one thing
    ///   - limit: of triangles of all parts; a step that would exceed it isn't taken
    public static func refine(_ meshes: [Mesh], limit: Int = 60_000) -> [Mesh] {
        var meshes = meshes
        for _ in 0..<3 {
            let count = meshes.map(\.triangleCount).reduce(0, +)
            let most = (limit - count) / 4
            guard most > 0, let bends = bends(meshes, most: most), !bends.isEmpty else { break }
            meshes = meshes.map { divide($0, bends) }
        }
        return meshes
    }

    /// By how much the midpoint of each curved edge leaves the straight line; nil if there are more than `most`.
    private static func bends(_ meshes: [Mesh], most: Int) -> [Edge: SIMD3<Float>]? {
        var result: [Edge: SIMD3<Float>] = [:]
        for mesh in meshes where mesh.normals.count == mesh.positions.count {
            for t in stride(from: 0, to: mesh.indices.count - 2, by: 3) {
                let (a, b, c) = mesh.corners(t)
                let facet = cross(b - a, c - a)
                let size = length(facet)
                guard size > 1e-12 else { continue }
                for k in 0..<3 {
                    let (i, j) = (Int(mesh.indices[t + k]), Int(mesh.indices[t + (k + 1) % 3]))
                    let (n, m) = (mesh.normals[i], mesh.normals[j])
                    let turn = dot(n, m)
                    guard turn < straight, turn > corner,
                        min(dot(n, facet), dot(m, facet)) > leaning * size
                    else { continue }
                    let way = mesh.positions[j] - mesh.positions[i]
                    let bend = (dot(way, m) * m - dot(way, n) * n) / 8
                    // A wavy edge bends to neither side: nothing of it shows.
                    guard dot(bend, bend) > 1e-8 * dot(way, way) else { continue }
                    let edge = Edge(mesh.positions[i], mesh.positions[j])
                    // Of two surfaces that meet at an edge the one that bends it more tells its course.
                    let known = result[edge] ?? .zero
                    if dot(bend, bend) > dot(known, known) { result[edge] = bend }
                    guard result.count <= most else { return nil }
                }
            }
        }
        return result
    }

    private static func divide(_ mesh: Mesh, _ bends: [Edge: SIMD3<Float>]) -> Mesh {
        var result = mesh
        result.indices.removeAll(keepingCapacity: true)
        var middles: [SIMD2<UInt32>: UInt32] = [:]
        func middle(_ i: UInt32, _ j: UInt32) -> UInt32? {
            let (a, b) = (mesh.positions[Int(i)], mesh.positions[Int(j)])
            let edge = Edge(a, b)
            guard let bend = bends[edge] else { return nil }
            let key = SIMD2(min(i, j), max(i, j))
            if let known = middles[key] { return known }
            let made = UInt32(result.positions.count)
            middles[key] = made
            result.positions.append((edge.low + edge.high) / 2 + bend)
            let sum = mesh.normals[Int(i)] + mesh.normals[Int(j)]
            result.normals.append(length(sum) > 1e-6 ? normalize(sum) : mesh.normals[Int(i)])
            if mesh.uvs.count == mesh.positions.count {
                result.uvs.append((mesh.uvs[Int(i)] + mesh.uvs[Int(j)]) / 2)
            }
            return made
        }
        for t in stride(from: 0, to: mesh.indices.count - 2, by: 3) {
            var v = (mesh.indices[t], mesh.indices[t + 1], mesh.indices[t + 2])
            var m = (middle(v.0, v.1), middle(v.1, v.2), middle(v.2, v.0))
            // Turned until the undivided edges, if any, come last.
            for _ in 0..<2 where m.0 == nil || m.1 == nil && m.2 != nil {
                v = (v.1, v.2, v.0)
                m = (m.1, m.2, m.0)
            }
            switch m {
            case (let a?, let b?, let c?):
                result.indices += [v.0, a, c, a, v.1, b, c, b, v.2, a, b, c]
            case (let a?, let b?, nil):
                result.indices += [a, v.1, b, v.0, a, b, v.0, b, v.2]
            case (let a?, nil, nil):
                result.indices += [v.0, a, v.2, a, v.1, v.2]
            default:
                result.indices += [v.0, v.1, v.2]
            }
        }
        return result
    }
}
