import Knowledge
import Script

/// What is said of a thing beside its name.
extension PhraseReader {
    enum Complement {
        case spot(Spot)
        case side(Side)
        case tone(Tone)
        case material(SceneScript.Material)
        case text(String)
        /// "in the picture": says nothing.
        case noise
    }

    func read(
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

    func exceptions(_ phrase: inout Phrase, _ i: inout Int, _ end: Int) {
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
        var shade: SceneScript.Shade?
        if let word = ColorWords.shades[word(i)], Lexicon.colors[self.word(i + 1)] != nil {
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
}
