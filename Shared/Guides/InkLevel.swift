import Fonts
import Knowledge
import PlantainProto
import SceneGeometry

/// A place in the world with its lettering.
struct ScenePanel: Sendable {
    let run: TextRun
    let shape: LetteredPanel
    let ink: SIMD3<Float>
    /// The em in metres.
    let em: Float
    /// Ink lies on matter at most this far from the panel.
    private let thickness: Float

    var emission: Float { run.emission }
    var size: SIMD2<Float> { shape.size }

    /// - Parameter frame: of the body that carries the run.
    init?(_ run: TextRun, on frame: Frame) {
        guard let shape = LetteredPanel(run, on: frame) else { return nil }
        self.run = run
        self.shape = shape
        ink = SIMD3(run.ink ?? Color(r: 0.02, g: 0.02, b: 0.02))
        em = run.glyphs.map(\.size).max() ?? shape.size.y
        // Cloth waves, and what is nearly a cylinder is not one; but ink jumps on nothing that sticks out.
        thickness =
            shape.isFlat
            ? max(0.002, 0.12 * shape.size.min(), 0.03 * shape.size.max()) : 0.25 * shape.radius
    }

    /// Where a point lies on the panel, metres from the lower left corner; nil beside it or behind.
    func place(_ point: SIMD3<Float>, facet: SIMD3<Float>) -> SIMD2<Float>? {
        let (place, height) = shape.place(point)
        guard place.x >= 0, place.y >= 0, place.x <= size.x, place.y <= size.y,
            abs(height) < thickness, dot(facet, shape.axes(at: place.x).facing) > 0.3
        else { return nil }
        return place
    }

    /// Pixels in a metre where the panel is nearest to the camera.
    func density(_ view: View) -> Float {
        let places = [
            SIMD2(0, 0), SIMD2(size.x, 0), SIMD2(0, size.y), size, SIMD2(size.x, 0) / 2,
            SIMD2(size.x / 2, size.y), size / 2,
        ]
        let depths = places.map { -dot(shape.point($0) - view.position, view.back) }
            .filter { $0 > 0.01 }
        return depths.min().map { 1 / ($0 * view.pixelSize) } ?? 1
    }
}

/// The ink of all panels, as fine as one canvas asks.
struct InkLevel: Sendable {
    /// In the order of the scene's panels.
    let panels: [PanelInk]

    init(_ panels: [ScenePanel], view: View) throws(FontError) {
        var fonts = FontShelf()
        var inks: [PanelInk] = []
        for panel in panels {
            // Two texels a pixel keep edges crisp.
            inks.append(
                try PanelInk(
                    panel.run, size: panel.size, density: 2 * panel.density(view), fonts: &fonts))
        }
        self.panels = inks
    }
}
