import Fonts
import Lettering
import PlantainProto
import Testing

struct LetteringTests {
    /// Prompts of many scripts and lengths.
    static let texts = [
        "OPEN", "Welcome to the Grand Budapest Coffee House", "مرحبا بالعالم", "नमस्ते दुनिया",
        "欢迎光临北京烤鸭店", "本日のおすすめ：抹茶ラテ", "안녕하세요 세계", "שלום עולם", "สวัสดีชาวโลก",
        "Ελληνικά και кириллица",
        "السعر 25 دولار only today", "A\nB\nC", "50% off!", "jazz fjord Åq", "g", ".",
        "Supercalifragilisticexpialidocious",
    ]

    @Test("keeps all ink inside the panel and its margin", arguments: texts)
    func fits(text: String) throws {
        for (width, height) in [(Float(1), Float(1)), (2, 0.3), (0.2, 1.5)] {
            let laid = try Lettering.layout(text: text, panelWidth: width, panelHeight: height)
            let border = 0.07 * min(width, height) * 0.999
            #expect(laid.inkLow.x >= border && laid.inkLow.y >= border)
            #expect(laid.inkHigh.x <= width - border && laid.inkHigh.y <= height - border)
            // It is as large as can be: one direction is filled.
            let filled = max(
                (laid.inkHigh.x - laid.inkLow.x) / (width - 2 * border),
                (laid.inkHigh.y - laid.inkLow.y) / (height - 2 * border))
            #expect(filled > 0.99)
        }
    }

    @Test("reports the ink that fonts would draw", arguments: texts)
    func ink(text: String) throws {
        let laid = try Lettering.layout(text: text, panelWidth: 1, panelHeight: 0.5)
        var low = SIMD2<Float>(repeating: .infinity)
        var high = -low
        for glyph in laid.glyphs {
            let font = try Font(laid.fonts[Int(glyph.font)])
            let box = try #require(font.ink(of: glyph.index))
            let pen = SIMD2(glyph.x, glyph.y)
            low = pointwiseMin(low, pen + box.low * glyph.size)
            high = pointwiseMax(high, pen + box.high * glyph.size)
        }
        let apart = (low - laid.inkLow, high - laid.inkHigh)
        #expect((apart.0 * apart.0 + apart.1 * apart.1).max() < 1e-9)
    }

    @Test("gives lines of text without overlap")
    func lines() throws {
        let laid = try Lettering.layout(
            text: "The quick brown fox jumps over the lazy dog", panelWidth: 1, panelHeight: 1,
            style: LetteringStyle(words: "bold serif"))
        #expect(laid.lines.count > 2)
        #expect(laid.lines.joined(separator: " ") == "The quick brown fox jumps over the lazy dog")
        let baselines = Set(laid.glyphs.map(\.y)).sorted()
        #expect(baselines.count == laid.lines.count)
        for (below, above) in zip(baselines, baselines.dropFirst()) {
            let top = try extreme(laid, baseline: below, upper: true)
            let bottom = try extreme(laid, baseline: above, upper: false)
            #expect(bottom > top)
        }
    }

    private func extreme(_ laid: LaidOutText, baseline: Float, upper: Bool) throws -> Float {
        let edges = try laid.glyphs.filter { $0.y == baseline }.compactMap { glyph -> Float? in
            let box = try Font(laid.fonts[Int(glyph.font)]).ink(of: glyph.index)
            return box.map { glyph.y + (upper ? $0.high.y : $0.low.y) * glyph.size }
        }
        return try #require(upper ? edges.max() : edges.min())
    }

    @Test("breaks Chinese between characters but not before a full stop")
    func chinese() throws {
        let laid = try Lettering.layout(text: "山高水长风景好，春暖花开鸟语香。", panelWidth: 1, panelHeight: 1)
        #expect(laid.lines.count > 1)
        #expect(laid.lines.joined() == "山高水长风景好，春暖花开鸟语香。")
        for line in laid.lines { #expect(!"，。".contains(line.first ?? "，")) }
        #expect(laid.script == "Hani" && laid.fonts == ["NotoSansCJK-Regular.ttc#2"])
    }

    @Test("takes the regional face that the text asks for")
    func regions() throws {
        let japanese = try Lettering.layout(text: "直す かな", panelWidth: 1, panelHeight: 1)
        #expect(japanese.fonts.contains("NotoSansCJK-Regular.ttc#0"))
        let korean = try Lettering.layout(
            text: "한국", panelWidth: 1, panelHeight: 1, style: LetteringStyle(words: "bold"))
        #expect(korean.fonts == ["NotoSansCJK-Bold.ttc#1"])
    }

    @Test("writes Arabic from right to left with numbers from left to right")
    func arabic() throws {
        let laid = try Lettering.layout(text: "سعر 25", panelWidth: 1, panelHeight: 0.2)
        #expect(laid.script == "Arab" && laid.lines.count == 1)
        let font = try Font("NotoSansArabic-Regular.ttf")
        let two = font.glyph(for: "2").map { [$0] } ?? []
        let digits = laid.glyphs.filter { glyph in
            two.contains(glyph.index) || glyph.font != laid.glyphs[laid.glyphs.count - 1].font
        }
        // The number ends the sentence, so it stands leftmost.
        let leftmost = try #require(laid.glyphs.min { $0.x < $1.x })
        #expect(digits.contains { $0.x == leftmost.x })
    }

    @Test("refuses what cannot be written")
    func refusals() {
        #expect(throws: LetteringError.empty) {
            try Lettering.layout(text: "  \n ", panelWidth: 1, panelHeight: 1)
        }
        #expect(throws: LetteringError.panel(width: 0, height: 1)) {
            try Lettering.layout(text: "a", panelWidth: 0, panelHeight: 1)
        }
        #expect(throws: LetteringError.font(.uncovered(character: "\u{10FFFD}"))) {
            try Lettering.layout(text: "\u{10FFFD}", panelWidth: 1, panelHeight: 1)
        }
    }

    @Test("says how large a panel must be for a size of letters")
    func minimum() throws {
        let panel = try Lettering.minimumPanel(text: "HELLO WORLD", capHeight: 0.1, aspect: 3)
        let laid = try Lettering.layout(
            text: "HELLO WORLD", panelWidth: panel.width, panelHeight: panel.height)
        #expect(abs(laid.capHeight - 0.1) < 1e-4 && abs(panel.width / panel.height - 3) < 1e-4)
    }

    @Test("reads styles from words")
    func styles() {
        #expect(
            LetteringStyle(words: "Bold serif") == LetteringStyle(family: .serif, weight: .bold))
        #expect(LetteringStyle(words: "typewriter").family == .mono)
        #expect(LetteringStyle(words: "sans-serif") == LetteringStyle())
        #expect(LetteringStyle(words: "handwritten chalk").family == .hand)
        #expect(LetteringStyle(words: "thin italic sans").italic)
        #expect(LetteringStyle(words: "black ink").weight == .regular)
    }
}
