import Framing
import Illumination
import Knowledge
import Layout
import PlantainProto
import Space

/// Sand, the sea behind it, headlands and palms.
extension Dressing {
    mutating func dressBeach() {
        guard let sea = plan.surfaces.first(where: { $0.kind == .watertop }) else { return }
        let edge = V3(sea.center).z + V3(sea.size).z / 2
        let sand =
            plan.surfaces.first { $0.kind == .ground }?.material?.tint?.rgb ?? V3(0.5, 0.43, 0.32)
        if set.scenery.kind == .beach {
            // Where the last waves ran, the sand is dark and mirrors the sky.
            var wet = Material(substance: .sand, tint: Color(sand * V3(0.5, 0.48, 0.46)))
            wet.roughness = 0.22
            let x = view.position.x
            let half = min(400, 1.3 * halfWidth(depth(z: edge)) + 8)
            wet.seed = UInt64(1 + dice.index(1_000_000))
            add(
                .ridge, "wet", base: V3(x, 0, edge + 1.4), size: V3(2 * half, 0.02, 6.4),
                material: wet)
            // And it rises out of the water along a line that wanders, over the edge where the water ends.
            add(
                .ridge, "wet", base: V3(x, sea.topHeight - 0.01, edge - 0.3),
                size: V3(2 * half, 0.045, 6.4), yaw: .pi, material: wet)
            func surf(_ z: Float, _ deep: Float) {
                var foam = Material(substance: .snow, tint: Color(r: 0.72, g: 0.74, b: 0.75))
                foam.seed = UInt64(1 + dice.index(1_000_000))
                add(
                    .ridge, "foam", base: V3(x, sea.topHeight + 0.012, z),
                    size: V3(2 * half, 0.03, deep),
                    material: foam)
            }
            surf(edge - 1.6, 2)
            surf(edge - dice.between(4, 5.6), 1.1)
            if dice.chance(0.6) { surf(edge - dice.between(7, 11), 1.4) }
        }
        if set.scenery.kind == .lake || dice.chance(0.5) {
            headland(wide: set.scenery.kind == .lake)
        }
        if set.scenery.kind == .beach, !asks("palm tree"), dice.chance(0.45) { palms() }
    }

    mutating func shore() {
        if set.scenery.feature == .harbour {
            harbour()
            return
        }
        if set.scenery.kind == .mountain {
            horizon(.mountain)
            return
        }
        if set.scenery.kind == .lake || dice.chance(0.45) {
            headland(wide: set.scenery.kind == .lake)
        }
    }

    /// Land on the other side of the water.
    private mutating func headland(wide: Bool) {
        let z = view.position.z - (wide ? 150 : 280)
        if wide {
            let (from, to) = (1.4 * halfWidth(126), view.position.z - 126)
            bank(
                V3(view.position.x + from, 0, to), V3(view.position.x - from, 0, to), deep: 12,
                tall: 0.9)
            belt(128, deep: 12, tall: dice.between(7, 11), isConifer: dice.chance(0.5))
        }
        let half = halfWidth(depth(z: z))
        let width = wide ? 3 * half : half * dice.between(0.9, 1.6)
        let side: Float = dice.chance(0.5) ? -1 : 1
        let x = view.position.x + (wide ? 0 : side * half)
        add(
            .ridge, "land", base: V3(x, -0.5, z), size: V3(width, dice.between(6, 17), 20),
            material: Material(
                substance: dice.chance(0.5) ? .grass : .unspecified,
                tint: Color(hazed(V3(0.07, 0.1, 0.05), distance: wide ? 220 : 420)), scale: 10))
    }

    private mutating func palms() {
        let assets = library.assets(of: "palm").filter {
            $0.size.y > 1 && $0.triangleCount < 90_000
        }
        guard let asset = dice.pick(assets) else { return }
        let side: Float = dice.chance(0.5) ? -1 : 1
        let distance = depth(z: low.z) + max(3, 1.2 * reach)
        let height = dice.between(4.5, 7)
        for k in 0..<(1 + dice.index(2)) {
            let x = view.position.x + side * halfWidth(distance) * dice.between(0.6, 1) + Float(k)
            let base = V3(x, 0, view.position.z - distance - 2.5 * Float(k))
            guard covered(base - V3(1, 0, 0), base + V3(1, height, 0)) < 0.1 else { continue }
            add(
                asset, at: base, height: height * dice.between(0.8, 1.1), yaw: dice.between(-3, 3),
                support: plan.surfaces[0].id)
        }
    }
}
