import Framing
import Illumination
import Knowledge
import Layout
import PlantainProto
import Space

/// What is at the edge of a platform, a rooftop, a balcony or a pier, and what one sees past it.
extension Dressing {
    mutating func dress(_ deck: Scenery.Deck) {
        guard let floor = plan.surfaces.first(where: { $0.id == "ground" }) else { return }
        let (middle, size) = (V3(floor.center), V3(floor.size))
        let (left, right) = (middle.x - size.x / 2, middle.x + size.x / 2)
        let back = middle.z - size.z / 2
        switch deck {
        case .platform: tracks(beside: left)
        case .rooftop:
            parapet(at: back)
            overlook(deck, past: back)
        case .balcony, .porch:
            railing(at: back, isWooden: deck == .porch)
            overlook(deck, past: back)
        case .pier:
            piles(left, right, back)
            shore()
        }
    }

    // MARK: The platform

    /// Rails beside a platform that leads into the distance, its house on the other side, lamps along it.
    private mutating func tracks(beside edge: Float) {
        let (from, to) = (view.position.z + 6, Float(-130))
        let (middle, long) = ((from + to) / 2, from - to)
        func slab(
            _ name: String, _ x: Float, wide: Float, top: Float, thick: Float, _ material: Material
        ) {
            add(
                .ground, name, base: V3(x, top - thick - datum, middle),
                size: V3(wide, thick, long),
                material: material)
        }
        let stone = Material(substance: .concrete, tint: Color(V3(0.5, 0.49, 0.46)))
        slab("coping", edge + 0.2, wide: 0.42, top: 0.012, thick: 0.16, stone)
        slab(
            "stripe", edge + 0.82, wide: 0.3, top: 0.006, thick: 0.03,
            Material(substance: .plaster, tint: Color(r: 0.7, g: 0.5, b: 0.06)))
        slab(
            "side", edge - 0.03, wide: 0.1, top: -0.1, thick: 0.95,
            Material(substance: .concrete, tint: Color(V3(0.24, 0.23, 0.22))))
        datum = -Terrace.drop(.platform)
        let steel = Material(substance: .metal, tint: Color(V3(0.42, 0.4, 0.38)))
        let tie = Material(substance: .concrete, tint: Color(V3(0.3, 0.28, 0.26)))
        for (k, x) in [edge - 1.6, edge - 5.2].enumerated() {
            for side: Float in [-1, 1] {
                add(
                    .ground, "rail", base: V3(x + side * 0.72, 0.08, middle),
                    size: V3(0.07, 0.16, long), material: steel)
            }
            var z = from
            while z > (k == 0 ? -45 : -28) {
                add(.ground, "sleeper", base: V3(x, 0, z), size: V3(2.5, 0.09, 0.26), material: tie)
                z -= 0.65
            }
        }
        // The platform across the tracks, and trees behind it.
        add(
            .ground, "platform", base: V3(edge - 8.6, 0, middle), size: V3(3, 1.05, long),
            material: stone)
        let leaves = leaf
        add(
            .broadleaves, "wood", base: V3(edge - 15, 0, middle), size: V3(long, 6.5, 7),
            yaw: .pi / 2, material: Material(tint: Color(leaves)))
        add(
            .ridge, "hedge", base: V3(edge - 10.8, 0, middle), size: V3(long, 2.2, 1.2),
            yaw: .pi / 2, material: Material(tint: Color(V3(0.045, 0.085, 0.03)), scale: 1))
        horizon(.field)
        datum = 0
        let wall = max(high.x + 2.4, edge + 5)
        let house: Float = 30
        add(
            .building, "house",
            base: V3(wall + 4, 0, view.position.z + 3 - house / 2), size: V3(house, 4.6, 8),
            yaw: -.pi / 2, material: front())
        let end = view.position.z + 3 - house
        add(
            .ridge, "hedge", base: V3(wall + 0.7, -0.1, (end + to) / 2),
            size: V3(end - to, 1.7, 1.2), yaw: .pi / 2,
            material: Material(tint: Color(V3(0.05, 0.09, 0.03)), scale: 1))
        add(
            .broadleaves, "wood", base: V3(wall + 8, 0, (end + to) / 2), size: V3(end - to, 6, 7),
            yaw: .pi / 2, material: Material(tint: Color(leaves)))
        guard !asks("lamp lantern streetlight light lamppost") else { return }
        lamps((0..<7).map { (V3(wall - 1.1, 0, low.z - 3 - 9 * Float($0)), 1) })
    }

    // MARK: Edges

