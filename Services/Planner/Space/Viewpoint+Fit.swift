extension Viewpoint {
    /// The nearest place from which a camera of fixed direction sees all `points` within the
    /// middle `fill` of the frame (0…1), with what slack is left shared evenly.
    ///
    /// Each side of the frustum is a plane; a point p must lie within |p·r - c·r| ≤ t (p·f - c·f), so
    /// the extremes of p·r ± t p·f decide how far back the camera c stands.
    public static func fitting(
        _ points: [V3], direction: V3, verticalFov: Float, aspect: Float, fill: Float
    ) -> Viewpoint {
        let unit = Viewpoint(
            position: .zero, forward: direction, verticalFov: verticalFov, aspect: aspect)
        let (tx, ty) = (unit.tanX * fill, unit.tanY * fill)
        var (x1, x2, y1, y2) = (-Float.infinity, -Float.infinity, -Float.infinity, -Float.infinity)
        for p in points {
            let (a, b, c) = (p.dot(unit.right), p.dot(unit.up), p.dot(unit.forward))
            x1 = max(x1, a - tx * c)
            x2 = max(x2, -a - tx * c)
            y1 = max(y1, b - ty * c)
            y2 = max(y2, -b - ty * c)
        }
        guard x1.isFinite, y1.isFinite else { return unit }
        let depth = min(-(x1 + x2) / (2 * tx), -(y1 + y2) / (2 * ty))
        let position =
            unit.right * ((x1 - x2) / 2) + unit.up * ((y1 - y2) / 2) + unit.forward * depth
        return Viewpoint(
            position: position, forward: direction, verticalFov: verticalFov, aspect: aspect)
    }
}
