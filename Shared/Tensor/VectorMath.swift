/// Elementary functions on many floats at once, by polynomials, so that they vectorise on any
/// processor. Relative error below 4·10⁻⁷ over the ranges that networks use.
public enum VectorMath {
    public typealias Vector = SIMD8<Float>
    @usableFromInline typealias Bits = SIMD8<Int32>

    /// x held between two bounds.
    @inlinable
    @inline(__always)
    public static func limit(_ x: Vector, _ low: Float, _ high: Float) -> Vector {
        // The library's own clamping of vectors is called, not inlined.
        let raised = x.replacing(with: Vector(repeating: low), where: x .< Vector(repeating: low))
        return raised.replacing(
            with: Vector(repeating: high), where: raised .> Vector(repeating: high))
    }

    /// eˣ, for x clamped to [-87, 88].
    @inlinable
    @inline(__always)
    public static func exp(_ x: Vector) -> Vector {
        let limited = limit(x, -87, 88)
        return exp2(limited * 1.442_695_04)
    }

    /// 2ˣ, for x in [-126, 127].
    @inlinable
    @inline(__always)
    public static func exp2(_ x: Vector) -> Vector {
        // Adding 1.5·2²³ leaves the nearest whole number in the low bits.
        let shifted = x + 12_582_912
        let whole = shifted - 12_582_912
        let f = (x - whole) * 0.693_147_18  // in ±0.3466
        var p = f * 0.001_388_889 + 0.008_333_333
        p = p * f + 0.041_666_667
        p = p * f + 0.166_666_67
        p = p * f + 0.5
        p = p * f + 1
        p = p * f + 1
        let bits = unsafe unsafeBitCast(shifted, to: Bits.self)
        let power = (bits &- 0x4b40_0000 &+ 127) &<< 23
        let scale = unsafe unsafeBitCast(power, to: Vector.self)
        return p * scale
    }

    /// log₂ x, for normal positive x.
    @inlinable
    @inline(__always)
    public static func log2(_ x: Vector) -> Vector {
        // x = m · 2ᵉ with m in [√½, √2); then log m by the series of atanh in s = (m - 1) / (m +
        // 1).
        let bits = unsafe unsafeBitCast(x, to: Bits.self) &- 0x3f35_04f3
        let exponent = Vector(bits &>> 23)
        let mantissa = (bits & 0x007f_ffff) &+ 0x3f35_04f3
        let m = unsafe unsafeBitCast(mantissa, to: Vector.self)
        let s = (m - 1) / (m + 1)
        let z = s * s
        var p = z * 0.222_222_2 + 0.285_714_3
        p = p * z + 0.4
        p = p * z + 0.666_666_7
        p = p * z + 2
        return exponent + s * p * 1.442_695_04
    }

    /// ln x, for normal positive x.
    @inlinable
    @inline(__always)
    public static func log(_ x: Vector) -> Vector { log2(x) * 0.693_147_18 }

    /// x · sigmoid(x)
    @inlinable
    @inline(__always)
    public static func silu(_ x: Vector) -> Vector { x / (1 + exp(-x)) }

    /// Replaces each of `count` floats by a function of eight at a time.
    @unsafe
    @inlinable
    @inline(__always)
    public static func map(
        _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, count: Int,
        _ function: (Vector) -> Vector
    ) {
        var index = 0
        while index + 8 <= count {
            let x = unsafe UnsafeRawPointer(source + index).loadUnaligned(as: Vector.self)
            unsafe UnsafeMutableRawPointer(target + index).storeBytes(
                of: function(x), as: Vector.self)
            index += 8
        }
        guard index < count else { return }
        var rest = Vector(repeating: 1)
        for lane in 0..<(count - index) { unsafe rest[lane] = source[index + lane] }
        rest = function(rest)
        for lane in 0..<(count - index) { unsafe target[index + lane] = rest[lane] }
    }

    /// The same on a tensor.
    @inlinable
    public static func map(_ x: Tensor, _ function: (Vector) -> Vector) -> Tensor {
        var result = x
        unsafe result.values.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            unsafe map(base, to: base, count: buffer.count, function)
        }
        return result
    }
}
