import Foundation
import PlantainProto

/// How a sky shows in a photograph: its colours, and how bright and colourful such skies are photographed.
///
/// The planner's film adapts to a plan's light; a photograph is exposed already, and its sky must fit that.
struct SkyTone {
    /// The planner's sky in these colours.
    let environment: PlantainProto.Environment
    let sunlight: Color
    private let target: Float
    private let contrast: Float
    private let saturation: Float
    private var gain: Float = 1

    private struct Look {
        var zenith: SIMD3<Float>
        var horizon: SIMD3<Float>
        var sunlight: SIMD3<Float>
        /// Mean brightness, linear.
        var target: Float
        var contrast: Float
        var saturation: Float = 1.1
    }

    init(_ environment: PlantainProto.Environment?) {
        let look = Self.look(environment?.time ?? .unspecified, environment?.sky ?? .unspecified)
        var own = environment ?? PlantainProto.Environment()
        own.zenith = Color(r: look.zenith.x, g: look.zenith.y, b: look.zenith.z)
        own.horizon = Color(r: look.horizon.x, g: look.horizon.y, b: look.horizon.z)
        own.ground = own.horizon
        if own.time == .night, own.sky == .clear || own.sky == .unspecified { own.sky = .starry }
        self.environment = own
        sunlight = Color(r: look.sunlight.x, g: look.sunlight.y, b: look.sunlight.z)
        (target, contrast, saturation) = (look.target, look.contrast, look.saturation)
    }

    /// - Parameters:
    ///   - samples: of the sky's radiance where it is seen
    ///   - before: linear colour of the sky that was there, if the hour stays the same
    mutating func expose(_ samples: [SIMD3<Float>], before: SIMD3<Float>?) {
        let logs = samples.map { logf(max(luminance($0), 1e-4)) }
        let mean = expf(logs.reduce(0, +) / Float(max(1, logs.count)))
        // No sky of noon over a picture of dusk.
        let kept = before.map {
            (target * min(max(luminance($0), target / 6), target * 2.5)).squareRoot()
        }
        if let before {
            // Blue light of evening stays a little blue under clouds.
            let own = before / max(luminance(before), 1e-4)
            cast = SIMD3(repeating: 0.78) + own * 0.22
        }
        gain = 1 / max(mean, 1e-4)
        level = kept ?? target
    }

    private var level: Float = 0.3
    private var cast = SIMD3<Float>(repeating: 1)

    func shown(_ radiance: SIMD3<Float>) -> SIMD3<Float> {
        let y = max(luminance(radiance) * gain, 1e-4)
        var lit = radiance * cast * (gain * level * powf(y, contrast - 1))
        let grey = SIMD3<Float>(repeating: luminance(lit))
        lit = grey + (lit - grey) * saturation
        // What is brighter than white is drawn together, so that the sun keeps a rim.
        func one(_ x: Float) -> Float {
            x < 0.7 ? max(x, 0) : 0.7 + 0.3 * (1 - expf((0.7 - x) / 0.3))
        }
        return SIMD3(one(lit.x), one(lit.y), one(lit.z))
    }

    private static func look(_ time: TimeOfDay, _ sky: Sky) -> Look {
        switch (time, sky) {
        case (.night, _), (_, .starry):
            Look(
                zenith: SIMD3(0.1, 0.17, 0.5), horizon: SIMD3(0.26, 0.38, 0.78),
                sunlight: SIMD3(0.5, 0.55, 0.65), target: 0.011, contrast: 1)
        case (.dusk, _):
            Look(
                zenith: SIMD3(0.07, 0.12, 0.36), horizon: SIMD3(0.75, 0.5, 0.5),
                sunlight: SIMD3(0.4, 0.2, 0.15), target: 0.075, contrast: 1.1)
        case (.sunset, _):
            Look(
                zenith: SIMD3(0.16, 0.19, 0.42), horizon: SIMD3(1.15, 0.5, 0.17),
                sunlight: SIMD3(2.4, 1.05, 0.3), target: sky == .dramatic ? 0.16 : 0.24,
                contrast: 1.15)
        case (.goldenHour, _):
            Look(
                zenith: SIMD3(0.22, 0.36, 0.66), horizon: SIMD3(1.1, 0.8, 0.46),
                sunlight: SIMD3(2.2, 1.5, 0.8), target: 0.36, contrast: 1.15)
        case (_, .dramatic):
            Look(
                zenith: SIMD3(0.13, 0.17, 0.25), horizon: SIMD3(0.6, 0.63, 0.66),
                sunlight: SIMD3(1, 0.95, 0.85), target: 0.15, contrast: 1.6)
        case (_, .overcast):
            Look(
                zenith: SIMD3(0.5, 0.53, 0.57), horizon: SIMD3(0.72, 0.73, 0.74),
                sunlight: SIMD3(0.3, 0.3, 0.3), target: 0.48, contrast: 1.3)
        case (_, .partlyCloudy):
            Look(
                zenith: SIMD3(0.1, 0.24, 0.6), horizon: SIMD3(0.5, 0.68, 0.92),
                sunlight: SIMD3(1.9, 1.8, 1.6), target: 0.36, contrast: 1.1)
        default:
            Look(
                zenith: SIMD3(0.07, 0.2, 0.6), horizon: SIMD3(0.45, 0.65, 0.92),
                sunlight: SIMD3(1.6, 1.5, 1.3), target: 0.24, contrast: 1.3, saturation: 1.15)
        }
    }
}