    /// A low wall with a coping.
    private mutating func parapet(at back: Float) {
        let x = view.position.x
        let wide = 2.6 * halfWidth(depth(z: back)) + 6
        let brick = dice.chance(0.5)
        add(
            .wall, "parapet", base: V3(x, 0, back + 0.15), size: V3(wide, 0.8, 0.3),
            material: Material(
                substance: brick ? .brick : .plaster,
                tint: Color(brick ? V3(0.3, 0.14, 0.09) : V3(0.5, 0.48, 0.44))))
        add(
            .ground, "coping", base: V3(x, 0.8, back + 0.15), size: V3(wide, 0.07, 0.4),
            material: Material(substance: .concrete, tint: Color(V3(0.42, 0.41, 0.39))))
    }

    /// Bars between two rails right across the view.
    private mutating func railing(at back: Float, isWooden: Bool) {
        let half = 1.15 * halfWidth(depth(z: back)) + 0.6
        let tone = isWooden ? V3(0.62, 0.6, 0.56) : V3(0.025, 0.026, 0.028)
        let material = Material(
            substance: isWooden ? .wood : .metal, tint: Color(tone), roughness: 0.5)
        let (x, z) = (view.position.x, back + 0.1)
        let thin: Float = isWooden ? 0.032 : 0.016
        for (y, tall) in [(1.0, 0.05), (0.1, 0.035)] as [(Float, Float)] {
            add(
                .ground, "rail", base: V3(x, y, z),
                size: V3(2 * half, tall, isWooden ? 0.08 : 0.045),
                material: material)
        }
        let apart: Float = max(0.115, half / 40)
        let number = Int(half / apart)
        for k in -number...number {
            let isPost = k % 10 == 0
            let wide = isPost ? 2.6 * thin : thin
            add(
                .ground, "bar", base: V3(x + apart * Float(k), isPost ? 0 : 0.1, z),
                size: V3(wide, isPost ? 1 : 0.9, wide), material: material)
        }
    }

    /// Posts that a pier stands on.
    private mutating func piles(_ left: Float, _ right: Float, _ back: Float) {
        let wood = Material(substance: .wood, tint: Color(V3(0.13, 0.1, 0.075)))
        var z = back + 0.15
        var k = 0
        while z < view.position.z + 1 {
            for x in [left - 0.02, right + 0.02] {
                let isTall = k % 2 == 0
                add(
                    .ground, "pile", base: V3(x, -1, z), size: V3(0.2, isTall ? 1.75 : 1.02, 0.2),
                    material: wood)
            }
            z += 2.4
            k += 1
        }
        for x in [left + 0.1, right - 0.1] {
            add(
                .ground, "beam", base: V3(x, -0.34, (back + view.position.z) / 2),
                size: V3(0.14, 0.22, view.position.z - back + 4), material: wood)
        }
        // Planks run across; a slab's boards run along its longer side.
        let long = 0.92 * (right - left)
        var end = back
        while end < view.position.z + 2 {
            add(
                .ground, "planks", base: V3((left + right) / 2, -0.02, end + long / 2),
                size: V3(right - left + 0.04, 0.0225, long - 0.008),
                material: plan.surfaces.first { $0.id == "ground" }?.material ?? wood)
            end += long
        }
        // The land across lies as low as the water.
        datum = -Terrace.drop(.pier)
    }

    // MARK: Past the edge

    private mutating func overlook(_ deck: Scenery.Deck, past back: Float) {
        datum = -Terrace.drop(deck)
        let near = depth(z: back)
        switch set.scenery.beyond {
        case .city, .street:
            let rows: [(Float, ClosedRange<Int>)] =
                deck == .rooftop
                ? [(16, 2...4), (38, 3...5), (70, 4...7), (120, 5...12)]
                : [(16, 2...3), (42, 3...5), (90, 4...9)]
            for (away, storeys) in rows {
                fronts(at: back - away, storeys: storeys, isRow: dice.chance(0.6))
            }
        case .beach, .lake: shore()
        case .mountain:
            horizon(.mountain)
            grove(9, from: near + 8, to: near + 60, tall: 5...9, conifers: 0.8, clearing: 0.9)
        default:
            horizon(.field)
            let isHigh = deck == .balcony
            grove(
                isHigh ? 12 : 7, from: near + (isHigh ? 7 : 5), to: near + 55,
                tall: isHigh ? 5.5...9 : 4...8, conifers: 0.15, clearing: 0.9)
            guard deck == .porch, !set.scenery.isSnowy else { return }
            add(
                .ridge, "hedge", base: V3(view.position.x, -0.05, back - 9),
                size: V3(2.4 * halfWidth(near + 9), 1.4, 1),
                material: Material(tint: Color(V3(0.045, 0.085, 0.03)), scale: 1))
        }
    }
}
