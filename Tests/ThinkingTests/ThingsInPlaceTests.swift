import Knowledge
import PlantainProto
import Script
import Space
import Testing
import Thinking

/// What is left out, what belongs to what, and where things are at home.
@Suite("Things in their place")
struct ThingsInPlaceTests {
    private static let thinker = Thinker(AssetLibrary())

    private func plan(_ script: String, _ prompt: String) throws -> ScenePlan {
        try Self.thinker.think(
            script: ScriptParser.parse(script), prompt: prompt, options: ThinkOptions(seed: 3))
    }

    @Test("of a name for many things there are several, each where all of them are to be")
    func assortments() throws {
        let toys = try plan("a 3 - - toy\nb 1 - - tray\na on b", "toys on a tray")
        let shown = toys.objects.filter { $0.noun != "tray" }
        #expect(shown.count == 3 && Set(shown.map(\.noun)).count == 3, "\(shown.map(\.noun))")
        #expect(shown.allSatisfy { $0.support == toys.objects.first { $0.noun == "tray" }?.id })
        let drink = try plan("a 1 - - drink\non table", "a drink on a table")
        #expect(drink.objects.count { $0.group > 0 } == 1)
        let tools = try plan("a 8 - - tool\non bench", "eight tools on a bench")
        #expect(tools.objects.count { $0.group > 0 } == 8)
    }

    @Test("what nothing depicts is left out, and what it was to carry stands without it")
    func unknownCarrier() throws {
        let plan = try plan("a 2 - - mug\nb 1 - - zorp\na on b", "two mugs on a zorp")
        #expect(plan.objects.filter { $0.group > 0 }.map(\.noun) == ["mug", "mug"])
        #expect(plan.notes.contains { $0.contains("zorp") })
    }

    @Test("what lies in a basket stays in it: it is as large as that takes", arguments: [5, 8, 12])
    func heaped(count: Int) throws {
        for noun in ["apple", "egg", "lemon"] {
            let plan = try plan(
                "a 1 - - bowl\nb \(count) - - \(noun)\nb inside a", "a bowl of \(noun)s")
            #expect(!plan.notes.contains { $0.contains("inside") }, "\(plan.notes)")
        }
    }

    @Test("no people are drawn where there are several, and that is said")
    func crowds() throws {
        let plan = try plan(
            "a 3 - - food booth\nb 3 - - visitor\nplace street",
            "a street market with food booths and visitors")
        #expect(plan.objects.count { $0.group == 1 } == 3)
        #expect(!plan.objects.contains { $0.group == 2 })
        #expect(
            plan.notes.contains { $0.contains("no people are drawn") && $0.contains("visitor") })
    }

    @Test("a cup on a saucer is a cup, which has one")
    func saucer() throws {
        let plan = try plan(
            "a 1 - - coffee cup\nb 1 - - saucer\na on b\non table", "a coffee cup on a saucer")
        #expect(plan.objects.filter { $0.group > 0 }.map(\.concept) == ["cup"])
    }

    @Test("a potted cactus is a small one at home; what its pot is of is seen on the pot")
    func potted() throws {
        let plan = try plan("a 1 - ceramic cactus", "a terracotta pot with a cactus")
        let cactus = try #require(plan.objects.first { $0.group == 1 })
        #expect(cactus.asset == "shape/potted-cactus" && V3(cactus.size).y < 0.6)
        let tint = try #require(cactus.material?.tint)
        #expect(tint.r > 2 * tint.g && tint.g > tint.b)
        let parts = try AssetLibrary().geometry(cactus.asset).parts
        #expect(parts.filter(\.recolourable).map(\.name) == ["pot"])
    }

    @Test("cakes in a display case stand on its shelves")
    func displayed() throws {
        let plan = try plan(
            "a 2 - - croissant\nb 1 - glass display case\na inside b",
            "croissants in a glass display case")
        let box = try #require(plan.objects.first { $0.concept == "display case" })
        let cakes = plan.objects.filter { $0.concept == "croissant" }
        #expect(cakes.count == 2)
        #expect(cakes.allSatisfy { $0.support == box.id })
        let top = V3(box.position).y + V3(box.size).y
        #expect(cakes.allSatisfy { V3($0.position).y + V3($0.size).y < top })
        #expect(box.material == nil, "it is of glass already, and of wood below")
    }

    @Test("a sign stands beside a display case, where its letters are read, not behind the glass")
    func beside() throws {
        let script = try ScriptParser.parse(
            "a 1 - - display case\nb 1 - - sign #1\nb on a\nplace shop", strings: 1)
        let plan = try Self.thinker.think(
            script: script, strings: ["TARTS"], options: ThinkOptions(seed: 1))
        let box = try #require(plan.objects.first { $0.concept == "display case" })
        let sign = try #require(plan.objects.first { $0.group == 2 })
        #expect(
            V3(sign.position).x - V3(sign.size).x / 2
                > V3(box.position).x + V3(box.size).x / 2 - 0.1)
    }

    @Test("books of a stack are bound in colours of their own")
    func books() throws {
        let plan = try plan("a 4 - - book\na stack\non desk", "a stack of four books on a desk")
        let tints = plan.objects.filter { $0.group == 1 }.compactMap(\.material?.tint?.rgb)
        #expect(tints.count == 4)
        #expect(Set(tints.map { "\($0)" }).count > 2)
    }

    @Test("a pot of terracotta is one for plants")
    func clay() throws {
        let plan = try plan("a 1 - ceramic pot\non table", "a terracotta pot on a table")
        #expect(plan.objects.first { $0.group == 1 }?.concept == "flower pot")
    }

    @Test(
        "what is kept in rooms is not shown on a lawn, nor what is of gardens in a street",
        arguments: [
            ("a 1 - - orchid", "an orchid", true), ("a 1 - - violin", "a violin", true),
            ("a 1 - - wheelbarrow", "a wheelbarrow", false),
        ])
    func homes(script: String, prompt: String, isRoom: Bool) throws {
        let place = try plan(script, prompt).environment?.place
        #expect((place == .interior || place == .studio) == isRoom, "\(String(describing: place))")
        #expect(place != .street)
    }
}
