public import Knowledge

/// The nouns that are known to name things, and which of them name the same.
public struct Nouns: Sendable {
    /// Every noun that can be depicted, by itself or by a relative.
    private let known: Set<String>
    /// What a noun is another word for.
    private let synonyms: [String: String]
    private let concepts: Set<String>

    public init(
        concepts: Set<String>, synonyms: [String: String] = [:], relatives: Set<String> = []
    ) {
        self.concepts = concepts
        self.synonyms = synonyms
        known = concepts.union(synonyms.keys).union(relatives).union(Self.always)
    }

    public init(_ library: AssetLibrary) {
        self.init(
            concepts: Set(library.concepts), synonyms: library.synonyms,
            relatives: library.relatives)
    }

    /// Parts of a room and what things stand on, which no pack has to have.
    private static let always = Set(SurfaceWords.kinds.keys).union(["window", "door"])

    func knows(_ phrase: String) -> Bool { known.contains(Self.plain(phrase)) }
    func isConcept(_ phrase: String) -> Bool { concepts.contains(Self.plain(phrase)) }

    /// As nouns are kept: "t shirt" for "t-shirt".
    private static func plain(_ phrase: String) -> String {
        phrase.contains("-") ? phrase.replacing("-", with: " ") : phrase
    }

    /// Whether the phrase as a whole leads to something that depicts it.
    func isDepicted(_ phrase: String) -> Bool {
        let phrase = Self.plain(phrase)
        return concepts.contains(phrase) || synonyms[phrase].map(concepts.contains) ?? false
    }

    /// Whether two nouns name the same thing.
    func areSame(_ a: String, _ b: String) -> Bool {
        a == b || meaning(a) == meaning(b)
    }

    private func meaning(_ noun: String) -> String {
        let noun = Self.plain(noun)
        return concepts.contains(noun) ? noun : synonyms[noun] ?? noun
    }
}
