import Fonts
import Foundation
import GuideMap
import Guides
import Knowledge
import PlantainProto
import SceneGeometry
import Testing

/// A white slab, one metre square, seen from the front, two metres away.
private struct SlabScene {
    var plan: ScenePlan

    init(text: TextRun? = nil) {
        plan = ScenePlan(
            camera: Camera(
                position: Vec3(x: 0, y: 0.5, z: 2), target: Vec3(x: 0, y: 0.5, z: 0),
                verticalFov: 0.6, focusDistance: 2),
            film: Film(exposure: 1, whiteBalance: Color(r: 1, g: 1, b: 1)),
            environment: Environment(
                zenith: Color(r: 1, g: 1, b: 1), horizon: Color(r: 1, g: 1, b: 1),
                ground: Color(r: 1, g: 1, b: 1)),
            surfaces: [
                Surface(
                    id: "slab", kind: .wall, center: Vec3(x: 0, y: 0.5, z: -0.05),
                    size: Vec3(x: 1, y: 1, z: 0.1),
                    material: Material(substance: .plastic, tint: Color(r: 0.8, g: 0.8, b: 0.8)))
            ], texts: text.map { [$0] } ?? [])
    }

    func map(_ side: Int, exposed: Float = 1) throws -> GuideMap {
        let renderer = try GuideRenderer(
            scene: Scene(plan: plan, library: BallScene.library), plan: plan)
        return try renderer.guides(
            tile: PixelRect(x: 0, y: 0, width: side, height: side), of: (side, side), threads: 2)
    }

    /// Square metres of the slab's plane that a pixel spans.
    static func pixelArea(_ side: Int) -> Float {
        let step = 2 * 2 * tan(Float(0.3)) / Float(side)
        return step * step
    }

    static func run(emission: Float = 0) throws -> TextRun {
        let font = try Font("NotoSans-Bold.ttf")
        let letter = try #require(font.glyph(for: "R"))
        // The slab's frame has its origin in the middle of its base.
        return TextRun(
            text: "R", fonts: ["NotoSans-Bold.ttf"], object: "slab",
            origin: Vec3(x: -0.4, y: 0.1, z: 0.05), right: Vec3(x: 0.8, y: 0, z: 0),
            up: Vec3(x: 0, y: 0.8, z: 0), ink: Color(r: 0.1, g: 0.2, b: 0.05), emission: emission,
            glyphs: [Glyph(index: letter, font: 0, x: 0.2, y: 0.1, size: 0.8)])
    }
}

struct LetteringGuidesTests {
    @Test("covers the same area of ink at every size", arguments: [48, 200, 640])
    func area(side: Int) throws {
        let font = try Font("NotoSans-Bold.ttf")
        let letter = try #require(font.glyph(for: "R"))
        var drawn = Coverage(width: 1000, height: 1000)
        try font.draw(letter, at: SIMD2(100, 200), size: 800, into: &drawn)
        let expected = drawn.values.reduce(Float(0)) { $0 + Float($1) } / 255 * 1e-6
        let map = try SlabScene(text: SlabScene.run()).map(side)
        let area = side * side
        let ink = map.values[GuideChannel.glyph * area..<(GuideChannel.glyph + 1) * area].reduce(
            0, +)
        #expect(abs(ink * SlabScene.pixelArea(side) - expected) < 0.01 * expected)
    }

