import Script

/// What signs say and how.
extension ClauseReader {
    func lettering() -> [Change]? {
        let marks = words.indices.filter { reader.string($0) != nil }
        let isAbout =
            words.contains { Lexicon.lettering.contains($0) } && !says(phrase: "in other words")
        guard !marks.isEmpty || isAbout else { return nil }
        let strings = marks.compactMap { reader.string($0) }
        let bearer = bearer(marks)
        if marks.isEmpty { return style(bearer) }
        // "replace #1 with #2", "change #1 to #2", "instead of"
        if strings.count >= 2,
            verb.map({ [.replace, .change, .swap, .write, .move].contains($0.verb) }) ?? true,
            words[marks[0]..<marks[1]].contains(where: {
                ["with", "to", "by", "into", "for", "of"].contains($0)
            })
        {
            let turned = says(phrase: "instead of")
            return [.write(bearer, old: strings[turned ? 1 : 0], new: strings[turned ? 0 : 1])]
        }
        if let verb, verb.verb == .remove {
            // "remove the sign that says #1" takes the sign.
            if let target = reader.phrase(verb.at + verb.length)?.0, !target.isBare,
                !Lexicon.lettering.contains(target.head)
            {
                return [.remove(target)]
            }
            return [.erase(bearer ?? Phrase(.definite, text: strings[0]))]
        }
        // "add a sign that says #1": something new.
        if let verb,
            [.add, .move].contains(verb.verb)
                || verb.verb == .change && ["have", "want"].contains(words[verb.at])
        {
            let (phrases, next) = list(verb.at + verb.length, takesPlaces: false)
            if let one = phrases.first, !one.isBare, !Lexicon.lettering.contains(one.head),
                one.determiner != .definite, one.determiner != .pronoun
            {
                var new = one
                new.text = new.text ?? strings[0]
                return [.add(new, destinations(next).0)]
            }
            return [.write(bearer, old: nil, new: strings[0])]
        }
        // "make the text #1 red"
        if let verb, verb.verb == .change || verb.verb == .recolor, strings.count == 1,
            let tone = anyTone(), let at = marks.first,
            words[at...].contains(where: { Lexicon.colors[$0] != nil }),
            !words[..<at].contains("to")
        {
            return [.ink(bearer ?? Phrase(.definite, text: strings[0]), tone)]
        }
        return [.write(bearer, old: nil, new: strings[0])]
    }

    /// What the lettering is on, if that is said.
    private func bearer(_ marks: [Int]) -> Phrase? {
        let start = verb.map { $0.at + $0.length } ?? 0
        var candidates: [Phrase] = []
        for i in words.indices
        where ["on", "of", "from", "onto", "across"].contains(words[i]) || i == start
            || i == 0 && verb?.at != 0
        {
            let at = i == start || i == 0 && !["on", "of", "from"].contains(words[i]) ? i : i + 1
            guard let (phrase, _) = reader.phrase(at) else { continue }
            candidates.append(phrase)
        }
        if let own = words.first(where: { $0.hasSuffix("'s") }) {
            candidates.append(Phrase(.definite, noun: String(own.dropLast(2))))
        }
        return candidates.last { phrase in
            guard !phrase.isBare || phrase.determiner == .pronoun else { return false }
            let first = phrase.noun.split(separator: " ").first.map(String.init) ?? ""
            return !Lexicon.lettering.contains(phrase.head) && !Lexicon.lettering.contains(first)
                && !Lexicon.picture.contains(phrase.head) && Lexicon.colors[phrase.head] == nil
                && !Lexicon.fonts.contains(phrase.head)
                && !["i", "we", "color", "size"].contains(phrase.head)
        }.map { phrase in
            var phrase = phrase
            phrase.text = nil
            phrase.spots = phrase.spots.filter {
                $0.kind != .on || !$0.anchors.contains { Lexicon.lettering.contains($0.head) }
            }
            return phrase
        }
    }

    /// Without a string: font, colour, size, removal.
    private func style(_ bearer: Phrase?) -> [Change]? {
        if let verb, verb.verb == .remove {
            guard let target = reader.phrase(verb.at + verb.length)?.0,
                Lexicon.lettering.contains(target.head)
            else { return nil }
            return [.erase(bearer)]
        }
        guard
            verb.map({ [.change, .recolor, .resize, .replace, .add, .write].contains($0.verb) })
                ?? true
        else { return nil }
        let fonts = words.filter {
            Lexicon.fonts.contains($0) && !(["light", "heavy"].contains($0) && anyTone() != nil)
        }
        if says("font", "typeface", "typography") || !fonts.isEmpty,
            anyTone() == nil || says("font") && !fonts.isEmpty
        {
            let named = fonts.isEmpty ? words.last ?? "" : fonts.joined(separator: " ")
            if let tone = anyTone() { return [.font(bearer, named), .ink(bearer, tone)] }
            if let size = words.first(where: { Lexicon.comparatives[$0] != nil }), fonts.isEmpty {
                return [.enlargeText(bearer, factor(size))]
            }
            return [.font(bearer, named)]
        }
        if let tone = anyTone() ?? metal { return [.ink(bearer, tone)] }
        if let size = words.first(where: { Lexicon.comparatives[$0] != nil }) {
            return [.enlargeText(bearer, factor(size))]
        }
        if let verb, verb.verb == .resize { return [.enlargeText(bearer, factor(words[verb.at]))] }
        return nil
    }

    /// Letters of gold are inked in its colour.
    private var metal: Tone? {
        says("gold", "golden", "brass")
            ? Tone(.yellow, .dark)
            : says("silver", "chrome") ? Tone(.gray, .light) : says("copper") ? Tone(.brown) : nil
    }
}
