public import PlantainProto

/// A point or direction in metres; the plan's `Vec3` is its written form.
public typealias V3 = SIMD3<Float>

extension SIMD3 where Scalar == Float {
    public init(_ v: Vec3) { self.init(v.x, v.y, v.z) }
    public init(_ v: Vec3?) { self.init(v ?? Vec3()) }

    public var length: Float { dot(self).squareRoot() }

    public func dot(_ b: V3) -> Float { (self * b).sum() }

    public func cross(_ b: V3) -> V3 {
        V3(y * b.z - z * b.y, z * b.x - x * b.z, x * b.y - y * b.x)
    }

    /// The same direction with length 1; zero stays zero.
    public var unit: V3 {
        let n = length
        return n > 0 ? self / n : self
    }

    /// Rec. 709 luminance of a linear colour.
    public var luminance: Float { dot(V3(0.2126, 0.7152, 0.0722)) }
}

/// From `a` at 0 to `b` at 1.
public func blend(_ a: V3, _ b: V3, _ t: Float) -> V3 { a + (b - a) * t }
public func blend(_ a: Float, _ b: Float, _ t: Float) -> Float { a + (b - a) * t }

extension Vec3 {
    public init(_ v: V3) { self.init(x: v.x, y: v.y, z: v.z) }
}

extension Color {
    public init(_ v: V3) { self.init(r: v.x, g: v.y, b: v.z) }
    public var rgb: V3 { V3(r, g, b) }
}

extension Quaternion {
    /// Rotation by `yaw` about +y.
    public init(yaw: Float) {
        self.init(x: 0, y: _sin(yaw / 2), z: 0, w: _cos(yaw / 2))
    }

    /// Rotation by `angle` about a unit axis.
    public init(axis: V3, angle: Float) {
        let v = axis * _sin(angle / 2)
        self.init(x: v.x, y: v.y, z: v.z, w: _cos(angle / 2))
    }

    /// All zero stands for no rotation.
    public var normalized: Quaternion {
        let n = (x * x + y * y + z * z + w * w).squareRoot()
        return n > 0 ? Quaternion(x: x / n, y: y / n, z: z / n, w: w / n) : Quaternion(w: 1)
    }

    public func rotate(_ v: V3) -> V3 {
        let q = normalized
        let u = V3(q.x, q.y, q.z)
        let t = 2 * u.cross(v)
        return v + q.w * t + u.cross(t)
    }

    public var inverse: Quaternion {
        let q = normalized
        return Quaternion(x: -q.x, y: -q.y, z: -q.z, w: q.w)
    }

    /// First `b`, then `a`.
    public static func * (a: Quaternion, b: Quaternion) -> Quaternion {
        let (a, b) = (a.normalized, b.normalized)
        return Quaternion(
            x: a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y,
            y: a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x,
            z: a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w,
            w: a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z)
    }
}
