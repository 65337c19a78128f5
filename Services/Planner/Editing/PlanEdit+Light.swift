import Illumination
import Instructions
import Knowledge
import PlantainProto
import Script
import Space
import Staging

/// Light: how strong, how warm, how soft, from where.
extension PlanEdit {
    mutating func light(_ wish: LightWish) {
        switch wish {
        case .exposure(let factor):
            plan.film?.exposure *= factor
            for i in plan.objects.indices {
                plan.objects[i].material?.emission /= factor.squareRoot()
            }
            changed([])
            say("the picture is \(factor > 1 ? "brighter" : "darker") now")
        case .character(let light): character(light)
        case .from(let side): turnLight(side)
        }
    }

    /// What keeps the lights that there are is a change of theirs; only other lights are set up anew.
    private mutating func character(_ light: SceneScript.Light) {
        switch light {
        case .warm: tint(3000)
        case .cold: tint(11_000)
        case .soft: soften(2.4)
        default:
            guard let character = Mood.Character(rawValue: light.rawValue) else { return }
            var mood = mood(character)
            if light == .moon, !isIndoors { mood.time = .night }
            relight(mood, keepsSide: false)
        }
        changed([])
        say(
            light == .warm
                ? "the light is warmer now"
                : light == .cold
                    ? "the light is cooler now"
                    : light == .soft
                        ? "the light is softer now" : "it is lit by \(light.rawValue) light now")
    }

    /// Moves the colour of all light that no thing gives toward a temperature, as bright as before.
    private mutating func tint(_ kelvin: Float) {
        let color = Temperature.color(kelvin)
        func shifted(_ old: V3, _ share: Float) -> V3 {
            let new = blend(old, color * max(1e-6, old.luminance) / color.luminance, share)
            return new * (old.luminance / max(1e-6, new.luminance))
        }
        for k in plan.lights.indices where plan.lights[k].object.isEmpty {
            let old = (plan.lights[k].color ?? Color(V3(repeating: 1))).rgb
            plan.lights[k].color = Color(shifted(old, 0.55))
        }
        guard var environment = plan.environment else { return }
        // A sky keeps its own blue better than a room its white.
        let share: Float = isIndoors ? 0.45 : 0.25
        environment.zenith = environment.zenith.map { Color(shifted($0.rgb, share)) }
        environment.horizon = environment.horizon.map { Color(shifted($0.rgb, share)) }
        environment.ground = environment.ground.map { Color(shifted($0.rgb, share)) }
        plan.environment = environment
    }

    /// Larger lights (above 1), and more of their light from all around.
    private mutating func soften(_ factor: Float) {
        var moved: Float = 0
        for k in plan.lights.indices where plan.lights[k].object.isEmpty {
            let widest: Float =
                plan.lights[k].kind == .sun
                ? 0.3
                : 0.8 * max(0.1, (V3(plan.lights[k].position) - V3(plan.camera?.target)).length)
            let sun = plan.lights[k].kind == .sun
            // The sun is a point: softer means that thin cloud veils it.
            plan.lights[k].radius = min(
                widest, max(plan.lights[k].radius * factor, sun ? 0.09 : 0))
            let share: Float = 0.28 * plan.lights[k].irradiance
            plan.lights[k].irradiance -= share
            moved += share
        }
        guard moved > 0, let environment = plan.environment, environment.ambient > 0 else { return }
        let scale = min(1.7, (environment.ambient + 0.6 * moved) / environment.ambient)
        func scaled(_ color: Color?) -> Color? { color.map { Color($0.rgb * scale) } }
        // Outdoors the sky is in the picture and stays as it is; what it sends is told apart from it.
        if isIndoors {
            plan.environment?.zenith = scaled(environment.zenith)
            plan.environment?.horizon = scaled(environment.horizon)
            plan.environment?.ground = scaled(environment.ground)
        }
        plan.environment?.ambient *= scale
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
        turnLights(by: base + wanted - now)
        if side == .top {
            let pivot = target
            let old = V3(plan.lights[main].direction)
            let direction = V3(0.15 * old.x, 1, 0.15 * old.z).unit
            if plan.lights[main].kind != .sun {
                let distance = (V3(plan.lights[main].position) - pivot).length
                plan.lights[main].position = Vec3(pivot + direction * distance)
            }
            plan.lights[main].direction = Vec3(direction)
        }
        changed([])
        say(
            "the light comes from \(side == .back ? "behind" : side == .top ? "above" : "the \(side.rawValue)") now"
        )
    }

