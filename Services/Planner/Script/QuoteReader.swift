/// Walks over a prompt once and separates lettering from description.
struct QuoteReader {
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
                if position < source.count, source[position].isLetter { text.append(" ") }
            } else if let end = capitals(from: position) ?? plain(from: position) {
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
        return index + 1 == source.count
            || !(source[index + 1].isLetter || source[index + 1].isNumber)
    }

    /// End of the words in capitals at `start`, if the text before asks for lettering.
    private func capitals(from start: Int) -> Int? {
        guard let before = textBeforeWord(at: start),
            Self.cues.contains(where: { before.hasSuffix(" " + $0) || before == $0 })
        else { return nil }
        var end = start
        var letters = 0
        for word in words(from: start) {
            let inner = word.reversed().drop { ".,;:".contains($0) }
            guard !inner.isEmpty, !inner.contains(where: \.isLowercase),
                inner.contains(where: { $0.isUppercase || $0.isNumber || $0 == "&" })
            else { break }
            letters += inner.count(where: \.isUppercase)
            end = word.startIndex + inner.count
            if inner.count < word.count { break }
        }
        return letters >= 2 ? end : nil
    }

    /// End of the unquoted words that a sign or the like is said to say: up to punctuation, a word
    /// that leads back to the scene, or six words.
    private func plain(from start: Int) -> Int? {
        guard let before = textBeforeWord(at: start) else { return nil }
        let context = before.split(separator: " ").suffix(4)
        guard let cue = context.last, Self.sayings.contains(String(cue)),
            context.dropLast().contains(where: { SceneScript.isBearer(String($0)) })
        else { return nil }
        // "a book with reading glasses"
        if cue == "reading", let next = words(from: start).first,
            Self.readers.contains(String(next).lowercased().filter(\.isLetter))
        {
            return nil
        }
        var end = start
        for (index, word) in words(from: start).enumerated() {
            let lower = String(word).lowercased()
            if index == 6 || Self.returns.contains(lower)
                || "\"“‘'«「".contains(word[word.startIndex])
            {
                break
            }
            let inner = word.reversed().drop { ".,;:".contains($0) }
            end = word.startIndex + inner.count
            if inner.count < word.count { break }
        }
        return end > start ? end : nil
    }

    /// The words already read, in lower case, if another begins at `start`.
    private func textBeforeWord(at start: Int) -> String? {
        guard start > 0, source[start - 1] == " ", source[start] != " " else { return nil }
        var before = text.lowercased().trimmed
        if before.hasSuffix(":") { before.removeLast() }
        return before
    }

    private func words(from start: Int) -> [ArraySlice<Character>] {
        source[start...].split(separator: " ")
    }

    private static let quotes: [Character: [Character]] = [
        "\"": ["\"", "”"], "“": ["”", "“", "\""], "„": ["“", "”"], "”": ["”"], "«": ["»"],
        "»": ["«"], "「": ["」"], "『": ["』"], "《": ["》"], "‘": ["’", "'"], "'": ["'", "’"],
        "＂": ["＂"],
    ]

    /// What a sign does.
    private static let sayings: Set<String> = ["says", "saying", "say", "reads", "reading"]

    /// What is for reading.
    private static let readers: Set<String> = [
        "glasses", "lamp", "light", "corner", "nook", "chair", "room", "table", "spectacles",
    ]

    /// Words that lead from unquoted lettering back to the scene.
    private static let returns: Set<String> = [
        "on", "in", "next", "above", "below", "under", "behind", "with", "hanging", "at", "near",
        "beside", "standing", "over", "against", "inside", "and", "while", "by", "written",
        "painted",
    ]

    /// What the text ends with when lettering in capitals follows.
    private static let cues = [
        "reading", "reads", "read", "says", "saying", "say", "said", "titled", "entitled",
        "labeled",
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
