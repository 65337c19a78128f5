import Knowledge
import Testing

/// Coarse facets divided along the surface that they stand for.
@Suite struct CurvedMeshesTests {
    private func ball(_ segments: Int) -> Mesh {
        .ball(SIMD3(repeating: 1), segments: segments)
    }

    /// The largest distance of a facet's middle from the unit sphere.
    private func error(_ mesh: Mesh) -> Float {
        stride(from: 0, to: mesh.indices.count, by: 3).map { t in
            let (a, b, c) = mesh.corners(t)
            return abs(1 - length((a + b + c) / 3))
        }.max() ?? 0
    }

    @Test("a coarse ball comes much nearer to a sphere")
    func sphere() throws {
        let coarse = ball(16)
        let fine = try #require(CurvedMeshes.refine([coarse]).first)
        #expect(error(coarse) > 0.015)
        #expect(error(fine) < 0.005)
    }

    @Test("no cracks open: every edge has two triangles, also between two parts")
    func watertight() {
        struct Edge: Hashable {
            let ends: Set<SIMD3<Float>>
        }
        let whole = ball(12)
        var (upper, lower) = (whole, whole)
        // A mirrored part has zeros of the other sign at the same places.
        for i in lower.positions.indices {
            for k in 0..<3 where abs(lower.positions[i][k]) < 1e-6 {
                upper.positions[i][k] = 0
                lower.positions[i][k] = -0.0
            }
        }
        upper.indices = []
        lower.indices = []
        for t in stride(from: 0, to: whole.indices.count, by: 3) {
            let (a, b, c) = whole.corners(t)
            let triangle = whole.indices[t..<t + 3]
            if a.y + b.y + c.y > 0 { upper.indices += triangle } else { lower.indices += triangle }
        }
        let parts = CurvedMeshes.refine([upper, lower])
        #expect(parts.map(\.triangleCount).reduce(0, +) > 3 * whole.triangleCount)
        var count: [Edge: Int] = [:]
        for mesh in parts {
            for t in stride(from: 0, to: mesh.indices.count, by: 3) {
                let (a, b, c) = mesh.corners(t)
                for (p, q) in [(a, b), (b, c), (c, a)] where length(p - q) > 1e-5 {
                    count[Edge(ends: [p, q]), default: 0] += 1
                }
            }
        }
        #expect(count.values.allSatisfy { $0 == 2 })
    }

    @Test("what has corners keeps them, and what is fine already stays as it is")
    func untouched() {
        let box = Mesh.box(SIMD3(1, 2, 3))
        #expect(CurvedMeshes.refine([box]) == [box])
        let fine = ball(96)
        #expect(CurvedMeshes.refine([fine]) == [fine])
    }

    @Test("never makes more triangles than it may")
    func limit() {
        let coarse = ball(24)
        for limit in [coarse.triangleCount, 2_000, 10_000] {
            let made = CurvedMeshes.refine([coarse], limit: limit)[0].triangleCount
            #expect(made <= max(limit, coarse.triangleCount))
        }
    }
}
