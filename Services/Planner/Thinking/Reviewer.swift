import Canvas
import Critique
import Framing
import Illumination
import Knowledge
import Lettering
import Physics
import PlantainProto
import Script
import Space
import Staging

/// Completes, checks and mends a plan that came from elsewhere: a user's file, or an earlier picture.
struct Reviewer {
    let library: AssetLibrary
    let reliefs: Reliefs
    let options: ThinkOptions
    private(set) var plan: ScenePlan
    private var thoughts: [Thought] = []

    init(library: AssetLibrary, reliefs: Reliefs, options: ThinkOptions, plan: ScenePlan) {
        self.library = library
        self.reliefs = reliefs
        self.options = options
        self.plan = plan
    }

    private mutating func say(_ step: String, _ text: String) {
        thoughts.append(Thought(step: step, text: text))
    }

    mutating func review(enlarging texts: [Int] = []) throws -> [Thought] {
        try complete()
        if !texts.isEmpty { enlarge(texts: texts) }
        let script = plan.script.isEmpty ? nil : try? ScriptParser.parse(plan.script)
        let critic = Critic(library, reliefs: reliefs)
        var findings = critic.review(plan, script: script)
        for _ in 0..<3 where !findings.isEmpty {
            say("critique", findings.map(\.text).joined(separator: "; "))
            guard mend(findings) else { break }
            findings = critic.review(plan, script: script)
        }
        for finding in findings where !plan.notes.contains(finding.text) {
            plan.notes.append(finding.text)
        }
        say(
            "critique",
            findings.isEmpty ? "the plan holds" : "\(findings.count) things are left as they are")
        return thoughts
    }

    // MARK: Completing

    private mutating func complete() throws {
        plan.version = 1
        if plan.canvas.map({ $0.width == 0 || $0.height == 0 }) ?? true {
            plan.canvas = try options.canvas()
        }
        for i in plan.objects.indices { complete(&plan.objects[i], number: i) }
        let known = plan.objects.filter { library.asset($0.asset) != nil }
        for object in plan.objects where library.asset(object.asset) == nil {
            plan.notes.append("nothing is known that could depict \(Noun.withArticle(object.noun))")
            say(
                "knowledge",
                "nothing is known that could depict \(Noun.withArticle(object.noun)); it is left out"
            )
        }
        plan.objects = known
        guard !plan.objects.isEmpty || !plan.surfaces.isEmpty || plan.environment != nil else {
            throw ThinkError.nothingToPlace
        }
        if plan.surfaces.isEmpty {
            let lowest = plan.objects.map { V3($0.position).y }.min() ?? 0
            plan.surfaces = [
                Surface(
                    id: "floor", kind: .floor, center: Vec3(y: lowest - 0.1),
                    size: Vec3(x: 40, y: 0.2, z: 40),
                    material: Material(substance: .wood))
            ]
            say("layout", "no surface is given; a wooden floor carries everything")
        }
        if plan.camera.map({
            $0.verticalFov <= 0 || $0.verticalFov > 2.5 || $0.position == $0.target
        }) ?? true {
            if plan.objects.isEmpty {
                let place = plan.environment?.place
                plan.camera = Vista().camera(isIndoors: place == .interior || place == .studio)
            } else {
                reframe(Lens(pitch: 0.25, fov: 0.55, fill: 0.75))
            }
            say("layout", "no camera is given; one is set up in front")
        }
        if plan.environment == nil
            || plan.film.map({ !($0.exposure > 0) || !$0.exposure.isFinite }) ?? true
        {
            relight()
        }
        let unwritten = plan.texts.filter(\.glyphs.isEmpty).map(\.object)
        for id in Set(unwritten).sorted() { write(on: id) }
    }

    private func complete(_ object: inout SceneObject, number: Int) {
        if object.id.isEmpty { object.id = "o\(number + 1)" }
        if library.asset(object.asset) == nil {
            let name = object.concept.isEmpty ? object.noun : object.concept
            if let match = library.match(name), let asset = match.assets.first {
                object.asset = asset.key
                object.concept = asset.concept
            }
        }
        if let asset = library.asset(object.asset), V3(object.size).min() <= 0 {
            object.size = Vec3(asset.size)
        }
        if object.noun.isEmpty { object.noun = object.concept }
    }

