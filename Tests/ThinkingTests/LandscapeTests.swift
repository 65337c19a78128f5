import Knowledge
import Layout
import PlantainProto
import Script
import Space
import Testing
import Thinking

@Suite("Landscapes")
struct LandscapeTests {
    private static let thinker = Thinker(AssetLibrary())

    private func plan(_ script: String, _ prompt: String, seed: UInt64 = 1) throws -> ScenePlan {
        try Self.thinker.think(
            script: try ScriptParser.parse(script), prompt: prompt,
            options: ThinkOptions(size: "1K", aspect: "4:3", seed: seed))
    }

    @Test(
        "by a lake trees stand on land and a canoe is on the water",
        arguments: [1, 2, 3] as [UInt64])
    func banks(seed: UInt64) throws {
        let plan = try plan(
            "a 3 - - pine tree\nb 1 - - canoe\nplace lake", "a lake with pine trees and a canoe",
            seed: seed)
        let water = try #require(plan.surfaces.first { $0.kind == .watertop })
        let (middle, size) = (V3(water.center), V3(water.size))
        let trees = plan.objects.filter { $0.group == 1 }
        #expect(trees.count == 3)
        for tree in trees {
            #expect(plan.surfaces.first { $0.id == tree.support }?.kind == .ground)
            #expect(abs(V3(tree.position).z - middle.z) > size.z / 2)
        }
        let canoe = try #require(plan.objects.first { $0.group == 2 })
        #expect(canoe.support == water.id && canoe.asset == "shape/canoe")
        #expect(abs(V3(canoe.position).z - middle.z) < size.z / 2)
    }

    @Test("a stone bridge spans a strip of water that is narrower than it is long")
    func river() throws {
        let plan = try plan(
            "a 1 - stone bridge\nplace forest", "a stone bridge over a river in a forest")
        let bridge = try #require(plan.objects.first { $0.group == 1 })
        #expect(bridge.asset == "shape/stone-bridge")
        let river = try #require(plan.surfaces.first { $0.kind == .watertop })
        #expect(V3(river.size).x < 0.8 * V3(bridge.size).x)
        #expect(V3(river.size).z > 100)
        let banks = plan.surfaces.filter { $0.kind == .ridge && V3($0.size).y < 0.6 }
        #expect(banks.count >= 2)
    }

    @Test("at sunrise the sun is low and warm; in the morning it is neither")
    func sunrise() throws {
        let rising = try plan("a 1 - - lake\nplace lake\ntime morning", "a lake at sunrise")
        let later = try plan("a 1 - - lake\nplace lake\ntime morning", "a lake in the morning")
        let (low, high) = (
            try #require(rising.lights.first { $0.kind == .sun }),
            try #require(later.lights.first { $0.kind == .sun })
        )
        #expect(V3(low.direction).y < 0.25 && V3(high.direction).y > 0.3)
        let (dawn, day) = (
            try #require(rising.environment?.horizon), try #require(later.environment?.horizon)
        )
        #expect(dawn.r > 2 * dawn.b && day.b > day.r)
        #expect(
            try plan("a 1 - - cafe sign\nplace street\ntime noon", "a sign \"SUNRISE\" at noon")
                .environment?.time == .noon)
    }

    @Test("after rain the ground is wet and nothing falls")
    func afterRain() throws {
        let over = try plan("a 1 - - car\nplace street\nsky rain", "a street after rain, a car")
        #expect(over.environment?.weather == .rain && over.environment?.extinction == 0)
        let now = try plan("a 1 - - car\nplace street\nsky rain", "a street in the rain, a car")
        #expect(now.environment?.extinction ?? 0 > 0)
    }

    @Test("autumn woods are more red than green, summer woods the other way round")
    func autumn() throws {
        func red(_ prompt: String) throws -> Float {
            let woods = try plan("a 1 - - forest\nplace forest", prompt).surfaces.filter {
                $0.kind == .broadleaves
            }
            .compactMap(\.material?.tint)
            try #require(!woods.isEmpty)
            return Float(woods.count { $0.r > $0.g }) / Float(woods.count)
        }
        #expect(try red("a forest in autumn") > 0.6)
        #expect(try red("a forest in summer") < 0.4)
    }

    @Test("flowers of a meadow grow; three that are counted do not")
    func meadow() throws {
        let meadow = try plan("a 3 - - flower\nplace field", "a meadow with flowers")
        #expect(!meadow.objects.contains { $0.noun == "flower" })
        #expect(meadow.surfaces.contains { $0.kind == .tufts && $0.material?.substance == .paper })
    }
}
