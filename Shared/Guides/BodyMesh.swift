import Knowledge
import Materials
import PlantainProto
import SceneGeometry

/// One part of the scene as rays find it.
struct BodyMesh: Sendable {
    let positions: [SIMD3<Float>]
    let normals: [SIMD3<Float>]
    let uvs: [SIMD2<Float>]
    let triangles: [SIMD3<UInt32>]
    let frame: Frame
    let object: String
    let objectID: UInt16
    let materialID: UInt8
    let material: ResolvedMaterial
    /// Emitted luminance.
    let emission: Float

    init(_ part: Scene.Part, of body: Scene.Body) {
        let mesh = part.mesh
        positions = mesh.positions
        normals = mesh.normals
        let missing = max(0, mesh.positions.count - mesh.uvs.count)
        uvs = mesh.uvs + [SIMD2<Float>](repeating: .zero, count: missing)
        triangles = stride(from: 0, to: mesh.indices.count - 2, by: 3).map {
            SIMD3(mesh.indices[$0], mesh.indices[$0 + 1], mesh.indices[$0 + 2])
        }
        frame = body.frame
        object = body.id
        objectID = body.number
        materialID = part.materialID
        material = part.material
        emission = luminance(part.material.emission)
    }

    /// Rays go through holes in its texture.
    var isCut: Bool { material.alphaCut && material.texture != nil }

    func alpha(_ uv: SIMD2<Float>) -> Float { material.texture?.sample(uv).w ?? 1 }

    /// What a hit looks like, averaged over its footprint.
    ///
    /// Seen at a grazing angle a footprint is long: it is covered by several squares along its longer side.
    /// - Parameter stretch: texture units per metre, as two covectors.
    func look(
        _ hit: Hit, uv: SIMD2<Float>, stretch: (s: SIMD3<Float>, t: SIMD3<Float>),
        footprint: Footprint
    ) -> Look {
        var look = Look(
            color: material.baseColor, normal: hit.normal, roughness: material.roughness,
            metalness: material.metalness, transmission: material.transmission, emission: emission)
        guard material.texture != nil || material.pattern != nil else { return look }
        let (long, short) = footprint.sides
        // Threads are regular: where one is about a pixel wide, a single square would show moiré.
        let rows = material.pattern?.substance == .fabric ? 2 : 1
        let most: Float = material.texture == nil ? 4 : 8
        let columns = max(rows, Int(min(most, max(1, (long / max(short, 1e-9)).rounded()))))
        let width = max(short / Float(rows), long / Float(columns) * 0.75)
        let textureUnits = max(length(stretch.s), length(stretch.t))
        let position = frame.localPoint(hit.point)
        let normal = frame.localDirection(hit.normal)
        var color = SIMD3<Float>.zero
        var bent = SIMD3<Float>.zero
        var roughness: Float = 0
        for row in 0..<rows {
            for column in 0..<columns {
                let step =
                    footprint.longer * ((Float(column) + 0.5) / Float(columns) - 0.5)
                    + footprint.shorter * ((Float(row) + 0.5) / Float(rows) - 0.5)
                let sample = material.sample(
                    position: position + frame.localDirection(step), normal: normal,
                    uv: uv + SIMD2(dot(step, stretch.s), dot(step, stretch.t)),
                    footprint: width, uvFootprint: width * textureUnits)
                color += sample.color
                bent += sample.normal
                roughness += sample.roughness
            }
        }
        let count = rows * columns
        look.color = color / Float(count)
        look.roughness = roughness / Float(count)
        look.normal = hit.outward(frame.worldDirection(normalize(bent)))
        return look
    }
}

extension Hit {
    /// A bent normal, kept on the facet's outer side.
    fileprivate func outward(_ bent: SIMD3<Float>) -> SIMD3<Float> {
        let height = dot(bent, facet)
        return height > 0.1 ? bent : normalize(bent + facet * (0.1 - height))
    }
}