    /// The runs of an object laid out anew, as the plan's prompt asks.
    private func fresh(on id: String) -> (places: [Int], runs: [TextRun], object: SceneObject)? {
        guard let object = plan.objects.first(where: { $0.id == id }) else { return nil }
        let places = plan.texts.indices.filter { plan.texts[$0].object == id }
        let quoted = QuotedPrompt(plan.prompt)
        let wishes = WishReader.wishes(quoted.text, count: quoted.strings.count)
        let writings = places.map { place in
            let text = plan.texts[place].text
            let wish = quoted.strings.firstIndex(of: text).map { wishes[$0] }
            return Writing(text, wish: wish ?? LetteringWish())
        }
        return (places, Signwriter(library).write(writings, on: object), object)
    }

    /// Takes the layout that is made now if its letters are larger, and its ink in any case.
    private mutating func rewrite(on id: String) {
        guard let (places, runs, object) = fresh(on: id), runs.count == places.count else { return }
        func smallest(_ runs: [TextRun]) -> Float { runs.flatMap(\.glyphs).map(\.size).min() ?? 0 }
        let isLarger = smallest(runs) > 1.05 * smallest(places.map { plan.texts[$0] })
        for (place, run) in zip(places, runs) {
            if isLarger {
                let emission = plan.texts[place].emission
                plan.texts[place] = run
                if run.emission > 0 { plan.texts[place].emission = max(emission, run.emission) }
            } else {
                plan.texts[place].ink = run.ink
            }
        }
        say(
            "lettering",
            "the text on the \(object.noun) is set anew, in ink that stands out from it")
    }

    /// Lays out all that an object bears.
    private mutating func write(on id: String) {
        guard let (places, fresh, object) = fresh(on: id) else { return }
        for (place, run) in zip(places, fresh) {
            let old = plan.texts[place]
            plan.texts[place] = run
            if let ink = old.ink { plan.texts[place].ink = ink }
            plan.texts[place].emission = old.emission
            say("lettering", "\"\(run.text)\" is laid out on the \(object.noun)")
        }
    }

    // MARK: Mending

    /// Whether anything was changed.
    private mutating func mend(_ findings: [Finding]) -> Bool {
        let kinds = Set(findings.map(\.kind))
        var changed = false
        if kinds.contains(.floating) || kinds.contains(.overlap) { changed = settle() || changed }
        if kinds.contains(.text) { changed = enlarge(findings) || changed }
        if plan.lights.count > 3 {
            plan.lights = Array(plan.lights.sorted { $0.irradiance > $1.irradiance }.prefix(3))
            say("light", "the three strongest lights are kept")
            changed = true
        }
        if kinds.contains(.framing), let camera = plan.camera {
            let forward = (V3(camera.target) - V3(camera.position)).unit
            reframe(
                Lens(pitch: -forward.y.arcSine, fov: camera.verticalFov, fill: 0.8),
                forward: forward)
            say("layout", "the camera steps back until everything is inside the frame")
            changed = true
        }
        return changed
    }

    /// Lets everything fall into place.
    private mutating func settle() -> Bool {
        let bodies = Solids.bodies(plan, library: library, reliefs: reliefs)
        let first = plan.surfaces.count
        let result = Settler().settle(bodies)
        var moved: [String] = []
        for i in plan.objects.indices {
            guard let asset = library.asset(plan.objects[i].asset), asset.stance != .wall,
                asset.stance != .ceiling,
                !plan.objects[i].support.isEmpty || asset.stance == .floor || asset.stance == .table
            else { continue }
            let rest = result.rests[first + i]
            guard rest.position.y > -1, rest.position.x.isFinite else { continue }
            if rest.drift > 0.0005 { moved.append(plan.objects[i].noun) }
            plan.objects[i].position = Vec3(rest.position)
            plan.objects[i].rotation = rest.rotation
            if !rest.support.isEmpty { plan.objects[i].support = rest.support }
        }
        let overlap = (result.deepestOverlap * 100_000).rounded() / 100
        say(
            "physics",
            "\(moved.isEmpty ? "nothing" : moved.joined(separator: ", ")) moved in \(result.steps) steps; deepest overlap \(overlap) mm"
        )
        return !moved.isEmpty
    }

    private mutating func enlarge(_ findings: [Finding]) -> Bool {
        enlarge(Set(findings.filter { $0.kind == .text }.flatMap(\.objects)))
    }

