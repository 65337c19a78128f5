import Editing
import Foundation
import Framing
import Knowledge
import PlantainProto
import Script
import Space
import Staging
import Testing
import Thinking

@Suite struct EditTests {
    static let library = AssetLibrary()
    static let editor = Editor(library)

    /// A red mug left of a blue vase on a table, with two apples and a sign.
    static let plan: ScenePlan = {
        let script =
            "a 1 red - mug\nb 1 blue - vase\nc 2 green - apple\nd 1 - - sign #1\na left b\non wood table\nplace kitchen\ntime noon"
        guard let parsed = try? ScriptParser.parse(script, strings: 1),
            let plan = try? Thinker(library).think(
                script: parsed, strings: ["OPEN"], options: ThinkOptions(size: "1K", seed: 4))
        else { return ScenePlan() }
        return plan
    }()

    private func edit(_ instruction: String, _ plan: ScenePlan = Self.plan) throws -> ScenePlan {
        try Self.editor.edit(instruction, history: [Turn(instruction: plan.prompt, plan: plan)])
    }

    private func nouns(_ plan: ScenePlan) -> [String] {
        plan.objects.filter { $0.group > 0 }.map(\.noun).sorted()
    }

    /// Everything but these ids stands exactly as it stood.
    private func isKept(_ old: ScenePlan, _ new: ScenePlan, but changed: Set<String>) -> Bool {
        old.objects.filter { !changed.contains($0.id) }.allSatisfy { before in
            guard let after = new.objects.first(where: { $0.id == before.id }) else { return false }
            return after.position == before.position && after.rotation == before.rotation
                && after.size == before.size && after.support == before.support
                && after.material?.tint == before.material?.tint
        } && old.camera == new.camera && old.film == new.film && old.lights == new.lights
            && old.seed == new.seed
    }

    private func id(_ noun: String) -> String {
        Self.plan.objects.first { $0.noun == noun }?.id ?? ""
    }

    @Test("removes what is named and leaves the rest bit for bit")
    func removal() throws {
        let new = try edit("remove the vase")
        #expect(nouns(new) == ["apple", "apple", "mug", "sign"])
        #expect(isKept(Self.plan, new, but: [id("vase")]))
        #expect(new.edits.map(\.instruction) == ["remove the vase"])
    }

    @Test("recolours one thing and nothing else")
    func colour() throws {
        let new = try edit("make the mug yellow")
        let mug = try #require(new.objects.first { $0.noun == "mug" })
        #expect(mug.material?.tint.map { Palette.name($0.rgb) } == "yellow")
        #expect(isKept(Self.plan, new, but: [mug.id]))
        #expect(mug.position == Self.plan.objects.first { $0.noun == "mug" }?.position)
    }

