import Instructions
import Knowledge
import Layout
import PlantainProto
import Script
import Space
import Staging

/// What can carry a thing.
extension PlanEdit {
    func grounds(
        _ object: SceneObject, _ goals: [Goal], _ asset: AssetInfo?, from: SceneObject?
    ) -> [Ground] {
        for goal in goals {
            switch goal {
            case .relation(let kind, let anchor, _) where kind == .on || kind == .inside:
                return perch(on: anchor, inside: kind == .inside).map { [$0] } ?? []
            case .relation(_, let anchor, _), .instead(let anchor):
                if let ground = ground(anchor.support) {
                    // A floor lamp in place of a mug stands on the floor if it must.
                    return [ground] + common(object, asset).filter { $0.id != ground.id }
                }
            case .surface(let surface):
                return [Ground(id: surface.id, height: surface.topHeight, area: footprint(surface))]
            default: break
            }
        }
        if let from, let ground = ground(from.support) { return [ground] }
        return common(object, asset)
    }

    func ground(_ id: String) -> Ground? {
        if let surface = plan.surfaces.first(where: { $0.id == id && $0.kind != .wall }) {
            return Ground(id: id, height: surface.topHeight, area: footprint(surface))
        }
        return plan.objects.first { $0.id == id }.flatMap { perch(on: $0, inside: false) }
    }

    /// The surfaces that things like it stand on here, the likeliest first.
    func common(_ object: SceneObject, _ asset: AssetInfo?) -> [Ground] {
        let level: Set<SurfaceKind> = [.floor, .ground, .watertop]
        let surfaces = plan.surfaces.filter { !Self.isTrim($0) }.filter {
            level.contains($0.kind) || [.table, .counter, .shelf].contains($0.kind)
        }
        func carried(_ surface: Surface) -> Int {
            plan.objects.count { $0.support == surface.id && $0.group > 0 }
        }
        let size = V3(object.size)
        let isLarge = asset?.stance == .floor && max(size.x, size.y, size.z) > 0.7
        return surfaces.sorted { a, b in
            let (p, q) = (level.contains(a.kind), level.contains(b.kind))
            if isLarge, p != q { return p }
            return carried(a) > carried(b)
        }
        .map { Ground(id: $0.id, height: $0.topHeight, area: footprint($0)) }
    }

    /// The top or the hollow of an object.
    func perch(on anchor: SceneObject, inside: Bool) -> Ground? {
        let (at, size) = (V3(anchor.position), V3(anchor.size))
        let turn = (anchor.rotation ?? Quaternion(w: 1)).normalized
        let yaw = Self.yaw(turn.rotate(V3(0, 0, 1)))
        if let asset = library.asset(anchor.asset),
            let area = inside ? reliefs.inside(asset, size: size) : reliefs.top(asset, size: size)
        {
            let center = at + turn.rotate(V3(area.x, area.height, area.z))
            return Ground(
                id: anchor.id, height: center.y + 0.002,
                area: Footprint(
                    x: center.x, z: center.z, halfX: area.halfX, halfZ: area.halfZ, yaw: yaw))
        }
        guard !inside else { return nil }
        return Ground(
            id: anchor.id, height: Self.heights(anchor).upperBound + 0.002,
            area: Footprint(x: at.x, z: at.z, halfX: size.x * 0.4, halfZ: size.z * 0.4, yaw: yaw))
    }
}
