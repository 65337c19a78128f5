import Foundation
import Knowledge
public import PlantainProto

/// The plan's sky: its gradient, and outdoors clouds, sun, moon and stars by the plan's seed.
///
/// A pure function of direction, averaged over a footprint, so that it is the same at every size and tile.
public struct SkyDome: Sendable {
    public let gradient: EnvironmentGradient
    /// The place has a sky at all.
    public let isOpen: Bool
    private let kind: Sky
    private let isNight: Bool
    /// Of clouds in full light, and on their undersides.
    private let lit: SIMD3<Float>
    private let shade: SIMD3<Float>
    /// Toward the sun or the moon; nil below the horizon.
    private let sun: SIMD3<Float>?
    private let sunlight: SIMD3<Float>
    private let haze: Float
    private let clouds: CloudField
    private let seed: UInt32

    public init(_ plan: ScenePlan) {
        let environment = plan.environment
        gradient = EnvironmentGradient(environment)
        let place = environment?.place ?? .unspecified
        isOpen = ![.studio, .interior, .unspecified].contains(place)
        kind = environment?.sky ?? .unspecified
        let time = environment?.time ?? .unspecified
        isNight = time == .night
        let light = plan.lights.first { $0.kind == .sun && $0.irradiance > 0 }
        let toward = light.map { normalize(SIMD3($0.direction ?? .init())) }
        sun = toward
        sunlight =
            light.map { SIMD3($0.color ?? Color(r: 1, g: 1, b: 1)) * $0.irradiance } ?? .zero
        let level = luminance(gradient.horizon)
        let mean = (gradient.zenith + gradient.horizon) * 0.5
        let isLow = (toward?.y ?? 0) < 0.35
        // White in the light of sun and sky; below, the sky's own colour, greyed.
        let grey = SIMD3<Float>(repeating: luminance(mean))
        let pale = mean + (grey - mean) * 0.6
        let body = kind == .overcast ? pale * 1.1 : pale
        // A storm's cover is thick: little comes through.
        let isStormy = kind == .dramatic && !isLow
        lit = body * 0.75 + sunlight * (kind == .overcast || isStormy ? 0.1 : isLow ? 0.3 : 0.26)
        shade =
            body * (kind == .dramatic ? 0.32 : kind == .overcast ? 0.68 : 0.68)
            + sunlight * (isLow ? 0.07 : 0.03)
        haze = kind == .overcast ? 0.05 : 0.035
        let mixed = (plan.seed &+ 0x51) &* 0x9E37_79B9_7F4A_7C15
        seed = UInt32(truncatingIfNeeded: mixed >> 32)
        clouds = CloudField(kind, seed: seed, toward: toward, level: level)
    }

    /// Radiance from a unit direction, averaged over `footprint` radians.
    public func radiance(_ direction: SIMD3<Float>, footprint: Float) -> SIMD3<Float> {
        var color = gradient.radiance(direction)
        guard isOpen, direction.y > -0.02 else { return color }
        let height = max(direction.y, 0)
        var disc: Float = 0
        if let sun {
            let cosine = max(0, dot(direction, sun))
            // The lower it is, the deeper are all colours of the sky; what they light has them mixed.
            let low =
                isNight ? 0 : smooth(0.22, 0.12, sun.y) * (kind == .overcast ? Float(0.3) : 1)
            let grey = luminance(color)
            color = pointwiseMax(grey + (color - grey) * (1 + 0.45 * low), .zero)
            let glow = sunlight * SIMD3(1, 1 - 0.28 * low, 1 - 0.28 * low)
            let near = powf(cosine, 10) * 0.05 + powf(cosine, 90) * 0.14
            let veil: Float = kind == .overcast ? 0.5 : isNight ? 1.5 : 1 - 0.4 * low
            color += glow * (near * veil)
            if !isNight, sun.y < 0.35 {
                // A low sun shines through the most air: a belt of its colour, widest below it.
                let flat = SIMD2(direction.x, direction.z)
                let way = SIMD2(sun.x, sun.z)
                let lengths = ((flat * flat).sum() * (way * way).sum()).squareRoot()
                let toward = lengths > 1e-6 ? (flat * way).sum() / lengths : 0
                let belt = exp(-height / 0.16) * powf(toward * 0.5 + 0.5, 2)
                let gold = 0.11 + 0.03 * low
                color += glow * (belt * (kind == .overcast ? 0.03 : gold))
            }
            let reach: Float = isNight ? 0.011 : 0.0085
            let edge = max(footprint, 0.0012)
            let away = (2 * max(0, 1 - dot(direction, sun))).squareRoot()
            disc = 1 - smooth(reach - edge, reach + edge, away)
        }
        if kind == .starry || isNight && kind != .overcast {
            color += stars(direction, footprint: footprint)
        }
        if disc > 0 {
            color += (luminance(gradient.horizon) * (isNight ? 60 : 9) * disc) * tint(sunlight)
        }
        let cover = clouds.cover(direction, footprint: footprint)
        guard cover.share > 0 else { return color }
        var cloud = shade + (lit - shade) * cover.light
        if let sun {
            // Thin edges before the sun shine through.
            let through = powf(max(0, dot(direction, sun)), 8) * (1 - cover.depth)
            cloud += sunlight * (0.35 * through)
        }
        let far = haze / (height + haze)
        cloud += (gradient.horizon - cloud) * (0.75 * far)
        return color + (cloud - color) * cover.share
    }

