import Knowledge
import Script

/// Reads noun phrases and what is said of their places.
struct PhraseReader {
    let words: [String]
    let strings: [String]

    func word(_ i: Int) -> String { words.indices.contains(i) ? words[i] : "" }

    // MARK: Phrases

    /// The phrase that begins at `start`.
    ///
    /// - Parameter takesPlaces: whether "on the table" belongs to it, as it does when something is
    ///   pointed out and not when it is put there.
    func phrase(_ start: Int, _ end: Int? = nil, takesPlaces: Bool = true) -> (Phrase, Int)? {
        let end = end ?? words.count
        var i = start
        var phrase = Phrase()
        guard determine(&phrase, &i, end) else { return (phrase, i) }
        var core: [String] = []
        while i < end {
            let word = words[i]
            if word.hasPrefix("#") { break }
            if word == "of", let last = core.last {
                if Lexicon.numbers[last] != nil || Self.quantities.contains(last) {
                    core.removeLast()
                    if phrase.count == nil {
                        phrase.count = Lexicon.numbers[last].flatMap { $0 > 0 ? $0 : nil }
                    }
                    i += 1
                    if ["the", "these", "those", "my", "them", "a", "an"].contains(self.word(i)) {
                        i += 1
                    }
                    continue
                }
                // "a bowl of fruit"; "the image of" is nothing.
                let next = self.word(i + 1)
                guard !next.isEmpty, !Lexicon.boundaries.contains(next), i + 1 < end,
                    Lexicon.materials[next] == nil
                else { break }
                core += ["of"]
                i += 1
                continue
            }
            if Lexicon.boundaries.contains(word), !isInner(i, end, core) { break }
            // "move the mug left", but "the top left"
            if ["left", "right"].contains(word), let last = core.last, Lexicon.sides[last] == nil,
                last != "far", i + 1 >= end || Lexicon.boundaries.contains(self.word(i + 1))
            {
                break
            }
            // "the sign 30 degrees"
            if !core.isEmpty, word.first?.isNumber ?? false { break }
            core.append(word)
            i += 1
        }
        understand(core, &phrase)
        guard phrase.determiner != .none || !core.isEmpty else { return nil }
        read(complementsOf: &phrase, &i, end, takesPlaces: takesPlaces)
        return (phrase, i)
    }

    /// Words that end phrases elsewhere: "the back row", "her bag".
    private func isInner(_ i: Int, _ end: Int, _ core: [String]) -> Bool {
        guard i + 1 < end, core.isEmpty else { return false }
        return [
            "back", "next", "up", "light", "lighter", "darker", "bigger", "larger", "smaller",
            "taller",
            "nearer", "closer", "just",
        ].contains(words[i]) && !Lexicon.boundaries.contains(words[i + 1])
    }

    /// Reads what comes before the noun; false if nothing follows that belongs to it.
    private func determine(_ phrase: inout Phrase, _ i: inout Int, _ end: Int) -> Bool {
        while i < end {
            switch words[i] {
            case "it", "them", "they", "him", "her", "she", "he":
                // "her bag" is a bag.
                if words[i] == "her", i + 1 < end, !Lexicon.boundaries.contains(words[i + 1]) {
                    break
                }
                phrase.determiner = .pronoun
                phrase.isPlural = words[i] == "them" || words[i] == "they"
                i += 1
                return false
            case "this", "that", "these", "those":
                phrase.determiner = .definite
                phrase.isPlural = words[i] == "these" || words[i] == "those"
                if i + 1 >= end || Lexicon.boundaries.contains(words[i + 1]) {
                    phrase.determiner = .pronoun
                    i += 1
                    return false
                }
            case "the", "my", "our", "your", "his", "its", "their":
                if phrase.determiner == .none { phrase.determiner = .definite }
            case "a", "an", "some":
                if phrase.determiner == .none { phrase.determiner = .indefinite }
            case "everything", "everyone", "everybody":
                phrase.determiner = .all
                phrase.isPlural = true
                i += 1
                exceptions(&phrase, &i, end)
                return false
            case "all", "every", "each", "both", "any":
                phrase.determiner = .all
                phrase.isPlural = true
                if words[i] == "both" { phrase.count = 2 }
                if word(i + 1) == "of" { i += 1 }
            case "another", "more", "extra", "additional", "further":
                phrase.determiner = .another
            case "other": phrase.determiner = .other
            case "of" where phrase.count != nil: break
            default:
                if let number = Int(words[i]) ?? Lexicon.numbers[words[i]],
                    words[i] != "one" || i + 1 < end
                {
                    // "the one on the left" counts nothing.
                    if words[i] == "one",
                        phrase.determiner == .definite || phrase.determiner == .other
                    {
                        return true
                    }
                    if ["several", "few", "many"].contains(words[i]), phrase.determiner == .definite
                    {
                        break
                    }
                    guard (0...99).contains(number) else { return true }
                    if phrase.count == nil || words[i] == "dozen" { phrase.count = number }
                    phrase.isPlural = number > 1
                } else {
                    return true
                }
            }
            i += 1
        }
        return true
    }

