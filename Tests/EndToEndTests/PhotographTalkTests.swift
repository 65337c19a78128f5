import Conversations
import Foundation
import Picture
import Testing

/// Conversations about a picture that plantain did not make.
@Suite(.serialized) struct PhotographTalkTests {
    /// A red disc on a grey ground that is brighter to the right, with a little grain.
    private func photograph(_ url: URL) throws -> [UInt8] {
        let (w, h) = (480, 320)
        var rgb: [UInt8] = []
        var dice: UInt32 = 7
        for y in 0..<h {
            for x in 0..<w {
                dice = dice &* 1_664_525 &+ 1_013_904_223
                let grain = Int(dice >> 24) % 7 - 3
                let isDisc = (x - 240) * (x - 240) + (y - 190) * (y - 190) < 70 * 70
                let color = isDisc ? [190 - y / 4, 30, 25] : [120 + x / 10, 118 + x / 10, 112]
                rgb += color.map { UInt8(min(max($0 + grain, 0), 255)) }
            }
        }
        var file: [UInt8] = []
        let writer = try PNGWriter(width: w, height: h) { file += $0 }
        try writer.write(rows: rgb)
        try writer.finish()
        try Data(file).write(to: url)
        return rgb
    }

    private func pixels(_ url: URL) throws -> [UInt8] {
        let picture = try PNG(decoding: [UInt8](try Data(contentsOf: url))).picture
        return (0..<picture.width * picture.height).flatMap {
            picture.bytes[$0 * picture.channels..<$0 * picture.channels + 3]
        }
    }

    @Test(
        "turns about a photograph leave its other pixels alone, and undo brings each of them back")
    func turns() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let here = ["PLANTAIN_DATA": folder.appendingPathComponent("kept").path]
        let source = folder.appendingPathComponent("disc.png")
        let original = try photograph(source)
        let told = try Programs.plantain(
            [
                "chat", source.path, "make the object blue", "make it green", "undo", "undo",
                "--session", "disc", "-o", folder.path,
            ], environment: here)
        #expect(told.status == 0, "\(told.errors.suffix(600))")
        let states = try (2...5).map {
            try pixels(folder.appendingPathComponent("disc-\($0).png"))
        }
        let middle = 3 * (190 * 480 + 240)
        #expect(states[0][middle + 2] > 2 * states[0][middle], "the disc is not blue")
        #expect(states[1][middle + 1] > 2 * states[1][middle], "the disc is not green")
        #expect(states[2] == states[0])
        #expect(states[3] == original)
        for state in states {
            // All that lies well outside of the disc.
            for y in 0..<90 {
                let row = 3 * y * 480..<3 * (y + 1) * 480
                #expect(state[row].elementsEqual(original[row]), "row \(y)")
            }
        }
        let export = folder.appendingPathComponent("out")
        let written = try Programs.plantain(
            ["chat", "--export", "disc", "-o", export.path], environment: here)
        #expect(written.status == 0, "\(written.errors)")
        #expect(try pixels(export.appendingPathComponent("disc-1.png")) == original)
    }

    @Test("a file that is no picture, or a second picture, is refused in plain words")
    func refused() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let here = ["PLANTAIN_DATA": folder.appendingPathComponent("kept").path]
        let note = folder.appendingPathComponent("note.txt")
        try Data("hello".utf8).write(to: note)
        let first = try Programs.plantain(["chat", note.path, "make it blue"], environment: here)
        #expect(first.status != 0)
        #expect(first.errors.contains("is no PNG, JPEG or WebP picture"), "\(first.errors)")
        let source = folder.appendingPathComponent("disc.png")
        _ = try photograph(source)
        let second = try Programs.plantain(
            ["chat", "--resume", "nobody", source.path, "make it blue"], environment: here)
        #expect(second.status != 0)
        #expect(
            second.errors.contains("no conversation is called nobody"), "\(second.errors)")
    }
}
