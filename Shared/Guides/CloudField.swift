import Foundation
import PlantainProto

/// Clouds on a level sheet above the camera: heaps, a closed cover, or wisps, by the kind of sky.
struct CloudField: Sendable {
    /// What a view ray meets.
    struct Cover {
        /// Of the sky behind that is hidden.
        var share: Float = 0
        /// 0 on dark undersides, 1 in full light.
        var light: Float = 1
        /// 0 at thin edges, 1 in the thick of it.
        var depth: Float = 0
    }

    private let seed: UInt32
    /// Heaps: density above which there is cloud, how soft its edges are, units a sheet's height.
    private let threshold: Float
    private let softness: Float
    private let scale: Float
    private let isHeaped: Bool
    private let contrast: Float
    /// Opacity of high wisps.
    private let wisps: Float
    private let aside: SIMD2<Float>
    private let offset: SIMD2<Float>
    private let turn: SIMD2<Float>

    /// How near the sheet comes to the horizon.
    private static let bend: Float = 0.09

    init(_ kind: Sky, seed: UInt32, toward sun: SIMD3<Float>?, level: Float) {
        self.seed = seed
        func draw(_ k: Int32, _ low: Float, _ high: Float) -> Float {
            low + (high - low) * Float(CloudNoise.hash(k, 7, seed) >> 8) / 16_777_216
        }
        var heaped = true
        switch kind {
        case .partlyCloudy:
            (threshold, softness, scale) = (draw(1, -0.02, 0.2), 0.3, draw(2, 0.55, 1.0))
            (wisps, contrast) = (draw(3, 0, 0.4), 1)
        case .dramatic:
            (threshold, softness, scale) = (draw(1, -0.62, -0.4), 0.5, draw(2, 0.4, 0.75))
            (wisps, contrast) = (0.2, 1.5)
        case .overcast:
            (threshold, softness, scale) = (-1.2, 0.7, draw(2, 0.35, 0.7))
            (wisps, contrast) = (0, 1.1)
        case .starry:
            (threshold, softness, scale) = (draw(1, 0.42, 0.8), 0.4, 0.6)
            (wisps, contrast) = (0.05, 0.6)
        case .clear, .unspecified:
            heaped = draw(4, 0, 1) < 0.35
            (threshold, softness, scale) = (draw(1, 0.34, 0.5), 0.3, draw(2, 0.7, 1.1))
            (wisps, contrast) = (draw(3, 0.1, 0.5), 0.9)
        }
        isHeaped = heaped
        let level = sun.map { SIMD2($0.x, $0.z) } ?? SIMD2(0.6, 0.5)
        let length = max(0.05, (level * level).sum().squareRoot())
        aside = level / length * 0.16
        offset = SIMD2(draw(5, 0, 90), draw(6, 0, 90))
        let angle = draw(8, 0, 6.28)
        turn = SIMD2(cos(angle), sin(angle))
    }

    func cover(_ d: SIMD3<Float>, footprint: Float) -> Cover {
        guard d.y > 0.004 else { return Cover() }
        let rise = d.y + Self.bend
        let sheet = SIMD2(d.x, d.z) / rise
        // A pixel spans more of the sheet the farther off it is, most of all along the line of sight.
        let span = footprint / (rise * rise.squareRoot())
        let edge = smooth(0.004, 0.09, d.y)
        var result = Cover()
        if isHeaped {
            let p = sheet * scale + offset
            let f = span * scale
            let bent = p + 0.35 * SIMD2(noise(p, 0.7, f, 1), noise(p, 0.7, f, 2))
            let dense = density(bent, f, octaves: 7)
            let share = smooth(threshold, threshold + softness, dense)
            if share > 0 {
                let beyond = density(bent + aside, f, octaves: 4)
                let near = density(bent, f, octaves: 4)
                let relief = 0.55 + (near - beyond) * 1.5 * contrast + (dense - near) * 0.5
                let depth = smooth(threshold + 0.1, threshold + 0.95, dense)
                result.share = share * edge
                result.depth = depth
                result.light = min(max(relief - 0.4 * contrast * depth, 0), 1.15)
            }
        }
        guard wisps > 0 else { return result }
        let along = SIMD2(
            sheet.x * turn.x - sheet.y * turn.y, sheet.x * turn.y + sheet.y * turn.x)
        let q = (along + offset * 0.7) * SIMD2(0.28, 1.15)
        let bent = q + 0.5 * SIMD2(noise(q, 1.6, span, 11), noise(q, 1.1, span, 12))
        let veil = fbm(bent, 1.1, span, octaves: 6, 13, gain: 0.55)
        let patch = smooth(-0.15, 0.5, noise(sheet + offset, 2.3, span, 14))
        let thin = wisps * smooth(-0.05, 0.75, veil) * patch * edge
        result.light =
            (result.light * result.share + (1 - result.share) * thin)
            / max(result.share + (1 - result.share) * thin, 1e-4)
        result.share += (1 - result.share) * thin
        return result
    }

    /// Heaps with ragged rims: billows at the small end.
    private func density(_ p: SIMD2<Float>, _ f: Float, octaves: Int) -> Float {
        fbm(p, 0.9, f, octaves: octaves, 3, gain: 0.52)
    }

    private func noise(_ p: SIMD2<Float>, _ size: Float, _ f: Float, _ salt: UInt32) -> Float {
        CloudNoise.plane(p / size, seed &+ salt) * CloudNoise.seen(size, f)
    }

