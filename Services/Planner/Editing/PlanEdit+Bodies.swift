import Knowledge
import Physics
import PlantainProto
import Space
import Staging

/// Room and rest.
extension PlanEdit {
    /// Hangs or flies, and does not fall.
    func isFixed(_ i: Int) -> Bool {
        let object = plan.objects[i]
        if object.support.isEmpty { return true }
        if plan.surfaces.contains(where: { $0.id == object.support && $0.kind == .wall }) {
            return true
        }
        guard let asset = library.asset(object.asset) else { return false }
        return asset.stance == .ceiling || asset.stance == .wall && object.support == "wall"
    }

    /// Lets some objects come to rest while all others stay exactly where they are.
    mutating func settle(_ moving: [Int]) {
        let moving = Set(moving.filter { !isFixed($0) })
        guard !moving.isEmpty else { return }
        var bodies = Solids.bodies(plan, library: library, reliefs: reliefs)
        let first = plan.surfaces.count
        for i in plan.objects.indices {
            bodies[first + i].motion = moving.contains(i) ? .upright : .fixed
        }
        // What is far away takes no part.
        let near = moving.map { plan.objects[$0].middle }
        let reach = moving.map { V3(plan.objects[$0].size).max() }.max() ?? 1
        let kept = bodies.indices.filter { k in
            guard k >= first, !moving.contains(k - first) else { return true }
            let object = plan.objects[k - first]
            let size = V3(object.size).max()
            return near.contains { (object.middle - $0).length < 2 * (reach + size) + 0.5 }
        }
        let result = Settler().settle(kept.map { bodies[$0] })
        for (rest, k) in zip(result.rests, kept) where k >= first && moving.contains(k - first) {
            let i = k - first
            let size = V3(plan.objects[i].size).max()
            guard rest.position.x.isFinite, rest.position.y > -2, rest.drift < max(1.2, 4 * size)
            else { continue }
            plan.objects[i].position = Vec3(rest.position)
            if rest.supported, !rest.support.isEmpty { plan.objects[i].support = rest.support }
        }
    }

    /// Kerbs, strips and skirting, and scenery: nothing stands on them or hangs there.
    static func isTrim(_ surface: Surface) -> Bool {
        let size = V3(surface.size)
        return surface.kind.isScenery || surface.kind == .wall && min(size.x, size.z) < 0.06
            || surface.kind == .ground && size.y < 0.19 && surface.id != "ground"
    }

    /// The wall that things hang on.
    var wall: Surface? { plan.surfaces.first { $0.kind == .wall && !Self.isTrim($0) } }

    /// What an object covers seen from above.
    func footprint(_ object: SceneObject) -> Footprint {
        let turn = (object.rotation ?? Quaternion(w: 1)).normalized
        let at = V3(object.position)
        if turn.rotate(V3(0, 1, 0)).y > 0.98 {
            return Footprint(
                x: at.x, z: at.z, halfX: V3(object.size).x / 2, halfZ: V3(object.size).z / 2,
                yaw: Self.yaw(turn.rotate(V3(0, 0, 1))))
        }
        let corners = object.corners
        let low = corners.reduce(corners[0]) { pointwiseMin($0, $1) }
        let high = corners.reduce(corners[0]) { pointwiseMax($0, $1) }
        return Footprint(
            x: (low.x + high.x) / 2, z: (low.z + high.z) / 2, halfX: (high.x - low.x) / 2,
            halfZ: (high.z - low.z) / 2, yaw: 0)
    }

    func footprint(_ surface: Surface) -> Footprint {
        let (center, size) = (V3(surface.center), V3(surface.size))
        return Footprint(
            x: center.x, z: center.z, halfX: size.x / 2, halfZ: size.z / 2, yaw: surface.yaw)
    }

    static func heights(_ object: SceneObject) -> ClosedRange<Float> {
        let ys = object.corners.map(\.y)
        return (ys.min() ?? 0)...(ys.max() ?? 0)
    }

    /// Heights that a surface fills; a table is a slab on legs.
    static func heights(_ surface: Surface) -> ClosedRange<Float> {
        let top = surface.topHeight
        let size = V3(surface.size).y
        return top - (surface.kind == .table ? min(size, 0.06) : size)...top
    }

    /// Whether an object reaches into another or into a wall.
    func collides(_ i: Int, ignoring: Set<Int> = []) -> Bool {
        let ids = Set(ignoring.map { plan.objects[$0].id } + [plan.objects[i].id])
        return isBlocked(plan.objects[i], except: ids)
    }

    func isBlocked(_ object: SceneObject, except: Set<String>) -> Bool {
        let (mine, range) = (footprint(object), Self.heights(object))
        func meets(_ other: ClosedRange<Float>) -> Bool {
            min(range.upperBound, other.upperBound) - max(range.lowerBound, other.lowerBound)
                > 0.003
        }
        for other in plan.objects where !except.contains(other.id) && other.id != object.support {
            guard other.support != object.id, meets(Self.heights(other)) else { continue }
            if footprint(other).gap(mine) < 0.002 { return true }
        }
        for surface in plan.surfaces where surface.id != object.support && !Self.isTrim(surface) {
            guard [.wall, .table, .counter, .shelf].contains(surface.kind),
                meets(Self.heights(surface))
            else { continue }
            if footprint(surface).gap(mine) < 0.001 { return true }
        }
        return false
    }

    /// Whether what carries it reaches under all of it.
    func isSupported(_ i: Int) -> Bool {
        let object = plan.objects[i]
        guard let surface = plan.surfaces.first(where: { $0.id == object.support }) else {
            return true
        }
        let area = footprint(surface)
        return footprint(object).corners.allSatisfy { area.contains($0.0, $0.1, margin: -0.01) }
    }
}