    @Test("stands upright, unmirrored and inked")
    func upright() throws {
        let side = 400
        let map = try SlabScene(text: SlabScene.run()).map(side)
        /// Glyph coverage at a place on the panel, metres from its lower left corner.
        func glyph(_ x: Float, _ y: Float) -> Float {
            let step = 2 * 2 * tan(Float(0.3)) / Float(side)
            let column = Int(Float(side) / 2 + (x - 0.4) / step)
            let row = Int(Float(side) / 2 - (y + 0.1 - 0.5) / step)
            return map[GuideChannel.glyph, row, column]
        }
        // The stem of R stands left; the upper right is a bowl, the lower right a leg, between them a gap.
        #expect(glyph(0.33, 0.35) == 1)
        #expect(glyph(0.15, 0.35) == 0 && glyph(0.7, 0.35) == 0)
        #expect(glyph(0.33, 0.05) == 0)
        let inked = try #require(
            (0..<side * side).first { map.values[GuideChannel.glyph * side * side + $0] == 1 })
        let color = (0..<3).map { map.values[$0 * side * side + inked] }
        #expect(abs(color[0] - 0.1) < 1e-3 && abs(color[1] - 0.2) < 1e-3)
    }

    @Test("glows where the ink does")
    func glow() throws {
        let map = try SlabScene(text: SlabScene.run(emission: 3)).map(100)
        let area = 100 * 100
        for at in 0..<area {
            let ink = map.values[GuideChannel.glyph * area + at]
            let glow = map.values[GuideChannel.emission * area + at]
            if ink == 1 { #expect(abs(glow - log1p(3)) < 1e-3) }
            if ink == 0 { #expect(glow == 0) }
        }
    }

    @Test("neon is brightest along its tubes and lights the ground beside them")
    func neon() throws {
        var run = try SlabScene.run(emission: 3)
        run.finish = .neon
        let side = 400
        let map = try SlabScene(text: run).map(side)
        let plain = try SlabScene(text: SlabScene.run(emission: 3)).map(side)
        let area = side * side
        func mean(_ map: GuideMap, _ isIn: (Float) -> Bool) -> Float {
            let places = (0..<area).filter { isIn(map.values[GuideChannel.glyph * area + $0]) }
            let sum = places.reduce(Float(0)) { $0 + map.values[GuideChannel.emission * area + $1] }
            return sum / Float(max(1, places.count))
        }
        #expect(mean(map) { $0 == 1 } < mean(plain) { $0 == 1 })
        #expect(mean(map) { $0 == 1 } > 1.5 * mean(map) { $0 > 0.2 && $0 < 0.8 })
        #expect(mean(map) { $0 == 0 } > 0.002)
        // Glyph coverage is the same whatever the ink is made of.
        let ink = GuideChannel.glyph * area..<(GuideChannel.glyph + 1) * area
        #expect(Array(map.values[ink]) == Array(plain.values[ink]))
    }

    @Test("chalk leaves pores in its strokes, and their mean where they are too small to see")
    func chalk() throws {
        var run = try SlabScene.run()
        run.finish = .chalk
        func reds(_ side: Int) throws -> [Float] {
            let map = try SlabScene(text: run).map(side)
            return (0..<side * side).filter {
                map.values[GuideChannel.glyph * side * side + $0] == 1
            }.map { map.values[$0] }
        }
        let fine = try reds(1200)
        let coarse = try reds(100)
        func spread(_ values: [Float]) -> Float { (values.max() ?? 0) - (values.min() ?? 0) }
        #expect(spread(fine) > 0.1 && spread(coarse) < 0.02)
        let means = [fine, coarse].map { $0.reduce(0, +) / Float($0.count) }
        #expect(abs(means[0] - means[1]) < 0.06)
    }

    @Test("engraving leans the ground at the borders of its strokes and nowhere else")
    func engraved() throws {
        var run = try SlabScene.run()
        run.finish = .engraved
        let side = 400
        let map = try SlabScene(text: run).map(side)
        let area = side * side
        var leans: (bare: Float, border: Float) = (0, 0)
        for at in 0..<area where map.values[GuideChannel.hit * area + at] == 1 {
            let x = abs(map.values[(GuideChannel.normal) * area + at])
            let ink = map.values[GuideChannel.glyph * area + at]
            if ink > 0.3, ink < 0.9 { leans.border = max(leans.border, x) }
            let column = at % side
            if column < side / 5 { leans.bare = max(leans.bare, x) }
        }
        #expect(leans.bare < 1e-3 && leans.border > 0.2)
    }

    @Test("ink on a round wall keeps its area and its place along the wall")
    func round() throws {
        let run = TextRun(
            object: "a", origin: Vec3(x: -0.04, y: 0.02, z: 0.05), right: Vec3(x: 0.08),
            up: Vec3(y: 0.05), curvature: 20)
        let panel = try #require(LetteredPanel(run))
        for u: Float in [0, 0.02, 0.04, 0.07] {
            let point = panel.point(SIMD2(u, 0.03))
            // On the cylinder of 5 cm around the y axis …
            #expect(abs((point.x * point.x + point.z * point.z).squareRoot() - 0.05) < 1e-6)
            // … at the arc u − 4 cm from its front.
            #expect(abs(atan2(point.x, point.z) * 0.05 - (u - 0.04)) < 1e-6)
            let (place, height) = panel.place(point)
            #expect(abs(place.x - u) < 1e-6 && abs(place.y - 0.03) < 1e-6 && abs(height) < 1e-6)
        }
        var flat = run
        flat.curvature = 0
        let plane = try #require(LetteredPanel(flat))
        #expect(plane.point(SIMD2(0.01, 0.02)) == SIMD3(-0.03, 0.04, 0.05))
        #expect(plane.place(SIMD3(-0.03, 0.04, 0.06)).height > 0.0099)
    }

    @Test("says which font is missing")
    func missing() throws {
        var run = try SlabScene.run()
        run.fonts = ["NotoSansNowhere-Regular.ttf"]
        #expect(throws: FontError.self) { try SlabScene(text: run).map(16) }
    }

    @Test("sees through glass what stands behind it, and glass casts no shadow")
    func glass() throws {
        var scene = SlabScene()
        scene.plan.objects = [
            SceneObject(
                id: "pane", asset: "shape/cube", size: Vec3(x: 0.5, y: 0.5, z: 0.02),
                position: Vec3(x: 0, y: 0.25, z: 0.5),
                material: Material(substance: .glass, tint: Color(r: 0.9, g: 1, b: 0.9)))
        ]
        scene.plan.lights = [
            Light(
                id: "sun", kind: .sun, direction: Vec3(x: 0, y: 0, z: 1),
                color: Color(r: 1, g: 1, b: 1), irradiance: 1)
        ]
        let map = try scene.map(100)
        #expect(map.objectID[50 * 100 + 50] == 2)
        #expect(map[GuideChannel.transmission, 50, 50] > 0.9)
        // Behind: 0.8 white under the sky and the unshaded sun, through green glass.
        let green = map[GuideChannel.behind + 1, 50, 50]
        #expect(green > 0.7 && map[GuideChannel.behind, 50, 50] < green)
        #expect(map[GuideChannel.behind, 20, 50] == 0)
    }

    @Test(
        "a ball of glass shows what is behind it the wrong way round, an empty glass the right way")
    func lens() throws {
        /// How red and how green it looks through the left part of a thing before a wall red on the left and green
        /// on the right.
        func left(_ asset: String) throws -> (red: Float, green: Float) {
            var scene = SlabScene()
            scene.plan.surfaces = [-0.5, 0.5].map { x in
                Surface(
                    id: "wall\(x)", kind: .wall, center: Vec3(x: x, y: 0.5, z: -0.05),
                    size: Vec3(x: 1, y: 2, z: 0.1),
                    material: Material(
                        substance: .plastic,
                        tint: x < 0 ? Color(r: 0.8, g: 0.1, b: 0.1) : Color(r: 0.1, g: 0.8, b: 0.1))
                )
            }
            scene.plan.objects = [
                SceneObject(
                    id: "it", asset: asset, size: Vec3(x: 0.3, y: 0.3, z: 0.3),
                    position: Vec3(x: 0, y: 0.35, z: 0.8), material: Material(substance: .glass))
            ]
            let map = try scene.map(100)
            #expect(map.objectID[50 * 100 + 42] == 3)
            return (
                map[GuideChannel.behind, 50, 42], map[GuideChannel.behind + 1, 50, 42]
            )
        }
        // 0.85 m behind its middle is beyond the focus of a ball of radius 0.15 m: nr / 2(n − 1) = 0.225 m.
        let ball = try left("shape/sphere")
        #expect(ball.green > 3 * ball.red)
        let glass = try left("shape/glass")
        #expect(glass.red > 3 * glass.green)
    }

    @Test("lets a lamp shine through its own shade")
    func lamp() throws {
        var scene = SlabScene()
        scene.plan.objects = [
            SceneObject(
                id: "globe", asset: "shape/sphere", size: Vec3(x: 0.2, y: 0.2, z: 0.2),
                position: Vec3(x: 0, y: 0.4, z: 0.6),
                material: Material(substance: .paper, emission: 2))
        ]
        scene.plan.lights = [
            Light(
                id: "globe", kind: .bulb, position: Vec3(x: 0, y: 0.5, z: 0.6), radius: 0.05,
                color: Color(r: 1, g: 1, b: 1), irradiance: 1, object: "globe")
        ]
        let map = try scene.map(100)
        #expect(map.objectID[50 * 100 + 50] == 2)
        // By its light it would be brighter, but a shade shows no more than 0.9 on the film.
        #expect(abs(map[GuideChannel.emission, 50, 50] - log1p(0.9)) < 0.02)
        #expect(map[GuideChannel.lightVisibility, 30, 30] == 1)
        scene.plan.lights[0].object = ""
        #expect(try scene.map(100)[GuideChannel.lightVisibility, 30, 30] == 0)
    }

    @Test("writes arrays that NumPy reads")
    func arrays() throws {
        var map = GuideMap(width: 3, height: 2)
        map[1, 0, 2] = 7
        let data = map.npy().values
        // numpy.lib.format, version 1.0: the header ends on a multiple of 64 bytes.
        #expect(Array(data.prefix(8)) == [0x93, 78, 85, 77, 80, 89, 1, 0])
        let length = Int(data[8]) | Int(data[9]) << 8
        #expect((10 + length) % 64 == 0 && data.count == 10 + length + 32 * 2 * 3 * 4)
        let header = String(decoding: data[10..<10 + length], as: UTF8.self)
        #expect(header.hasPrefix("{'descr': '<f4', 'fortran_order': False, 'shape': (32, 2, 3), }"))
        #expect(header.hasSuffix("\n"))
        let at = 10 + length + 4 * (6 + 2)
        #expect(Array(data[at..<at + 4]) == [0, 0, 0xE0, 0x40])
    }
}
