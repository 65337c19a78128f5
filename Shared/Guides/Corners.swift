import Knowledge
import RayCast

/// Normals and texture coordinates at the corners of all triangles, in one piece of memory.
struct Corners: Sendable {
    private var normals: [SIMD3<Float>] = []
    private var positions: [SIMD3<Float>] = []
    private var uvs: [SIMD2<Float>] = []
    private var triangles: [SIMD3<UInt32>] = []
    private var firstTriangle: [Int] = []

    init(_ meshes: [BodyMesh]) {
        for mesh in meshes {
            let base = SIMD3<UInt32>(repeating: UInt32(positions.count))
            firstTriangle.append(triangles.count)
            positions += mesh.positions
            normals += mesh.normals
            uvs += mesh.uvs
            triangles += mesh.triangles.map { $0 &+ base }
        }
    }

    private func vertices(_ mesh: Int, _ triangle: Int) -> SIMD3<Int> {
        SIMD3<Int>(truncatingIfNeeded: triangles[firstTriangle[mesh] + triangle])
    }

    func normal(_ met: RayHit) -> SIMD3<Float> {
        let at = vertices(met.mesh, met.triangle)
        let a = normals[at.x] * (1 - met.u - met.v)
        return normalize(a + normals[at.y] * met.u + normals[at.z] * met.v)
    }

    func uv(_ met: RayHit) -> SIMD2<Float> { uv(met.mesh, met.triangle, met.u, met.v) }

    func uv(_ hit: Hit) -> SIMD2<Float> { uv(Int(hit.mesh), Int(hit.triangle), hit.u, hit.v) }

    private func uv(_ mesh: Int, _ triangle: Int, _ u: Float, _ v: Float) -> SIMD2<Float> {
        let at = vertices(mesh, triangle)
        return uvs[at.x] * (1 - u - v) + uvs[at.y] * u + uvs[at.z] * v
    }

    /// Texture units per metre along the surface, as two covectors: uv step = (dot(step, s), dot(step, t)).
    func stretch(_ hit: Hit) -> (s: SIMD3<Float>, t: SIMD3<Float>) {
        let at = vertices(Int(hit.mesh), Int(hit.triangle))
        let a = positions[at.y] - positions[at.x]
        let b = positions[at.z] - positions[at.x]
        let normal = cross(a, b)
        let square = dot(normal, normal)
        guard square > 1e-24 else { return (.zero, .zero) }
        // Dual vectors of the two edges within the triangle's plane.
        let dualA = cross(b, normal) / square
        let dualB = cross(normal, a) / square
        let da = uvs[at.y] - uvs[at.x]
        let db = uvs[at.z] - uvs[at.x]
        return (dualA * da.x + dualB * db.x, dualA * da.y + dualB * db.y)
    }

    /// The point moved outward to where smooth shading pretends the surface is, so that facets of a
    /// round thing do not shade themselves.
    func smoothed(_ hit: Hit) -> SIMD3<Float> {
        let at = vertices(Int(hit.mesh), Int(hit.triangle))
        let side: Float = dot(normal(at, hit.u, hit.v), hit.normal) < 0 ? -1 : 1
        func lifted(_ vertex: Int) -> SIMD3<Float> {
            let normal = normals[vertex] * side
            return normal * -min(0, dot(hit.point - positions[vertex], normal))
        }
        let a = lifted(at.x) * (1 - hit.u - hit.v)
        return hit.point + a + lifted(at.y) * hit.u + lifted(at.z) * hit.v
    }

    private func normal(_ at: SIMD3<Int>, _ u: Float, _ v: Float) -> SIMD3<Float> {
        normals[at.x] * (1 - u - v) + normals[at.y] * u + normals[at.z] * v
    }
}
