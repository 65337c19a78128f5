import PlantainProto
import Script
import Space
import Staging
import Testing
import Thinking

/// Where things are that hang, and how they are turned.
@Suite("Plans of things that hang")
struct HangingPlansTests {
    private func plan(_ script: String, seed: UInt64 = 3) throws -> ScenePlan {
        try ThinkingTests.thinker.think(
            script: try ScriptParser.parse(script), options: ThinkOptions(seed: seed))
    }

    private func box(_ object: SceneObject) -> (low: V3, high: V3) {
        let corners = object.corners
        return (
            corners.reduce(corners[0]) { pointwiseMin($0, $1) },
            corners.reduce(corners[0]) { pointwiseMax($0, $1) }
        )
    }

    @Test("a hat on the wall shows its crown, with a peg above its middle", arguments: 0..<3)
    func hat(seed: UInt64) throws {
        let plan = try plan("a 1 - - hanging hat\non wall", seed: seed)
        let hat = try #require(plan.objects.first { $0.group == 1 })
        #expect(hat.support == "wall")
        let up = (hat.rotation ?? Quaternion(w: 1)).rotate(V3(0, 1, 0))
        #expect(up.z > 0.95)
        let peg = try #require(plan.objects.first { $0.asset == "shape/peg" })
        #expect(abs(V3(peg.position).x - box(hat).low.x / 2 - box(hat).high.x / 2) < 0.01)
        #expect(box(peg).high.y > box(hat).high.y && box(peg).low.y < box(hat).high.y)
    }

    @Test("pans above a stove hang in one row from one rail, their tops level", arguments: 0..<3)
    func pans(seed: UInt64) throws {
        let plan = try plan(
            "a 3 - - hanging colander\nb 1 - - stove\na above b\na row\nplace kitchen", seed: seed)
        let pans = plan.objects.filter { $0.group == 1 }.map(box)
        let stove = plan.objects.filter { $0.group == 2 }.map(box)
        #expect(pans.count == 3)
        let tops = pans.map(\.high.y)
        #expect((tops.max() ?? 0) - (tops.min() ?? 1) < 0.01)
        if let stove = stove.first {
            #expect(pans.allSatisfy { $0.low.y > stove.high.y + 0.2 })
        }
        #expect(plan.objects.count { $0.asset == "shape/hook-rail" } == 1)
        #expect(plan.objects.count { $0.asset == "shape/s-hook" } == 3)
    }

    @Test("a lantern hangs from above by a cord that begins at its top", arguments: 0..<3)
    func lantern(seed: UInt64) throws {
        let plan = try plan(
            "a 1 - - suspended lantern\nb 1 - - table\na above b\nplace interior", seed: seed)
        let lantern = try #require(plan.objects.first { $0.group == 1 })
        #expect(lantern.support.isEmpty)
        let cord = try #require(plan.objects.first { $0.asset == "shape/cord" })
        #expect(abs(box(cord).low.y - box(lantern).high.y) < 0.03)
        #expect(box(cord).high.y > 2.5)
    }

    @Test("lanterns of a tree hang free of the ground, below its crown's top", arguments: 0..<3)
    func boughs(seed: UInt64) throws {
        let plan = try plan(
            "a 3 - - suspended paper lantern\nb 1 - - tree\na under b\nplace garden", seed: seed)
        let tree = try #require(plan.objects.first { $0.group == 2 }.map(box))
        let lanterns = plan.objects.filter { $0.group == 1 }.map(box)
        #expect(lanterns.count == 3)
        for one in lanterns {
            #expect(one.low.y > 0.2 && one.high.y < tree.high.y)
            #expect(one.low.x > tree.low.x - 0.2 && one.high.x < tree.high.x + 0.2)
        }
    }
}
