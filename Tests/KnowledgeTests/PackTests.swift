import Foundation
import Knowledge
import PlantainProto
import Testing

@Suite("Knowledge pack")
struct PackTests {
    /// A pack of one triangle, made by hand.
    static func tiny(converter: Int? = nil) throws -> Data {
        let mesh = Mesh(
            positions: [SIMD3(-0.5, 0, 0), SIMD3(0.5, 0, 0), SIMD3(0, 2, 0.25)],
            normals: [SIMD3(0, 0, 1), SIMD3(0, 0, 1), SIMD3(0, 1, 0)],
            uvs: [SIMD2(0, 1), SIMD2(3, 1), SIMD2(0.5, -2)], indices: [0, 1, 2])
        let bytes = mesh.packed()
        var index = PackIndex()
        index.converter = converter
        index.entries = [
            PackIndex.Entry(
                key: "pack/test/kite", concept: "kite", title: "Kite", size: [1, 2, 0.25],
                category: .toy,
                stance: .floor, mass: 0.2, creator: "Nobody", licence: "CC0 1.0",
                parts: [
                    PackIndex.PartEntry(
                        name: "cloth", offset: 0, vertices: 3, indices: 3, low: [-0.5, 0, 0],
                        high: [0.5, 2, 0.25],
                        checksum: checksum(bytes), texture: nil, substance: 8,
                        color: [0.5, 0.1, 0.1],
                        roughness: 0.9, metalness: 0, transmission: 0, alphaCut: false, glow: 0,
                        recolourable: true, doubleSided: true)
                ])
        ]
        let json = try JSONEncoder().encode(index)
        return KnowledgePack.header(index: json, dataLength: bytes.count) + json + bytes
    }

    private func opened(_ data: Data) throws -> KnowledgePack {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent(
            "\(UUID().uuidString).pack")
        try data.write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try KnowledgePack.open(url)
    }

    @Test("a mesh survives packing")
    func roundTrip() throws {
        let pack = try opened(Self.tiny())
        let part = try #require(try pack.geometry("pack/test/kite").parts.first)
        #expect(length(part.mesh.positions[2] - SIMD3(0, 2, 0.25)) < 1e-4)
        #expect(length(part.mesh.normals[2] - SIMD3(0, 1, 0)) < 1e-3)
        #expect(part.mesh.uvs[1] == SIMD2(3, 1))
        #expect(part.mesh.indices == [0, 1, 2])
        #expect(part.recolourable && part.material.substance == .fabric)
    }

    @Test("says which converter made it; the first one left no number")
    func converter() throws {
        #expect(try opened(Self.tiny()).converter == 1)
        #expect(try opened(Self.tiny(converter: 7)).converter == 7)
    }

    @Test("rejects a file that is no pack")
    func foreign() throws {
        #expect(throws: KnowledgeError.self) { try opened(Data(repeating: 7, count: 100)) }
    }

    @Test("rejects another version, a cut tail and a changed index")
    func damaged() throws {
        let good = try Self.tiny()
        var version = good
        version[8] = 9
        #expect {
            try opened(version)
        } throws: { error in
            guard case KnowledgeError.wrongVersion(_, 1, 9) = error else { return false }
            return true
        }
        #expect(throws: KnowledgeError.self) { try opened(good.dropLast(3)) }
        var index = good
        index[40] ^= 1
        #expect(throws: KnowledgeError.self) { try opened(index) }
    }

    @Test("rejects a mesh whose bytes changed")
    func changedMesh() throws {
        var data = try Self.tiny()
        data[data.count - 1] ^= 1
        let pack = try opened(data)
        #expect(throws: KnowledgeError.self) { try pack.geometry("pack/test/kite") }
    }
}
