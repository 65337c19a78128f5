import RayCast

/// Places, normals and texture coordinates at the corners of all triangles, in one piece of memory.
@safe
final class Corners: @unchecked Sendable {  // Written once, by its initialiser.
    private struct Corner {
        var position: SIMD3<Float>
        var normal: SIMD3<Float>
        var uv: SIMD2<Float>
    }

    private let corners: UnsafeMutableBufferPointer<Corner>
    private let triangles: UnsafeMutableBufferPointer<SIMD3<UInt32>>
    private let firstTriangle: UnsafeMutableBufferPointer<Int>

    init(_ meshes: [BodyMesh]) {
        unsafe corners = .allocate(capacity: meshes.reduce(0) { $0 + $1.positions.count })
        unsafe triangles = .allocate(capacity: meshes.reduce(0) { $0 + $1.triangles.count })
        unsafe firstTriangle = .allocate(capacity: meshes.count)
        var (corner, triangle) = (0, 0)
        for (number, mesh) in meshes.enumerated() {
            unsafe firstTriangle.initializeElement(at: number, to: triangle)
            let base = SIMD3<UInt32>(repeating: UInt32(corner))
            for indices in mesh.triangles {
                unsafe triangles.initializeElement(at: triangle, to: indices &+ base)
                triangle += 1
            }
            for at in mesh.positions.indices {
                unsafe corners.initializeElement(
                    at: corner,
                    to: Corner(
                        position: mesh.positions[at], normal: mesh.normals[at], uv: mesh.uvs[at]))
                corner += 1
            }
        }
    }

    deinit {
        unsafe corners.deallocate()
        unsafe triangles.deallocate()
        unsafe firstTriangle.deallocate()
    }

    @inline(__always)
    private func vertices(_ mesh: Int, _ triangle: Int) -> (Corner, Corner, Corner) {
        let at = unsafe triangles[firstTriangle[mesh] + triangle]
        return unsafe (corners[Int(at.x)], corners[Int(at.y)], corners[Int(at.z)])
    }

    @inline(__always)
    func normal(_ met: RayHit) -> SIMD3<Float> {
        let (a, b, c) = vertices(met.mesh, met.triangle)
        return normalize(a.normal * (1 - met.u - met.v) + b.normal * met.u + c.normal * met.v)
    }

    func uv(_ met: RayHit) -> SIMD2<Float> { uv(met.mesh, met.triangle, met.u, met.v) }

    @inline(__always)
    func uv(_ hit: Hit) -> SIMD2<Float> { uv(Int(hit.mesh), Int(hit.triangle), hit.u, hit.v) }

    @inline(__always)
    private func uv(_ mesh: Int, _ triangle: Int, _ u: Float, _ v: Float) -> SIMD2<Float> {
        let (a, b, c) = vertices(mesh, triangle)
        return a.uv * (1 - u - v) + b.uv * u + c.uv * v
    }

    /// Texture units per metre along the surface, as two covectors: uv step = (dot(step, s), dot(step, t)).
    func stretch(_ hit: Hit) -> (s: SIMD3<Float>, t: SIMD3<Float>) {
        let (p, q, r) = vertices(Int(hit.mesh), Int(hit.triangle))
        let a = q.position - p.position
        let b = r.position - p.position
        let normal = cross(a, b)
        let square = dot(normal, normal)
        guard square > 1e-24 else { return (.zero, .zero) }
        // Dual vectors of the two edges within the triangle's plane.
        let dualA = cross(b, normal) / square
        let dualB = cross(normal, a) / square
        let da = q.uv - p.uv
        let db = r.uv - p.uv
        return (dualA * da.x + dualB * db.x, dualA * da.y + dualB * db.y)
    }

    /// The point moved outward to where smooth shading pretends the surface is, so that facets of a
    /// round thing do not shade themselves.
    func smoothed(_ hit: Hit) -> SIMD3<Float> {
        let (p, q, r) = vertices(Int(hit.mesh), Int(hit.triangle))
        let w = 1 - hit.u - hit.v
        let normal = p.normal * w + q.normal * hit.u + r.normal * hit.v
        let side: Float = dot(normal, hit.normal) < 0 ? -1 : 1
        @inline(__always)
        func lifted(_ corner: Corner) -> SIMD3<Float> {
            let normal = corner.normal * side
            return normal * -min(0, dot(hit.point - corner.position, normal))
        }
        return hit.point + lifted(p) * w + lifted(q) * hit.u + lifted(r) * hit.v
    }
}
