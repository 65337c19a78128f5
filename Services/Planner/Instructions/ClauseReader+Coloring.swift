import Script

/// Colours: what is painted, dyed or given one.
extension ClauseReader {
    /// "blacken the coat", "redden the door": the verb is the colour.
    func toned() -> [Change]? {
        guard let first = words.first, first.hasSuffix("en") || first.hasSuffix("ens"),
            words.count > 1
        else { return nil }
        let stem = first.hasSuffix("s") ? first.dropLast(3) : first.dropLast(2)
        guard
            let tone = [String(stem), String(stem.dropLast()), stem + "e"].lazy.compactMap({
                Lexicon.colors[$0]
            }).first
        else { return nil }
        return list(1).0.map { .recolor($0, tone) }
    }

    /// "paint the mug red", "dye the coat in blue", "paint a red stripe"
    func painting(_ start: Int, _ found: Found) -> [Change] {
        if let change = coloring(start) { return change }
        let (targets, next) = list(start)
        let named = targets.filter { !$0.isBare || $0.determiner != .none }
        if next < words.count, !named.isEmpty {
            var i = next
            while ["in", "with", "to", "a", "into", "as"].contains(reader.word(i)) { i += 1 }
            if let tone = reader.tone(i) { return named.map { .recolor($0, tone.0) } }
            if let material = Lexicon.materials[reader.word(i)] {
                return named.map { .remake($0, material, nil) }
            }
        }
        let cut = unsaid(start, found)
        if !cut.isEmpty { return cut }
        let subjects = subject(before: found.at)
        if !subjects.isEmpty, let tone = anyTone() { return subjects.map { .recolor($0, tone) } }
        if let one = named.first, let tone = one.tone, found.verb == .recolor,
            one.determiner == .indefinite
        {
            _ = tone
            return [.add(one, destinations(next).0)]
        }
        return []
    }

    /// The last colour that is said.
    func anyTone() -> Tone? {
        words.indices.reversed().lazy.compactMap { i -> Tone? in
            guard Lexicon.colors[words[i]] != nil else { return nil }
            if i > 0, ColorWords.shades[words[i - 1]] != nil { return reader.tone(i - 1)?.0 }
            return reader.tone(i)?.0
        }.first
    }

    /// "change the colour of the mug to red", "give the mug a red hue", "apply red to the mug",
    /// "the mug's colour should be red".
    func coloring(_ start: Int) -> [Change]? {
        let names: Set<String> = [
            "color", "colour", "hue", "shade", "tone", "tint", "colors", "colours", "hues",
            "shades", "coloring", "colouring", "tones", "coloration", "pigment", "palette", "dye",
            "paint",
        ]
        guard
            let at = words.indices.first(where: {
                names.contains(words[$0]) && !($0 == verb?.at && $0 == 0)
            })
        else {
            return applied(start)
        }
        guard let tone = anyTone() else { return nil }
        // "of the mug", "for the mug", "the mug's colour"
        if reader.word(at + 1) == "of", Lexicon.colors[reader.word(at + 2)] == nil,
            let (target, _) = reader.phrase(at + 2)
        {
            return scenic(target, tone)
        }
        if let owner = words[..<at].lastIndex(where: { $0.hasSuffix("'s") || $0.hasSuffix("s'") }),
            at - owner <= 2,
            let target = owned(owner)
        {
            return scenic(target, tone)
        }
        for word in ["to", "on", "for", "onto", "over", "upon", "of", "with", "by"] {
            if let i = words.indices.dropFirst(start).first(where: { words[$0] == word }),
                Lexicon.colors[reader.word(i + 1)] == nil,
                let (target, _) = reader.phrase(i + 1),
                !target.isBare || target.determiner == .pronoun, !names.contains(target.head),
                target.tone == nil || target.noun.count > 2
            {
                return scenic(target, tone)
            }
        }
        // "give the mug a red colour"
        let (targets, _) = list(start)
        if let target = targets.first, !target.isBare || target.determiner == .pronoun,
            !names.contains(target.head)
        {
            return scenic(target, tone)
        }
        let subjects = subject(before: verb?.at ?? 0).filter { !names.contains($0.head) }
        if let target = subjects.first { return scenic(target, tone) }
        return nil
    }

    /// "apply red to the mug", "use black on the bear"
    func applied(_ start: Int) -> [Change]? {
        guard let (tone, next) = reader.tone(start),
            ["to", "on", "for", "onto"].contains(reader.word(next)),
            let (target, _) = reader.phrase(next + 1),
            !target.isBare || target.determiner == .pronoun
        else { return nil }
        return scenic(target, tone)
    }

    func owned(_ at: Int) -> Phrase? {
        var plain = words
        plain[at] =
            plain[at].hasSuffix("'s") ? String(plain[at].dropLast(2)) : String(plain[at].dropLast())
        var start = at
        while start > 0, !Lexicon.boundaries.contains(plain[start - 1]),
            Verb.at(start - 1, plain) == nil
        { start -= 1 }
        if start > 0, plain[start - 1] == "the" { start -= 1 }
        return PhraseReader(words: Array(plain[...at]), strings: reader.strings).phrase(start)?.0
    }

    func scenic(_ target: Phrase, _ tone: Tone) -> [Change] {
        [.recolor(target, tone)]
    }
}
