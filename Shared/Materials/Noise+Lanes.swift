/// The same noise at several places at once, to the bit: octaves and layers of one pattern side by side.
extension Noise {
    typealias Places = SIMD8<Float>

    @inline(__always)
    private static func mixed(_ hash: SIMD8<UInt32>) -> SIMD8<UInt32> {
        var h = hash
        h = (h ^ (h &>> 15)) &* 0x2C1B_3C6D
        h = (h ^ (h &>> 12)) &* 0x297A_2D39
        return h ^ (h &>> 15)
    }

    /// Whole numbers below 2²³ as floats.
    @inline(__always)
    private static func floats(_ n: SIMD8<UInt32>) -> Places {
        unsafe unsafeBitCast(n | 0x4B00_0000, to: Places.self) - 8_388_608
    }

    /// Lattice cells and offsets; coordinates beyond 2²² wrap.
    @inline(__always)
    private static func split(_ x: Places) -> (cell: SIMD8<UInt32>, offset: Places) {
        let f: Places = x.rounded(.down)
        let huge = (f .> 4_194_303) .| (f .< -4_194_303)
        // Adding 1.5·2²³ leaves the whole number in the low bits.
        let shifted: Places = f.replacing(with: 0, where: huge) + 12_582_912
        let cell = unsafe unsafeBitCast(shifted, to: SIMD8<UInt32>.self) &- 0x4B40_0000
        return (cell, x - f)
    }

    @inline(__always)
    private static func fade(_ t: Places) -> Places {
        let inner: Places = t * (t * 6 - 15) + 10
        return t * t * t * inner
    }

    /// Gradient noise in the plane: value and its slopes, as `plane`.
    @inline(never)
    static func planes(
        _ x: Places, _ y: Places, _ seed: SIMD8<UInt32>
    ) -> (value: Places, dx: Places, dy: Places) {
        let (ix, fx) = split(x)
        let (iy, fy) = split(y)
        let (x0, x1) = (ix &* 0x9E37_79B1, (ix &+ 1) &* 0x9E37_79B1)
        let (y0, y1) = ((iy &* 0x85EB_CA77) ^ seed, ((iy &+ 1) &* 0x85EB_CA77) ^ seed)
        @inline(__always)
        func corner(
            _ h: SIMD8<UInt32>, _ px: Places, _ py: Places
        ) -> (x: Places, y: Places, value: Places) {
            let hash = mixed(h)
            let gx: Places = floats(hash & 0xFFFF) * (3.0 / 65536) - 1.5
            let gy: Places = floats(hash &>> 16) * (3.0 / 65536) - 1.5
            return (gx, gy, gx * px + gy * py)
        }
        let (px, py): (Places, Places) = (fx - 1, fy - 1)
        let (a, b) = (corner(x0 ^ y0, fx, fy), corner(x1 ^ y0, px, fy))
        let (c, d) = (corner(x0 ^ y1, fx, py), corner(x1 ^ y1, px, py))
        let (ux, uy) = (fade(fx), fade(fy))
        let dux: Places = 30 * fx * fx * (fx * (fx - 2) + 1)
        let duy: Places = 30 * fy * fy * (fy * (fy - 2) + 1)
        let (across, along): (Places, Places) = (b.value - a.value, c.value - a.value)
        let k: Places = a.value - b.value - c.value + d.value
        let both: Places = ux * uy
        let value: Places = a.value + ux * across + uy * along + both * k
        @inline(__always)
        func blend(_ a: Places, _ b: Places, _ c: Places, _ d: Places) -> Places {
            let near: Places = a + (b - a) * ux + (c - a) * uy
            let rest: Places = a - b - c + d
            return near + rest * both
        }
        let gx = blend(a.x, b.x, c.x, d.x)
        let gy = blend(a.y, b.y, c.y, d.y)
        let dx: Places = gx + dux * (across + uy * k)
        let dy: Places = gy + duy * (along + ux * k)
        return (value, dx, dy)
    }

