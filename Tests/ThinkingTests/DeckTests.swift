import Knowledge
import PlantainProto
import Script
import Space
import Staging
import Testing
import Thinking

@Suite("Places with an edge")
struct DeckTests {
    private static let thinker = Thinker(AssetLibrary())

    private func plan(_ script: String, _ prompt: String, seed: UInt64 = 2) throws -> ScenePlan {
        try Self.thinker.think(
            script: try ScriptParser.parse(script), prompt: prompt,
            options: ThinkOptions(size: "1K", seed: seed))
    }

    @Test(
        "ground ends behind or beside the things, and what lies past it is lower",
        arguments: [
            ("a train platform with a well", "street", 1),
            ("a well on a rooftop at dusk", "city", 14), ("a well on a balcony", "courtyard", 6),
            ("a well on a porch", "courtyard", 0.55), ("a well on a pier", "lake", 0.6),
        ] as [(String, String, Float)])
    func edges(prompt: String, place: String, drop: Float) throws {
        let plan = try plan("a 1 - - well\nplace \(place)", prompt)
        let ground = try #require(plan.surfaces.first)
        #expect(ground.kind == .ground && ground.topHeight == 0)
        let (middle, size) = (V3(ground.center), V3(ground.size))
        let well = try #require(plan.objects.first { $0.group == 1 })
        #expect(well.support == ground.id)
        let low = well.corners.reduce(V3(repeating: .infinity)) { pointwiseMin($0, $1) }
        let edge = place == "street" ? middle.x - size.x / 2 : middle.z - size.z / 2
        let near = place == "street" ? low.x : low.z
        #expect(edge < near && edge > near - 4)
        let land = try #require(
            plan.surfaces.first { ["land", "water"].contains($0.id) && V3($0.size).x > 1000 })
        #expect(abs(land.topHeight + drop) < 0.01)
        #expect((land.kind == .watertop) == (place == "lake"))
        #expect(!plan.surfaces.contains { $0.id == "wall" || $0.kind == .table })
        #expect(plan.environment?.place != .interior)
    }

    @Test("a pier that nothing stands on leads from the camera into the water")
    func pier() throws {
        let plan = try plan(
            "a 1 - - wooden pier\nplace lake\ntime morning\nsky fog",
            "a misty lake at dawn with a wooden pier")
        let ground = try #require(plan.surfaces.first { $0.id == "ground" })
        #expect(ground.material?.substance == .wood && V3(ground.size).x < 4)
        let camera = try #require(plan.camera)
        let (middle, size) = (V3(ground.center), V3(ground.size))
        #expect(middle.z + size.z / 2 > V3(camera.position).z)
        #expect(V3(camera.position).z - (middle.z - size.z / 2) > 8)
        #expect(plan.surfaces.contains { $0.kind == .watertop })
        #expect(plan.objects.allSatisfy { $0.group == 0 })
    }

    @Test("a boat beside a pier is on the water, and the pier is a thing")
    func boat() throws {
        let plan = try plan(
            "a 1 - - canoe\nb 1 - - pier\na near b\nplace lake",
            "a canoe beside a pier on a lake")
        #expect(Set(plan.objects.map(\.concept)).isSuperset(of: ["canoe", "jetty"]))
        let boat = try #require(plan.objects.first { $0.concept == "canoe" })
        #expect(plan.surfaces.first { $0.id == boat.support }?.kind == .watertop)
    }

    @Test("the clock of a platform stands on a post, that of a kitchen hangs")
    func clock() throws {
        let outside = try plan(
            "a 1 - - bench\nb 1 - - clock\nplace street",
            "a train platform with a bench and a clock")
        #expect(outside.objects.contains { $0.asset == "shape/station-clock" })
        let inside = try plan("a 1 - - clock\nplace kitchen", "a clock in a kitchen")
        #expect(!inside.objects.contains { $0.asset == "shape/station-clock" })
    }

    @Test("a window that is all a room is asked for is one in its wall, and no thing")
    func window() throws {
        let plan = try plan("a 1 - - large window\nplace bedroom", "a bedroom with a large window")
        #expect(plan.surfaces.contains { $0.kind == .window })
        #expect(plan.objects.allSatisfy { $0.group == 0 })
        #expect(!plan.objects.contains { $0.noun.contains("window") })
    }

    @Test("several presents are wrapped in papers of their own, brick houses are of brick")
    func own() throws {
        let gifts = try plan(
            "a 1 - - christmas tree\nb 4 - - gift\nb under a\nplace living room",
            "presents under a christmas tree"
        ).objects.filter { $0.concept == "gift" }
        #expect(Set(gifts.compactMap { $0.material?.tint }).count > 1)
        let street = try plan("a 1 - - street\nplace street\ntime noon", "a street of brick houses")
        let houses = street.surfaces.filter { $0.kind == .building }
        #expect(houses.count > 10)
        #expect(houses.allSatisfy { $0.material?.substance == .brick })
    }
}
