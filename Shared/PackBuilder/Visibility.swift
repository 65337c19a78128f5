import Knowledge

/// How much of each part is seen: areas deceive where springs and frames hide inside.
enum Visibility {
    /// Share of picture points that each part covers, over views from the front, the sides, above and aslant.
    static func shares(_ meshes: [Mesh], side: Int = 96) -> [Float] {
        let box = meshes.dropFirst().reduce(meshes.first?.bounds ?? Bounds([])) {
            $0.union($1.bounds)
        }
        let reach = max(length(box.size) / 2, 1e-6)
        let views: [(direction: SIMD3<Float>, weight: Float)] = [
            (SIMD3(0, 0.15, 1), 2), (SIMD3(0.7, 0.5, 0.9), 2), (SIMD3(-0.7, 0.5, 0.9), 2),
            (SIMD3(1, 0.2, 0.1), 1),
            (SIMD3(0.05, 1, 0.1), 1),
        ]
        var result = [Float](repeating: 0, count: meshes.count)
        for view in views {
            let forward = normalize(view.direction)
            let right = normalize(cross(SIMD3(0, 1, 0), forward))
            let up = cross(forward, right)
            var depth = [Float](repeating: -.infinity, count: side * side)
            var owner = [Int](repeating: -1, count: side * side)
            for (number, mesh) in meshes.enumerated() {
                let points = mesh.positions.map { p -> SIMD3<Float> in
                    let q = (p - box.center) / reach
                    let scale = Float(side) / 2
                    return SIMD3(
                        dot(q, right) * scale + scale, dot(q, up) * scale + scale, dot(q, forward))
                }
                for t in stride(from: 0, to: mesh.indices.count, by: 3) {
                    let a = points[Int(mesh.indices[t])]
                    fill(
                        a, points[Int(mesh.indices[t + 1])], points[Int(mesh.indices[t + 2])], side
                    ) { at, z in
                        if z > depth[at] {
                            depth[at] = z
                            owner[at] = number
                        }
                    }
                }
            }
            for number in owner where number >= 0 { result[number] += view.weight }
        }
        let total = max(result.reduce(0, +), 1)
        return result.map { $0 / total }
    }

    /// Calls back with the index and depth of each picture point whose middle lies in the triangle.
    private static func fill(
        _ a: SIMD3<Float>, _ b: SIMD3<Float>, _ c: SIMD3<Float>, _ side: Int,
        _ paint: (Int, Float) -> Void
    ) {
        let doubled = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
        guard abs(doubled) > 1e-9 else { return }
        let x0 = max(Int((min(a.x, b.x, c.x) - 0.5).rounded(.up)), 0)
        let x1 = min(Int((max(a.x, b.x, c.x) - 0.5).rounded(.down)), side - 1)
        let y0 = max(Int((min(a.y, b.y, c.y) - 0.5).rounded(.up)), 0)
        let y1 = min(Int((max(a.y, b.y, c.y) - 0.5).rounded(.down)), side - 1)
        guard x0 <= x1, y0 <= y1 else { return }
        for y in y0...y1 {
            for x in x0...x1 {
                let (px, py) = (Float(x) + 0.5, Float(y) + 0.5)
                let u = ((px - a.x) * (c.y - a.y) - (py - a.y) * (c.x - a.x)) / doubled
                let v = ((b.x - a.x) * (py - a.y) - (b.y - a.y) * (px - a.x)) / doubled
                if u >= 0, v >= 0, u + v <= 1 {
                    paint(y * side + x, a.z + (b.z - a.z) * u + (c.z - a.z) * v)
                }
            }
        }
    }
}
