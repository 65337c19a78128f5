import PlantainProto
import Space

/// Radiances of the gradient and the sun for a time of day under a clear sky.
struct Daylight {
    var zenith: V3
    var horizon: V3
    var ground: V3
    /// Radians above the horizon.
    var elevation: Float
    var kelvin: Float
    /// Irradiance facing the sun, before exposure; 0 = below the horizon.
    var sun: Float

    static func clear(_ time: TimeOfDay) -> Daylight {
        switch time {
        case .morning:
            Daylight(
                zenith: V3(0.11, 0.23, 0.55), horizon: V3(0.60, 0.66, 0.74),
                ground: V3(0.16, 0.15, 0.13),
                elevation: 0.48, kelvin: 4700, sun: 2.3)
        case .goldenHour:
            Daylight(
                zenith: V3(0.085, 0.165, 0.39), horizon: V3(0.74, 0.44, 0.19),
                ground: V3(0.14, 0.11, 0.08),
                elevation: 0.2, kelvin: 3000, sun: 2.8)
        case .sunset:
            Daylight(
                // Away from the sun the sky is pale and rosy; its gold lies about the sun alone.
                zenith: V3(0.1, 0.15, 0.32), horizon: V3(0.66, 0.33, 0.175),
                ground: V3(0.15, 0.125, 0.11),
                elevation: 0.1, kelvin: 2700, sun: 1.7)
        case .dusk:
            Daylight(
                zenith: V3(0.034, 0.068, 0.175), horizon: V3(0.165, 0.112, 0.115),
                ground: V3(0.02, 0.02, 0.025),
                elevation: 0, kelvin: 6500, sun: 0)
        case .night:
            // The moon, as a photographer exposes it.
            Daylight(
                zenith: V3(0.0015, 0.0026, 0.0065), horizon: V3(0.005, 0.0068, 0.0125),
                ground: V3(0.002, 0.002, 0.0027),
                elevation: 0.7, kelvin: 9000, sun: 0.05)
        case .noon:
            Daylight(
                zenith: V3(0.075, 0.2, 0.58), horizon: V3(0.45, 0.58, 0.77),
                ground: V3(0.2, 0.19, 0.17),
                elevation: 1.0, kelvin: 5600, sun: 3.8)
        case .afternoon, .unspecified:
            Daylight(
                zenith: V3(0.10, 0.23, 0.60), horizon: V3(0.58, 0.68, 0.82),
                ground: V3(0.18, 0.17, 0.15),
                elevation: 0.72, kelvin: 5300, sun: 2.8)
        }
    }

    /// Under the given sky.
    static func of(_ time: TimeOfDay, _ sky: Sky) -> Daylight {
        var light = clear(time)
        func veil(_ share: Float, _ white: Float) {
            let mean = 0.5 * (light.zenith + light.horizon)
            // Clouds take the colour of what lights them: grey by day, mauve when the sun is low.
            let isLow = light.elevation > 0 && light.elevation < 0.3
            let grey = V3(0.92, 0.96, 1.04) * mean.luminance
            let cloud = blend(grey, mean, isLow ? 0.75 : 0) * white
            light.zenith = blend(light.zenith, cloud, share)
            // Near the horizon one looks under them, into the light.
            light.horizon = blend(light.horizon, cloud * 1.08, isLow ? share * 0.35 : share)
        }
        switch sky {
        case .partlyCloudy:
            veil(0.15, 1.25)
            light.sun *= 0.8
        case .overcast:
            veil(0.9, 1.0)
            light.sun *= 0.06
        case .dramatic:
            // Light breaks through here and there under a dark cover.
            veil(0.78, 0.4)
            light.sun *= 0.4
        case .clear, .starry, .unspecified: break
        }
        return light
    }
}
