import Foundation

extension Lamp {
    /// Radiance of the lamp as a surface's mirror image shows it, before exposure: its disc or, of a panel, its
    /// square, blurred by the microfacets' lobe.
    ///
    /// The lobe of GGX with α = roughness² deviates the mirrored ray by about √2 α; square and disc are convolved with
    /// it by closed forms (a logistic curve for the Gaussian integral), so that the light that comes back stays the same.
    ///
    /// - Parameters:
    ///   - mirrored: unit direction of the mirrored ray
    ///   - spread: radians that the image is blurred at least
    func highlight(
        at point: SIMD3<Float>, mirrored: SIMD3<Float>, roughness: Float, spread: Float
    ) -> SIMD3<Float> {
        let axis = toward(from: point)
        let cosine = dot(axis, mirrored)
        guard cosine > 0.05 else { return .zero }
        let distance = isSun ? 1 : max(length(position - point), radius)
        let size = max(radius, isSun ? 0.0047 : 0.004) / distance
        // Lengths from here on are in half sizes of the lamp.
        let blur = 1.25 * max(max(1.41 * roughness * roughness, spread) / size, 0.02)
        let offset = (mirrored / cosine - axis) / size
        let share: Float
        let area: Float
        if let facing {
            let (right, up) = frame(facing)
            let (u, v) = (dot(offset, right), dot(offset, up))
            guard max(abs(u), abs(v)) < 1 + 3 * blur else { return .zero }
            share = Self.box(u, blur) * Self.box(v, blur)
            area = 4
        } else {
            let away = length(offset)
            guard away < 1 + 3 * blur else { return .zero }
            let middle = 1 - exp(-0.78 / (blur * blur))
            share = middle * Self.step(1 - away, blur) / Self.step(1, blur)
            area = .pi
        }
        return irradiance(at: point) * (share / (area * size * size))
    }

    private static func step(_ x: Float, _ blur: Float) -> Float { 0.5 + 0.5 * tanh(x / blur) }

    private static func box(_ x: Float, _ blur: Float) -> Float {
        0.5 * (tanh((1 - x) / blur) + tanh((1 + x) / blur))
    }
}
