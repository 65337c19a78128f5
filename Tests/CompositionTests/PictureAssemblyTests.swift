import Composition
import Foundation
import Picture
import PlantainProto
import RPC
import Retouching
import Testing

@Suite struct PictureAssemblyTests {
    private func plan(_ width: UInt32, _ height: UInt32) -> ScenePlan {
        ScenePlan(prompt: "ein Café", seed: 7, canvas: Canvas(width: width, height: height))
    }

    private func tile(_ x: UInt32, _ y: UInt32, _ width: UInt32, _ height: UInt32, _ value: UInt8)
        -> Tile
    {
        Tile(
            x: x, y: y, width: width, height: height,
            rgb8: [UInt8](repeating: value, count: Int(width * height) * 3))
    }

    @Test("tiles in any order become one PNG that carries its plan")
    func tiles() throws {
        var assembly = try PictureAssembly(plan: plan(6, 4))
        var bytes: [UInt8] = []
        var next: UInt64 = 0
        let tiles = [
            tile(3, 2, 3, 2, 4), tile(0, 0, 3, 2, 1), tile(0, 2, 3, 2, 3), tile(3, 0, 3, 2, 2),
        ]
        var pieces = try tiles.flatMap { try assembly.take($0) }
        pieces += try assembly.finish()
        for piece in pieces {
            #expect(piece.offset == next)
            next += UInt64(piece.data.count)
            bytes += piece.data
        }
        let png = try PNG(decoding: bytes)
        let corners = [(0, 0), (5, 0), (0, 3), (5, 3)].map { x, y in
            png.picture.bytes[(y * 6 + x) * 4]
        }
        #expect(corners == [1, 2, 3, 4])
        let text = try #require(png.texts.first { $0.key == OwnPicture.planKey }).text
        #expect(try ScenePlan(json: Data(text.utf8)) == plan(6, 4))
    }

    @Test("a row that was never drawn is named")
    func missing() throws {
        var assembly = try PictureAssembly(plan: plan(6, 4))
        _ = try assembly.take(tile(0, 0, 6, 3, 1))
        #expect {
            try assembly.finish()
        } throws: { error in
            (error as? RPCError)?.message.contains("row 3 of 4") ?? false
        }
    }

    @Test("tiles outside the canvas, or with too few bytes, are refused")
    func misfits() throws {
        var assembly = try PictureAssembly(plan: plan(6, 4))
        #expect(throws: RPCError.self) { try assembly.take(tile(4, 0, 3, 1, 0)) }
        let short = Tile(x: 0, y: 0, width: 2, height: 2, rgb8: [1, 2, 3])
        #expect(throws: RPCError.self) { try assembly.take(short) }
        #expect(throws: RPCError.self) { try PictureAssembly(plan: plan(100_000, 100_000)) }
    }
}
