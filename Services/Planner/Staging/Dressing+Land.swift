import Framing
import Illumination
import Knowledge
import Layout
import PlantainProto
import Space

/// Woods, fields, shores and hills: something at every depth, and a horizon that is never bare.
extension Dressing {
    mutating func dressOutdoors() {
        let level = view.forward.y < 0.6 && view.forward.y > -0.75
        guard level || isVista else { return }
        let kind = set.scenery.kind
        if let deck = set.scenery.deck {
            dress(deck)
            return
        }
        if let rise = set.scenery.rise {
            dressRise(rise)
            return
        }
        if set.scenery.feature == .skyline, isVista {
            dressSkyline()
            return
        }
        if set.waters != nil {
            lakeShores()
            return
        }
        if set.ground.base == .water {
            shore()
            return
        }
        if isVista, let way = set.vista.way, way.isWater { vistaRiver() }
        if !isVista, let way = set.vista.way { lane(way) }
        if plan.surfaces.contains(where: { $0.kind == .wall }) {
            if kind == .street || kind == .city || kind == .courtyard { pavedEdge() }
            if kind == .street || kind == .city { alley() }
            return
        }
        if set.scenery.isBare {
            horizon(.field)
            return
        }
        switch set.scenery.feature {
        case .village where ![.courtyard, .street, .city].contains(kind): return dressVillage()
        case .falls where isVista: return dressFalls()
        default: break
        }
        switch kind {
        case .street, .city: dressStreet()
        case .courtyard: dressCourtyard()
        case .forest, .jungle: dressForest()
        case .beach: dressBeach()
        case .lake: dressBeach()
        case .mountain:
            horizon(kind)
            if let crop = set.scenery.crop { sow(crop) }
        case .desert: dressDesert()
        default: dressField()
        }
    }

    // MARK: Colours

    var leaf: V3 {
        mutating get {
            let greens: [V3] = [
                V3(0.07, 0.12, 0.03), V3(0.055, 0.105, 0.035), V3(0.09, 0.135, 0.04),
                V3(0.08, 0.115, 0.045),
            ]
            let autumn: [V3] = [
                V3(0.42, 0.15, 0.02), V3(0.48, 0.26, 0.03), V3(0.32, 0.06, 0.015),
                V3(0.36, 0.2, 0.035), V3(0.45, 0.2, 0.02),
            ]
            let spring: [V3] = [V3(0.13, 0.2, 0.045), V3(0.16, 0.22, 0.06), V3(0.11, 0.18, 0.04)]
            let blossom: [V3] = [V3(0.7, 0.42, 0.47), V3(0.74, 0.64, 0.63)]
            switch set.scenery.season {
            case .autumn: return dice.pick(dice.chance(0.88) ? autumn : greens, or: greens[0])
            case .spring: return dice.pick(dice.chance(0.3) ? blossom : spring, or: greens[0])
            default: return dice.pick(dice.chance(0.06) ? autumn : greens, or: greens[0])
            }
        }
    }

    /// Colours of what is far tend to the horizon's, at equal light.
    func hazed(_ color: V3, distance: Float) -> V3 {
        let air = V3(0.33, 0.4, 0.47)
        // Little over a field, much over a valley.
        let far = distance / 520
        let share = 1 - exponential(-far * (0.4 + far))
        return blend(color, air, min(0.75, share))
    }

    private func trees(_ tint: V3, isSnowy: Bool) -> Material {
        Material(substance: isSnowy ? .snow : .unspecified, tint: Color(tint))
    }

    // MARK: The horizon

