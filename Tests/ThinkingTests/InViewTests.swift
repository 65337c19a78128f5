import Critique
import Knowledge
import PlantainProto
import Script
import Space
import Staging
import Testing
import Thinking

/// What was asked for is there to be seen.
@Suite struct InViewTests {
    @Test("no board stands before another that bears letters", arguments: 0..<4)
    func boards(seed: UInt64) throws {
        let text = """
            a 2 - - large sign #1 #2
            b 2 - - placard #3
            c 1 - - banner #4
            d 2 - - canopy
            place street
            """
        let plan = try ThinkingTests.thinker.think(
            script: try ScriptParser.parse(text),
            strings: ["Organic Honey", "Handmade Crafts", "Fresh Fruit", "Farmers' Market"],
            options: ThinkOptions(seed: seed))
        #expect(plan.texts.count == 5)
        let canvas = try #require(plan.canvas)
        let view = Viewpoint(
            try #require(plan.camera), aspect: Float(canvas.width) / Float(canvas.height))
        let boards = Set(plan.texts.map(\.object))
        let seen = plan.objects.filter { boards.contains($0.id) }
            .compactMap { object in
                view.rectangle(object.corners).map { (object.id, $0) }
            }
        for (id, board) in seen {
            for (other, nearer) in seen where other != id && nearer.near < board.near {
                #expect(
                    nearer.overlap(board) < 0.1 * board.area, "\(other) stands before \(id)")
            }
        }
    }

    @Test("five lettered pictures hang side by side")
    func gallery() throws {
        let plan = try ThinkingTests.thinker.think(
            script: try ScriptParser.parse("a 5 - - painting #1 #2 #3 #4 #5\nplace museum"),
            strings: ["Dawn", "Noon", "Dusk", "Night", "Rain"], options: ThinkOptions(seed: 1))
        let places = plan.objects.filter { $0.group == 1 }
            .map { (V3($0.position), V3($0.size)) }.sorted { $0.0.x < $1.0.x }
        #expect(places.count == 5)
        for (a, b) in zip(places, places.dropFirst()) {
            #expect(b.0.x - a.0.x > 0.49 * (a.1.x + b.1.x))
            #expect(abs(b.0.z - a.0.z) < 0.05)
        }
    }

    @Test(
        "what would be a speck beside something large is shown larger than life, and that is said")
    func specks() throws {
        var thoughts: [String] = []
        let plan = try ThinkingTests.thinker.think(
            script: try ScriptParser.parse("a 1 - - street lamp\nb 1 - - pencil\nplace street"),
            options: ThinkOptions(seed: 1)
        ) { thoughts.append($0.text) }
        let pencil = try #require(plan.objects.first { $0.noun == "pencil" })
        let own = try #require(ThinkingTests.library.asset(pencil.asset)).size
        #expect(V3(pencil.size).max() > 1.4 * V3(own).max())
        #expect(V3(pencil.size).max() < 2.3 * V3(own).max())
        #expect(thoughts.contains { $0.contains("the pencil is shown larger than life") })
    }

    @Test("letters ask for a face, not for the edge of a sheet that lies")
    func sheets() throws {
        let plan = try ThinkingTests.thinker.think(
            script: try ScriptParser.parse("a 1 - - envelope #1\non wood table"),
            strings: ["To Anna"], options: ThinkOptions(seed: 1))
        let run = try #require(plan.texts.first)
        #expect(V3(run.up).length > 0.03)
    }
}
