/// A rectangle on the ground: what an object covers when seen from above.
public struct Footprint: Sendable, Hashable {
    public var x, z: Float
    /// Half extents along its own axes.
    public var halfX, halfZ: Float
    /// About +y, counter-clockwise seen from above.
    public var yaw: Float

    public init(x: Float, z: Float, halfX: Float, halfZ: Float, yaw: Float) {
        (self.x, self.z, self.halfX, self.halfZ, self.yaw) = (x, z, halfX, halfZ, yaw)
    }

    /// Half extents of the axis-parallel rectangle around it.
    public var reach: (x: Float, z: Float) {
        let (c, s) = (abs(_cos(yaw)), abs(_sin(yaw)))
        return (c * halfX + s * halfZ, s * halfX + c * halfZ)
    }

    /// How far apart two footprints are: the largest gap over the four edge directions; negative
    /// is the depth of their overlap.
    public func gap(_ b: Footprint) -> Float {
        let (dx, dz) = (b.x - x, b.z - z)
        var gap = -Float.infinity
        for yaw in [self.yaw, b.yaw] {
            let (c, s) = (_cos(yaw), _sin(yaw))
            // The local x axis is (c, -s) and the local z axis (s, c) in (x, z).
            for axis in [(c, -s), (s, c)] {
                let distance = abs(dx * axis.0 + dz * axis.1)
                gap = max(gap, distance - extent(axis) - b.extent(axis))
            }
        }
        return gap
    }

    /// Half the length of its shadow on a unit axis.
    private func extent(_ axis: (Float, Float)) -> Float {
        let (c, s) = (_cos(yaw), _sin(yaw))
        return halfX * abs(c * axis.0 - s * axis.1) + halfZ * abs(s * axis.0 + c * axis.1)
    }

    /// Whether a point lies within, shrunk by `margin`.
    public func contains(_ px: Float, _ pz: Float, margin: Float = 0) -> Bool {
        let (c, s) = (_cos(yaw), _sin(yaw))
        let (dx, dz) = (px - x, pz - z)
        return abs(dx * c - dz * s) <= halfX - margin && abs(dx * s + dz * c) <= halfZ - margin
    }

    /// Its corners, counter-clockwise, as (x, z).
    public var corners: [(Float, Float)] {
        let (c, s) = (_cos(yaw), _sin(yaw))
        return [(1, 1), (1, -1), (-1, -1), (-1, 1)].map { (a: Float, b: Float) in
            (x + a * halfX * c + b * halfZ * s, z - a * halfX * s + b * halfZ * c)
        }
    }
}
