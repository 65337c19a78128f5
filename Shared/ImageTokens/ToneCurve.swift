import Tensor

/// The fixed road from scene-linear light to display values: a filmic curve, then the sRGB transfer
/// function.
public enum ToneCurve {
    /// Scene-linear, after exposure and white balance → display sRGB in [0, 1].
    @inline(__always)
    static func display(_ light: SIMD8<Float>) -> SIMD8<Float> {
        let x = VectorMath.limit(light, 0, 1e4)
        let top = x * (x * 2.51 + 0.03)
        let bottom = x * (x * 2.43 + 0.59) + 0.14
        let y = VectorMath.limit(top / bottom, 0, 1)
        let safe = VectorMath.limit(y, 1e-8, 1)
        let curved = VectorMath.exp2(VectorMath.log2(safe) * (1 / 2.4)) * 1.055 - 0.055
        return curved.replacing(with: y * 12.92, where: y .<= 0.003_130_8)
    }

    /// Scene-linear values → display sRGB in [0, 1], in place.
    public static func display(_ values: inout [Float]) {
        let count = values.count
        unsafe values.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            unsafe VectorMath.map(base, to: base, count: count, display)
        }
    }

    /// Display sRGB in [0, 1] → the scene-linear light that shows so. White is taken as 0.999,
    /// which is finite.
    public static func light(display value: Float) -> Float {
        let shown = min(max(value, 0), 1)
        let linear = shown <= 0.040_45 ? shown / 12.92 : power((shown + 0.055) / 1.055, 2.4)
        let y = min(linear, 0.999)
        // 2.51x² + 0.03x = y (2.43x² + 0.59x + 0.14)
        let a = 2.51 - 2.43 * y
        let b = 0.03 - 0.59 * y
        let c = -0.14 * y
        return (-b + (b * b - 4 * a * c).squareRoot()) / (2 * a)
    }

    private static func power(_ x: Float, _ exponent: Float) -> Float {
        VectorMath.exp2(VectorMath.log2(SIMD8(repeating: x)) * exponent)[0]
    }
}
