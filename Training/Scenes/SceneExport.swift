import Foundation
import Guides
import Knowledge
import Materials
import PlantainProto
import SceneGeometry

/// Writes a scene as the teacher reads it: scene.json and meshes.bin, described in Training/teacher/FORMAT.md.
struct SceneExport {
    private var data = Data()
    private var parts: [Part] = []
    private var materials: [Material] = []
    private var textures: [Picture] = []
    private var known: [ObjectIdentifier: Int] = [:]

    static func write(_ scene: Scene, to folder: URL) throws {
        var export = SceneExport()
        for part in scene.parts { export.add(part, of: scene) }
        let sky = export.sky(of: scene.plan)
        let head = Head(
            sky: sky, parts: export.parts, materials: export.materials, textures: export.textures,
            objects: scene.bodies.map { Object(id: $0.id, number: $0.number) })
        try JSONEncoder().encode(head).write(to: folder.appendingPathComponent("scene.json"))
        try export.data.write(to: folder.appendingPathComponent("meshes.bin"))
    }

    /// The sky over all directions, as the guides know it; nil indoors.
    private mutating func sky(of plan: ScenePlan) -> SkyMap? {
        let sky = SkyDome(plan)
        guard sky.isOpen else { return nil }
        let (width, height) = (256, 128)
        return SkyMap(
            offset: append(sky.panorama(width: width, height: height)), width: width,
            height: height)
    }

    private mutating func add(_ part: Scene.Part, of scene: Scene) {
        let body = scene.bodies[part.body]
        guard part.material.pattern != nil, body.isSurface else {
            add(part.mesh, uvs: part.mesh.uvs, material(part.material), body)
            return
        }
        // A surface's pattern is baked on its widest sides, around what the camera looks at.
        let groups = faces(part.mesh, frame: part.frame)
        let widest = groups.indices.max { groups[$0].area < groups[$1].area } ?? 0
        for (axis, group) in groups.enumerated() where !group.mesh.indices.isEmpty {
            var made = material(part.material)
            var uvs = group.mesh.uvs
            if axis == widest {
                let bake = PatternBake(
                    part.material, axis: axis, frame: part.frame, extent: group.extent,
                    focus: scene.plan.camera?.target?.simd ?? .zero,
                    distance: Self.viewDistance(scene.plan))
                made.colorTexture = append(bake.pixels, width: bake.side, height: bake.side)
                uvs = group.mesh.positions.map { bake.uv(part.frame.localPoint($0)) }
            }
            add(group.mesh, uvs: uvs, made, body)
        }
    }

    private static func viewDistance(_ plan: ScenePlan) -> Float {
        let offset =
            (plan.camera?.target?.simd ?? .zero) - (plan.camera?.position?.simd ?? SIMD3(0, 0, 1))
        return length(offset)
    }

    /// Triangles by the local axis that they face, and the largest half extent from the middle.
    private func faces(_ mesh: Mesh, frame: Frame) -> [(mesh: Mesh, area: Float, extent: Float)] {
        var groups = [Mesh](repeating: Mesh(), count: 3)
        for t in stride(from: 0, to: mesh.indices.count, by: 3) {
            let (a, b, c) = mesh.corners(t)
            let facing = frame.localDirection(cross(b - a, c - a))
            let size = SIMD3(abs(facing.x), abs(facing.y), abs(facing.z))
            let axis = size.y >= size.x && size.y >= size.z ? 1 : size.x >= size.z ? 0 : 2
            for index in mesh.indices[t..<t + 3] {
                let i = Int(index)
                groups[axis].indices.append(UInt32(groups[axis].positions.count))
                groups[axis].positions.append(mesh.positions[i])
                groups[axis].normals.append(mesh.normals[i])
                groups[axis].uvs.append(i < mesh.uvs.count ? mesh.uvs[i] : .zero)
            }
        }
        return groups.map { group in
            let reach = group.positions.map { p in
                let local = frame.localPoint(p)
                return max(abs(local.x), abs(local.y), abs(local.z))
            }
            return (group, group.area, reach.max() ?? 0)
        }
    }

