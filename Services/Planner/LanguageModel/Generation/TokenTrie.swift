/// The vocabulary as a tree of bytes, in which all tokens that a grammar allows are found by
/// walking only the bytes it allows.
struct TokenTrie: Sendable {
    private struct Node {
        var byte: UInt8
        var token: Int32 = -1
        var children: Range<Int32> = 0..<0
    }

    /// Node 0 is the root; the children of a node lie side by side.
    private var nodes: [Node] = [Node(byte: 0)]

    /// - Parameter bytes: the bytes of each token; tokens without bytes stand for no text.
    init(_ bytes: [[UInt8]]) {
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

    /// All tokens whose every byte the grammar allows from `state` on, in ascending order.
    func allowed<Grammar: ByteGrammar>(_ grammar: Grammar, from state: Grammar.State) -> [UInt32] {
        var tokens: [UInt32] = []
        var open: [(node: Int, state: Grammar.State)] = [(0, state)]
        while let (node, state) = open.popLast() {
            for child in nodes[node].children {
                guard let next = grammar.next(state, nodes[Int(child)].byte) else { continue }
                if nodes[Int(child)].token >= 0 {
                    tokens.append(UInt32(nodes[Int(child)].token))
                }
                if !nodes[Int(child)].children.isEmpty { open.append((Int(child), next)) }
            }
        }
        return tokens.sorted()
    }
}
