/// Numbers that depend on a pixel's place in the canvas alone, whichever tile or thread asks.
struct PixelNoise {
    private let key: UInt32

    /// Pixels may lie beyond the canvas, at negative places.
    init(x: Int, y: Int) {
        key = Self.mix(
            UInt32(truncatingIfNeeded: x) &* 0x9E37_79B1
                ^ Self.mix(UInt32(truncatingIfNeeded: y) &+ 0x85EB_CA6B))
    }

    /// Uniform in [0, 1), another number for each dimension.
    @inline(__always)
    func uniform(_ dimension: UInt32) -> Float {
        Float(Self.mix(key ^ (dimension &* 0xC2B2_AE35 &+ 0x27D4_EB2F)) >> 8) * 0x1p-24
    }

    /// A bijection on 32 bits whose every output bit depends on every input bit.
    private static func mix(_ value: UInt32) -> UInt32 {
        var v = value
        v ^= v >> 16
        v &*= 0x7FEB_352D
        v ^= v >> 15
        v &*= 0x846C_A68B
        v ^= v >> 16
        return v
    }
}

/// A point of the unit square's low-discrepancy sequence (radical inverses in 2 and 3).
func halton(_ index: Int) -> SIMD2<Float> {
    func inverse(_ base: Int) -> Float {
        var (value, digit, rest) = (Float(0), 1 / Float(base), index)
        while rest > 0 {
            value += Float(rest % base) * digit
            rest /= base
            digit /= Float(base)
        }
        return value
    }
    return SIMD2(inverse(2), inverse(3))
}

/// Maps the unit square to the unit disc, keeping areas in proportion and neighbours together.
func disc(_ square: SIMD2<Float>) -> SIMD2<Float> {
    let p = square * 2 - 1
    if p.x == 0, p.y == 0 { return .zero }
    if abs(p.x) > abs(p.y) {
        let angle = Float.pi / 4 * (p.y / p.x)
        return SIMD2(cosine(angle), sine(angle)) * p.x
    }
    let angle = Float.pi / 2 - Float.pi / 4 * (p.x / p.y)
    return SIMD2(cosine(angle), sine(angle)) * p.y
}