    private mutating func material(_ resolved: ResolvedMaterial) -> Material {
        var made = Material(resolved)
        if let texture = resolved.texture {
            let key = ObjectIdentifier(texture)
            if resolved.recolored {
                made.colorTexture = append(
                    tinted(texture, resolved), width: texture.width, height: texture.height)
            } else if let index = known[key] {
                made.colorTexture = index
            } else {
                made.colorTexture = append(
                    [UInt8](texture.pixels), width: texture.width, height: texture.height)
                known[key] = made.colorTexture
            }
        }
        return made
    }

    /// The texture in the colour asked for, as the guides show it.
    private func tinted(_ texture: Texture, _ resolved: ResolvedMaterial) -> [UInt8] {
        var pixels = [UInt8](texture.pixels)
        for y in 0..<texture.height {
            for x in 0..<texture.width {
                let uv = SIMD2(
                    (Float(x) + 0.5) / Float(texture.width),
                    (Float(y) + 0.5) / Float(texture.height))
                let sample = resolved.sample(
                    position: .zero, normal: SIMD3(0, 1, 0), uv: uv, footprint: 0, uvFootprint: 0)
                let at = (y * texture.width + x) * 4
                for channel in 0..<3 {
                    pixels[at + channel] = PatternBake.srgb(sample.color[channel])
                }
            }
        }
        return pixels
    }

    private mutating func add(
        _ mesh: Mesh, uvs: [SIMD2<Float>], _ material: Material, _ body: Scene.Body
    ) {
        guard !mesh.indices.isEmpty else { return }
        materials.append(material)
        let hasUVs = uvs.count == mesh.positions.count
        parts.append(
            Part(
                object: body.number, material: materials.count - 1, vertices: mesh.positions.count,
                triangles: mesh.indices.count / 3, positions: append(packed(mesh.positions)),
                normals: mesh.normals.count == mesh.positions.count
                    ? append(packed(mesh.normals)) : -1,
                uvs: hasUVs ? append(uvs.flatMap { [$0.x, $0.y] }) : -1,
                indices: append(mesh.indices)))
    }

    private func packed(_ vectors: [SIMD3<Float>]) -> [Float] {
        var result = [Float]()
        result.reserveCapacity(vectors.count * 3)
        for v in vectors {
            result.append(v.x)
            result.append(v.y)
            result.append(v.z)
        }
        return result
    }

    private mutating func append(_ pixels: [UInt8], width: Int, height: Int) -> Int {
        textures.append(Picture(offset: append(pixels), width: width, height: height, channels: 4))
        return textures.count - 1
    }

    /// Adds an array at the next multiple of 16 bytes; returns its offset.
    private mutating func append<T: BitwiseCopyable>(_ values: [T]) -> Int {
        data.append(contentsOf: [UInt8](repeating: 0, count: (16 - data.count % 16) % 16))
        let offset = data.count
        unsafe values.withUnsafeBytes { unsafe data.append(contentsOf: $0) }
        return offset
    }
}

extension SceneExport {
    struct Head: Encodable {
        var version = 1
        var sky: SkyMap?
        var parts: [Part]
        var materials: [Material]
        var textures: [Picture]
        var objects: [Object]
    }

    struct SkyMap: Encodable {
        var offset: Int
        var width: Int
        var height: Int
    }

    struct Object: Encodable {
        var id: String
        var number: UInt16
    }

    struct Part: Encodable {
        var object: UInt16
        var material: Int
        var vertices: Int
        var triangles: Int
        var positions: Int
        var normals: Int
        var uvs: Int
        var indices: Int
    }

    struct Picture: Encodable {
        var offset: Int
        var width: Int
        var height: Int
        var channels: Int
    }

    struct Material: Encodable {
        var baseColor: [Float]
        var colorTexture = -1
        var cutout: Bool
        var roughness: Float
        var roughnessTexture = -1
        var normalTexture = -1
        var metalness: Float
        var transmission: Float
        var water: Bool
        var emission: [Float]

        init(_ resolved: ResolvedMaterial) {
            func list(_ v: SIMD3<Float>) -> [Float] { [v.x, v.y, v.z] }
            baseColor = list(resolved.pattern?.tint ?? resolved.baseColor)
            cutout = resolved.alphaCut
            roughness = resolved.pattern?.roughness ?? resolved.roughness
            metalness = resolved.metalness
            transmission = resolved.transmission
            water = resolved.substance == .water && resolved.transmission < 0.3
            emission = list(resolved.emission)
        }
    }
}
