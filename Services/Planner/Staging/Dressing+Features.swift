import Framing
import Illumination
import Knowledge
import Layout
import PlantainProto
import Space

/// What a landscape is known by: a village, a waterfall, a skyline, flowers as far as one sees.
extension Dressing {
    // MARK: The village

    /// Houses about a lane, with their backs to the fields.
    mutating func dressVillage() {
        horizon(set.scenery.kind == .mountain ? .mountain : .field)
        let assets = ["cottage", "house", "cabin"].flatMap { library.assets(of: $0) }
            .filter { !$0.isFigurine }
        guard !assets.isEmpty else { return }
        let start = max(isVista ? 18 : 6, depth(z: low.z) + 0.6 * reach + 5)
        let lane = set.vista.way?.width ?? 4
        var spots: [(at: V3, r: Float)] = []
        func place(_ at: V3, yaw: Float) {
            guard let asset = dice.pick(assets) else { return }
            let height = asset.size.y * dice.between(0.85, 1.1)
            let r = 0.62 * max(asset.size.x, asset.size.z)
            guard spots.allSatisfy({ ($0.at - at).length > $0.r + r + 0.8 }), !isTaken(at, r + 1.5),
                covered(at - V3(r, 0, 0), at + V3(r, height, 0), margin: 0) < 0.5
            else { return }
            spots.append((at, r))
            add(asset, at: at, height: height, yaw: yaw, support: plan.surfaces[0].id)
        }
        for row in 0..<5 {
            let distance = start + 11 * Float(row)
            let z = view.position.z - distance
            let middle = isVista ? set.vista.middle(z: z) : view.position.x
            for side: Float in [-1, 1] {
                let away = lane / 2 + 5 + dice.between(0, 3)
                place(
                    V3(middle + side * away, 0, z + dice.between(-2, 2)),
                    yaw: -side * dice.between(0.5, 1.1))
                if row > 0, dice.chance(0.75) {
                    place(
                        V3(
                            middle + side * (away + dice.between(10, 14)), 0,
                            z + dice.between(-4, 2)),
                        yaw: -side * dice.between(0.1, 0.8))
                }
            }
        }
        grove(
            9, from: start + 4, to: start + 55, tall: 5...9,
            conifers: set.scenery.isSnowy ? 0.9 : 0.25, clearing: 0.25)
    }

    // MARK: The desert

    /// Dunes one before the other, and stones.
    mutating func dressDesert() {
        horizon(.desert)
        let sand = plan.surfaces.first { $0.kind == .ground }?.material?.tint?.rgb
        let start = max(isVista ? 30 : 0, depth(z: low.z) + 2 * max(8, reach))
        for (k, away) in [Float(0), 24, 60].enumerated() {
            let distance = start + away
            let half = halfWidth(distance)
            let side: Float = k % 2 == 0 ? -1 : 1
            let z = view.position.z - distance
            var x = view.position.x + side * half * dice.between(0.3, 0.8)
            let wide = half * dice.between(1.8, 2.6)
            if let road = streams.first {
                // Roads are laid between them.
                let off = x - road.middle(z: z)
                let least = 0.5 * wide + road.half + 0.15 * distance
                x = road.middle(z: z) + (off < 0 ? -1 : 1) * max(abs(off), least)
            }
            add(
                .ridge, "dune", base: V3(x, -0.4, z),
                size: V3(wide, dice.between(3, 6), 0.5 * distance),
                yaw: side * dice.between(0.05, 0.3),
                material: Material(
                    substance: .sand, tint: Color(sand ?? V3(0.56, 0.38, 0.22)), scale: 4))
        }
        guard isVista else { return }
        let stones = library.assets(of: "rock").filter { !$0.isFigurine }
        for _ in 0..<7 {
            guard let asset = dice.pick(stones) else { return }
            let distance = dice.between(7, 26)
            let x = view.position.x + halfWidth(distance) * dice.between(-0.95, 0.95)
            add(
                asset, at: V3(x, -0.05, view.position.z - distance),
                height: dice.between(0.15, 0.6),
                yaw: dice.between(-3, 3), support: plan.surfaces[0].id)
        }
    }

    // MARK: Water

    /// The river that leads from under the observer into the distance.
    mutating func vistaRiver() {
        guard let way = set.vista.way else { return }
        let near = Vista.place.z + 8
        let from = V3(set.vista.middle(z: near), 0, near)
        let to = V3(set.vista.middle(z: near - 1), 0, near - 1)
        let strip = Strip(from: from, along: (to - from).unit, half: way.width / 2)
        strips.append(strip)
        banks(of: strip, from: 0, length: 150)
    }

