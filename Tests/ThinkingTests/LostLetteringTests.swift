import Critique
import Knowledge
import PlantainProto
import Script
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
}
