import Script
import Testing

@Suite struct ScriptParserTests {
    static let example = """
        a 1 red - mug
        b 2 - wood large chair
        c 1 - - neon sign #1 #2
        a left b
        c between a b
        b row
        on white marble counter
        wall gray stone
        place living room
        time golden hour
        light soft
        sky clear
        style photo
        view close
        """

    @Test("reads every kind of line")
    func reads() throws {
        let script = try ScriptParser.parse(Self.example, strings: 2)
        #expect(
            script
                == SceneScript(
                    entities: [
                        .init(id: "a", color: .red, noun: "mug"),
                        .init(
                            id: "b", count: 2, material: .wood, size: .large, noun: "chair",
                            formation: .row),
                        .init(id: "c", noun: "neon sign", strings: [1, 2]),
                    ],
                    relations: [.init("a", .left, "b"), .init("c", .between, "a", "b")],
                    surface: .init(color: .white, material: .marble, kind: .counter),
                    wall: .init(color: .gray, material: .stone), place: .livingRoom,
                    time: .goldenHour, light: .soft, sky: .clear, style: .photo,
                    view: .close))
    }

    @Test("prints what it read")
    func roundTrip() throws {
        let script = try ScriptParser.parse(Self.example)
        #expect(script.description == Self.example)
    }

    @Test("a size word alone is the noun")
    func loneSize() throws {
        let script = try ScriptParser.parse("a 1 - - small")
        #expect(script.entities == [.init(id: "a", noun: "small")])
    }

    @Test(
        "says what is wrong and where",
        arguments: [
            ("a 1 red mug", "script line 1: expected count, colour, material and noun"),
            ("a 0 - - mug", "script line 1: expected a count from 1 to 12, got \"0\""),
            ("a 1 crimson - mug", "script line 1: expected a colour or -, got \"crimson\""),
            ("b 1 - - mug", "script line 1: expected the next free id, a, got \"b\""),
            (
                "a 1 - - mug\na left b",
                "script line 2: expected the id of an earlier line, got \"b\""
            ),
            ("a 1 - - mug\nplace moon", "script line 2: expected a place, got \"moon\""),
            ("a 1 - - mug\ntime noon\non grass", "script line 3: a line \"on\" cannot stand here"),
            ("a 1 - - mug\na row\nb 1 - - cup", "script line 3: a line \"b\" cannot stand here"),
            ("a 1 - - mug #3", "script line 1: expected an unused string, #1 to #2, got \"#3\""),
            ("a 1 - - m7g", "script line 1: expected a noun of letters, got \"m7g\""),
            ("a 1 - - mug\na left a", "script line 2: expected two different ids"),
            ("", "script line 1: expected an id or a scene word, got \"\""),
        ])
    func rejects(text: String, message: String) throws {
        let error = #expect(throws: ScriptError.self) { try ScriptParser.parse(text, strings: 2) }
        #expect(error?.description.hasPrefix(message) == true, "\(String(describing: error))")
    }

    @Test("strings that nothing bears go to a bearer or to a sign of their own")
    func orphans() throws {
        let poster = try ScriptParser.parse("a 1 - - cat\nb 1 - - movie poster")
        #expect(poster.placingAll(strings: 2).entities[1].strings == [1, 2])
        let cat = try ScriptParser.parse("a 1 - - cat")
        #expect(cat.placingAll(strings: 1).description == "a 1 - - cat\nb 1 - - sign #1")
        #expect(cat.placingAll(strings: 0) == cat)
    }
}
