import Critique
import Knowledge
import Script
import Space
import Staging
import Wishes

/// What a prompt says of the outdoors that a script has no words for: the season, the sun's rising, that the rain is
/// over, what grows and what is seen far away. Quoted words are lettering and say nothing of it.
struct Remarks {
    let words: [String]

    init(_ prompt: String) {
        words = QuotedPrompt(prompt).text.split { !$0.isLetter }.map(String.init)
    }

    func says(_ list: String) -> Bool {
        let wanted = Set(list.split(separator: " ").map(String.init))
        return words.contains(where: wanted.contains)
    }

    /// Whether one word of the first list stands before one of the second, at most two words between them.
    func says(_ first: String, before second: String) -> Bool {
        let (a, b) = (
            Set(first.split(separator: " ").map(String.init)),
            Set(second.split(separator: " ").map(String.init))
        )
        return words.indices.contains { i in
            a.contains(words[i])
                && words[(i + 1)..<min(words.count, i + 4)].contains(where: b.contains)
        }
    }

    /// The sun comes up.
    var isSunrise: Bool { says("sunrise dawn daybreak sunup") || says("rising", before: "sun") }

    /// The prompt speaks of a sun at the horizon.
    var hasLowSun: Bool { isSunrise || says("sunset sundown") || says("setting", before: "sun") }

    /// It has rained and does so no longer.
    var isAfterRain: Bool {
        says("after", before: "rain storm shower rainstorm downpour")
            || says(
                "wet", before: "street road asphalt pavement cobblestone cobblestones streets city")
            || says("rained puddle puddles")
    }

    /// Drops of water lie on things.
    var hasBeads: Bool {
        says("dewy dewdrops dewdrop droplets droplet condensation")
            || says("water dew", before: "drops drop beads")
            || says("drops drop beads beaded", before: "water dew")
            || says("covered wet fresh", before: "dew")
    }

    var isRaining: Bool { says("raining rainy drizzle drizzling pouring") }

    var season: Scenery.Season? {
        if says("autumn autumnal") || says("in", before: "fall")
            || says("fall", before: "foliage leaves colors colours forest season day morning scene")
        {
            return .autumn
        }
        if says("blossom blossoms springtime blooming")
            || says("in early late this", before: "spring")
            || says("spring", before: "day morning meadow forest park garden season landscape")
        {
            return .spring
        }
        if says("summer summertime") { return .summer }
        return says("winter wintry") ? .winter : nil
    }

    var feature: Scenery.Feature? {
        if says("skyline cityscape") || says("skyscrapers") && says("distance horizon far") {
            return .skyline
        }
        if isHarbour { return .harbour }
        if says("waterfall waterfalls cascade") { return .falls }
        return says("village hamlet villages") ? .village : nil
    }

    /// A road among fields, not between houses.
    var isCountry: Bool {
        says("country rural dirt", before: "road lane track path roads")
            || says("countryside farmland rural")
            || says("road highway", before: "desert fields field mountains hills forest barn")
    }

    /// A road of earth.
    var isUnpaved: Bool {
        says("dirt gravel unpaved sandy muddy dusty farm", before: "road roads lane track way")
    }

    /// What the things stand on, where that rises out of its surroundings.
    var rise: Scenery.Rise? {
        let high =
            "hill hilltop cliff cliffs headland crag rock rocks island bluff outcrop promontory"
        guard says("on atop above top", before: high) || says("hilltop clifftop cliffside") else {
            return nil
        }
        let isSea =
            says("sea ocean waves surf coast bay shore cliffs seaside lighthouse island headland")
        let isRock =
            says("rocky cliff cliffs headland crag rock rocks bluff outcrop promontory clifftop")
        return Scenery.Rise(isRock: isRock, isInSea: isSea)
    }

    /// What grows in the wood that the words speak of: 0 leaves … 1 needles; nil where they do not say.
    var conifers: Float? {
        if says("pine pines fir firs spruce spruces conifers conifer alpine taiga") { return 0.95 }
        if says("birch birches beech oak oaks maple maples deciduous autumn willow willows aspen") {
            return 0
        }
        return nil
    }

    /// A street of stones.
    var isPaved: Bool { isCobbled || says("paved flagstones") }

    /// Of small round ones.
    var isCobbled: Bool {
        says("cobbled cobblestone cobblestones cobbles alley alleyway")
            || says("old", before: "town")
    }