    /// Hills, mountains or a line of trees, in one or two layers.
    mutating func horizon(_ kind: Scenery.Kind) {
        let snowy = set.scenery.isSnowy
        let far = max(0, -view.position.z) + 2 * max(8, reach)
        func layer(_ z: Float, height: Float, _ material: Material, _ name: String) {
            let distance = depth(z: z)
            let width = max(30, 2.6 * halfWidth(distance) + 0.2 * distance)
            add(
                .ridge, name, base: V3(view.position.x, -0.3, z),
                size: V3(width, height, 0.25 * distance), material: material)
        }
        func at(_ distance: Float) -> Float { view.position.z - max(distance, far) }
        switch kind {
        case .mountain:
            let isWhite = snowy || set.scenery.hasWhitePeaks
            layer(
                at(270), height: dice.between(75, 120),
                Material(
                    substance: isWhite || dice.chance(0.35) ? .snow : .stone,
                    tint: Color(
                        hazed(isWhite ? V3(0.8, 0.82, 0.85) : V3(0.3, 0.29, 0.28), distance: 330)),
                    scale: 30),
                "mountain")
            layer(
                at(150), height: dice.between(7, 13),
                Material(
                    substance: .unspecified,
                    tint: Color(hazed(V3(0.045, 0.07, 0.035), distance: 150)), scale: 8), "trees")
            let conifers = set.scenery.season != .autumn
            for (distance, tall) in [(124, 11), (104, 8)] as [(Float, Float)] {
                belt(max(distance, far), deep: 9, tall: tall, isConifer: conifers)
            }
        case .desert:
            for (distance, tall) in [(280, 30), (150, 11)] as [(Float, Float)] {
                layer(
                    at(distance), height: tall * dice.between(0.7, 1.3),
                    Material(
                        substance: .sand,
                        tint: Color(hazed(V3(0.56, 0.38, 0.22), distance: distance * 0.7)),
                        scale: 12),
                    "dune")
            }
        default:
            let grass =
                snowy
                ? V3(0.78, 0.8, 0.84)
                : plan.surfaces.first?.material?.tint?.rgb ?? V3(0.13, 0.19, 0.05)
            if dice.chance(0.75) {
                layer(
                    at(285), height: dice.between(14, 34),
                    Material(
                        substance: snowy ? .snow : .grass,
                        tint: Color(hazed(grass, distance: 420)), scale: 20), "hills")
            }
            let wood = snowy ? V3(0.3, 0.33, 0.36) : leaf * 0.75
            let distance = max(dice.between(90, 150), far)
            layer(
                at(distance + 14), height: dice.between(6.5, 9.5),
                Material(tint: Color(hazed(wood * 0.7, distance: distance)), scale: 6), "trees")
            belt(distance, deep: 8, tall: dice.between(7, 10), isConifer: snowy)
            // The land heaves a little before a wood, whose foot is no ruled line.
            if let ground = plan.surfaces.first(where: { $0.kind == .ground })?.material,
                [.grass, .snow, .soil].contains(ground.substance), set.scenery.crop == nil
            {
                layer(at(distance - 13), height: dice.between(1.7, 2.6), ground, "swell")
            }
        }
    }

    // MARK: Trees

    /// Trees one by one between two distances, where they hide and crowd nothing.
    mutating func grove(
        _ number: Int, from near: Float, to far: Float, tall: ClosedRange<Float>,
        conifers: Float, clearing: Float = 0.3
    ) {
        let snowy = set.scenery.isSnowy
        let tint = leaf
        var spots: [(x: Float, z: Float, r: Float)] = []
        for _ in 0..<number {
            for _ in 0..<10 {
                let distance = near + (far - near) * dice.unit().squareRoot()
                let height = dice.between(tall.lowerBound, tall.upperBound)
                let isConifer = dice.chance(
                    set.scenery.season == .autumn ? 0.3 * conifers : conifers)
                let width = height * (isConifer ? 0.42 : 0.66)
                let x = view.position.x + halfWidth(distance) * dice.between(-1.15, 1.15)
                let z = view.position.z - distance
                guard
                    spots.allSatisfy({ abs($0.x - x) + abs($0.z - z) > 0.7 * ($0.r + width / 2) }),
                    !isVista || !set.vista.isOnWay(V3(x, 0, z), radius: 0.45 * width + 0.6),
                    strips.allSatisfy({ $0.gap(V3(x, 0, z)) > 0.3 * width + 0.8 })
                else { continue }
                let a = V3(x - width * 0.4, 0.25 * height, z), b = V3(x + width * 0.4, height, z)
                guard covered(a, b, margin: 0) < clearing || distance > 4 * max(3, near) else {
                    continue
                }
                spots.append((x, z, width / 2))
                // In autumn and spring no tree is like the next.
                let color = [.autumn, .spring].contains(set.scenery.season) ? leaf : tint
                let own = color * V3(dice.between(0.8, 1.25), dice.between(0.85, 1.15), 1)
                if !isConifer, !snowy, distance < 70, let kind = leafy() {
                    add(
                        kind, at: V3(x, -0.03, z), height: height * 0.95,
                        yaw: dice.between(-3, 3), support: plan.surfaces[0].id,
                        material: Material(tint: Color(own * 1.05)))
                    break
                }
                let base = isConifer ? V3(0.035, 0.075, 0.036) * dice.between(0.8, 1.3) : own
                add(
                    isConifer ? .conifers : .broadleaves, "tree", base: V3(x, -0.05, z),
                    size: V3(width, height, width),
                    material: trees(hazed(base, distance: distance * 0.8), isSnowy: snowy))
                break
            }
        }
    }

    /// A tree whose leaves bear looking at.
    mutating func leafy() -> AssetInfo? {
        let isBirch = set.scenery.wood == .birch
        let kinds = isBirch ? ["birch"] : ["tree", "tree", "oak tree", "birch"]
        let all = kinds.compactMap { library.typical(library.assets(of: $0)).first }
        return dice.pick(all)
    }

