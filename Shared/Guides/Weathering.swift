import Knowledge
import Materials
import PlantainProto
import SceneGeometry

/// What rain and snow do to surfaces that lie open: wet ground is darker and mirrors, puddles stand where it is
/// level, and snow lies on what faces up.
struct Weathering: Sendable {
    private let weather: Weather
    private let seed: UInt32
    /// Or else the rain is over and the air clear.
    private let isFalling: Bool
    /// Metres across a puddle.
    private let puddle: Float

    /// nil where neither changes anything.
    ///
    /// - Parameter focus: distance of what the picture is about
    init?(_ plan: ScenePlan, focus: Float) {
        guard let environment = plan.environment,
            environment.weather == .rain || environment.weather == .snowfall,
            ![.studio, .interior, .unspecified].contains(environment.place)
        else { return nil }
        weather = environment.weather
        isFalling = environment.extinction > 0
        seed = UInt32(truncatingIfNeeded: plan.seed &* 0x9E37_79B9 &+ 0x3A7)
        puddle = min(max(0.28 * focus, 0.12), 2.2)
    }

    func change(_ look: inout Look, _ hit: Hit, substance: Substance, footprint: Float) {
        guard look.transmission < 0.5, look.emission <= 0, substance != .water else { return }
        if weather == .rain {
            wet(&look, hit, substance, footprint)
        } else {
            snow(&look, hit, footprint)
        }
    }

    private func wet(_ look: inout Look, _ hit: Hit, _ substance: Substance, _ footprint: Float) {
        guard look.metalness < 0.5, substance != .snow else { return }
        // Rough matter takes up water and turns dark; what is polished already only beads.
        let open = smooth(0.25, 0.6, look.roughness) * (0.55 + 0.45 * max(0, hit.normal.y))
        look.color *= 1 - 0.42 * open
        if puddles(hit, substance) {
            // Water levels the grain of what is paved, and shines all over it.
            look.roughness -= (look.roughness - 0.27) * open
            look.normal = normalize(look.normal + (hit.facet - look.normal) * 0.6 * open)
        } else {
            look.roughness -= (look.roughness - 0.22) * open * film(substance)
        }
        guard puddles(hit, substance) else { return }
        let depth = depth(hit, footprint: footprint)
        look.color *= 1 - 0.5 * depth
        look.roughness += (0.035 - look.roughness) * depth
        look.isWet = look.roughness > 0.08
        // Drops ruffle what stands.
        let ripple = Noise.plane(hit.point.x / 0.035, hit.point.z / 0.035, seed &+ 9)
        let drops: Float = isFalling ? 0.012 : 0.0015
        let slope =
            SIMD3(ripple[1], 0, ripple[2]) * (drops * Noise.seen(0.035, footprint) * depth)
        look.normal = normalize(
            look.normal + (SIMD3(0, 1, 0) - look.normal) * depth * 0.97 - slope)
    }

    /// How far water stands over the ground, 0 to 1.
    private func depth(_ hit: Hit, footprint: Float) -> Float {
        let noise = Noise.cloud(
            hit.point.x, hit.point.z, size: puddle, octaves: 3, footprint: footprint, seed: seed,
            gain: 0.42)[0]
        // The grain of the ground breaks up their rims.
        let rim = Noise.cloud(
            hit.point.x, hit.point.z, size: 0.16 * puddle, octaves: 3, footprint: footprint,
            seed: seed &+ 21, gain: 0.6)[0]
        return smooth(0, 0.32, noise + 0.05 + 0.2 * rim)
    }

    /// Whether water stands where a ray hits, and mirrors sharply.
    func stands(_ hit: Hit, _ substance: Substance) -> Bool {
        puddles(hit, substance) && depth(hit, footprint: 0.002 * hit.distance) > 0
    }

    /// Whether water would stand where a ray hits.
    @inline(__always)
    func puddles(_ hit: Hit, _ substance: Substance) -> Bool {
        weather == .rain && hit.facet.y > 0.985 && Self.holdsPuddles(substance)
    }

    /// How glossy the film of water on it is.
    private func film(_ substance: Substance) -> Float {
        switch substance {
        case .grass, .sand, .soil, .fabric: 0.35
        default: 0.85
        }
    }

    private static func holdsPuddles(_ substance: Substance) -> Bool {
        switch substance {
        case .asphalt, .concrete, .stone, .tile, .brick, .soil: true
        default: false
        }
    }

    private func snow(_ look: inout Look, _ hit: Hit, _ footprint: Float) {
        let up = max(hit.normal.y, hit.facet.y)
        guard up > 0.3 else { return }
        let noise = Noise.cloud(
            hit.point.x, hit.point.z, size: puddle * 0.8, octaves: 4, footprint: footprint,
            seed: seed &+ 3, gain: 0.55)
        let cover = smooth(0.0, 0.3, up - 0.46 + 0.24 * noise[0])
        guard cover > 0 else { return }
        let grain = 1 + 0.05 * Noise.plane(hit.point.x / 0.02, hit.point.z / 0.02, seed)[0]
        let white = SIMD3<Float>(0.84, 0.86, 0.9) * grain
        look.color += (white - look.color) * cover
        look.roughness += (0.8 - look.roughness) * cover
        look.metalness *= 1 - cover
        // It lies in drifts.
        let drift = SIMD3(noise[1], 0, noise[2]) * (0.05 * puddle)
        look.normal = hit.outward(
            normalize(look.normal + (hit.normal - drift - look.normal) * cover))
    }
}
