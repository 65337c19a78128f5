import Script
import Testing

@Suite struct ScriptGrammarTests {
    private func accepts(_ text: String, strings: Int = 2) -> Bool {
        let grammar = ScriptGrammar(strings: strings)
        var state = grammar.start
        for byte in text.utf8 {
            guard let next = grammar.next(state, byte) else { return false }
            state = next
        }
        return grammar.isAccepting(state)
    }

    @Test("accepts what the parser reads")
    func acceptsExample() {
        #expect(accepts(ScriptParserTests.example))
        #expect(accepts("a 12 - - men's t-shirt #2 #1\nstyle photo"))
    }

    @Test(
        "rejects what the parser rejects",
        arguments: [
            "", "a", "b 1 - - mug", "a 13 - - mug", "a 1 - mug", "a 1 - - ", "a 1 - - mug ",
            "a 1 - - mug\n", "a 1 - - mug\na left b", "a 1 - - mug\na left a", "a 1 - - mug #3",
            "a 1 - - mug #1 #1", "a 1 - - mug\nplace sea\non grass", "a 1 - - mug\non red",
            "a 1 - - mug\non wood red table", "a 1 - - mug\nview top\n", "on grass", "a 1 - - t--x",
            "a 1 - - mug\nplace sea\nb 1 - - cup", "a 1 - - mug\na row\nb 1 - - cup",
            "a 1 - - Mug", "a 01 - - mug", "a 1 - - mug\na between a a",
        ])
    func rejects(text: String) {
        #expect(!accepts(text))
    }

    @Test(
        "accepts the examples that a model without the adapter is given",
        arguments: ScriptLesson.examples)
    func lesson(example: ScriptLesson.Example) throws {
        #expect(accepts(example.script))
        #expect(try ScriptParser.parse(example.script).description == example.script)
        #expect(QuotedPrompt(example.prompt).text == example.prompt)
        #expect(ScriptLesson.instruction.contains("living room, bedroom"))
    }

    @Test("tells the id l from the word light")
    func ambiguousL() throws {
        let eleven = (0..<11).map { "\(SceneScript.id(at: $0)) 1 - - cup" }.joined(separator: "\n")
        #expect(accepts(eleven + "\nl 1 - - cup\nl left a\nlight soft"))
        #expect(accepts(eleven + "\nlight soft"))
        #expect(!accepts(eleven + "\nl left a"))
    }

    @Test("every random walk ends in a script that parses and prints the same")
    func randomWalks() throws {
        var random = SplitMix(state: 7)
        var lines = Set<Substring>()
        for round in 0..<3000 {
            let strings = round % 14
            let grammar = ScriptGrammar(strings: strings)
            var state = grammar.start
            var bytes: [UInt8] = []
            while true {
                if grammar.isAccepting(state), random.next() % 4 == 0 { break }
                let next = (0...255).compactMap { byte in
                    grammar.next(state, byte).map { (byte, $0) }
                }
                if next.isEmpty { break }
                let (byte, after) = next[Int(random.next() % UInt64(next.count))]
                bytes.append(byte)
                state = after
                try #require(bytes.count < 4000)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            try #require(grammar.isAccepting(state), "a dead end after \(text)")
            let script = try ScriptParser.parse(text, strings: strings)
            #expect(try ScriptParser.parse(script.description, strings: strings) == script)
            lines.formUnion(text.split(separator: "\n").map { $0.prefix { $0 != " " } })
        }
        #expect(
            lines.isSuperset(of: ["a", "b", "on", "place", "time", "light", "sky", "style", "view"])
        )
    }
}

/// A small generator so that the walks are the same each time.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
