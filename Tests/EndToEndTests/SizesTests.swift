import Canvas
import Foundation
import Picture
import PlantainProto
import Testing

/// Every shape as a person asks for it.
@Suite(.serialized) struct SizesTests {
    private static let tiers = ["plantain-1", "plantain-2", "plantain-pro"]

    @Test(
        "every tier draws every shape at exactly its size",
        arguments: zip(CanvasSizes.aspects, CanvasSizes.aspects.indices))
    func small(aspect: String, number: Int) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).png")
        defer { try? FileManager.default.removeItem(at: path) }
        let made = try Programs.plantain([
            "generate", "a red apple on a table", "--size", "512", "--aspect", aspect, "--model",
            Self.tiers[number % 3], "--seed", "3", "-o", path.path,
        ])
        #expect(made.status == 0, "\(made.errors)")
        let picture = try PNG(decoding: [UInt8](try Data(contentsOf: path))).picture
        let canvas = try CanvasSizes.canvas(size: "512", aspect: aspect)
        #expect(picture.width == Int(canvas.width) && picture.height == Int(canvas.height))
    }
}
