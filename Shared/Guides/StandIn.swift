public import Knowledge
public import PlantainProto

public struct SceneMesh: Sendable {
    var positions: [SIMD3<Float>]
    var normals: [SIMD3<Float>]
    var uvs: [SIMD2<Float>]
    var triangles: [SIMD3<UInt32>]
    var object: String
    var objectID: UInt16
    var materialID: UInt8
    var material: SceneMaterial
}
public struct SceneMaterial: Sendable {
    var m: AssetMaterial
    var tint: SIMD3<Float>?
    var emission: Float = 0
    var isCut: Bool { m.alphaCut && m.texture != nil }
    var transmission: Float { m.transmission }
    func alpha(_ uv: SIMD2<Float>) -> Float { m.texture?.sample(uv).w ?? 1 }
    func look(
        at hit: Hit, uv: SIMD2<Float>, stretch: (s: SIMD3<Float>, t: SIMD3<Float>),
        footprint: Footprint
    ) -> Look {
        var color = tint ?? m.baseColor
        if let t = m.texture {
            let f = footprint.sides.short
            let c = t.sample(uv, footprint: f * max(length(stretch.s), length(stretch.t)))
            color = SIMD3(c.x, c.y, c.z)
        }
        return Look(
            color: color, normal: hit.normal, roughness: m.roughness, metalness: m.metalness,
            transmission: m.transmission, emission: m.glow * max(emission, 0))
    }
}
public struct SceneGeometry: Sendable {
    var meshes: [SceneMesh] = []
    var panels: [ScenePanel] = []
    public init(_ plan: ScenePlan, library: AssetLibrary) throws {
        var id: UInt16 = 0
        func rot(_ q: Quaternion?, _ v: SIMD3<Float>) -> SIMD3<Float> {
            guard let q, q.x != 0 || q.y != 0 || q.z != 0 || q.w != 0 else { return v }
            let u = SIMD3(q.x, q.y, q.z)
            return u * (2 * dot(u, v)) + v * (q.w * q.w - dot(u, u)) + cross(u, v) * (2 * q.w)
        }
        for s in plan.surfaces {
            id += 1
            let h = SIMD3(s.size ?? .init()) / 2
            let c = SIMD3(s.center ?? .init())
            var p: [SIMD3<Float>] = [], n: [SIMD3<Float>] = [], t: [SIMD3<UInt32>] = []
            for axis in 0..<3 {
                for sign in [Float(-1), 1] {
                    var normal = SIMD3<Float>.zero; normal[axis] = sign
                    var a = SIMD3<Float>.zero; a[(axis + 1) % 3] = sign
                    var b = SIMD3<Float>.zero; b[(axis + 2) % 3] = 1
                    let base = UInt32(p.count)
                    for (i, j) in [(-1, -1), (1, -1), (1, 1), (-1, 1)] as [(Float, Float)] {
                        p.append(c + (normal + a * i + b * j) * h); n.append(normal)
                    }
                    t += [SIMD3(base, base + 1, base + 2), SIMD3(base, base + 2, base + 3)]
                }
            }
            var m = AssetMaterial(); m.roughness = s.material?.roughness ?? 0.5
            meshes.append(
                SceneMesh(
                    positions: p, normals: n, uvs: p.map { SIMD2($0.x, $0.z) }, triangles: t,
                    object: s.id, objectID: id,
                    materialID: UInt8(s.material?.substance.rawValue ?? 0),
                    material: SceneMaterial(m: m, tint: s.material?.tint.map { SIMD3($0) })))
        }
        for o in plan.objects {
            id += 1
            let g = try library.geometry(o.asset, size: o.size.map { SIMD3($0) })
            let pos = SIMD3(o.position ?? .init())
            for part in g.parts {
                let me = part.mesh
                meshes.append(
                    SceneMesh(
                        positions: me.positions.map { rot(o.rotation, $0) + pos },
                        normals: me.normals.map { rot(o.rotation, $0) },
                        uvs: me.uvs.isEmpty ? me.positions.map { _ in .zero } : me.uvs,
                        triangles: stride(from: 0, to: me.indices.count, by: 3).map {
                            SIMD3(me.indices[$0], me.indices[$0 + 1], me.indices[$0 + 2])
                        },
                        object: o.id, objectID: id,
                        materialID: UInt8(part.material.substance.rawValue),
                        material: SceneMaterial(
                            m: part.material,
                            tint: part.recolourable ? o.material?.tint.map { SIMD3($0) } : nil,
                            emission: o.material?.emission ?? 0)))
            }
            for run in plan.texts where run.object == o.id {
                panels.append(
                    ScenePanel(
                        run, origin: rot(o.rotation, SIMD3(run.origin ?? .init())) + pos,
                        right: rot(o.rotation, SIMD3(run.right ?? .init())),
                        up: rot(o.rotation, SIMD3(run.up ?? .init()))))
            }
        }
    }
}