    /// A cliff that the river comes down, with woods about it.
    mutating func dressFalls() {
        let distance: Float = 19
        let z = view.position.z - distance
        let x = set.vista.middle(z: z)
        let tall = dice.between(6.2, 7.6)
        let grey = dice.between(0.16, 0.26)
        let rock = Material(
            substance: .stone, tint: Color(V3(grey * 1.04, grey, grey * 0.94)),
            seed: UInt64(1 + dice.index(1_000_000)))
        add(.ridge, "cliff", base: V3(x, -0.4, z - 2.2), size: V3(74, tall, 6), material: rock)
        let wide = dice.between(2.4, 3.6)
        add(
            .ridge, "fall", base: V3(x, -0.05, z + 1), size: V3(wide, 0.93 * tall, 2.2),
            material: Material(substance: .water, seed: UInt64(1 + dice.index(1_000_000))))
        // It foams where it strikes.
        for k in 0..<3 {
            add(
                .ridge, "foam", base: V3(x + dice.between(-0.4, 0.4), 0, z + 2.4 + 0.8 * Float(k)),
                size: V3(wide * (1.9 - 0.35 * Float(k)), 0.16 - 0.04 * Float(k), 1.7),
                material: Material(substance: .snow, tint: Color(V3(0.8, 0.84, 0.86))))
        }
        let stones = library.assets(of: "rock").filter { !$0.isFigurine }
        for k in 0..<26 {
            guard let stone = dice.pick(stones) else { break }
            let side: Float = k % 2 == 0 ? -1 : 1
            let far = dice.unit()
            let half = (set.vista.way?.width ?? 5) / 2
            let at = V3(
                x + side * (half * dice.between(0.75, 1.5) + (1 - far) * dice.between(0, 1.5)),
                -0.1,
                z + 2 + far * 11)
            add(
                stone, at: at, height: dice.between(0.3, 1.3) * (1.2 - 0.6 * far),
                yaw: dice.between(-3, 3), support: plan.surfaces[0].id)
        }
        grove(10, from: 10, to: distance - 1.5, tall: 4...8, conifers: 0.3, clearing: 0.6)
        // Above the brow.
        let back = z - 9
        for k in 0..<2 {
            let half = 1.3 * halfWidth(depth(z: back - 9 * Float(k)))
            add(
                dice.chance(0.5) ? .conifers : .broadleaves, "wood",
                base: V3(x, tall - 1.2, back - 9 * Float(k)),
                size: V3(2 * half, dice.between(6, 8), 7),
                material: Material(tint: Color(hazed(leaf * 0.8, distance: 40))))
        }
    }

    /// Houses on a quay across the water, boats along it.
    mutating func harbour() {
        let distance = max(48, depth(z: low.z) + 26)
        let z = view.position.z - distance
        let x = view.position.x
        let half = 1.5 * halfWidth(distance) + 20
        add(
            .ground, "quay", base: V3(x, -1.2, z - 5), size: V3(2 * half, 2.5, 10),
            material: Material(substance: .stone, tint: Color(V3(0.3, 0.28, 0.25))))
        fronts(at: z - 6, storeys: 2...3, isRow: dice.chance(0.6))
        horizon(.field)
        let boats = ["sailboat", "rowboat", "motorboat", "sailboat"].flatMap {
            library.assets(of: $0).filter { !$0.isFigurine }
        }
        guard let water = plan.surfaces.first(where: { $0.kind == .watertop }) else { return }
        for k in 0..<7 {
            guard let boat = dice.pick(boats) else { return }
            let at = V3(
                x + halfWidth(distance) * (2 * (Float(k) + dice.unit()) / 7 - 1), water.topHeight,
                z + dice.between(2.5, 7))
            add(
                boat, at: at, height: boat.size.y * dice.between(0.85, 1.1),
                yaw: dice.between(-0.5, 0.5) + (dice.chance(0.6) ? .pi / 2 : 0), support: water.id)
        }
    }

    // MARK: The city from afar

    /// Towers on the other side of the water.
    mutating func dressSkyline() {
        let isLit = set.mood.time == .night || set.mood.time == .dusk
        let x = view.position.x
        func tower(_ at: Float, _ distance: Float, _ height: Float, _ width: Float) {
            let grey = dice.between(0.12, 0.34)
            let tints = [
                V3(grey, grey * 1.02, grey * 1.08), V3(grey * 1.15, grey, grey * 0.85),
                V3(grey * 0.8, grey * 0.95, grey * 1.15),
            ]
            let tint = tints[dice.index(3)]
            add(
                .building, "tower", base: V3(at, 0, view.position.z - distance),
                size: V3(width, height, width * dice.between(0.6, 1)),
                yaw: dice.between(-0.35, 0.35),
                material: Material(
                    substance: .concrete,
                    tint: Color(isLit ? tint * 0.35 : hazed(tint, distance: distance)),
                    emission: isLit ? glow(LitPanes.house(set.mood) * 0.9) : 0))
        }
        for (distance, tall, count) in [(330, 1, 22), (255, 0.7, 20), (205, 0.4, 18)]
            as [(Float, Float, Int)]
        {
            let half = 1.1 * halfWidth(distance)
            for k in 0..<count {
                let share = (Float(k) + dice.between(0.1, 0.9)) / Float(count)
                // Highest about the middle of town.
                let rise = 1 - 1.3 * abs(share - 0.45)
                let peak = 120 * max(0.1, rise) * dice.unit() * dice.unit()
                let height = tall * (peak + dice.between(26, 44))
                tower(x + half * (2 * share - 1), distance, height, dice.between(13, 26))
            }
        }
        let quay = view.position.z - 190
        add(
            .ground, "quay", base: V3(x, -1, quay), size: V3(900, 2.6, 12),
            material: Material(substance: .stone, tint: Color(V3(repeating: isLit ? 0.05 : 0.3))))
    }

