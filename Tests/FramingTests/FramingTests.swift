import Framing
import PlantainProto
import Space
import Testing

@Suite struct FramingTests {
    static func box(_ size: V3) -> [V3] {
        [-0.5, 0.5].flatMap { (x: Float) in
            [0, 1].flatMap { (y: Float) in [-0.5, 0.5].map { (z: Float) in V3(x, y, z) * size } }
        }
    }

    @Test(
        "everything is inside the frame with a margin, in every shape of picture",
        arguments: [Float(0.125), 0.5625, 1, 1.7778, 8])
    func inside(aspect: Float) throws {
        let points = Self.box(V3(1.4, 0.6, 0.5))
        let lens = Lens(pitch: 0.3, fov: 0.5, fill: 0.75)
        let camera = Framer.frame(points, focus: points, lens: lens, aspect: aspect, floor: 0)
        let frame = try #require(Viewpoint(camera, aspect: aspect).rectangle(points))
        #expect(max(frame.right, -frame.left, frame.top, -frame.bottom) < 0.94)
        #expect(max(frame.right, -frame.left, frame.top, -frame.bottom) > 0.6)
    }

    @Test("the subject spans the share of the frame that the lens asks for")
    func fill() throws {
        let points = Self.box(V3(0.3, 0.3, 0.3))
        for fill: Float in [0.42, 0.7, 0.9] {
            let lens = Lens(pitch: 0.3, fov: 0.5, fill: fill)
            let camera = Framer.frame(points, focus: points, lens: lens, aspect: 1, floor: 0)
            let frame = try #require(Viewpoint(camera, aspect: 1).rectangle(points))
            #expect(abs(max(frame.width, frame.height) / 2 - fill) < 0.02)
        }
    }

    @Test("what is wide and low fills more of the width, and stands below the middle")
    func wide() throws {
        let points = Self.box(V3(3, 0.7, 0.6))
        let lens = Lens(pitch: 0.12, fov: 0.6, fill: 0.75)
        let camera = Framer.frame(points, focus: points, lens: lens, aspect: 1, floor: 0)
        let frame = try #require(Viewpoint(camera, aspect: 1).rectangle(points))
        #expect(frame.width > 1.6 && frame.width < 1.88)
        #expect(frame.centerY < -0.08 && frame.bottom > -0.94)
    }

    @Test("a low camera stays above the floor")
    func aboveFloor() {
        let points = Self.box(V3(3, 0.5, 3))
        let lens = Lens(pitch: -0.05, fov: 0.6, fill: 0.75)
        let camera = Framer.frame(points, focus: points, lens: lens, aspect: 1.5, floor: 0)
        #expect(V3(camera.position).y > 0.04)
    }

    @Test("focus lies within the subject")
    func focus() {
        let points = Self.box(V3(0.5, 0.2, 0.5))
        let camera = Framer.frame(
            points, focus: points, lens: Lens(pitch: 0.3, fov: 0.5, fill: 0.7), aspect: 1, floor: 0)
        let view = Viewpoint(camera, aspect: 1)
        let depths = points.map(view.depth)
        #expect(camera.focusDistance >= depths.min() ?? 0)
        #expect(camera.focusDistance <= depths.max() ?? 0)
    }

    @Test("a point to the right projects to the right, a higher one higher")
    func orientation() throws {
        let view = Viewpoint(
            position: V3(0, 1, 5), forward: V3(0, 0, -1), verticalFov: 0.6, aspect: 1)
        let p = try #require(view.project(V3(0.5, 1.5, 0)))
        #expect(p.x > 0 && p.y > 0)
        // tan(0.3) at 5 m spans 1.5467 m: half a metre is 0.3233 of it.
        #expect(abs(p.x - 0.3233) < 1e-3)
    }
}
