import Critique
import Knowledge
import PlantainProto
import Script
import Space
import Staging
import Testing
import Thinking

@Suite struct ReasoningTests {
    static let library = AssetLibrary()
    static let thinker = Thinker(library)

    @Test("what is between two of a kind stands between them", arguments: 0..<6)
    func betweenTwo(seed: Int) throws {
        let thinker = Thinker(Self.library) { _ in
            try ScriptParser.parse("a 1 - - teapot\nb 2 - - mug\na near b")
        }
        let plan = try thinker.think(
            prompt: "A teapot between two mugs", options: ThinkOptions(seed: UInt64(seed)))
        #expect(plan.notes == [])
        let camera = try #require(plan.camera)
        let view = Viewpoint(camera, aspect: 1)
        func x(_ object: SceneObject) -> Float { view.project(object.middle)?.x ?? .nan }
        let pot = x(try #require(plan.objects.first { $0.noun == "teapot" }))
        let mugs = plan.objects.filter { $0.noun == "mug" }.map(x).sorted()
        #expect(mugs.count == 2 && mugs[0] < pot && pot < mugs[1])
    }

    @Test("the later of two relations that contradict each other is dropped, and that is said")
    func contradiction() throws {
        var thoughts: [Thought] = []
        let script = try ScriptParser.parse("a 1 - - mug\nb 1 - - book\na left b\nb left a")
        let plan = try Self.thinker.think(script: script, options: ThinkOptions(seed: 2)) {
            thoughts.append($0)
        }
        #expect(plan.relations.count == 1)
        let said = "the book cannot be left of the mug after what was said before; this is left out"
        #expect(plan.notes == [said])
        #expect(thoughts.contains { $0.text == said })
        let places = plan.objects.map { V3($0.position).x }
        #expect(places[0] < places[1])
    }

    @Test(
        "lettering of boxes and jars is on their own fronts, in the middle",
        arguments: ["box", "jar", "bucket", "suitcase"])
    func fronts(noun: String) throws {
        let script = try ScriptParser.parse("a 1 - - \(noun) #1")
        let plan = try Self.thinker.think(
            script: script, strings: ["TEA"], options: ThinkOptions(seed: 5))
        let run = try #require(plan.texts.first)
        let object = try #require(plan.objects.first { $0.id == run.object })
        #expect(object.noun == noun && !object.asset.hasSuffix("sign"))
        let size = V3(object.size)
        let (low, extent) = (V3(run.origin), V3(run.right) + V3(run.up))
        #expect(abs(low.x + extent.x / 2) < 0.02 * size.x)
        #expect(low.x > -size.x / 2 && low.y > 0 && low.y + extent.y < size.y)
        #expect(low.z <= size.z / 2 + 0.002 && low.z > 0.2 * size.z)
        #expect(extent.x > 0.2 * size.x)
        for glyph in run.glyphs {
            #expect(glyph.x >= 0 && glyph.x < extent.x && glyph.y >= 0 && glyph.y < extent.y)
        }
    }

    @Test("a thing without a place for lettering stays itself and gets a sign beside it")
    func signBeside() throws {
        let script = try ScriptParser.parse("a 1 - - teddy bear #1")
        let plan = try Self.thinker.think(
            script: script, strings: ["HELLO"], options: ThinkOptions(seed: 5))
        #expect(plan.objects.map(\.concept) == ["teddy bear", "sign"])
        #expect(plan.texts.map(\.object) == ["b1"])
        #expect(plan.notes == [])
    }

    @Test(
        "chalkboards are dark and written on in light ink",
        arguments: ["chalkboard sign", "blackboard"])
    func chalk(noun: String) throws {
        let script = try ScriptParser.parse("a 1 - - \(noun) #1")
        let plan = try Self.thinker.think(
            script: script, strings: ["Soup"], options: ThinkOptions(seed: 5))
        let object = try #require(plan.objects.first)
        let board = try Self.library.geometry(object.asset, size: V3(object.size))
        #expect(board.parts.contains { $0.material.substance == .chalkboard })
        #expect(V3(try #require(plan.texts.first?.ink).rgb).luminance > 0.6)
    }

    @Test("a boat at sea is on the water, and a ball outdoors lies on the ground")
    func grounds() throws {
        let sea = try Self.thinker.think(
            script: try ScriptParser.parse("a 1 - - rubber duck\nplace lake"))
        #expect(sea.surfaces.first?.kind == .watertop)
        let lake = try Self.thinker.think(
            script: try ScriptParser.parse("a 1 - - rubber duck\non ground\nplace lake"))
        #expect(lake.surfaces.first?.kind == .watertop)
        let shore = try Self.thinker.think(
            script: try ScriptParser.parse("a 1 - - rubber duck\non sand\nplace lake"))
        #expect(shore.surfaces.first?.kind == .ground)
        let park = try Self.thinker.think(
            script: try ScriptParser.parse("a 1 - - snowman\nb 1 - - ball\nplace park"))
        #expect(park.objects.filter { $0.group > 0 }.allSatisfy { $0.support == "ground" })
    }

    @Test("thoughts put an before vowels")
    func articles() throws {
        var thoughts: [Thought] = []
        _ = try Self.thinker.think(script: try ScriptParser.parse("a 1 - - aardvark")) {
            thoughts.append($0)
        }
        #expect(thoughts.contains { $0.text.contains("nothing is known of an aardvark") })
        #expect(thoughts.allSatisfy { !$0.text.contains(" a aardvark") })
        #expect(!thoughts.contains { $0.text.contains("a interior") })
    }
}
