import Knowledge
import Script

/// Outdoors: the place that words name wins over one that was invented, and parts of the land or of a house are no
/// things that stand about.
extension ScriptRepair {
    /// Whether the prompt plays outdoors, as far as words and the script say.
    var isOutdoors: Bool {
        if wishes.air.deck != nil || wishes.air.front != nil { return true }
        if let place = wishes.scene.place { return !place.isIndoors }
        return wishes.air.isMeant
    }

    /// A place that the words name outright and the script lost, or took for a room.
    mutating func mendOpenAir() {
        guard isOutdoors else { return }
        let isInvented =
            script.place.map { place in
                place.isIndoors && place != wishes.scene.place
                    && (!wishes.scene.named.places.contains(place) || place == .shop)
                    || place.isIndoors && (wishes.air.front != nil || wishes.air.deck != nil)
            } ?? true
        if isInvented {
            let place = wishes.air.place
            if script.place != place, let place {
                say("the words name \(Noun.withArticle(place.rawValue)), so it is set there")
            }
            script.place = place ?? script.place.flatMap { $0.isIndoors ? nil : $0 }
            // Weather alone: somewhere in the open.
            if script.place == nil, script.surface.map({ !$0.kind.isLand }) ?? true {
                script.place = .field
                say("the words speak of the open air, so it is set outdoors")
            }
        }
        raiseFurniture()
        standBefore()
    }

    /// "bicycles in front of a cafe": its front is what they stand before.
    private mutating func standBefore() {
        guard let shop = wishes.air.front else { return }
        let terraces: Set = ["terrace", "patio", "terrasse"]
        if let at = script.entities.firstIndex(where: {
            $0.lastWord == shop
                || terraces.contains($0.lastWord) && $0.strings.isEmpty
        }) {
            script.entities[at].noun = "storefront"
        }
        furnishTerrace(shop)
        guard script.entities.count < SceneScript.Limit.entities,
            !script.entities.contains(where: {
                $0.lastWord == shop || $0.lastWord == "storefront" || isShopWindow($0.noun)
            })
        else { return }
        let id = SceneScript.id(at: script.entities.count)
        let others = script.entities
        script.entities.append(SceneScript.Entity(id: id, noun: "storefront"))
        for one in others
        where script.relations.count < SceneScript.Limit.relations
            && !script.relations.contains(where: { $0.subject == one.id })
        {
            script.relations.append(Relation(one.id, .front, id))
        }
        say("the \(shop) is seen from the street")
        // Its awning is a part of it.
        for entity in script.entities.reversed()
        where entity.lastWord == "awning" && script.entities.count > 1 { remove(entity.id) }
    }

    /// Where one eats and drinks outside there are tables and chairs, if nothing else is asked for.
    private mutating func furnishTerrace(_ shop: String) {
        let seats: Set = ["cafe", "café", "bistro", "restaurant", "pub", "diner", "pizzeria"]
        guard seats.contains(shop), script.entities.count == 1,
            script.entities[0].noun == "storefront",
            !wishes.words.contains(where: { ["empty", "closed", "front"].contains($0.text) })
        else { return }
        let front = script.entities[0].id
        let (table, chairs) = (SceneScript.id(at: 1), SceneScript.id(at: 2))
        script.entities.append(SceneScript.Entity(id: table, noun: "round table"))
        script.entities.append(SceneScript.Entity(id: chairs, count: 2, noun: "chair"))
        script.relations.append(Relation(table, .front, front))
        script.relations.append(Relation(chairs, .near, table))
        say("before a \(shop) there are tables and chairs")
    }

    /// "the bench beside it": outdoors a bench or a table stands among the things, and is not what a still life is
    /// taken on.
    private mutating func raiseFurniture() {
        guard let surface = script.surface,
            [.bench, .table, .desk, .counter, .shelf].contains(surface.kind),
            let index = mentions.indices.first(where: {
                SurfaceWords.kinds[mentions[$0].head] == surface.kind && owners[$0] == nil
                    && !mentions[$0].isNegated && !mentions[$0].isIdle
            }), script.entities.count < SceneScript.Limit.entities
        else {
            // Nothing in the words is one.
            if let surface = script.surface, [.floor, .rug].contains(surface.kind) {
                script.surface = nil
            }
            return
        }
        var guests = wishes.links.filter { $0.object == index && $0.predicate == .on }
            .compactMap { owners[$0.subject] }
        // "on a train station bench": what the model saw on it is all there is.
        let isLinked = wishes.links.contains { $0.object == index || $0.subject == index }
        if !isLinked, index == mentions.indices.last,
            wishes.words.contains(where: { $0.text == "on" })
        {
            guests = script.entities.map(\.id)
        }
        let others = script.entities.filter { !guests.contains($0.id) }
        guard !others.isEmpty || !isLinked || wishes.links.contains(where: { $0.subject == index })
        else {
            return
        }
        let mention = mentions[index]
        let id = SceneScript.id(at: script.entities.count)
        script.entities.append(
            SceneScript.Entity(
                id: id, color: mention.color, material: mention.material, noun: mention.noun))
        owners[index] = id
        script.surface = nil
        for guest in guests where script.relations.count < SceneScript.Limit.relations {
            script.relations.append(Relation(guest, .on, id))
        }
        say("outdoors the \(mention.noun) is a thing among the others")
    }

