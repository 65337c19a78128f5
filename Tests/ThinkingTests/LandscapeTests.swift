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

    @Test(
        "a place that is named by what grows there is planted with it, and holds no thing of that name",
        arguments: [
            ("a 1 - - vineyard\nplace farm", "a vineyard", "vines"),
            ("a 1 purple - field\nplace farm", "a lavender field in Provence", "bushes"),
            ("a 1 - - field\nplace field", "a field of golden wheat", "grain"),
            ("a 1 - - corn field\nplace field", "a corn field", "corn"),
            ("a 1 - - rice terrace\nplace field", "rice terraces", "grain"),
        ])
    func planted(script: String, prompt: String, plant: String) throws {
        let plan = try plan(script, prompt)
        #expect(plan.objects.allSatisfy { $0.group == 0 })
        let bands = plan.surfaces.filter { $0.kind == .tufts && $0.id.hasPrefix(plant) }
        #expect(bands.count >= 5)
        // From before the eye into the distance.
        let eye = V3(plan.camera?.position).z
        let depths = bands.map { eye - V3($0.center).z }
        #expect((depths.min() ?? 9) < 5 && (depths.max() ?? 0) > 60)
        #expect(bands.allSatisfy { ($0.material?.scale ?? 0) > 0.2 })
    }

    @Test("an orchard is of trees in rows; flowers of a field stand all over it")
    func orchard() throws {
        let orchard = try plan("a 1 - - apple orchard\nplace farm", "an apple orchard")
        #expect(orchard.surfaces.count { $0.id.hasPrefix("fruit tree") } > 15)
        #expect(orchard.objects.allSatisfy { $0.group == 0 })
        let tulips = try plan(
            "a 1 - - windmill\nb 1 - - tulip\na near b\nplace field", "a windmill in a tulip field")
        #expect(tulips.objects.allSatisfy { $0.noun != "tulip" })
        #expect(tulips.surfaces.contains { $0.kind == .tufts && $0.material?.substance == .paper })
    }

    @Test("on a hillside the rows climb; things in a vineyard stand clear between them")
    func vines() throws {
        func rows(_ script: String, _ prompt: String) throws -> (ScenePlan, [Surface]) {
            let plan = try plan(script, prompt)
            return (plan, plan.surfaces.filter { $0.id.hasPrefix("vines") })
        }
        let (_, hill) = try rows("a 1 - - vineyard\nplace farm", "a vineyard on a hillside")
        let (_, level) = try rows("a 1 - - vineyard\nplace farm", "a vineyard")
        #expect((hill.map { V3($0.center).y }.max() ?? 0) > 6)
        #expect((level.map { V3($0.center).y }.max() ?? 9) < 1.5)
        let (among, beside) = try rows(
            "a 1 - - barrel\nplace farm", "a barrel in a vineyard")
        let barrel = try #require(among.objects.first { $0.group == 1 })
        for band in beside {
            let (middle, size) = (V3(band.center), V3(band.size))
            let spacing = band.material?.scale ?? 1
            let isPast = middle.z + size.z / 2 < V3(barrel.position).z - 0.3
            let count = Int((size.x / spacing).rounded())
            for k in 0..<count where !isPast {
                let row = middle.x + (Float(k) + 0.5 - Float(count) / 2) * spacing
                #expect(abs(row - V3(barrel.position).x) > 0.5 * V3(barrel.size).x + 0.3)
            }
        }
    }

    @Test("a path past a bench leads into the depth and is in the frame there")
    func pathPastBench() throws {
        for seed in 1...4 as ClosedRange<UInt64> {
            let plan = try plan(
                "a 1 - wood bench\non ground\nplace forest", "a forest path with a wooden bench",
                seed: seed)
            let way = try #require(plan.surfaces.first { $0.id.hasPrefix("way") })
            #expect(V3(way.size).z > 100 && abs(way.yaw) < 1.3)
            let eye = V3(plan.camera?.position)
            let tangent = ((plan.camera?.verticalFov ?? 0.7) / 2).tangent * 4 / 3
            let isSeen = stride(from: Float(4), to: 20, by: 0.5).contains { depth in
                let (s, c) = way.yaw.sineAndCosine
                let middle = V3(way.center)
                let x = middle.x + s / c * (eye.z - depth - middle.z)
                return abs(x - eye.x) < tangent * depth
            }
            #expect(isSeen)
        }
    }

    @Test("a country lane is trodden, and no street")
    func countryLane() throws {
        let plan = try plan(
            "a 1 - - bicycle\non road\nplace street", "a bicycle on a country lane")
        let way = try #require(plan.surfaces.first { $0.id.hasPrefix("way") })
        #expect(way.material?.substance == .sand && V3(way.size).z > 40)
        #expect(!plan.surfaces.contains { $0.kind == .building })
    }

    @Test("a dirt road is of earth and without paint")
    func dirtRoad() throws {
        let plan = try plan("a 1 - - dirt road\nplace farm", "a dirt road through a vineyard")
        #expect(!plan.surfaces.contains { $0.id.hasPrefix("dash") })
        #expect(plan.surfaces.first { $0.id == "way" }?.material?.substance == .sand)
    }

    @Test("a silhouette has the sun behind it and little light from before")
    func silhouette() throws {
        let dark = try plan("a 1 - - tree\ntime sunset", "a silhouette of a tree at sunset")
        let seen = try plan("a 1 - - tree\ntime sunset", "a tree at sunset")
        #expect((dark.lights.first.map { V3($0.direction).z } ?? 0) < 0)
        #expect(
            (dark.environment?.ambient ?? 9) * (dark.film?.exposure ?? 1)
                < 0.3 * (seen.environment?.ambient ?? 0) * (seen.film?.exposure ?? 1))
    }

    @Test("flowers of a meadow grow; three that are counted do not")
    func meadow() throws {
        let meadow = try plan("a 3 - - flower\nplace field", "a meadow with flowers")
        #expect(!meadow.objects.contains { $0.noun == "flower" })
        #expect(meadow.surfaces.contains { $0.kind == .tufts && $0.material?.substance == .paper })
    }
}
