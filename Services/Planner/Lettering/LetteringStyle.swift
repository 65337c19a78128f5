/// A kind of letters.
public struct LetteringStyle: Sendable, Hashable {
    public enum Family: Sendable, Hashable, CaseIterable {
        case sans, serif, slab, mono, display, rounded, hand, script, brush
    }

    public enum Weight: Sendable, Hashable, CaseIterable { case light, regular, bold }

    public var family: Family
    public var weight: Weight
    public var italic: Bool

    public init(family: Family = .sans, weight: Weight = .regular, italic: Bool = false) {
        self.family = family
        self.weight = weight
        self.italic = italic
    }

    /// Reads words such as "bold serif", "typewriter", "handwritten", "elegant".
    public init(words: String) {
        self = LetteringWish(words: words).applied(to: LetteringStyle())
    }
}

/// What the words around a string ask of its letters; nil where they say nothing.
public struct LetteringWish: Sendable, Hashable {
    /// How much a string matters on what it shares with others.
    public enum Rank: Sendable, Hashable { case title, subtitle, body, small }

    public var family: LetteringStyle.Family?
    public var weight: LetteringStyle.Weight?
    public var italic: Bool?
    public var rank: Rank?
    /// A word for the ink: "red", "golden".
    public var color: String?
    /// Cut into the ground.
    public var engraved = false
    /// BCP 47, where the same characters are written differently: "ja", "zh-hant".
    public var language: String?

    public init() {}

    /// Reads a phrase about letters: "bold red serif letters".
    public init(words phrase: String) {
        let words = Self.split(phrase)
        family = words.lazy.compactMap { Self.families[$0] }.first
        if words.contains("sans") || words.contains("sans-serif") { family = .sans }
        weight = words.lazy.compactMap { Self.weights[$0] }.first
        if words.contains(where: Self.slants.contains) { italic = true }
        engraved = words.contains(where: Self.cuts.contains)
        language = words.lazy.compactMap { Self.languages[$0] }.first
        if words.contains("hong"), words.contains("kong") { language = "zh-hk" }
    }

    /// Lower case, letters and inner hyphens only.
    static func split(_ phrase: String) -> [String] {
        phrase.lowercased().split { !$0.isLetter && $0 != "-" && $0 != "'" }.map(String.init)
    }

    public func applied(to style: LetteringStyle) -> LetteringStyle {
        LetteringStyle(
            family: family ?? style.family, weight: weight ?? style.weight,
            italic: italic ?? style.italic)
    }

    private static let families: [String: LetteringStyle.Family] = {
        let words: [(LetteringStyle.Family, String)] = [
            (
                .mono,
                "mono monospace monospaced typewriter typewritten terminal code pixel pixelated "
            ),
            (.mono, "digital receipt"),
            (.serif, "serif elegant classic classical newspaper roman engraved carved refined "),
            (.serif, "sophisticated traditional"),
            (.slab, "slab vintage western rustic stencil stenciled stencilled old-fashioned"),
            (.display, "headline poster display condensed narrow tall"),
            (.rounded, "rounded playful friendly bubbly bubble soft cute"),
            (
                .hand,
                "handwritten hand-written handwriting hand-lettered scribbled casual whimsical "
            ),
            (.hand, "childlike crayon marker comic doodled chalk chalked scrawled hand-drawn"),
            (.script, "script cursive calligraphy calligraphic flowing ornate"),
            (.brush, "brush brushed graffiti retro"),
            (.sans, "modern minimalist minimal sleek clean geometric"),
        ]
        return Dictionary(
            words.flatMap { family, list in
                list.split(separator: " ").map { (String($0), family) }
            }, uniquingKeysWith: { first, _ in first })
    }()

    private static let weights: [String: LetteringStyle.Weight] = [
        "bold": .bold, "bolded": .bold, "boldly": .bold, "heavy": .bold, "thick": .bold,
        "chunky": .bold, "strong": .bold, "fat": .bold, "thin": .light, "light": .light,
        "delicate": .light, "slender": .light, "fine": .light,
    ]

    private static let slants: Set<String> = ["italic", "italics", "italicized", "slanted"]

    private static let cuts: Set<String> = [
        "engraved", "carved", "etched", "chiseled", "chiselled", "embossed", "inscribed",
    ]

    private static let languages = [
        "japanese": "ja", "kanji": "ja", "korean": "ko", "simplified": "zh-hans",
        "traditional-chinese": "zh-hant", "taiwanese": "zh-hant", "taiwan": "zh-hant",
        "cantonese": "zh-hk",
    ]
}

/// A string to be written and how.
public struct Inscription: Sendable, Hashable {
    public var text: String
    public var style: LetteringStyle
    /// Of its letters among those of the other strings on the same panel: 1 for a title.
    public var scale: Float
    /// BCP 47; empty = as its characters tell.
    public var language: String

    public init(
        _ text: String, style: LetteringStyle = LetteringStyle(), scale: Float = 1,
        language: String = ""
    ) {
        self.text = text
        self.style = style
        self.scale = scale
        self.language = language
    }
}
