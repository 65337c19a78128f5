import Illumination
import Knowledge
import Layout
import PlantainProto
import Space

/// Builds what the things stand on and what closes the view behind them.
struct SetBuilder {
    let set: SetBrief
    let arrangement: Arrangement
    /// Where land ends, if water is among it.
    var shore = Waters.Shore.open

    private struct Extent {
        var low = V3(repeating: .infinity)
        var high = V3(repeating: -.infinity)
        init(_ points: [V3]) {
            for p in points { (low, high) = (pointwiseMin(low, p), pointwiseMax(high, p)) }
            if points.isEmpty { (low, high) = (V3(-0.3, 0, -0.3), V3(0.3, 0.3, 0.3)) }
        }
    }

    private func extent(_ objects: [SceneObject], _ stands: [Surface]) -> Extent {
        Extent(objects.flatMap(\.corners) + stands.flatMap(\.visibleCorners))
    }

    /// The surface everything rests on.
    func base(_ objects: [SceneObject], stands: [Surface]) -> Surface {
        let box = extent(objects, stands)
        let top = arrangement.baseHeight
        let material = set.ground.material
        func slab(_ kind: SurfaceKind, _ id: String, margin: Float, least: V3, height: Float)
            -> Surface
        {
            let x = max(least.x, box.high.x - box.low.x + 2 * margin)
            let z = max(least.z, box.high.z - box.low.z + 2 * margin)
            return Surface(
                id: id, kind: kind,
                center: Vec3(
                    x: (box.low.x + box.high.x) / 2, y: top - height / 2,
                    z: (box.low.z + box.high.z) / 2),
                size: Vec3(x: x, y: height, z: z), material: material)
        }
        switch set.ground.base {
        case .table: return slab(.table, "table", margin: 0.28, least: V3(1.3, 0, 0.8), height: top)
        case .counter:
            return slab(.counter, "counter", margin: 0.3, least: V3(1.8, 0, 0.65), height: top)
        case .shelf:
            // A windowsill goes on beyond the frame.
            let width: Float = set.hasWindow ? 2.8 : 0.9
            return slab(.shelf, "shelf", margin: 0.12, least: V3(width, 0, 0.3), height: 0.035)
        case .bench: return slab(.table, "bench", margin: 0.2, least: V3(1.5, 0, 0.42), height: top)
        case .floor, .ground, .water:
            let kind: SurfaceKind =
                set.ground.base == .floor ? .floor : set.ground.base == .water ? .watertop : .ground
            let id =
                set.ground.base == .floor ? "floor" : set.ground.base == .water ? "water" : "ground"
            let side: Float = set.ground.base == .floor ? 16 : 600
            let reach = max(box.high.x - box.low.x, box.high.z - box.low.z)
            if let deck = set.scenery.deck, set.ground.base == .ground {
                return Terrace(deck, low: box.low, high: box.high).floor(material, top: top)
            }
            if set.scenery.rise != nil {
                return slab(.ground, id, margin: 0.3, least: V3(2, 0, 2), height: 0.2)
            }
            let span = max(side, 8 * reach)
            return Surface(
                id: id, kind: kind,
                center: Vec3(
                    x: (box.low.x + box.high.x) / 2, y: top - 0.1, z: (box.low.z + box.high.z) / 2),
                size: Vec3(x: span, y: 0.2, z: span), material: material)
        }
    }

