public import PlantainProto
public import Space

extension Camera {
    /// Of the frame's height, the widest disc that fine print bears: a pixel at 2K.
    private static let sharp: Float = 1 / 2048

    /// The same camera, its aperture narrowed until points at these places are in focus.
    public func narrowed(for places: [V3]) -> Camera {
        let view = Viewpoint(self, aspect: 1)
        // A point at depth d spreads over 2 · aperture · |d - focus| / (d · focus), of 2 · tan(fov / 2) that are seen.
        var spread: Float = 0
        for place in places {
            let depth = max(view.depth(place), 1e-3)
            spread = max(spread, abs(depth - focusDistance) / (depth * focusDistance))
        }
        guard spread > 0 else { return self }
        var result = self
        result.aperture = min(aperture, Self.sharp * view.tanY / spread)
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
