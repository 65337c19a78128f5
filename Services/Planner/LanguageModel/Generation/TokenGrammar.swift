import Synchronization

/// A grammar over bytes seen through a vocabulary: which tokens may come next.
///
/// Keep one as long as its grammar is in use: what it finds out about a state it remembers, for
/// all requests.
public final class TokenGrammar<Grammar: ByteGrammar>: Sendable {
    let grammar: Grammar
    private let trie: TokenTrie
    private let bytes: [[UInt8]]
    private let known = Mutex<[Grammar.State: [UInt32]]>([:])
    /// States remembered at once; all are forgotten when there are more.
    private let limit = 1024

    init(_ grammar: Grammar, trie: TokenTrie, bytes: [[UInt8]]) {
        self.grammar = grammar
        self.trie = trie
        self.bytes = bytes
    }

    /// The tokens that may follow in `state`, ascending.
    func allowed(in state: Grammar.State) -> [UInt32] {
        if let tokens = known.withLock({ $0[state] }) { return tokens }
        let tokens = trie.allowed(grammar, from: state)
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
