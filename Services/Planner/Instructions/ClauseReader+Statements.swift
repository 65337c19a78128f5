import Script

/// Clauses that tell how it should be, and bare words.
extension ClauseReader {
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
