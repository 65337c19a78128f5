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

    mutating func review() throws -> [Thought] {
        try complete()
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
        for i in plan.texts.indices where plan.texts[i].glyphs.isEmpty { write(i) }
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

    private mutating func write(_ index: Int) {
        let run = plan.texts[index]
        guard let object = plan.objects.first(where: { $0.id == run.object }),
            var fresh = Signwriter(library).write(run.text, on: object)
        else { return }
        if let ink = run.ink { fresh.ink = ink }
        fresh.emission = run.emission
        plan.texts[index] = fresh
        say("lettering", "\"\(run.text)\" is laid out on the \(object.noun)")
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
        var done = false
        let ids = Set(findings.filter { $0.kind == .text }.flatMap(\.objects))
        for i in plan.objects.indices where ids.contains(plan.objects[i].id) {
            plan.objects[i].size = Vec3(V3(plan.objects[i].size) * 1.3)
            for k in plan.texts.indices where plan.texts[k].object == plan.objects[i].id {
                write(k)
            }
            say("lettering", "the \(plan.objects[i].noun) is made larger")
            done = true
        }
        return done
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
