public import Knowledge
import Layout
public import Physics
public import PlantainProto
import Space

/// Collision shapes of surfaces and things.
public enum Solids {
    public static func body(_ surface: Surface) -> RigidBody {
        if surface.kind.isScenery || isTrim(surface) {
            // Touches nothing: far below.
            return RigidBody(
                id: surface.id, parts: [.box(center: .zero, size: V3(repeating: 0.1))],
                position: V3(0, -1000, 0), rotation: Quaternion(w: 1), motion: .fixed)
        }
        let size = V3(surface.size)
        // A table is a slab on legs: there is room below.
        let slab = surface.kind == .table ? min(size.y, 0.06) : size.y
        return RigidBody(
            id: surface.id,
            parts: [.box(center: V3(0, (size.y - slab) / 2, 0), size: V3(size.x, slab, size.z))],
            position: V3(surface.center), rotation: Quaternion(yaw: surface.yaw), motion: .fixed)
    }

    /// Kerbs, strips and skirting: nothing stands on them.
    private static func isTrim(_ surface: Surface) -> Bool {
        let size = V3(surface.size)
        return surface.kind == .wall && size.z < 0.06
            || surface.kind == .ground && size.y < 0.19 && surface.id != "ground"
    }

    /// - Parameters:
    ///   - mass: kilograms per cubic metre of its box.
    ///   - carries: others stand on it or lie in it, so its top and hollow matter.
    static func body(
        _ object: SceneObject, _ actor: Actor, mass: Float, motion: RigidBody.Motion, carries: Bool
    ) -> RigidBody {
        // Cords, and what hangs on them, touch nothing.
        let hangs = object.support.isEmpty && object.noun.hasPrefix("suspended ")
        if hangs || object.id.hasPrefix("tie") {
            return RigidBody(
                id: object.id, parts: [.box(center: .zero, size: V3(repeating: 0.1))],
                position: V3(0, -1000, 0), rotation: Quaternion(w: 1), motion: .fixed)
        }
        return RigidBody(
            id: object.id, parts: parts(actor, carries: carries), position: V3(object.position),
            rotation: (object.rotation ?? Quaternion(w: 1)).normalized, motion: motion,
            density: min(3000, max(20, mass)))
    }

    /// The bodies of a whole plan, surfaces first, that keep their attitude.
    public static func bodies(_ plan: ScenePlan, library: AssetLibrary, reliefs: Reliefs)
        -> [RigidBody]
    {
        let carriers = Set(plan.objects.map(\.support))
        let overhead = Set(plan.relations.filter { $0.predicate == .under }.map(\.object))
        return plan.surfaces.map { body($0) }
            + plan.objects.map { object in
                guard let asset = library.asset(object.asset) else {
                    let actor = Actor(
                        id: object.id, group: 0, noun: object.noun, size: V3(object.size))
                    return body(object, actor, mass: 500, motion: .upright, carries: false)
                }
                let prop = Prop(
                    id: object.id, group: Int(object.group), noun: object.noun, asset: asset,
                    size: V3(object.size))
                let carries = carriers.contains(object.id)
                let needed = carries || overhead.contains(object.group) || asset.isTable
                let actor = prop.actor(needed ? reliefs.relief(asset) : nil, outdoors: false)
                return body(object, actor, mass: asset.density, motion: .upright, carries: carries)
            }
    }

    private static func parts(_ actor: Actor, carries: Bool) -> [RigidBody.Part] {
        let size = actor.size
        if actor.boards.count > 1 { return boards(actor.boards, size) }
        if carries, let inside = actor.inside, inside.depth > 0.2 * size.y {
            return hollow(inside, size, round: actor.form == .cylinder)
        }
        if let room = actor.room {
            let full = Actor.Area(height: size.y, halfX: size.x / 2, halfZ: size.z / 2)
            return stand(actor.top ?? full, size, room: room)
        }
        // What has a level place well below its summit; fruit that carries fruit stays round.
        if carries, actor.form != .ball, let top = actor.top, top.height < 0.95 * size.y {
            return stand(top, size, room: nil)
        }
        if actor.tumbles, isRound(actor) { return pebble(size) }
        switch actor.form {
        case .ball: return [.sphere(center: V3(0, size.y / 2, 0), radius: size.y / 2)]
        case .cylinder:
            return [
                .cylinder(
                    center: V3(0, size.y / 2, 0), radius: max(size.x, size.z) / 2, height: size.y)
            ]
        case .box: return [.box(center: V3(0, size.y / 2, 0), size: size)]
        }
    }

