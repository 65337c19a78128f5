import Foundation
import Picture
import PlantainProto
import Testing

@Suite(.serialized) struct LostLetteringTests {
    @Test("lettering that is lost in the picture is drawn again, then planned anew, then stands")
    func lost() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let prompt = "a white sign that says \"OPEN LATE\""
        let thought = try Programs.plantain(
            ["plan", prompt, "--model", "plantain-pro", "--size", "1K", "--seed", "3"])
        #expect(thought.status == 0, "\(thought.errors)")
        var plan = try ScenePlan(json: Data(thought.output.utf8))
        // Ink of the sign's own colour: nobody could read that.
        let ground = try #require(plan.objects.first { $0.noun == "sign" }?.material?.tint)
        plan.texts[0].ink = ground
        let (file, path) = (folder.appendingPathComponent("lost.json"), folder.path + "/out.png")
        try plan.json().write(to: file)
        let made = try Programs.plantain(
            [
                "generate", prompt, "--plan", file.path, "--model", "plantain-pro", "--seed", "3",
                "-o", path,
            ])
        #expect(made.status == 0, "\(made.errors)")
        for words in [
            "did not come out as planned", "was drawn again", "larger text is planned",
            "with larger text all lettering stands",
        ] {
            #expect(made.errors.contains(words), "\(words) is missing in \(made.errors)")
        }
        let png = try PNG(decoding: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
        let text = try #require(png.texts.first { $0.key == "plantain" }).text
        let drawn = try ScenePlan(json: Data(text.utf8))
        #expect(drawn.texts[0].ink != ground)
        #expect(drawn.objects[0].size != plan.objects[0].size)
    }
}
