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
    func unsaid(_ start: Int, _ found: Found) -> [Change] {
        for cut in stride(from: words.count - 1, through: start + 1, by: -1) {
            // "dark green" is one colour.
            if ColorWords.shades[words[cut - 1]] != nil, Lexicon.colors[words[cut]] != nil {
                continue
            }
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
}
