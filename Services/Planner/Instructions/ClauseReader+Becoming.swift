import Script

/// "make … red", "turn … into …", "the … should be …".
extension ClauseReader {
    func change(_ start: Int, _ found: Found) -> [Change] {
        // "use blue for the mug", "choose a purple colour for the flowers", "give the mug a red colour"
        if let change = coloring(start) { return change }
        var (targets, next) = list(start)
        targets = targets.filter { !$0.isBare || $0.determiner != .none || $0.side != nil }
        // "have a cat on the sofa", "use a wooden table": something new.
        if let one = targets.first,
            ["have", "want", "see", "has", "show", "need", "show", "include"].contains(
                words[found.at])
        {
            let (plain, _) = list(start, takesPlaces: false)
            if one.determiner != .definite,
                one.determiner != .pronoun || plain.first?.isBare == false
            {
                if one.count == 0 {
                    return targets.map {
                        var p = $0; p.count = nil; return .remove(p)
                    }
                }
                if next >= words.count || destinations(next).1 >= words.count {
                    return addition(start, found)
                }
            }
        }
        // "turn the light on", "change places"
        if targets.isEmpty { targets = subject(before: found.at) }
        if targets.isEmpty, found.at > 0 { return statement() ?? [] }
        guard !targets.isEmpty else { return [] }
        if found.at > 0, subject(before: found.at).first != nil,
            ["become", "becomes", "turn", "turns", "look", "be", "appear", "get", "go", "goes"]
                .contains(words[found.at]),
            !["the", "it"].contains(reader.word(start))
        {
            return became(subject(before: found.at), start)
        }
        var i = next
        // "from red to blue"
        if reader.word(i) == "from",
            let to = words.indices.dropFirst(i).first(where: {
                words[$0] == "to" || words[$0] == "into"
            })
        {
            i = to
        }
        if i >= words.count { return unsaid(start, found) }
        return became(targets, i)
    }

    /// "make the mug and the vase red": the list swallowed what they are to become.
    private func unsaid(_ start: Int, _ found: Found) -> [Change] {
        for cut in stride(from: words.count - 1, through: start + 1, by: -1) {
            // "dark green" is one colour.
            if Lexicon.shades[words[cut - 1]] != nil, Lexicon.colors[words[cut]] != nil { continue }
            let own = ClauseReader(Array(words[..<cut]), reader.strings)
            let (targets, next) = own.list(start)
            let named = targets.filter {
                !$0.isBare || [.pronoun, .all, .other].contains($0.determiner) || $0.side != nil
            }
            guard next >= cut, !named.isEmpty, named.count == targets.count,
                named.last?.head != "color"
            else { continue }
            let rest = words.count - cut
            if let tone = reader.tone(cut) {
                if tone.1 >= words.count { return named.map { .recolor($0, tone.0) } }
                if tone.1 == words.count - 1, let material = Lexicon.materials[reader.word(tone.1)]
                {
                    return named.map { .remake($0, material, tone.0) }
                }
            }
            if rest == 1, let material = Lexicon.materials[reader.word(cut)] {
                return named.map { .remake($0, material, nil) }
            }
            if rest == 1, Lexicon.comparatives[reader.word(cut)] != nil {
                return named.map { .resize($0, factor(reader.word(cut))) }
            }
        }
        // "of glass", "in red": taken for what tells it from others.
        let targets = list(start).0
        guard ["make", "have", "let"].contains(words[found.at]) else { return [] }
        return targets.compactMap { target in
            var plain = target
            (plain.material, plain.tone) = (nil, nil)
            if let material = target.material { return .remake(plain, material, target.tone) }
            return target.tone.map { .recolor(plain, $0) }
        }
    }

