import Framing
import Illumination
import Knowledge
import Layout
import PlantainProto
import Space

/// House fronts, pavements and kerbs.
extension Dressing {
    mutating func front() -> Material {
        let plasters: [V3] = [
            V3(0.62, 0.55, 0.42), V3(0.6, 0.57, 0.52), V3(0.55, 0.4, 0.3), V3(0.5, 0.52, 0.5),
            V3(0.42, 0.47, 0.52), V3(0.6, 0.46, 0.4),
        ]
        let bricks: [V3] = [V3(0.32, 0.12, 0.07), V3(0.26, 0.15, 0.1), V3(0.42, 0.33, 0.24)]
        let stones: [V3] = [V3(0.42, 0.39, 0.34), V3(0.34, 0.33, 0.32)]
        let white: [V3] = [V3(0.72, 0.71, 0.68), V3(0.66, 0.65, 0.61), V3(0.75, 0.73, 0.68)]
        let bright: [V3] = [
            V3(0.62, 0.2, 0.14), V3(0.66, 0.42, 0.1), V3(0.2, 0.38, 0.52), V3(0.28, 0.46, 0.3),
            V3(0.66, 0.36, 0.36), V3(0.7, 0.62, 0.42), V3(0.36, 0.3, 0.5),
        ]
        let choice: (Substance, [V3])
        switch set.scenery.walls {
        case .brick: choice = (.brick, bricks)
        case .white: choice = (.plaster, white)
        case .stone: choice = (.stone, stones)
        case .colorful: choice = (.plaster, bright)
        case nil:
            choice = dice.pick(
                [
                    (.plaster, plasters), (.plaster, plasters), (.brick, bricks),
                    (.brick, bricks), (.stone, stones), (.concrete, stones),
                ], or: (.plaster, plasters))
        }
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
        let storeys = isCity ? 4...9 : set.scenery.isNarrow ? 3...4 : 2...4
        if isVista {
            avenue(storeys)
            return
        }
        if terraced(storeys) { return }
        let lined = Avenue.lined(set)
        let things = plan.objects.filter { $0.group > 0 && !lined.contains(Int($0.group)) }
            .flatMap(\.corners)
        let low = things.reduce(things.first ?? V3(0.4, 0, 2)) { pointwiseMin($0, $1) }
        let high = things.reduce(things.first ?? V3(0.4, 0, 2)) { pointwiseMax($0, $1) }
        guard high.x - low.x < 16 else {
            pavement(from: low.z - 6, to: low.z - 3)
            fronts(at: low.z - 6, storeys: storeys, isRow: true)
            return
        }
        line(Avenue(set, low: low, high: high), storeys)
    }

    /// A shop that is asked for is the ground floor of a house among others, a pavement before it.
    private mutating func terraced(_ storeys: ClosedRange<Int>) -> Bool {
        let shops = plan.objects.filter { $0.concept == "storefront" && $0.group > 0 }
        // Its wall, behind the awning.
        let faces = shops.map { V3($0.position).z + 0.24 * V3($0.size).z }
        guard let face = faces.min(), let last = faces.max(), last - face < 1.5 else {
            return false
        }
        fronts(at: face - 0.03, storeys: storeys, isRow: true)
        let half = 1.6 * halfWidth(depth(z: face)) + 4
        let edge = max(high.z, face + 2) + 0.7
        for (name, from, to, tone) in [
            ("pavement", face - 3, edge, V3(0.36, 0.35, 0.33)),
            ("kerb", edge, edge + 0.18, V3(0.46, 0.45, 0.43)),
        ] {
            add(
                .ground, name, base: V3(view.position.x, -0.046, (from + to) / 2),
                size: V3(2 * half, 0.05, to - from),
                material: Material(substance: .stone, tint: Color(tone)))
        }
        moreTables()
        if !asks("lamp lantern streetlight light lamppost"), isEvening {
            lamps(
                [-1, 1].map {
                    (V3(view.position.x + $0 * 0.85 * halfWidth(depth(z: edge)), 0, edge - 0.3), $0)
                })
        }
        return true
    }

    /// Beside one table with its chairs before a shop there are others like it.
    private mutating func moreTables() {
        let furniture = zip(set.props, plan.objects).filter { prop, object in
            prop.group > 0 && (prop.asset.isTable || prop.asset.concept == "chair")
        }
        guard furniture.count { $0.0.asset.isTable } == 1, (2...5).contains(furniture.count) else {
            return
        }
        let corners = furniture.flatMap { $0.1.corners }
        let low = corners.reduce(corners[0]) { pointwiseMin($0, $1) }
        let high = corners.reduce(corners[0]) { pointwiseMax($0, $1) }
        for side: Float in [-1, 1] {
            let shift = V3(
                side * (high.x - low.x + dice.between(0.5, 0.8)), 0, dice.between(-0.15, 0.1))
            guard covered(low + shift, high + shift, margin: 0) < 0.75,
                !plan.objects.contains(where: { other in
                    let foot = other.corners
                    return other.size.map { V3($0).y < 2.5 } ?? true
                        && foot.contains {
                            $0.x > low.x + shift.x && $0.x < high.x + shift.x
                                && $0.z > low.z + shift.z && $0.z < high.z + shift.z
                        }
                })
            else { continue }
            for (_, object) in furniture {
                count += 1
                var copy = object
                (copy.id, copy.group) = ("set\(count)", 0)
                copy.position = Vec3(V3(object.position) + shift)
                plan.objects.append(copy)
            }
        }
    }

