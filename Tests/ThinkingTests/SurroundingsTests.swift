import Critique
import Knowledge
import PlantainProto
import Script
import Space
import Staging
import Testing
import Thinking

@Suite struct SurroundingsTests {
    static let library = AssetLibrary()
    static let thinker = Thinker(library)

    private func plan(
        _ script: String, _ prompt: String = "", emit: (Thought) -> Void = { _ in }
    ) throws -> ScenePlan {
        try Self.thinker.think(
            script: try ScriptParser.parse(script), prompt: prompt,
            options: ThinkOptions(seed: 4), emit: emit)
    }

    @Test(
        "a prompt that names only surroundings becomes surroundings, a camera and light",
        arguments: [
            "a 1 - - road", "a 1 - - museum floor", "a 1 - - field\nplace field\nsky stormy",
            "a 1 - - beach\nplace beach\ntime sunset", "a 1 - - ocean\nplace sea\nsky stormy",
            "a 1 - - city street\nplace street\ntime night", "a 1 - - background",
            "a 1 - - sky\nsky starry\nview low", "a 1 red brick wall", "a 1 - - forest path",
        ])
    func bare(text: String) throws {
        var thoughts: [Thought] = []
        let plan = try plan(text) { thoughts.append($0) }
        #expect(plan.objects.allSatisfy { $0.group == 0 })
        #expect(!plan.surfaces.isEmpty)
        #expect(plan.camera != nil && plan.environment != nil && plan.film?.exposure ?? 0 > 0)
        #expect(plan.notes == [])
        #expect(thoughts.contains { $0.text.contains("only the surroundings are shown") })
        let script = try ScriptParser.parse(text)
        #expect(Critic(Self.library).review(plan, script: script) == [])
        let reviewed = try Self.thinker.review(plan)
        #expect(reviewed.camera == plan.camera)
        #expect(reviewed.notes == [])
    }

    @Test("no rail of boards on a wall runs across its window")
    func rails() throws {
        var met = 0
        for seed: UInt64 in 1...40 {
            let plan = try Self.thinker.think(
                script: try ScriptParser.parse("a 1 - - rocking chair\nplace living room"),
                options: ThinkOptions(seed: seed))
            guard let rail = plan.surfaces.first(where: { $0.id.hasPrefix("rail") }) else {
                continue
            }
            for window in plan.surfaces where window.id.hasPrefix("window") {
                met += 1
                let foot = V3(window.center).y - V3(window.size).y / 2
                #expect(foot > rail.topHeight, "seed \(seed)")
            }
        }
        #expect(met > 0)
    }

    @Test(
        "several neon signs without words hang along the street, each in its colour, and light it")
    func neonStreet() throws {
        let plan = try plan(
            "a 3 - - neon sign\nplace street\ntime night\nlight neon\nsky rain",
            "a rainy street at night with neon signs")
        let signs = plan.objects.filter { $0.group > 0 }
        #expect(signs.count == 3 && plan.surfaces.allSatisfy { $0.id != "wall" })
        #expect(signs.allSatisfy { V3($0.position).y > 2.2 })
        #expect(Set(signs.map { V3($0.position).z }).count == 3)
        #expect(Set(signs.compactMap { $0.material?.tint?.r }).count == 3)
        let colors = plan.lights.map { ($0.color ?? Color()).rgb }
        #expect(Set(plan.lights.map(\.object)) == Set(signs.map(\.id)))
        #expect(Set(colors.map(\.x)).count == 3)
        #expect(plan.notes == [])
    }

    @Test("a cup outside a cafe stands on a table in the street, no shop front beside it")
    func cupOnTerrace() throws {
        let plan = try plan(
            "a 1 - - cup of coffee\nb 1 - - storefront\na front b\nplace street",
            "a cup of coffee at an outdoor cafe")
        #expect(plan.surfaces.first?.kind == .table)
        #expect(plan.objects.allSatisfy { $0.concept != "storefront" })
    }

    @Test("no rug lies under what is flat on the floor")
    func rugs() throws {
        for seed in 1...12 {
            let plan = try Self.thinker.think(
                script: try ScriptParser.parse(
                    "a 3 - - coin\nb 1 - - book\non floor\nplace living room"),
                options: ThinkOptions(seed: UInt64(seed)))
            #expect(plan.surfaces.allSatisfy { $0.kind != .rug })
        }
    }

    @Test("a road leads from the camera to the horizon, and nothing stands on it")
    func road() throws {
        let plan = try plan("a 1 - - road")
        let way = try #require(plan.surfaces.first { $0.id == "way" })
        #expect(way.material?.substance == .asphalt)
        #expect(plan.surfaces.first?.material?.substance == .grass)
        let camera = try #require(plan.camera)
        let (middle, size) = (V3(way.center), V3(way.size))
        #expect(middle.z + size.z / 2 > V3(camera.position).z - 3)
        #expect(middle.z - size.z / 2 < -100)
        for object in plan.objects {
            let along = V3(object.position).z - middle.z
            let across = V3(object.position).x - middle.x + along * 0.035
            #expect(abs(across) > size.x / 2, "\(object.noun)")
        }
    }

    @Test("a path differs from the ground beside it")
    func path() throws {
        let plan = try plan("a 1 - - forest path")
        #expect(plan.environment?.place == .forest)
        let way = try #require(plan.surfaces.first { $0.id == "way" })
        #expect(way.material?.substance != plan.surfaces.first?.material?.substance)
    }

    @Test("a museum floor is a floor of a museum, and grass is under a field")
    func grounds() throws {
        let museum = try plan("a 1 - - museum floor")
        #expect(museum.environment?.place == .interior)
        #expect(museum.surfaces.first?.material?.substance == .marble)
        let field = try plan("a 1 - - field\nplace field\nsky stormy")
        #expect(field.environment?.sky == .dramatic)
        #expect(field.surfaces.first?.material?.substance == .grass)
        let sea = try plan("a 1 - - ocean\nplace sea")
        #expect(sea.surfaces.first?.kind == .watertop)
        let wall = try plan("a 1 red brick wall")
        #expect(wall.surfaces.first { $0.kind == .wall }?.material?.substance == .brick)
    }

    @Test("a room that is named alone has what is usually in it, unless it is to be empty")
    func furnished() throws {
        let script = "a 1 - - classroom\nplace classroom"
        #expect(try plan(script, "a classroom").objects.contains { $0.noun == "blackboard" })
        #expect(try plan(script, "an empty classroom").objects.isEmpty)
    }

    @Test("a plan of nothing at all is refused")
    func nothing() {
        #expect(throws: ThinkError.nothingToPlace) { try Self.thinker.review(ScenePlan()) }
    }
}
