import Fonts
import Knowledge
import PlantainProto
import SceneGeometry

/// A flat place in the world with its lettering.
struct ScenePanel: Sendable {
    let run: TextRun
    /// World place of the lower left corner.
    let origin: SIMD3<Float>
    /// Unit axes, and extents along them in metres.
    let right: SIMD3<Float>
    let up: SIMD3<Float>
    let size: SIMD2<Float>
    let ink: SIMD3<Float>
    let emission: Float
    private let facing: SIMD3<Float>
    /// Ink lies on matter at most this far from the panel's plane.
    private let thickness: Float

    /// - Parameter frame: of the body that carries the run.
    init(_ run: TextRun, on frame: Frame) {
        let right = frame.worldDirection(SIMD3(run.right ?? .init()))
        let up = frame.worldDirection(SIMD3(run.up ?? .init()))
        self.run = run
        origin = frame.worldPoint(SIMD3(run.origin ?? .init()))
        self.right = normalize(right)
        self.up = normalize(up)
        size = SIMD2(length(right), length(up))
        ink = SIMD3(run.ink ?? Color(r: 0.02, g: 0.02, b: 0.02))
        emission = run.emission
        facing = normalize(cross(right, up))
        thickness = max(0.002, 0.3 * size.min())  // labels follow round bottles
    }

    /// Where a point lies on the panel, metres from the lower left corner; nil beside it or behind.
    func place(_ point: SIMD3<Float>, facet: SIMD3<Float>) -> SIMD2<Float>? {
        let offset = point - origin
        let place = SIMD2(dot(offset, right), dot(offset, up))
        guard place.x >= 0, place.y >= 0, place.x <= size.x, place.y <= size.y,
            abs(dot(offset, facing)) < thickness, dot(facet, facing) > 0.3
        else { return nil }
        return place
    }

    func flat(_ step: SIMD3<Float>) -> SIMD2<Float> { SIMD2(dot(step, right), dot(step, up)) }

    /// Pixels in a metre where the panel is nearest to the camera.
    func density(_ view: View) -> Float {
        let corners = [
            origin, origin + right * size.x, origin + up * size.y,
            origin + right * size.x + up * size.y, origin + (right * size.x + up * size.y) * 0.5,
        ]
        let depths = corners.map { -dot($0 - view.position, view.back) }.filter { $0 > 0.01 }
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
