import Foundation
import Guides
import PlantainProto

/// Another light on a photograph, and another sky in it.
struct Relighting {
    private let old: ScenePlan
    private let new: ScenePlan
    private let sight: Sight

    init(from old: ScenePlan, to new: ScenePlan, sight: Sight) {
        self.old = old
        self.new = new
        self.sight = sight
    }

    var isNeeded: Bool {
        old.environment != new.environment || old.lights != new.lights || old.film != new.film
    }

    /// Whether another sky is asked for.
    var changesSky: Bool {
        old.environment?.sky != new.environment?.sky
            || old.environment?.time != new.environment?.time
    }

    /// What light a level white surface sends back on the film.
    private static func level(_ plan: ScenePlan) -> SIMD3<Float> {
        let environment = plan.environment
        func rgb(_ c: Color?) -> SIMD3<Float> { SIMD3(c?.r ?? 0, c?.g ?? 0, c?.b ?? 0) }
        var light = (rgb(environment?.horizon) * 0.2 + rgb(environment?.zenith) * 0.8) * .pi
        let ambient = environment?.ambient ?? 0
        if ambient > 0 { light *= ambient / max(luminance(light), 1e-6) }
        for lamp in plan.lights {
            light += rgb(lamp.color) * (lamp.irradiance * max(lamp.direction?.y ?? 1, 0.2))
        }
        let balance = plan.film?.whiteBalance ?? Color(r: 1, g: 1, b: 1)
        return light * rgb(balance) * ((plan.film?.exposure ?? 1) / .pi)
    }

    /// By what the picture's light is multiplied all over.
    var gain: SIMD3<Float> {
        let (before, after) = (Self.level(old), Self.level(new))
        if old.environment == new.environment {
            return SIMD3(repeating: luminance(after) / max(luminance(before), 1e-6))
        }
        // What the film makes of middle grey, against what day makes of it; a photographer's night is dimmer still.
        let key = luminance(after) * 0.18
        let reference: Float = old.environment?.time == .night ? 0.08 : 0.2
        let dimming: Float =
            switch new.environment?.time {
            case .night: isOpen ? 0.42 : 0.34
            case .dusk: 0.7
            case .sunset: 0.75
            default: 1
            }
        let share = min(max(key / reference, 0.1), 1.6) * dimming
        var tint = after / max(luminance(after), 1e-6)
        // The planner's film takes most of an evening's colour away; the photograph is to show it.
        switch new.environment?.time {
        case .sunset: tint *= SIMD3(1.3, 0.95, 0.66)
        case .goldenHour: tint *= SIMD3(1.2, 1, 0.75)
        case .night where isOpen: tint *= SIMD3(0.72, 0.9, 1.5)
        case .dusk: tint *= SIMD3(0.85, 0.95, 1.25)
        default: break
        }
        return tint / max(luminance(tint), 1e-3) * share
    }

    private var isOpen: Bool {
        ![.studio, .interior, .unspecified].contains(new.environment?.place ?? .studio)
    }

    /// - Parameter keep: 0…1 at the photograph's size: pixels that are not relit, as the sky; nil = none
    func apply(to photograph: inout Photograph, keep: Plane?) {
        let gain = gain
        let (w, h) = (photograph.width, photograph.height)
        let relief = relief().resized(width: w, height: h)
        let far = sight.near.map { 1 - $0 }.blurred(radius: 3).resized(width: w, height: h)
        let haze = hazeColor
        let isDim = luminance(gain) < 0.7
        let isNight = new.environment?.time == .night
        for k in 0..<w * h {
            let share = 1 - (keep?.values[k] ?? 0)
            guard share > 0.003 else { continue }
            let color = photograph.color(k)
            var lit = color * gain * relief.values[k]
            if isDim {
                // Little light leaves little colour.
                let grey = SIMD3<Float>(repeating: luminance(lit))
                lit = grey + (lit - grey) * (isNight ? 0.7 : 0.92)
                // Shadows sink faster than lights do.
                let y = max(luminance(lit), 1e-5)
                lit *= powf(min(y / 0.18, 1), 0.18)
            }
            if let haze, keep != nil {
                let veil = 0.14 * far.values[k] * far.values[k]
                lit = lit * (1 - veil) + haze * veil
            }
            photograph.set(color + (lit - color) * share, k)
        }
    }

    /// Display-linear colour of the air at the horizon, outdoors under another sky.
    private var hazeColor: SIMD3<Float>? {
        guard changesSky, let horizon = new.environment?.horizon, let film = new.film else {
            return nil
        }
        let balance = film.whiteBalance ?? Color(r: 1, g: 1, b: 1)
        let c = SIMD3(horizon.r * balance.r, horizon.g * balance.g, horizon.b * balance.b)
        return Self.developed(c * film.exposure)
    }

