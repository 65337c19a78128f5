import Knowledge
import PlantainProto

extension GLB {
    /// What is read of the JSON.
    struct Document: Decodable {
        var scene: Int?
        var scenes: [Scene]?
        var nodes: [Node]?
        var meshes: [Mesh]?
        var accessors: [Accessor]?
        var bufferViews: [BufferView]?
        var materials: [Material]?
        var textures: [Source]?
        var images: [Image]?
        var extensionsRequired: [String]?

        struct Scene: Decodable { var nodes: [Int]? }
        struct Node: Decodable {
            var mesh: Int?
            var children: [Int]?
            var matrix: [Float]?
            var translation: [Float]?
            var rotation: [Float]?
            var scale: [Float]?
        }
        struct Mesh: Decodable {
            var name: String?
            var primitives: [Primitive]
        }
        struct Primitive: Decodable {
            var attributes: [String: Int]
            var indices: Int?
            var material: Int?
            var mode: Int?
        }
        struct Accessor: Decodable {
            var bufferView: Int?
            var byteOffset: Int?
            var componentType: Int
            var count: Int
            var type: String
            var normalized: Bool?
            var sparse: Sparse?
        }
        struct Sparse: Decodable {}
        struct BufferView: Decodable {
            var buffer: Int
            var byteOffset: Int?
            var byteLength: Int
            var byteStride: Int?
        }
        struct Source: Decodable { var source: Int? }
        struct Image: Decodable { var bufferView: Int? }
        struct Reference: Decodable { var index: Int }
        struct Surface: Decodable {
            var baseColorFactor: [Float]?
            var baseColorTexture: Reference?
            var metallicFactor: Float?
            var roughnessFactor: Float?
        }
        struct Transmission: Decodable { var transmissionFactor: Float? }
        struct Extensions: Decodable {
            var transmission: Transmission?
            enum CodingKeys: String, CodingKey { case transmission = "KHR_materials_transmission" }
        }
        struct Material: Decodable {
            var name: String?
            var pbrMetallicRoughness: Surface?
            var doubleSided: Bool?
            var extensions: Extensions?
        }
    }

    /// Rows of an affine map.
    struct Matrix {
        private var rows = [SIMD4<Float>(1, 0, 0, 0), SIMD4(0, 1, 0, 0), SIMD4(0, 0, 1, 0)]

        init() {}

        init(_ node: Document.Node) {
            if let m = node.matrix, m.count == 16 {
                rows = (0..<3).map { SIMD4(m[$0], m[4 + $0], m[8 + $0], m[12 + $0]) }
                return
            }
            func list(_ values: [Float]?, _ usual: [Float]) -> [Float] {
                values.flatMap { $0.count == usual.count ? $0 : nil } ?? usual
            }
            let (t, s) = (list(node.translation, [0, 0, 0]), list(node.scale, [1, 1, 1]))
            let q = list(node.rotation, [0, 0, 0, 1])
            let (x, y, z, w) = (q[0], q[1], q[2], q[3])
            rows = [
                SIMD4(
                    (1 - 2 * (y * y + z * z)) * s[0], 2 * (x * y - z * w) * s[1],
                    2 * (x * z + y * w) * s[2], t[0]),
                SIMD4(
                    2 * (x * y + z * w) * s[0], (1 - 2 * (x * x + z * z)) * s[1],
                    2 * (y * z - x * w) * s[2], t[1]),
                SIMD4(
                    2 * (x * z - y * w) * s[0], 2 * (y * z + x * w) * s[1],
                    (1 - 2 * (x * x + y * y)) * s[2], t[2]),
            ]
        }

        static func * (a: Matrix, b: Matrix) -> Matrix {
            var result = Matrix()
            for i in 0..<3 {
                let r = a.rows[i]
                result.rows[i] =
                    b.rows[0] * r.x + b.rows[1] * r.y + b.rows[2] * r.z + SIMD4(0, 0, 0, r.w)
            }
            return result
        }

        private var axes: [SIMD3<Float>] { rows.map { SIMD3($0.x, $0.y, $0.z) } }

        func point(_ p: SIMD3<Float>) -> SIMD3<Float> {
            let a = axes
            return SIMD3(
                dot(a[0], p) + rows[0].w, dot(a[1], p) + rows[1].w, dot(a[2], p) + rows[2].w)
        }

        /// Of a normal: by the matrix of cofactors, which is the inverse transposed but for its scale.
        func direction(_ n: SIMD3<Float>) -> SIMD3<Float> {
            let a = axes
            let turned = SIMD3(
                dot(cross(a[1], a[2]), n), dot(cross(a[2], a[0]), n), dot(cross(a[0], a[1]), n))
            return normalize(mirrors ? -turned : turned)
        }

        var mirrors: Bool {
            let a = axes
            return dot(a[0], cross(a[1], a[2])) < 0
        }
    }
}

extension GLB.Document.Material {
    /// The number of the base colour's texture.
    var texture: Int? { pbrMetallicRoughness?.baseColorTexture?.index }

    var asset: AssetMaterial {
        let surface = pbrMetallicRoughness
        func share(_ value: Float?, _ usual: Float) -> Float {
            let value = value ?? usual
            return value.isFinite ? min(max(value, 0), 1) : usual
        }
        let factor = surface?.baseColorFactor ?? [1, 1, 1, 1]
        func channel(_ k: Int) -> Float { share(k < factor.count ? factor[k] : nil, 1) }
        var result = AssetMaterial(
            baseColor: SIMD3(channel(0), channel(1), channel(2)),
            roughness: max(share(surface?.roughnessFactor, 1), 0.03),
            metalness: share(surface?.metallicFactor, 1))
        // Without textures for them, the defaults of the format would make everything polished metal.
        if surface?.metallicFactor == nil { result.metalness = 0 }
        if surface?.roughnessFactor == nil { result.roughness = 0.6 }
        if let clear = extensions?.transmission?.transmissionFactor, clear > 0.5, texture == nil {
            result.transmission = 0.95
            result.substance = .glass
        }
        return result
    }
}

extension Array {
    /// nil beyond the ends.
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
