import Foundation
import Knowledge

/// A binary glTF 2.0 file: triangles with their materials, placed as the scene's nodes say.
///
/// What is read: positions, normals, first texture coordinates, indices, base colour with PNG or JPEG textures,
/// metalness, roughness, cut-out alpha and transmission. Skins, animations and cameras are passed over;
/// compressed meshes and sparse accessors are refused by name.
struct GLB {
    struct Part {
        var name: String
        var mesh: Mesh
        var hasNormals: Bool
        var material: AssetMaterial
        var doubleSided: Bool
        /// A PNG or JPEG file.
        var texture: [UInt8]?
    }

    private(set) var parts: [Part] = []

    /// Vertices that a file may have.
    private static let limit = 4_000_000

    private let name: String
    private let document: Document
    private let binary: [UInt8]
    private var vertices = 0
    private var visits = 0

    init(_ bytes: [UInt8], name: String) throws(PackBuildError) {
        self.name = name
        func refuse(_ reason: String) -> PackBuildError {
            .malformed(name, line: 0, reason: reason)
        }
        let magic = Array("glTF".utf8)
        guard bytes.count >= 20, Array(bytes.prefix(4)) == magic else {
            throw refuse("expected a binary glTF file, which begins with \"glTF\"")
        }
        let version = Self.u32(bytes, 4)
        guard version == 2 else { throw refuse("expected glTF version 2, got \(version)") }
        var chunks: [UInt32: [UInt8]] = [:]
        var at = 12
        while at + 8 <= bytes.count {
            let (length, kind) = (Int(Self.u32(bytes, at)), Self.u32(bytes, at + 4))
            guard length <= bytes.count - at - 8 else {
                throw refuse("a chunk reaches beyond the end")
            }
            if chunks[kind] == nil { chunks[kind] = Array(bytes[(at + 8)..<(at + 8 + length)]) }
            at += 8 + length
        }
        guard let json = chunks[0x4E4F_534A] else { throw refuse("no JSON chunk") }
        binary = chunks[0x004E_4942] ?? []
        do {
            document = try JSONDecoder().decode(Document.self, from: Data(json))
        } catch {
            throw refuse("its JSON is not glTF: \(error)")
        }
        for needed in document.extensionsRequired ?? [] where needed.contains("compression") {
            throw refuse("it needs \(needed); save it without compression")
        }
        let scene = document.scenes?[safe: document.scene ?? 0]
        let roots = scene?.nodes ?? Array((document.nodes ?? []).indices)
        for root in roots { try visit(root, Matrix(), depth: 0) }
        guard !parts.isEmpty else { throw refuse("it holds no triangles") }
    }

    private func refusal(_ reason: String) -> PackBuildError {
        .malformed(name, line: 0, reason: reason)
    }

    private mutating func visit(_ number: Int, _ parent: Matrix, depth: Int) throws(PackBuildError)
    {
        visits += 1
        guard depth < 64, visits < 100_000, let node = document.nodes?[safe: number] else {
            throw refusal("node \(number) does not exist, or nodes hold one another")
        }
        let place = parent * Matrix(node)
        if let mesh = node.mesh {
            guard let mesh = document.meshes?[safe: mesh] else {
                throw refusal("mesh \(mesh) does not exist")
            }
            for primitive in mesh.primitives where primitive.mode ?? 4 == 4 {
                try add(primitive, place, mesh.name ?? "part")
            }
        }
        for child in node.children ?? [] { try visit(child, place, depth: depth + 1) }
    }

