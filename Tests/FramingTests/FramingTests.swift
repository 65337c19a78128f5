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

    /// Diameter of the disc that a point spreads over, in heights of the frame.
    private func blur(_ camera: Camera, _ place: V3) -> Float {
        let view = Viewpoint(camera, aspect: 1)
        let depth = view.depth(place)
        return camera.aperture * abs(depth - camera.focusDistance)
            / (depth * camera.focusDistance * view.tanY)
    }

    @Test("two things far apart are both in focus, and the lens is no narrower than that asks for")
    func apart() {
        let (near, far) = (V3(0, 0.8, 0.8), V3(0.2, 0.8, -4))
        let lens = Lens(pitch: 0.3, fov: 0.4, fill: 0.75)
        let camera = Framer.frame(
            Self.box(V3(1, 1, 2)), focus: [near, far], lens: lens, aspect: 1, floor: 0)
        #expect(abs(blur(camera, near) - 1 / 900) < 2e-5)
        #expect(abs(blur(camera, far) - 1 / 900) < 2e-5)
    }

    @Test("a shallow lens keeps its subject and blurs what is behind; a deep one blurs nothing")
    func depth() {
        let subject = Self.box(V3(0.1, 0.1, 0.1))
        var lens = Lens(pitch: 0.3, fov: 0.4, fill: 0.4)
        lens.depth = .shallow
        let shallow = Framer.frame(subject, focus: subject, lens: lens, aspect: 1, floor: 0)
        #expect(subject.allSatisfy { blur(shallow, $0) < 1 / 149 })
        #expect(blur(shallow, V3(0, 0, -2)) > 0.02)
        lens.depth = .usual
        let usual = Framer.frame(subject, focus: [V3(0, 0.05, 0)], lens: lens, aspect: 1, floor: 0)
        #expect(blur(usual, V3(0, 0, -2)) < blur(shallow, V3(0, 0, -2)) / 1.5)
        lens.depth = .deep
        let deep = Framer.frame(subject, focus: subject, lens: lens, aspect: 1, floor: 0)
        #expect(deep.aperture == 0)
    }

    @Test("a longer lens sees less", arguments: [(Float(24), Float(53.1)), (85, 16.1)])
    func focalLength(millimetres: Float, degrees: Float) {
        #expect(abs(Lens.fov(focalLength: millimetres) * 180 / .pi - degrees) < 0.1)
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
