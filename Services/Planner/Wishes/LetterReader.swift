/// Finds which quoted string is plainly said to be on which mention.
enum LetterReader {
    /// - Returns: indices of mentions by the strings' numbers.
    static func read(_ words: [PromptWord], _ mentions: [Mention], _ links: [Link]) -> [Int: Int] {
        var letters: [Int: Int] = [:]
        for (i, word) in words.enumerated() {
            guard case .mark(let number) = word.kind else { continue }
            letters[number] =
                bearer(before: i, words, mentions, links) ?? bearer(after: i, words, mentions)
                ?? fellow(before: i, words).flatMap { letters[$0] }
        }
        return letters
    }

    /// `"#1" and "#2"`: the string that another one goes on from.
    private static func fellow(before mark: Int, _ words: [PromptWord]) -> Int? {
        for word in words[..<mark].reversed() {
            switch word.kind {
            case .mark(let number): return number
            case .comma: continue
            case .word where ["and", "then", "or", "below"].contains(word.text): continue
            default: return nil
            }
        }
        return nil
    }

    /// "a sign that says", "a mug with the words", "a poster reading:"
    private static func bearer(
        before mark: Int, _ words: [PromptWord], _ mentions: [Mention], _ links: [Link]
    ) -> Int? {
        var i = mark - 1
        var isRelative = false
        var isSaid = false
        while i >= 0 {
            switch words[i].kind {
            case .mark: return nil
            case .stop where words[i].text != ":": return nil
            case .comma, .stop: break
            case .word:
                if let index = mentions.firstIndex(where: { $0.range.contains(i) }),
                    !idle.contains(mentions[index].head)
                {
                    let isPlain = !mentions[index].isNegated && !mentions[index].isIdle
                    guard isSaid, isPlain else { return nil }
                    // "the balloon next to the house says": the verb is the balloon's.
                    if !isRelative, finite.contains(words[mentions[index].range.upperBound].text) {
                        return links.last { $0.object == index && $0.subject < index }?.subject
                            ?? index
                    }
                    return index
                }
                if ["that", "which"].contains(words[i].text) { isRelative = true }
                if saying.contains(words[i].text) {
                    isSaid = true
                } else if !between.contains(words[i].text), !words[i].text.hasSuffix("ly") {
                    return nil
                }
            }
            i -= 1
        }
        return nil
    }

    /// "#1" written on a wall; the words "#1" on a sign
    private static func bearer(
        after mark: Int, _ words: [PromptWord], _ mentions: [Mention]
    ) -> Int? {
        var i = mark + 1
        while i < words.count, words[i].kind == .word, writing.contains(words[i].text) { i += 1 }
        guard i < words.count, ["on", "across"].contains(words[i].text) else { return nil }
        guard let index = mentions.firstIndex(where: { $0.range.lowerBound == i + 1 }),
            !mentions[index].isIdle, !mentions[index].isNegated, mentions[index].head != "top"
        else { return nil }
        return index
    }

    /// Words between a thing and its lettering.
    static func isSaying(_ word: String) -> Bool {
        saying.contains(word) || between.contains(word) && word != "and" && word != "with"
    }

    private static let saying: Set<String> = [
        "says", "saying", "reads", "reading", "labeled", "labelled", "titled", "marked", "spelling",
        "spells", "stating", "states", "displaying", "displays", "bearing", "bears", "words",
        "word", "text", "message", "phrase", "inscription", "slogan", "title", "letters", "showing",
        "announcing", "announces", "proclaims", "proclaiming",
    ]
    private static let between: Set<String> = [
        "that", "which", "with", "the", "a", "an", "in", "bold", "big", "large", "and", "it", "has",
        "prominently", "is", "clear", "white", "black", "red", "neon", "glowing", "simple",
    ]
    private static let finite: Set<String> = [
        "says", "reads", "states", "displays", "bears", "shows", "announces", "proclaims", "has",
        "is", "clearly", "boldly", "prominently", "spells",
    ]
    private static let writing: Set<String> = [
        "is", "are", "written", "printed", "painted", "displayed", "shown", "engraved", "carved",
        "stamped", "embroidered", "scrawled", "neatly", "boldly", "clearly", "appears", "appear",
    ]
    private static let idle: Set<String> = [
        "text", "word", "letter", "message", "title", "phrase", "lettering", "font", "slogan",
        "inscription", "caption", "line", "typography",
    ]
}
