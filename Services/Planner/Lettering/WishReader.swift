/// Finds what a prompt says about the letters of its quoted strings.
///
/// A phrase that follows a string at once belongs to it ("#1" in red letters); whatever else stands between two
/// strings belongs to the next one (the title, in gold, "#2"). Sentences end both.
public struct WishReader {
    /// - Parameters:
    ///   - text: a prompt in lower case whose strings are replaced by `"#1"`, `"#2"`, …
    ///   - count: of the strings; those that the text does not mention get an empty wish.
    public static func wishes(_ text: String, count: Int) -> [LetteringWish] {
        let (gaps, order) = split(text)
        var phrases = [[[String]]](repeating: [], count: count)
        for (place, number) in order.enumerated() where number >= 1 && number <= count {
            let before = divide(gaps[place], isFirst: place == 0, isLast: false).rest
            let after = divide(gaps[place + 1], isFirst: false, isLast: place + 1 == order.count)
                .head
            phrases[number - 1] = [after, before]
        }
        return phrases.map { parts in
            var wish = LetteringWish()
            for words in parts { wish.take(words) }
            return wish
        }
    }

    /// The words between strings, marks of punctuation as words, and which string ends each.
    private static func split(_ text: String) -> (gaps: [[String]], order: [Int]) {
        var gaps: [[String]] = [[]]
        var order: [Int] = []
        for piece in text.split(separator: " ") {
            if let hash = piece.firstIndex(of: "#"), hash > piece.startIndex,
                piece[piece.index(before: hash)] == "\""
            {
                let digits = piece[piece.index(after: hash)...].prefix { $0.isNumber }
                if let number = Int(digits) {
                    order.append(number)
                    gaps.append([])
                    let tail = piece[digits.endIndex...].drop { $0 == "\"" }
                    if let mark = tail.first { gaps[gaps.count - 1].append(String(mark)) }
                    continue
                }
            }
            let word = piece.filter { $0.isLetter || $0 == "-" || $0 == "'" }
            if !word.isEmpty { gaps[gaps.count - 1].append(word) }
            if let last = piece.last, ".,;:!?".contains(last) {
                gaps[gaps.count - 1].append(String(last))
            }
        }
        return (gaps, order)
    }

    /// Cuts the words between two strings: the head is about the string before, the rest about the next.
    private static func divide(
        _ words: [String], isFirst: Bool, isLast: Bool
    ) -> (head: [String], rest: [String]) {
        guard !isFirst else { return ([], lastSentence(words[...])) }
        var start = words.startIndex
        while start < words.endIndex, [",", "is", "are", "all"].contains(words[start]) {
            start += 1
        }
        guard start < words.endIndex, openers.contains(words[start]) else {
            return ([], lastSentence(words[...]))
        }
        var end = start
        while end < words.endIndex, !closers.contains(words[end]) {
            if words[end] == "and" {
                // "in red and gold letters", but "in red and a sign that says"
                let next = end + 1 < words.endIndex ? words[end + 1] : ""
                guard isAboutLetters(next) else { break }
            }
            end += 1
        }
        // What leads to the next string is about that one: "with the subtitle".
        if !isLast, end == words.endIndex, ["with", "using"].contains(words[start]) {
            return ([], lastSentence(words[start...]))
        }
        return (Array(words[start..<end]), lastSentence(words[end...]))
    }

    private static func lastSentence(_ words: ArraySlice<String>) -> [String] {
        let start = words.lastIndex { [".", ";", "!", "?"].contains($0) }.map { $0 + 1 }
        return Array(words[(start ?? words.startIndex)...].suffix(24))
    }

    private static func isAboutLetters(_ word: String) -> Bool {
        LetteringWish.colors.contains(word) || LetteringWish(words: word) != LetteringWish()
            || LetteringWish.letters.contains(word)
    }

    private static let openers: Set<String> = [
        "in", "with", "using", "written", "painted", "printed", "set", "spelled", "glowing",
        "rendered", "engraved", "carved", "etched", "embossed", "styled", "displayed", "shown",
        "lettered", "chalked", "stamped",
    ]

    private static let closers: Set<String> = [
        ".", ",", ";", ":", "!", "?", "on", "above", "below", "while", "that", "which", "hangs",
        "hanging", "stands", "standing", "next", "beside", "near", "behind", "under", "against",
        "at", "over", "above", "inside", "outside",
    ]
}

