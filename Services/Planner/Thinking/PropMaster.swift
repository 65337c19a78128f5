import Critique
import Knowledge
import Layout
import Lettering
import PlantainProto
import Script
import Space
import Staging

/// Finds something to depict each entity of a script.
struct PropMaster {
    let library: AssetLibrary
    let reliefs: Reliefs
    /// The prompt's quoted strings and what it says of their letters.
    let writings: [Writing]
    var dice: Dice
    private(set) var thoughts: [String] = []
    private(set) var notes: [String] = []
    /// A window is asked for that is a part of the room.
    private(set) var hasWindow = false
    /// Groups of what is not known, which nothing stands in for.
    private(set) var leftOut: Set<Int> = []
    /// Snow lies on the trees.
    private var isWinter = false

    init(library: AssetLibrary, reliefs: Reliefs, writings: [Writing], dice: Dice) {
        self.library = library
        self.reliefs = reliefs
        self.writings = writings
        self.dice = dice
    }

    /// The props of all entities, in their order; groups are counted from 1.
    mutating func props(_ script: SceneScript) -> [Prop] {
        var result: [Prop] = []
        uses = Self.uses(script)
        isWinter = script.surface?.kind == .snow || script.sky == .snow
        for (k, entity) in script.entities.enumerated() {
            if Surroundings.isOnlySurroundings(entity.noun, library) {
                thoughts.append(
                    "\"\(entity.noun)\" belongs to the surroundings and is not placed as a thing")
                continue
            }
            if isWindowOfRoom(entity, in: script) {
                thoughts.append(
                    "the \(entity.noun) is one in the wall behind, with light through it")
                hasWindow = true
                continue
            }
            if isNothing(entity, in: script) {
                thoughts.append(
                    "nothing is known of \(Noun.withArticle(entity.noun)); it is left out")
                notes.append("\(Noun.withArticle(entity.noun)) is not known; it is left out")
                leftOut.insert(k + 1)
                continue
            }
            result += props(entity, group: k + 1)
        }
        enlarge(&result, script)
        widen(&result, script)
        fit(&result, script)
        return result
    }

    /// What nothing depicts is left out where other things are shown and nothing needs it: a plain box beside
    /// them would only puzzle.
    private func isNothing(_ entity: SceneScript.Entity, in script: SceneScript) -> Bool {
        guard entity.strings.isEmpty, library.match(entity.noun) == nil,
            !Surroundings.names(entity.noun)
        else { return false }
        let carries = script.relations.contains {
            $0.object == entity.id && [.on, .inside].contains($0.predicate)
        }
        return !carries
            && script.entities.contains { $0.id != entity.id && library.match($0.noun) != nil }
    }

    /// "by a window": not a thing among the others but a part of the room.
    private func isWindowOfRoom(_ entity: SceneScript.Entity, in script: SceneScript) -> Bool {
        guard entity.lastWord == "window", entity.count == 1, entity.strings.isEmpty,
            entity.color == nil, script.entities.count > 1, SceneReader.isOutdoors(script) != true
        else { return false }
        return script.relations.allSatisfy { relation in
            let isMine = relation.subject == entity.id || relation.object == entity.id
            guard isMine else { return true }
            return relation.object == entity.id
                ? [.near, .front, .under, .behind].contains(relation.predicate)
                : [.near, .behind, .above].contains(relation.predicate)
        }
    }

