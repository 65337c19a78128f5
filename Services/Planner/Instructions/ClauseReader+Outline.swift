import Script

/// Clauses whose verb no list knows, read by their outline; and what is wished away.
extension ClauseReader {
    /// "make sure there is no dog", "without any chairs", "free of people", "the absence of cars".
    func absence() -> [Change]? {
        var at: Int?
        for i in words.indices {
            let before = i > 0 ? words[i - 1] : ""
            let isThere = [
                "is", "are", "there's", "be", "has", "have", "with", "contains", "shows", "see",
                "want",
            ].contains(before)
            switch words[i] {
            case "no" where i == 0 || isThere: at = i + 1
            case "without" where i == 0 || isThere || i == words.count - 2 && verb == nil:
                at = i + 1
            case "absence", "removal", "deletion", "disappearance":
                if reader.word(i + 1) == "of" { at = i + 2 }
            case "free":
                if ["of", "from"].contains(reader.word(i + 1)), isThere || before == "completely" {
                    at = i + 2
                }
            case "rid" where reader.word(i + 1) != "of":
                if let of = words.indices.dropFirst(i).first(where: { words[$0] == "of" }) {
                    at = of + 1
                }
            default: break
            }
            if at != nil { break }
        }
        guard let at,
            !["text", "lettering", "longer", "more"].contains(reader.word(at))
                || reader.word(at) == "more"
        else { return nil }
        let start = ["more", "any", "longer"].contains(reader.word(at)) ? at + 1 : at
        let phrases = list(start).0.filter { !$0.isBare }
        guard !phrases.isEmpty else { return nil }
        return phrases.map { phrase in
            var phrase = phrase
            phrase.count = nil
            if let change = Self.weather(of: phrase), case .sky = change { return .sky(.clear) }
            return .remove(phrase)
        }
    }

    /// A verb first, then a phrase, then what goes with it.
    func outline() -> [Change]? {
        guard words.count >= 3 else { return nil }
        // "yellow shall grace the tree"
        if let (tone, next) = reader.tone(0), next < words.count, let last = lastPhrase(after: next)
        {
            return [.recolor(last, tone)]
        }
        let isSubjectFirst = ["the", "a", "an", "this", "that", "these", "those"].contains(words[0])
        if isSubjectFirst {
            let modal = words.indices.first {
                [
                    "should", "shall", "must", "needs", "need", "ought", "will", "has", "have",
                    "is", "are",
                ].contains(words[$0])
            }
            guard let modal, let subject = list(0).0.first else { return nil }
            if let tone = anyTone() { return [.recolor(subject, tone)] }
            if says("into", "as", "replaced"),
                let i = words.indices.dropFirst(modal).first(where: {
                    ["into", "as", "with", "by"].contains(words[$0])
                })
            {
                return become([subject], i + 1, or: subject)
            }
            return nil
        }
        guard Verb.at(0, words) == nil || verb?.at == 0,
            let (object, next) = reader.phrase(1, takesPlaces: false),
            !object.isBare || object.determiner == .pronoun
        else { return nil }
        let isNew =
            object.determiner == .indefinite || object.count != nil
            || object.determiner == .none && object.isPlural
        let link = reader.word(next)
        if isNew {
            let (places, end) = destinations(next)
            return end > next || next >= words.count ? [.add(object, places)] : nil
        }
        if link == "in" || link == "with" || link == "to", let (tone, end) = reader.tone(next + 1),
            end >= words.count || Lexicon.boundaries.contains(reader.word(end))
        {
            return [.recolor(object, tone)]
        }
        if link == "with", let (thing, _) = reader.phrase(next + 1, takesPlaces: false),
            !thing.isBare,
            thing.determiner == .indefinite || thing.count != nil || thing.isPlural
        {
            if Lexicon.picture.contains(object.head) { return [.add(thing, [])] }
            return [.add(thing, [.spot(Spot(.on, [object]))])]
        }
        if link == "from" || link == "off" { return [.remove(object)] }
        return nil
    }

    private func lastPhrase(after start: Int) -> Phrase? {
        for i in words.indices.dropFirst(start)
        where ["the", "it", "this", "that"].contains(words[i]) {
            if let (phrase, _) = reader.phrase(i), !phrase.isBare || phrase.determiner == .pronoun {
                return phrase
            }
        }
        return nil
    }
}
