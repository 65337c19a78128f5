import Foundation
import Script

/// An instruction as words, marks of punctuation and "#n" for its quoted strings.
struct Words {
    var words: [String]
    let strings: [String]

    init(_ instruction: String) {
        let quoted = QuotedPrompt(Self.quotingWhatIsSaid(instruction))
        strings = quoted.strings
        words = []
        for piece in quoted.text.split(whereSeparator: \.isWhitespace) {
            var word = piece.filter { !"\"“”„«»()[]*_".contains($0) }
            var tail: [String] = []
            while let last = word.last, ",.;:!?".contains(last) {
                tail.insert(String(last), at: 0)
                word.removeLast()
            }
            while word.hasPrefix("'") || word.hasPrefix("‘") { word.removeFirst() }
            while word.hasSuffix("'") || word.hasSuffix("’") { word.removeLast() }
            if !word.isEmpty { words.append(word.replacing("’", with: "'")) }
            words += tail
        }
    }

    /// "make the sign say hello" without quotes: what follows is lettering.
    private static func quotingWhatIsSaid(_ text: String) -> String {
        guard !text.contains(where: { "\"“„«‘「".contains($0) }), !text.contains(" '") else {
            return text
        }
        let padded = " " + text.lowercased()
        for cue in cues {
            guard let found = padded.range(of: cue) else { continue }
            let distance = padded.distance(from: padded.startIndex, to: found.upperBound) - 1
            guard distance < text.count else { continue }
            let start = text.index(text.startIndex, offsetBy: distance)
            var said = String(text[start...]).trimmed
            while let last = said.last, ".!".contains(last) { said.removeLast() }
            let lower = said.lowercased().split(separator: " ").map(String.init)
            // "change the text to red", "to be bold"
            let describes = lower.allSatisfy {
                Lexicon.colors[$0] != nil || Lexicon.fonts.contains($0)
                    || ColorWords.shades[$0] != nil || Lexicon.comparatives[$0] != nil
                    || ["be", "a", "an", "the", "font", "and", "letters", "color", "in"].contains(
                        $0)
            }
            guard !said.isEmpty, !describes else { continue }
            return String(text[..<start]) + "\"\(said)\""
        }
        return text
    }

    private static let cues = [
        " should say ", " should read ", " to say ", " to read ", " say ", " says ", " reads ",
        " that says ", " saying ", " text to ", " lettering to ", " writing to ", " words to ",
        " caption to ", " title to ", " headline to ", " inscription to ", " slogan to ",
    ]

    // MARK: Clauses

    /// Parts that each ask for something of their own.
    var clauses: [[String]] {
        var clauses: [[String]] = [[]]
        var i = 0
        while i < words.count {
            let word = words[i]
            if [".", ";", "!", "?"].contains(word) {
                clauses.append([])
            } else if ["and", ",", "but", "then", "plus", "while", "or"].contains(word),
                begins(i + 1)
            {
                clauses.append([])
            } else if word == "then" {
                clauses.append([])
            } else {
                clauses[clauses.count - 1].append(word)
            }
            i += 1
        }
        return clauses.map { Self.plain(Self.stripped($0)) }.filter { !$0.isEmpty }
    }

    /// Whether another clause begins at a word.
    private func begins(_ at: Int) -> Bool {
        var i = at
        while i < words.count, Self.openers.contains(words[i]) { i += 1 }
        guard i < words.count else { return false }
        if ["undo", "there", "let's"].contains(words[i]) { return true }
        guard let (verb, length) = Verb.at(i, words) else { return false }
        let next = i + length < words.count ? words[i + length] : ""
        let isCommand =
            !words[i].hasSuffix("ing") && !words[i].hasSuffix("ed")
            && (!words[i].hasSuffix("s") || words[i] == "dress")
        let isCertain =
            next.isEmpty
            ? i > 0 && verb == .zoom
            : Self.openings.contains(next)
                || Lexicon.numbers[next] != nil || next.hasPrefix("#") || Int(next) != nil
        if Self.nounVerbs.contains(words[i]) { return isCommand && isCertain }
        return isCommand && !next.isEmpty
    }

    private static let openers = Lexicon.set(
        "and then also please finally now next just , additionally")
    private static let openings = Lexicon.set(
        "a an the it them this that these those its their all another every each both some more in out "
            + "to up down left right everything him her")
    private static let nounVerbs = Lexicon.set(
        "plant park stand print letter paint color colour sketch title seat shade string slide scale "
            + "tip lift mirror hue copy drop switch spray coat dye lean double style place set hide "
            + "light want look use position feature frame tint stain center use pen draw trade clear "
            + "clean dress dresses show shift swap")

    /// Without words of courtesy.
    static func stripped(_ clause: [String]) -> [String] {
        var words = clause.filter { $0 != "please" && $0 != "kindly" && $0 != ":" }
        var isShorter = true
        while isShorter {
            isShorter = false
            while let first = words.first,
                [
                    ",", "and", "also", "now", "then", "next", "finally", "just", "so", "ok",
                    "okay", "hey",
                    "maybe", "perhaps", "but", "plus", "additionally", "simply", "first", "try",
                    "actually", "well",
                ].contains(first)
            {
                words.removeFirst()
                isShorter = true
            }
            for phrase in courtesies where words.starts(with: phrase) && words.count > phrase.count
            {
                words.removeFirst(phrase.count)
                isShorter = true
            }
            while let last = words.last,
                [",", "too", "also", "now", "thanks", "then"].contains(last)
            {
                words.removeLast()
            }
        }
        return words
    }

    private static let courtesies: [[String]] = [
        "can you", "could you", "would you", "will you", "i want you to", "i'd like you to",
        "i would like you to", "i want to", "i'd like to", "i would like to", "let's", "let us",
        "we should", "we need to", "we must", "you should", "you must", "go ahead and", "try to",
        "how about you", "make sure to", "make sure that", "make sure", "be so kind to",
        "feel free to", "i'd love to",
        "it's necessary to", "it is necessary to", "we can", "we could", "you can", "you could",
        "i need you to", "i need to", "let me", "do", "in this image ,", "in the image ,",
        "in the picture ,", "in the photo ,", "in this picture ,", "in this photo ,", "time to",
        "it's time to",
        "it is time to", "why not", "why don't we", "why don't you",
    ].map { $0.split(separator: " ").map(String.init) }
}