    /// What things are to be, said from `start` on.
    func became(_ targets: [Phrase], _ start: Int) -> [Change] {
        var i = start
        while [
            "to", "into", "be", "as", "like", "is", "are", "in", "with", "look", "become", "a",
            "being", "appear", "out", "of", "made", "so", "that", "it", "turn", "all", "completely",
            "entirely",
        ].contains(reader.word(i)),
            i < words.count - 1
        {
            if reader.word(i) == "a", reader.tone(i) == nil,
                Lexicon.comparatives[reader.word(i + 1)] == nil, reader.word(i + 1) != "bit",
                reader.word(i + 1) != "little", reader.word(i + 1) != "lot",
                Lexicon.materials[reader.word(i + 1)] == nil
            {
                break
            }
            if ["in", "on"].contains(reader.word(i)),
                reader.complement(i, words.count).map({
                    if case .spot = $0.0 { true } else if case .side = $0.0 { true } else { false }
                }) ?? false,
                reader.tone(i) == nil
            {
                break
            }
            i += 1
        }
        let rest = Array(words[min(i, words.count)...])
        guard let first = rest.first else { return [] }
        // "make it night" is said of the scene, "make it blue" of the thing last spoken of.
        let isThing = targets.allSatisfy { $0.determiner == .pronoun } && reader.tone(i) != nil
        if !isThing, targets.contains(where: { isScene($0) }), let change = surroundings(i) {
            return [change]
        }
        if let tone = reader.tone(i),
            tone.1 >= words.count || Lexicon.boundaries.contains(reader.word(tone.1))
                || Lexicon.materials[reader.word(tone.1)] != nil
        {
            if let material = Lexicon.materials[reader.word(tone.1)] {
                return targets.map { .remake($0, material, tone.0) }
            }
            return targets.map { .recolor($0, tone.0) }
        }
        if let material = Lexicon.materials[first],
            rest.count == 1 || Lexicon.boundaries.contains(rest[1])
                || ["texture", "material", "finish", "surface"].contains(rest[1])
        {
            return targets.map { .remake($0, material, nil) }
        }
        let adverbs: Set<String> = [
            "a", "bit", "little", "much", "slightly", "lot", "more", "twice", "even", "very",
            "really", "three", "two", "times", "as", "half", "way", "far", "somewhat",
            "significantly", "considerably", "double", "by",
        ]
        let bare = rest.drop { adverbs.contains($0) && $0 != "half" || $0.hasSuffix("%") }
        if let word = bare.first {
            if Lexicon.comparatives[word] != nil,
                bare.count < 3 || Lexicon.boundaries.contains(bare[bare.startIndex + 1])
                    || says("times", "size")
            {
                return targets.map { .resize($0, factor(word)) }
            }
            if ["darker", "dark"].contains(word), bare.count == 1 {
                return targets.map { .shade($0, 0.55) }
            }
            if ["lighter", "brighter", "light", "bright", "paler"].contains(word), bare.count == 1 {
                return targets.map { .shade($0, 1.6) }
            }
            if word.hasSuffix("er") || word.hasSuffix("ish"), let tone = Self.comparative(word) {
                return targets.map { .recolor($0, tone) }
            }
        }
        if says("size") && (says("double", "twice", "half", "triple")) {
            return targets.map { .resize($0, factor("larger")) }
        }
        if first == "upside" || rest.contains("sideways") || rest.prefix(2) == ["face", "the"] {
            return targets.map { .turn($0, turn(verb: "turn")) }
        }
        if ["around", "left", "right", "clockwise", "counterclockwise", "by", "toward", "towards"]
            .contains(first), verb?.verb == .change || verb?.verb == .turn
        {
            return targets.map { .turn($0, turn(verb: "turn")) }
        }
        // "make it three apples", "make the mugs four"
        if let number = Int(first) ?? Lexicon.numbers[first], first != "one" || rest.count > 1,
            number > 0, number <= 12
        {
            let noun = reader.phrase(i)?.0 ?? Phrase()
            if let target = targets.first {
                if noun.isBare { return [.count(target, number)] }
                if target.determiner == .pronoun || target.head == noun.head {
                    var one = noun
                    one.count = nil
                    return [.count(one, number)]
                }
            }
        }
        if let place = destinations(i).0.first, rest.count > 1,
            reader.phrase(i) == nil || Lexicon.boundaries.contains(first)
        {
            return targets.map { .move($0, place) }
        }
        return become(targets, i, or: targets[0])
    }