    // MARK: Flowers and leaves

    /// Flowers from before the observer's feet to where they are only a colour.
    mutating func blooms() {
        guard let bloom = set.scenery.bloom, !set.scenery.isSnowy else { return }
        let floor = view.forward - view.up * view.tanY
        let near = floor.y < -0.02 ? view.position.y / -floor.y * abs(floor.z) : 3
        let x = view.position.x
        var from = max(0.8, 0.8 * near)
        let apart = bloom.radius > 0.06 ? 2.6 * bloom.radius : max(0.13, 0.34 * bloom.height)
        for to in [3.5, 6, 10, 16, 26, 42, 70] as [Float] where to > from + 0.5 {
            let half = min(90, 1.12 * halfWidth(to) + 0.5)
            // Fewer and larger ones far off: as much of the ground is covered.
            let area = 2 * half * (to - from)
            let growth = max(1, (area / (apart * apart) / 1900).squareRoot())
            func plot(_ x0: Float, _ x1: Float, _ z0: Float, _ z1: Float) {
                guard x1 - x0 > 0.4, z1 - z0 > 0.3 else { return }
                add(
                    .tufts, "flowers", base: V3((x0 + x1) / 2, -0.01, (z0 + z1) / 2),
                    size: V3(x1 - x0, bloom.height * min(1.4, growth.squareRoot()), z1 - z0),
                    material: Material(
                        substance: .paper, tint: bloom.tint.map { Color($0) },
                        scale: bloom.radius * growth))
            }
            let (z0, z1) = (view.position.z - to, view.position.z - from)
            if isVista, let way = set.vista.way, !way.isWater {
                // On both sides of the path.
                let (a, b) = (set.vista.middle(z: z0), set.vista.middle(z: z1))
                let rim = way.width / 2 + 0.15
                plot(x - half, min(a, b) - rim, z0, z1)
                plot(max(a, b) + rim, x + half, z0, z1)
            } else if isVista || z1 < low.z - 0.1 {
                plot(x - half, x + half, z0, z1)
            } else {
                // Not where things stand, nor before them.
                plot(x - half, low.x - 0.15, z0, min(z1, high.z))
                plot(high.x + 0.15, x + half, z0, min(z1, high.z))
                plot(low.x - 0.15, high.x + 0.15, z0, min(z1, low.z - 0.1))
            }
            from = to
        }
        let petals = bloom.tint ?? V3(0.45, 0.36, 0.24)
        let green = plan.surfaces.first?.material?.tint?.rgb ?? V3(0.12, 0.17, 0.05)
        add(
            .ground, "flowered", base: V3(x, -0.045, view.position.z - from - 60),
            size: V3(600, 0.055, 120),
            material: Material(
                substance: .grass,
                tint: Color(blend(green, petals, bloom.radius > 0.06 ? 0.45 : 0.22)), scale: 2))
    }

    /// Fallen leaves.
    mutating func litter() {
        let x = view.position.x
        let colors = [V3(0.42, 0.17, 0.03), V3(0.5, 0.3, 0.05), V3(0.28, 0.07, 0.02)]
        // Smaller ones near, where they are counted; larger patches of them far off.
        let bands: [(Float, Float)] = [(1, 6), (3, 12), (8, 24), (16, 44)]
        for (k, color) in colors.enumerated() {
            for (from, to) in bands {
                let middle = (from + to) / 2
                let z = view.position.z - middle
                let half = min(30, 1.2 * halfWidth(to) + 1)
                var sides: [(Float, Float)] = [(x - half, x + half)]
                // On a path's edges some lie.
                let bare: Float = set.vista.way?.isTrodden == true ? -0.15 : 0.5
                if let river = streams.first {
                    sides = [
                        (x - half, river.middle(z: z) - river.half - bare),
                        (river.middle(z: z) + river.half + bare, x + half),
                    ]
                } else if isVista, let way = set.vista.way {
                    let (middle, rim) = (set.vista.middle(z: z), way.width / 2 - 0.1)
                    sides = [(x - half, middle - rim), (middle + rim, x + half)]
                }
                for (x0, x1) in sides where x1 - x0 > 0.5 {
                    add(
                        .tufts, "leaves", base: V3((x0 + x1) / 2, 0.002 * Float(k), z),
                        size: V3(x1 - x0, 0.035, to - from),
                        material: Material(
                            substance: .paper, tint: Color(color * dice.between(0.85, 1.15)),
                            scale: to > 20 ? 0.06 : to > 10 ? 0.044 : 0.034))
                }
            }
        }
    }
}
