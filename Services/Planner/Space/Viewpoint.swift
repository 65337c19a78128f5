public import PlantainProto

/// The camera as a projection: a pinhole without roll.
///
/// Image coordinates are normalised: x in [-1, 1] from left to right, y in [-1, 1] from bottom to
/// top, at the edges of the frame.
public struct Viewpoint: Sendable {
    public let position: V3
    public let right: V3
    public let up: V3
    public let forward: V3
    /// Tangents of half the fields of view.
    public let tanX: Float
    public let tanY: Float

    /// - Parameter aspect: width over height.
    public init(position: V3, forward: V3, verticalFov: Float, aspect: Float) {
        self.position = position
        self.forward = forward.unit
        let side = self.forward.cross(V3(0, 1, 0))
        right = side.length > 1e-5 ? side.unit : V3(1, 0, 0)
        up = right.cross(self.forward)
        tanY = _tan(verticalFov / 2)
        tanX = tanY * aspect
    }

    public init(_ camera: Camera, aspect: Float) {
        let position = V3(camera.position)
        self.init(
            position: position, forward: V3(camera.target) - position,
            verticalFov: camera.verticalFov, aspect: aspect)
    }

    /// Looking down by `pitch`, toward -z turned by `yaw` about +y.
    public static func direction(pitch: Float, yaw: Float = 0) -> V3 {
        V3(-_sin(yaw) * _cos(pitch), -_sin(pitch), -_cos(yaw) * _cos(pitch))
    }

    /// Distance along the optical axis.
    public func depth(_ p: V3) -> Float { (p - position).dot(forward) }

    /// Normalised image coordinates and depth; nil behind the camera.
    public func project(_ p: V3) -> (x: Float, y: Float, depth: Float)? {
        let d = p - position
        let z = d.dot(forward)
        guard z > 1e-4 else { return nil }
        return (d.dot(right) / (z * tanX), d.dot(up) / (z * tanY), z)
    }

    /// The rectangle that covers the projections of `points`; nil if any lies behind the camera.
    public func rectangle(_ points: [V3]) -> ImageRectangle? {
        var box: ImageRectangle?
        for p in points {
            guard let q = project(p) else { return nil }
            let one = ImageRectangle(
                left: q.x, right: q.x, bottom: q.y, top: q.y, near: q.depth, far: q.depth)
            box = box?.union(one) ?? one
        }
        return box
    }
}

/// A rectangle on the image in normalised coordinates, with the depths that it spans.
public struct ImageRectangle: Sendable, Hashable {
    public var left, right, bottom, top, near, far: Float

    public init(left: Float, right: Float, bottom: Float, top: Float, near: Float, far: Float) {
        (self.left, self.right, self.bottom, self.top) = (left, right, bottom, top)
        (self.near, self.far) = (near, far)
    }

    public var width: Float { right - left }
    public var height: Float { top - bottom }
    public var area: Float { width * height }
    public var centerX: Float { (left + right) / 2 }
    public var centerY: Float { (bottom + top) / 2 }

    public func union(_ b: ImageRectangle) -> ImageRectangle {
        ImageRectangle(
            left: min(left, b.left), right: max(right, b.right), bottom: min(bottom, b.bottom),
            top: max(top, b.top), near: min(near, b.near), far: max(far, b.far))
    }

    /// Area that both cover.
    public func overlap(_ b: ImageRectangle) -> Float {
        max(0, min(right, b.right) - max(left, b.left))
            * max(0, min(top, b.top) - max(bottom, b.bottom))
    }
}
