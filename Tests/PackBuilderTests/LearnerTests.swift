import Foundation
import Knowledge
import PackBuilder
import Testing
import Zlib

@Suite("Learning nouns")
struct LearnerTests {
    /// A folder of its own for files and for what is learnt.
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "learner-\(UUID().uuidString)", isDirectory: true)
    private var learner: Learner { Learner(shelf: folder.appendingPathComponent("learned")) }

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func file(_ name: String, _ data: Data) throws -> URL {
        let url = folder.appendingPathComponent(name)
        try data.write(to: url)
        return url
    }

    private var library: AssetLibrary {
        AssetLibrary(learned: AssetLibrary.learned(in: learner.shelf).packs)
    }

    /// A tetrahedron of unequal sides.
    private static let obj = """
        mtllib stand.mtl
        v 0 0 0
        v 1 0 0
        v 0 2 0
        v 0 0 0.5
        usemtl blue paint
        f 1 3 2
        f 1 2 4
        f 1 4 3
        f 2 3 4
        """

    @Test("an OBJ model with its materials becomes a concept of the wanted height")
    func wavefront() throws {
        _ = try file("stand.mtl", Data("newmtl blue paint\nKd 0.1 0.2 0.9\n".utf8))
        let lesson = try learner.learn(
            "Garden Gnomes", from: file("stand.obj", Data(Self.obj.utf8)), height: 0.4)
        #expect(lesson.concept == "garden gnome" && lesson.triangles == 4)
        let match = try #require(library.match("two garden gnomes"))
        #expect(match.concept == "garden gnome")
        let asset = try #require(match.assets.first)
        #expect(asset.key == "learned/garden-gnome" && asset.recolourable)
        #expect(length(asset.size - SIMD3(0.2, 0.4, 0.1)) < 1e-4)
        let part = try #require(library.geometry(asset.key).parts.first)
        #expect(part.material.baseColor.z > 5 * part.material.baseColor.x)
    }

    @Test("an OBJ model without the materials that it names is refused")
    func missingMaterials() throws {
        let model = try file("stand.obj", Data(Self.obj.utf8))
        #expect(throws: PackBuildError.self) { try learner.learn("gnome", from: model) }
        #expect(library.assets.allSatisfy { !$0.key.hasPrefix("learned/") })
    }

    // MARK: GLB

    private static func words(_ values: [UInt32]) -> Data {
        values.reduce(into: Data()) { data, value in
            for k in 0..<4 { data.append(UInt8(truncatingIfNeeded: value >> UInt32(8 * k))) }
        }
    }

    /// A triangle under a node that doubles it, in red; the arguments spoil it.
    private static func glb(index: UInt32 = 2, views: Int = 36, children: String = "") -> Data {
        let points: [Float] = [0, 0, 0, 1, 0, 0, 0, 1, 0.2]
        let binary = words(points.map(\.bitPattern)) + words([0, 1, index])
        var json = Data(
            """
            {"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],
            "nodes":[{"mesh":0,"scale":[2,2,2]\(children)}],
            "meshes":[{"primitives":[{"attributes":{"POSITION":0},"indices":1,"material":0}]}],
            "materials":[{"name":"red","pbrMetallicRoughness":{"baseColorFactor":[0.8,0.05,0.02,1],
            "metallicFactor":0,"roughnessFactor":0.3}}],
            "accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3"},
            {"bufferView":1,"componentType":5125,"count":3,"type":"SCALAR"}],
            "bufferViews":[{"buffer":0,"byteLength":\(views)},
            {"buffer":0,"byteOffset":36,"byteLength":12}],"buffers":[{"byteLength":48}]}
            """.utf8)
        while json.count % 4 != 0 { json.append(32) }
        let body =
            words([UInt32(json.count), 0x4E4F_534A]) + json
            + words([UInt32(binary.count), 0x004E_4942]) + binary
        return Data("glTF".utf8) + words([2, UInt32(body.count + 12)]) + body
    }

    @Test("a GLB model is placed by its nodes and keeps its size and materials")
    func binary() throws {
        let lesson = try learner.learn("pennant", from: file("a.glb", Self.glb()))
        #expect(length(lesson.size - SIMD3(2, 2, 0.4)) < 1e-4 && lesson.triangles == 1)
        let part = try #require(library.geometry("learned/pennant").parts.first)
        #expect(abs(part.material.baseColor.x - 0.8) < 1e-4 && part.material.roughness == 0.3)
    }

    @Test(
        "a damaged GLB model is refused in words",
        arguments: [
            glb(index: 9), glb(views: 4_000), glb(children: ",\"children\":[0,0]"),
            glb().prefix(200), glb().prefix(14), Data("glTF".utf8) + words([1, 20, 0, 0]),
        ])
    func damaged(_ data: Data) throws {
        let model = try file("b.glb", data)
        #expect(throws: PackBuildError.self) { try learner.learn("pennant", from: model) }
    }

    // MARK: Pictures

    /// A PNG of 300 by 200 pixels, opaque where `inside` says so.
    private func picture(_ inside: (Int, Int) -> Bool) throws -> Data {
        var rows = Data()
        for y in 0..<200 {
            rows.append(0)
            for x in 0..<300 { rows.append(contentsOf: [180, 30, 20, inside(x, y) ? 255 : 0]) }
        }
        return Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            + Self.chunk("IHDR", Data([0, 0, 1, 44, 0, 0, 0, 200, 8, 6, 0, 0, 0]))
            + Self.chunk("IDAT", try Zlib.deflate(rows, level: 6)) + Self.chunk("IEND", Data())
    }

    private static func chunk(_ kind: String, _ data: Data) -> Data {
        func big(_ value: UInt32) -> Data {
            Data((0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) })
        }
        let body = Data(kind.utf8) + data
        var crc = UInt32.max
        for byte in body {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return big(UInt32(data.count)) + body + big(~crc)
    }

    @Test("a cut-out picture is swollen into a figure as wide as it is")
    func cutout() throws {
        let data = try picture { x, y in (40..<240).contains(x) && (50..<150).contains(y) }
        let lesson = try learner.learn("our logo", from: file("c.png", data), height: 0.2)
        #expect(abs(lesson.size.y - 0.2) < 1e-4 && abs(lesson.size.x - 0.4) < 0.02)
        #expect(lesson.size.z > 0.01 && lesson.size.z < 0.1)
        let part = try #require(library.geometry("learned/our-logo").parts.first)
        #expect(part.material.texture != nil)
        #expect(part.mesh.uvs.allSatisfy { $0.x > -0.05 && $0.x < 1.05 && $0.y < 1.05 })
    }

    @Test("a picture without a transparent background, or of nothing, is refused")
    func noCutout() throws {
        for data in [try picture { _, _ in true }, try picture { _, _ in false }] {
            let file = try file("d.png", data)
            #expect(throws: PackBuildError.self) { try learner.learn("logo", from: file) }
        }
    }

    // MARK: The shelf

    @Test("what is taught comes before what was known, and can be forgotten")
    func forgetting() throws {
        let model = try file("e.glb", Self.glb())
        _ = try learner.learn("mugs", from: model, height: 0.1)
        #expect(library.match("mug")?.assets.map(\.key) == ["learned/mug"])
        #expect(try learner.forget("mug"))
        #expect(try !learner.forget("mug"))
        #expect(library.match("mug")?.assets.first?.key.hasPrefix("shape/") == true)
    }

    @Test("one damaged file on the shelf takes nothing else with it")
    func damagedShelf() throws {
        _ = try learner.learn("pennant", from: file("f.glb", Self.glb()))
        try Data("rubbish".utf8).write(to: learner.shelf.appendingPathComponent("bad.pack"))
        let learned = AssetLibrary.learned(in: learner.shelf)
        #expect(learned.packs.count == 1 && learned.unreadable.count == 1)
    }

    @Test(
        "names that are no nouns, heights that cannot be and other files are refused",
        arguments: [("", 1), ("17 %", 1), ("a b c d e f g", 1), ("gnome", -1), ("gnome", 1e9)]
            as [(String, Float)])
    func unfit(_ name: String, _ height: Float) throws {
        let model = try file("g.glb", Self.glb())
        #expect(throws: PackBuildError.self) {
            try learner.learn(name, from: model, height: height)
        }
        let text = try file("notes.txt", Data("hello".utf8))
        #expect(throws: PackBuildError.self) { try learner.learn("gnome", from: text) }
    }
}
