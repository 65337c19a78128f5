import Foundation
import Knowledge
public import PlantainProto

/// The plan's pinhole over a canvas of any size: pixels to rays and back.
///
/// A direction is scaled so that a ray's parameter is depth along the optical axis.
public struct View: Sendable {
    public let position: SIMD3<Float>
    /// World-space axes of the camera: x right, y up, z toward the viewer.
    public let right: SIMD3<Float>
    public let up: SIMD3<Float>
    public let back: SIMD3<Float>
    /// Pixels, not always whole.
    public let width: Float
    public let height: Float
    public let focusDistance: Float
    /// Lens radius in metres.
    public let aperture: Float
    /// Half the picture's height at depth 1.
    public let tangent: Float

    public init(_ camera: Camera, width: Float, height: Float) {
        self.width = width
        self.height = height
        position = SIMD3(camera.position ?? .init())
        let target = camera.target.map { SIMD3($0) } ?? position - SIMD3(0, 0, 1)
        back = normalize(position - target)
        let level = abs(back.y) > 0.9999 ? SIMD3<Float>(0, 0, -1) : SIMD3(0, 1, 0)
        right = normalize(cross(level, back))
        up = cross(back, right)
        let distance = length(position - target)
        focusDistance = camera.focusDistance > 0 ? camera.focusDistance : max(distance, 1e-3)
        aperture = camera.aperture
        tangent = tan((camera.verticalFov > 0 ? camera.verticalFov : 0.7) / 2)
    }

    /// Metres that a pixel spans at depth 1.
    public var pixelSize: Float { 2 * tangent / height }

    /// The ray through a point of the canvas, pixels from its upper left corner.
    public func direction(x: Float, y: Float) -> SIMD3<Float> {
        let step = pixelSize
        return right * ((x - width / 2) * step) + up * ((height / 2 - y) * step) - back
    }

    /// Where a world point is seen, in pixels, and its depth; nil behind the camera.
    public func project(_ point: SIMD3<Float>) -> (x: Float, y: Float, depth: Float)? {
        let offset = point - position
        let depth = -dot(offset, back)
        guard depth > 1e-6 else { return nil }
        let scale = 1 / (depth * pixelSize)
        return (
            width / 2 + dot(offset, right) * scale, height / 2 - dot(offset, up) * scale, depth
        )
    }

    /// A world direction seen by the camera.
    public func toCamera(_ direction: SIMD3<Float>) -> SIMD3<Float> {
        SIMD3(dot(direction, right), dot(direction, up), dot(direction, back))
    }

    /// Diameter in pixels of the disc that a point at this depth spreads over.
    public func circleOfConfusion(depth: Float) -> Float {
        let blur = depth.isFinite ? abs(depth - focusDistance) / depth : 1
        return 2 * aperture * blur / (focusDistance * pixelSize)
    }
}

extension SIMD3<Float> {
    public init(_ vector: Vec3) { self.init(vector.x, vector.y, vector.z) }
    public init(_ color: Color) { self.init(color.r, color.g, color.b) }
}

/// Relative luminance of linear sRGB.
public func luminance(_ color: SIMD3<Float>) -> Float {
    dot(color, SIMD3(0.2126, 0.7152, 0.0722))
}