    /// A belt of trees right across the view.
    mutating func belt(_ distance: Float, deep: Float, tall: Float, isConifer: Bool) {
        let half = 1.15 * halfWidth(distance + deep)
        let isConifer = isConifer && (set.scenery.season != .autumn || dice.chance(0.2))
        let z = view.position.z - distance - deep / 2
        let x = view.position.x
        // On both sides of a river, and of different colours in autumn.
        var parts = [(x - half, x + half)]
        for strip in streams {
            parts = parts.flatMap { part -> [(Float, Float)] in
                let (from, to) = (
                    strip.middle(z: z) - strip.half - 3, strip.middle(z: z) + strip.half + 3
                )
                return [(part.0, min(part.1, from)), (max(part.0, to), part.1)]
            }
        }
        if set.scenery.season == .autumn {
            parts = parts.flatMap { part in
                let third = (part.1 - part.0) / 3
                return (0..<3).map {
                    (part.0 + third * Float($0), part.0 + third * Float($0 + 1))
                }
            }
        }
        for (from, to) in parts where to - from > 3 {
            let tint = isConifer ? V3(0.035, 0.07, 0.036) : leaf
            add(
                isConifer ? .conifers : .broadleaves, "wood", base: V3((from + to) / 2, -0.1, z),
                size: V3(to - from, tall, deep),
                material: trees(hazed(tint, distance: distance), isSnowy: set.scenery.isSnowy))
        }
    }

    private mutating func grass(_ tall: Float, tint: V3, share: Float = 1) {
        guard !set.scenery.isSnowy else { return }
        // From the lower edge of the frame to behind the subject; not where things stand.
        let floor = view.forward - view.up * view.tanY
        let near = floor.y < -0.02 ? view.position.y / -floor.y * abs(floor.z) : 3
        let front = view.position.z - near * 0.95
        let back = min(low.z, front) - max(2, 1.2 * reach)
        let river = streams.first
        func patch(_ x0: Float, _ x1: Float, _ z0: Float, _ z1: Float) {
            guard let river else { return plot(x0, x1, z0, z1) }
            // Beside it only.
            let (a, b) = (river.middle(z: z0), river.middle(z: z1))
            plot(x0, min(x1, min(a, b) - river.half - 0.6), z0, z1)
            plot(max(x0, max(a, b) + river.half + 0.6), x1, z0, z1)
        }
        func plot(_ x0: Float, _ x1: Float, _ z0: Float, _ z1: Float) {
            guard x1 - x0 > 0.3, z1 - z0 > 0.3 else { return }
            let shrink = min(1, (260 / ((x1 - x0) * (z1 - z0))).squareRoot())
            add(
                .tufts, "grass", base: V3((x0 + x1) / 2, -0.01, (z0 + z1) / 2),
                size: V3((x1 - x0), tall * max(0.7, shrink), (z1 - z0)),
                material: Material(tint: Color(tint)))
        }
        let half = min(14, 1.1 * halfWidth(depth(z: low.z)))
        let x = view.position.x
        if isVista {
            guard set.vista.way?.isWater ?? true else { return }
            patch(x - half, x + half, back, front)
            return
        }
        // Round about the things.
        patch(x - half, x + half, back, low.z - 0.05)
        patch(x - half, low.x - 0.05, low.z - 0.05, min(front, high.z))
        patch(high.x + 0.05, x + half, low.z - 0.05, min(front, high.z))
    }

    var growsGrass: Bool {
        plan.surfaces.contains { $0.kind == .ground && $0.material?.substance == .grass }
    }

    mutating func dressField() {
        let kind = set.scenery.kind
        horizon(.field)
        let start = max(26, depth(z: low.z) + 2.5 * max(5, reach))
        if set.scenery.crop == nil, !asks("tree pine fir oak birch maple") {
            let isPark = kind == .park || kind == .garden
            let near = isPark ? max(9, depth(z: low.z) + max(4, 0.8 * reach)) : start
            grove(
                (isPark ? 7 : 4) + dice.index(4), from: near, to: near * 2.4 + 20,
                tall: isPark ? 5...9 : 6...10, conifers: isPark ? 0.2 : 0.15)
        }
        if kind == .garden {
            let z = view.position.z - max(8, depth(z: low.z) + max(2.5, 0.8 * reach))
            add(
                .ridge, "hedge", base: V3(view.position.x, -0.05, z),
                size: V3(2.4 * halfWidth(depth(z: z)), dice.between(1.3, 2), 1),
                material: Material(tint: Color(V3(0.045, 0.085, 0.03)), scale: 1))
        }
        if set.scenery.season == .autumn { litter() }
        if set.scenery.bloom != nil { blooms() }
        if let crop = set.scenery.crop, !set.scenery.isSnowy { return sow(crop) }
        guard growsGrass else { return }
        verges()
        let isLawn = kind == .park || kind == .garden
        grass(isLawn ? 0.045 : dice.between(0.1, 0.4), tint: V3(0.12, 0.17, 0.035))
    }

    mutating func dressCourtyard() {
        let z = min(low.z - max(2.5, 0.7 * reach), view.position.z - 9)
        fronts(at: z, storeys: 2...3, isRow: true)
        if !asks("tree plant bush") {
            grove(
                2 + dice.index(2), from: depth(z: low.z) + 1.2, to: depth(z: z) - 0.3,
                tall: 2.4...4, conifers: 0.2)
        }
    }
}
