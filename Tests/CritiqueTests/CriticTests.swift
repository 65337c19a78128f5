import Critique
import Knowledge
import PlantainProto
import Script
import Space
import Testing
import Thinking

@Suite struct CriticTests {
    static let library = AssetLibrary()
    static let script = "a 1 red - mug\nb 1 - - vase\nc 1 - - sign #1\na left b\non table"

    static func plan() throws -> (ScenePlan, SceneScript) {
        let script = try ScriptParser.parse(Self.script)
        return (
            try Thinker(library).think(
                script: script, strings: ["HELLO"], options: ThinkOptions(seed: 2)), script
        )
    }

    @Test("a sound plan has no findings")
    func sound() throws {
        let (plan, script) = try Self.plan()
        #expect(Critic(Self.library).review(plan, script: script, strings: ["HELLO"]) == [])
    }

    @Test("each fault is found by its kind", arguments: Finding.Kind.allCases)
    func faults(kind: Finding.Kind) throws {
        var (plan, script) = try Self.plan()
        let mug = try #require(plan.objects.firstIndex { $0.noun == "mug" })
        let vase = try #require(plan.objects.firstIndex { $0.noun == "vase" })
        switch kind {
        case .count: plan.objects.remove(at: mug)
        case .relation:
            (plan.objects[mug].position, plan.objects[vase].position) = (
                plan.objects[vase].position, plan.objects[mug].position
            )
        case .framing: plan.objects[mug].position?.x -= 5
        case .small: plan.objects[mug].size = Vec3(x: 0.004, y: 0.004, z: 0.004)
        case .hidden:
            let camera = try #require(plan.camera)
            let place = V3(plan.objects[vase].position)
            let toward = (V3(camera.position) - place) * V3(1, 0, 1)
            plan.objects[mug].position = Vec3(place + toward.unit * 0.15)
            plan.objects[mug].size = Vec3(x: 0.6, y: 0.8, z: 0.02)
        case .floating: plan.objects[mug].position?.y += 0.02
        case .overlap: plan.objects[mug].position?.y -= 0.03
        case .text: plan.texts[0].text = "HELO"
        case .color: plan.objects[mug].material?.tint = Color(r: 0.02, g: 0.05, b: 0.6)
        case .light: plan.film?.exposure = 0
        case .camera: plan.camera?.verticalFov = 0
        }
        let kinds = Critic(Self.library).review(plan, script: script, strings: ["HELLO"]).map(
            \.kind)
        #expect(kinds.contains(kind))
    }

    @Test("letters that are too small to read are found")
    func smallLetters() throws {
        var (plan, _) = try Self.plan()
        for i in plan.texts[0].glyphs.indices { plan.texts[0].glyphs[i].size *= 0.1 }
        #expect(Critic(Self.library).review(plan).contains { $0.kind == .text })
    }

    @Test("what is beside or behind both is not between them")
    func between() throws {
        let script = try ScriptParser.parse("a 1 - - vase\nb 2 - - mug\na between b b\non table")
        let plan = try Thinker(Self.library).think(script: script, options: ThinkOptions(seed: 2))
        let critic = Critic(Self.library)
        #expect(critic.review(plan, script: script) == [])
        func finds(_ change: (inout Vec3) -> Void) throws -> Bool {
            var moved = plan
            var place = try #require(moved.objects[0].position)
            change(&place)
            moved.objects[0].position = place
            return critic.review(moved, script: script).contains { $0.kind == .relation }
        }
        let mugs = plan.objects.dropFirst().map { V3($0.position) }
        let right = try #require(mugs.map(\.x).max()), back = try #require(mugs.map(\.z).min())
        #expect(try finds { $0.x = right + 0.2 })
        #expect(try finds { $0.z = back - 0.6 })
    }
}
