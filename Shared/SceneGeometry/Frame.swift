import Foundation
public import Knowledge
public import PlantainProto

/// Where a body stands: local metres (origin at the middle of its base, y up) to world metres.
public struct Frame: Sendable, Equatable {
    public let origin: SIMD3<Float>
    /// World directions of the local axes.
    public let x: SIMD3<Float>
    public let y: SIMD3<Float>
    public let z: SIMD3<Float>

    public init(origin: SIMD3<Float>, rotation: Quaternion?) {
        self.origin = origin
        var q = SIMD4<Float>(rotation?.x ?? 0, rotation?.y ?? 0, rotation?.z ?? 0, rotation?.w ?? 0)
        let l = (q * q).sum().squareRoot()
        q = l > 1e-6 ? q / l : SIMD4(0, 0, 0, 1)
        let (a, b, c, w) = (q.x, q.y, q.z, q.w)
        x = SIMD3(1 - 2 * (b * b + c * c), 2 * (a * b + c * w), 2 * (a * c - b * w))
        y = SIMD3(2 * (a * b - c * w), 1 - 2 * (a * a + c * c), 2 * (b * c + a * w))
        z = SIMD3(2 * (a * c + b * w), 2 * (b * c - a * w), 1 - 2 * (a * a + b * b))
    }

    /// Turned about +y only.
    public init(origin: SIMD3<Float>, yaw: Float) {
        self.origin = origin
        let (s, c) = (sin(yaw), cos(yaw))
        x = SIMD3(c, 0, -s)
        y = SIMD3(0, 1, 0)
        z = SIMD3(s, 0, c)
    }

    @inlinable public func worldDirection(_ v: SIMD3<Float>) -> SIMD3<Float> {
        x * v.x + y * v.y + z * v.z
    }
    @inlinable public func worldPoint(_ p: SIMD3<Float>) -> SIMD3<Float> {
        origin + worldDirection(p)
    }
    @inlinable public func localDirection(_ v: SIMD3<Float>) -> SIMD3<Float> {
        SIMD3(dot(v, x), dot(v, y), dot(v, z))
    }
    @inlinable public func localPoint(_ p: SIMD3<Float>) -> SIMD3<Float> {
        localDirection(p - origin)
    }
}

extension Vec3 {
    /// The same as a vector.
    public var simd: SIMD3<Float> { SIMD3(x, y, z) }
}

extension Color {
    /// The same as a vector.
    public var simd: SIMD3<Float> { SIMD3(r, g, b) }
}
