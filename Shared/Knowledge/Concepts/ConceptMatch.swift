/// How closely a noun was met.
public enum Exactness: String, Sendable, Equatable {
    /// The very noun, or its plural.
    case exact
    /// Another word for the same thing.
    case synonym
    /// The last word of a compound: "coffee mug" is a mug.
    case headNoun
    /// A likely misspelling.
    case spelling
    /// The nearest thing that can be depicted; the explanation says so.
    case nearest
}

/// What stands in for a noun.
public struct ConceptMatch: Sendable {
    public var concept: String
    /// At least one.
    public var assets: [AssetInfo]
    public var exactness: Exactness
    /// A sentence for the thoughts: "I have no tiger; a cat comes nearest."
    public var explanation: String
}
