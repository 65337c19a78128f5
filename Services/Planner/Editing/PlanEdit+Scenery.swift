import Illumination
import Instructions
import Knowledge
import PlantainProto
import Script
import Space
import Staging

/// Sky, weather, time, light and surfaces.
extension PlanEdit {
    private var isIndoors: Bool {
        plan.environment?.place == .interior || plan.environment?.place == .studio
    }

    private func mood(_ character: Mood.Character? = nil) -> Mood {
        let place = plan.environment?.place ?? .studio
        return Mood(
            place: place == .unspecified ? .studio : place, time: plan.environment?.time ?? .noon,
            sky: plan.environment?.sky ?? .clear, character: character)
    }

    // MARK: Sky and time

    mutating func sky(_ sky: SceneScript.Sky) {
        guard !isIndoors else {
            if sky == .rain || sky == .snow || sky == .fog {
                return refuse("it is indoors, where no \(sky.rawValue) is seen")
            }
            return refuse(
                "it is indoors and no sky is seen; the time of day and the light can be changed")
        }
        var mood = mood()
        mood.sky =
            switch sky {
            case .clear: .clear
            case .cloudy: .partlyCloudy
            case .overcast, .rain, .snow, .fog: .overcast
            case .stormy: .dramatic
            case .starry: .starry
            }
        if sky == .starry, mood.time != .night {
            mood.time = .night
            say("stars are seen at night, so it is night")
        }
        switch sky {
        case .rain: refuse("falling rain cannot be drawn; the sky is overcast as when it rains")
        case .snow:
            refuse("falling snow cannot be drawn; snow lies on the ground under an overcast sky")
            whiten()
        case .fog: refuse("fog cannot be drawn; the sky is overcast")
        default: break
        }
        relight(mood)
        changed([])
        say(
            "the sky is \(sky == .rain || sky == .snow || sky == .fog ? "overcast" : sky == .stormy ? "dramatic" : sky.rawValue) now"
        )
    }

    mutating func time(_ time: SceneScript.Time) {
        var mood = mood()
        let category = time.category
        if mood.sky == .starry, category != .night { mood.sky = .clear }
        if category == .night, mood.sky == .clear || mood.sky == .partlyCloudy, !isIndoors {
            mood.sky = .starry
        }
        mood.time = category
        relight(mood)
        changed([])
        say("it is \(time.rawValue) now\(isIndoors ? ", as the light in the room shows" : "")")
    }

    private mutating func whiten() {
        for s in plan.surfaces.indices where plan.surfaces[s].kind == .ground {
            plan.surfaces[s].material = Material(
                substance: .snow, seed: plan.surfaces[s].material?.seed ?? 1)
        }
    }

    // MARK: Light

    mutating func light(_ wish: LightWish) {
        switch wish {
        case .exposure(let factor):
            plan.film?.exposure *= factor
            for i in plan.objects.indices {
                plan.objects[i].material?.emission /= factor.squareRoot()
            }
            changed([])
            say("the picture is \(factor > 1 ? "brighter" : "darker") now")
        case .character(let light):
            guard let character = Mood.Character(rawValue: light.rawValue) else { return }
            var mood = mood(character)
            if light == .moon, !isIndoors { mood.time = .night }
            relight(mood)
            changed([])
            say("the light is \(light.rawValue) now")
        case .from(let side): turnLight(side)
        }
    }

    /// Turns all lights that are no things about the subject until the first comes from a side.
    private mutating func turnLight(_ side: Side) {
        guard let camera = plan.camera,
            let main = plan.lights.firstIndex(where: { $0.object.isEmpty })
        else {
            return refuse("there is no light that could be turned; only things glow here")
        }
        let back = V3(camera.position) - V3(camera.target)
        let base = PlanEdit.yaw(back)
        let now = PlanEdit.yaw(V3(plan.lights[main].direction))
        let wanted: Float =
            switch side {
            case .left: -1.05
            case .right: 1.05
            case .back: now - base > 0 ? 2.6 : -2.6
            case .front: 0.25
            default: now - base
            }
        let spin = Quaternion(yaw: base + wanted - now)
        let pivot = target
        for k in plan.lights.indices where plan.lights[k].object.isEmpty {
            var direction = spin.rotate(V3(plan.lights[k].direction))
            if side == .top, k == main {
                direction = V3(0.15 * direction.x, 1, 0.15 * direction.z).unit
            }
            if plan.lights[k].kind != .sun {
                let distance = (V3(plan.lights[k].position) - pivot).length
                plan.lights[k].position = Vec3(pivot + direction * distance)
            }
            plan.lights[k].direction = Vec3(direction)
        }
        changed([])
        say(
            "the light comes from \(side == .back ? "behind" : side == .top ? "above" : "the \(side.rawValue)") now"
        )
    }

    private var target: V3 {
        let middles = plan.objects.filter { $0.group > 0 }.map(\.middle)
        return middles.isEmpty
            ? V3(plan.camera?.target) : middles.reduce(.zero, +) / Float(middles.count)
    }