    private func tint(_ color: SIMD3<Float>) -> SIMD3<Float> {
        let soft = color / max(luminance(color), 1e-6)
        return soft + (1 - soft) * 0.4
    }

    /// Radiance over the sphere, rows from straight up to straight down, columns about +y from -z toward +x.
    public func panorama(width: Int, height: Int) -> [Float] {
        var result: [Float] = []
        result.reserveCapacity(width * height * 3)
        for y in 0..<height {
            let theta = Float.pi * (Float(y) + 0.5) / Float(height)
            for x in 0..<width {
                let phi = 2 * Float.pi * (Float(x) + 0.5) / Float(width)
                let d = SIMD3(sin(phi) * sin(theta), cos(theta), -cos(phi) * sin(theta))
                let color = radiance(d, footprint: Float.pi / Float(height))
                result += [color.x, color.y, color.z]
            }
        }
        return result
    }

    // MARK: Stars

    /// At most one star in each cell of a grid on the faces of a cube.
    private func stars(_ d: SIMD3<Float>, footprint: Float) -> SIMD3<Float> {
        let a = SIMD3(abs(d.x), abs(d.y), abs(d.z))
        let axis = a.y >= a.x && a.y >= a.z ? 1 : a.x >= a.z ? 0 : 2
        let face = UInt32(axis * 2 + (d[axis] > 0 ? 1 : 0))
        let p = SIMD2(d[(axis + 1) % 3], d[(axis + 2) % 3]) / a[axis]
        let scale: Float = 40
        let wide = max(footprint * 0.75, 0.0006)
        let cell = (p * scale).rounded(.down)
        var sum: Float = 0
        for dy in -1...1 {
            for dx in -1...1 {
                let at = cell + SIMD2(Float(dx), Float(dy))
                var h = CloudNoise.hash(Int32(at.x), Int32(at.y), seed &+ face &* 7919)
                if h & 3 != 0 { continue }
                let place = SIMD2(Float(h >> 8 & 0xFFF), Float(h >> 20)) / 4096
                h = h &* 0x2C1B_3C6D ^ h >> 13
                let draw = max(Float(h & 0xFFFF) / 65536, 0.004)
                let offset = (p - (at + place) / scale)
                // Cells shrink toward a face's corners.
                let angle = (offset * offset).sum() / (1 + (p * p).sum())
                let falloff = angle / (wide * wide)
                guard falloff < 12 else { continue }
                sum += min(powf(draw, -0.62), 16) * exp(-falloff)
            }
        }
        let dimmed = smooth(0.02, 0.2, d.y) * (0.0011 / wide) * (0.0011 / wide)
        return SIMD3(0.92, 0.96, 1.06)
            * (sum * dimmed * 1.1 * luminance(gradient.horizon + gradient.zenith))
    }
}

@inline(__always)
func smooth(_ low: Float, _ high: Float, _ x: Float) -> Float {
    let t = min(max((x - low) / (high - low), 0), 1)
    return t * t * (3 - 2 * t)
}

private func powf(_ x: Float, _ y: Float) -> Float { x <= 0 ? 0 : pow(x, y) }