    /// Fruit and eggs roll until they lie; a box would stand on its end.
    private static func isRound(_ actor: Actor) -> Bool {
        let last = actor.noun.split(separator: " ").last.map(String.init) ?? actor.noun
        return rounds.contains(last) && actor.size.max() < 2 * actor.size.min()
            && actor.size.max() < 0.3
    }

    private static let rounds: Set<String> = [
        "egg", "lemon", "lime", "pear", "potato", "avocado", "mango", "kiwi", "apple", "orange",
        "peach", "plum", "tomato", "onion", "fig", "apricot", "walnut", "strawberry", "tangerine",
        "nectarine",
    ]

    /// A ball with a smaller one toward each end of its longest side.
    private static func pebble(_ size: V3) -> [RigidBody.Part] {
        let radius = size.min() / 2
        let end = 0.72 * radius
        let middle = V3(0, size.y / 2, 0)
        let half = size / 2
        let axis: V3 =
            half.y >= max(half.x, half.z)
            ? V3(0, 1, 0) : half.x >= half.z ? V3(1, 0, 0) : V3(0, 0, 1)
        let long = half.max()
        var parts: [RigidBody.Part] = [.sphere(center: middle, radius: max(radius, 0.9 * half.y))]
        guard long > 1.08 * radius else { return [.sphere(center: middle, radius: half.y)] }
        if axis.y > 0 { parts = [.sphere(center: middle, radius: radius)] }
        for side: Float in [-1, 1] {
            parts.append(.sphere(center: middle + axis * (side * (long - end)), radius: end))
        }
        return parts
    }

    /// Boards between two sides, or steps that are solid down to the ground.
    private static func boards(_ boards: [Actor.Area], _ size: V3) -> [RigidBody.Part] {
        let top = boards[boards.count - 1]
        if boards.contains(where: { abs($0.z - top.z) > 0.05 }) {
            return boards.map { step in
                .box(
                    center: V3(step.x, step.height / 2, step.z),
                    size: V3(size.x, step.height, 2.38 * step.halfZ))
            }
        }
        let thick = min(0.02, 0.1 * size.y)
        let side = max(0.004, size.x / 2 - top.halfX - 0.02)
        return boards.map { board in
            .box(
                center: V3(0, board.height - thick / 2, 0), size: V3(size.x, thick, size.z))
        }
            + [-1, 1].map { (way: Float) in
                .box(
                    center: V3(way * (size.x - side) / 2, size.y / 2, 0),
                    size: V3(side, size.y, size.z))
            }
    }

    /// A floor and walls around it.
    private static func hollow(_ area: Actor.Area, _ size: V3, round: Bool) -> [RigidBody.Part] {
        if round, area.profile.count > 2 { return basin(area, size) }
        let base = max(0.001, area.height)
        var parts: [RigidBody.Part] = [
            .box(
                center: V3(area.x, base / 2, area.z), size: V3(2 * area.halfX, base, 2 * area.halfZ)
            )
        ]
        let rim = min(size.y, area.height + area.depth)
        let middle = rim / 2
        if round {
            let radius = max(area.halfX, area.halfZ)
            let thick = max(0.004, size.x / 2 - radius)
            for k in 0..<16 {
                let angle = Float(k) / 16 * 2 * .pi
                let at = V3(0, 0, radius + thick / 2)
                let turned = Quaternion(yaw: angle).rotate(at)
                // Axis-parallel posts, close enough to hold anything in.
                parts.append(
                    .cylinder(
                        center: V3(area.x + turned.x, middle, area.z + turned.z),
                        radius: max(thick / 2, radius * 0.2), height: rim))
            }
            // Posts must not reach into the hollow.
            for k in 1..<parts.count {
                if case .cylinder(let center, let r, let h) = parts[k] {
                    let out = V3(center.x - area.x, 0, center.z - area.z).unit
                    parts[k] = .cylinder(
                        center: V3(area.x, center.y, area.z) + out * (radius + r), radius: r,
                        height: h)
                }
            }
        } else {
            let thickX = max(0.004, size.x / 2 - area.halfX),
                thickZ = max(0.004, size.z / 2 - area.halfZ)
            for side: Float in [-1, 1] {
                parts.append(
                    .box(
                        center: V3(area.x + side * (area.halfX + thickX / 2), middle, area.z),
                        size: V3(thickX, rim, 2 * (area.halfZ + thickZ))))
                parts.append(
                    .box(
                        center: V3(area.x, middle, area.z + side * (area.halfZ + thickZ / 2)),
                        size: V3(2 * area.halfX, rim, thickZ)))
            }
        }
        return parts
    }

