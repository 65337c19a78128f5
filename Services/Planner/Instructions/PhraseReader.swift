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
            if let shade = Lexicon.shades[word], !isLast, Lexicon.colors[core[k + 1]] != nil {
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

    // MARK: What is said of it

    enum Complement {
        case spot(Spot)
        case side(Side)
        case tone(Tone)
        case material(SceneScript.Material)
        case text(String)
        /// "in the picture": says nothing.
        case noise
    }

    private func read(
        complementsOf phrase: inout Phrase, _ i: inout Int, _ end: Int, takesPlaces: Bool
    ) {
        // "into" tells what something becomes or where it goes, not which one it is.
        while i < end, !["into", "onto", "toward", "towards"].contains(words[i]),
            let (complement, next) = complement(i, end)
        {
            switch complement {
            case .spot(let spot):
                guard takesPlaces else { return }
                phrase.spots.append(spot)
            case .side(let side):
                guard takesPlaces else { return }
                phrase.side = side
            case .tone(let tone): phrase.tone = tone
            case .material(let material): phrase.material = material
            case .text(let text): phrase.text = text
            case .noise: break
            }
            i = next
        }
        exceptions(&phrase, &i, end)
    }

    private func exceptions(_ phrase: inout Phrase, _ i: inout Int, _ end: Int) {
        guard i < end, phrase.determiner == .all, ["except", "but"].contains(words[i]) else {
            return
        }
        var j = i + 1
        if word(j) == "for" { j += 1 }
        while let (one, next) = self.phrase(j, end) {
            phrase.exception.append(one)
            i = next
            guard ["and", ","].contains(word(next)) else { return }
            j = next + 1
        }
    }

    /// What a preposition at `i` says, and where it ends.
    func complement(_ start: Int, _ end: Int) -> (Complement, Int)? {
        var i = start
        while i < end, Self.idle.contains(words[i]) { i += 1 }
        guard i < end else { return nil }
        if let text = string(i) { return (.text(text), i + 1) }
        if ["that", "which", "who"].contains(words[i]),
            ["is", "are", "was", "sits", "stands", "lies"].contains(word(i + 1))
        {
            return complement(i + 2, end)
        }
        // "that says #1", "with the text #1"
        if let mark = (i..<min(i + 6, end)).first(where: { words[$0].hasPrefix("#") }),
            (i..<mark).allSatisfy({ Self.saying.contains(words[$0]) }), let text = string(mark)
        {
            return (.text(text), mark + 1)
        }
        if words[i] == "made", ["of", "from"].contains(word(i + 1)) || word(i + 1) == "out" {
            let at = word(i + 1) == "out" ? i + 3 : i + 2
            return Lexicon.materials[word(at)].map { (.material($0), at + 1) }
        }
        if ["in", "of"].contains(words[i]) {
            if let tone = tone(i + 1), tone.1 >= end || Lexicon.boundaries.contains(word(tone.1)) {
                return (.tone(tone.0), tone.1)
            }
            if words[i] == "of", let material = Lexicon.materials[word(i + 1)] {
                return (.material(material), i + 2)
            }
        }
        return place(i, end)
    }

    private static let idle = Lexicon.set(
        "sitting standing lying located placed hanging resting positioned right just directly "
            + "situated set parked that's visible seen somewhere")
    private static let saying = Lexicon.set(
        "that says say saying reads read reading with the a text words word letters labeled labelled "
            + "lettering writing which titled sign caption inscription on it showing bearing")

    func string(_ i: Int) -> String? {
        guard word(i).hasPrefix("#"), let number = Int(word(i).dropFirst()),
            strings.indices.contains(number - 1)
        else { return nil }
        return strings[number - 1]
    }

    /// "dark red", "red colour", and where it ends.
    func tone(_ start: Int) -> (Tone, Int)? {
        var i = start
        while [
            "a", "an", "the", "some", "more", "very", "rather", "completely", "totally", "nice",
            "shade", "shades", "of", "hue", "tone", "color", "colour", "be", "in", "to", "bold",
            "all",
            "solid", "rich", "warm", "cool",
        ].contains(word(i)) { i += 1 }
        var shade: Tone.Shade?
        if let word = Lexicon.shades[word(i)], Lexicon.colors[self.word(i + 1)] != nil {
            shade = word
            i += 1
        }
        guard let tone = Lexicon.colors[word(i)] else { return nil }
        i += 1
        if [
            "color", "colour", "hue", "shade", "tone", "tint", "hues", "tones", "colored", "paint",
            "dye", "one",
        ].contains(word(i)) {
            i += 1
        }
        return (shade.map { Tone(tone.color, $0) } ?? tone, i)
    }

    // MARK: Places

    /// "to the left of the vase", "on the table", "in the background".
    private func place(_ i: Int, _ end: Int) -> (Complement, Int)? {
        for (form, kind) in Self.prepositions
        where form.enumerated().allSatisfy({ word(i + $0) == $1 }) {
            let at = i + form.count
            if isPicture(at, end), let next = afterPicture(at) {
                // "to the left of the picture"
                let side = form.lazy.compactMap { Lexicon.sides[$0] }.first
                return (side.map { .side($0) } ?? .noise, next)
            }
            guard let (anchor, next) = phrase(at, end, takesPlaces: kind != .between) else {
                return nil
            }
            if anchor.isBare, anchor.determiner != .pronoun, let side = anchor.side {
                return (.side(side), next)
            }
            guard !anchor.isBare || anchor.determiner != .none else { return nil }
            if kind == .between {
                if word(next) == "and", let (other, last) = phrase(next + 1, end) {
                    return (.spot(Spot(.between, [anchor, other])), last)
                }
                return (.spot(Spot(.between, [anchor])), next)
            }
            if Lexicon.backgrounds.contains(anchor.head) {
                return (kind == .on || kind == .inside ? .side(.back) : .noise, next)
            }
            if let side = Self.regions[anchor.head] { return (.side(side), next) }
            return (.spot(Spot(kind, [anchor])), next)
        }
        // "on the left", "in front", "at the back", "from the left", "left"
        var j = i
        while ["on", "in", "at", "to", "the", "from", "towards", "toward", "near", "far"].contains(
            word(j))
        { j += 1 }
        if j > i || word(i) == "left" || word(i) == "right", j < end {
            if let region = region(j) { return (.side(region.0), region.1) }
            if Lexicon.backgrounds.contains(word(j)),
                word(j) == "background" || word(j) == "backdrop"
            {
                return (.side(.back), j + 1)
            }
        }
        if ["in", "of", "from", "to", "within", "into", "on", "for"].contains(word(i)),
            isPicture(i + 1, end),
            let next = afterPicture(i + 1)
        {
            return (.noise, next)
        }
        return nil
    }

    private static let regions: [String: Side] = [
        "foreground": .front, "background": .back, "center": .middle, "centre": .middle,
        "middle": .middle, "front": .front, "distance": .back, "sky": .top,
    ]

    /// "top left corner of the picture" and where it ends.
    private func region(_ start: Int) -> (Side, Int)? {
        var j = start
        var side: Side?
        while let one = Lexicon.sides[word(j)] {
            side = side == nil || one == .left || one == .right ? one : side
            j += 1
        }
        if word(j) == "distance" { return (.back, j + 1) }
        guard let side else { return nil }
        if ["side", "corner", "part", "half", "edge", "hand", "area", "end"].contains(word(j)) {
            j += 1
        }
        if ["of", "in"].contains(word(j)) {
            guard isPicture(j + 1, words.count), let next = afterPicture(j + 1) else { return nil }
            return (side, next)
        }
        return (side, j)
    }

    private func isPicture(_ i: Int, _ end: Int) -> Bool {
        afterPicture(i).map { $0 <= end } ?? false
    }

    private func afterPicture(_ start: Int) -> Int? {
        var i = start
        while ["the", "this", "that", "our", "my", "whole", "entire", "given", "original"].contains(
            word(i))
        { i += 1 }
        guard Lexicon.picture.contains(word(i)) else { return nil }
        return i + 1
    }

    /// Longer phrases first where one begins like another.
    private static let prepositions: [([String], SceneScript.Predicate)] = {
        var found: [([String], SceneScript.Predicate)] = []
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: ":")
            guard parts.count == 2, let kind = SceneScript.Predicate(rawValue: parts[0].trimmed)
            else { continue }
            for phrase in parts[1].split(separator: ",") {
                found.append((phrase.split(separator: " ").map(String.init), kind))
            }
        }
        return found
    }()

    private static let lines = """
        left: to the left of, on the left of, on the left side of, to the left side of
        left: at the left of, left of, at the left side of, to left of, on the left-hand side of
        right: to the right of, on the right of, on the right side of, to the right side of
        right: at the right of, right of, at the right side of, to right of
        right: on the right-hand side of
        front: in front of, before
        behind: behind, in back of, at the back of
        on: on top of, on the top of, to the top of, at the top of, atop of, atop, upon, onto
        under: at the bottom of, to the bottom of, on the bottom of, underneath, beneath
        under: below, under
        inside: inside of, inside, within, into
        near: next to, close to, closer to, nearer to, adjacent to, near to, near, beside
        near: besides, by the side of, to the side of, alongside, against, around
        above: above, over
        between: in between, between, in the middle of
        near: toward, towards
        on: on
        inside: in
        near: by, at
        on: from, off
        near: among
        """
}
