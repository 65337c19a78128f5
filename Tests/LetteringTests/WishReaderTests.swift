import Lettering
import Testing

struct WishReaderTests {
    private func wish(_ text: String, _ number: Int = 1, of count: Int = 1) -> LetteringWish {
        WishReader.wishes(text, count: count)[number - 1]
    }

    @Test(
        "reads the ink from words about letters",
        arguments: [
            ("a white mug with \"#1\" in red letters on a table", "red"),
            ("a mug that says \"#1\" in bold golden script", "golden"),
            ("a poster with blue lettering that reads \"#1\"", "blue"),
            ("a poster with the words \"#1\" in red", "red"),
            ("a sign with \"#1\" written in large white letters, beside a red car", "white"),
            ("a black shop sign with gold serif letters reading \"#1\"", "gold"),
            ("\"#1\" painted in green on a white fence", "green"),
        ])
    func inks(text: String, ink: String) {
        #expect(wish(text).color == ink)
    }

    @Test(
        "leaves the colours of things to the things",
        arguments: [
            "a red sign that says \"#1\"", "a red mug with \"#1\" on a blue table",
            "a sign that says \"#1\" next to a red car", "\"#1\" on a yellow poster",
            "a poster that reads \"#1\" in a white room",
        ])
    func things(text: String) {
        #expect(wish(text).color == nil)
    }

    @Test("gives each of several strings its own words")
    func several() {
        let text =
            "a poster with the title \"#1\" in bold red letters and the words \"#2\" in small blue "
            + "type. below in golden script \"#3\""
        let wishes = WishReader.wishes(text, count: 4)
        #expect(wishes.map(\.color) == ["red", "blue", "golden", nil])
        #expect(wishes[0].rank == .title && wishes[0].weight == .bold)
        #expect(wishes[1].rank == nil && wishes[2].family == .script)
        #expect(wishes[3] == LetteringWish())
    }

    @Test("words that lead to a string are about it, also right behind another one")
    func leads() {
        let text =
            "a poster that reads \"#1\" with the subtitle \"#2\" and \"#3\" with bold letters"
        let wishes = WishReader.wishes(text, count: 3)
        #expect(wishes.map(\.rank) == [nil, .subtitle, nil])
        #expect(wishes.map(\.weight) == [nil, nil, .bold])
    }

    @Test("reads ranks and kinds of letters, but not those of things")
    func ranks() {
        let text =
            "a modern kitchen with an elegant vase and a board with the headline \"#1\", the subtitle "
            + "\"#2\" in handwritten letters and smaller text \"#3\""
        let wishes = WishReader.wishes(text, count: 3)
        #expect(wishes.map(\.rank) == [.title, .subtitle, .subtitle])
        #expect(wishes[0].family == nil && wishes[1].family == .hand)
        #expect(wish("a stone with the word \"#1\" engraved in it").engraved)
        #expect(wish("a scroll with the japanese kanji \"#1\"").language == "ja")
    }
}
