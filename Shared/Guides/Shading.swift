import Foundation
public import GuideMap
import Knowledge
public import PlantainProto

/// What a picture looks like without anything learned: guides lit by the plan's light.
public enum Shading {
    /// Exposed linear RGB, planar (3, height, width), of a tile's guides; before the tone curve.
    ///
    /// `color (ambient + Σ lamps · incidence · visibility) (1 - metal) + mirror + glow + what lies behind + sky`
    public static func preview(_ map: GuideMap, plan: ScenePlan) -> [Float] {
        let lighting = Lighting(plan)
        let area = map.width * map.height
        var result = [Float](repeating: 0, count: 3 * area)
        for y in 0..<map.height {
            for x in 0..<map.width {
                let at = y * map.width + x
                func value(_ channel: Int) -> Float { map.values[channel * area + at] }
                func color(_ channel: Int) -> SIMD3<Float> {
                    SIMD3(value(channel), value(channel + 1), value(channel + 2))
                }
                var sum = color(GuideChannel.environment)
                let share = value(GuideChannel.hit)
                if share > 0 {
                    sum += surface(value: value, color: color, share: share, lighting: lighting)
                }
                for channel in 0..<3 { result[channel * area + at] = sum[channel] }
            }
        }
        return result
    }

    private static func surface(
        value: (Int) -> Float, color: (Int) -> SIMD3<Float>, share: Float, lighting: Lighting
    ) -> SIMD3<Float> {
        let tilt = value(GuideChannel.up) / share
        let level = SIMD3<Float>(0, min(max(tilt, -1), 1), 0)
        let open = value(GuideChannel.ambientOcclusion) / share
        var light = lighting.ambient(level) * open
        for lamp in lighting.lamps.indices {
            let lit = value(GuideChannel.lightVisibility + lamp) / share
            light +=
                lighting.direct(
                    lamp, incidence: value(GuideChannel.lightIncidence + lamp) / share)
                * lit
        }
        let base = color(GuideChannel.color)
        let metal = value(GuideChannel.metalness) / share
        let clear = value(GuideChannel.transmission) / share
        // Microfacets shade one another: rough things mirror little, even at grazing angles.
        let smooth = 1 - value(GuideChannel.roughness) / share
        let polish = smooth * smooth
        let fresnel = value(GuideChannel.fresnel) / share * polish
        let unit = base / share
        let tint = (unit - 0.04) * metal + 0.04
        let specular = tint + (1 - tint) * fresnel
        let mirror = color(GuideChannel.reflection) * specular * min(1, 0.3 + open)
        let glow = expm1(value(GuideChannel.emission))
        let chroma = base / max(luminance(base), 0.05 * share)
        return base * light * ((1 - metal) * (1 - clear)) + mirror
            + color(GuideChannel.behind) * (1 - fresnel) + chroma * (glow * share)
    }

    /// Display values in [0, 1]: the plan's film curve, then the sRGB one.
    public static func display(_ linear: Float) -> Float {
        let x = max(linear, 0)
        let curved = x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14)
        let c = min(max(curved, 0), 1)
        return c <= 0.003_130_8 ? 12.92 * c : 1.055 * pow(c, 1 / 2.4) - 0.055
    }
}
