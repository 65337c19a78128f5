import Foundation
import Knowledge
public import PlantainProto

/// The panel of a text run: a flat rectangle, or one wrapped round an upright cylinder that it touches along
/// its middle. Places on it are metres from its lower left corner, along the surface.
public struct LetteredPanel: Sendable, Equatable {
    /// The lower left corner of the flat rectangle.
    public let origin: SIMD3<Float>
    /// Unit axes.
    public let right: SIMD3<Float>
    public let up: SIMD3<Float>
    /// Away from the matter.
    public let facing: SIMD3<Float>
    /// Extents along the axes.
    public let size: SIMD2<Float>
    /// Of the cylinder; infinite for a flat panel.
    public let radius: Float

    /// In the metres of the thing's own frame, or of the world if a frame is given; nil for a run without a panel.
    public init?(_ run: TextRun, on frame: Frame? = nil) {
        guard let origin = run.origin?.simd, let right = run.right?.simd, let up = run.up?.simd,
            length(right) > 0, length(up) > 0
        else { return nil }
        let across = frame?.worldDirection(right) ?? right
        let upward = frame?.worldDirection(up) ?? up
        self.origin = frame?.worldPoint(origin) ?? origin
        self.right = normalize(across)
        self.up = normalize(upward)
        facing = normalize(cross(across, upward))
        size = SIMD2(length(right), length(up))
        radius = run.curvature > 1e-6 ? 1 / run.curvature : .infinity
    }

    public var isFlat: Bool { !radius.isFinite }

    /// Unit vectors along the surface and away from it, at a distance along it from its left edge.
    public func axes(at x: Float) -> (right: SIMD3<Float>, facing: SIMD3<Float>) {
        guard radius.isFinite else { return (right, facing) }
        let angle = (x - size.x / 2) / radius
        let (s, c) = (sin(angle), cos(angle))
        return (right * c - facing * s, right * s + facing * c)
    }

    /// Where a place of the panel lies.
    public func point(_ place: SIMD2<Float>) -> SIMD3<Float> {
        guard radius.isFinite else { return origin + right * place.x + up * place.y }
        let angle = (place.x - size.x / 2) / radius
        let depth = radius * (cos(angle) - 1)
        return origin + right * (size.x / 2 + radius * sin(angle)) + up * place.y + facing * depth
    }

    /// The place nearest to a point, and how far the point lies above the panel.
    public func place(_ point: SIMD3<Float>) -> (place: SIMD2<Float>, height: Float) {
        let offset = point - origin
        let (x, y, z) = (dot(offset, right), dot(offset, up), dot(offset, facing))
        guard radius.isFinite else { return (SIMD2(x, y), z) }
        let (sideways, outward) = (x - size.x / 2, z + radius)
        let angle = atan2(sideways, outward)
        let distance = (sideways * sideways + outward * outward).squareRoot()
        return (SIMD2(size.x / 2 + radius * angle, y), distance - radius)
    }
}