    /// What stands on a small top side by side is made to fit on it: the things smaller, what carries them larger.
    private mutating func fit(_ props: inout [Prop], _ script: SceneScript) {
        for (k, holder) in script.entities.enumerated()
        where holder.count == 1 || holder.formation == .stack {
            let guests = script.entities.indices.filter { g in
                script.relations.contains {
                    $0.predicate == .on && $0.subject == script.entities[g].id
                        && $0.object == holder.id
                }
            }
            let group = props.indices.filter { props[$0].group == k + 1 }
            guard !guests.isEmpty, let first = group.first,
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

    /// Outdoors, and where no place is named, animals, vehicles and houses are statues of life size, unless
    /// what is beside them would be lost.
    private mutating func enlarge(_ props: inout [Prop], _ script: SceneScript) {
        func life(_ prop: Prop) -> Float { V3(prop.asset.lifeSize ?? prop.size).max() }
        let carried = Set(
            script.relations.filter { [.on, .inside].contains($0.predicate) }.map(\.subject))
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

    /// Containers grow, up to double their size, until all that is to lie in them has room side by side; one
    /// that is far too large for what it holds is chosen smaller.
    private mutating func widen(_ props: inout [Prop], _ script: SceneScript) {
        for (o, holding) in script.entities.enumerated() {
            let guests = Set(
                script.relations.filter { $0.predicate == .inside && $0.object == holding.id }
                    .compactMap { relation in
                        script.entities.firstIndex { $0.id == relation.subject }.map { $0 + 1 }
                    })
            guard !guests.isEmpty, let holder = props.first(where: { $0.group == o + 1 }),
                let room = reliefs.hollow(holder.asset, size: holder.size)
            else { continue }
            let contents = props.filter { guests.contains($0.group) }
            guard !contents.isEmpty else { continue }
            let number = Float(contents.count) / Float(max(1, props.count { $0.group == o + 1 }))
            let side = max(1e-4, min(room.x, room.z))
            let area =
                contents.reduce(0) { $0 + $1.size.x * $1.size.z } / Float(contents.count) * number
            let widest = contents.map { min($0.size.x, $0.size.z) }.max() ?? 0
            // Two lie beside each other, three and more in a ring; the rest heaps up on them.
            let abreast: Float = number > 2 ? 2.2 : number > 1 ? 2.05 : 1.1
            let growth = max(
                (min(area * 1.1, 4 * widest * widest) / max(1e-6, room.x * room.z)).squareRoot(),
                abreast * widest / side)
            var factor = min(growth, 2)
            if growth < 1 {
                let isFree = holder.asset.stance == .table && holder.text == nil && number > 2
                factor = isFree ? max(0.5, growth) : 1
            }
            guard factor != 1 else { continue }
            for i in props.indices where props[i].group == o + 1 { props[i].size *= factor }
            guard factor > 1 else { continue }
            let noun = script.entities[(guests.min() ?? 1) - 1].noun
            thoughts.append("the \(holder.noun) is chosen larger so that the \(noun) fits in")
        }
    }

    private mutating func props(_ entity: SceneScript.Entity, group: Int) -> [Prop] {
        let texts = entity.strings.compactMap {
            $0 > 0 && $0 <= writings.count ? writings[$0 - 1] : nil
        }
        let asset = choose(entity, lettered: !texts.isEmpty)
        var material = material(entity, asset)
        if material == nil, !texts.isEmpty, !entity.noun.contains("wood") {
            material = Bearer.paint(asset, &dice)
        }
        var size = V3(asset.size)
        let shares = Self.share(texts, among: entity.count)
        if let longest = shares.max(by: { Self.length($0) < Self.length($1) }), !longest.isEmpty {
            size = Signwriter(library).proportions(
                asset, writings: longest, material: material, isOneOfMany: entity.count > 2)
        }
        switch entity.size {
        case .tiny: size *= 0.55
        case .small: size *= 0.75
        case .large: size *= 1.35
        case .huge: size *= 1.9
        case nil: break
        }
        return (0..<entity.count).map { member in
            Prop(
                id: "\(entity.id)\(member + 1)", group: group, noun: entity.noun, asset: asset,
                size: size * (entity.count > 1 ? dice.between(0.97, 1.03) : 1), material: material,
                writings: shares[member])
        }
    }

    /// What each of several equal things bears: the one text they all have, or a share of several in their order.
    static func share(_ texts: [Writing], among count: Int) -> [[Writing]] {
        if texts.count < 2 { return [[Writing]](repeating: texts, count: count) }
        return (0..<count).map { member in
            guard texts.count >= count else { return member < texts.count ? [texts[member]] : [] }
            return Array(texts[member * texts.count / count..<(member + 1) * texts.count / count])
        }
    }

    private static func length(_ texts: [Writing]) -> Int { texts.reduce(0) { $0 + $1.text.count } }

    private mutating func choose(_ entity: SceneScript.Entity, lettered: Bool) -> AssetInfo {
        guard let match = library.match(entity.noun) else {
            let stand = standIn(entity, lettered: lettered)
            thoughts.append(
                "nothing is known of \(Noun.withArticle(entity.noun)); a plain \(stand.concept) "
                    + "stands in for it")
            notes.append(
                "\(Noun.withArticle(entity.noun)) is not known; "
                    + "\(Noun.withArticle(stand.concept)) stands in for it")
            return stand
        }
        if match.exactness != .exact { thoughts.append(match.explanation) }
        if match.exactness == .nearest { notes.append(match.explanation) }
        var assets = match.assets
        if isWinter, match.concept == "pine tree", let snowy = library.match("snowy pine") {
            assets = snowy.assets
        }
        if lettered {
            assets = Self.bearing(assets, library)
            if assets.isEmpty {
                // Only when the script is too long for a sign of its own.
                notes.append("the text of the \(entity.noun) is on a sign")
                return library.asset("shape/sign") ?? match.assets[0]
            }
        }
        if entity.color != nil || entity.material != nil {
            let willing = assets.filter(\.recolourable)
            if willing.isEmpty {
                notes.append("the \(entity.noun) keeps its own colours")
            } else {
                assets = willing
            }
        }
        assets = serving(entity, assets)
        // The first ones are the most typical.
        return dice.pick(Array(assets.prefix(4)), or: assets[0])
    }

    // MARK: What it is to serve for

    /// How another entity makes use of it.
    private struct Use {
        var kind: SceneScript.Predicate
        var noun: String
        var count: Int
    }

    private var uses: [Character: [Use]] = [:]

    private static func uses(_ script: SceneScript) -> [Character: [Use]] {
        var uses: [Character: [Use]] = [:]
        for relation in script.relations where [.on, .inside, .under].contains(relation.predicate) {
            guard let subject = script[relation.subject] else { continue }
            uses[relation.object, default: []].append(
                Use(kind: relation.predicate, noun: subject.noun, count: subject.count))
        }
        for entity in script.entities where entity.formation == .stack {
            uses[entity.id, default: []].append(Use(kind: .on, noun: entity.noun, count: 1))
        }
        return uses
    }

    /// Those assets that can carry, hold or shelter what the script asks of them; all if none can.
    private func serving(_ entity: SceneScript.Entity, _ assets: [AssetInfo]) -> [AssetInfo] {
        guard let uses = uses[entity.id], assets.count > 1 else { return assets }
        let able = assets.prefix(24).filter { asset in
            uses.allSatisfy { use in
                let other = library.match(use.noun)?.assets.first?.size ?? V3(0.1, 0.1, 0.1)
                return reliefs.serves(asset, use.kind.rawValue, V3(other), count: use.count)
            }
        }
        return able.isEmpty ? assets : Array(able)
    }

    // MARK: Lettering on things

    /// Those assets that have a place for lettering: made for it, or else with a broad flat front.
    private static func bearing(_ assets: [AssetInfo], _ library: AssetLibrary) -> [AssetInfo] {
        let made = assets.filter { $0.frontPanel != nil }
        guard made.isEmpty else { return made }
        return assets.prefix(6).filter { asset in
            asset.takesLettering
                && (try? library.geometry(asset.key)).flatMap { FrontFace.panel(of: $0) } != nil
        }
    }

    /// Lettering on what has no place for it, or not for so much, goes on a sign of its own beside the thing.
    mutating func addingSigns(to script: SceneScript) -> SceneScript {
        var script = script
        for (k, entity) in script.entities.enumerated() where !entity.strings.isEmpty {
            guard script.entities.count < SceneScript.Limit.entities else { continue }
            // A sky or a street bears nothing; what is unknown becomes a sign itself.
            let isPlace = Surroundings.isOnlySurroundings(entity.noun, library)
            guard let match = library.match(entity.noun) ?? (isPlace ? library.match("sign") : nil)
            else { continue }
            let bearers = isPlace ? [] : Self.bearing(match.assets, library)
            let kept = bearers.isEmpty ? 0 : room(on: bearers[0], for: entity)
            guard kept < entity.strings.count else { continue }
            let id = SceneScript.id(at: script.entities.count)
            let moved = Array(entity.strings[kept...])
            script.entities[k].strings = Array(entity.strings[..<kept])
            script.entities.append(SceneScript.Entity(id: id, noun: "sign", strings: moved))
            if !isPlace, script.relations.count < SceneScript.Limit.relations {
                script.relations.append(SceneScript.Relation(id, .near, entity.id))
            }
            let thing = Noun.withArticle(entity.noun)
            thoughts.append(
                kept == 0
                    ? "\(thing) has no place for lettering; a sign beside it carries its text"
                    : "\(thing) has room for \(kept) of its \(entity.strings.count) texts; a sign "
                        + "beside it carries the others")
        }
        return script
    }

    /// How many of its strings a thing can bear legibly; at least one.
    private func room(on asset: AssetInfo, for entity: SceneScript.Entity) -> Int {
        let isMadeForIt =
            asset.category == .sign || asset.category == .book
            || asset.category == .electronics || asset.category == .stationery
        guard !isMadeForIt, entity.count == 1 else { return entity.strings.count }
        var letters = 0
        for (place, number) in entity.strings.enumerated() where number <= writings.count {
            letters += writings[number - 1].text.count
            if letters > Self.mostLetters, place > 0 { return place }
        }
        return entity.strings.count
    }

    /// That a mug, a bottle or the like bears.
    private static let mostLetters = 80

    private func standIn(_ entity: SceneScript.Entity, lettered: Bool) -> AssetInfo {
        let key = lettered ? "shape/sign" : "shape/box"
        return library.asset(key) ?? library.assets[0]
    }

    private mutating func material(_ entity: SceneScript.Entity, _ asset: AssetInfo) -> Material? {
        guard entity.color != nil || entity.material != nil else { return nil }
        // A figurine is glazed ceramic already, painted as what it depicts.
        if asset.isFigurine, entity.color == nil, entity.material == .ceramic { return nil }
        var material = Material(seed: UInt64(dice.index(100_000)))
        if let color = entity.color, let rgb = Palette.color(color.rawValue) {
            material.tint = Color(rgb)
        }
        if let substance = entity.material { material.substance = substance.substance }
        return material
    }
}

extension Surroundings {
    /// It names surroundings, and no asset depicts it as a thing.
    static func isOnlySurroundings(_ noun: String, _ library: AssetLibrary) -> Bool {
        names(noun) && library.match(noun)?.exactness != .exact
    }
}