    private mutating func add(
        _ primitive: Document.Primitive, _ place: Matrix, _ name: String
    ) throws(PackBuildError) {
        guard let accessor = primitive.attributes["POSITION"] else { return }
        let points = try floats(accessor, components: 3)
        let count = points.count / 3
        vertices += count
        guard vertices <= Self.limit else {
            throw refusal("more than \(Self.limit) vertices; simplify it first")
        }
        var mesh = Mesh()
        mesh.positions = (0..<count).map {
            place.point(SIMD3(points[3 * $0], points[3 * $0 + 1], points[3 * $0 + 2]))
        }
        let normals = try primitive.attributes["NORMAL"].map { n throws(PackBuildError) in
            try floats(n, components: 3)
        }
        let hasNormals = normals?.count == points.count
        mesh.normals = (0..<count).map { i in
            guard hasNormals, let n = normals else { return SIMD3(0, 1, 0) }
            return place.direction(SIMD3(n[3 * i], n[3 * i + 1], n[3 * i + 2]))
        }
        let uvs = try primitive.attributes["TEXCOORD_0"].map { t throws(PackBuildError) in
            try floats(t, components: 2)
        }
        let hasUVs = uvs?.count == 2 * count
        mesh.uvs = (0..<count).map { i in
            guard hasUVs, let t = uvs else { return .zero }
            return SIMD2(t[2 * i], t[2 * i + 1])
        }
        if let indices = primitive.indices {
            mesh.indices = try floats(indices, components: 1).map { UInt32($0) }
        } else {
            mesh.indices = (0..<UInt32(count)).map { $0 }
        }
        mesh.indices.removeLast(mesh.indices.count % 3)
        guard mesh.indices.count <= 3 * Self.limit,
            mesh.indices.allSatisfy({ $0 < UInt32(count) })
        else { throw refusal("an index points beyond the \(count) vertices") }
        guard !mesh.indices.isEmpty else { return }
        if place.mirrors {
            for t in stride(from: 0, to: mesh.indices.count, by: 3) {
                mesh.indices.swapAt(t + 1, t + 2)
            }
        }
        let look = primitive.material.flatMap { document.materials?[safe: $0] }
        let texture = try hasUVs ? look?.texture.map(image) ?? nil : nil
        parts.append(
            Part(
                name: look?.name ?? name, mesh: mesh, hasNormals: hasNormals,
                material: (look ?? Document.Material()).asset,
                doubleSided: look?.doubleSided ?? false, texture: texture))
    }

    /// The file of a texture's picture; nil where it lies outside this file.
    private func image(_ number: Int) throws(PackBuildError) -> [UInt8]? {
        guard let source = document.textures?[safe: number]?.source,
            let view = document.images?[safe: source]?.bufferView
        else { return nil }
        return Array(binary[try range(view)])
    }

    private func range(_ number: Int) throws(PackBuildError) -> Range<Int> {
        guard let view = document.bufferViews?[safe: number], view.buffer == 0 else {
            throw refusal("buffer view \(number) does not lie in this file")
        }
        let start = view.byteOffset ?? 0
        guard start >= 0, view.byteLength >= 0, start <= binary.count,
            view.byteLength <= binary.count - start
        else { throw refusal("buffer view \(number) reaches beyond the data") }
        return start..<(start + view.byteLength)
    }

    /// An accessor's numbers as floats, integers normalised where it says so. Indices up to 2²⁴ are exact.
    private func floats(_ number: Int, components: Int) throws(PackBuildError) -> [Float] {
        guard let accessor = document.accessors?[safe: number], accessor.sparse == nil,
            let kind = Self.kinds[accessor.componentType],
            Self.components[accessor.type] == components, accessor.count >= 0,
            accessor.count <= 3 * Self.limit, let view = accessor.bufferView
        else { throw refusal("accessor \(number) is of a kind that is not read") }
        let range = try range(view)
        let stride = document.bufferViews?[safe: view]?.byteStride ?? kind.bytes * components
        let start = accessor.byteOffset ?? 0
        guard start >= 0, stride >= kind.bytes * components, stride < 1 << 16,
            accessor.count == 0
                || start + (accessor.count - 1) * stride + kind.bytes * components <= range.count
        else { throw refusal("accessor \(number) reaches beyond its data") }
        var result: [Float] = []
        result.reserveCapacity(accessor.count * components)
        let scale = accessor.normalized == true ? kind.scale : 1
        for i in 0..<accessor.count {
            for k in 0..<components {
                let at = range.lowerBound + start + i * stride + k * kind.bytes
                let value: Float =
                    switch kind.bytes {
                    case 1: Float(binary[at])
                    case 2: Float(UInt16(binary[at]) | UInt16(binary[at + 1]) << 8)
                    default:
                        accessor.componentType == 5126
                            ? Float(bitPattern: Self.u32(binary, at))
                            : Float(Self.u32(binary, at))
                    }
                guard value.isFinite, abs(value) < 1e9, value >= 0 || components > 1 else {
                    throw refusal("accessor \(number) holds what is no number")
                }
                result.append(value * scale)
            }
        }
        return result
    }

    private static let kinds: [Int: (bytes: Int, scale: Float)] = [
        5121: (1, 1 / 255), 5123: (2, 1 / 65535), 5125: (4, 1), 5126: (4, 1),
    ]
    private static let components = ["SCALAR": 1, "VEC2": 2, "VEC3": 3]

    private static func u32(_ bytes: [UInt8], _ at: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * $1) }
    }
}