    private static func comparative(_ word: String) -> Tone? {
        let stems = [
            word.replacing("ish", with: ""), String(word.dropLast(2)), String(word.dropLast(3)),
            String(word.dropLast(2)) + "e",
        ]
        return stems.lazy.compactMap { Lexicon.colors[$0] }.first
    }

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
            if i > 0, Lexicon.shades[words[i - 1]] != nil { return reader.tone(i - 1)?.0 }
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
    private func applied(_ start: Int) -> [Change]? {
        guard let (tone, next) = reader.tone(start),
            ["to", "on", "for", "onto"].contains(reader.word(next)),
            let (target, _) = reader.phrase(next + 1),
            !target.isBare || target.determiner == .pronoun
        else { return nil }
        return scenic(target, tone)
    }

    private func owned(_ at: Int) -> Phrase? {
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

    private func scenic(_ target: Phrase, _ tone: Tone) -> [Change] {
        [.recolor(target, tone)]
    }

    // MARK: Statements

    /// "there should be three apples", "the mug should be red", "no people", "I want a cat".
    func statement() -> [Change]? {
        if reader.word(0) == "there" || says(phrase: "there should") || says(phrase: "there be"),
            let there = words.firstIndex(of: "there")
        {
            var i = there + 1
            while [
                "should", "must", "shall", "be", "is", "are", "will", "only", "need", "needs", "to",
                "just", "ought", "now", "not",
            ].contains(reader.word(i)) { i += 1 }
            guard let (phrase, next) = reader.phrase(i, takesPlaces: false) else { return nil }
            if phrase.count == 0 || words[..<i].contains("not") {
                var one = phrase
                one.count = nil
                return [.remove(one)]
            }
            if let count = phrase.count, phrase.determiner != .another,
                phrase.isPlural || says("only")
            {
                var one = phrase
                one.count = nil
                return [.count(one, count)]
            }
            return [.add(phrase, destinations(next).0)]
        }
        if reader.word(0) == "no" || reader.word(0) == "without",
            let (phrase, next) = reader.phrase(reader.word(0) == "no" ? 0 : 1),
            next >= words.count - 1
        {
            var one = phrase
            one.count = nil
            return [.remove(one)]
        }
        let links: Set<String> = [
            "should", "must", "shall", "needs", "need", "could", "is", "are", "ought", "will",
            "would", "has", "to",
        ]
        guard let link = words.indices.dropFirst().first(where: { links.contains(words[$0]) })
        else { return nil }
        var i = link
        while links.contains(reader.word(i))
            || [
                "be", "to", "become", "have", "also", "now", "look", "turn", "appear", "get",
                "instead",
            ].contains(reader.word(i))
        { i += 1 }
        let subjects = list(0).0
        guard i < words.count, !subjects.isEmpty else { return nil }
        if let tone = coloring(i) { return tone }
        if says("gone", "away") { return subjects.map { .remove($0) } }
        let changes = became(subjects, i)
        return changes.isEmpty ? nil : changes
    }

    // MARK: Bare words

    /// "bigger", "a bit brighter", "red", "more dramatic", "another one", "two more".
    func bare(after before: ClauseReader?, last: Change?) -> [Change]? {
        if let before, let verb = before.verb, !words.isEmpty {
            // A list that went on: the verb is shared.
            let opened = Array(before.words[verb.at..<verb.at + verb.length])
            if Lexicon.boundaries.contains(words[0]) || Verb.at(0, words) == nil {
                var shared = ClauseReader(opened + words, reader.strings)
                let changes = shared.changes(after: nil, last: nil)
                let known = changes.allSatisfy { if case .unclear = $0 { false } else { true } }
                if known, words.count > 1 { return changes }
            }
        }
        let word = words.last { Lexicon.comparatives[$0] != nil } ?? ""
        if !word.isEmpty, words.count <= 5 { return [.resize(.it, factor(word))] }
        if let (tone, next) = reader.tone(0), next >= words.count { return [.recolor(.it, tone)] }
        if words.count == 1, let material = Lexicon.materials[words[0]] {
            return [.remake(.it, material, nil)]
        }
        if let (phrase, next) = reader.phrase(0, takesPlaces: false),
            phrase.determiner == .another || says("more") && phrase.count != nil
        {
            if phrase.isBare { return [.duplicate(.it, max(1, phrase.count ?? 1))] }
            return [.add(phrase, destinations(next).0)]
        }
        return nil
    }
}
