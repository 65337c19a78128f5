import Foundation
import Guides
import PlantainProto

/// The glow of a lamp in hazy air: light that is scattered once on its way past.
struct Halo: Sendable {
    private let position: SIMD3<Float>
    private let radius: Float
    /// Exposed radiant intensity over 4π: what one metre of air at one metre's distance scatters, per 1/m of extinction.
    private let strength: SIMD3<Float>

    init(_ lamp: Light, _ plan: ScenePlan, film: SIMD3<Float>) {
        position = SIMD3(lamp.position ?? .init())
        let target = SIMD3(plan.camera?.target ?? .init())
        let away = position - target
        radius = max(0.02, lamp.radius)
        let color = SIMD3(lamp.color ?? Color(r: 1, g: 1, b: 1))
        strength = color * film * (lamp.irradiance * (away * away).sum() / (4 * .pi))
    }

    /// ∫ σ I / (4π r²) ds along a ray up to `far`, dimmed by the way from lamp to eye.
    func glow(
        from eye: SIMD3<Float>, along ray: SIMD3<Float>, to far: Float, _ extinction: Float
    ) -> SIMD3<Float> {
        let offset = position - eye
        let along = (offset * ray).sum()
        let square = (offset * offset).sum()
        let beside = max(square - along * along, radius * radius).squareRoot()
        let angle = atan((far - along) / beside) + atan(along / beside)
        let dimmed = exponential(-extinction * square.squareRoot())
        return strength * (extinction * max(0, angle) / beside * dimmed)
    }
}
