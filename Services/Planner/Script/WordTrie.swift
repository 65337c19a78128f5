/// Words as a tree of bytes, so that an automaton can be in the middle of several at once.
struct WordTrie: Sendable {
    /// Where every word begins.
    static let root: UInt16 = 0

    private var children: [[UInt8: UInt16]] = [[:]]
    private var words: [Int?] = [nil]
    /// The words that go through each node.
    private var through: [[Int]] = [[]]

    init(_ list: [String]) {
        for (index, word) in list.enumerated() {
            var node = Self.root
            for byte in word.utf8 {
                if let child = children[Int(node)][byte] {
                    node = child
                } else {
                    let child = UInt16(children.count)
                    children[Int(node)][byte] = child
                    children.append([:])
                    words.append(nil)
                    through.append([])
                    node = child
                }
                through[Int(node)].append(index)
            }
            words[Int(node)] = index
        }
    }

    init<Word: CaseIterable & RawRepresentable<String>>(_ type: Word.Type) {
        self.init(type.allCases.map(\.rawValue))
    }

    func next(_ node: UInt16, _ byte: UInt8) -> UInt16? {
        children[Int(node)][byte]
    }

    /// Indices of the words that go through `node`.
    func words(below node: UInt16) -> [Int] {
        through[Int(node)]
    }

    /// Index of the word that is complete at `node`.
    func word(at node: UInt16) -> Int? {
        words[Int(node)]
    }
}