    /// Gradient noise in space: slopes and value, as `space`.
    @inline(never)
    static func spaces(
        _ x: Places, _ y: Places, _ z: Places, _ seed: SIMD8<UInt32>
    ) -> (dx: Places, dy: Places, dz: Places, value: Places) {
        typealias Corner = (x: Places, y: Places, z: Places, value: Places)
        let (ix, fx) = split(x)
        let (iy, fy) = split(y)
        let (iz, fz) = split(z)
        let (x0, x1) = (ix &* 0x9E37_79B1, (ix &+ 1) &* 0x9E37_79B1)
        let (y0, y1) = (iy &* 0x85EB_CA77, (iy &+ 1) &* 0x85EB_CA77)
        let (z0, z1) = ((iz &* 0xC2B2_AE3D) ^ seed, ((iz &+ 1) &* 0xC2B2_AE3D) ^ seed)
        @inline(__always)
        func corner(_ h: SIMD8<UInt32>, _ px: Places, _ py: Places, _ pz: Places) -> Corner {
            let hash = mixed(h)
            let gx: Places = floats(hash & 1023) * (3.0 / 1024) - 1.5
            let gy: Places = floats((hash &>> 10) & 1023) * (3.0 / 1024) - 1.5
            let gz: Places = floats(hash &>> 20) * 0.25 * (3.0 / 1024) - 1.5
            return (gx, gy, gz, gx * px + gy * py + gz * pz)
        }
        @inline(__always)
        func blend(_ a: Corner, _ b: Corner, _ t: Places) -> Corner {
            (
                a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t,
                a.value + (b.value - a.value) * t
            )
        }
        let (px, py, pz): (Places, Places, Places) = (fx - 1, fy - 1, fz - 1)
        let (a, b) = (corner(x0 ^ y0 ^ z0, fx, fy, fz), corner(x1 ^ y0 ^ z0, px, fy, fz))
        let (c, d) = (corner(x0 ^ y1 ^ z0, fx, py, fz), corner(x1 ^ y1 ^ z0, px, py, fz))
        let (e, g) = (corner(x0 ^ y0 ^ z1, fx, fy, pz), corner(x1 ^ y0 ^ z1, px, fy, pz))
        let (h, i) = (corner(x0 ^ y1 ^ z1, fx, py, pz), corner(x1 ^ y1 ^ z1, px, py, pz))
        let (ux, uy, uz) = (fade(fx), fade(fy), fade(fz))
        let (ab, cd, eg, hi) = (blend(a, b, ux), blend(c, d, ux), blend(e, g, ux), blend(h, i, ux))
        let (low, high) = (blend(ab, cd, uy), blend(eg, hi, uy))
        let mean = blend(low, high, uz)
        @inline(__always)
        func slope(_ f: Places) -> Places { f * f * (f * (f - 2) + 1) * 30 }
        @inline(__always)
        func step(_ a: Places, _ b: Places, _ t: Places) -> Places { a + (b - a) * t }
        let dx0 = step(b.value - a.value, d.value - c.value, uy)
        let dx1 = step(g.value - e.value, i.value - h.value, uy)
        let dx: Places = mean.x + slope(fx) * step(dx0, dx1, uz)
        let dy: Places =
            mean.y + slope(fy) * step(cd.value - ab.value, hi.value - eg.value, uz)
        let dz: Places = mean.z + slope(fz) * (high.value - low.value)
        return (dx, dy, dz, mean.value)
    }

    /// What `octaves` of noise, each half as large as the one before, are divided by, scaled by and
    /// shifted by; those finer than the footprint count nothing.
    struct Octaves {
        var sizes = Places(repeating: 1)
        var weights = Places.zero
        var count = 0

        @inline(__always)
        init(size: Float, octaves: Int, footprint: Float, gain: Float) {
            var (amplitude, s) = (Float(1), size)
            for k in 0..<min(octaves, 8) {
                let keep = seen(s, footprint)
                if keep <= 0 { break }
                sizes[k] = s
                weights[k] = amplitude * keep
                count += 1
                amplitude *= gain
                s *= 0.5
            }
        }
    }

    static let numbers = Places(0, 1, 2, 3, 4, 5, 6, 7)
    static let seeds = SIMD8<UInt32>(0, 1, 2, 3, 4, 5, 6, 7)
}
