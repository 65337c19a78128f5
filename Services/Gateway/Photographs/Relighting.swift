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

    private var isOpen: Bool {
        ![.studio, .interior, .unspecified].contains(new.environment?.place ?? .studio)
    }

    private func tone(_ photograph: Photograph) -> Tone {
        if old.environment == new.environment {
            var tone = Tone(from: nil, to: nil, brightness: 1, isOpen: isOpen)
            let ratio =
                Self.level(new)
                / Self.level(old).clamped(
                    lowerBound: SIMD3(repeating: 1e-6), upperBound: SIMD3(repeating: 1e6))
            let gain = min(max(luminance(ratio), 0.3), 3)
            tone.gain = ratio / max(luminance(ratio), 1e-6) * gain
            return tone
        }
        let small = photograph.reduced(width: sight.width, height: sight.height)
        var (sum, weight) = (Float(0), Float(1e-3))
        for k in sight.sky.values.indices {
            let share = 1 - sight.sky.values[k]
            let color = SIMD3(small[0].values[k], small[1].values[k], small[2].values[k])
            // A lamp in the picture is no measure of the light on it.
            sum += share * min(luminance(color), 0.6)
            weight += share
        }
        return Tone(
            from: old.environment, to: new.environment, brightness: sum / weight, isOpen: isOpen)
    }

    /// Another light on everything, and another sky where a matte is given.
    func apply(to photograph: inout Photograph, matte: SkyMatte?) {
        let tone = tone(photograph)
        let (w, h) = (photograph.width, photograph.height)
        let relief = relief().resized(width: w, height: h)
        let sky = matte.map {
            SkyPainter(Self.facing(new), over: photograph, $0, keepsHour: keepsHour)
        }
        let air = sky?.horizon
        let far = sight.near.map { 1 - $0 }.blurred(radius: 3).resized(width: w, height: h)
        let grain = Grain(photograph)
        for y in 0..<h {
            for x in 0..<w {
                let k = y * w + x
                let share = matte?.alpha.values[k] ?? 0
                let color = photograph.color(k)
                var lit = SIMD3<Float>.zero
                if share < 0.997 {
                    let u = (Float(x) + 0.5) / Float(w) - 0.5
                    let v = (Float(y) + 0.5) / Float(h) - 0.5
                    lit = tone.graded(
                        matte?.front(color, k) ?? color, light: relief.values[k],
                        off: (2 * (u * u + v * v)).squareRoot())
                    if let air {
                        let veil = tone.veil * far.values[k] * far.values[k]
                        lit += (air - lit) * veil
                    }
                }
                if let sky, share > 0.003 {
                    let drawn = grain.added(to: sky.color(x: x, y: y), at: k)
                    lit += (drawn - lit) * share
                }
                photograph.set(lit, k)
            }
        }
    }

    private var keepsHour: Bool { old.environment?.time == new.environment?.time }

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
}

/// The new plan's sky, seen by the photograph's camera.
private struct SkyPainter {
    private let dome: SkyDome
    private let axes: Axes
    private let size: (width: Float, height: Float)
    private var tone: SkyTone
    /// Rows between which the old sky was seen.
    private var rows: (top: Float, bottom: Float)
    /// Of the air where the sky ends.
    private(set) var horizon = SIMD3<Float>.zero

    init(_ plan: ScenePlan, over photograph: Photograph, _ matte: SkyMatte, keepsHour: Bool) {
        tone = SkyTone(plan.environment)
        var plan = plan
        plan.environment = tone.environment
        for i in plan.lights.indices where plan.lights[i].kind == .sun {
            plan.lights[i].color = tone.sunlight
            plan.lights[i].irradiance = 1
        }
        dome = SkyDome(plan)
        axes = Axes(plan.camera ?? Camera())
        size = (Float(photograph.width), Float(photograph.height))
        var places: [(x: Int, y: Int)] = []
        var before = SIMD3<Float>.zero
        for y in stride(from: 0, to: photograph.height, by: max(1, photograph.height / 48)) {
            for x in stride(from: 0, to: photograph.width, by: max(1, photograph.width / 48))
            where matte.alpha.values[y * photograph.width + x] > 0.9 {
                places.append((x, y))
                before += photograph.color(y * photograph.width + x)
            }
        }
        let lowest = places.last?.y ?? photograph.height
        rows = (Float(places.first?.y ?? 0), Float(lowest))
        tone.expose(
            places.map { radiance(x: $0.x, y: $0.y) },
            before: keepsHour ? before / Float(max(1, places.count)) : nil)
        for x in 0..<8 {
            horizon += color(x: photograph.width * (2 * x + 1) / 16, y: lowest) / 8
        }
    }

    func color(x: Int, y: Int) -> SIMD3<Float> { tone.shown(radiance(x: x, y: y)) }

    private func radiance(x: Int, y: Int) -> SIMD3<Float> {
        let ray = axes.ray(
            x: (Float(x) + 0.5) / size.width, y: (Float(y) + 0.5) / size.height,
            aspect: size.width / size.height)
        var direction = ray / (ray * ray).sum().squareRoot()
        // Whatever lens was guessed, the sky that is seen reaches from its horizon some way up.
        let share = (rows.bottom - Float(y)) / max(rows.bottom - rows.top, 1)
        direction.y = max(direction.y, 0.004 + 0.42 * max(share, 0))
        direction /= (direction * direction).sum().squareRoot()
        return dome.radiance(direction, footprint: 2 * axes.tangent / size.height)
    }
}
