import Foundation
import Script

extension ClauseReader {
    typealias Found = (verb: Verb, at: Int, length: Int)

    /// What the clause's verb asks for; empty if it makes no sense of the rest.
    func act(_ found: Found) -> [Change] {
        let start = found.at + found.length
        switch found.verb {
        case .remove: return removal(start, found)
        case .replace: return replacement(start, found)
        case .swap where subject(before: found.at).count >= 2:
            let both = subject(before: found.at)
            return [.swap(both[0], both[1])]
        case .swap: return exchange(start) ?? replacement(start, found)
        case .add, .write: return addition(start, found)
        case .move: return movement(start, found)
        case .turn: return turning(start, found)
        case .resize: return sizing(start, found)
        case .duplicate: return copies(start)
        case .recolor: return painting(start, found)
        case .change: return change(start, found)
        case .zoom: return []
        }
    }

    /// What stands before the verb, if the clause tells rather than asks: "the sign needs to vanish".
    func subject(before at: Int) -> [Phrase] {
        guard at > 0 else { return [] }
        let (phrases, _) = list(0)
        return phrases.filter { $0.determiner != .pronoun || at < 3 }.filter { !isSpeaker($0) }
    }

    private func isSpeaker(_ phrase: Phrase) -> Bool {
        ["i", "we", "you", "there", "let", "image", "picture", "photo"].contains(phrase.noun)
    }

    // MARK: Removing

    private func removal(_ start: Int, _ found: Found) -> [Change] {
        var start = start
        while ["away", "out", "of", "with", "off"].contains(reader.word(start)),
            start < words.count - 1
        { start += 1 }
        // "drop a cat onto the sofa", "clean the car" are something else.
        var (phrases, next) = list(start)
        if words[found.at].hasPrefix("drop"), let first = phrases.first,
            first.determiner == .indefinite
        {
            return addition(start, found)
        }
        phrases = phrases.filter {
            !$0.isBare || $0.determiner != .none || $0.tone != nil || $0.side != nil
        }
        if phrases.isEmpty || phrases.allSatisfy({ Lexicon.picture.contains($0.head) }) {
            phrases = subject(before: found.at)
        }
        // "clear the table": what is on it.
        if ["clear", "clean", "wipe"].contains(words[found.at]), let one = phrases.first,
            Lexicon.parts[one.head] != nil
        {
            if reader.word(next) == "of", let (things, _) = reader.phrase(next + 1) {
                return [.remove(things)]
            }
            return [.remove(Phrase(.all, isPlural: true, spots: [Spot(.on, [one])]))]
        }
        next = 0
        return phrases.map { phrase in
            var phrase = phrase
            if phrase.count == 0 { phrase.count = nil }
            return .remove(phrase)
        }
    }

    // MARK: Replacing

    private func replacement(_ start: Int, _ found: Found) -> [Change] {
        if words[found.at].hasPrefix("substitut"), let change = substitution(start) {
            return [change]
        }
        let (targets, next) = list(start)
        if targets.count >= 2,
            ["exchange", "switch", "trade", "swap"].contains(where: {
                words[found.at].hasPrefix($0)
            }),
            next >= words.count || ["places", "around", "positions"].contains(reader.word(next))
        {
            return [.swap(targets[0], targets[1])]
        }
        var i = next
        // "replace the dog in the picture by a cat"
        while i < words.count, !["with", "by", "for", "to", "into"].contains(words[i]) { i += 1 }
        if i < words.count, let target = targets.first {
            return become(targets, i + 1, or: target)
        }
        // "the giraffe should be replaced with a bear"
        let subjects = subject(before: found.at)
        if let target = subjects.first, ["with", "by"].contains(reader.word(start)) {
            return become([target], start + 1, or: target)
        }
        // "a bear replaces the giraffe", "have a bear replace the giraffe"
        if let target = targets.first, let new = subjects.last { return [.replace(target, new)] }
        return []
    }

    /// "substitute a bear for the giraffe"; with "with" it reads like replace.
    private func substitution(_ start: Int) -> Change? {
        guard let (new, next) = reader.phrase(start, takesPlaces: false),
            reader.word(next) == "for" || reader.word(next) == "in",
            let at = words.indices.last(where: { ["for", "of"].contains(words[$0]) }),
            let (old, _) = reader.phrase(at + 1)
        else { return nil }
        return .replace(old, new)
    }

    /// Things become what is said from `start` on.
    func become(_ targets: [Phrase], _ start: Int, or first: Phrase) -> [Change] {
        if targets.contains(where: { Lexicon.backgrounds.contains($0.head) }),
            let change = surroundings(start)
        {
            return [change]
        }
        guard let (new, _) = reader.phrase(start) else { return [] }
        return targets.map { target in
            var new = new
            if let text = new.text, new.isBare { return .write(target, old: nil, new: text) }
            if target.isPlural, new.count == nil,
                target.determiner == .definite || target.determiner == .all
            {
                new.isPlural = true
            }
            return new.isBare && new.tone != nil
                ? .recolor(target, new.tone ?? Tone(.gray)) : .replace(target, new)
        }
    }

    private func exchange(_ start: Int) -> [Change]? {
        let (phrases, next) = list(start)
        if phrases.count >= 2, !["for", "by"].contains(reader.word(next)) {
            return [.swap(phrases[0], phrases[1])]
        }
        guard let one = phrases.first, reader.word(next) == "with" || reader.word(next) == "and",
            let (other, _) = reader.phrase(next + 1)
        else { return nil }
        // "swap the mug with a vase" brings a new thing; "with the vase" exchanges places.
        let isKnown =
            other.determiner == .definite || other.determiner == .pronoun
            || other.determiner == .other
        let asksPlaces = says("places", "positions", "place", "position")
        return isKnown || asksPlaces ? [.swap(one, other)] : [.replace(one, other)]
    }
}
