import Foundation
import Knowledge
public import PlantainProto

/// The smooth light that stands in for all that lies beyond the scene.
///
/// Upward, `L(d) = horizon + (zenith - horizon) √d.y`; downward it falls from horizon to ground within 15 % of the way to straight down.
public struct EnvironmentGradient: Sendable {
    public let zenith: SIMD3<Float>
    public let horizon: SIMD3<Float>
    public let ground: SIMD3<Float>

    public init(_ environment: Environment?) {
        zenith = SIMD3(environment?.zenith ?? .init())
        horizon = SIMD3(environment?.horizon ?? .init())
        ground = SIMD3(environment?.ground ?? .init())
    }

    /// Radiance from a unit direction.
    public func radiance(_ direction: SIMD3<Float>) -> SIMD3<Float> {
        if direction.y >= 0 {
            return horizon + (zenith - horizon) * min(direction.y, 1).squareRoot()
        }
        let t = min(-direction.y / 0.15, 1)
        return horizon + (ground - horizon) * (t * t * (3 - 2 * t))
    }

    /// Irradiance on a level surface that faces up, `∫ L cos dω = π (0.2 horizon + 0.8 zenith)`.
    public var irradianceFromAbove: SIMD3<Float> { (horizon * 0.2 + zenith * 0.8) * .pi }

    /// Irradiance on a surface that faces `normal`: between the half spaces above and below by its tilt.
    public func irradiance(_ normal: SIMD3<Float>) -> SIMD3<Float> {
        let below = ground * .pi
        return below + (irradianceFromAbove - below) * (normal.y * 0.5 + 0.5)
    }
}