    private func fbm(
        _ p: SIMD2<Float>, _ size: Float, _ f: Float, octaves: Int, _ salt: UInt32, gain: Float
    ) -> Float {
        var (sizes, weights) = (SIMD8<Float>(repeating: 1), SIMD8<Float>.zero)
        var (amplitude, s) = (Float(1), size)
        var count = 0
        while count < min(octaves, 8) {
            let keep = CloudNoise.seen(s, f)
            if keep <= 0 { break }
            sizes[count] = s
            weights[count] = amplitude * keep
            amplitude *= gain
            s *= 0.48
            count += 1
        }
        if count == 0 { return 0 }
        let numbers = SIMD8<Float>(0, 1, 2, 3, 4, 5, 6, 7)
        let seeds = SIMD8<UInt32>(0, 1, 2, 3, 4, 5, 6, 7) &+ (seed &+ salt)
        let x: SIMD8<Float> = SIMD8(repeating: p.x) / sizes + numbers * 17.3
        let y: SIMD8<Float> = SIMD8(repeating: p.y) / sizes + numbers * 17.3
        return (CloudNoise.planes(x, y, seeds) * weights).sum()
    }
}

/// Repeatable gradient noise in the plane; zero mean, values in about [-1, 1].
package enum CloudNoise {
    @inline(__always)
    static func hash(_ x: Int32, _ y: Int32, _ seed: UInt32) -> UInt32 {
        var h = UInt32(bitPattern: x) &* 0x9E37_79B1 ^ UInt32(bitPattern: y) &* 0x85EB_CA77 ^ seed
        h = (h ^ (h >> 15)) &* 0x2C1B_3C6D
        h = (h ^ (h >> 12)) &* 0x297A_2D39
        return h ^ (h >> 15)
    }

    @inline(__always)
    package static func plane(_ p: SIMD2<Float>, _ seed: UInt32) -> Float {
        let low = p.rounded(.down)
        let f = p - low
        let (ix, iy) = (
            Int32(truncatingIfNeeded: Int(low.x)), Int32(truncatingIfNeeded: Int(low.y))
        )
        @inline(__always) func corner(_ dx: Int32, _ dy: Int32) -> Float {
            let h = hash(ix &+ dx, iy &+ dy, seed)
            let g = SIMD2(Float(h & 0xFFFF), Float(h >> 16)) * (3.0 / 65536) - 1.5
            let q = g * (f - SIMD2(Float(dx), Float(dy)))
            return q.x + q.y
        }
        let u = f * f * f * (f * (f * 6 - 15) + 10)
        let (a, b, c, d) = (corner(0, 0), corner(1, 0), corner(0, 1), corner(1, 1))
        let top = a + (b - a) * u.x
        return top + (c + (d - c) * u.x - top) * u.y
    }

    /// The same at eight places at once.
    @inline(never)
    package static func planes(
        _ x: SIMD8<Float>, _ y: SIMD8<Float>, _ seed: SIMD8<UInt32>
    ) -> SIMD8<Float> {
        typealias Places = SIMD8<Float>
        typealias Words = SIMD8<UInt32>
        let (lowX, lowY): (Places, Places) = (x.rounded(.down), y.rounded(.down))
        let (fx, fy): (Places, Places) = (x - lowX, y - lowY)
        // Adding 1.5·2²³ leaves the whole number in the low bits.
        let ix = unsafe unsafeBitCast(lowX + 12_582_912, to: Words.self) &- 0x4B40_0000
        let iy = unsafe unsafeBitCast(lowY + 12_582_912, to: Words.self) &- 0x4B40_0000
        let (x0, x1) = (ix &* 0x9E37_79B1, (ix &+ 1) &* 0x9E37_79B1)
        let (y0, y1) = ((iy &* 0x85EB_CA77) ^ seed, ((iy &+ 1) &* 0x85EB_CA77) ^ seed)
        @inline(__always)
        func corner(_ hash: Words, _ px: Places, _ py: Places) -> Places {
            var h = (hash ^ (hash &>> 15)) &* 0x2C1B_3C6D
            h = (h ^ (h &>> 12)) &* 0x297A_2D39
            h = h ^ (h &>> 15)
            let (a, b) = ((h & 0xFFFF) | 0x4B00_0000, (h &>> 16) | 0x4B00_0000)
            let gx: Places = unsafe unsafeBitCast(a, to: Places.self) - 8_388_608
            let gy: Places = unsafe unsafeBitCast(b, to: Places.self) - 8_388_608
            return (gx * (3.0 / 65536) - 1.5) * px + (gy * (3.0 / 65536) - 1.5) * py
        }
        @inline(__always)
        func fade(_ t: Places) -> Places {
            let inner: Places = t * (t * 6 - 15) + 10
            return t * t * t * inner
        }
        let (px, py): (Places, Places) = (fx - 1, fy - 1)
        let (a, b) = (corner(x0 ^ y0, fx, fy), corner(x1 ^ y0, px, fy))
        let (c, d) = (corner(x0 ^ y1, fx, py), corner(x1 ^ y1, px, py))
        let (ux, uy) = (fade(fx), fade(fy))
        let top: Places = a + (b - a) * ux
        return top + (c + (d - c) * ux - top) * uy
    }

    /// How much of a feature `size` wide is left after averaging over `footprint`.
    @inline(__always)
    static func seen(_ size: Float, _ footprint: Float) -> Float {
        let x = footprint / size
        return x < 0.25 ? 1 : x > 1 ? 0 : (1 - x) * (1 - x) * 1.7778
    }
}