    @Test("adds a thing where it is wanted, free of all others and inside the frame")
    func addition() throws {
        let new = try edit("add a book to the right of the vase")
        #expect(nouns(new) == ["apple", "apple", "book", "mug", "sign", "vase"])
        #expect(isKept(Self.plan, new, but: []))
        let view = Viewpoint(try #require(new.camera), aspect: 1)
        let book = try #require(new.objects.first { $0.noun == "book" })
        let vase = try #require(new.objects.first { $0.noun == "vase" })
        let (a, b) = (
            try #require(view.project(book.middle)), try #require(view.project(vase.middle))
        )
        #expect(a.x > b.x && abs(a.x) < 1 && abs(a.y) < 1)
        #expect(book.support == vase.support)
    }

    @Test("replaces, and the new thing stands where the old one stood")
    func replacement() throws {
        let new = try edit("replace the mug with a teapot")
        #expect(nouns(new) == ["apple", "apple", "sign", "teapot", "vase"])
        let pot = try #require(new.objects.first { $0.noun == "teapot" })
        let mug = try #require(Self.plan.objects.first { $0.noun == "mug" })
        #expect((V3(pot.position) - V3(mug.position)).length < 0.2)
        #expect(isKept(Self.plan, new, but: [mug.id]))
    }

    @Test("changes lettering and leaves the sign")
    func lettering() throws {
        let new = try edit("make the sign say \"CLOSED\"")
        #expect(new.texts.map(\.text) == ["CLOSED"])
        #expect(isKept(Self.plan, new, but: []))
        let red = try edit("make the text red", new)
        #expect(red.texts.first?.ink.map { Palette.name($0.rgb) } == "red")
    }

    @Test("moves a thing to where it is said to go")
    func movement() throws {
        let new = try edit("move the mug to the right of the vase")
        let view = Viewpoint(try #require(new.camera), aspect: 1)
        func x(_ noun: String) throws -> Float {
            let object = try #require(new.objects.first { $0.noun == noun })
            return try #require(view.project(object.middle)).x
        }
        #expect(try x("mug") > x("vase"))
        #expect(isKept(Self.plan, new, but: [id("mug")]))
    }

    @Test("pronouns mean what was spoken of last")
    func pronouns() throws {
        let one = try edit("make the vase white")
        let two = try edit("make it bigger", one)
        let before = try #require(one.objects.first { $0.noun == "vase" })
        let after = try #require(two.objects.first { $0.noun == "vase" })
        #expect(V3(after.size).y > V3(before.size).y * 1.1)
        #expect(isKept(one, two, but: [after.id]))
    }

    @Test("the other one is another of the same kind")
    func other() throws {
        let one = try edit("paint one of the apples red")
        let first = try #require(one.edits.last?.objects.first)
        let two = try edit("now the other one", one)
        #expect(two.edits.last?.objects.first != first)
        let red = two.objects.filter {
            $0.noun == "apple" && $0.material?.tint.map { Palette.name($0.rgb) } == "red"
        }
        #expect(red.count == 2)
    }

    @Test("counts are met, up and down", arguments: [1, 3, 4])
    func counts(wanted: Int) throws {
        let new = try edit("make it \(wanted) apples")
        #expect(new.objects.count { $0.noun == "apple" } == wanted)
    }

    /// A car on a street by day.
    static let street: ScenePlan = {
        guard
            let parsed = try? ScriptParser.parse(
                "a 1 red - car\nplace street\ntime noon", strings: 0),
            let plan = try? Thinker(library).think(
                script: parsed, options: ThinkOptions(size: "1K", seed: 4))
        else { return ScenePlan() }
        return plan
    }()

    @Test(
        "weather comes, moves nothing, and goes",
        arguments: [("let it rain", Weather.rain), ("make it snow", .snowfall), ("add fog", .fog)])
    func weather(words: String, wanted: Weather) throws {
        let new = try edit(words, Self.street)
        #expect(new.environment?.weather == wanted)
        #expect(new.environment?.sky == .overcast)
        #expect(new.environment?.extinction ?? 0 > 0)
        #expect(new.camera == Self.street.camera)
        #expect(new.objects.map(\.position) == Self.street.objects.map(\.position))
        // The seed of chance stays: the light comes from where it came from.
        let clear = try edit("make the sky clear", new)
        #expect(clear.environment?.weather == .unspecified)
        #expect(clear.environment?.extinction == 0)
    }

    @Test("indoors it does not rain, and that is said")
    func indoors() {
        #expect(throws: EditError.self) { try edit("let it rain") }
    }

    @Test("warmer and softer light keep the side that the light was turned to")
    func light() throws {
        let turned = try edit("light it from the left")
        let warm = try edit("make the light softer", try edit("make the light warmer", turned))
        #expect(warm.lights.map(\.direction) == turned.lights.map(\.direction))
        let (a, b) = (try #require(turned.lights.first), try #require(warm.lights.first))
        #expect(b.radius > 1.5 * a.radius)
        let (p, q) = (try #require(a.color), try #require(b.color))
        #expect(q.r / q.b > 1.2 * p.r / p.b)
    }

    @Test("another shape looks through the same camera, pixel on pixel")
    func shape() throws {
        let new = try edit("make it 16:9")
        let (a, b) = (try #require(Self.plan.canvas), try #require(new.canvas))
        #expect(b.height == a.height && abs(Float(b.width) / Float(b.height) - 16 / 9) < 0.03)
        #expect(new.camera?.position == Self.plan.camera?.position)
        let square = try edit("make it 1:1", new)
        #expect(square.canvas?.width == a.width && square.canvas?.height == a.height)
    }

    @Test("a table mirrors what stands on it; grass does not, and that is said")
    func reflection() throws {
        let new = try edit("make the table reflective")
        let top = try #require(new.surfaces.first { $0.kind == .table })
        #expect(top.material?.roughness ?? 1 < 0.1)
        let lake = try edit("add a reflection of the car in the water", Self.street)
        #expect(lake.surfaces.contains { $0.kind == .watertop })
    }

    @Test("black and white, sepia and colour again change the print and nothing else")
    func prints() throws {
        let gray = try edit("make it black and white")
        #expect(gray.print == .blackAndWhite)
        #expect(isKept(Self.plan, gray, but: []))
        #expect(try edit("turn it into a sepia photo", gray).print == .sepia)
        #expect(try edit("back to colour please", gray).print == nil)
        let mug = try edit("make the mug black")
        #expect(mug.print == nil)
    }

    @Test("the background is blurred or sharp as asked, and the thing spoken of stays in focus")
    func depth() throws {
        let soft = try edit("blur the background")
        let (before, after) = (try #require(Self.plan.camera), try #require(soft.camera))
        #expect(after.position == before.position && after.aperture > before.aperture)
        #expect(try edit("everything in focus", soft).camera?.aperture == 0)
    }

    @Test("several changes in one sentence are all made")
    func several() throws {
        let new = try edit(
            "remove the mug, paint the vase pink and turn the sign a bit to the left")
        #expect(nouns(new) == ["apple", "apple", "sign", "vase"])
        #expect(
            new.objects.first { $0.noun == "vase" }?.material?.tint.map { Palette.name($0.rgb) }
                == "pink")
    }

    @Test("what cannot be done is said together with what can")
    func partial() throws {
        let new = try edit("remove the piano and make the mug black")
        #expect(new.notes.contains { $0.contains("piano") })
        #expect(
            new.objects.first { $0.noun == "mug" }?.material?.tint.map { Palette.name($0.rgb) }
                == "black")
    }

    @Test("an instruction that leads nowhere is refused in plain words")
    func refusal() {
        #expect(throws: EditError.self) { try edit("remove the elephant") }
        #expect(throws: EditError.nothingToUndo) { try edit("undo") }
    }

    @Test("taking back gives the plan before, exactly")
    func undo() throws {
        let new = try edit("remove the vase")
        let history = [
            Turn(instruction: "", plan: Self.plan), Turn(instruction: "remove the vase", plan: new),
        ]
        #expect(try Self.editor.edit("undo that", history: history) == Self.plan)
    }

    @Test("ten edits do not move what none of them was about")
    func drift() throws {
        var plan = Self.plan
        for step in [
            "make the mug green", "remove one apple", "add a spoon on the left",
            "make the mug blue", "enlarge the mug",
            "make the sign say \"YES\"", "remove the spoon", "add a plate", "make the plate white",
            "move the plate a bit back",
        ] {
            plan = try edit(step, plan)
        }
        let vase = try #require(plan.objects.first { $0.noun == "vase" })
        let before = try #require(Self.plan.objects.first { $0.noun == "vase" })
        #expect(
            vase.position == before.position && vase.rotation == before.rotation
                && vase.size == before.size)
        #expect(
            plan.camera == Self.plan.camera && plan.film == Self.plan.film
                && plan.lights == Self.plan.lights)
    }
}
