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

    /// A row of scene-linear values → display sRGB.
    public static func display(light row: [Float]) -> [Float] { map(row, display) }

    /// A row of display sRGB → scene-linear values.
    public static func light(display row: [Float]) -> [Float] {
        map(row) { value in
            let shown = VectorMath.limit(value, 0, 1)
            let safe = VectorMath.limit((shown + 0.055) / 1.055, 1e-8, 1)
            let curved = VectorMath.exp2(VectorMath.log2(safe) * 2.4)
            let linear = curved.replacing(with: shown / 12.92, where: shown .<= 0.040_45)
            let y = VectorMath.limit(linear, 0, 0.999)
            let a = 2.51 - y * 2.43
            let b = 0.03 - y * 0.59
            return ((b * b + y * 0.56 * a).squareRoot() - b) / (a * 2)
        }
    }

    private static func map(_ row: [Float], _ function: (SIMD8<Float>) -> SIMD8<Float>) -> [Float] {
        var result = row
        unsafe result.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            unsafe VectorMath.map(base, to: base, count: buffer.count, function)
        }
        return result
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
