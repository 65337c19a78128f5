import GuideMap
import Guides
import Knowledge
import PlantainProto
import SceneGeometry
import Testing

/// The image of a lamp in glossy things, which no mirror ray meets.
@Suite struct HighlightTests {
    /// Luminance of the ball's mirror image, sky and floor kept dark.
    private func image(roughness: Float, side: Int) throws -> (values: [Float], scene: BallScene) {
        let lit = try BallScene(radius: 0.0047)
        var plan = lit.plan
        plan.environment = Environment(
            zenith: Color(r: 1e-5, g: 1e-5, b: 1e-5), horizon: Color(r: 1e-5, g: 1e-5, b: 1e-5))
        plan.objects[0].material = Material(substance: .unspecified, roughness: roughness)
        plan.surfaces.removeAll()
        let renderer = try GuideRenderer(
            scene: Scene(plan: plan, library: BallScene.library), plan: plan)
        let map = try renderer.guides(
            tile: PixelRect(x: 0, y: 0, width: side, height: side), of: (side, side), threads: 2)
        let values = (0..<side * side).map { at -> Float in
            let (x, y) = (at % side, at / side)
            return 0.2126 * map[GuideChannel.reflection, y, x]
                + 0.7152 * map[GuideChannel.reflection + 1, y, x]
                + 0.0722 * map[GuideChannel.reflection + 2, y, x]
        }
        return (values, lit)
    }

    @Test("lies where the mirrored ray meets the sun")
    func place() throws {
        let side = BallScene.canvas.width
        let (values, _) = try image(roughness: 0.3, side: side)
        let brightest = try #require(values.indices.max { values[$0] < values[$1] })
        var best = (cosine: Float(-1), x: 0, y: 0)
        for y in 0..<side {
            for x in 0..<side {
                let ray = BallScene.ray(x, y)
                guard let distance = BallScene.ball(BallScene.eye, ray) else { continue }
                let normal = normalize(BallScene.eye + ray * distance - SIMD3(0, 1, 0))
                let mirrored = ray - normal * (2 * dot(ray, normal))
                let cosine = dot(mirrored, BallScene.sun)
                if cosine > best.cosine { best = (cosine, x, y) }
            }
        }
        #expect(abs(brightest % side - best.x) <= 1 && abs(brightest / side - best.y) <= 1)
    }

    @Test("is weaker the wider it is: the same light comes back")
    func energy() throws {
        let side = 192
        let narrow = try image(roughness: 0.35, side: side).values
        let wide = try image(roughness: 0.5, side: side).values
        let (first, second) = (narrow.max() ?? 0, wide.max() ?? 0)
        // A lobe's solid angle goes with the fourth power of roughness.
        let ratio = first / second
        #expect(ratio > 3 && ratio < 5.2, "(0.5 / 0.35)⁴ = 4.2, but \(ratio)")
        let (some, more) = (narrow.reduce(0, +), wide.reduce(0, +))
        #expect(more / some > 0.75 && more / some < 1.35, "\(some) and \(more)")
    }

    @Test("does not show in the shade, nor on what is rough as plaster")
    func shade() throws {
        let rough = try image(roughness: 0.9, side: 96).values.max() ?? 1
        #expect(rough < 1e-3)
        let (values, _) = try image(roughness: 0.3, side: 96)
        // The lower right of the ball looks away from the sun.
        #expect(values[70 * 96 + 66] < 1e-3)
    }
}
