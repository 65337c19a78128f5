import Script

/// What a prompt says of when and where, in what light and weather.
struct SceneWords: Hashable, Sendable {
    var place: SceneScript.Place?
    var time: SceneScript.Time?
    var light: SceneScript.Light?
    var sky: SceneScript.Sky?
    /// Snow lies on the ground.
    var isSnowy = false
    /// All places, times and skies that any word names, whether they are meant or not.
    var named = Named()

    struct Named: Hashable, Sendable {
        var places: Set<SceneScript.Place> = []
        /// Some word hints at the hour, at the sky, at the light.
        var hour = false
        var sky = false
        var light = false
    }

    init(_ words: [PromptWord], mentions: [Mention], isSeen: [Bool], nouns: Nouns) {
        func text(_ i: Int) -> String {
            words.indices.contains(i) && words[i].kind == .word ? words[i].text : ""
        }
        func follows(_ i: Int, _ list: Set<String>) -> Bool { list.contains(text(i + 1)) }
        for i in words.indices where words[i].kind == .word {
            let word = words[i].text
            hint(word)
            let pair = word + " " + text(i + 1)
            let place = SurfaceWords.places[word] ?? Self.pairs[pair]
            if let place { named.places.insert(place) }
            guard isSeen[i] else { continue }
            if let place, self.place == nil || self.place == .interior,
                Self.isPlace(words, i, pair: Self.pairs[pair] != nil, mentions)
            {
                self.place = place
            }
            if let found = Self.times[pair] ?? Self.times[word], !follows(i, Self.hourly) {
                time = time ?? found
            }
            if let found = Self.skies[pair] ?? Self.skies[word], !follows(i, Self.clothes) {
                sky = sky ?? found
            }
            if let found = Self.lights[pair] ?? Self.lights[word] { light = light ?? found }
            // "golden afternoon light", "warm lamp light"
            let ahead = [text(i + 1), text(i + 2), text(i + 3)].prefix {
                !WordLists.joints.contains($0) && !$0.isEmpty
            }
            if ahead.contains(where: Self.shining.contains) {
                if word == "golden" { (time, light) = (.goldenHour, .warm) }
                if ["lamp", "lamplight"].contains(where: ahead.contains) { light = light ?? .lamp }
                if let found = Self.manners[word] { light = light ?? found }
            }
            // Far mountains are white while the meadow is green.
            let isFar = follows(i, ["mountain", "mountains", "peak", "peaks", "alps", "summit"])
            if Self.snowy.contains(word) || Self.snowy.contains(pair), !isFar { isSnowy = true }
        }
    }

    private mutating func hint(_ word: String) {
        let hours = [
            "morn", "dawn", "sun", "noon", "midday", "dusk", "even", "night", "twilight", "moon",
            "star", "dark", "hour", "day", "candle", "neon", "late", "early", "bed", "lantern",
            "fire", "shadow", "glow",
        ]
        if hours.contains(where: word.hasPrefix) { named.hour = true }
        let weather = [
            "sky", "skies", "cloud", "rain", "snow", "fog", "mist", "haz", "storm", "sun", "star",
            "thunder", "lightning", "weather", "overcast", "drizzl", "clear", "gray", "grey",
            "gloomy", "wet", "puddle", "umbrella", "winter", "blizzard", "milky", "galax", "heaven",
        ]
        if weather.contains(where: word.hasPrefix) { named.sky = true }
        let lights = [
            "light", "lit", "sun", "moon", "candle", "neon", "glow", "bright", "dim", "dark",
            "warm",
            "cold", "cool", "soft", "fire", "lamp", "lantern", "shadow", "shin", "backl", "rim",
            "moody", "ambient", "beam", "ray", "spot", "illumin", "flicker", "silhouette", "gloom",
            "golden",
        ]
        if lights.contains(where: { word.contains($0) }) { named.light = true }
    }

    /// Whether a word for a place says where the scene is: "in the kitchen", "a snowy forest with".
    private static func isPlace(
        _ words: [PromptWord], _ i: Int, pair: Bool, _ mentions: [Mention]
    ) -> Bool {
        func text(_ i: Int) -> String {
            words.indices.contains(i) && words[i].kind == .word ? words[i].text : ""
        }
        let after = i + (pair ? 2 : 1)
        let next = text(after)
        let isOpening =
            WordLists.joints.contains(next) || WordLists.definite.contains(next)
            || WordLists.indefinite.contains(next) || next.isEmpty
        // "studio light" is no studio, "a kitchen table" is in a kitchen; a park bench or a city map need not be in either.
        if let mention = mentions.first(where: { $0.range.contains(after) }),
            mention.range.lowerBound <= i
        {
            return SurfaceWords.fittings.contains(mention.head)
                && [.kitchen, .bathroom, .bedroom, .office].contains(
                    SurfaceWords.places[words[i].text])
        }
        if mentions.contains(where: { $0.range.lowerBound == after }), text(after) != "a",
            !WordLists.definite.contains(text(after)), !WordLists.indefinite.contains(text(after)),
            WordLists.numbers[text(after)] == nil, WordLists.vague[text(after)] == nil
        {
            return false
        }
        let isVerb = ["ing", "ed", "ly"].contains(where: next.hasSuffix)
        if !isOpening, !isVerb, !WordLists.after.contains(next), !WordLists.fillers.contains(next),
            words[i].text != "woods"
        {
            return false
        }
        // Back over the description to what leads here.
        var k = i - 1
        var steps = 0
        while k >= 0, steps < 6, words[k].kind == .word {
            let word = text(k)
            if ["in", "at", "inside", "through", "by", "across", "along", "of", "on", "into"]
                .contains(word)
            {
                return word != "of" || steps < 4
            }
            if WordLists.joints.contains(word) { return false }
            k -= 1
            steps += 1
        }
        // A prompt that begins with the place.
        return k < 0 || (words[k].isBreak && text(after) != "")
    }

