/// A curve in the (radius, height) plane, drawn like a pen path; lathes turn it about the y axis.
///
/// Closed vessels start and end on the axis: along the outside up to the rim, then down the inside.
public struct Outline: Sendable {
    public private(set) var points: [SIMD2<Float>]

    public init(_ radius: Float, _ height: Float) { points = [SIMD2(radius, height)] }

    public mutating func line(_ radius: Float, _ height: Float) {
        points.append(SIMD2(radius, height))
    }

    /// A quadratic Bézier curve to the point, pulled toward the control point.
    public mutating func curve(
        _ radius: Float, _ height: Float, control: SIMD2<Float>, steps: Int = 8
    ) {
        let (a, c) = (points[points.count - 1], SIMD2(radius, height))
        for i in 1...steps {
            let t = Float(i) / Float(steps)
            let s = 1 - t
            points.append(a * (s * s) + control * (2 * s * t) + c * (t * t))
        }
    }

    /// A smooth curve (Catmull-Rom) through the points, starting where the pen is.
    public mutating func spline(_ through: [SIMD2<Float>], steps: Int = 6) {
        let knots = [points[points.count - 1]] + through
        for k in 0..<(knots.count - 1) {
            let p0 = knots[max(k - 1, 0)]
            let (p1, p2) = (knots[k], knots[k + 1])
            let p3 = knots[min(k + 2, knots.count - 1)]
            for i in 1...steps {
                let t = Float(i) / Float(steps)
                let linear = (p2 - p0) * t
                let square = (p0 * 2 - p1 * 5 + p2 * 4 - p3) * (t * t)
                let cube = (p1 * 3 - p0 - p2 * 3 + p3) * (t * t * t)
                points.append(p1 + (linear + square + cube) * 0.5)
            }
        }
    }

    /// The same outline stretched.
    public func scaled(_ radius: Float, _ height: Float) -> Outline {
        var result = self
        result.points = points.map { $0 * SIMD2(radius, height) }
        return result
    }
}