    /// Lights, gradient and exposure for a mood; things that glow stay as bright on the film.
    mutating func relight(_ mood: Mood) {
        let target = target
        let asked = plan.objects.filter { $0.group > 0 }
        let extent =
            (asked.isEmpty ? plan.objects : asked).flatMap(\.corners).map { ($0 - target).length }
            .max() ?? 1
        let before = max(1e-6, plan.film?.exposure ?? 1)
        let isShort =
            mood.time == .night || mood.time == .dusk || mood.time == .sunset
            || [.dim, .lamp, .warm, .candle].contains(mood.character)
        var glows: [Glow] = []
        var lit: [Int] = []
        for (i, object) in plan.objects.enumerated() {
            guard let asset = library.asset(object.asset), let lamp = asset.lampPoint else {
                continue
            }
            let isFlame = asset.concept.contains("candle") || asset.concept.contains("neon")
            guard isFlame || isShort else { continue }
            lit.append(i)
            guard object.group > 0 else { continue }
            let size = V3(object.size)
            let point = V3(lamp) * size / pointwiseMax(asset.size, V3(repeating: 1e-4))
            glows.append(
                Glow(
                    object: object.id,
                    position: V3(object.position)
                        + (object.rotation ?? Quaternion(w: 1)).rotate(point),
                    radius: max(0.008, size.min() * 0.25), kelvin: isFlame ? 1900 : 2800,
                    strength: size.max() < 0.4 ? 0.05 : 0.4))
        }
        let lighting = Illuminator.light(
            mood, target: target, extent: max(0.05, extent), view: view, glows: glows,
            seed: plan.seed)
        plan.environment = lighting.environment
        plan.lights = lighting.lights
        plan.film = lighting.film
        let now = max(1e-6, lighting.film.exposure)
        for i in plan.objects.indices {
            let asset = library.asset(plan.objects[i].asset)
            if lit.contains(i) {
                plan.objects[i].material?.emission = 3 / now
            } else if asset?.isLamp ?? false {
                plan.objects[i].material?.emission = 0
            } else {
                plan.objects[i].material?.emission *= before / now
            }
        }
        for k in plan.texts.indices { plan.texts[k].emission *= before / now }
        for s in plan.surfaces.indices { plan.surfaces[s].material?.emission *= before / now }
        say(lighting.words)
    }

    /// The exposure for what light is left, as bright on the film as before.
    mutating func expose() {
        guard plan.lights.isEmpty, let environment = plan.environment else { return }
        plan.film = Exposure.film(environment, plan.lights, target: target, view: view, key: 0.12)
    }

    // MARK: Surfaces

    mutating func part(
        _ part: Part, _ tone: Tone?, _ material: SceneScript.Material?,
        _ ground: SceneScript.SurfaceKind?, at given: Int? = nil
    ) {
        let wanted: [SurfaceKind] =
            switch part {
            case .wall: [.wall]
            case .background: ground == nil ? [.wall] : [.ground, .floor]
            case .ground: [.floor, .ground]
            case .table: [.table, .counter, .shelf]
            }
        var found =
            given.map { [$0] }
            ?? plan.surfaces.indices.filter {
                wanted.contains(plan.surfaces[$0].kind) && !Self.isTrim(plan.surfaces[$0])
            }
        // A thing of that name may be meant: a table that is an object.
        if found.isEmpty, part == .table {
            let phrase = Phrase(.definite, noun: "table")
            if let tone, material == nil { return recolor(phrase, tone) }
            if let material { return remake(phrase, material, tone) }
        }
        if part == .background, ground != nil, isIndoors {
            return place(.field, snowy: ground == .snow)
        }
        if part == .background, plan.environment?.place == .studio {
            found = plan.surfaces.indices.filter {
                [.wall, .floor].contains(plan.surfaces[$0].kind)
            }
        }
        guard !found.isEmpty else {
            return refuse(
                "no \(part.rawValue == "background" ? "plain background" : part.rawValue) is in the picture that could be changed; name a place for the background"
            )
        }
        for s in found {
            let old = plan.surfaces[s].material ?? Material()
            var new = old
            if let ground { new = Material(substance: Self.substance(ground), seed: old.seed) }
            if let material { new = Material(substance: material.substance, seed: old.seed) }
            if let tone { new.tint = Color(Self.color(tone)) }
            plan.surfaces[s].material = new
        }
        if ground == .snow, !isIndoors {
            var mood = mood()
            if mood.sky != .starry { mood.sky = .overcast }
            relight(mood)
        }
        changed([])
        let words = [tone.map(Self.words), material?.rawValue, ground.map { "of \($0.rawValue)" }]
            .compactMap { $0 }.joined(separator: " ")
        say("the \(part == .ground ? plan.surfaces[found[0]].id : part.rawValue) is \(words) now")
    }

    static func substance(_ ground: SceneScript.SurfaceKind) -> Substance {
        switch ground {
        case .grass: .grass
        case .sand: .sand
        case .snow: .snow
        case .road: .asphalt
        case .water: .water
        case .rug: .fabric
        default: .soil
        }
    }
}
