import Framing
import Knowledge
import Layout
import PlantainProto
import Space

/// What is about the foot of a hill or a cliff.
extension Dressing {
    mutating func dressRise(_ rise: Scenery.Rise) {
        datum = -rise.height
        let middle = (low + high) / 2
        let foot = plan.surfaces.first { $0.id == "mound" }.map { V3($0.size).x / 2 } ?? 10
        if rise.isInSea {
            boulders(about: middle, from: 0.72 * foot, to: 0.98 * foot)
            // Another headland, far and hazy.
            let z = view.position.z - 420
            let half = halfWidth(depth(z: z))
            let side: Float = dice.chance(0.5) ? -1 : 1
            add(
                .ridge, "land", base: V3(view.position.x + side * 0.8 * half, -0.5, z),
                size: V3(1.2 * half, dice.between(16, 30), 24),
                material: Material(
                    substance: .grass, tint: Color(hazed(V3(0.09, 0.1, 0.08), distance: 520)),
                    scale: 14))
            return
        }
        horizon(set.scenery.kind == .mountain ? .mountain : .field)
        if rise.isRock { boulders(about: middle, from: 0.8 * foot, to: 1.1 * foot) }
        let start = depth(z: middle.z - foot) + 4
        grove(
            7, from: start, to: start + 70, tall: 5...9, conifers: set.scenery.conifers ?? 0.25,
            clearing: 0.5)
    }

    /// Rocks that have fallen from a face, or stand in the surf.
    private mutating func boulders(about middle: V3, from near: Float, to far: Float) {
        let stones = library.assets(of: "rock").filter { !$0.isFigurine }
        for k in 0..<22 {
            guard let stone = dice.pick(stones) else { return }
            // Toward the camera, where they are seen.
            let turn = -1.5 + 3 * (Float(k) + dice.unit()) / 22
            let (s, c) = turn.sineAndCosine
            let away = dice.between(near, far)
            add(
                stone, at: V3(middle.x + s * away, -0.15, middle.z + c * away),
                height: dice.between(0.05, 0.2) * max(3, -datum) * dice.between(0.6, 1.2),
                yaw: dice.between(-3, 3), support: plan.surfaces[0].id)
        }
    }
}
