import Fonts
import Testing

@Suite("Colour glyphs")
struct ColorGlyphTests {
    @Test("come as pictures with alpha")
    func elephant() throws {
        let glyph = try #require(Font("NotoColorEmoji.ttf").colorGlyph(of: "🐘"))
        #expect(glyph.width == 136 && glyph.height == 128)
        #expect(glyph.rgba.count == 136 * 128 * 4)
        let solid = stride(from: 3, to: glyph.rgba.count, by: 4).count { glyph.rgba[$0] > 250 }
        #expect(solid > 4_000 && solid < 12_000)
        // An elephant is grey-blue, not yellow.
        let middle = (64 * 136 + 60) * 4
        #expect(glyph.rgba[middle + 2] >= glyph.rgba[middle])
    }

    @Test("of several characters are one")
    func sequence() throws {
        let font = try Font("NotoColorEmoji.ttf")
        #expect(font.colorGlyph(of: "🐻‍❄️") != nil)
        #expect(font.colorGlyph(of: "🐻‍❄️") != font.colorGlyph(of: "🐻"))
    }

    @Test("are nil for characters that the font lacks, for two glyphs and for fonts without colour")
    func none() throws {
        let font = try Font("NotoColorEmoji.ttf")
        #expect(font.colorGlyph(of: "ж") == nil)
        #expect(font.colorGlyph(of: "🐘🐘") == nil)
        #expect(try Font("NotoSans-Regular.ttf").colorGlyph(of: "a") == nil)
    }
}
