/// The vocabulary as a tree of bytes, in which all tokens that a grammar allows are found by
/// walking only the bytes it allows.
///
/// Open to inlining, so that the walk is compiled for the grammar of whoever uses it: a byte costs
/// nanoseconds then.
@usableFromInline
struct TokenTrie: Sendable {
    @usableFromInline
    struct Node: Sendable {
        @usableFromInline var byte: UInt8
        @usableFromInline var token: Int32 = -1
        @usableFromInline var children: Range<Int32> = 0..<0

        init(byte: UInt8) { self.byte = byte }
    }

    /// Node 0 is the root; the children of a node lie side by side.
    @usableFromInline var nodes: [Node] = [Node(byte: 0)]

    /// - Parameter bytes: the bytes of each token; tokens without bytes stand for no text.
    init(_ bytes: [[UInt8]]) {
        count = bytes.count
        let order = bytes.indices.filter { !bytes[$0].isEmpty }
            .sorted { bytes[$0].lexicographicallyPrecedes(bytes[$1]) }
        var waiting: [(node: Int, range: Range<Int>, depth: Int)] = [(0, 0..<order.count, 0)]
        var index = 0
        while index < waiting.count {
            let (node, range, depth) = waiting[index]
            index += 1
            var start = range.lowerBound
            // A token that ends here sorts before all that go on.
            while start < range.upperBound, bytes[order[start]].count == depth {
                if nodes[node].token < 0 { nodes[node].token = Int32(order[start]) }
                start += 1
            }
            let first = Int32(nodes.count)
            while start < range.upperBound {
                let byte = bytes[order[start]][depth]
                var end = start
                while end < range.upperBound, bytes[order[end]][depth] == byte { end += 1 }
                waiting.append((nodes.count, start..<end, depth + 1))
                nodes.append(Node(byte: byte))
                start = end
            }
            nodes[node].children = first..<Int32(nodes.count)
        }
    }

    /// How many ids there are.
    @usableFromInline let count: Int

    /// All tokens whose every byte the grammar allows from `state` on, in ascending order.
    @inlinable
    func allowed<Grammar: ByteGrammar>(_ grammar: Grammar, from state: Grammar.State) -> [UInt32] {
        var found = [UInt64](repeating: 0, count: count / 64 + 1)
        var total = 0
        var open: [(node: Int, state: Grammar.State)] = [(0, state)]
        while let (node, state) = open.popLast() {
            for child in nodes[node].children {
                guard let next = grammar.next(state, nodes[Int(child)].byte) else { continue }
                let token = Int(nodes[Int(child)].token)
                if token >= 0 {
                    found[token / 64] |= 1 << UInt64(token % 64)
                    total += 1
                }
                if !nodes[Int(child)].children.isEmpty { open.append((Int(child), next)) }
            }
        }
        var tokens: [UInt32] = []
        tokens.reserveCapacity(total)
        for (index, var word) in found.enumerated() {
            while word != 0 {
                tokens.append(UInt32(index * 64 + word.trailingZeroBitCount))
                word &= word - 1
            }
        }
        return tokens
    }
}
