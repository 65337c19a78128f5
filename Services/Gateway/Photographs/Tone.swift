import Foundation
import PlantainProto

/// How another hour or sky shows in a photograph's tones, as a photographer would grade it.
struct Tone {
    /// By what light is multiplied.
    var gain = SIMD3<Float>(repeating: 1)
    var saturation: Float = 1
    /// Above 1, what is darker than middling sinks.
    var contrast: Float = 1
    /// A lamp's pool in the middle and cool dusk around it, 0…1.
    var pool: Float = 0
    /// How much the far is veiled in the sky's colour.
    var veil: Float = 0

    /// - Parameter brightness: linear, of what is lit in the photograph
    init(
        from old: PlantainProto.Environment?, to new: PlantainProto.Environment?, brightness: Float,
        isOpen: Bool
    ) {
        guard let new else { return }
        if old?.time != new.time, new.time != .unspecified {
            let wasDark = [.night, .dusk].contains(old?.time ?? .noon)
            hour(new.time, wasDark: wasDark, brightness, isOpen)
        }
        guard old?.sky != new.sky, isOpen else { return }
        switch new.sky {
        case .dramatic: grade(0.74, SIMD3(0.96, 1, 1.07), 0.86, 1.12)
        case .overcast: grade(0.88, SIMD3(0.98, 1, 1.03), 0.84, 0.96)
        case .clear: if old?.time == new.time { grade(1.1, SIMD3(1.04, 1, 0.94), 1.08, 1.03) }
        case .partlyCloudy: if old?.time == new.time { grade(1.05, SIMD3(1.02, 1, 0.97), 1.04, 1) }
        default: break
        }
        veil = max(veil, 0.1)
    }

    private mutating func hour(
        _ time: TimeOfDay, wasDark: Bool, _ brightness: Float, _ isOpen: Bool
    ) {
        /// Light for a picture that is to be so bright on average.
        func level(_ target: Float, _ low: Float, _ high: Float) -> Float {
            min(max(target / max(brightness, 0.004), low), high)
        }
        switch time {
        case .night where isOpen:
            grade(level(0.016, 0.06, 0.5), SIMD3(0.62, 0.84, 1.5), 0.5, 1.06)
        case .night:
            grade(level(0.045, 0.16, 0.6), SIMD3(1, 1, 1), 0.9, 1.1)
            pool = 1
        case .dusk: grade(level(0.05, 0.18, 0.8), SIMD3(0.82, 0.94, 1.28), 0.78, 1.04)
        case .sunset:
            grade(level(0.12, 0.45, 1), SIMD3(1.3, 0.93, 0.62), 1.02, 1.12)
            veil = 0.16
        case .goldenHour:
            grade(level(0.2, 0.75, 1.3), SIMD3(1.22, 1, 0.72), 1.08, 1.06)
            veil = 0.1
        default: grade(wasDark || brightness < 0.07 ? level(0.2, 1, 4) : 1.04, .one, 1.04, 1)
        }
    }

    private mutating func grade(
        _ level: Float, _ tint: SIMD3<Float>, _ saturation: Float, _ contrast: Float
    ) {
        gain *= tint / luminance(tint) * level
        self.saturation *= saturation
        self.contrast *= contrast
    }

    /// - Parameters:
    ///   - color: linear
    ///   - light: how much more light a pixel gets than middling ones
    ///   - off: from the picture's middle, 1 at its corners
    func graded(_ color: SIMD3<Float>, light: Float, off: Float) -> SIMD3<Float> {
        var lit = color * gain * light
        if pool > 0 {
            let near = expf(-2.6 * off * off) * pool
            let (cool, warm) = (SIMD3<Float>(0.62, 0.78, 1.12), SIMD3<Float>(1.75, 1.32, 0.82))
            lit *= cool + (warm - cool) * near
        }
        let y = luminance(lit)
        if contrast != 1 {
            // About the new middle, so that bright things stay bright.
            let middle = max(0.18 * luminance(gain), 0.01)
            lit *= min(max(powf(max(y, 1e-5) / middle, contrast - 1), 0.5), 1.5)
        }
        let grey = SIMD3<Float>(repeating: luminance(lit))
        lit = grey + (lit - grey) * saturation
        return lit.clamped(lowerBound: .zero, upperBound: .one)
    }
}
