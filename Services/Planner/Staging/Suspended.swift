import Knowledge
import Layout
import PlantainProto
import Space

/// What hangs in a set: turned as it hangs, and tied to what it hangs from.
struct Suspended {
    private let set: SetBrief
    private let reliefs: Reliefs
    /// Of each prop.
    private let ways: [Suspension?]
    private let attitudes: [Attitude?]

    init(_ set: SetBrief, _ reliefs: Reliefs) {
        self.set = set
        self.reliefs = reliefs
        let ways = set.suspensions()
        self.ways = ways
        attitudes = zip(set.props, ways).map { prop, way in
            way == .wall ? reliefs.attitude(prop) : nil
        }
    }

    /// As layout sees them.
    func actors(_ standing: [Actor]) -> [Actor] {
        standing.indices.map { i in
            guard let way = ways[i] else { return standing[i] }
            var actor = standing[i]
            actor.isSuspended = true
            actor.showsFlank = false
            actor.role = .none
            if let attitude = attitudes[i] {
                actor.size = attitude.size
                actor.facesCamera = true
            }
            actor.perch = way == .wall ? .wall : .air
            return actor
        }
    }

    /// Turns them from how they stand to how they hang.
    func turn(_ objects: inout [SceneObject], _ arrangement: Arrangement) {
        for i in objects.indices {
            guard let attitude = attitudes[i] else { continue }
            let place = arrangement.placements[i]
            let (position, rotation) = attitude.origin(
                foot: place.position, yaw: place.yaw, own: set.props[i].size)
            (objects[i].position, objects[i].rotation) = (Vec3(position), rotation)
        }
    }

    /// Moves them below the boughs of their tree, on the side that is seen.
    func hangInCrowns(_ objects: inout [SceneObject]) {
        for (group, tree) in set.inCrown.sorted(by: { $0.key < $1.key }) {
            let mine = objects.indices.filter { ways[$0] == .above && set.props[$0].group == group }
            guard let t = set.props.firstIndex(where: { $0.group == tree }), !mine.isEmpty
            else { continue }
            let (trunk, size) = (V3(objects[t].position), set.props[t].size)
            let scale = size / pointwiseMax(set.props[t].asset.size, V3(repeating: 1e-4))
            let room = reliefs.relief(set.props[t].asset)?.room?.scaled(scale)
            let bough = min(0.55 * size.y, max(0.3 * size.y, room?.height ?? 0))
            var chance = Dice(set.seed &+ UInt64(37 * group))
            for (k, i) in mine.enumerated() {
                let share = mine.count == 1 ? 0.4 : 2 * Float(k) / Float(mine.count - 1) - 1
                let own = set.props[i].size
                let spread = max(0.3 * size.x, 0.75 * own.x * Float(mine.count - 1))
                let top = bough - chance.between(0.1, 0.16) * min(2, bough) * Float(1 + k % 2)
                objects[i].position = Vec3(
                    trunk
                        + V3(
                            share * min(spread, 0.45 * size.x), max(0.25, top - own.y),
                            (0.2 + 0.06 * Float(k % 2)) * size.z))
            }
        }
    }

    // MARK: Hooks and cords

    /// Adds what they hang from: rails with hooks, pegs, cords.
    func tie(_ plan: inout ScenePlan, _ library: AssetLibrary) {
        var ties = Ties(library: library)
        let groups = Dictionary(grouping: set.props.indices, by: { set.props[$0].group })
        for (_, members) in groups.sorted(by: { $0.key < $1.key }) {
            let hung = members.filter { ways[$0] == .wall && plan.objects[$0].support == "wall" }
            if !hung.isEmpty { ties.fix(hung.map { box(plan.objects[$0]) }) }
            for i in members where ways[i] == .above {
                let body = box(plan.objects[i])
                let crown = set.inCrown[set.props[i].group].flatMap { tree in
                    set.props.firstIndex { $0.group == tree }.map { box(plan.objects[$0]).high.y }
                }
                let end = crown.map { body.high.y + 0.5 * ($0 - body.high.y) }
                ties.cord(from: body, to: end ?? max(body.high.y + 0.5, 2.9))
            }
        }
        plan.objects += ties.objects
    }

    private func box(_ object: SceneObject) -> (low: V3, high: V3) {
        let corners = object.corners
        return (
            corners.reduce(corners[0]) { pointwiseMin($0, $1) },
            corners.reduce(corners[0]) { pointwiseMax($0, $1) }
        )
    }
}

/// Hooks, rails and cords: nothing that was asked for.
private struct Ties {
    typealias Box = (low: V3, high: V3)

    let library: AssetLibrary
    var objects: [SceneObject] = []

    private mutating func add(_ key: String, at base: V3, size: V3) {
        guard let asset = library.asset("shape/" + key) else { return }
        objects.append(
            SceneObject(
                id: "tie\(objects.count + 1)", noun: asset.concept, concept: asset.concept,
                asset: asset.key, size: Vec3(size), position: Vec3(base),
                rotation: Quaternion(w: 1), support: "wall"))
    }

    /// Side by side things have a rail with a hook for each, a single one has a peg of its own.
    mutating func fix(_ boxes: [Box]) {
        let back = boxes.map(\.low.z).min() ?? 0
        let tops = boxes.map(\.high.y)
        let top = tops.max() ?? 0
        let isLevel = top - (tops.min() ?? 0) < 0.05
        guard boxes.count > 1, isLevel else {
            for box in boxes {
                let middle = (box.low + box.high) / 2
                let deep = min(0.09, max(0.035, 0.7 * (box.high.z - box.low.z)))
                add(
                    "peg", at: V3(middle.x, box.high.y - 0.014, back + deep / 2),
                    size: V3(0.05, 0.05, deep))
            }
            return
        }
        let low = boxes.map(\.low.x).min() ?? 0, high = boxes.map(\.high.x).max() ?? 0
        let wide = high - low + 0.08
        let rail = V3(wide, 0.05, 0.06)
        add("hook-rail", at: V3((low + high) / 2, top + 0.022, back + rail.z / 2), size: rail)
        for box in boxes {
            add(
                "s-hook",
                at: V3((box.low.x + box.high.x) / 2, box.high.y - 0.022, back + rail.z * 0.78),
                size: V3(0.012, 0.085, 0.03))
        }
    }

    /// From its top straight up.
    mutating func cord(from box: Box, to end: Float) {
        let middle = (box.low + box.high) / 2
        let length = end - box.high.y + 0.01
        guard length > 0.02 else { return }
        add(
            "cord", at: V3(middle.x, box.high.y - 0.01, middle.z),
            size: V3(0.007, length, 0.007))
    }
}
