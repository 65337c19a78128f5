import Critique
import Knowledge
import PlantainProto
import Script
import Space
import Staging
import Testing
import Thinking

/// What a photographer would see to: how full the frame is, from how high it is looked at, what holds what.
@Suite struct CompositionTests {
    static let library = AssetLibrary()
    static let thinker = Thinker(library)

    private func plan(
        _ text: String, _ prompt: String = "", seed: UInt64 = 3, aspect: String = "4:3"
    )
        throws -> ScenePlan
    {
        try Self.thinker.think(
            script: try ScriptParser.parse(text), prompt: prompt,
            options: ThinkOptions(aspect: aspect, seed: seed))
    }

    private func view(_ plan: ScenePlan) throws -> Viewpoint {
        let (camera, canvas) = (try #require(plan.camera), try #require(plan.canvas))
        return Viewpoint(camera, aspect: Float(canvas.width) / Float(canvas.height))
    }

    @Test(
        "what is asked for fills the frame in one direction, and no thing is a speck",
        arguments: [
            "a 1 red - mug\nb 1 - - vase\na left b",
            "a 1 - - lighthouse\nb 1 - - tent\nplace beach",
            "a 4 - - candle\na row\nplace interior", "a 1 - - snowman\nplace park",
            "a 1 - - suitcase\nb 1 - - hat\nplace street",
            "a 3 - - apple\nb 1 - - bowl\na inside b",
        ])
    func fill(text: String) throws {
        for aspect in ["1:1", "16:9", "3:4"] {
            let plan = try plan(text, aspect: aspect)
            let view = try view(plan)
            let boxes = plan.objects.filter { $0.group > 0 }.compactMap {
                view.rectangle($0.corners)
            }
            let first = try #require(boxes.first)
            let all = boxes.reduce(first) { $0.union($1) }
            let share = max(all.width, all.height) / 2
            #expect(share > 0.5 && share < 0.97, "\(aspect): \(share)")
            #expect(boxes.allSatisfy { max($0.width, $0.height) > 0.1 })
        }
    }

    @Test(
        "a small thing fills the frame, and of the furniture it stands on and before a part is enough"
    )
    func backdrop() throws {
        let text = "a 1 - - vase\nb 1 - - display cabinet\na front b\non table"
        let (near, far) = (try plan(text), try plan(text + "\nview wide"))
        for (plan, isCut) in [(near, true), (far, false)] {
            let view = try view(plan)
            let vase = try #require(plan.objects.first { $0.noun == "vase" })
            let shelf = try #require(plan.objects.first { $0.noun == "display cabinet" })
            let (small, large) = (
                try #require(view.rectangle(vase.corners)),
                try #require(view.rectangle(shelf.corners))
            )
            #expect((large.top > 1) == isCut)
            #expect((small.height > 0.6) == isCut, "\(small.height)")
            #expect(plan.notes.isEmpty, "\(plan.notes)")
        }
        // What stands beside it on the floor is seen whole, and so is all else.
        let beside = try plan(
            "a 1 - - vase\nb 1 - - display cabinet\nc 1 - - rocking chair\na front b\nc left b\non table"
        )
        let view = try view(beside)
        let shelf = try #require(beside.objects.first { $0.noun == "display cabinet" })
        #expect(try #require(view.rectangle(shelf.corners)).top < 1)
    }

    @Test("what is lit by a lamp or a candle is so by one in the picture, when it is dark outside")
    func lamps() throws {
        let letter = try plan("a 1 - - letter\nlight candle")
        #expect(letter.objects.contains { $0.concept == "candle" })
        #expect(letter.lights.contains { !$0.object.isEmpty })
        let violin = try plan("a 1 - - violin\nb 1 - - chair\na on b\nlight lamp")
        #expect(violin.objects.contains { $0.concept == "floor lamp" })
        #expect(violin.environment?.time == .dusk)
        let lit = try plan("a 1 - - lantern\nb 1 - - book\nlight lamp")
        #expect(lit.objects.count { $0.group > 0 } == 2)
    }

    @Test("what stands on a wall outdoors stands on top of it; a poster is on its face")
    func ledge() throws {
        let glass = try plan("a 1 - - wine glass\non stone wall\nplace farm")
        #expect(glass.surfaces.contains { $0.kind == .table && $0.material?.substance == .stone })
        #expect(!glass.surfaces.contains { $0.kind == .wall })
        let poster = try plan("a 1 - - poster\non brick wall\nplace street")
        #expect(poster.surfaces.contains { $0.kind == .wall })
    }

    @Test(
        "outdoors the land and the sky are seen behind what stands on a table; a plate is looked down on"
    )
    func behind() throws {
        let glass = try view(plan("a 1 - - wine glass\non stone table\nplace farm"))
        #expect(glass.forward.y > -0.16 && glass.forward.y + glass.tanY > 0)
        let plate = try view(plan("a 1 - - plate\non stone table\nplace farm"))
        #expect(plate.forward.y < -0.19)
    }

    @Test("drops of water are beads on fruit, not on paper")
    func beads() throws {
        let plan = try plan(
            "a 2 - - strawberry\nb 1 - - book\non wood table",
            "two strawberries with water drops and a book")
        for object in plan.objects where object.group > 0 {
            #expect((object.material?.beads ?? 0 > 0) == (object.noun == "strawberry"))
        }
    }

    @Test("photographers' words set lens, depth and print, and name no thing or place")
    func shot() throws {
        let plain = try plan("a 1 - - mug\non wood table", "a mug on a table")
        let portrait = try plan(
            "a 1 - - mug\non wood table",
            "a mug on a table, 105mm, f/1.8, shallow depth of field, in black and white")
        let (usual, long) = (try #require(plain.camera), try #require(portrait.camera))
        #expect(abs(long.verticalFov - 0.2276) < 1e-3)
        #expect(long.aperture / long.focusDistance > usual.aperture / usual.focusDistance)
        #expect(portrait.print?.gray == 1 && plain.print == nil)
        #expect(portrait.prompt.hasSuffix("in black and white"))
        #expect(portrait.environment?.place == .interior)
    }

    @Test("a train said to be on a house stands on the ground")
    func vehicles() throws {
        let plan = try plan("a 1 - - train\nb 1 - - house\na on b\nplace field")
        let train = try #require(plan.objects.first { $0.group == 1 })
        #expect(V3(try #require(train.position)).y < 0.3)
    }

    @Test("a train among small things in a room is a toy")
    func toys() throws {
        let plan = try plan("a 1 - - rubber duck\nb 1 - - train\non rug")
        let train = try #require(plan.objects.first { $0.group == 2 })
        #expect(V3(try #require(train.size)).max() < 1)
    }

    @Test("towers are looked at from where people stand", arguments: 0..<5)
    func eyeHeight(seed: Int) throws {
        let plan = try plan(
            "a 1 - - lighthouse\nb 1 - - tent\nplace beach\ntime sunset", seed: UInt64(seed),
            aspect: "16:9")
        let height = V3(try #require(plan.camera?.position)).y
        #expect(height > 1.2 && height < 3.3)
    }

    @Test("fruit lies within its bowl, all of it", arguments: 0..<4)
    func fruit(seed: Int) throws {
        let plan = try plan(
            "a 3 red - apple\nb 1 - - pear\nc 1 blue - bowl\na inside c\nb inside c\non table",
            seed: UInt64(seed))
        let bowl = try #require(plan.objects.first { $0.noun == "bowl" })
        let fruit = plan.objects.filter { $0.group == 1 || $0.group == 2 }
        #expect(fruit.count == 4)
        for one in fruit {
            let away = one.middle - V3(bowl.position)
            #expect(V3(away.x, 0, away.z).length < V3(bowl.size).x / 2)
            #expect(away.y > 0.01 && away.y < 1.7 * V3(bowl.size).y)
        }
        #expect(plan.notes == [])
    }

    @Test("by a window is by one in the wall, with nothing standing for it")
    func window() throws {
        let text = "a 1 - - vase\nb 1 - - window\na near b\non table\ntime morning"
        let plan = try plan(text)
        #expect(plan.surfaces.contains { $0.kind == .window })
        #expect(!plan.objects.contains { $0.noun == "window" })
        let script = try ScriptParser.parse(text)
        #expect(Critic(Self.library).review(plan, script: script) == [])
    }

    @Test("what nothing depicts is left out beside what is known, and that is said")
    func leftOut() throws {
        let text = "a 1 - - mug\nb 1 - - zorgle\na left b"
        let plan = try plan(text)
        #expect(plan.objects.filter { $0.group > 0 }.map(\.noun) == ["mug"])
        #expect(plan.notes == ["a zorgle is not known; it is left out"])
        let script = try ScriptParser.parse(text)
        #expect(Critic(Self.library).review(plan, script: script) == [])
    }

    @Test("a road leads past a barn and not through it")
    func road() throws {
        let plan = try plan("a 1 red - barn\nplace farm", "a road through green fields, a red barn")
        let way = try #require(plan.surfaces.first { $0.id.hasPrefix("way") })
        let barn = try #require(plan.objects.first { $0.noun == "barn" })
        let turn = Quaternion(yaw: way.yaw).inverse
        for corner in barn.corners {
            let local = turn.rotate(corner - V3(way.center))
            let isOff = abs(local.x) > V3(way.size).x / 2 || abs(local.z) > V3(way.size).z / 2
            #expect(isOff)
        }
    }

    @Test("houses stand in the country, and neon hangs on a wall at night")
    func places() throws {
        #expect(try plan("a 1 white - house").environment?.place == .field)
        let neon = try Self.thinker.think(
            script: try ScriptParser.parse("a 1 - - neon sign #1\nplace street\ntime night"),
            strings: ["OPEN"], options: ThinkOptions(seed: 1))
        #expect(neon.objects.first?.support == "wall")
    }
}
