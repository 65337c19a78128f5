import Interruption
import PlantainProto
import Space
import Synchronization

/// Lets bodies come to rest under gravity, deterministically and within bounded time.
///
/// After the simulation each body is lifted or lowered by fractions of a millimetre until it just
/// touches what carries it, so that nothing floats and nothing overlaps.
public struct Settler: Sendable {
    /// Simulated seconds at most; lengths are scaled so that a typical body has unit size.
    public var duration: Float
    public var step: Float
    /// What still counts as touching, metres.
    public var tolerance: Float
    /// Contacts solved at most, over all steps; about a second of a processor core. A heap that needs more is stuck
    /// in itself, and no time would free it.
    public var effort: Int

    public init(
        duration: Float = 5, step: Float = 1 / 180, tolerance: Float = 0.0005,
        effort: Int = 100_000
    ) {
        self.duration = duration
        self.step = step
        self.tolerance = tolerance
        self.effort = effort
    }

    public func settle(_ bodies: [RigidBody]) -> Settlement {
        ODEWorld.queue.withLock { _ in run(bodies) }
    }

    /// The deepest overlap and the support of each body as they stand, without moving any.
    public func inspect(_ bodies: [RigidBody]) -> Settlement {
        ODEWorld.queue.withLock { _ in
            let world = build(bodies)
            return report(world, bodies, bodies, steps: 0, calm: true)
        }
    }

    private func build(_ bodies: [RigidBody]) -> ODEWorld {
        let moving = bodies.filter { $0.motion != .fixed }
        let sizes = (moving.isEmpty ? bodies : moving).map(Self.extent).sorted()
        let world = ODEWorld(scale: sizes.isEmpty ? 1 : max(0.01, sizes[sizes.count / 2]))
        for body in bodies { world.add(body) }
        return world
    }

    private func run(_ bodies: [RigidBody]) -> Settlement {
        let world = build(bodies)
        var steps = 0
        var calm = !bodies.contains { $0.motion != .fixed }
        // Nobody sees how bodies stand that nobody waits for.
        while !calm, Float(steps) * step < duration, world.solved < effort,
            !Interruption.isRaised
        {
            calm = !world.step(Double(step))
            steps += 1
        }
        var settled = bodies
        for i in bodies.indices {
            guard let pose = world.pose(i) else { continue }
            settled[i].position = pose.position
            settled[i].rotation = bodies[i].motion == .upright ? bodies[i].rotation : pose.rotation
            world.move(i, to: settled[i])
        }
        let order = bodies.indices.filter { bodies[$0].motion != .fixed }
            .sorted { settled[$0].position.y < settled[$1].position.y }
        for i in order where !Interruption.isRaised { settled[i].position.y += touch(world, i) }
        return report(world, bodies, settled, steps: steps, calm: calm)
    }

    /// Moves a body up or down until it just touches; returns the way it went. Metres.
    private func touch(_ world: ODEWorld, _ index: Int) -> Float {
        let reach = 6 * Double(tolerance)
        // Only what lies below counts: lifting must not push against what rests on top.
        func depth() -> Double { world.measure()[index]?.values.max() ?? 0 }
        var (low, high) = (-reach, reach)
        var now = 0.0
        func go(_ to: Double) {
            world.lift(index, by: to - now)
            now = to
        }
        let limit = Double(tolerance) / 50
        for _ in 0..<12 {
            let middle = (low + high) / 2
            go(middle)
            if depth() > limit { low = middle } else { high = middle }
        }
        go(high)
        // Nothing below: it floats, and is left where it was for the report to say so.
        if high <= -reach * 0.99 { go(0) }
        // Something above is in the way: better to stay.
        if high >= reach * 0.99 { go(0) }
        return Float(now)
    }

    private func report(
        _ world: ODEWorld, _ before: [RigidBody], _ after: [RigidBody], steps: Int, calm: Bool
    ) -> Settlement {
        let depths = world.measure()
        let rests = after.indices.map { i -> Rest in
            let body = after[i]
            var supported = body.motion == .fixed
            var support = ""
            if body.motion != .fixed {
                world.lift(i, by: -2 * Double(tolerance))
                let below = world.measure()[i] ?? [:]
                world.lift(i, by: 2 * Double(tolerance))
                // Sunk a little, it overlaps more with what is under it.
                let carrier = below.filter {
                    $0.value > (depths[i]?[$0.key] ?? 0) + Double(tolerance) / 4
                }
                .max { ($0.value, $1.key) < ($1.value, $0.key) }
                supported = carrier != nil
                support = carrier.map { after[$0.key].id } ?? ""
            }
            let up = after[i].rotation.rotate(V3(0, 1, 0))
            let was = before[i].rotation.rotate(V3(0, 1, 0))
            return Rest(
                id: body.id, position: body.position, rotation: body.rotation, supported: supported,
                support: support, overlap: Float(depths[i]?.values.max() ?? 0),
                tilt: up.cross(was).length, drift: (body.position - before[i].position).length)
        }
        return Settlement(rests: rests, steps: steps, calm: calm)
    }

    private static func extent(_ body: RigidBody) -> Float {
        let corners = body.corners
        guard let first = corners.first else { return 1 }
        let (low, high) = corners.reduce((first, first)) { range, p in
            (pointwiseMin(range.0, p), pointwiseMax(range.1, p))
        }
        return (high - low).length / 2
    }
}
