import Knowledge
import Layout
import PlantainProto
import Space

/// Woods: trees one by one near the eye, belts of them behind, and what grows and lies on their floor.
extension Dressing {
    mutating func dressForest() {
        let isJungle = set.scenery.kind == .jungle
        let conifers: Float =
            set.scenery.conifers
            ?? (isJungle || set.scenery.season == .spring
                ? 0 : set.scenery.isSnowy ? 0.85 : dice.pick([0, 0.3, 0.9], or: 0.3))
        let start = max(isVista ? 9 : 0, depth(z: low.z) + 1.5)
        if !asks("tree pine fir oak birch maple spruce") {
            grove(isVista ? 16 : 11, from: start, to: start + 16, tall: 6...11, conifers: conifers)
        }
        for k in 0..<3 {
            let distance = start + (asks("tree") ? 26 : 16) + 14 * Float(k)
            if isVista, let way = set.vista.way, !way.isWater { break }
            belt(distance, deep: 10, tall: dice.between(9, 13), isConifer: dice.chance(conifers))
        }
        if isVista, set.vista.way != nil {
            grove(26, from: start + 8, to: start + 60, tall: 8...13, conifers: conifers)
        }
        let z = view.position.z - start - 75
        let isAutumn = set.scenery.season == .autumn
        let tint =
            set.scenery.isSnowy
            ? V3(0.2, 0.23, 0.26) : isAutumn ? V3(0.17, 0.085, 0.02) : V3(0.035, 0.055, 0.03)
        add(
            .ridge, "trees", base: V3(view.position.x, -0.3, z),
            size: V3(2.8 * halfWidth(depth(z: z)), 17, 12),
            material: Material(tint: Color(hazed(tint, distance: isAutumn ? 40 : 90)), scale: 4))
        if isAutumn { litter() }
        undergrowth(isJungle ? 0.6 : 0.32)
        verges()
    }

    /// Longer grass along both sides of a path, which has no kerb.
    mutating func verges() {
        guard isVista, let way = set.vista.way, !way.isWater, !way.isMarked, growsGrass,
            !set.scenery.isSnowy
        else { return }
        let tint = set.scenery.season == .autumn ? V3(0.17, 0.13, 0.04) : V3(0.1, 0.14, 0.04)
        for (from, to) in [(0.5, 6), (6, 14), (14, 26)] as [(Float, Float)] {
            for side: Float in [-1, 1] {
                let z = view.position.z - (from + to) / 2
                let x = set.vista.middle(z: z) + side * (way.width / 2 + dice.between(0.02, 0.1))
                add(
                    .tufts, "verge", base: V3(x, -0.01, z),
                    size: V3(0.3, dice.between(0.09, 0.17), to - from),
                    yaw: set.vista.turnOfWay, material: Material(tint: Color(tint)))
            }
        }
    }

    /// Ferns and grass in clumps, nearer and farther, off the way.
    private mutating func undergrowth(_ tall: Float) {
        guard !set.scenery.isSnowy else { return }
        let near = max(1.4, 0.8 * depth(z: high.z))
        for k in 0..<130 {
            let distance = near + (30 - min(near, 20)) * dice.unit() * dice.unit()
            let x = view.position.x + halfWidth(distance) * dice.between(-1.1, 1.1)
            let at = V3(x, 0, view.position.z - distance)
            let wide = dice.between(0.5, 1.6)
            guard !set.vista.isOnWay(at, radius: wide), !isTaken(at, wide),
                strips.allSatisfy({ $0.gap(at) > wide }),
                isVista || at.z < low.z || abs(at.x - (low.x + high.x) / 2) > 0.5 * (high.x - low.x)
            else { continue }
            let tint =
                set.scenery.season == .autumn
                ? V3(0.2, 0.13, 0.035) : k % 3 == 0 ? V3(0.1, 0.15, 0.035) : V3(0.06, 0.1, 0.028)
            add(
                .tufts, "fern", base: V3(at.x, -0.01, at.z),
                size: V3(wide, tall * dice.between(0.5, 1.25), wide * dice.between(0.5, 1)),
                yaw: dice.between(-1.5, 1.5), material: Material(tint: Color(tint)))
        }
    }
}
