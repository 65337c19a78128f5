/// Repeatable lattice noise. Gradient noise has zero mean, values in about [-1, 1], features about one unit wide.
package enum Noise {
    @inline(__always)
    static func hash(_ x: Int32, _ y: Int32, _ z: Int32, _ seed: UInt32) -> UInt32 {
        var h = UInt32(bitPattern: x) &* 0x9E37_79B1 ^ UInt32(bitPattern: y) &* 0x85EB_CA77
        h ^= UInt32(bitPattern: z) &* 0xC2B2_AE3D ^ seed
        h = (h ^ (h >> 15)) &* 0x2C1B_3C6D
        h = (h ^ (h >> 12)) &* 0x297A_2D39
        return h ^ (h >> 15)
    }

    /// A number in [0, 1) from a hash.
    @inline(__always)
    static func unit(_ h: UInt32) -> Float { Float(h >> 8) * (1 / 16_777_216) }

    /// Four independent numbers in [0, 1) from one hash.
    @inline(__always)
    static func four(_ h: UInt32) -> SIMD4<Float> {
        let g = h &* 0x27D4_EB2F ^ (h >> 13)
        return SIMD4(Float(h & 0xFFFF), Float(h >> 16), Float(g & 0xFFFF), Float(g >> 16))
            * (1 / 65536)
    }

    /// Lattice cell and offset of a coordinate; huge coordinates wrap instead of trapping.
    @inline(__always)
    static func split(_ x: Float) -> (cell: Int32, offset: Float) {
        let f = x.rounded(.down)
        return (Int32(truncatingIfNeeded: Int(abs(f) < 1e9 ? f : 0)), x - f)
    }

    /// Gradient noise in the plane: (value, d/dx, d/dy).
    @inline(__always)
    package static func plane(_ x: Float, _ y: Float, _ seed: UInt32) -> SIMD3<Float> {
        let (ix, fx) = split(x)
        let (iy, fy) = split(y)
        @inline(__always) func gradient(_ dx: Int32, _ dy: Int32) -> SIMD2<Float> {
            let h = hash(ix &+ dx, iy &+ dy, 0, seed)
            return SIMD2(Float(h & 0xFFFF), Float(h >> 16)) * (3.0 / 65536) - 1.5
        }
        let (ga, gb, gc, gd) = (gradient(0, 0), gradient(1, 0), gradient(0, 1), gradient(1, 1))
        let va = ga.x * fx + ga.y * fy
        let vb = gb.x * (fx - 1) + gb.y * fy
        let vc = gc.x * fx + gc.y * (fy - 1)
        let vd = gd.x * (fx - 1) + gd.y * (fy - 1)
        let ux = fx * fx * fx * (fx * (fx * 6 - 15) + 10)
        let uy = fy * fy * fy * (fy * (fy * 6 - 15) + 10)
        let dux = 30 * fx * fx * (fx * (fx - 2) + 1)
        let duy = 30 * fy * fy * (fy * (fy - 2) + 1)
        let k = va - vb - vc + vd
        let value = va + ux * (vb - va) + uy * (vc - va) + ux * uy * k
        let g = ga + (gb - ga) * ux + (gc - ga) * uy + (ga - gb - gc + gd) * (ux * uy)
        return SIMD3(value, g.x + dux * (vb - va + uy * k), g.y + duy * (vc - va + ux * k))
    }

    /// Gradient noise in space: (value, d/dx, d/dy, d/dz) packed as (x: dx, y: dy, z: dz, w: value).
    @inline(__always)
    package static func space(_ p: SIMD3<Float>, _ seed: UInt32) -> SIMD4<Float> {
        let (ix, fx) = split(p.x)
        let (iy, fy) = split(p.y)
        let (iz, fz) = split(p.z)
        let f = SIMD3(fx, fy, fz)
        @inline(__always) func corner(_ dx: Int32, _ dy: Int32, _ dz: Int32) -> SIMD4<Float> {
            let h = hash(ix &+ dx, iy &+ dy, iz &+ dz, seed)
            let g =
                SIMD3(Float(h & 1023), Float((h >> 10) & 1023), Float(h >> 20) * 0.25)
                * (3.0 / 1024) - 1.5
            let q = g * (f - SIMD3(Float(dx), Float(dy), Float(dz)))
            return SIMD4(g, q.x + q.y + q.z)
        }
        let u = f * f * f * (f * (f * 6 - 15) + 10)
        let du = f * f * (f * (f - 2) + 1) * 30
        let (a, b) = (corner(0, 0, 0), corner(1, 0, 0))
        let (c, d) = (corner(0, 1, 0), corner(1, 1, 0))
        let (e, g) = (corner(0, 0, 1), corner(1, 0, 1))
        let (h, i) = (corner(0, 1, 1), corner(1, 1, 1))
        let (ab, cd) = (a + (b - a) * u.x, c + (d - c) * u.x)
        let (eg, hi) = (e + (g - e) * u.x, h + (i - h) * u.x)
        let (low, high) = (ab + (cd - ab) * u.y, eg + (hi - eg) * u.y)
        var result = low + (high - low) * u.z
        let dx0 = (b.w - a.w) + ((d.w - c.w) - (b.w - a.w)) * u.y
        let dx1 = (g.w - e.w) + ((i.w - h.w) - (g.w - e.w)) * u.y
        result.x += du.x * (dx0 + (dx1 - dx0) * u.z)
        result.y += du.y * ((cd.w - ab.w) + ((hi.w - eg.w) - (cd.w - ab.w)) * u.z)
        result.z += du.z * (high.w - low.w)
        return result
    }

    /// How much of a feature `size` metres wide is left after averaging over `footprint` metres.
    @inline(__always)
    package static func seen(_ size: Float, _ footprint: Float) -> Float {
        let x = footprint / size
        return x < 0.25 ? 1 : x > 1 ? 0 : (1 - x) * (1 - x) * (1.7778)
    }

    /// Octaves of plane noise from `size` metres downward, those finer than the footprint left out.
    @inline(__always)
    package static func cloud(
        _ x: Float, _ y: Float, size: Float, octaves: Int, footprint: Float, seed: UInt32,
        gain: Float = 0.5
    ) -> SIMD3<Float> {
        var sum = SIMD3<Float>.zero
        let k = Octaves(size: size, octaves: octaves, footprint: footprint, gain: gain)
        guard k.count > 1 else {
            if k.count == 0 { return sum }
            return plane(x / size, y / size, seed) * SIMD3(1, 1 / size, 1 / size) * k.weights[0]
        }
        let n = planes(
            Places(repeating: x) / k.sizes + numbers * 17.3,
            Places(repeating: y) / k.sizes - numbers * 9.1, seeds &+ seed)
        for at in 0..<k.count {
            let steep = 1 / k.sizes[at]
            sum +=
                SIMD3(n.value[at], n.dx[at], n.dy[at]) * SIMD3(1, steep, steep) * k.weights[at]
        }
        return sum
    }

    /// Octaves of space noise; (x, y, z) is the gradient per metre, w the value.
    @inline(__always)
    package static func cloud(
        _ p: SIMD3<Float>, size: Float, octaves: Int, footprint: Float, seed: UInt32,
        gain: Float = 0.5
    ) -> SIMD4<Float> {
        var sum = SIMD4<Float>.zero
        let k = Octaves(size: size, octaves: octaves, footprint: footprint, gain: gain)
        guard k.count > 1 else {
            if k.count == 0 { return sum }
            let steep = 1 / size
            return space(p / size, seed) * SIMD4(steep, steep, steep, 1) * k.weights[0]
        }
        let n = spaces(
            Places(repeating: p.x) / k.sizes + numbers * 17.3,
            Places(repeating: p.y) / k.sizes + numbers * 17.3,
            Places(repeating: p.z) / k.sizes + numbers * 17.3, seeds &+ seed)
        for at in 0..<k.count {
            let steep = 1 / k.sizes[at]
            sum +=
                SIMD4(n.dx[at], n.dy[at], n.dz[at], n.value[at]) * SIMD4(steep, steep, steep, 1)
                * k.weights[at]
        }
        return sum
    }

    /// The nearest of one jittered point in each unit cell of the plane.
    struct Cell {
        /// Distance to the nearest point and to the second nearest.
        var near: Float
        var second: Float
        /// From the nearest point to here.
        var offset: SIMD2<Float>
        /// Belongs to the nearest point.
        var hash: UInt32
    }

    @inline(__always)
    static func cells(_ x: Float, _ y: Float, _ seed: UInt32, jitter: Float = 0.9) -> Cell {
        let (ix, fx) = split(x)
        let (iy, fy) = split(y)
        var result = Cell(near: 9, second: 9, offset: .zero, hash: 0)
        for dy in Int32(-1)...1 {
            for dx in Int32(-1)...1 {
                let h = hash(ix &+ dx, iy &+ dy, 1, seed)
                let px = Float(dx) + 0.5 + (Float(h & 0xFFFF) * (1 / 65536) - 0.5) * jitter - fx
                let py = Float(dy) + 0.5 + (Float(h >> 16) * (1 / 65536) - 0.5) * jitter - fy
                let d = px * px + py * py
                if d < result.near {
                    result.second = result.near
                    result.near = d
                    result.offset = SIMD2(-px, -py)
                    result.hash = h
                } else if d < result.second {
                    result.second = d
                }
            }
        }
        result.near = result.near.squareRoot()
        result.second = result.second.squareRoot()
        return result
    }
}

@inline(__always)
func smoothstep(_ low: Float, _ high: Float, _ x: Float) -> Float {
    let t = min(max((x - low) / (high - low), 0), 1)
    return t * t * (3 - 2 * t)
}

@inline(__always)
func mix(_ a: SIMD3<Float>, _ b: SIMD3<Float>, _ t: Float) -> SIMD3<Float> { a + (b - a) * t }

@inline(__always)
func mix(_ a: Float, _ b: Float, _ t: Float) -> Float { a + (b - a) * t }
