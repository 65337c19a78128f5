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
        var pitch =
            lens.eye.map { standing($0, points, lens: lens, aspect: aspect, floor: floor) }
            ?? lens.pitch
        var view = fit(points, pitch: pitch, lens: lens, aspect: aspect)
        // What is wide and low may come nearer to the edges; there is air above and below.
        if let box = view.rectangle(points), box.height < 0.6 * box.width, lens.fill > 0.6 {
            lens.fill = min(0.9, lens.fill + 0.1)
            if let eye = lens.eye {
                pitch = standing(eye, points, lens: lens, aspect: aspect, floor: floor)
            }
            view = fit(points, pitch: pitch, lens: lens, aspect: aspect)
        }
        // A camera in the ground looks down more until it is out.
        let clearance = 0.04 + 0.03 * spread(points)
        while view.position.y < floor + clearance, pitch < 1.2 {
            pitch += 0.02
            view = fit(points, pitch: pitch, lens: lens, aspect: aspect)
        }
        view = lowered(view, points, lens: lens, pitch: pitch, aspect: aspect)
        view = moved(view, points, lens: lens, aspect: aspect)
        let subject = focus.isEmpty ? points : focus
        let camera = Camera(
            position: Vec3(view.position), target: Vec3(view.position + view.forward),
            verticalFov: lens.fov, focusDistance: 1)
        return camera.focused(on: subject, depth: lens.depth)
    }

    /// The subject a little below the middle of the frame, where there is room: it stands, and air is above it.
    private static func lowered(
        _ view: Viewpoint, _ points: [V3], lens: Lens, pitch: Float, aspect: Float
    ) -> Viewpoint {
        guard let box = view.rectangle(points), pitch < 0.6 else { return view }
        let slack = max(0, min(1 - box.top, 1 + box.bottom) - 0.12)
        let shift = min(0.2, 0.4 * slack)
        var (position, forward) = (view.position, view.forward)
        if lens.eye == nil {
            let depth = points.reduce(0) { $0 + view.depth($1) } / Float(max(1, points.count))
            position += view.up * (shift * view.tanY * depth)
        } else {
            // At eye height it stays, and looks up instead.
            forward = Viewpoint.direction(pitch: pitch - shift * view.tanY)
        }
        let moved = Viewpoint(
            position: position, forward: forward, verticalFov: lens.fov, aspect: aspect)
        guard let after = moved.rectangle(points),
            max(after.right, -after.left, after.top, -after.bottom) < 0.94
        else { return view }
        return moved
    }

    /// The pitch at which the camera that sees all of the subject stands at a height of the range, or comes nearest.
    private static func standing(
        _ eye: ClosedRange<Float>, _ points: [V3], lens: Lens, aspect: Float, floor: Float
    ) -> Float {
        func height(_ pitch: Float) -> Float {
            fit(points, pitch: pitch, lens: lens, aspect: aspect).position.y - floor
        }
        if eye.contains(height(lens.pitch)) { return lens.pitch }
        let wanted = height(lens.pitch) > eye.upperBound ? eye.upperBound : eye.lowerBound
        // The more it looks down, the higher it stands.
        var (low, high) = (Float(-0.26), Float(0.6))
        for _ in 0..<14 {
            let middle = (low + high) / 2
            if height(middle) > wanted { high = middle } else { low = middle }
        }
        return (low + high) / 2
    }

    /// A slender subject in a wide frame stands on a third, not in the middle.
    private static func moved(
        _ view: Viewpoint, _ points: [V3], lens: Lens, aspect: Float
    ) -> Viewpoint {
        guard lens.aside != 0, lens.eye != nil, aspect > 1.2, let box = view.rectangle(points),
            box.width < 0.8
        else { return view }
        let depth = points.reduce(0) { $0 + view.depth($1) } / Float(max(1, points.count))
        let room = min(1 - box.width / 2, 0.62)
        let shift = view.right * (-lens.aside * room * view.tanX * depth)
        return Viewpoint(
            position: view.position + shift, forward: view.forward, verticalFov: lens.fov,
            aspect: aspect)
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
