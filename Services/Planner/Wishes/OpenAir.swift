import Knowledge
import Script

/// What a prompt says of being outdoors, beyond "in a forest": any noun that only the open air has.
struct OpenAir: Hashable, Sendable {
    /// Of the first noun that names a place by itself.
    var place: SceneScript.Place?
    /// Some word means the open air, whatever place it is in.
    var isMeant = false
    /// Words that name a square between houses rather than a shape.
    var squares: Set<Int> = []
    /// A place with an edge that one looks over.
    var deck: Deck?
    /// What shop or house one stands before: "in front of a cafe".
    var front: String?

    init(_ words: [PromptWord], mentions: [Mention], isSeen: [Bool]) {
        func text(_ i: Int) -> String {
            words.indices.contains(i) && words[i].kind == .word ? words[i].text : ""
        }
        front = Self.front(words)
        let isInside =
            words.contains { Self.indoors.contains($0.text) }
            || front == nil && Self.isByWindow(words)
        for i in words.indices where words[i].kind == .word && isSeen[i] {
            let word = words[i].text
            if word == "square", Self.isTownSquare(words, i) { squares.insert(i) }
            let found = squares.contains(i) ? .courtyard : Self.places[word]
            let isWeather = Self.airs.contains(word)
            guard found != nil || isWeather else { continue }
            // "a garden chair", "a street map": the place only says what kind of thing it is.
            let owner = mentions.first { $0.range.contains(i) }
            let ends = owner.map {
                $0.range.upperBound == i + 1 || $0.head == Noun.singular(word)
                    || ["door", "window", "roof", "gate"].contains($0.head)
            }
            guard ends ?? true, !Self.isShown(words, i) else { continue }
            if isWeather, !isInside { isMeant = true }
            if let found, !isInside {
                isMeant = true
                place = place ?? found
            }
        }
        deck = Deck(words.filter { $0.kind == .word }.map(\.text), isView: true)
        if front != nil {
            (place, isMeant) = (.street, true)
            return
        }
        if let deck {
            isMeant = true
            let isShore: Set<SceneScript.Place> = [.sea, .lake, .river]
            if deck != .pier || place.map({ !isShore.contains($0) }) ?? true { place = deck.place }
            return
        }
        // A bus stop stands in a street, whatever is said of it.
        guard place == nil, !isInside, !words.contains(where: { Self.models.contains($0.text) })
        else { return }
        for mention in mentions where !mention.isNegated && !mention.isIdle {
            guard !["in", "inside"].contains(text(mention.range.lowerBound - 1)) else { continue }
            guard let home = Self.homes[mention.noun] ?? Self.homes[mention.head] else { continue }
            place = home
            isMeant = true
            return
        }
    }

    /// "a desk by a rainy window": seen from within, whatever the weather.
    static func isByWindow(_ words: [PromptWord]) -> Bool {
        let leads: Set<String> = ["by", "at", "near", "beside", "under", "through", "next"]
        return words.indices.contains { i in
            ["window", "windows"].contains(words[i].text)
                && words[max(0, i - 4)..<i].contains { leads.contains($0.text) }
                && !words.contains { ["house", "street", "cottage", "shop"].contains($0.text) }
        }
    }

    private static func front(_ words: [PromptWord]) -> String? {
        func text(_ i: Int) -> String { words.indices.contains(i) ? words[i].text : "" }
        let onStreets: Set = ["street", "sidewalk", "pavement", "roadside", "outdoor", "terrace"]
        for i in words.indices {
            // "a street cafe": one sits before it.
            if shops.contains(text(i)), onStreets.contains(text(i - 1)) { return text(i) }
            // "a cafe terrace", "the terrace of a bistro"
            let seats: Set = ["terrace", "terraces", "patio", "terrasse"]
            if shops.contains(text(i)), seats.contains(text(i + 1)) { return text(i) }
            if seats.contains(text(i)), text(i + 1) == "of",
                let shop = [i + 2, i + 3, i + 4].map(text).first(where: shops.contains)
            {
                return shop
            }
            let isBefore = text(i) == "of" && text(i - 1) == "front" && text(i - 2) == "in"
            let isAcross = text(i) == "from" && text(i - 1) == "across"
            guard isBefore || isAcross || text(i) == "outside" else { continue }
            guard ["a", "an", "the", "my", "our", "their"].contains(text(i + 1)) else { continue }
            for k in i + 2..<i + 5 where shops.contains(text(k)) { return text(k) }
        }
        return nil
    }

    private static let shops: Set<String> = [
        "cafe", "café", "bakery", "shop", "store", "restaurant", "bookstore", "bookshop", "pub",
        "bistro", "diner", "pizzeria", "boutique", "florist", "supermarket", "barbershop",
    ]

