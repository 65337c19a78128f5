/// What a model wrote.
public struct Answer: Equatable, Sendable {
    public enum End: Equatable, Sendable {
        /// The model ended its turn.
        case token
        /// The grammar is complete and allows nothing more.
        case grammar
        /// The limit of tokens was reached; under a grammar the text may be incomplete.
        case length
    }

    public var text: String
    public var tokens: [Int]
    public var end: End
    public var statistics: Statistics
}

/// Where the time of an answer went.
public struct Statistics: Equatable, Sendable {
    public var promptTokens = 0
    public var promptSeconds = 0.0
    public var answerTokens = 0
    public var answerSeconds = 0.0
    /// Tokens that the grammar left no choice about.
    public var forcedTokens = 0
    /// The part of `answerSeconds` that went into finding the tokens which the grammar allows.
    public var grammarSeconds = 0.0
    /// Rows of the output head that were computed.
    public var headRows = 0
    /// Tokens that went through the network.
    public var evaluatedTokens = 0
    /// What the network itself took of both times.
    public var networkSeconds = 0.0

    /// Tokens read per second.
    public var promptRate: Double {
        promptSeconds > 0 ? Double(promptTokens) / promptSeconds : 0
    }

    /// Tokens written per second.
    public var answerRate: Double {
        answerSeconds > 0 ? Double(answerTokens) / answerSeconds : 0
    }
}

/// A token as it is written.
public struct AnswerToken: Equatable, Sendable {
    public let id: Int
    /// Its bytes, which may end inside a character.
    public let bytes: [UInt8]
    /// Characters that this token completes.
    public let text: String
}

/// Collects bytes and hands out characters once they are whole.
struct CharacterStream {
    private var pending: [UInt8] = []

    mutating func append(_ bytes: [UInt8]) -> String {
        pending += bytes
        // Up to three bytes may be the beginning of a character.
        for held in 0...min(3, pending.count) {
            let whole = pending.dropLast(held)
            if let text = String(validating: whole, as: UTF8.self) {
                pending.removeFirst(whole.count)
                return text
            }
        }
        defer { pending = [] }
        return String(decoding: pending, as: UTF8.self)
    }
}
