import Foundation
import Picture
import Testing

@Suite struct PNGTests {
    private func temporaryPath() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).png").path
    }

    private func gradient(_ width: Int, _ height: Int) -> Picture {
        var picture = Picture(width: width, height: height)
        for index in picture.bytes.indices {
            picture.bytes[index] = UInt8(truncatingIfNeeded: index * 7)
        }
        return picture
    }

    private func write(
        _ picture: Picture, _ path: String, texts: [(key: String, text: String)] = []
    ) throws {
        let file = try OutputFile(path: path)
        let writer = try PNGWriter(
            width: picture.width, height: picture.height, texts: texts, emit: file.write)
        let row = picture.width * 3
        for y in 0..<picture.height {
            try writer.write(rows: picture.bytes[y * row..<(y + 1) * row])
        }
        try writer.finish()
        try file.commit()
    }

    @Test("pixels and UTF-8 text survive the way to a file and back")
    func roundTrip() throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let picture = gradient(37, 11)
        try write(picture, path, texts: [("plantain", "{\"prompt\":\"ein Café, 茶\"}")])
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let png = try PNG(decoding: bytes)
        var rgb: [UInt8] = []
        for index in stride(from: 0, to: png.picture.bytes.count, by: 4) {
            rgb += png.picture.bytes[index..<index + 3]
        }
        #expect(rgb == picture.bytes)
        #expect(png.texts.count == 1)
        #expect(png.texts.first?.text == "{\"prompt\":\"ein Café, 茶\"}")
        for chunk in ["sRGB", "gAMA", "iTXt"] {
            #expect(bytes.firstRange(of: Array(chunk.utf8)) != nil, "\(chunk) is missing")
        }
    }

    @Test("a header that promises a billion pixels is refused before anything is allocated")
    func bomb() throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try write(gradient(4, 4), path)
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        bytes.replaceSubrange(16..<24, with: [0, 0, 0x80, 0, 0, 0, 0x80, 0])
        #expect { try PNG(decoding: bytes) } throws: { error in
            if case PictureError.tooLarge = error { true } else { false }
        }
    }

    @Test(
        "every cut of a file gives an error, never a crash", arguments: [0, 7, 20, 40, 60, 90, 120])
    func truncated(length: Int) throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try write(gradient(16, 16), path)
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        #expect(throws: PictureError.self) { try PNG(decoding: Array(bytes.prefix(length))) }
    }

    @Test("a flipped bit in a text chunk is noticed by its checksum")
    func damagedText() throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try write(gradient(4, 4), path, texts: [("plantain", "plan")])
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let at = try #require(bytes.firstRange(of: Array("iTXt".utf8)))
        bytes[at.upperBound + 2] ^= 1
        #expect(throws: PictureError.self) { try PNG(decoding: bytes) }
    }

    @Test("a chunk that claims more than the file holds is refused before libpng sets it aside")
    func hugeChunk() throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try write(gradient(4, 4), path, texts: [("plantain", "plan")])
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let at = try #require(bytes.firstRange(of: Array("iTXt".utf8)))
        bytes[at.lowerBound - 4] = 0x55
        let begun = ContinuousClock.now
        #expect(
            performing: { try PNG(decoding: bytes) },
            throws: { "\($0)".contains("a chunk claims") })
        #expect(begun.duration(to: .now) < .seconds(1))
        // Also where the file ends right after the claim.
        #expect(throws: PictureError.self) { try PNG(decoding: Array(bytes[..<at.upperBound])) }
        #expect(
            performing: { try PNG(decoding: Array(bytes[..<(at.upperBound + 3)])) },
            throws: { "\($0)".contains("ends within the head of a chunk") })
    }

    @Test("an unfinished file leaves nothing behind")
    func unfinished() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            let file = try OutputFile(path: folder.appendingPathComponent("a.png").path)
            let writer = try PNGWriter(width: 8, height: 8, emit: file.write)
            try writer.write(rows: [UInt8](repeating: 1, count: 24))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test("a file has no name at all while it is written")
    func unnamed() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try OutputFile(path: folder.appendingPathComponent("a.png").path)
        try file.write(Data("half".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test("a committed file replaces an older one", arguments: [true, false])
    func replaces(unnamed: Bool) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appendingPathComponent("a.txt")
        for text in ["first, and longer", "second"] {
            let file = try OutputFile(path: url.path, unnamed: unnamed)
            try file.write(Data(text.utf8))
            try file.commit()
            #expect(try Data(contentsOf: url) == Data(text.utf8))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.txt"])
    }

    @Test("a folder that cannot be written is reported in plain words")
    func unwritable() throws {
        #expect {
            _ = try OutputFile(path: "/proc/plantain/out.png")
        } throws: { error in
            "\(error)".hasPrefix("cannot write /proc/plantain/out.png: ")
        }
    }

    @Test("a tile lands where it belongs and is cut at the border")
    func paste() {
        var picture = Picture(width: 4, height: 3)
        picture.paste(
            Picture(width: 3, height: 2, bytes: [UInt8](repeating: 9, count: 18)), x: 2, y: 2)
        let lit = picture.bytes.indices.filter { picture.bytes[$0] == 9 }
        #expect(lit == Array((2 * 4 + 2) * 3..<(2 * 4 + 4) * 3))
    }
}
