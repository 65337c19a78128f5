import Canvas
import Critique
import Knowledge
import PlantainProto
import Script
import Space
import Staging
import Testing
import Thinking

@Suite struct ThinkingTests {
    static let library = AssetLibrary()
    static let thinker = Thinker(library)

    /// Scripts that can be met in full with made shapes alone, and their strings.
    static let scripts: [(String, [String])] = [
        ("a 1 red - mug\nb 1 - - book\na left b", []),
        ("a 1 blue - vase\nb 1 - - apple\na right b\non wood table", []),
        ("a 3 green - apple\nb 1 - - bowl\na inside b\non wood table", []),
        ("a 5 - wood cube\na stack\non table", []),
        ("a 4 yellow - candle\na row\nplace interior\ntime night", []),
        ("a 1 white - vase\nb 1 - - book\nc 1 - - candle\na between b c\non table", []),
        ("a 1 - - sign #1\nb 1 - - street lamp\na near b\nplace street\ntime night", ["OPEN LATE"]),
        (
            "a 1 - - billboard #1\nplace city\ntime dusk",
            ["EXPLORE THE FUTURE OF ELECTRIC VEHICLES TODAY"]
        ),
        ("a 1 - - chalkboard #1\nb 1 - - mug\nplace cafe", ["Today: soup"]),
        ("a 1 - - poster #1\nplace bedroom", ["Live music every Friday"]),
        ("a 1 - - neon sign #1\nplace interior\ntime night", ["Welcome"]),
        ("a 1 - - teddy bear\nb 1 - - suitcase\na behind b", []),
        ("a 1 - - rubber duck\nb 1 - - bucket\na front b\nplace beach", []),
        ("a 1 - - ball\nb 1 - - cone\na above b", []),
        ("a 1 - - snowman\nb 1 - - tent\na left b\nplace mountain\nsky snow", []),
        ("a 8 orange - pumpkin\nplace farm\ntime golden hour", []),
        ("a 2 - - wine glass\nb 1 - - bottle\na near b\non white marble counter", []),
        ("a 1 - gold trophy\nplace studio\nview close", []),
        ("a 6 red - ball\na circle\nplace park\ntime noon", []),
        ("a 1 - - hat\nb 1 - - box\na on b\nplace warehouse", []),
    ]

    @Test("twenty scripts come true without anything left to note", arguments: scripts.indices)
    func twenty(index: Int) throws {
        let (text, strings) = Self.scripts[index]
        let script = try ScriptParser.parse(text)
        let plan = try Self.thinker.think(
            script: script, strings: strings, options: ThinkOptions(seed: UInt64(index)))
        #expect(plan.notes == [], "\(text)")
        let findings = Critic(Self.library).review(plan, script: script, strings: strings)
        #expect(findings == [])
    }

    @Test("the same script and seed give the same plan")
    func deterministic() throws {
        let script = try ScriptParser.parse("a 3 - - apple\nb 1 - - bowl\na inside b")
        let options = ThinkOptions(seed: 12)
        #expect(
            try Self.thinker.think(script: script, options: options)
                == Self.thinker.think(script: script, options: options))
    }

    @Test("a sign can be read at 1K in every shape of picture", arguments: CanvasSizes.aspects)
    func legible(aspect: String) throws {
        let script = try ScriptParser.parse(
            "a 1 - - sign #1\nb 1 - - traffic cone\na left b\nplace street")
        let plan = try Self.thinker.think(
            script: script, strings: ["Mind the gap"],
            options: ThinkOptions(aspect: aspect, seed: 3))
        let run = try #require(plan.texts.first)
        #expect(run.text == "Mind the gap")
        #expect(Signwriter.smallLetterPixels(run, in: plan) >= Critic.legiblePixels)
    }

    @Test("an unknown noun is admitted in thoughts and notes")
    func unknown() throws {
        var thoughts: [Thought] = []
        let script = try ScriptParser.parse("a 1 - - zorgle")
        let plan = try Self.thinker.think(script: script) { thoughts.append($0) }
        #expect(thoughts.contains { $0.step == "knowledge" && $0.text.contains("zorgle") })
        #expect(plan.notes.contains { $0.contains("zorgle") })
    }

    @Test("prompts need a language model, and get what it says")
    func languageModel() throws {
        #expect(throws: ThinkError.noLanguageModel) { try Self.thinker.think(prompt: "a mug") }
        let thinker = Thinker(Self.library) { prompt in
            #expect(prompt.strings == ["HI"])
            return try ScriptParser.parse("a 1 - - mug")
        }
        let plan = try thinker.think(prompt: "a mug and a sign that says \"HI\"")
        #expect(plan.texts.map(\.text) == ["HI"])
    }

    @Test(
        "review sets down what floats, lifts out what is stuck and steps back from what is cut off")
    func review() throws {
        let script = try ScriptParser.parse("a 1 - - mug\nb 1 - - vase\non table")
        var plan = try Self.thinker.think(script: script, options: ThinkOptions(seed: 1))
        let critic = Critic(Self.library)
        plan.objects[0].position?.y += 0.05
        plan.objects[1].position?.y -= 0.01
        let camera = try #require(plan.camera)
        plan.camera?.position = Vec3(
            V3(camera.position) + (V3(camera.target) - V3(camera.position)) * 0.6)
        let before = Set(critic.review(plan).map(\.kind))
        #expect(before.isSuperset(of: [.floating, .overlap, .framing]))
        let mended = try Self.thinker.review(plan)
        #expect(critic.review(mended) == [])
    }

    @Test("review completes a plan of a few words")
    func completes() throws {
        var plan = ScenePlan()
        plan.objects = [
            SceneObject(noun: "teapot", position: Vec3(y: 0.3)),
            SceneObject(noun: "cube", position: Vec3(x: 0.4)),
        ]
        let full = try Self.thinker.review(plan)
        #expect(Critic(Self.library).review(full) == [])
        #expect(full.film?.exposure ?? 0 > 0)
        #expect(full.surfaces.count == 1)
    }
}
