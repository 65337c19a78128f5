import PlantainProto

/// What holds things at several heights: shelves with boards, flights of steps.
extension Shape {
    static let stands: [Shape] = [
        Shape(
            "shelf-unit", as: "shelf", "Shelf with boards", SIMD3(1, 1.62, 0.34), .furniture,
            .floor, density: 80
        ) { shelves($0) },
        Shape(
            "steps", as: "step", "Flight of steps", SIMD3(1.7, 0.54, 1.02), .outdoor, .floor,
            density: 1500
        ) {
            s in
            let count = 3
            var mesh = Mesh()
            var boards: [SupportArea] = []
            for k in 0..<count {
                let high = s.y * Float(k + 1) / Float(count)
                let deep = s.z * Float(count - k) / Float(count)
                let z = -s.z / 2 + deep / 2
                mesh.append(
                    .box(
                        SIMD3(s.x * 0.985, high - 0.05, deep - 0.02),
                        center: SIMD3(0, (high - 0.05) / 2, z - 0.01), bevel: 0.004))
                mesh.append(
                    .box(SIMD3(s.x, 0.05, deep), center: SIMD3(0, high - 0.025, z), bevel: 0.012))
                let tread = s.z / Float(count)
                boards.append(
                    SupportArea(
                        height: high, halfExtents: SIMD2(s.x * 0.44, tread * 0.42),
                        center: SIMD2(0, s.z / 2 - tread * (Float(k) + 0.5)), depth: 9))
            }
            var made = one(
                mesh, .init(substance: .stone, baseColor: SIMD3(0.4, 0.38, 0.35), roughness: 0.8), s
            )
            made.top = boards.last
            made.boards = boards
            return made
        },
    ]

    /// Sides, a back and four boards; the uppermost is the top.
    private static func shelves(_ s: SIMD3<Float>) -> AssetGeometry {
        let t: Float = 0.024
        var mesh = Mesh()
        for side: Float in [-1, 1] {
            mesh.append(
                .box(
                    SIMD3(t, s.y, s.z), center: SIMD3(side * (s.x - t) / 2, s.y / 2, 0),
                    bevel: 0.002))
        }
        mesh.append(
            .box(SIMD3(s.x - 2 * t, s.y, 0.006), center: SIMD3(0, s.y / 2, -s.z / 2 + 0.004)))
        // Boards at the foot, twice between, and on top.
        let heights = [0.08, 0.08 + (s.y - 0.08) * 0.36, 0.08 + (s.y - 0.08) * 0.69, s.y]
        for y in heights {
            mesh.append(
                .box(
                    SIMD3(s.x - 2 * t, t, s.z - 0.01), center: SIMD3(0, y - t / 2, 0.004),
                    bevel: 0.002))
        }
        mesh.append(.box(SIMD3(s.x - 2 * t, 0.05, 0.02), center: SIMD3(0, 0.03, s.z / 2 - 0.03)))
        let half = SIMD2(s.x / 2 - t - 0.02, s.z / 2 - 0.03)
        let boards = heights.indices.map { k in
            SupportArea(
                height: heights[k], halfExtents: half, center: SIMD2(0, 0.006),
                depth: k + 1 < heights.count ? heights[k + 1] - heights[k] - t : 9)
        }
        var made = one(mesh, .wood(0.5, 0.32, 0.17), s)
        made.top = boards.last
        made.boards = boards
        return made
    }
}