    /// Things grow with all that is written on them.
    private mutating func enlarge(_ ids: Set<String>, by factor: Float = 1.3) -> Bool {
        var done = false
        for i in plan.objects.indices where ids.contains(plan.objects[i].id) {
            plan.objects[i].size = Vec3(V3(plan.objects[i].size) * factor)
            for k in plan.texts.indices where plan.texts[k].object == plan.objects[i].id {
                plan.texts[k].scale(by: factor)
            }
            say("lettering", "the \(plan.objects[i].noun) is made larger")
            done = true
        }
        return done
    }

    /// Makes texts larger that could not be read in the picture.
    ///
    /// What bears them grows and the camera comes as near as the frame allows, so that their letters take up
    /// more of the picture even if their bearer is all there is to see.
    mutating func enlarge(texts: [Int]) {
        let ids = Set(texts.filter(plan.texts.indices.contains).map { plan.texts[$0].object })
        for id in ids.sorted() { rewrite(on: id) }
        guard enlarge(ids, by: 1.25), let camera = plan.camera else { return }
        if settle() { say("physics", "what was made larger stands again") }
        let forward = (V3(camera.target) - V3(camera.position)).unit
        reframe(
            Lens(pitch: -forward.y.arcSine, fov: camera.verticalFov, fill: 0.94), forward: forward)
        say("lettering", "the camera moves nearer so that small letters can be read")
    }

    private mutating func reframe(_ lens: Lens, forward: V3 = V3(0, 0, -1)) {
        let canvas = plan.canvas ?? Canvas(width: 1, height: 1)
        let aspect = Float(canvas.width) / Float(max(1, canvas.height))
        let asked = plan.objects.filter { $0.group > 0 }
        let points = (asked.isEmpty ? plan.objects : asked).flatMap(\.corners)
        let level = V3(forward.x, 0, forward.z)
        if level.length > 0.01, abs(level.unit.x) > 0.02 {
            // A camera that looks aside keeps its direction.
            let view = Viewpoint.fitting(
                points, direction: forward, verticalFov: lens.fov, aspect: aspect, fill: lens.fill)
            let distance = max(0.05, points.map(view.depth).min() ?? 1)
            plan.camera = Camera(
                position: Vec3(view.position),
                target: Vec3(view.position + view.forward * distance),
                verticalFov: lens.fov, focusDistance: distance, aperture: plan.camera?.aperture ?? 0
            )
            return
        }
        let floor = plan.surfaces.filter { $0.kind != .wall }.map(\.topHeight).min() ?? 0
        plan.camera = Framer.frame(
            points, focus: plan.objects.map(\.middle), lens: lens, aspect: aspect, floor: floor)
    }

    private mutating func relight() {
        guard let camera = plan.camera, let canvas = plan.canvas else { return }
        let place = plan.environment?.place ?? .studio
        let mood = Mood(
            place: place == .unspecified ? .studio : place, time: plan.environment?.time ?? .noon,
            sky: plan.environment?.sky ?? .clear)
        let middles = plan.objects.map(\.middle)
        let target =
            middles.isEmpty ? Vista.subject : middles.reduce(.zero, +) / Float(middles.count)
        let extent =
            plan.objects.flatMap(\.corners).map { ($0 - target).length }.max() ?? Vista.extent
        let view = Viewpoint(camera, aspect: Float(canvas.width) / Float(max(1, canvas.height)))
        let lighting = Illuminator.light(
            mood, target: target, extent: extent, view: view, seed: plan.seed)
        if plan.environment == nil { plan.environment = lighting.environment }
        if plan.lights.isEmpty { plan.lights = lighting.lights }
        plan.film = Exposure.film(
            plan.environment ?? lighting.environment, plan.lights, target: target, view: view,
            key: 0.2)
        say("light", lighting.words)
    }
}

extension TextRun {
    /// Grows with the thing that it is on, all of whose lengths are multiplied.
    mutating func scale(by factor: Float) {
        origin = origin.map { Vec3(V3($0) * factor) }
        right = right.map { Vec3(V3($0) * factor) }
        up = up.map { Vec3(V3($0) * factor) }
        curvature /= factor
        for i in glyphs.indices {
            glyphs[i].x *= factor
            glyphs[i].y *= factor
            glyphs[i].size *= factor
        }
    }
}
