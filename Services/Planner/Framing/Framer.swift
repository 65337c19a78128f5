public import PlantainProto
public import Space

/// Places the camera so that everything that matters is inside the frame.
public enum Framer {
    /// - Parameters:
    ///   - points: corners of all that must be seen.
    ///   - focus: what should be sharp.
    ///   - floor: height that the camera must stay above.
    public static func frame(
        _ points: [V3], focus: [V3], lens: Lens, aspect: Float, floor: Float
    ) -> Camera {
        var lens = lens
        var pitch = lens.pitch
        var view = fit(points, pitch: pitch, lens: lens, aspect: aspect)
        // What is wide and low may come nearer to the edges; there is air above and below.
        if let box = view.rectangle(points), box.height < 0.6 * box.width, lens.fill > 0.6 {
            lens.fill = min(0.9, lens.fill + 0.1)
            view = fit(points, pitch: pitch, lens: lens, aspect: aspect)
        }
        // A camera in the ground looks down more until it is out.
        let clearance = 0.04 + 0.03 * spread(points)
        while view.position.y < floor + clearance, pitch < 1.2 {
            pitch += 0.02
            view = fit(points, pitch: pitch, lens: lens, aspect: aspect)
        }
        view = lowered(view, points, lens: lens, aspect: aspect)
        let depths = (focus.isEmpty ? points : focus).map(view.depth).sorted()
        let near = depths.first ?? 1
        // A third into the subject, where depth of field is spent best.
        let distance = max(0.05, blend(near, depths.last ?? near, 0.35))
        // Blur of a far background stays near a hundredth of the frame.
        let aperture = min(0.006, 0.004 * distance)
        return Camera(
            position: Vec3(view.position), target: Vec3(view.position + view.forward * distance),
            verticalFov: lens.fov, focusDistance: distance, aperture: aperture)
    }

    /// The subject a little below the middle of the frame, where there is room: it stands, and air is above it.
    private static func lowered(
        _ view: Viewpoint, _ points: [V3], lens: Lens, aspect: Float
    ) -> Viewpoint {
        guard let box = view.rectangle(points), lens.pitch < 0.6 else { return view }
        let slack = max(0, min(1 - box.top, 1 + box.bottom) - 0.12)
        let shift = min(0.2, 0.4 * slack)
        let depth = points.reduce(0) { $0 + view.depth($1) } / Float(max(1, points.count))
        let moved = Viewpoint(
            position: view.position + view.up * (shift * view.tanY * depth), forward: view.forward,
            verticalFov: lens.fov, aspect: aspect)
        guard let after = moved.rectangle(points),
            max(after.right, -after.left, after.top, -after.bottom) < 0.94
        else { return view }
        return moved
    }

    private static func fit(_ points: [V3], pitch: Float, lens: Lens, aspect: Float) -> Viewpoint {
        Viewpoint.fitting(
            points, direction: Viewpoint.direction(pitch: pitch), verticalFov: lens.fov,
            aspect: aspect,
            fill: lens.fill)
    }

    private static func spread(_ points: [V3]) -> Float {
        guard let first = points.first else { return 1 }
        let low = points.reduce(first) { pointwiseMin($0, $1) }
        let high = points.reduce(first) { pointwiseMax($0, $1) }
        return (high - low).length
    }
}
