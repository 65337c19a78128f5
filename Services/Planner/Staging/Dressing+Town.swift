import Framing
import Illumination
import Knowledge
import Layout
import PlantainProto
import Space

/// House fronts, pavements and kerbs.
extension Dressing {
    private mutating func front() -> Material {
        let plasters: [V3] = [
            V3(0.62, 0.55, 0.42), V3(0.6, 0.57, 0.52), V3(0.55, 0.4, 0.3), V3(0.5, 0.52, 0.5),
            V3(0.42, 0.47, 0.52), V3(0.6, 0.46, 0.4),
        ]
        let bricks: [V3] = [V3(0.32, 0.12, 0.07), V3(0.26, 0.15, 0.1), V3(0.42, 0.33, 0.24)]
        let stones: [V3] = [V3(0.42, 0.39, 0.34), V3(0.34, 0.33, 0.32)]
        let choice: (Substance, [V3]) = dice.pick(
            [
                (.plaster, plasters), (.plaster, plasters), (.brick, bricks), (.brick, bricks),
                (.stone, stones), (.concrete, stones),
            ], or: (.plaster, plasters))
        var emission: Float = 0
        switch set.mood.time {
        case .night, .dusk: emission = glow(LitPanes.house(set.mood))
        case .sunset: emission = dice.chance(0.5) ? glow(0.5) : 0
        default: break
        }
        return Material(
            substance: choice.0, tint: dice.pick(choice.1).map { Color($0) },
            seed: UInt64(1 + dice.index(1_000_000)), emission: emission)
    }

    /// A row of houses across the view, their fronts at z.
    mutating func fronts(at z: Float, storeys: ClosedRange<Int>, isRow: Bool) {
        let half = 1.25 * halfWidth(depth(z: z)) + 2
        var x = view.position.x - half - dice.between(0, 4)
        while x < view.position.x + half {
            let width = dice.between(6.5, 13)
            let count = storeys.lowerBound + dice.index(storeys.count)
            let height = Float(count) * 3.3 + dice.between(0.6, 1.6)
            let deep: Float = 9
            add(
                .building, "house",
                base: V3(x + width / 2, 0, z - deep / 2 - dice.between(0, 0.5)),
                size: V3(width, height, deep), material: front())
            x += width + (isRow || dice.chance(0.7) ? 0 : dice.between(1.5, 4))
        }
    }

    /// A pavement with its kerb, its front edge at z.
    private mutating func pavement(from back: Float, to front: Float) {
        let half = 1.6 * halfWidth(depth(z: back)) + 4
        let slabs = Material(
            substance: dice.pick([.concrete, .stone], or: .concrete),
            tint: Color(V3(repeating: dice.between(0.3, 0.42))))
        add(
            .ground, "pavement", base: V3(view.position.x, -0.05, (back + front) / 2 - 0.1),
            size: V3(2 * half, 0.17, front - back - 0.2), material: slabs)
        let stone = Material(substance: .stone, tint: Color(r: 0.46, g: 0.45, b: 0.43))
        add(
            .ground, "kerb", base: V3(view.position.x, -0.05, front - 0.1),
            size: V3(2 * half, 0.175, 0.18), material: stone)
    }

    /// Where a wall ends on paved ground.
    mutating func pavedEdge() {
        guard let wall = plan.surfaces.first(where: { $0.kind == .wall }) else { return }
        let face = V3(wall.center).z + V3(wall.size).z / 2
        let stone = Material(substance: .stone, tint: Color(r: 0.4, g: 0.39, b: 0.37))
        add(
            .wall, "footing", base: V3(V3(wall.center).x, 0, face + 0.025),
            size: V3(V3(wall.size).x, dice.between(0.25, 0.5), 0.05), material: stone)
    }

    mutating func dressStreet() {
        let isCity = set.scenery.kind == .city
        let storeys = isCity ? 4...9 : 2...4
        if isVista {
            avenue(storeys)
            return
        }
        let ground = plan.surfaces.first { $0.kind == .ground }?.material?.substance
        let room = max(1, 0.35 * reach)
        var edge = low.z - room
        if ground != .asphalt {
            // The things stand on the near side: a road passes behind them.
            if dice.chance(0.5) {
                let road = Material(substance: .asphalt)
                let half = 1.6 * halfWidth(depth(z: edge - 6)) + 4
                add(
                    .ground, "road", base: V3(view.position.x, -0.045, edge - 3),
                    size: V3(2 * half, 0.05, 6), material: road)
                add(
                    .ground, "kerb", base: V3(view.position.x, -0.05, edge + 0.1),
                    size: V3(2 * half, 0.075, 0.16),
                    material: Material(substance: .stone, tint: Color(r: 0.46, g: 0.45, b: 0.43)))
                edge -= 6
                pavement(from: edge - 2.6, to: edge)
                edge -= 2.6
            } else {
                edge -= dice.between(0.6, 2)
            }
        } else {
            pavement(from: edge - 2.8, to: edge)
            edge -= 2.8
        }
        fronts(at: edge, storeys: storeys, isRow: dice.chance(0.7))
        if !asks("lamp lantern streetlight light lamppost"), dice.chance(0.5) {
            lamps(at: edge + 1.6)
        }
    }

    private mutating func lamps(at z: Float) {
        let assets = library.assets(of: "street lamp").filter { $0.size.y > 1 }
        guard let asset = dice.pick(assets) else { return }
        let half = halfWidth(depth(z: z))
        for _ in 0..<6 {
            let x = view.position.x + dice.between(-0.9, 0.9) * half
            let height = dice.between(3.6, 4.4)
            let (a, b) = (V3(x - 0.3, 0, z), V3(x + 0.3, height, z))
            guard covered(a, b) < 0.02 else { continue }
            take(a, b)
            add(asset, at: V3(x, 0.1, z), height: height, yaw: 0, support: plan.surfaces[0].id)
            return
        }
    }

    /// Houses on both sides of a street that leads into the distance.
    private mutating func avenue(_ storeys: ClosedRange<Int>) {
        let width = set.vista.way?.width ?? 7
        for side: Float in [-1, 1] {
            let stone = Material(substance: .stone, tint: Color(r: 0.44, g: 0.43, b: 0.41))
            var z: Float = 3
            let edge = width / 2
            let turn = set.vista.turnOfWay
            for (name, inner, wide, rise) in [
                ("kerb", edge, Float(0.2), Float(0.13)), ("pavement", edge + 0.2, 2.8, 0.12),
            ] {
                let material =
                    name == "kerb"
                    ? stone
                    : Material(substance: .concrete, tint: Color(V3(repeating: 0.36)))
                let middle: Float = -70
                add(
                    .ground, name,
                    base: V3(
                        set.vista.middle(z: middle) + side * (inner + wide / 2), -0.05, middle),
                    size: V3(wide, 0.05 + rise, 160), yaw: turn, material: material)
            }
            while z > -130 {
                let long = dice.between(7, 14)
                let count = storeys.lowerBound + dice.index(storeys.count)
                let middle = z - long / 2
                let x = set.vista.middle(z: middle) + side * (edge + 3 + 4.5)
                add(
                    .building, "house", base: V3(x, 0, middle),
                    size: V3(long, Float(count) * 3.3 + dice.between(0.6, 1.6), 9),
                    yaw: -side * .pi / 2 + turn, material: front())
                z -= long + (dice.chance(0.2) ? dice.between(1.5, 4) : 0)
            }
        }
        // The street bends out of sight before a last front.
        fronts(at: -140, storeys: storeys, isRow: true)
    }
}