    /// Houses, pavements and lamps along a street that leads past the things.
    private mutating func line(_ street: Avenue, _ storeys: ClosedRange<Int>) {
        let start = view.position.z + 4
        let end: Float = -100
        for side: Float in [-1, 1] {
            if let road = street.road {
                let stone = Material(substance: .stone, tint: Color(r: 0.44, g: 0.43, b: 0.41))
                let slabs = Material(substance: .concrete, tint: Color(V3(repeating: 0.36)))
                let z = (start + end) / 2
                for (name, inner, wide, rise, material) in [
                    ("kerb", road, Float(0.2), Float(0.13), stone),
                    ("pavement", road + 0.2, street.half - road, 0.12, slabs),
                ] {
                    add(
                        .ground, name,
                        base: V3(street.middle(z: z) + side * (inner + wide / 2), -0.05, z),
                        size: V3(wide, 0.05 + rise, start - end + 8), yaw: -street.turn,
                        material: material)
                }
            }
            var z = start + dice.between(0, 3)
            while z > end {
                let long = dice.between(5.5, 10)
                let count = storeys.lowerBound + dice.index(storeys.count)
                let at = z - long / 2
                add(
                    .building, "house",
                    base: V3(
                        street.middle(z: at) + side * (street.half + 4.5 + dice.between(0, 0.25)),
                        0,
                        at),
                    size: V3(long, Float(count) * 3.1 + dice.between(0.4, 1.4), 9),
                    yaw: -side * .pi / 2 - street.turn, material: front())
                z -= long
            }
        }
        fronts(at: end - 4, storeys: storeys, isRow: true)
        if !asks("lamp lantern streetlight light lamppost"), isEvening || dice.chance(0.5) {
            lamps(along: street)
        }
    }

    private var isEvening: Bool { [.night, .dusk].contains(set.mood.time) }

    /// Street lamps on both sides by turns.
    private mutating func lamps(along street: Avenue) {
        let side: Float = dice.chance(0.5) ? -1 : 1
        lamps(
            (0..<7).map { k in
                let z = low.z - 2.2 - 7 * Float(k)
                let hand = k % 2 == 0 ? side : -side
                let out = street.road.map { $0 + 0.5 } ?? (street.half - 0.55)
                return (V3(street.middle(z: z) + hand * out, 0, z), hand)
            })
    }

    /// Street lamps at places, each on one side of what it lights; in the evening the nearest of them give the light.
    mutating func lamps(_ places: [(at: V3, hand: Float)]) {
        let assets = library.assets(of: "street lamp").filter { $0.size.y > 1 }
        guard let asset = assets.first else { return }
        var heads: [(id: String, at: V3)] = []
        let material =
            isEvening ? Material(emission: 3 / max(1e-4, plan.film?.exposure ?? 1)) : nil
        for (at, hand) in places {
            let height: Float = 3.9
            guard covered(at - V3(0.3, 0, 0), at + V3(0.3, height, 0)) < 0.3 else { continue }
            add(
                asset, at: at, height: height, yaw: -hand * .pi / 2,
                support: plan.surfaces[0].id, material: material)
            let scale = height / max(0.1, asset.size.y)
            let point = V3(asset.lampPoint ?? SIMD3(0, 0.94 * asset.size.y, 0)) * scale
            heads.append(
                ("set\(count)", at + Quaternion(yaw: -hand * .pi / 2).rotate(point)))
        }
        if isEvening { shine(heads) }
    }

    /// The plan's lamp without a body becomes those that stand there.
    private mutating func shine(_ heads: [(id: String, at: V3)]) {
        let loose = plan.lights.filter { $0.kind == .bulb && $0.object.isEmpty }
        guard let model = loose.first, !heads.isEmpty else { return }
        // What stands before the lamps is lit by one that is out of the frame.
        if isVista || plan.lights.count > 2 {
            plan.lights.removeAll { $0.kind == .bulb && $0.object.isEmpty }
        }
        let target = V3(plan.camera?.target ?? Vec3())
        for head in heads.prefix(max(0, 3 - plan.lights.count)) {
            let away = head.at - target
            var light = model
            light.id = "lamp\(plan.lights.count + 1)"
            light.object = head.id
            light.position = Vec3(head.at)
            light.direction = Vec3(away.unit)
            light.radius = 0.12
            // As bright as the model is at five metres and more, whatever its distance: its pool shows on the ground.
            let strong: Float = set.mood.time == .dusk ? 75 : 48
            light.irradiance = model.irradiance * strong / max(4, away.dot(away))
            plan.lights.append(light)
        }
    }

    /// House walls on both sides of what hangs at the end of an alley.
    mutating func alley() {
        guard let wall = plan.surfaces.first(where: { $0.kind == .wall && $0.id == "wall" }),
            set.mood.place == .street
        else { return }
        let face = V3(wall.center).z + V3(wall.size).z / 2
        let distance = view.position.z - face
        let half = max(1.8, (high.x - low.x) / 2 + 0.7)
        guard distance > 2, set.scenery.isNarrow || distance > 5 else { return }
        let middle = (low.x + high.x) / 2
        for side: Float in [-1, 1] {
            let long = distance + 3
            add(
                .building, "house",
                base: V3(middle + side * (half + 4.5), 0, face + long / 2 - 0.2),
                size: V3(long, 3.2 * Float(3 + dice.index(2)) + 0.8, 9), yaw: -side * .pi / 2,
                material: front())
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
        if isEvening || dice.chance(0.6) {
            lamps(
                (0..<10).map { k in
                    let z = -1.5 - 9 * Float(k)
                    let hand: Float = k % 2 == 0 ? -1 : 1
                    return (V3(set.vista.middle(z: z) + hand * (width / 2 + 0.6), 0.1, z), hand)
                })
        }
    }
}
