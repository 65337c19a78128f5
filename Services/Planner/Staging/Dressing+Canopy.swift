import Framing
import Illumination
import Knowledge
import PlantainProto
import Space

/// A tree beside the frame, between the sun and the things, so that light falls in flecks as it does under trees.
extension Dressing {
    mutating func shade() {
        let chances: [Scenery.Kind: Float] = [
            .forest: 0.85, .jungle: 0.85, .park: 0.5, .garden: 0.5, .farm: 0.25,
        ]
        let isWanted = dice.chance(chances[set.scenery.kind] ?? 0)
        // Letters and wide views keep the open sun.
        // Flecks are a hand wide: over something small they would be a shadow.
        guard isWanted, !isVista, reach > 0.5, reach < 3.5, plan.texts.isEmpty,
            !set.scenery.isSnowy,
            set.mood.time != .night,
            let sun = plan.lights.first(where: { $0.kind == .sun }), sun.irradiance > 0.8,
            let tree = leafy()
        else { return }
        let toward = V3(sun.direction)
        guard toward.y > 0.12 else { return }
        let middle = (low + high) / 2
        let height = dice.between(6, 8.5)
        let width = max(tree.size.x, tree.size.z) * height / max(0.1, tree.size.y)
        let crown = middle + toward * ((0.62 * height - middle.y) / toward.y)
        // Past its edge, where the boughs are thin.
        let across = V3(toward.z, 0, -toward.x).unit
        let at = crown + across * (dice.between(0.46, 0.6) * width * (dice.chance(0.5) ? -1 : 1))
        guard isOutside(V3(at.x, 0, at.z), width: width, height: height) else { return }
        add(
            tree, at: V3(at.x, -0.03, at.z), height: height, yaw: dice.between(-3, 3),
            support: plan.surfaces[0].id, material: Material(tint: Color(leaf)))
    }

    /// Whether nothing of a tree on the ground could be in the frame.
    private func isOutside(_ base: V3, width: Float, height: Float) -> Bool {
        let steps: [Float] = [-0.5, -0.25, 0, 0.25, 0.5]
        let crown = steps.flatMap { x in
            steps.flatMap { z in
                [0.3, 0.5, 0.75, 1].map { base + V3(x * width, $0 * height, z * width) }
            }
        }
        let trunk = (0...8).flatMap { k in
            [-0.3, 0.3].map { base + V3($0, Float(k) / 8 * 0.4 * height, 0) }
        }
        return (crown + trunk).allSatisfy { point in
            guard let seen = view.project(point) else { return true }
            return abs(seen.x) > 1.05 || abs(seen.y) > 1.05
        }
    }
}