    /// Turns all lights that are no things about the subject.
    private mutating func turnLights(by angle: Float) {
        // A wall with a window for the sun stands where the sun was.
        if abs(angle) > 0.02 { plan.build(nil) }
        let spin = Quaternion(yaw: angle)
        let pivot = target
        for k in plan.lights.indices where plan.lights[k].object.isEmpty {
            let direction = spin.rotate(V3(plan.lights[k].direction))
            if plan.lights[k].kind != .sun {
                let offset = V3(plan.lights[k].position) - pivot
                plan.lights[k].position = Vec3(pivot + spin.rotate(offset))
            }
            plan.lights[k].direction = Vec3(direction)
        }
    }

    private var target: V3 {
        let middles = plan.objects.filter { $0.group > 0 }.map(\.middle)
        return middles.isEmpty
            ? V3(plan.camera?.target) : middles.reduce(.zero, +) / Float(middles.count)
    }

    /// Lights, gradient and exposure for a mood; things that glow stay as bright on the film.
    ///
    /// - Parameter keepsSide: the light comes from where it came from.
    mutating func relight(_ mood: Mood, keepsSide: Bool = true) {
        let target = target
        let side = plan.lights.first { $0.object.isEmpty }.map {
            PlanEdit.yaw(V3($0.direction))
        }
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
            guard asset.burnsAlways || isShort else { continue }
            lit.append(i)
            guard object.group > 0 else { continue }
            let size = V3(object.size)
            let point = V3(lamp) * size / pointwiseMax(asset.size, V3(repeating: 1e-4))
            glows.append(
                Glow(
                    object: object.id,
                    position: V3(object.position)
                        + (object.rotation ?? Quaternion(w: 1)).rotate(point),
                    radius: max(0.008, size.min() * 0.25), kelvin: asset.kelvin,
                    strength: size.max() < 0.4 ? 0.05 : 0.4))
        }
        var mood = mood
        let left = V3(plan.lights.first { $0.object.isEmpty }?.direction).x < 0
        if keepsSide, side != nil, mood.side == nil { mood.side = left ? -1 : 1 }
        let hasWindow = plan.surfaces.contains { $0.kind == .window }
        let lighting = Illuminator.light(
            mood, target: target, extent: max(0.05, extent), view: view, glows: glows,
            room: mood.place == .interior ? plan.room(hasWindow: hasWindow) : nil, seed: plan.seed)
        plan.build(lighting.casement)
        plan.environment = lighting.environment
        plan.lights = lighting.lights
        plan.film = lighting.film
        if keepsSide, lighting.casement == nil, let side,
            let new = plan.lights.first(where: { $0.object.isEmpty })
        {
            turnLights(by: side - PlanEdit.yaw(V3(new.direction)))
        }
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
        for s in plan.surfaces.indices {
            switch plan.surfaces[s].kind {
            case .window:
                let outside = LitPanes.window(mood)
                plan.surfaces[s].material?.tint = outside.tint.map { Color($0) }
                plan.surfaces[s].material?.emission = outside.level / now
            case .building: plan.surfaces[s].material?.emission = LitPanes.house(mood) / now
            default: plan.surfaces[s].material?.emission *= before / now
            }
        }
        say(lighting.words)
    }

    /// The exposure for what light is left, as bright on the film as before.
    mutating func expose() {
        guard plan.lights.isEmpty, let environment = plan.environment else { return }
        plan.film = Exposure.film(environment, plan.lights, target: target, view: view, key: 0.12)
    }
}