    /// The film's curve: exposed light to display-linear values.
    static func developed(_ x: SIMD3<Float>) -> SIMD3<Float> {
        func one(_ x: Float) -> Float {
            let v = max(x, 0)
            return min(max(v * (2.51 * v + 0.03) / (v * (2.43 * v + 0.59) + 0.14), 0), 1)
        }
        return SIMD3(one(x.x), one(x.y), one(x.z))
    }

    /// How much more or less light a surface gets by the way it faces.
    private func relief() -> Plane {
        let axes = Axes(old.camera ?? Camera())
        func main(_ plan: ScenePlan) -> (SIMD3<Float>, Float) {
            let lamp = plan.lights.first { $0.object.isEmpty }
            let d = lamp?.direction ?? Vec3(y: 1)
            let world = SIMD3(d.x, d.y, d.z)
            let strength = (lamp?.irradiance ?? 0) / max(plan.environment?.ambient ?? 1, 1e-3)
            return (
                SIMD3(
                    (world * axes.right).sum(), (world * axes.up).sum(), (world * axes.back).sum()),
                min(strength, 2)
            )
        }
        let (before, after) = (main(old), main(new))
        var plane = Plane(width: sight.width, height: sight.height, value: 1)
        guard before != after else { return plane }
        for k in plane.values.indices {
            let n = SIMD3(
                sight.normal[0].values[k], sight.normal[1].values[k], sight.normal[2].values[k])
            func light(_ lamp: (SIMD3<Float>, Float)) -> Float {
                (1 + lamp.1 * max(0, (n * lamp.0).sum())) / (1 + 0.5 * lamp.1)
            }
            // The estimate of normals is rough: half of what it says.
            plane.values[k] = min(max((light(after) / light(before)).squareRoot(), 0.6), 1.6)
        }
        return plane.blurred(radius: max(2, sight.width / 60))
    }

    // MARK: Sky

    /// A low sun stands where the picture looks, so that its glow is seen.
    private static func facing(_ plan: ScenePlan) -> ScenePlan {
        guard [.sunset, .goldenHour].contains(plan.environment?.time ?? .noon),
            let sun = plan.lights.firstIndex(where: { $0.kind == .sun })
        else { return plan }
        var plan = plan
        let axes = Axes(plan.camera ?? Camera())
        let direction = plan.lights[sun].direction ?? Vec3(y: 1)
        let side: Float =
            (SIMD3(direction.x, direction.y, direction.z) * axes.right).sum() < 0 ? -1 : 1
        var toward = -axes.back + axes.right * (side * axes.tangent * 0.55)
        toward.y = 0
        let length = max((toward * toward).sum().squareRoot(), 1e-6)
        plan.lights[sun].direction = Vec3(
            x: toward.x / length, y: max(direction.y, 0.05), z: toward.z / length)
        return plan
    }

    /// The new plan's sky over the old one's mask.
    func paintSky(on photograph: inout Photograph, mask: Plane) {
        let dome = SkyDome(Self.facing(new))
        let axes = Axes(new.camera ?? Camera())
        let (w, h) = (photograph.width, photograph.height)
        let aspect = Float(w) / Float(h)
        let film = new.film ?? Film(exposure: 1)
        let balance = film.whiteBalance ?? Color(r: 1, g: 1, b: 1)
        let exposed = SIMD3(balance.r, balance.g, balance.b) * film.exposure
        let footprint = 2 * axes.tangent / Float(h)
        var noise: UInt64 = 0x2545_F491_4F6C_DD1D
        for y in 0..<h {
            for x in 0..<w {
                let k = y * w + x
                let share = mask.values[k]
                guard share > 0.003 else { continue }
                let ray = axes.ray(
                    x: (Float(x) + 0.5) / Float(w), y: (Float(y) + 0.5) / Float(h), aspect: aspect)
                var direction = ray / (ray * ray).sum().squareRoot()
                // What the estimate takes for below the horizon is sky all the same.
                direction.y = max(direction.y, 0.004)
                direction /= (direction * direction).sum().squareRoot()
                let sky = Self.developed(dome.radiance(direction, footprint: footprint) * exposed)
                noise ^= noise << 13
                noise ^= noise >> 7
                noise ^= noise << 17
                // Grain of half a step keeps the gradient from banding.
                let grain = (Float(noise & 0xFFFF) / 65_535 - 0.5) / 255
                let old = photograph.color(k)
                photograph.set(old + (sky * (1 + grain) - old) * share, k)
            }
        }
    }
}
