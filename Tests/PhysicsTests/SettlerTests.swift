import Physics
import PlantainProto
import Space
import Testing

@Suite struct SettlerTests {
    static let floor = RigidBody(
        id: "floor", parts: [.box(center: V3(0, -0.5, 0), size: V3(20, 1, 20))],
        position: V3(0, 0, 0),
        motion: .fixed)

    static func crate(_ id: String, _ position: V3, size: V3 = V3(0.3, 0.3, 0.3)) -> RigidBody {
        RigidBody(
            id: id, parts: [.box(center: V3(0, size.y / 2, 0), size: size)], position: position)
    }

    @Test("a ball let go above the floor ends on it and does not float")
    func ball() throws {
        let ball = RigidBody(
            id: "ball", parts: [.sphere(center: V3(0, 0.11, 0), radius: 0.11)],
            position: V3(0, 0.5, 0))
        let result = Settler().settle([Self.floor, ball])
        let rest = try #require(result.rests.last)
        #expect(rest.supported)
        #expect(rest.support == "floor")
        let center = rest.position + rest.rotation.rotate(V3(0, 0.11, 0))
        #expect(abs(center.y - 0.11) < 0.0005)
        #expect(rest.overlap < 0.0005)
    }

    @Test("a stack of five boxes stands")
    func stack() {
        var bodies = [Self.floor]
        for i in 0..<5 {
            let nudge = Float(i % 2) * 0.02
            bodies.append(Self.crate("box\(i)", V3(nudge, Float(i) * 0.301, 0)))
        }
        let result = Settler().settle(bodies)
        #expect(result.calm)
        #expect(result.deepestOverlap < 0.001)
        for (i, rest) in result.rests.dropFirst().enumerated() {
            #expect(rest.supported)
            #expect(abs(rest.position.y - Float(i) * 0.3) < 0.001)
            #expect(rest.tilt < 0.01)
            #expect(rest.support == (i == 0 ? "floor" : "box\(i - 1)"))
        }
    }

    @Test("a box that overhangs by more than half falls off")
    func overhang() throws {
        let result = Settler().settle([
            Self.floor, Self.crate("a", V3(0, 0, 0)), Self.crate("b", V3(0.2, 0.3, 0)),
        ])
        #expect(try #require(result.rests.last).position.y < 0.25)
    }

    @Test("what must stay upright does, where a free body of the same shape topples")
    func upright() throws {
        var pole = Self.crate("pole", V3(0, 0, 0), size: V3(0.1, 1, 0.1))
        pole.rotation = Quaternion(axis: V3(0, 0, 1), angle: 0.2)
        let free = Settler().settle([Self.floor, pole])
        #expect(try #require(free.rests.last).tilt > 0.5)
        pole.motion = .upright
        let upright = Settler().settle([Self.floor, pole])
        #expect(try #require(upright.rests.last).tilt < 0.001)
    }

    @Test("balls dropped into a tray of walls stay inside without overlap")
    func tray() {
        var bodies = [Self.floor]
        let walls: [RigidBody.Part] = [
            .box(center: V3(0, 0.01, 0), size: V3(0.4, 0.02, 0.4)),
            .box(center: V3(0.2, 0.06, 0), size: V3(0.02, 0.12, 0.4)),
            .box(center: V3(-0.2, 0.06, 0), size: V3(0.02, 0.12, 0.4)),
            .box(center: V3(0, 0.06, 0.2), size: V3(0.4, 0.12, 0.02)),
            .box(center: V3(0, 0.06, -0.2), size: V3(0.4, 0.12, 0.02)),
        ]
        bodies.append(RigidBody(id: "tray", parts: walls, position: V3(0, 0, 0), motion: .fixed))
        for i in 0..<6 {
            let ball = RigidBody.Part.sphere(center: V3(0, 0.04, 0), radius: 0.04)
            let x = Float(i % 3) * 0.09 - 0.09
            bodies.append(
                RigidBody(id: "apple\(i)", parts: [ball], position: V3(x, 0.1 + Float(i) * 0.09, 0))
            )
        }
        let result = Settler().settle(bodies)
        #expect(result.deepestOverlap < 0.001)
        for rest in result.rests.dropFirst(2) {
            #expect(abs(rest.position.x) < 0.2)
            #expect(abs(rest.position.z) < 0.2)
            #expect(rest.supported)
        }
    }

    @Test("the same scene settles to the same poses, bit for bit")
    func deterministic() {
        let bodies =
            [Self.floor]
            + (0..<4).map {
                Self.crate("c\($0)", V3(Float($0) * 0.07, 0.1 + Float($0) * 0.35, 0.03))
            }
        #expect(Settler().settle(bodies) == Settler().settle(bodies))
    }

    @Test("inspection finds a thing that floats and one that is stuck in another")
    func inspection() throws {
        let result = Settler().inspect([
            Self.floor, Self.crate("floats", V3(0, 0.01, 0)), Self.crate("stuck", V3(2, -0.05, 0)),
            Self.crate("fine", V3(4, 0, 0)),
        ])
        #expect(!result.rests[1].supported)
        #expect(result.rests[2].overlap > 0.04)
        #expect(result.rests[3].supported && result.rests[3].overlap < 0.001)
    }

    @Test("beads and buses settle alike")
    func scales() throws {
        for size in [Float(0.008), 12] {
            let body = Self.crate("x", V3(0, size * 0.2, 0), size: V3(size, size, size))
            let ground = RigidBody(
                id: "ground", parts: [.box(center: V3(0, -50, 0), size: V3(400, 100, 400))],
                position: V3(0, 0, 0), motion: .fixed)
            let rest = try #require(Settler().settle([ground, body]).rests.last)
            #expect(abs(rest.position.y) < 0.0005)
            #expect(rest.supported)
        }
    }

    @Test("a turned slab carries as a slope does: a box slides down it, onto the floor")
    func slope() throws {
        let tilt = Quaternion(axis: V3(0, 0, 1), angle: 0.9)
        let ramp = RigidBody(
            id: "ramp", parts: [.slab(center: V3(0, 0.5, 0), size: V3(2, 0.1, 1), turn: tilt)],
            position: .zero, motion: .fixed)
        let box = Self.crate("box", V3(0, 0.8, 0), size: V3(0.2, 0.2, 0.2))
        let rest = try #require(Settler().settle([Self.floor, ramp, box]).rests.last)
        #expect(rest.position.y < 0.3)
        #expect(rest.position.x < -0.2)
        // Half extents of the box around it: |cos| and |sin| of the halves.
        let bounds = ramp.parts[0].bounds
        #expect(abs(bounds.half.x - (0.6216 * 1 + 0.7833 * 0.05)) < 1e-3)
        #expect(abs(bounds.half.y - (0.7833 * 1 + 0.6216 * 0.05)) < 1e-3)
    }
}
