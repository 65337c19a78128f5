import Illumination
import Knowledge
import Layout
import PlantainProto
import Space

/// Sets trees, bushes and the like behind an outdoor scene, so that a forest is one.
///
/// What it adds belongs to no group: nothing that was asked for, counted or criticised.
struct Dresser {
    let library: AssetLibrary
    let set: SetBrief

    /// Triangles that may be spent.
    private static let budget = 360_000

    private struct Kind {
        var words: [String]
        var count: ClosedRange<Int>
        /// Metres.
        var height: ClosedRange<Float>
    }

    private func kinds(_ dice: inout Dice) -> [Kind] {
        let trees = ["tree", "pine tree", "maple tree", "oak", "birch", "fir tree"]
        let bushes = ["bush", "shrub", "hedge", "fern"]
        switch set.mood.place {
        case .forest:
            return [
                Kind(words: trees, count: 7...11, height: 5...9),
                Kind(words: bushes, count: 2...5, height: 0.6...1.3),
            ]
        case .field:
            return dice.chance(0.6) ? [Kind(words: trees, count: 1...3, height: 5...8)] : []
        case .courtyard:
            return [
                Kind(words: bushes, count: 2...4, height: 0.7...1.3),
                Kind(words: trees, count: 0...2, height: 4...6),
            ]
        case .street:
            return [
                Kind(words: trees, count: 0...2, height: 4...6),
                Kind(words: ["street lamp"], count: 0...1, height: 3.6...4.4),
            ]
        case .beach:
            return dice.chance(0.5)
                ? [Kind(words: ["palm", "palm tree"], count: 1...2, height: 4...7)] : []
        default: return []
        }
    }

    /// Adds the dressing behind everything, out of the way of what is asked for.
    func dress(_ plan: inout ScenePlan, view: Viewpoint) {
        guard set.isOutdoors, set.wall == nil, set.ground.base != .water else { return }
        var dice = Dice(set.seed &+ 77)
        let asked = Set(plan.objects.map(\.concept))
        let depths = plan.objects.flatMap(\.corners).map(view.depth)
        // Nothing but surroundings: they are seen from farther on, and are all there is.
        let isBare = set.props.isEmpty
        let far = isBare ? 9 : max(depths.max() ?? 1, 0.5)
        let level = V3(view.forward.x, 0, view.forward.z).unit
        guard level.length > 0.5 else { return }
        let side = V3(-level.z, 0, level.x)
        let ground = plan.surfaces.first { $0.kind == .ground } ?? plan.surfaces[0]
        var taken: [(V3, Float)] = []
        var budget = isBare ? 3 * Self.budget : Self.budget
        for kind in kinds(&dice) {
            let words = kind.words.filter { !asked.contains($0) }
            let assets = words.flatMap { library.assets(of: $0) }
                .filter { $0.stance == .floor && $0.size.y > 0.3 }
            guard words.count == kind.words.count, !assets.isEmpty else { continue }
            let more = isBare ? 2 : 0
            for _ in 0..<(kind.count.lowerBound + dice.index(kind.count.count) + more) {
                // Detailed trees are dear: a few of them make a forest.
                guard let asset = dice.pick(assets.filter { $0.triangleCount <= budget }) else {
                    break
                }
                let height = dice.between(kind.height.lowerBound, kind.height.upperBound)
                let size = V3(asset.size) * (height / asset.size.y)
                let radius = max(size.x, size.z) * 0.5
                for _ in 0..<12 {
                    let depth = far + radius + 1 + max(5, 1.2 * far) * dice.between(0.15, 2.2)
                    let across = view.tanX * depth * dice.between(-1.15, 1.15)
                    var at = view.position + level * depth + side * across
                    at.y = ground.topHeight
                    guard !isBare || !set.vista.isOnWay(at, radius: 0.7 * radius),
                        taken.allSatisfy({
                            V3($0.0.x - at.x, 0, $0.0.z - at.z).length > 0.6 * ($0.1 + radius)
                        })
                    else { continue }
                    taken.append((at, radius))
                    budget -= asset.triangleCount
                    plan.objects.append(
                        SceneObject(
                            id: "set\(taken.count)", noun: asset.concept, concept: asset.concept,
                            asset: asset.key,
                            size: Vec3(size), position: Vec3(at),
                            rotation: Quaternion(yaw: dice.between(-3.1, 3.1)),
                            support: ground.id))
                    break
                }
            }
        }
    }
}