    // MARK: Parts

    /// Roofs, windows and doors belong to a house that is there; leaves, puddles and banks to the ground.
    mutating func foldParts() {
        guard isOutdoors else { return }
        // "a village street with warm windows", and nothing else: the street itself.
        if script.entities.count == 1, script.entities[0].lastWord == "window",
            isLitOnly("window"), [.street, .city].contains(script.place)
        {
            script.entities[0] = SceneScript.Entity(id: script.entities[0].id, noun: "street")
            say("the windows are the houses'")
        }
        let house = script.entities.first {
            Self.houses.contains($0.lastWord) || $0.lastWord == "birdhouse"
        }
        for entity in script.entities.reversed()
        where entity.strings.isEmpty
            && (script.entities.count > 1
                || (isLined || wishes.air.deck != nil) && isOfGround(entity))
        {
            let word = entity.lastWord
            let isOfHouse =
                Self.ofHouses.contains(word) && !isShopWindow(entity.noun)
                && (house != nil || isLitOnly(word) || wishes.words.contains { isHouse($0.text) })
            guard isOfHouse || isOfGround(entity) else { continue }
            if let house, house.id == entity.id, isOfHouse { continue }
            if isOfHouse, let house {
                redirect(entity.id, to: house.id)
                say("the \(entity.noun) is part of the \(house.noun)")
            } else {
                say("the \(entity.noun) is part of the surroundings")
            }
            remove(entity.id)
        }
    }

    /// "an electronics store display", seen within the store: no house stands in it; what it says stands on a sign.
    mutating func foldRooms() {
        guard let place = script.place, place.isIndoors, wishes.air.front == nil else { return }
        for entity in script.entities.reversed()
        where SurfaceWords.places[entity.lastWord] == place && !isShopWindow(entity.noun) {
            if !entity.strings.isEmpty,
                let at = script.entities.firstIndex(where: { $0.id == entity.id })
            {
                say("the \(entity.noun) is where it is set; a sign there says it")
                script.entities[at].noun = "sign"
            } else if script.entities.count > 1 {
                say("the \(entity.noun) is where it is set")
                remove(entity.id)
            }
        }
    }

    /// A front of its own, and no part of one.
    func isShopWindow(_ noun: String) -> Bool {
        ["shop", "store", "bakery", "cafe", "display"].contains { noun.hasSuffix($0 + " window") }
    }

    private func isHouse(_ word: String) -> Bool {
        Self.houses.contains(Noun.singular(word)) || word == "greenhouse"
    }

    /// "lights in the windows": what they are of is out of sight or scenery.
    private func isLitOnly(_ word: String) -> Bool {
        word == "window"
            && wishes.words.contains {
                [
                    "light", "lights", "lit", "glowing", "warm", "illuminated", "golden", "bright",
                    "yellow",
                ].contains($0.text)
            }
    }

    /// What is strewn, grows or lies on the ground everywhere.
    func isOfGround(_ entity: SceneScript.Entity) -> Bool { isOfGround(entity.noun) }