    /// The day's end or its beginning is spoken of.
    var namesSunset: Bool {
        says("sunset sundown sunrise dawn dusk evening setting rising twilight")
    }

    /// The place with an edge that the script is set on; nil where something of it is afloat.
    func deck(_ script: SceneScript, _ library: AssetLibrary) -> Scenery.Deck? {
        let things = script.entities.filter { !Surroundings.isOnlySurroundings($0.noun, library) }
        let concepts = things.map { library.match($0.noun)?.concept ?? "" }
        let isView = concepts.allSatisfy { $0 == "jetty" }
        guard
            !concepts.contains(where: { Afloat.floats($0) || Afloat.fowl.contains($0) }),
            let deck = Deck(words, isView: isView)
        else { return nil }
        return Scenery.Deck(rawValue: deck.rawValue)
    }

    /// Mist rather than fog: one sees farther in it.
    var isMisty: Bool {
        says("mist misty haze hazy") && !says("thick dense heavy fog foggy")
    }

    /// What the houses are built of or painted with, where the words say.
    var houses: Scenery.Walls? {
        let kinds =
            "house houses building buildings facades facade terraces townhouses brownstones"
            + " shops storefronts cottages"
        if says("brick", before: kinds) || says("brownstone brownstones") { return .brick }
        if says("white whitewashed", before: kinds) { return .white }
        if says("stone limestone sandstone", before: kinds) { return .stone }
        if says("colorful colourful colored coloured pastel painted", before: kinds) {
            return .colorful
        }
        return nil
    }

    /// Water between quays.
    var isHarbour: Bool { says("harbour harbor marina port docks quay") }

    /// A river or brook is to be seen.
    var hasRiver: Bool { says("river stream creek brook riverbank riverside") }

    // MARK: Flowers

    /// What grows where a noun names flowers: "wildflowers", "sunflowers".
    static func bloom(_ noun: String) -> Scenery.Bloom? {
        guard let last = noun.split(separator: " ").last.map(String.init) else { return nil }
        let one = last.hasSuffix("ies") ? last.dropLast(3) + "y" : last
        let key = one.hasSuffix("s") ? String(one.dropLast()) : one
        return blooms[key]
    }

    private static let blooms: [String: Scenery.Bloom] = {
        func bloom(_ tint: V3?, _ radius: Float, _ height: Float) -> Scenery.Bloom {
            Scenery.Bloom(tint: tint, radius: radius, height: height)
        }
        let yellow = V3(0.86, 0.56, 0.015), blue = V3(0.07, 0.12, 0.5)
        return [
            "sunflower": bloom(V3(0.88, 0.46, 0.01), 0.15, 1.5),
            "flower": bloom(nil, 0.03, 0.36), "wildflower": bloom(nil, 0.03, 0.36),
            "daisy": bloom(V3(0.8, 0.79, 0.75), 0.026, 0.32),
            "poppy": bloom(V3(0.64, 0.02, 0.012), 0.04, 0.46),
            "tulip": bloom(V3(0.66, 0.04, 0.05), 0.04, 0.42),
            "lavender": bloom(V3(0.25, 0.12, 0.46), 0.028, 0.5),
            "dandelion": bloom(yellow, 0.024, 0.24), "buttercup": bloom(yellow, 0.02, 0.3),
            "daffodil": bloom(yellow, 0.035, 0.38), "canola": bloom(yellow, 0.022, 0.8),
            "rapeseed": bloom(yellow, 0.022, 0.8),
            "marigold": bloom(V3(0.86, 0.28, 0.01), 0.035, 0.34),
            "bluebell": bloom(blue, 0.022, 0.34), "cornflower": bloom(blue, 0.026, 0.45),
            "crocus": bloom(V3(0.3, 0.12, 0.5), 0.026, 0.16),
        ]
    }()

    /// "three sunflowers", "a single rose": so many are meant, not a field of them.
    func isCounted(_ noun: String) -> Bool {
        guard let last = noun.split(separator: " ").last else { return false }
        let stem = last.dropLast(last.count > 4 ? 1 : 0)
        let numbers: Set<String> = [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "a",
            "single",
            "an", "pair", "couple", "dozen",
        ]
        return words.indices.contains { i in
            words[i].hasPrefix(stem) && !words[i].hasSuffix("s")
                || words[i].hasPrefix(stem)
                    && words[max(0, i - 2)..<i].contains(
                        where: numbers.subtracting(["a", "an"]).contains)
        }
    }
}
