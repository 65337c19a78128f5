public import PlantainProto
public import Space

extension Camera {
    /// Of the frame's height, the widest disc that fine print bears: a pixel at 2K.
    public static let finePrint: Float = 1 / 2048

    /// The same camera, focused so that these places are equally sharp at both ends, its aperture as the depth asks.
    ///
    /// - Parameter places: what should be sharp; none leaves the focus alone
    public func focused(on places: [V3], depth: Lens.Depth) -> Camera {
        let view = Viewpoint(self, aspect: 1)
        let depths = places.map { max(view.depth($0), 0.05) }
        guard let near = depths.min(), let far = depths.max() else { return self }
        var result = self
        // Discs grow with the difference of reciprocals, so the harmonic mean halves what they need.
        result.focusDistance = 2 * near * far / (near + far)
        result.target = Vec3(view.position + view.forward * result.focusDistance)
        switch depth {
        case .usual:
            // Blur of a far background stays near a hundredth of the frame.
            result.aperture = min(0.006, 0.004 * result.focusDistance)
            return result.narrowed(for: places, disc: 1 / 900)
        case .shallow:
            // What is far spreads over a twenty-fifth of the frame, and the ends of the subject are soft.
            result.aperture = 0.04 * result.focusDistance * view.tanY
            return result.narrowed(for: places, disc: 1 / 150)
        case .deep:
            result.aperture = 0
            return result
        }
    }

    /// The same camera, its aperture narrowed until points at these places spread over no more than a disc.
    ///
    /// - Parameter disc: diameter, in heights of the frame
    public func narrowed(for places: [V3], disc: Float = Camera.finePrint) -> Camera {
        let view = Viewpoint(self, aspect: 1)
        // A point at depth d spreads over 2 · aperture · |d - focus| / (d · focus), of 2 · tan(fov / 2) that are seen.
        var spread: Float = 0
        for place in places {
            let depth = max(view.depth(place), 1e-3)
            spread = max(spread, abs(depth - focusDistance) / (depth * focusDistance))
        }
        guard spread > 0 else { return self }
        var result = self
        result.aperture = min(aperture, disc * view.tanY / spread)
        return result
    }
}

extension ScenePlan {
    /// Closes the lens until no lettered thing is out of focus: words are there to be read.
    public mutating func narrowLens() {
        let lettered = Set(texts.map(\.object))
        guard let camera, !lettered.isEmpty else { return }
        self.camera = camera.narrowed(
            for: objects.filter { lettered.contains($0.id) }.map { V3($0.position) })
    }
}
