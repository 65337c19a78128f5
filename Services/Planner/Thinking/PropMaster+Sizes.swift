import Knowledge
import Layout
import PlantainProto
import Script
import Space
import Staging

extension PropMaster {
    /// Metres that a figurine measures at most, where the model of what it depicts shows it, glazed.
    static let statuette: Float = 0.24

    static func isStatuette(_ noun: String) -> Bool {
        ["figurine", "statuette", "ornament"].contains { noun.hasSuffix($0) }
    }

    // MARK: How large things are beside one another

    /// What stands on a small top side by side is made to fit on it: the things smaller, what carries them larger.
    mutating func fit(_ props: inout [Prop], _ script: SceneScript) {
        for (k, holder) in script.entities.enumerated()
        where holder.count == 1 || holder.formation == .stack {
            let guests = script.entities.indices.filter { g in
                script.relations.contains {
                    $0.predicate == .on && $0.subject == script.entities[g].id
                        && $0.object == holder.id
                }
            }
            let group = props.indices.filter { props[$0].group == k + 1 }
            guard !guests.isEmpty, let first = group.first, props[first].asset.boards.count < 2,
                let top = reliefs.top(props[first].asset, size: props[first].size)
            else { continue }
            let mine = props.indices.filter { i in guests.contains(props[i].group - 1) }
            guard mine.count > 1, !props[first].asset.isTableLike || props[first].size.max() < 0.5
            else { continue }
            let breadth = mine.reduce(0) { $0 + max(props[$1].size.x, props[$1].size.z) }
            let cover = mine.reduce(0) { $0 + props[$1].size.x * props[$1].size.z }
            let (side, area) = (2 * top.halfX, 4 * top.halfX * top.halfZ)
            // Two stand side by side; more of them stand before one another as well.
            let share = max(
                (1.4 * cover / max(1e-6, area)).squareRoot(),
                mine.count == 2 ? 0.95 * breadth / max(1e-4, side) : 0)
            guard share > 1 else { continue }
            let shrink = max(0.55, 1 / share.squareRoot())
            let growth = min(1.5, max(1, share * shrink))
            for i in mine where props[i].text == nil { props[i].size *= shrink }
            for i in group { props[i].size *= growth }
        }
    }

    /// A pedestal is as broad as what it shows needs, and lower than that is high.
    func suitPedestals(_ props: inout [Prop], _ script: SceneScript) {
        for (k, holder) in script.entities.enumerated() where holder.count == 1 {
            guard let at = props.firstIndex(where: { $0.group == k + 1 }),
                let height = Self.pedestals[props[at].asset.concept]
            else { continue }
            let guests = Set(
                script.relations.filter { $0.predicate == .on && $0.object == holder.id }
                    .compactMap { relation in
                        script.entities.firstIndex { $0.id == relation.subject }.map { $0 + 1 }
                    })
            let shown = props.filter { guests.contains($0.group) }
            guard !shown.isEmpty else { continue }
            let breadth = shown.reduce(0) { $0 + max($1.size.x, $1.size.z) }
            let side = max(1.7 * breadth, 0.9 * (shown.map(\.size.y).max() ?? 0))
            props[at].size = V3(side, max(0.02, height * side), side)
        }
    }

    /// What shows things, and how high it is for its breadth.
    private static let pedestals: [String: Float] = ["pedestal": 0.32, "concrete block": 0.58]

    /// Outdoors, and where no place is named, animals, vehicles and houses are statues of life size, unless
    /// what is beside them would be lost.
    mutating func enlarge(_ props: inout [Prop], _ script: SceneScript) {
        func life(_ prop: Prop) -> Float { V3(prop.asset.lifeSize ?? prop.size).max() }
        // On a hill a castle is as large as on a plain: only what a thing carries is small.
        let carried = Set(
            script.relations.filter { relation in
                [.on, .inside].contains(relation.predicate)
                    && props.contains { prop in
                        prop.group > 0 && script.entities[prop.group - 1].id == relation.object
                    }
            }.map(\.subject))
        let outdoors = SceneReader.isOutdoors(script)
        if outdoors != false {
            let largest = props.map(life).max() ?? 0
            let least = largest / (outdoors == true ? 30 : 10)
            let grows = props.allSatisfy { life($0) > least }
            for i in props.indices where grows && props[i].group > 0 {
                guard let size = props[i].asset.lifeSize,
                    !carried.contains(script.entities[props[i].group - 1].id)
                else { continue }
                let own = V3(props[i].asset.size)
                props[i].size = V3(size) * (props[i].size.y / max(own.y, 1e-4))
            }
        }
        let halls: [SceneScript.Place] = [.garage, .warehouse, .museum, .stage]
        if outdoors != true, script.place.map({ !halls.contains($0) }) ?? true {
            miniature(&props, indoors: outdoors == false)
        }
        for (k, entity) in script.entities.enumerated() {
            guard let prop = props.first(where: { $0.group == k + 1 }), prop.asset.isFigurine
            else { continue }
            guard !entity.noun.hasSuffix("figurine") else { continue }
            let how = prop.isLifeSize ? "life-size statue" : "figurine"
            notes.append("the \(entity.noun) is shown as a \(how): a \(prop.asset.title)")
        }
    }