    /// Beside these a house is a likeness of one.
    private static let models: Set<String> = [
        "toy", "model", "figurine", "miniature", "table", "tabletop", "rug", "carpet", "floor",
        "plate", "poster", "painting", "background", "backdrop", "counter", "wooden-toy",
    ]

    /// Where what cannot be indoors is at home.
    private static let homes: [String: SceneScript.Place] = [
        "bus stop": .street, "bus shelter": .street, "shop window": .street, "storefront": .street,
        "gas pump": .street,
        "shop front": .street, "beach hut": .beach, "taxi": .street,
        "tram": .street, "traffic light": .street,
        "street lamp": .street, "fire hydrant": .street, "crosswalk": .street, "lamppost": .street,
        "streetlight": .street, "lighthouse": .sea, "snowman": .field, "campfire": .forest,
        "tent": .field, "windmill": .field, "tractor": .farm, "scarecrow": .farm, "barn": .farm,
        "wheelbarrow": .garden, "well": .courtyard, "castle": .field,
        "church": .field, "chapel": .field, "cottage": .field, "farmhouse": .farm,
    ]

    /// "a village square", "on a cobbled square"; "a red square" is a shape.
    private static func isTownSquare(_ words: [PromptWord], _ i: Int) -> Bool {
        guard i > 0 else { return false }
        var k = i - 1
        var steps = 0
        while k >= 0, steps < 4, words[k].kind == .word {
            let word = words[k].text
            if civic.contains(word) { return true }
            if WordLists.colors[word] != nil { return false }
            if ["in", "across", "around", "at", "over"].contains(word) { return true }
            k -= 1
            steps += 1
        }
        return false
    }

    private static let civic: Set<String> = [
        "town", "village", "market", "city", "cobbled", "cobblestone", "paved", "sunny", "main",
        "public", "old", "quiet", "busy", "empty", "church", "plaza",
    ]

    /// "a painting of the sea", "a poster with mountains".
    private static func isShown(_ words: [PromptWord], _ i: Int) -> Bool {
        var k = i - 1
        while k >= 0, i - k < 6, words[k].kind == .word {
            if ["of", "showing", "with"].contains(words[k].text), k > 0,
                WordLists.depictions.contains(Noun.singular(words[k - 1].text)),
                !WordLists.frames.contains(words[k - 1].text) || mentionsWall(words)
            {
                return true
            }
            k -= 1
        }
        return false
    }

    private static func mentionsWall(_ words: [PromptWord]) -> Bool {
        words.contains { ["wall", "desk", "table", "shelf", "easel", "sofa"].contains($0.text) }
    }

    /// A room is meant, whatever is seen through its window.
    private static let indoors: Set<String> = Set(
        """
        room kitchen bedroom bathroom office classroom library studio hallway indoors interior
        ceiling sofa couch fireplace windowsill sill desk armchair bathtub attic basement cellar
        restaurant museum gallery shelf nightstand dresser lobby aquarium terrarium snowglobe globe
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let places = WordLists.table([
        SceneScript.Place.street: "street alley alleyway lane avenue sidewalk crosswalk town towns "
            + "boulevard crossroads streetlights",
        .city: "city downtown skyline skyscrapers rooftops",
        .courtyard: "courtyard plaza terrace patio piazza market marketplace",
        .garden: "garden gardens backyard lawn yard greenhouse allotment",
        .park: "park playground",
        .farm: "farm farmyard vineyard orchard barn barnyard",
        .forest: "forest woods woodland clearing glade grove thicket birches pines firs",
        .jungle: "jungle rainforest",
        .field: "field fields meadow meadows hill hills hillside hilltop moor moors heath valley "
            + "village hamlet countryside pasture prairie grassland plain plains savanna steppe "
            + "roadside hedgerow hedges campsite highway cornfield",
        .mountain:
            "mountain mountains cliff cliffs gorge ravine summit glacier peak peaks ridge fjord "
            + "alps crag",
        .desert: "desert dunes oasis canyon mesa",
        .sea: "sea ocean harbour harbor marina bay cove lagoon headland cape",
        .beach: "beach shore seashore coast seaside coastline",
        .lake: "lake lakeside pond",
        .river: "river stream creek brook riverbank canal waterfall",
    ])

    /// Weather and hours that are seen outdoors only.
    private static let airs: Set<String> = [
        "snow", "rain", "fog", "mist", "sky", "skies", "moonlight", "moonlit", "stars", "starlight",
        "starry", "clouds", "sunset", "sunrise", "storm", "snowfall", "puddle", "puddles", "snowy",
        "rainy", "foggy", "misty", "outside", "outdoors", "bus-stop",
    ]
}
