import Script
import Testing

struct TextPartsTests {
    private func gathered(_ script: String, _ prompt: String = "") throws -> SceneScript {
        try ScriptParser.parse(script, strings: 6).gatheringText(prompt)
    }

    @Test("writes titles and captions on what bears them")
    func titles() throws {
        let script = try gathered(
            "a 1 - - movie poster #1\nb 1 - - tagline #2 #3\nc 1 - - small sign #4\nd 1 - - date #5"
        )
        #expect(script.entities.map(\.noun) == ["movie poster", "sign"])
        #expect(script.entities.map(\.strings) == [[1, 2, 3], [4, 5]])
    }

    @Test("follows what is said of where lettering is")
    func relations() throws {
        let script = try gathered(
            "a 1 - - banner #1\nb 1 - - car\nc 1 - - sign #2\nd 1 - - text #3\nd on a")
        #expect(script.entities.map(\.strings) == [[1, 3], [], [2]])
    }

    @Test("shows pages and slides on screens, and lettering without a bearer on a sign")
    func pages() throws {
        let page = try gathered(
            "a 1 - - website homepage #1\nb 3 - - button #2 #3 #4", "a website homepage")
        #expect(
            page.entities.map(\.noun) == ["monitor"] && page.entities[0].strings == [1, 2, 3, 4])
        let app = try gathered("a 1 - - mobile app interface #1\nb 1 - - tab #2")
        #expect(app.entities.map(\.noun) == ["phone"])
        let bare = try gathered("a 1 - - title #1\nb 1 - - subtitle #2\nc 1 - - tree")
        #expect(
            bare.entities.map(\.noun) == ["sign", "tree"] && bare.entities[0].strings == [1, 2])
        // A slide of a playground stays one.
        #expect(try gathered("a 1 - - slide\nb 1 - - sign #1").entities[0].noun == "slide")
    }

    @Test(
        "takes serif letters for type, bubbles with words for speech, and pages for parts of a book"
    )
    func misread() throws {
        let board = try gathered("a 1 - - wooden signboard #1\nb 1 - - serif letter #2")
        #expect(board.entities.map(\.noun) == ["wooden signboard"])
        #expect(board.entities[0].strings == [1, 2])
        let comic = try gathered("a 1 - - knight\nb 2 - - bubble #1 #2")
        #expect(comic.entities.map(\.noun) == ["knight", "speech bubble"])
        let book = try gathered("a 1 - - notebook\nb 1 - - front cover #1\nc 3 - - page #2 #3")
        #expect(book.entities.map(\.noun) == ["notebook"] && book.entities[0].strings == [1, 2, 3])
        // A letter without a typeface is one that is posted.
        #expect(try gathered("a 1 - - love letter #1").entities.map(\.noun) == ["love letter"])
    }

    @Test("drops a caption box that would hide the lettering standing in it")
    func frames() throws {
        let script = try gathered("a 1 - - caption box\nb 1 white - sign #1\nb inside a")
        #expect(script.entities.map(\.noun) == ["sign"] && script.relations.isEmpty)
    }
}
