import Fonts
import Foundation
import Testing

struct FontTests {
    @Test("reads metrics of an installed face")
    func metrics() throws {
        let font = try Font("NotoSans-Regular.ttf")
        // head.unitsPerEm, hhea.ascender/descender and OS/2.sCapHeight/sxHeight of Noto Sans 2.007.
        #expect(font.unitsPerEm == 1000)
        #expect(abs(font.ascent - 1.069) < 1e-4 && abs(font.descent - 0.293) < 1e-4)
        #expect(abs(font.capHeight - 0.714) < 1e-4 && abs(font.xHeight - 0.536) < 1e-4)
        #expect(font.glyph(for: "A") != nil && font.glyph(for: "中") == nil)
    }

    @Test("names the Debian package of a font that is missing")
    func missing() {
        let none = FontFolders([URL(filePath: "/nonexistent")])
        #expect(
            throws: FontError.missing(
                font: "NotoSansCJK-Bold.ttc", package: "fonts-noto-cjk", folders: ["/nonexistent"])
        ) { try Font("NotoSansCJK-Bold.ttc#2", in: none) }
        #expect(throws: FontError.self) { try Font("../etc/passwd") }
        #expect(throws: FontError.self) { try Font("NotoSansCJK-Bold.ttc#99") }
    }

    @Test("knows the script of a character")
    func scripts() {
        #expect(Font.script(of: "a") == "Latn" && Font.script(of: "ب") == "Arab")
        #expect(Font.script(of: "क") == "Deva" && Font.script(of: "漢") == "Hani")
        #expect(Font.script(of: "!") == "Zyyy" && Font.script(of: "\u{0301}") == "Zinh")
    }

    /// Glyphs and advances in thousandths of an em, as `hb-shape --no-glyph-names` of HarfBuzz 6.0.0 prints them.
    static let shaped:
        [(font: String, text: String, script: String, rightToLeft: Bool, glyphs: String)] =
            [
                (
                    "NotoSans-Regular.ttf", "AVATAR", "Latn", false,
                    "36=0+599|57=1+560|36=2+569|55=3+486|36=4+639|53=5+622"
                ),
                (
                    "NotoSansArabic-Regular.ttf", "سلام", "Arab", true,
                    "769=3+484|705=1+599|1077=0+784"
                ),
                (
                    "NotoSansDevanagari-Regular.ttf", "क्षत्रिय", "Deva", false,
                    "179=0+712|607=3+259|269=3+552|51=7+580"
                ),
                ("NotoSansCJK-Regular.ttc#2", "漢字", "Hani", false, "58935=0+1000|15365=1+1000"),
            ]

    @Test("shapes like HarfBuzz's own tool", arguments: shaped)
    func shaping(
        example: (font: String, text: String, script: String, rightToLeft: Bool, glyphs: String)
    ) throws {
        let text = Array(example.text.unicodeScalars)
        let glyphs = try Font(example.font).shape(
            text, text.indices, script: example.script, rightToLeft: example.rightToLeft)
        let printed = glyphs.map {
            "\($0.index)=\($0.cluster)+\(Int(($0.advance * 1000).rounded()))"
        }
        #expect(printed.joined(separator: "|") == example.glyphs)
        #expect(glyphs.allSatisfy { $0.offset == .zero })
    }

    @Test("covers as much area as the glyph's outline encloses")
    func area() throws {
        let font = try Font("NotoSans-Regular.ttf")
        let bar = try #require(font.glyph(for: "|"))
        let box = try #require(font.ink(of: bar))
        let size: Float = 37.3
        var coverage = Coverage(width: 40, height: 60)
        try font.draw(bar, at: SIMD2(10.3, 20.7), size: size, into: &coverage)
        let ink = coverage.values.reduce(Float(0)) { $0 + Float($1) / 255 }
        let expected = (box.high.x - box.low.x) * (box.high.y - box.low.y) * size * size
        #expect(abs(ink - expected) < 0.02 * expected)
        // The bar is a rectangle: its left edge lies where the metrics say.
        let row = 60 - 1 - Int(20.7 + size * 0.3)
        let left = (0..<40).reduce(Float(0)) { $0 + Float(coverage[row, $1]) / 255 }
        #expect(abs(left - (box.high.x - box.low.x) * size) < 0.02)
        let first = try #require((0..<40).first { coverage[row, $0] > 0 })
        #expect(first == Int(10.3 + box.low.x * size))
    }

    @Test("adds neighbouring glyphs and cuts what reaches beyond")
    func clipping() throws {
        let font = try Font("NotoSans-Regular.ttf")
        let letter = try #require(font.glyph(for: "M"))
        var whole = Coverage(width: 100, height: 40)
        try font.draw(letter, at: SIMD2(50, 10), size: 30, into: &whole)
        var cut = Coverage(width: 60, height: 40)
        try font.draw(letter, at: SIMD2(50, 10), size: 30, into: &cut)
        for y in 0..<40 { for x in 0..<60 { #expect(cut[y, x] == whole[y, x]) } }
        try font.draw(letter, at: SIMD2(50, 10), size: 30, into: &whole)
        #expect(whole.values.max() == 255)
        try font.draw(letter, at: SIMD2(-500, 10), size: 30, into: &cut)
    }
}
