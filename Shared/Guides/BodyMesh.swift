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
    /// Nil for what light does not pass.
    let clear: ClearMatter?

    init(_ part: Scene.Part, of body: Scene.Body) {
        let mesh = part.mesh
        positions = mesh.positions
        normals = mesh.normals
        let missing = max(0, mesh.positions.count - mesh.uvs.count)
        uvs = mesh.uvs + [SIMD2<Float>](repeating: .zero, count: missing)
        triangles = stride(from: 0, to: mesh.indices.count - 2, by: 3).map {
            SIMD3(mesh.indices[$0], mesh.indices[$0 + 1], mesh.indices[$0 + 2])
        }
        frame = part.frame
        object = body.id
        objectID = body.number
        materialID = part.materialID
        material = part.material
        emission = luminance(part.material.emission)
        clear = ClearMatter(part.material, positions: positions, triangles: triangles)
    }

    /// Distance from a point at which all of it would get as much of its light as it does now, metres.
    func span(from point: SIMD3<Float>) -> Float {
        var (sum, area) = (Float(0), Float(0))
        for triangle in triangles {
            let (a, b, c) = (
                positions[Int(triangle.x)], positions[Int(triangle.y)], positions[Int(triangle.z)]
            )
            let part = length(cross(b - a, c - a))
            let away = (a + b + c) / 3 - point
            sum += part / max(dot(away, away), 1e-4)
            area += part
        }
        return sum > 0 ? (area / sum).squareRoot() : 0
    }

    /// Rays go through holes in its texture.
    var isCut: Bool { material.alphaCut && material.texture != nil }

    func alpha(_ uv: SIMD2<Float>) -> Float { material.texture?.sample(uv).w ?? 1 }

    /// Adds the texture, averaged over a hit's footprint.
    ///
    /// Seen at a grazing angle a footprint is long: it is covered by several squares along its longer side.
    /// - Parameter stretch: texture units per metre, as two covectors.
    func texture(
        _ look: inout Look, _ hit: Hit, uv: SIMD2<Float>,
        stretch: (s: SIMD3<Float>, t: SIMD3<Float>), footprint: Footprint
    ) {
        let (long, short) = footprint.sides
        let columns = Int(min(8, max(1, (long / max(short, 1e-9)).rounded())))
        let width = max(short, long / Float(columns) * 0.75)
        let textureUnits = max(length(stretch.s), length(stretch.t))
        var color = SIMD3<Float>.zero
        for column in 0..<columns {
            let step = footprint.longer * ((Float(column) + 0.5) / Float(columns) - 0.5)
            color += material.textured(
                uv: uv + SIMD2(dot(step, stretch.s), dot(step, stretch.t)),
                uvFootprint: width * textureUnits)
        }
        look.color = color / Float(columns)
        if material.emitsTexture, emission > 0 {
            // As bright as its texel, and hardly lit by what is on this side.
            let level = luminance(look.color)
            look.emission = emission * level
            look.color *= 0.1 / max(level, 1e-4)
        }
        look.normal = hit.outward(normalize(hit.normal))
    }
}