    /// A bottom and slabs around it that follow the hollow's slope.
    private static func basin(_ area: Actor.Area, _ size: V3) -> [RigidBody.Part] {
        let sides = 16
        let thick = max(0.003, 0.06 * area.opening)
        let bottom = area.profile[0]
        var parts: [RigidBody.Part] = [
            .box(
                center: V3(area.x, max(0.0005, bottom.y / 2), area.z),
                size: V3(2 * bottom.x, max(0.001, bottom.y), 2 * bottom.x))
        ]
        for (low, high) in zip(area.profile, area.profile.dropFirst()) {
            let (out, up) = (high.x - low.x, high.y - low.y)
            let slant = (out * out + up * up).squareRoot()
            guard slant > 1e-5 else { continue }
            let tilt = (up / max(out, 1e-4)).arcTangent
            for k in 0..<sides {
                let turn =
                    Quaternion(yaw: 2 * .pi * Float(k) / Float(sides))
                    * Quaternion(axis: V3(1, 0, 0), angle: -tilt)
                let (radius, height) = ((low.x + high.x) / 2, (low.y + high.y) / 2)
                let way = Quaternion(yaw: 2 * .pi * Float(k) / Float(sides)).rotate(V3(0, 0, 1))
                let middle = V3(area.x, height, area.z) + way * radius
                let inward = turn.rotate(V3(0, 1, 0))
                parts.append(
                    .slab(
                        center: middle - inward * (thick / 2),
                        size: V3(2.1 * high.x * Float.pi / Float(sides), thick, slant * 1.06),
                        turn: turn))
            }
        }
        return parts
    }

    /// A level place with what rises behind it, and what stands around the room below.
    private static func stand(_ top: Actor.Area, _ size: V3, room: Actor.Area?) -> [RigidBody.Part]
    {
        let low = min(room?.height ?? 0, top.height * 0.9)
        var parts: [RigidBody.Part] = [
            .box(
                center: V3(0, (low + top.height) / 2, 0), size: V3(size.x, top.height - low, size.z)
            )
        ]
        if let room, low > 0 {
            // Legs and sides: whatever lies outside the free rectangle.
            func pillar(_ x0: Float, _ x1: Float, _ z0: Float, _ z1: Float) {
                guard x1 - x0 > 0.002, z1 - z0 > 0.002 else { return }
                parts.append(
                    .box(
                        center: V3((x0 + x1) / 2, low / 2, (z0 + z1) / 2),
                        size: V3(x1 - x0, low, z1 - z0)))
            }
            let (x, z) = (size.x / 2, size.z / 2)
            let (left, right) = (room.x - room.halfX, room.x + room.halfX)
            pillar(-x, left, -z, z)
            pillar(right, x, -z, z)
            pillar(max(-x, left), min(x, right), -z, room.z - room.halfZ)
            pillar(max(-x, left), min(x, right), room.z + room.halfZ, z)
        }
        // The back of a seat rises behind its level place.
        let rise = size.y - top.height
        let back = (top.z - top.halfZ) + size.z / 2
        if rise > 0.05 * size.y, back > 0.01 {
            parts.append(
                .box(
                    center: V3(0, top.height + rise / 2, -size.z / 2 + back / 2),
                    size: V3(size.x, rise, back * 0.96)))
        }
        return parts
    }
}

extension AssetInfo {
    /// Kilograms per cubic metre of its box.
    var density: Float { mass / max(1e-7, size.x * size.y * size.z) }
}
