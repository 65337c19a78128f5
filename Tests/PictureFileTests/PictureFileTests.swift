import Foundation
import Picture
import PictureFile
import Testing

/// Files made by Pillow (Training/fixtures/picture_files.py): four quarters of four colours.
@Suite("Picture files")
struct PictureFileTests {
    private func file(_ name: String) throws -> [UInt8] {
        let url = try #require(
            Bundle.module.url(forResource: "Fixtures", withExtension: nil)
        ).appendingPathComponent(name)
        return [UInt8](try Data(contentsOf: url))
    }

    /// The colours in the middles of the quarters.
    private func quarters(_ picture: Picture) -> [String] {
        [(6, 4), (18, 4), (6, 12), (18, 12)].map { x, y in
            let at = (y * picture.width + x) * picture.channels
            return picture.bytes[at..<at + 3].map { $0 > 128 ? "1" : "0" }.joined()
        }
    }

    @Test("every orientation of EXIF is undone", arguments: 1...8)
    func orientations(value: Int) throws {
        let picture = try PictureFile.read(file("\(value).jpg"))
        #expect(picture.width == 24 && picture.height == 16)
        #expect(quarters(picture) == ["100", "010", "001", "111"])
    }

    @Test("PNG and WebP are held as their EXIF says too", arguments: ["6.png", "6.webp"])
    func otherFormats(name: String) throws {
        let picture = try PictureFile.read(file(name))
        #expect(picture.width == 24 && picture.height == 16)
        #expect(quarters(picture) == ["100", "010", "001", "111"])
    }

    @Test("a lossy WebP is read and an animation refused")
    func webp() throws {
        #expect(quarters(try PictureFile.read(file("lossy.webp"))) == ["100", "010", "001", "111"])
        #expect(throws: PictureFileError.self) { try PictureFile.read(file("animated.webp")) }
    }

    @Test("a file cut short anywhere is refused or read, and never ends the program")
    func truncated() throws {
        for name in ["6.png", "6.webp", "3.jpg", "lossy.webp"] {
            let whole = try file(name)
            for count in stride(from: 0, to: whole.count, by: 3) {
                _ = try? PictureFile.read(Array(whole[..<count]))
            }
        }
    }

    @Test("a file with any byte changed is refused or read, and never ends the program")
    func damaged() throws {
        for name in ["6.png", "6.webp", "6.jpg"] {
            let whole = try file(name)
            for at in stride(from: 0, to: whole.count, by: 2) {
                var other = whole
                other[at] ^= 0xFF
                _ = try? PictureFile.read(other)
            }
        }
    }

    @Test(
        "what is no picture, or says that it is enormous, is refused before anything is allocated")
    func refused() throws {
        #expect(throws: PictureFileError.unknownFormat) {
            try PictureFile.read(Array("GIF89a".utf8))
        }
        #expect(throws: PictureFileError.unknownFormat) { try PictureFile.read([]) }
        // A PNG whose header claims 16,000 × 16,000 pixels.
        var png = try file("6.png")
        for (at, byte) in zip(16..<24, [0, 0, 0x3E, 0x80, 0, 0, 0x3E, 0x80] as [UInt8]) {
            png[at] = byte
        }
        #expect(throws: PictureFileError.self) { try PictureFile.read(png) }
        // A JPEG that claims 65,535 × 65,535.
        var jpeg = try file("1.jpg")
        let frame = try #require(
            jpeg.indices.first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xC0 })
        for at in frame + 5..<frame + 9 { jpeg[at] = 0xFF }
        #expect(throws: PictureFileError.self) { try PictureFile.read(jpeg) }
    }

    @Test("an EXIF block that points outside itself means upright")
    func strangeExif() {
        #expect(Orientation(tiff: []) == .upright)
        let little: [UInt8] = [0x49, 0x49, 42, 0, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0, 0, 0, 0]
        #expect(Orientation(tiff: little) == .upright)
        var many: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0xFF, 0xFF]
        many += [UInt8](repeating: 0x12, count: 40)
        #expect(Orientation(tiff: many) == .upright)
    }
}
