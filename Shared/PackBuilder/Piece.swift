import Foundation
import Knowledge

/// A part of a user's model, with its picture as a file.
struct Piece {
    var part: AssetPart
    /// A PNG or JPEG file.
    var texture: [UInt8]?

    init(_ part: GLB.Part) {
        var mesh = part.mesh
        if part.hasNormals { mesh.alignWinding() } else { mesh = mesh.smoothed(crease: 0.75) }
        self.part = AssetPart(
            name: part.name, mesh: mesh, material: part.material, doubleSided: true)
        texture = part.texture
    }

    private init(part: AssetPart, texture: [UInt8]?) {
        self.part = part
        self.texture = texture
    }

    /// An OBJ model with the MTL files and pictures beside it.
    static func wavefront(_ bytes: [UInt8], _ file: URL) throws(PackBuildError) -> [Piece] {
        let object = try Wavefront(bytes, name: file.lastPathComponent)
        let folder = file.deletingLastPathComponent()
        var materials: [String: WavefrontMaterial] = [:]
        for name in object.materialLibraries {
            guard let text = beside(name, folder) else {
                throw .missing(name, archive: folder.path)
            }
            materials.merge(WavefrontMaterial.read(text)) { first, _ in first }
        }
        let pieces = object.groups.map { group -> Piece in
            let material = materials[group.material] ?? WavefrontMaterial()
            let texture = group.hasUVs ? material.texture.flatMap { beside($0, folder) } : nil
            var mesh = group.mesh
            if group.hasNormals { mesh.alignWinding() } else { mesh = mesh.smoothed(crease: 0.75) }
            return Piece(
                part: AssetPart(
                    name: group.material, mesh: mesh,
                    material: material.asset(named: group.material, textured: texture != nil),
                    doubleSided: true),
                texture: texture)
        }
        guard pieces.contains(where: { !$0.part.mesh.indices.isEmpty }) else {
            throw .malformed(file.lastPathComponent, line: 0, reason: "no faces")
        }
        return pieces.filter { !$0.part.mesh.indices.isEmpty }
    }

    /// A file that a model names: in its folder or below, wherever it was when the model was made.
    private static func beside(_ name: String, _ folder: URL) -> [UInt8]? {
        let parts = name.replacing("\\", with: "/").split(separator: "/").filter { $0 != "." }
        let names = [parts.joined(separator: "/"), parts.last.map(String.init) ?? ""]
        for name in names where !name.isEmpty && !parts.contains("..") {
            let file = folder.appendingPathComponent(name)
            if let data = try? Data(contentsOf: file), data.count <= 200 << 20 {
                return [UInt8](data)
            }
        }
        return nil
    }
}