extension LetteringWish {
    /// Takes over what a phrase says where nothing was said yet.
    mutating func take(_ words: [String]) {
        guard !words.isEmpty else { return }
        let said = LetteringWish(words: words.joined(separator: " "))
        // Of things, only what is said of letters counts: "a modern kitchen" asks for no typeface.
        let near = Self.nearLetters(words)
        let close = LetteringWish(words: near.joined(separator: " "))
        family = family ?? close.family
        weight = weight ?? close.weight
        italic = italic ?? close.italic
        language = language ?? said.language
        engraved = engraved || said.engraved
        color = color ?? Self.color(words)
        rank = rank ?? Self.rank(words)
    }

    /// Words that stand before or after one that means letters, within the same phrase.
    private static func nearLetters(_ words: [String]) -> [String] {
        words.indices.filter { at in
            guard words[at].first?.isLetter ?? false else { return false }
            let ahead = words[at...].prefix(6).prefix { !stops.contains($0) }
            let back = words[..<at].suffix(3).reversed().prefix { !stops.contains($0) }
            return ahead.contains(where: letters.contains) || back.contains(where: writes.contains)
                || letters.contains(words[at])
        }.map { words[$0] }
    }

    /// "in red letters", "red lettering", "written in bold red", "its letters red".
    private static func color(_ words: [String]) -> String? {
        for at in words.indices where colors.contains(words[at]) {
            let ahead = words[(at + 1)...].prefix(5).prefix { !stops.contains($0) }
            let back = words[..<at].suffix(4).reversed().prefix { !stops.contains($0) }
            // "on a red sign with white letters": a noun between ends a colour's reach.
            let reach = ahead.prefix { word in
                letters.contains(word) || colors.contains(word) || fillers.contains(word)
                    || LetteringWish(words: word) != LetteringWish()
            }
            if reach.contains(where: letters.contains) { return words[at] }
            let atEnd =
                at + 1 == words.count || stops.contains(words[at + 1])
                || reach.count == ahead.count
            if atEnd, back.contains(where: writes.contains) || back.first == "in" {
                return words[at]
            }
        }
        return nil
    }

    private static func rank(_ words: [String]) -> Rank? {
        for word in words.reversed() {
            if let rank = ranks[word] { return rank }
        }
        return nil
    }

    private static let ranks: [String: Rank] = {
        let words: [(Rank, String)] = [
            (.title, "title titled headline heading header main large big huge giant prominent "),
            (.title, "prominently entitled largest biggest"),
            (.subtitle, "subtitle subheading subheadline tagline slogan smaller subtly beneath "),
            (.subtitle, "underneath motto byline"),
            (.small, "tiny footnote footer fine-print copyright disclaimer smallest"),
            (.body, "paragraph description body list items bullet"),
        ]
        return Dictionary(
            words.flatMap { rank, list in list.split(separator: " ").map { (String($0), rank) } },
            uniquingKeysWith: { first, _ in first })
    }()

    /// What letters are called.
    static let letters: Set<String> = [
        "letters", "letter", "lettering", "text", "texts", "font", "fonts", "type", "typeface",
        "typography", "script", "writing", "ink", "words", "word", "characters", "handwriting",
        "calligraphy", "print", "capitals", "serif", "sans-serif", "cursive", "italics",
    ]

    /// After which a colour is the ink's.
    private static let writes: Set<String> = [
        "written", "painted", "printed", "lettered", "chalked", "stamped", "spelled", "engraved",
        "inscribed", "styled", "set", "reads", "glowing", "embroidered",
    ]

    private static let fillers: Set<String> = [
        "and", "large", "big", "small", "smaller", "tiny", "block", "capital", "neon", "glowing",
        "bright", "dark", "deep", "huge", "neat", "bright", "shiny", "metallic", "uppercase",
        "hand",
        "painted", "vivid", "glossy",
    ]

    private static let stops: Set<String> = [".", ",", ";", ":", "!", "?"]

    /// Words that name an ink.
    public static let colors: Set<String> = [
        "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "brown", "beige",
        "black", "gray", "grey", "white", "gold", "golden", "silver", "copper", "bronze", "cyan",
        "turquoise", "magenta", "violet", "crimson", "scarlet", "maroon", "navy", "lime", "olive",
        "cream", "ivory", "lavender", "indigo", "amber", "coral", "burgundy", "mint",
    ]
}
