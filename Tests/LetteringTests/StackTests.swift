import Fonts
import Lettering
import PlantainProto
import Testing

struct StackTests {
    private static let poster = [
        Inscription("JAZZ NIGHT", style: LetteringStyle(weight: .bold)),
        Inscription("Live music every Friday from nine until late", scale: 0.5),
        Inscription("Doors open at 8 PM", scale: 0.42),
    ]

    private func inside(_ texts: [LaidOutText], _ width: Float, _ height: Float) -> Bool {
        let border = 0.07 * min(width, height) * 0.99
        return texts.allSatisfy {
            $0.inkLow.min() >= border && $0.inkHigh.x <= width - border
                && $0.inkHigh.y <= height - border
        }
    }

    @Test("sets several strings under one another, by rank, inside the panel and apart")
    func hierarchy() throws {
        for (width, height) in [(Float(0.6), Float(0.85)), (2, 0.6), (0.3, 1.2)] {
            let laid = try Lettering.compose(Self.poster, panelWidth: width, panelHeight: height)
            #expect(laid.count == 3 && inside(laid, width, height))
            for (above, below) in zip(laid, laid.dropFirst()) {
                #expect(above.inkLow.y > below.inkHigh.y)
                #expect(above.size >= below.size * 0.999)
            }
        }
        let upright = try Lettering.compose(Self.poster, panelWidth: 0.6, panelHeight: 0.85)
        #expect(abs(upright[1].size / upright[0].size - 0.5) < 0.06)
    }

    @Test("makes sizes more equal before the smallest text becomes unreadable")
    func evenness() throws {
        let long = [
            Inscription("OPEN"),
            Inscription(String(repeating: "word after word ", count: 30), scale: 0.3),
        ]
        let laid = try Lettering.compose(long, panelWidth: 1, panelHeight: 1)
        #expect(laid[1].size / laid[0].size > 0.34 && inside(laid, 1, 1))
    }

    @Test("sets paragraphs of many lines flush, at the side where their script begins")
    func alignment() throws {
        let latin = try Lettering.compose(
            [Inscription(String(repeating: "many words follow here and there ", count: 8))],
            panelWidth: 1, panelHeight: 1)[0]
        let starts = Dictionary(grouping: latin.glyphs, by: \.y).values.compactMap { line in
            line.map(\.x).min()
        }
        #expect(latin.lines.count > 4)
        #expect((starts.max() ?? 1) - (starts.min() ?? 0) < 0.25 * latin.size)
    }

    @Test(
        "takes the face of the text's language",
        arguments: [
            ("欢迎来到图书馆", "#2"), ("歡迎來到圖書館", "#3"), ("直す かな", "#0"), ("営業中", "#0"), ("한국", "#1"),
        ])
    func faces(text: String, face: String) throws {
        let laid = try Lettering.compose([Inscription(text)], panelWidth: 1, panelHeight: 1)[0]
        #expect(laid.fonts.allSatisfy { $0.hasSuffix(face) })
        let asked = try Lettering.compose(
            [Inscription("東京", language: "ja")], panelWidth: 1, panelHeight: 1)[0]
        #expect(asked.fonts == ["NotoSansCJK-Regular.ttc#0"])
    }

    @Test("begins no line with small kana, marks of length or closing marks")
    func kinsoku() throws {
        let text = "コーヒーショップでゆっくりしましょう。「いらっしゃいませ」と言った。"
        for width: Float in [0.1, 0.16, 0.25, 0.5] {
            let laid = try Lettering.layout(text: text, panelWidth: width, panelHeight: 1)
            #expect(laid.lines.joined() == text)
            for line in laid.lines.dropFirst() {
                #expect(!"ーっょッョ。」ャゃ".contains(line.first ?? "ー"), "\(laid.lines)")
            }
            for line in laid.lines { #expect(!line.hasSuffix("「")) }
        }
    }

    @Test("ends Chinese lines between phrases where that costs little")
    func phrases() throws {
        let board = try Lettering.layout(text: "欢迎光临，请进门喝茶", panelWidth: 1, panelHeight: 0.6)
        #expect(board.lines == ["欢迎光临，", "请进门喝茶"])
        let words = try Lettering.layout(text: "梦想 规划 实现", panelWidth: 0.9, panelHeight: 0.5)
        #expect(words.lines.allSatisfy { $0.split(separator: " ").allSatisfy { $0.count == 2 } })
        // Where it would cost much they end anywhere.
        let tall = try Lettering.layout(text: "欢迎光临，请进门喝茶", panelWidth: 0.2, panelHeight: 1)
        #expect(tall.lines.count > 3)
    }

    @Test("writes in fonts of character where they have the script, else in Noto's")
    func families() throws {
        func fonts(_ text: String, _ family: LetteringStyle.Family) throws -> [String] {
            try Lettering.layout(
                text: text, panelWidth: 1, panelHeight: 1, style: LetteringStyle(family: family)
            ).fonts
        }
        #expect(try fonts("Grand OPEN 24", .rounded) == ["Quicksand-Medium.ttf"])
        #expect(try fonts("ОТКРЫТО 24 часа", .rounded) == ["NotoSans-Regular.ttf"])
        #expect(try fonts("ОТКРЫТО", .slab) == ["RobotoSlab-Regular.otf"])
        // A few Greek letters as symbols are no Greek.
        #expect(try fonts("Φρέσκο ψωμί", .display) == ["NotoSansDisplay-Regular.ttf"])
        // A font whose small letters are capitals must not change what was written.
        #expect(try fonts("SALE", .display) == ["BebasNeue-Regular.otf"])
        #expect(try fonts("Sale", .display) == ["YanoneKaffeesatz-Regular.otf"])
    }
}