    /// Beside small things, and in any room, a train or a house is a model of one, or they would be specks.
    private mutating func miniature(_ props: inout [Prop], indoors: Bool) {
        func isLarge(_ prop: Prop) -> Bool {
            prop.asset.key.hasPrefix("shape/") && prop.size.max() > 4
                && [.vehicle, .outdoor].contains(prop.asset.category)
        }
        let others = props.filter { !isLarge($0) }
        let widest = others.map { $0.size.max() }.max()
        guard let largest = indoors ? min(widest ?? 0.3, 0.3) : widest, largest < 0.9 else {
            return
        }
        for i in props.indices where isLarge(props[i]) && props[i].text == nil {
            props[i].size *= 2.2 * max(0.15, largest) / props[i].size.max()
            let note = "the \(props[i].noun) is shown as a model"
            if !notes.contains(note) { notes.append(note) }
        }
    }

    /// A bunch of flowers is as broad as the vessel it stands in, and shows above its rim.
    private func tieBunches(
        _ props: inout [Prop], _ guests: Set<Int>, in holder: Prop, room: (x: Float, z: Float)
    ) {
        for i in props.indices
        where guests.contains(props[i].group) && props[i].asset.concept.hasPrefix("bouquet") {
            let size = props[i].size
            let factor = min(1, 0.92 * min(room.x, room.z) / max(size.x, size.z))
            props[i].size = V3(
                size.x * factor, max(size.y * factor, 1.5 * holder.size.y), size.z * factor)
        }
    }

    /// Containers grow, up to double their size, until all that is to lie in them has room side by side; one
    /// that is far too large for what it holds is chosen smaller.
    mutating func widen(_ props: inout [Prop], _ script: SceneScript) {
        for (o, holding) in script.entities.enumerated() {
            let guests = Set(
                script.relations.filter { $0.predicate == .inside && $0.object == holding.id }
                    .compactMap { relation in
                        script.entities.firstIndex { $0.id == relation.subject }.map { $0 + 1 }
                    })
            guard !guests.isEmpty, let holder = props.first(where: { $0.group == o + 1 }),
                let room = reliefs.hollow(holder.asset, size: holder.size)
            else { continue }
            tieBunches(&props, guests, in: holder, room: room)
            let contents = props.filter {
                guests.contains($0.group) && !$0.asset.concept.hasPrefix("bouquet")
            }
            guard !contents.isEmpty else { continue }
            let number = Float(contents.count) / Float(max(1, props.count { $0.group == o + 1 }))
            let side = max(1e-4, min(room.x, room.z))
            let area =
                contents.reduce(0) { $0 + $1.size.x * $1.size.z } / Float(contents.count) * number
            // What is somewhat longer than broad still lies across.
            let widest =
                contents.map { one -> Float in
                    let (a, b) = (min(one.size.x, one.size.z), max(one.size.x, one.size.z))
                    return b < 1.8 * a ? b : a
                }.max() ?? 0
            // Two lie beside each other, three and more in a ring; the rest heaps up on them, a third of many at most:
            // what is higher rolls off.
            let abreast: Float = number > 2 ? 2.2 : number > 1 ? 2.05 : 1.1
            let lowest = max(min(area * 1.1, 4 * widest * widest), 0.95 * area)
            let growth = max(
                (lowest / max(1e-6, room.x * room.z)).squareRoot(), abreast * widest / side)
            var factor = min(growth, 2)
            if growth < 1 {
                let isOpenBox = holder.asset.concept == "open box"
                let isFree =
                    (holder.asset.stance == .table || isOpenBox) && holder.text == nil && number > 2
                factor = isFree ? max(isOpenBox ? 0.3 : 0.6, growth) : 1
            }
            guard factor != 1 else { continue }
            // Broader rather than deeper, or nothing would show above the rim.
            let rise =
                factor > 1
                    && ["basket", "crate", "bowl", "wheelbarrow"].contains(holder.asset.concept)
                ? factor.squareRoot() : factor
            for i in props.indices where props[i].group == o + 1 {
                props[i].size *= V3(factor, rise, factor)
            }
            guard factor > 1 else { continue }
            let noun = script.entities[(guests.min() ?? 1) - 1].noun
            thoughts.append("the \(holder.noun) is chosen larger so that the \(noun) fits in")
        }
    }
}
