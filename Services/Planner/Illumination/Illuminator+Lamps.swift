import PlantainProto
import Space

/// What words and glowing things change, and how lamps stand about the things.
extension Illuminator {
    // MARK: Words

    mutating func character(_ gradient: inout (zenith: V3, horizon: V3, ground: V3)) {
        func scale(_ by: V3) {
            gradient = (gradient.zenith * by, gradient.horizon * by, gradient.ground * by)
        }
        func tint(_ kelvin: Float, _ share: Float) {
            let color = Temperature.color(kelvin)
            for i in lights.indices {
                let old = (lights[i].color ?? Color()).rgb
                let new = blend(old, color, share)
                lights[i].color = Color(new / new.luminance)
            }
            scale(blend(V3(repeating: 1), color, share * 0.6))
        }
        switch mood.character {
        case .soft:
            scale(V3(repeating: 1.35))
            for i in lights.indices { lights[i].irradiance *= 0.75 }
        case .bright: scale(V3(repeating: 1.25))
        case .dim:
            scale(V3(repeating: 0.6))
        case .warm: tint(3000, 0.6)
        case .cold: tint(9500, 0.6)
        case .neon:
            // In the open the night's sky stays.
            darken(&gradient, mood.isIndoors ? 0.12 : 0.45)
            let pair =
                dice.chance(0.5)
                ? (V3(1, 0.08, 0.5), V3(0.05, 0.6, 1)) : (V3(0.6, 0.1, 1), V3(0.1, 1, 0.75))
            bulb(
                azimuth: -1.0, elevation: 0.3, distance: 1.8, radius: 0.25, color: pair.0,
                irradiance: 0.5)
            bulb(
                azimuth: 1.1, elevation: 0.4, distance: 2, radius: 0.25, color: pair.1,
                irradiance: 0.4)
            words = ["two coloured neon tubes from the sides"]
        case .candle, .fire, .lamp:
            darken(&gradient, mood.character == .lamp ? 0.35 : 0.15)
            words = []
            if glows.isEmpty {
                bulb(
                    azimuth: 0.8, elevation: 0.3, distance: 1.1, radius: 0.05,
                    kelvin: mood.character == .lamp ? 2800 : 1900, irradiance: 0.6)
                words = ["a \(mood.character?.rawValue ?? "lamp") just outside the frame"]
            }
        case .back, .sun, .moon, .studio, nil: break
        }
    }

    mutating func darken(
        _ gradient: inout (zenith: V3, horizon: V3, ground: V3), _ by: Float
    ) {
        gradient = (gradient.zenith * by, gradient.horizon * by, gradient.ground * by)
        lights.removeAll()
    }

    // MARK: Lights

    mutating func addGlows(ambient: Float) {
        let leading =
            mood.time == .night || mood.time == .dusk
            || [.candle, .lamp, .fire, .neon].contains(mood.character)
        for glow in glows {
            let away = glow.position - target
            let distance = max(0.25 * extent + 0.05, away.length)
            var irradiance = glow.strength / (distance * distance)
            // A lamp that leads is as strong as it takes; by day it is only seen to glow.
            if leading {
                // Outdoors its light lies visibly on what is around it.
                let least: Float = mood.isIndoors ? 0.6 : 2.4
                irradiance = max(min(irradiance, ambient * 6 + 1), ambient * least)
            }
            // Tubes are bright to look at; what they light has other light as well.
            if isTubed, glow.color != nil {
                irradiance = min(irradiance, max(0.2, ambient * 2.4))
            }
            let color =
                glow.color.map { $0 / max(0.05, $0.luminance) } ?? Temperature.lamp(glow.kelvin)
            let light = Light(
                kind: .bulb, direction: Vec3(away.unit), position: Vec3(glow.position),
                radius: glow.radius,
                color: Color(color), irradiance: irradiance, object: glow.object)
            if leading {
                lights.insert(light, at: 0)
            } else if lights.count < 3 {
                lights.append(light)
            }
            words.append("the \(glow.object) glows")
        }
    }

    /// Toward a light: azimuth 0 is from the camera's side, positive to its right.
    func direction(azimuth: Float, elevation: Float) -> V3 {
        let back = V3(-view.forward.x, 0, -view.forward.z).unit
        let base = back.length > 0.1 ? back : V3(0, 0, 1)
        let level = Quaternion(yaw: azimuth).rotate(base)
        let e = elevation.sineAndCosine
        return (level * e.cos + V3(0, e.sin, 0)).unit
    }

    mutating func panel(
        azimuth: Float, elevation: Float, distance: Float, half: Float, kelvin: Float,
        irradiance: Float
    ) {
        let direction = direction(azimuth: azimuth, elevation: elevation)
        // Panels grow with the subject, so that their shadows keep their softness.
        let scale = max(0.55, extent * 0.9)
        lights.append(
            Light(
                kind: .panel, direction: Vec3(direction),
                position: Vec3(target + direction * distance * scale),
                radius: half * scale * softness, color: Color(Temperature.color(kelvin)),
                irradiance: irradiance))
    }

    mutating func bulb(
        azimuth: Float, elevation: Float, distance: Float, radius: Float, kelvin: Float = 0,
        color: V3? = nil,
        irradiance: Float
    ) {
        let direction = direction(azimuth: azimuth, elevation: elevation)
        let scale = max(0.8, extent)
        let color = color.map { $0 / $0.luminance } ?? Temperature.lamp(kelvin)
        lights.append(
            Light(
                kind: .bulb, direction: Vec3(direction),
                position: Vec3(target + direction * distance * scale),
                radius: radius * softness * scale.squareRoot(), color: Color(color),
                irradiance: irradiance))
    }
}
