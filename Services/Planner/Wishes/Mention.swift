import Script

/// A noun phrase of a prompt: "two small red mugs", "the wooden kitchen table".
struct Mention: Hashable, Sendable {
    /// In the singular, with what belongs to it: "fire hydrant".
    var noun: String
    /// The last word of the noun.
    var head: String
    /// Words before the noun that are neither colour, material nor size.
    var qualities: [String] = []
    var color: SceneScript.Color?
    var material: SceneScript.Material?
    var size: SceneScript.Size?
    /// Nil when only the plural says that there are several.
    var count: Int?
    /// Whether the count is a number rather than "several" or "many".
    var isExact = false
    var isPlural = false
    /// "the mug", "her hat".
    var isDefinite = false
    /// "her hat": of somebody or something.
    var isOwned = false
    /// It has an article or a number, or is a plural.
    var isDetermined = false
    /// "another", "the other".
    var isFurther = false
    /// "made of …": what it is made of is said, in words that may not be known.
    var isMade = false
    var formation: SceneScript.Formation?
    /// What the prompt excludes.
    var isNegated = false
    /// Compared, felt or framed: not in the picture.
    var isIdle = false
    /// The words that it spans, and where its noun is.
    var range: Range<Int>
    /// The noun is one of those that are known.
    var isKnown = true

    /// What is said of its proportions: "tall".
    var build: String? { qualities.last { WordLists.builds.contains($0) } }

    /// "tall candle"
    var builtNoun: String {
        guard let build, !noun.hasPrefix(build + " ") else { return noun }
        return build + " " + noun
    }

    /// How many things it asks for.
    var number: Int {
        if let count { return count }
        if isServing { return 3 }
        guard isPlural, !isPair, !Self.bunches.contains(head) else { return 1 }
        return Self.dual.contains(head) ? 2 : 3
    }

    /// "sushi on a plate": never one piece.
    var isServing: Bool { !isDetermined && count == nil && ["sushi", "nigiri"].contains(head) }

    /// What comes in twos.
    static let dual: Set<String> = [
        "sandal", "glove", "mitten", "earring", "needle", "skate", "boxing glove",
    ]

    /// Of which several are shown as one thing.
    static let bunches: Set<String> = [
        "pancake", "grape", "grapes", "fries", "noodle", "cherry", "step", "stair", "paint",
        "watercolor",
        "watercolour",
    ]

    var isPair: Bool {
        Self.pairs.contains(head) || Self.pairs.contains(head + "s") || isSpectacles
    }

    /// "reading glasses", "a pair of glasses": not those that one drinks from.
    private var isSpectacles: Bool {
        guard head == "glass" || head == "glasses", isPlural || noun.hasSuffix("glasses") else {
            return false
        }
        let words = noun.split(separator: " ").map(String.init) + qualities
        return words.contains { Self.spectacles.contains($0) }
    }

    private static let spectacles: Set<String> = [
        "reading", "eye", "sun", "horn-rimmed", "rimmed", "round-rimmed", "wire-rimmed",
        "tortoiseshell",
        "prescription", "safety", "opera", "field", "3d",
    ]

    /// Of which a pair is one thing.
    static let pairs: Set<String> = [
        "scissors", "pliers", "headphones", "sunglasses", "eyeglasses", "binoculars", "goggles",
        "jeans", "trousers", "pants", "shorts", "leggings", "tongs", "tweezers", "shears",
        "earbuds", "earphones", "shoe", "boot", "sneaker", "trainer", "sock", "ski", "chopstick",
        "heel", "slipper", "spectacles", "spectacle", "eyeglass", "sunglass", "shades", "specs",
        "handcuffs", "pajamas", "overalls", "clippers", "pincers", "nutcrackers", "crutches",
    ]
}