    private static let pairs: [String: SceneScript.Place] = [
        "living room": .livingRoom, "coffee shop": .cafe, "art gallery": .museum,
        "outer space": .space, "town square": .city, "night market": .street,
        "conference room": .office, "tea house": .cafe, "wheat field": .field,
    ]

    /// Things that are named after an hour.
    private static let hourly: Set<String> = [
        "gown", "dress", "glory", "table", "stand", "paper", "newspaper", "lamp", "owl",
        "shirt", "cap", "coat",
    ]
    private static let clothes: Set<String> = [
        "boots", "boot", "coat", "jacket", "barrel", "gauge", "hat",
    ]

    private static let times = WordLists.table([
        SceneScript.Time.morning: "morning dawn sunrise daybreak sunup", .noon: "noon midday",
        .afternoon: "afternoon", .sunset: "sunset sundown",
        .dusk: "dusk evening twilight nightfall", .night: "night midnight nighttime",
    ]).merging([
        "golden hour": .goldenHour, "golden light": .goldenHour, "golden evening": .goldenHour,
        "low sun": .goldenHour, "golden sun": .goldenHour, "evening sun": .goldenHour,
        "evening sunlight": .goldenHour, "blue hour": .dusk, "setting sun": .sunset,
        "sun sets": .sunset,
    ]) { first, _ in first }

    private static let skies = WordLists.table([
        SceneScript.Sky.clear: "sunny cloudless", .cloudy: "cloudy", .overcast: "overcast",
        .stormy: "stormy thunderstorm thunderclouds", .starry: "starry starlit",
        .rain: "rain raining rainy drizzle drizzling rainstorm downpour rain-soaked",
        .snow: "snowing snowfall blizzard snowstorm snowflakes",
        .fog: "fog foggy mist misty haze hazy",
    ]).merging([
        "clear sky": .clear, "blue sky": .clear, "clear skies": .clear, "gray sky": .overcast,
        "grey sky": .overcast, "stormy sky": .stormy, "dramatic sky": .stormy,
        "dark clouds": .stormy, "rain clouds": .stormy,
        "dark sky": .stormy, "cloudy sky": .cloudy,
        "storm clouds": .stormy, "falling snow": .snow, "snow falls": .snow,
        "snow falling": .snow, "milky way": .starry, "night sky": .starry,
    ]) { first, _ in first }

    private static let lights = WordLists.table([
        SceneScript.Light.sun: "sunlight sunlit sunshine sunbeams sun-drenched",
        .moon: "moonlight moonlit", .candle: "candlelight candlelit",
        .neon: "neon-lit", .fire: "firelight", .lamp: "lamplight lamplit",
        .back: "backlit backlight",
    ]).merging([
        "neon lights": .neon, "neon light": .neon, "neon glow": .neon, "neon lighting": .neon,
        "warm light": .warm, "warm lighting": .warm, "warm glow": .warm, "soft light": .soft,
        "soft lighting": .soft, "dim light": .dim, "dim lighting": .dim, "dimly lit": .dim,
        "bright light": .bright, "brightly lit": .bright, "cold light": .cold,
        "studio lighting": .studio, "studio light": .studio, "studio lights": .studio,
        "dark room": .dim, "dark living": .dim, "dark study": .dim, "dark bedroom": .dim,
        "dark kitchen": .dim, "dark office": .dim, "dark library": .dim, "dark hall": .dim,
        "dark bar": .dim, "dark cellar": .dim, "dark workshop": .dim, "dark attic": .dim,
    ]) { first, _ in first }

    private static let shining: Set<String> = [
        "light", "sunlight", "glow", "lighting", "rays", "sun", "lamplight", "daylight",
    ]

    private static let manners: [String: SceneScript.Light] = [
        "warm": .warm, "soft": .soft, "gentle": .soft, "cold": .cold, "dim": .dim, "lamp": .lamp,
        "candle": .candle, "moody": .dim, "golden": .warm,
    ]

    private static let snowy: Set<String> = [
        "snowy", "snow-covered", "snowbound", "wintry", "in winter", "winter day", "winter scene",
        "winter landscape", "winter forest", "winter morning", "winter night", "winter evening",
        "winter wonderland", "in snow", "deep snow",
        "fresh snow", "the snow", "with snow",
    ]
}
