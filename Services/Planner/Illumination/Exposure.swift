public import PlantainProto
public import Space

/// The film's answer to the plan's coarse light; a rendered picture is never needed.
public enum Exposure {
    /// Irradiance at a point on surfaces that face up and toward the camera, in equal parts.
    public static func irradiance(
        _ environment: Environment, _ lights: [Light], target: V3, view: Viewpoint
    ) -> V3 {
        let above =
            ((environment.horizon ?? Color()).rgb * 0.2 + (environment.zenith ?? Color()).rgb * 0.8)
            * .pi
        let below = (environment.ground ?? Color()).rgb * .pi
        let back = V3(-view.forward.x, 0, -view.forward.z).unit
        var sum = V3.zero
        for normal in [V3(0, 1, 0), back.length > 0.1 ? back : V3(0, 1, 0)] {
            // Things around hide a fifth of the sky.
            sum += 0.8 * blend(below, above, normal.y * 0.5 + 0.5)
            for light in lights {
                let toward = V3(light.direction)
                // In a room the sun lies in patches; film that is set for them alone loses the room.
                // A lamp's own shade keeps its light off most of it.
                let share: Float =
                    isOpen(environment)
                    ? 1 : light.kind == .sun ? 0.6 : light.object.isEmpty ? 1 : 0.6
                sum +=
                    (light.color ?? Color(V3(repeating: 1))).rgb * light.irradiance
                    * (share * max(0, toward.dot(normal)))
            }
        }
        return sum / 2
    }

    /// Exposure that puts a reflectance of 0.18 at `key`, and a white balance that goes two thirds of
    /// the way to neutral, farther where lamps alone give light.
    public static func film(
        _ environment: Environment, _ lights: [Light], target: V3, view: Viewpoint, key: Float
    ) -> Film {
        let light = irradiance(environment, lights, target: target, view: view)
        let level = max(1e-5, light.luminance)
        let cast = light / level
        let neutral = pointwiseMin(
            pointwiseMax(
                V3(repeating: 1) / pointwiseMax(cast, V3(repeating: 0.05)), V3(repeating: 0.4)),
            V3(repeating: 4))
        var balance = blend(V3(repeating: 1), neutral, balanceShare(environment, lights))
        // Balance changes colour, not brightness.
        balance /= max(0.05, (balance * cast).luminance)
        let exposure = min(key * .pi / (0.18 * level), mostForSky(environment))
        return Film(exposure: exposure, whiteBalance: Color(balance))
    }

    /// How far the film goes to neutral: evenings stay golden, and the blue hour blue.
    private static func balanceShare(_ environment: Environment, _ lights: [Light]) -> Float {
        // Coloured tubes are to keep their colours.
        let isColored = lights.contains { light in
            // A flame has more red than green, and that more than blue.
            let color = (light.color ?? Color(V3(repeating: 1))).rgb
            return light.kind == .bulb
                && (color.z > 1.5 * color.y || color.y > 1.3 * color.x)
        }
        if isOpen(environment), environment.time == .night, isColored { return 0.12 }
        guard isOpen(environment) else {
            return switch environment.time {
            case .night, .dusk: 0.6
            // A low sun on a wall is to look like one.
            case .goldenHour, .sunset: environment.place == .interior ? 0.4 : 0.65
            default: 0.65
            }
        }
        switch environment.time {
        // Mist scatters the sky's blue into a low sun's gold.
        case .goldenHour where environment.weather == .fog,
            .sunset where environment.weather == .fog:
            return 0.6
        case .goldenHour: return 0.15
        case .sunset, .dusk: return 0.25
        case .night: return 0.4
        default: return 0.65
        }
    }

    /// A sky that is in the picture must not blow out: what its lower half is exposed to at most.
    private static func mostForSky(_ environment: Environment) -> Float {
        guard isOpen(environment) else { return .infinity }
        let horizon = (environment.horizon ?? Color()).rgb
        let zenith = (environment.zenith ?? Color()).rgb
        let level = (horizon * 0.7 + zenith * 0.3).luminance
        let most: Float =
            switch environment.time {
            case .night: environment.sky == .overcast ? 0.2 : 0.12
            // Wet dusks are darker than blue ones: what glows in them is to be seen to glow.
            case .dusk: environment.sky == .overcast ? 0.27 : 0.3
            // Under a closed cover there is no sun to hold back for.
            // In a wood little of the sky is seen, and all else lies in shade.
            case .sunset where environment.place == .forest: 0.75
            case .sunset: environment.sky == .overcast ? 0.5 : 0.4
            case .goldenHour: environment.place == .forest ? 0.8 : 0.5
            default:
                switch environment.sky {
                case .dramatic: 0.36
                case .overcast: 0.8
                default: 0.66
                }
            }
        return most / max(1e-5, level)
    }

    private static func isOpen(_ environment: Environment) -> Bool {
        ![.studio, .interior, .unspecified].contains(environment.place)
    }
}
