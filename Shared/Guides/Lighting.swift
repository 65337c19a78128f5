import Knowledge
public import PlantainProto

/// The plan's light without what needs rays: lamps, gradient and the film's sensitivity.
public struct Lighting: Sendable {
    let lamps: [Lamp]
    let gradient: EnvironmentGradient
    private let beyond: SkyDome
    /// exposure × white balance
    let film: SIMD3<Float>
    private let ambientScale: Float

    public init(_ plan: ScenePlan) {
        let target = SIMD3(plan.camera?.target ?? .init())
        lamps = plan.lights.prefix(3).map { Lamp($0, target: target) }
        beyond = SkyDome(plan)
        gradient = beyond.gradient
        film =
            SIMD3(plan.film?.whiteBalance ?? Color(r: 1, g: 1, b: 1)) * (plan.film?.exposure ?? 1)
        let above = luminance(gradient.irradianceFromAbove)
        let ambient = plan.environment?.ambient ?? 0
        ambientScale = ambient > 0 && above > 0 ? ambient / above : 1
    }

    /// Exposed colour of the sky in a unit direction, averaged over `footprint` radians.
    func sky(_ direction: SIMD3<Float>, footprint: Float) -> SIMD3<Float> {
        beyond.radiance(direction, footprint: footprint) * film
    }

    /// Exposed mean of the gradient over the directions around one.
    func skyMean(_ direction: SIMD3<Float>) -> SIMD3<Float> {
        gradient.irradiance(direction) * (film / .pi)
    }

    /// Exposed light that a diffuse white surface sends back from the gradient.
    func ambient(_ normal: SIMD3<Float>) -> SIMD3<Float> { skyMean(normal) * ambientScale }

    /// Exposed light that a diffuse white surface sends back from one lamp, nothing between them, by the guide of it.
    func direct(_ lamp: Int, incidence: Float) -> SIMD3<Float> {
        lamps[lamp].irradiance * film * (incidence / .pi)
    }

    /// Exposed light that a diffuse white surface sends back from one lamp, nothing between them.
    func direct(_ lamp: Int, point: SIMD3<Float>, cosine: Float) -> SIMD3<Float> {
        lamps[lamp].irradiance(at: point) * film * (cosine / .pi)
    }
}
