import Composition
import Foundation
import Picture
import PlantainProto
import Testing

@Suite(.serialized) struct RoadTests {
    private static let prompt =
        "a red mug to the left of a blue vase on a wooden table, next to a sign that says \"OPEN LATE\""

    @Test("one prompt goes through four processes and becomes a picture whose sign can be read")
    func prompt() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("out.png").path
        let made = try Programs.plantain(
            ["generate", Self.prompt, "--size", "1K", "--seed", "1", "-o", path])
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.errors.contains("critique:"))
        for stage in ["planner", "tokens", "renderer"] {
            #expect(made.errors.contains(stage), "no seconds and memory of the \(stage)")
        }

        let png = try PNG(decoding: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
        #expect(png.picture.width == 1024 && png.picture.height == 1024)
        let text = try #require(png.texts.first { $0.key == "plantain" }).text
        let plan = try ScenePlan(json: Data(text.utf8))
        #expect(plan.objects.map(\.noun).sorted() == ["mug", "sign", "vase"])
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(left == ["out.png"], "only the picture may be left behind")

        let crop = folder.appendingPathComponent("sign.png").path
        try SignReader.crop(png.picture, to: try #require(plan.texts.first), of: plan, path: crop)
        let read = try Programs.run("/usr/bin/env", ["tesseract", crop, "-", "--psm", "6"])
        let words = read.output.split(whereSeparator: { !$0.isLetter }).map(String.init)
        #expect(words.contains("OPEN") && words.contains("LATE"), "tesseract read \(read.output)")
    }

    @Test("the same plan and seed give the same bytes")
    func repeatable() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = ["a.png", "b.png"].map { folder.appendingPathComponent($0).path }
        for path in paths {
            let made = try Programs.plantain(
                ["generate", "a green apple", "--size", "1K", "--seed", "5", "-o", path])
            #expect(made.status == 0, "\(made.errors)")
        }
        let pictures = try paths.map { path in
            try PNG(decoding: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))).picture
        }
        #expect(pictures[0] == pictures[1])
    }
}
