import Synchronization

/// A grammar over bytes seen through a vocabulary: which tokens may come next.
///
/// Keep one as long as its grammar is in use: what it finds out about a state it remembers, for
/// all requests.
public final class TokenGrammar<Grammar: ByteGrammar>: Sendable {
    let grammar: Grammar
    private let walk: @Sendable (Grammar.State) -> [UInt32]
    private let bytes: [[UInt8]]
    private let known = Mutex<[Grammar.State: [UInt32]]>([:])
    /// States remembered at once; all are forgotten when there are more.
    private let limit = 1024

    /// - Parameter walk: finds the tokens that may follow in a state
    @usableFromInline
    init(
        _ grammar: Grammar, bytes: [[UInt8]], walk: @escaping @Sendable (Grammar.State) -> [UInt32]
    ) {
        self.grammar = grammar
        self.walk = walk
        self.bytes = bytes
    }

    /// The tokens that may follow in `state`, ascending.
    package func allowed(in state: Grammar.State) -> [UInt32] {
        if let tokens = known.withLock({ $0[state] }) { return tokens }
        let tokens = walk(state)
        known.withLock { known in
            if known.count >= limit { known.removeAll() }
            known[state] = tokens
        }
        return tokens
    }

    /// The state after a token, or nil if it is not allowed.
    func next(_ state: Grammar.State, token: Int) -> Grammar.State? {
        var state = state
        for byte in bytes[token] {
            guard let next = grammar.next(state, byte) else { return nil }
            state = next
        }
        return state
    }
}
