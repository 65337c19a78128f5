public import PlantainProto

/// How strong each cause of light in a plan is, after exposure and white balance: the radiance that
/// a white diffuse surface sends back, linear RGB.
public struct PlanLight: Sendable, Equatable {
    /// Under lights 0, 1 and 2, each facing it; black where there is no such light.
    public let lights: [SIMD3<Float>]
    /// Under the ambient gradient alone.
    public let ambient: SIMD3<Float>
    /// Exposure times white balance.
    public let film: SIMD3<Float>

    public init(_ plan: ScenePlan) {
        let exposure = plan.film?.exposure ?? 0
        let balance = plan.film?.whiteBalance.map(SIMD3.init(color:)) ?? SIMD3(repeating: 1)
        let film = balance * (exposure == 0 ? 1 : exposure)
        self.film = film
        lights = (0..<3).map { index in
            guard index < plan.lights.count else { return .zero }
            let light = plan.lights[index]
            let color = light.color.map(SIMD3.init(color:)) ?? SIMD3(repeating: 1)
            return color * film * (light.irradiance / .pi)
        }
        let environment = plan.environment
        let zenith = environment?.zenith.map(SIMD3.init(color:)) ?? .zero
        let horizon = environment?.horizon.map(SIMD3.init(color:)) ?? .zero
        let sum = zenith + horizon
        let luminance = (sum * SIMD3(0.2126, 0.7152, 0.0722)).sum()
        let tint = luminance > 1e-6 ? sum / luminance : SIMD3(repeating: 1)
        ambient = tint * film * ((environment?.ambient ?? 0) / .pi)
    }
}

extension SIMD3<Float> {
    init(color: Color) { self.init(color.r, color.g, color.b) }
    init(_ v: Vec3) { self.init(v.x, v.y, v.z) }

    /// Of length 1; zero stays zero.
    var unit: SIMD3<Float> {
        let length = (self * self).sum().squareRoot()
        return length > 1e-9 ? self / length : .zero
    }

    func dot(_ other: SIMD3<Float>) -> Float { (self * other).sum() }

    func cross(_ o: SIMD3<Float>) -> SIMD3<Float> {
        SIMD3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x)
    }
}
