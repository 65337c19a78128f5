import Script
import Testing

@Suite struct PromptReadingTests {
    private func held(_ script: String, _ prompt: String) throws -> String {
        try ScriptParser.parse(script).held(against: QuotedPrompt(prompt)).description
    }

    @Test("a word of the prompt that was taken apart is put together again")
    func joined() throws {
        #expect(
            try held("a 1 black - board #1", "A blackboard that says \"Hi\"")
                == "a 1 - - blackboard #1")
        #expect(try held("a 2 white - board", "two whiteboards") == "a 2 - - whiteboard")
        #expect(try held("a 1 black - board", "a black board") == "a 1 black - board")
        #expect(try held("a 3 - gold fish", "three goldfish") == "a 3 - - goldfish")
    }

    @Test("between two of a kind names the kind once")
    func between() throws {
        #expect(
            try held("a 1 - - teapot\nb 2 - - cup\na near b", "a teapot between two cups")
                == "a 1 - - teapot\nb 2 - - cup\na between b b")
        #expect(
            try held("a 2 - - candle\nb 1 - - vase", "between two tall candles stands a vase")
                == "a 2 - - candle\nb 1 - - vase\nb between a a")
        #expect(
            try held("a 1 - - vase\nb 2 - - knife\na near b", "a vase flanked by two knives")
                == "a 1 - - vase\nb 2 - - knife\na between b b")
        #expect(
            try held(
                "a 1 - - bowl\nb 1 - - lemon\nc 2 - - bottle\nb inside a\nc between a b",
                "a bowl with a lemon inside it, between two bottles")
                == "a 1 - - bowl\nb 1 - - lemon\nc 2 - - bottle\nb inside a\nb between c c")
        let two = "a 1 - - lamp\nb 1 - - sofa\nc 2 - - chair\na between b c"
        #expect(try held(two, "a lamp between a sofa and two chairs") == two)
    }

    @Test("a bed is no desk, and what is on top of a stack is on it")
    func carriers() throws {
        #expect(
            try held(
                "a 1 - - teddy bear\non desk\nplace bedroom",
                "a teddy bear sitting on a red bed in a bedroom")
                == "a 1 - - teddy bear\nb 1 red - bed\na on b\nplace bedroom")
        let desk = "a 1 - - mug\nb 1 - - bed\non desk"
        #expect(try held(desk, "a mug on a desk beside a bed") == desk)
        #expect(
            try held(
                "a 5 - - book\nb 1 - - apple\nb stack", "a stack of five books with an apple on top"
            )
                == "a 5 - - book\nb 1 - - apple\nb on a\na stack")
    }

    @Test("a group that something is between can be read and written")
    func parsed() throws {
        let text = "a 1 - - teapot\nb 2 - - cup\na between b b"
        #expect(try ScriptParser.parse(text).description == text)
        #expect(throws: ScriptError.self) {
            try ScriptParser.parse("a 1 - - teapot\nb 1 - - cup\na between b b")
        }
    }

    @Test("the lettering of a label is on what bears the label")
    func labels() throws {
        #expect(
            try held(
                "a 1 - wood crate\nb 1 - - label #1\nc 1 - - cat\nb on a\nc left b",
                "a wooden crate with a label that says \"TEA\" and a cat to the left")
                == "a 1 - wood crate #1\nb 1 - - cat")
        #expect(
            try held("a 1 - - box\nb 1 - - sign #1\nb on a", "a box with a sign saying \"UP\"")
                == "a 1 - - box #1")
        let desk = "a 1 - - desk\nb 1 - - sign #1\nb on a"
        #expect(try held(desk, "a desk with a sign that says \"UP\"") == desk)
        let apart = "a 2 - - bottle\nb 1 - - label #1"
        #expect(try held(apart, "two bottles, and a label that says \"No. 5\"") == apart)
        #expect(try held(apart, "two bottles with a label \"No. 5\"") == "a 2 - - bottle #1")
        let wall = "a 1 - - wall\nb 1 - - text #1\nb on a"
        #expect(try held(wall, "the text \"UP\" on a wall") == wall)
    }

    @Test(
        "relations that cannot hold with earlier ones are dropped",
        arguments: [
            ("a left b\nb left a", 1), ("a left b\nb right a", 0), ("a left b\na right b", 1),
            ("a left b\nb left c\nc left a", 1), ("a on b\nb on a", 1), ("a on b\na under b", 1),
            ("a inside b\nb inside a", 1), ("a front b\nb behind a", 0),
            ("a behind b\na front b", 1),
            ("a left b\na left c\na between b c", 1), ("a left b\na right c\na between b c", 0),
            ("a near b\nb near a", 0), ("a above b\nb on c\nc above a", 1),
        ])
    func contradictions(relations: String, dropped: Int) throws {
        let script = try ScriptParser.parse("a 1 - - mug\nb 1 - - cup\nc 1 - - vase\n" + relations)
        let result = script.withoutContradictions()
        #expect(result.dropped == Array(script.relations.suffix(dropped)))
        #expect(result.script.relations == Array(script.relations.dropLast(dropped)))
    }
}