    private func isOfGround(_ noun: String) -> Bool {
        let word = noun.split(separator: " ").last.map(String.init) ?? noun
        let texts = wishes.words
        if let deck = wishes.air.deck {
            if deck.parts.contains(word) { return true }
            // "a train platform": no train is said to be there.
            if deck == .platform, ["train", "subway", "railway", "metro"].contains(noun),
                !mentions.contains(where: { $0.noun == noun })
            {
                return true
            }
        }
        // "a beech forest", "among birches": the wood itself.
        let first = noun.split(separator: " ").first.map(String.init) ?? noun
        if Self.woods.contains(first),
            texts.indices.contains(where: { i in
                Noun.singular(texts[i].text) == first
                    && (i + 1 < texts.count
                        && ["forest", "wood", "woods", "grove"].contains(texts[i + 1].text)
                        || i > 0 && ["among", "amid", "amidst"].contains(texts[i - 1].text)
                        || i > 1 && ["among", "amid", "amidst"].contains(texts[i - 2].text))
            })
        {
            return true
        }
        // A traffic light is a thing, "evening light" is not.
        if Self.signals.contains(noun) { return false }
        if Self.ofGround.contains(word) { return true }
        switch word {
        case "bank":
            return texts.contains {
                ["river", "stream", "lake", "canal", "brook", "creek", "banks"].contains($0.text)
            }
        case "stone", "cobblestone", "cobble", "pebble":
            // "wet stones": what the street is paved with.
            return texts.contains {
                ["cobbled", "cobblestone", "cobblestones", "street", "alley", "lane", "pebbles"]
                    .contains($0.text)
            }
        case "square": return !wishes.air.squares.isEmpty
        case "rock":
            return texts.contains { ["waves", "surf", "breaking"].contains($0.text) }
        case "island": return true
        case "pool":
            return texts.contains {
                ["waterfall", "jungle", "forest", "gorge", "rocks"].contains($0.text)
            }
        case "fern":
            return texts.contains { ["forest", "woods", "jungle", "stream"].contains($0.text) }
        case "house", "building", "shop", "storefront":
            // Streets and harbours are lined with them in any case.
            return isLined && mentions.contains { $0.head == word && $0.isPlural && !$0.isExact }
        default: return false
        }
    }

    /// Houses stand all along the place.
    private var isLined: Bool {
        wishes.words.contains {
            [
                "street", "alley", "alleyway", "lane", "harbour", "harbor", "village", "town",
                "square", "canal", "quay",
            ].contains($0.text)
        }
    }

    /// Of a mention: the same, where the prompt is set outdoors.
    func isPartOutdoors(_ mention: Mention) -> Bool {
        guard isOutdoors else { return false }
        if isOfGround(mention.noun) { return true }
        guard Self.ofHouses.contains(mention.head), !isShopWindow(mention.noun) else {
            return false
        }
        return isLitOnly(mention.head)
            || wishes.words.contains { isHouse($0.text) && $0.text != mention.noun }
    }

    mutating func redirect(_ part: Character, to whole: Character) {
        for i in script.relations.indices {
            if script.relations[i].object == part { script.relations[i].object = whole }
            if script.relations[i].other == part { script.relations[i].other = whole }
            if script.relations[i].subject == part { script.relations[i].subject = whole }
            // Beside a door one stands before the house.
            if script.relations[i].object == whole, script.relations[i].predicate == .near {
                script.relations[i].predicate = .front
            }
        }
        script.relations.removeAll { $0.subject == $0.object }
        var seen: Set<Relation> = []
        script.relations = script.relations.filter { seen.insert($0).inserted }
    }

    static let houses: Set<String> = [
        "house", "cottage", "cabin", "barn", "church", "chapel", "castle", "hut", "farmhouse",
        "lighthouse", "building", "shop", "tower", "shed", "villa", "temple", "windmill", "chalet",
        "lodge", "cafe", "bakery", "mill", "greenhouse", "inn", "home",
    ]
    private static let woods: Set<String> = [
        "pine", "fir", "spruce", "beech", "oak", "birch", "maple", "larch", "cedar", "bamboo",
        "redwood", "aspen", "tree",
    ]
    private static let ofHouses: Set<String> = [
        "roof", "chimney", "window", "door", "shutter", "porch", "balcony", "eave", "gable",
        "rooftop", "doorway", "veranda", "windowpane", "facade", "wall",
    ]
    private static let signals: Set<String> = [
        "traffic light", "stop light", "street light", "signal light",
    ]
    private static let ofGround: Set<String> = [
        "leaf", "petal", "puddle", "footprint", "wave", "track", "rail", "tussock", "moss", "weed",
        "twig", "ripple", "reflection", "frost", "drift", "snowdrift", "cloud", "horizon", "reed",
        "shadow", "light", "sunbeam", "ray", "step", "tide", "surf", "foam", "dew", "star", "moon",
        "sun", "blossom", "foliage", "grass", "undergrowth", "terrace", "icicle", "shoreline",
        "cobblestone", "headland", "crag", "gravel", "mud", "haze", "smoke",
    ]
}

extension SceneScript.SurfaceKind {
    /// Only found outdoors.
    var isLand: Bool { [.ground, .grass, .sand, .snow, .road, .water].contains(self) }
}
