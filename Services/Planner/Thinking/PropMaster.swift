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
    var thoughts: [String] = []
    var notes: [String] = []
    /// A window is asked for that is a part of the room.
    private(set) var hasWindow = false
    /// Groups of what is not known, which nothing stands in for.
    private(set) var leftOut: Set<Int> = []
    /// Snow lies on the trees.
    private var isWinter = false
    /// Outdoors, where a figurine among real things would be out of place.
    private(set) var isReal = false

    /// The place with an edge that all stands on.
    private(set) var deck: Scenery.Deck?
    /// How the members of groups differ.
    private var varieties: [Character: Variety] = [:]
    /// What the words say before the name of each.
    private(set) var phrases: [Character: [[String]]] = [:]

    let remarks: Remarks

    init(
        library: AssetLibrary, reliefs: Reliefs, writings: [Writing], dice: Dice,
        remarks: Remarks = Remarks("")
    ) {
        self.remarks = remarks
        self.library = library
        self.reliefs = reliefs
        self.writings = writings
        self.dice = dice
    }

    /// The props of all entities, in their order; groups are counted from 1.
    mutating func props(_ script: SceneScript) -> [Prop] {
        var result: [Prop] = []
        uses = Self.uses(script)
        deck = remarks.deck(script, library)
        isReal =
            SceneReader.isOutdoors(script) != false && script.surface?.kind.isOutdoors ?? true
            && !isHomely(script)
        isWinter = script.surface?.kind == .snow || script.sky == .snow
        varieties = remarks.varieties(script)
        phrases = remarks.phrases(script)
        for (k, entity) in script.entities.enumerated() {
            if Surroundings.isOnlySurroundings(entity.noun, library) {
                thoughts.append(
                    "\"\(entity.noun)\" belongs to the surroundings and is not placed as a thing")
                continue
            }
            if deck == .pier, library.match(entity.noun)?.concept == "jetty", entity.strings.isEmpty
            {
                thoughts.append("the \(entity.noun) is what all stands on")
                leftOut.insert(k + 1)
                continue
            }
            if isWindowOfRoom(entity, in: script) {
                thoughts.append(
                    "the \(entity.noun) is one in the wall behind, with light through it")
                hasWindow = true
                continue
            }
            if grows(entity, in: script) || isPlanted(entity, in: script) {
                thoughts.append("the \(entity.noun) grows all over the place")
                leftOut.insert(k + 1)
                continue
            }
            if isCrowd(entity) {
                notes.append("no people are drawn; \"\(entity.noun)\" is left out")
                leftOut.insert(k + 1)
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
        suitPedestals(&result, script)
        return result
    }

    /// "by a window": not a thing among the others but a part of the room.
    private func isWindowOfRoom(_ entity: SceneScript.Entity, in script: SceneScript) -> Bool {
        let isRoom = script.place.map { $0.isIndoors && $0 != .studio } ?? false
        guard entity.lastWord == "window", entity.count == 1, entity.strings.isEmpty,
            entity.color == nil, script.entities.count > 1 || isRoom,
            SceneReader.isOutdoors(script) != true
        else { return false }
        if remarks.says("windowsill windowsills sill") { return true }
        return script.relations.allSatisfy { relation in
            let isMine = relation.subject == entity.id || relation.object == entity.id
            guard isMine else { return true }
            return relation.object == entity.id
                ? [.near, .front, .under, .behind].contains(relation.predicate)
                : [.near, .behind, .above].contains(relation.predicate)
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
        if sized(entity) == nil { size *= Self.factor(entity.size) }
        if texts.isEmpty { size *= Self.build(entity.noun, asset) }
        if Self.isStatuette(entity.noun), !asset.isFigurine {
            size *= min(1, Self.statuette / size.max())
            if entity.material == nil {
                material = material ?? Material(seed: UInt64(dice.index(100_000)))
                material?.substance = .ceramic
            }
        }
        // No tree is as tall as the next.
        let varied: ClosedRange<Float> =
            asset.category == .plant && size.y > 2 && entity.formation == nil
            ? 0.76...1.14 : 0.97...1.03
        if texts.isEmpty, let fleet = fleet(entity) {
            return (0..<entity.count).map { member in
                let one = fleet[member % fleet.count]
                return Prop(
                    id: "\(entity.id)\(member + 1)", group: group, noun: entity.noun, asset: one,
                    material: material)
            }
        }
        if texts.isEmpty, let signs = neonSigns(entity, asset, group: group) { return signs }
        let variety = texts.isEmpty ? varieties[entity.id] ?? Variety() : Variety()
        let stretches = variety.stretches(
            entity.count, isStack: entity.formation == .stack, &dice)
        let coats = coats(entity, asset, variety)
        let isEven = variety.order != .none
        return (0..<entity.count).map { member in
            let own = wrapped(asset, entity, member)
            return Prop(
                id: "\(entity.id)\(member + 1)", group: group, noun: entity.noun, asset: asset,
                size: size * (own?.stretch ?? V3(repeating: 1)) * stretches[member]
                    * (entity.count > 1 && !isEven
                        ? dice.between(varied.lowerBound, varied.upperBound) : 1),
                material: beaded(
                    coats?[member]
                        ?? (asset.concept == "sweater" ? own?.material ?? material : material)
                            ?? own?.material ?? seasonal(asset),
                    asset),
                writings: shares[member])
        }
    }

    /// "small table": a thing of its own, which is not a smaller one of the others.
    private func sized(_ entity: SceneScript.Entity) -> ConceptMatch? {
        guard let size = entity.size, let match = library.match("\(size.rawValue) \(entity.noun)"),
            match.exactness == .synonym
        else { return nil }
        return match
    }

    private static func factor(_ size: SceneScript.Size?) -> Float {
        switch size {
        case .tiny: 0.55
        case .small: 0.75
        case .large: 1.35
        case .huge: 1.9
        case nil: 1
        }
    }

    /// "boats" on open water are of several kinds.
    private mutating func fleet(_ entity: SceneScript.Entity) -> [AssetInfo]? {
        guard isReal, entity.count > 1, entity.formation == nil, entity.size == nil,
            ["boat", "boats"].contains(entity.noun)
        else { return nil }
        let kinds = ["sailboat", "rowboat", "motorboat"].compactMap {
            dice.pick(library.assets(of: $0))
        }
        .filter { !$0.isFigurine }
        return kinds.isEmpty ? nil : kinds
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
        guard let match = sized(entity) ?? library.match(entity.noun) else {
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
        let isLikeness = ["toy", "figurine", "statue", "model", "sculpture", "ceramic"]
            .contains(where: entity.noun.contains)
        if isReal, !isLikeness, !lettered, let real = library.lifelike(match.concept) {
            assets = library.assets(of: real.concept)
            let color = entity.color?.rawValue ?? real.color
            let words =
                "the \(entity.noun) is shown as \(Noun.withArticle(color.map { "\($0) " + real.concept } ?? real.concept))"
            thoughts.append(words)
            notes.append(words)
            lifelike[entity.id] = real
        }
        if isReal, match.concept == "bench" {
            // Outdoors one sits on benches that have a back.
            let backed = assets.filter { $0.size.y > 0.65 }
            if !backed.isEmpty { assets = backed }
        }
        // "a stone bridge": one that is built of it, rather than any that is painted so.
        if let material = entity.material {
            let built = assets.filter {
                $0.title.lowercased().split(separator: " ").contains(material.rawValue[...])
            }
            if !built.isEmpty { assets = built }
        }
        if (phrases[entity.id] ?? []).contains(where: { !Self.weaves.isDisjoint(with: $0) }) {
            let woven = assets.filter(Self.isWoven)
            if !woven.isEmpty { assets = woven }
        }
        if match.concept == "pot", isOfClay(entity) { assets = library.assets(of: "flower pot") }
        if isReal, let wild = wild(match.concept) { assets = wild }
        if isWinter, match.concept == "pine tree", let snowy = library.match("snowy pine") {
            assets = snowy.assets
        }
        if lettered {
            assets = Self.bearing(unprinted(match.concept, or: assets), library)
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
        if entity.material != nil {
            // Of what is made by rule it is known which part is meant: a lamp's stand, not its shade.
            let made = assets.filter { $0.key.hasPrefix("shape/") }
            if !made.isEmpty { assets = made }
        }
        if let formation = entity.formation, [.stack, .pile].contains(formation) {
            // A book that stands makes no pile.
            let lying = assets.filter { $0.size.y < 0.5 * max($0.size.x, $0.size.z) }
            if !lying.isEmpty { assets = lying }
        }
        if match.concept == "chair", entity.count > 2 {
            // Over their backs the table is seen.
            let low = assets.filter { $0.size.y < 1 }
            if !low.isEmpty { assets = low }
        }
        assets = serving(entity, assets)
        return dice.pick(library.typical(assets), or: assets[0])
    }

    /// What shows a thing by another name.
    var lifelike: [Character: Lifelike] = [:]

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
        guard let uses = uses[entity.id] else { return assets }
        let able = assets.prefix(24).filter { asset in
            uses.allSatisfy { use in
                let other = library.match(use.noun)?.assets.first?.size ?? V3(0.1, 0.1, 0.1)
                return reliefs.serves(asset, use.kind.rawValue, V3(other), count: use.count)
            }
        }
        if able.isEmpty, uses.contains(where: { $0.kind == .inside }),
            let open = library.match("open \(entity.lastWord)"), open.exactness == .exact
        {
            return open.assets
        }
        return able.isEmpty ? assets : Array(able)
    }

    private func standIn(_ entity: SceneScript.Entity, lettered: Bool) -> AssetInfo {
        let key = lettered ? "shape/sign" : "shape/box"
        return library.asset(key) ?? library.assets[0]
    }

    /// A white or black bottle is none of glass, which would show what is behind it.
    func isOpaque(_ color: SceneScript.Color) -> Bool {
        [.white, .black, .gray, .beige].contains(color)
    }

    /// The part that takes its colour is clear.
    func isClear(_ asset: AssetInfo) -> Bool {
        guard asset.key.hasPrefix("shape/"), let geometry = try? library.geometry(asset.key) else {
            return false
        }
        let parts = geometry.parts.filter(\.recolourable)
        return !parts.isEmpty && parts.allSatisfy { $0.material.transmission > 0.5 }
    }

    /// It names what the place is planted with, or the place by it.
    private func isPlanted(_ entity: SceneScript.Entity, in script: SceneScript) -> Bool {
        guard entity.strings.isEmpty, SceneReader.isOutdoors(script) != false,
            let nouns = remarks.planting?.nouns
        else { return false }
        return nouns.contains(entity.lastWord)
            || entity.lastWord.hasSuffix("s") && nouns.contains(String(entity.lastWord.dropLast()))
    }

    /// Flowers outdoors that are in no vessel and not counted: a meadow of them is meant, not three in a vase.
    private func grows(_ entity: SceneScript.Entity, in script: SceneScript) -> Bool {
        guard entity.strings.isEmpty, Remarks.bloom(entity.noun) != nil,
            SceneReader.isOutdoors(script) == true, entity.count > 1,
            !remarks.isCounted(entity.noun),
            ![.street, .city, .courtyard].contains(script.place ?? .field)
        else { return false }
        return script.relations.allSatisfy { relation in
            ![relation.subject, relation.object].contains(entity.id)
                || ![.on, .inside, .above, .under].contains(relation.predicate)
                || script[relation.object].map { Surroundings.names($0.noun) } ?? true
        }
    }
}

extension Surroundings {
    /// It names surroundings, and no asset depicts it as a thing.
    static func isOnlySurroundings(_ noun: String, _ library: AssetLibrary) -> Bool {
        names(noun) && library.match(noun)?.exactness != .exact
    }
}