    /// Adds the floor below a table, the wall behind, and far water.
    func surround(_ plan: inout ScenePlan, view: Viewpoint) {
        guard let base = plan.surfaces.first else { return }
        let box = extent(
            plan.objects, plan.surfaces.dropFirst().filter { $0.kind != .watertop })
        let raised = ![.floor, .ground, .water].contains(set.ground.base)
        if raised {
            let kind: SurfaceKind = set.isOutdoors ? .ground : .floor
            let span: Float = set.isOutdoors ? 600 : 16
            if let deck = set.scenery.deck {
                let around = extent(plan.objects, plan.surfaces)
                plan.surfaces.append(
                    Terrace(deck, low: around.low, high: around.high).floor(set.floor, top: 0))
            } else {
                plan.surfaces.append(
                    Surface(
                        id: set.isOutdoors ? "ground" : "floor", kind: kind,
                        center: Vec3(x: 0, y: -0.1, z: 0),
                        size: Vec3(x: span, y: 0.2, z: span), material: set.floor))
            }
            widen(&plan.surfaces[0], view: view, box: (box.low, box.high))
        }
        let baseBack = raised ? V3(base.center).z - V3(plan.surfaces[0].size).z / 2 : box.low.z
        let isBuried =
            set.scenery.isSnowy && set.vista.way?.material.substance == .snow
            && base.material?.substance == .snow
        if set.props.isEmpty, set.isOutdoors, !isBuried {
            plan.surfaces += set.vista.surfaces(ground: base.topHeight)
        }
        if let deck = set.scenery.deck {
            plan.surfaces.append(Terrace.land(deck, beyond: set.scenery.beyond, seed: set.seed))
            return
        }
        if let rise = set.scenery.rise {
            plan.surfaces += Mound(rise, on: base, snow: set.scenery.isSnowy).surfaces(set.seed)
            return
        }
        if let wall = set.wall {
            var face = min(baseBack - 0.02, box.low.z - gap(box.high - box.low))
            if let hung = arrangement.wallFace { face = min(hung, box.low.z + 0.001) }
            if set.ground.base == .shelf { face = V3(base.center).z - V3(base.size).z / 2 }
            build(wall, at: face, into: &plan, view: view)
        } else if set.mood.place == .beach, set.ground.base != .water, set.waters == nil {
            let reach = box.high.x - box.low.x
            let far: Float =
                box.low.z - (set.props.isEmpty ? 3 : max(3, min(4 * reach, 2 + 0.5 * reach)))
            plan.surfaces.append(
                Surface(
                    id: "sea", kind: .watertop, center: Vec3(x: 0, y: -0.08, z: far - 300),
                    size: Vec3(x: 1200, y: 0.2, z: 600), material: Material(substance: .water)))
        }
    }

    /// The water between its banks, over ground that goes on below it.
    func water() -> Surface {
        let (near, far) = (shore.near ?? 300, shore.far ?? -600)
        return Surface(
            id: "water", kind: .watertop,
            center: Vec3(x: 0, y: Waters.level - 0.1, z: (near + far) / 2),
            size: Vec3(x: 1200, y: 0.2, z: near - far),
            material: Material(substance: .water, seed: set.seed & 0xFFF))
    }

    /// How far behind the last thing the wall stands.
    private func gap(_ size: V3) -> Float {
        if set.props.isEmpty { return 2.2 }
        let reach = max(size.x, size.z)
        if set.mood.place == .studio { return max(0.6, 1.6 * reach) }
        var dice = Dice(set.seed &+ 5)
        switch set.ground.base {
        case .counter, .shelf: return 0.05
        case .table, .bench:
            // Against the wall, or in a room that goes on behind.
            if set.hasWindow { return 0.15 + 0.2 * reach }
            return dice.chance(0.35) ? 0.3 + 0.4 * reach : dice.between(0.9, 2) + 0.5 * reach
        default:
            // Furniture stands against walls; vehicles and the like do not.
            let isFurniture = set.props.contains {
                [.furniture, .appliance, .bathroom].contains($0.asset.category)
            }
            return isFurniture && set.mood.place == .interior
                ? dice.between(0.06, 0.3) + 0.06 * reach : max(0.35, 0.3 * reach)
        }
    }

    private func build(
        _ material: Material, at face: Float, into plan: inout ScenePlan, view: Viewpoint
    ) {
        // Wide and high enough that no ray passes it within the frame.
        let distance = view.position.z - face
        let center = view.position.x
        let width = max(4, 2.6 * distance * view.tanX)
        let rise = view.forward.y / max(0.1, -view.forward.z) + view.tanY * 1.15
        let top = max(2.8, view.position.y + distance * rise + 0.3)
        let height = min(top, 30)
        plan.surfaces.append(
            Surface(
                id: "wall", kind: .wall, center: Vec3(x: center, y: height / 2, z: face - 0.1),
                size: Vec3(x: width, y: height, z: 0.2), material: material))
    }

    /// A table that nearly fills the frame's lower edge is made to fill it.
    private func widen(_ base: inout Surface, view: Viewpoint, box: (low: V3, high: V3)) {
        guard set.ground.base != .shelf else { return }
        let top = base.topHeight
        let center = V3(base.center), size = V3(base.size)
        // Where the bottom of the frame meets the table's plane.
        let ray = view.forward - view.up * view.tanY
        guard ray.y < -0.01 else { return }
        let t = (top - view.position.y) / ray.y
        let front = view.position.z + ray.z * t
        let now = center.z + size.z / 2
        if front > now, front - now < 0.7 {
            let back = center.z - size.z / 2
            base.center = Vec3(x: center.x, y: center.y, z: (front + 0.05 + back) / 2)
            base.size = Vec3(x: size.x, y: size.y, z: front + 0.05 - back)
        }
        let depth = view.depth(V3(center.x, top, box.low.z))
        let visible = 2 * depth * view.tanX
        if visible > size.x, visible < size.x * 1.5 {
            base.size = Vec3(x: visible * 1.1, y: size.y, z: V3(base.size).z)
        }
    }
}
