/// A prompt as the language model sees it: quoted strings taken out, the rest in lower case.
///
/// The model never spells lettering. `A sign that says “OPEN LATE”` becomes
/// `a sign that says "#1"`, with `strings == ["OPEN LATE"]`; the script answers with `#1`.
public struct QuotedPrompt: Hashable, Sendable {
    /// What the model reads: one line, lower case, single spaces, strings replaced by `"#n"`.
    public let text: String
    /// The strings as written, in order; `#1` is the first.
    public let strings: [String]

    public init(_ prompt: String) {
        var reader = QuoteReader(Array(prompt.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
        reader.read()
        strings = reader.strings
        text = Self.cut(reader.text.lowercased())
    }

    /// At most ``ScriptPrompt/limit`` characters, ending with a whole word.
    private static func cut(_ text: String) -> String {
        guard text.count > ScriptPrompt.limit else { return text }
        let head = text.prefix(ScriptPrompt.limit)
        return String(head[..<(head.lastIndex(of: " ") ?? head.endIndex)])
    }
}

/// Walks over a prompt once and separates lettering from description.
private struct QuoteReader {
    private let source: [Character]
    private var position = 0
    private(set) var text = ""
    private(set) var strings: [String] = []

    init(_ source: [Character]) {
        self.source = source
    }

    mutating func read() {
        while position < source.count {
            if let end = closing(of: position) {
                take(position + 1..<end)
                position = end + 1
            } else if let end = capitals(from: position) {
                take(position..<end)
                position = end
            } else {
                text.append(source[position])
                position += 1
            }
        }
    }

    private mutating func take(_ range: Range<Int>) {
        let string = String(source[range]).trimmed
        guard !string.isEmpty else { return }
        strings.append(string)
        if let last = text.last, !" ([{-/—".contains(last) { text.append(" ") }
        if strings.count <= SceneScript.Limit.strings {
            text += "\"#\(strings.count)\""
        }
        if range.upperBound + 1 < source.count, source[range.upperBound + 1].isLetter { text += " " }
    }

    /// Where the quotation that opens at `start` closes.
    private func closing(of start: Int) -> Int? {
        guard let closers = Self.quotes[source[start]], start + 1 < source.count else { return nil }
        let isApostrophe = source[start] == "'" || source[start] == "’"
        if isApostrophe || source[start] == "‘" {
            guard isWordStart(start), source[start + 1] != " " else { return nil }
        }
        for index in start + 1..<source.count where closers.contains(source[index]) {
            let isSingle = source[index] == "'" || source[index] == "’"
            if !isSingle || isWordEnd(index) { return index > start + 1 ? index : nil }
        }
        return nil
    }

    private func isWordStart(_ index: Int) -> Bool {
        index == 0 || source[index - 1].isWhitespace || "([{:,-—".contains(source[index - 1])
    }

    /// A single quote closes only after something and before a space or punctuation.
    private func isWordEnd(_ index: Int) -> Bool {
        guard source[index - 1] != " " else { return false }
        return index + 1 == source.count || !(source[index + 1].isLetter || source[index + 1].isNumber)
    }

    /// End of the words in capitals at `start`, if the text before asks for lettering.
    private func capitals(from start: Int) -> Int? {
        guard start == 0 || source[start - 1] == " " else { return nil }
        var before = text.lowercased().trimmed
        if before.hasSuffix(":") { before.removeLast() }
        guard Self.cues.contains(where: { before.hasSuffix(" " + $0) || before == $0 }) else {
            return nil
        }
        var end = start
        var letters = 0
        var index = start
        while index < source.count {
            var stop = index
            while stop < source.count, source[stop] != " " { stop += 1 }
            let word = source[index..<stop]
            let inner = word.reversed().drop { ".,;:".contains($0) }
            guard !inner.isEmpty, !inner.contains(where: \.isLowercase),
                inner.contains(where: { $0.isUppercase || $0.isNumber || $0 == "&" })
            else { break }
            letters += inner.count(where: \.isUppercase)
            end = index + inner.count
            index = stop + 1
            if inner.count < word.count { break }
        }
        return letters >= 2 ? end : nil
    }

    private static let quotes: [Character: [Character]] = [
        "\"": ["\"", "”"], "“": ["”", "“", "\""], "„": ["“", "”"], "”": ["”"], "«": ["»"],
        "»": ["«"], "「": ["」"], "『": ["』"], "《": ["》"], "‘": ["’", "'"], "'": ["'", "’"],
        "＂": ["＂"],
    ]

    /// What the text ends with when lettering in capitals follows.
    private static let cues = [
        "reading", "reads", "read", "says", "saying", "say", "said", "titled", "entitled", "labeled",
        "labelled", "marked", "spelling", "spells", "stating", "states", "displaying", "displays",
        "showing", "written", "the word", "the words", "the text", "the letters", "the phrase",
        "the message", "the title", "the name", "the number", "the slogan", "the caption",
    ]
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