    private static let quantities = Lexicon.set(
        "bunch number group lot handful all some each pair couple dozen rest kind sort")

    /// Colour, material, size and place words; what remains is the noun.
    private func understand(_ core: [String], _ phrase: inout Phrase) {
        var nouns: [String] = []
        for (k, word) in core.enumerated() {
            let isLast = k == core.count - 1 || core[k + 1] == "of"
            let isNoun = isLast && Self.nounsToo.contains(Noun.singular(word))
            if let shade = ColorWords.shades[word], !isLast, Lexicon.colors[core[k + 1]] != nil {
                if let tone = Lexicon.colors[core[k + 1]] { phrase.tone = Tone(tone.color, shade) }
            } else if !isNoun, let tone = Lexicon.colors[word] {
                if phrase.tone == nil { phrase.tone = tone }
            } else if !isNoun,
                let material = Lexicon.materials[word], !isLast || core.count == 1
            {
                phrase.material = material
            } else if let size = Lexicon.sizes[word], !isLast || core.count == 1 {
                phrase.size = size
            } else if let size = Self.superlatives[word], !isLast || core.count == 1 {
                phrase.size = size
            } else if ["colored", "coloured", "color", "colour"].contains(word), !isLast,
                phrase.tone != nil
            {
                continue
            } else if let side = Lexicon.sides[word], !isLast || core.count == 1 {
                phrase.side = phrase.side ?? side
            } else if word == "other", !isLast || core.count == 1 {
                phrase.determiner = .other
            } else if Lexicon.things.contains(word), isLast || k == 0 && core.count == 1 {
                if word.hasSuffix("s") { phrase.isPlural = true }
                nouns = []
            } else {
                nouns.append(word)
            }
        }
        guard
            let last = nouns.firstIndex(of: "of").map({ nouns[$0 - 1 < 0 ? 0 : $0 - 1] })
                ?? nouns.last
        else { return }
        let one = Noun.singular(last)
        if one != last || Self.plurals.contains(last) { phrase.isPlural = true }
        phrase.noun = nouns.map { $0 == last ? one : $0 }.joined(separator: " ")
    }

    private static let plurals = Lexicon.set(
        "people men women children flowers glasses cattle sheep")
    private static let superlatives: [String: SceneScript.Size] = [
        "biggest": .large, "largest": .large, "tallest": .large, "smallest": .small,
        "shortest": .small, "tiniest": .tiny, "bigger": .large, "larger": .large,
        "smaller": .small, "taller": .large,
    ]
    /// Colours and materials that are things as well.
    private static let nounsToo = Lexicon.set(
        "orange rose olive peach plum lime lemon cherry coral apricot glass rock brick tile stone "
            + "paper cardboard wood gold silver crystal chestnut chocolate cream mint salmon iron "
            + "silk oak pine bamboo moss amber pearl")
}
