import Critique
import Knowledge
import PlantainProto
import Script
import Space
import Testing
import Thinking

struct LostLetteringTests {
    private let thinker = Thinker(AssetLibrary())

    @Test("moves what would be too small on a mug in a large room to a sign, and says so")
    func mug() throws {
        let text = "Recovered from the Athens excavation site in 1911"
        let plan = try thinker.think(
            script: ScriptParser.parse(
                "a 1 - ceramic mug #1\nb 1 - - street lamp\na near b\nplace street"),
            strings: [text], options: ThinkOptions(size: "2K", seed: 1))
        let bearer = plan.objects.first { $0.id == plan.texts.first?.object }
        #expect(plan.texts.map(\.text) == [text] && bearer?.noun == "sign")
        #expect(Critic.unreadable(in: plan, []).isEmpty)
        #expect(plan.notes.contains("text too small for the mug is on the sign"))
    }

    @Test("gives what a thing cannot bear to the card that is there and bears nothing")
    func idle() throws {
        let plan = try thinker.think(
            script: ScriptParser.parse("a 1 - - wedding invitation\nb 1 - - teddy bear #1"),
            strings: ["Save the date"], options: ThinkOptions(seed: 1))
        let bearer = plan.objects.first { $0.id == plan.texts.first?.object }
        #expect(bearer?.noun == "wedding invitation")
    }

    @Test("gives each of as many signs as there are strings its own")
    func several() throws {
        let strings = ["Organic Honey", "Handmade Crafts", "Seasonal Fruits"]
        let plan = try thinker.think(
            script: ScriptParser.parse(
                "a 3 - - sign\nb 3 - - market stall #1 #2 #3\na near b\nplace street"),
            strings: strings, options: ThinkOptions(seed: 1))
        let bearers = plan.texts.compactMap { run in
            plan.objects.first { $0.id == run.object && $0.noun == "sign" }?.id
        }
        #expect(Set(plan.texts.map(\.text)) == Set(strings))
        #expect(Set(bearers).count == 3, "\(plan.texts.map { ($0.text, $0.object) })")
    }

    @Test("moves words that stand legibly elsewhere as well")
    func twice() throws {
        let text = "Candlelight Ambience and a Garden Party"
        let plan = try thinker.think(
            script: ScriptParser.parse(
                "a 1 - - poster #1\nb 1 - - mug #2\nc 1 - - bookcase\nb near a\nplace interior"),
            strings: [text, text], options: ThinkOptions(size: "1K", seed: 1))
        #expect(plan.texts.map(\.text) == [text, text])
        #expect(Critic.unreadable(in: plan, []).isEmpty, "\(plan.notes)")
    }

    @Test("puts words on nothing that is printed or written on already")
    func blank() throws {
        let plan = try thinker.think(
            script: ScriptParser.parse("a 1 - - map #1\nb 1 - - letter #2"),
            strings: ["Explore our Charming Streets", "Forever yours"],
            options: ThinkOptions(seed: 1))
        let bearers = plan.texts.compactMap { run in
            plan.objects.first { $0.id == run.object }?.asset
        }
        #expect(bearers.count == 2)
        #expect(!bearers.contains("shape/map") && !bearers.contains("shape/letter"), "\(bearers)")
    }

    @Test("closes the lens until signs near and far are in focus")
    func focus() throws {
        let plan = try thinker.think(
            script: ScriptParser.parse(
                "a 1 - - billboard #1\nb 1 - - sign #2\nb front a\nplace street"),
            strings: ["Explore the future", "Parking ahead"],
            options: ThinkOptions(size: "2K", seed: 1))
        let camera = try #require(plan.camera)
        let view = Viewpoint(camera, aspect: 1)
        for run in plan.texts {
            let object = try #require(plan.objects.first { $0.id == run.object })
            let depth = view.depth(V3(object.position))
            let blur = abs(depth - camera.focusDistance) / (depth * camera.focusDistance)
            // Share of the frame's height.
            #expect(camera.aperture * blur / view.tanY < 1.01 / 2048)
        }
        #expect(camera.aperture > 0)
    }
}
