import Framing
import Illumination
import Knowledge
import Layout
import PlantainProto
import Space

/// Adds the surroundings behind and around a set: rooms, streets, woods.
///
/// What it adds is scenery, or belongs to no group: nothing that was asked for, counted or criticised.
struct Dresser {
    let library: AssetLibrary
    let set: SetBrief

    /// Adds the dressing behind everything, out of the way of what is asked for.
    func dress(_ plan: inout ScenePlan, view: Viewpoint) {
        guard abs(view.forward.y) < 0.97 else { return }
        var work = Dressing(library: library, set: set, view: view, plan: plan)
        if set.isOutdoors {
            work.dressOutdoors()
            work.shade()
        } else if set.mood.place == .interior, !set.scenery.isBare {
            work.dressRoom()
        }
        plan = work.plan
    }
}

/// A plan while it is being dressed.
struct Dressing {
    let library: AssetLibrary
    let set: SetBrief
    let view: Viewpoint
    var plan: ScenePlan
    var dice: Dice
    /// Where asked things, and what was added, are on the picture.
    var taken: [ImageRectangle]
    /// How far the wall behind is seen before a side wall meets it.
    var wallReach: ClosedRange<Float> = -.infinity ... .infinity
    /// Around what is asked for, metres.
    let low: V3
    let high: V3
    /// Water on which nothing may stand.
    var strips: [Strip] = []
    var count = 0
    /// Height of the land that scenery stands on, metres; below zero where the things are on a hill.
    var datum: Float = 0

    init(library: AssetLibrary, set: SetBrief, view: Viewpoint, plan: ScenePlan) {
        self.library = library
        self.set = set
        self.view = view
        self.plan = plan
        dice = Dice(set.seed &+ 77)
        taken = plan.objects.compactMap { view.rectangle($0.corners) }
        let corners =
            plan.objects.flatMap(\.corners)
            + plan.surfaces.filter { [.table, .counter, .shelf].contains($0.kind) }
            .flatMap(\.visibleCorners)
        low = corners.reduce(corners.first ?? V3(-0.5, 0, -3.5)) { pointwiseMin($0, $1) }
        high = corners.reduce(corners.first ?? V3(0.5, 0, -2.5)) { pointwiseMax($0, $1) }
    }

    var isVista: Bool { self.set.props.isEmpty }
    /// Metres across the larger side of what is asked for.
    var reach: Float { max(high.x - low.x, high.z - low.z, high.y - low.y) }

    /// Whether any of these words names something that is asked for.
    func asks(_ words: String) -> Bool {
        let list = words.split(separator: " ").map(String.init)
        return set.props.contains { prop in
            guard prop.group > 0 else { return false }
            let last = prop.noun.split(separator: " ").last.map(String.init) ?? prop.noun
            let concept = prop.asset.concept.split(separator: " ").last.map(String.init) ?? ""
            return list.contains(last) || list.contains(concept)
        }
    }

    /// Adds a piece of scenery; `base` is the middle of its lower face.
    mutating func add(
        _ kind: SurfaceKind, _ name: String, base: V3, size: V3, yaw: Float = 0,
        material: Material = Material()
    ) {
        count += 1
        var material = material
        if material.seed == 0 { material.seed = UInt64(1 + dice.index(1_000_000)) }
        plan.surfaces.append(
            Surface(
                id: "\(name)\(count)", kind: kind,
                center: Vec3(base + V3(0, size.y / 2 + datum, 0)), size: Vec3(size), yaw: yaw,
                material: material))
    }

    /// Adds a thing from the library that nobody asked for.
    mutating func add(
        _ asset: AssetInfo, at base: V3, height: Float, yaw: Float, support: String,
        material: Material? = nil
    ) {
        count += 1
        let size = V3(asset.size) * (height / max(0.01, asset.size.y))
        plan.objects.append(
            SceneObject(
                id: "set\(count)", noun: asset.concept, concept: asset.concept, asset: asset.key,
                size: Vec3(size), position: Vec3(base + V3(0, datum, 0)),
                rotation: Quaternion(yaw: yaw),
                material: material, support: support))
    }

    /// Exposed to about this display level.
    func glow(_ level: Float) -> Float { level / max(1e-4, plan.film?.exposure ?? 1) }

    /// Half of what the frame is wide at a depth.
    func halfWidth(_ depth: Float) -> Float { view.tanX * max(0, depth) }

    /// How far before the camera a place of this z lies, about.
    func depth(z: Float) -> Float { (view.position.z - z) / max(0.3, -view.forward.z) }

    /// Share of a box's picture that others cover; 1 if it is behind the camera.
    func covered(_ low: V3, _ high: V3, margin: Float = 0.02) -> Float {
        let corners = [low.x, high.x].flatMap { x in
            [low.y, high.y].flatMap { y in [low.z, high.z].map { V3(x, y, $0) } }
        }
        guard let box = view.rectangle(corners), box.area > 1e-6 else { return 1 }
        let sum = taken.reduce(Float(0)) { sum, other in
            var wide = other
            wide.left -= margin
            wide.right += margin
            wide.bottom -= margin
            wide.top += margin
            return sum + wide.overlap(box)
        }
        return min(1, sum / box.area)
    }

    mutating func take(_ low: V3, _ high: V3) {
        let corners = [low.x, high.x].flatMap { x in [low.y, high.y].map { V3(x, $0, high.z) } }
        if let box = view.rectangle(corners) { taken.append(box) }
    }
}
