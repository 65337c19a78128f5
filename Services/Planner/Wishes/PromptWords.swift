/// One word of a prompt, or what separates words.
struct PromptWord: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case word
        /// The n-th quoted string.
        case mark(Int)
        case comma
        /// Ends a sentence or a clause.
        case stop
    }

    var text: String
    var kind: Kind

    var isBreak: Bool { kind == .comma || kind == .stop }

    /// The words and marks of a prompt as ``QuotedPrompt`` leaves it.
    static func read(_ text: String) -> [PromptWord] {
        var words: [PromptWord] = []
        for piece in text.split(whereSeparator: \.isWhitespace) {
            var rest = piece[...]
            while let first = rest.first, "([{".contains(first) {
                words.append(PromptWord(text: ",", kind: .comma))
                rest = rest.dropFirst()
            }
            if let mark = mark(rest) {
                words.append(mark)
                rest = rest.drop { $0 != "\"" }.dropFirst().drop { $0 != "\"" }.dropFirst()
            } else {
                let core = rest.prefix { !isPunctuation($0) }
                let word = core.trimming("'\"“”‘’*_")
                if !word.isEmpty {
                    words.append(PromptWord(text: word == "&" ? "and" : word, kind: .word))
                }
                rest = rest[core.endIndex...]
            }
            if let end = rest.first(where: isPunctuation) {
                let kind: PromptWord.Kind = ",)]}".contains(end) ? .comma : .stop
                words.append(PromptWord(text: String(end), kind: kind))
            }
        }
        return words
    }

    private static func isPunctuation(_ c: Character) -> Bool {
        ",.;:!?)]}—–/".contains(c)
    }

    /// `"#3"`
    private static func mark(_ piece: Substring) -> PromptWord? {
        guard piece.hasPrefix("\"#") else { return nil }
        let digits = piece.dropFirst(2).prefix { $0.isNumber }
        return Int(digits).map { PromptWord(text: "#\($0)", kind: .mark($0)) }
    }
}

extension Substring {
    fileprivate func trimming(_ characters: String) -> String {
        String(
            drop { characters.contains($0) }.reversed().drop { characters.contains($0) }.reversed())
    }
}
