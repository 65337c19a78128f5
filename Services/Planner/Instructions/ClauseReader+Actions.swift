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

    // MARK: Adding

    func addition(_ start: Int, _ found: Found) -> [Change] {
        var start = start
        // "put in a cat", "bring up"
        while ["in", "up", "into", "on"].contains(reader.word(start)),
            PhraseReaderOpeners.contains(reader.word(start + 1)),
            found.verb == .add || found.verb == .move,
            !Lexicon.picture.contains(reader.word(start + 2)),
            reader.complement(start, words.count).map({
                if case .spot = $0.0 { false } else { true }
            }) ?? true
        { start += 1 }
        var lead: [Destination] = []
        // "place to the left of the dog a cat", "on the table, put a mug"
        var at = 0
        if found.at > 0 { (lead, at) = destinations(0) }
        if at > found.at { lead = [] }
        if lead.isEmpty, let (complement, next) = reader.complement(start, words.count),
            next < words.count
        {
            switch complement {
            case .spot(let spot): (lead, start) = ([.spot(spot)], next)
            case .side(let side): (lead, start) = ([.side(side)], next)
            case .noise: start = next
            default: break
            }
        }
        if reader.word(start) == "with" { start += 1 }
        if reader.word(start) == "," { start += 1 }
        var (phrases, next) = list(start, takesPlaces: false)
        phrases = phrases.filter {
            !$0.isBare || $0.determiner == .pronoun || $0.determiner == .another
                || $0.determiner == .other || $0.text != nil || $0.side != nil
        }
        if phrases.isEmpty, found.at > 0 {
            (phrases, next) = (
                subject(before: found.at).map {
                    var p = $0; p.spots = []; return p
                }, start
            )
        }
        guard !phrases.isEmpty else { return [] }
        let places = lead + destinations(next).0
        // "put the mug on the table" moves a mug that is there.
        if let one = phrases.first, phrases.count == 1,
            one.determiner == .definite || one.determiner == .pronoun || one.determiner == .all,
            found.verb != .write
        {
            if [
                "add", "insert", "includ", "introduc", "incorporat", "integrat", "generat", "creat",
                "draw",
            ].contains(where: { words[found.at].hasPrefix($0) }) {
                return [.add(one, places)]
            }
            return places.first.map { [.move(one, $0)] }
                ?? (one.determiner == .pronoun ? [] : [.add(one, [])])
        }
        return phrases.flatMap { phrase -> [Change] in
            if let scene = Self.weather(of: phrase) { return [scene] }
            if phrase.determiner == .another, phrase.isBare {
                return [.duplicate(.it, phrase.count ?? 1)]
            }
            return [.add(phrase, places)]
        }
    }

    private var PhraseReaderOpeners: Set<String> {
        ["a", "an", "the", "some", "one", "two", "three", "another", "more"]
    }

    static func weather(of phrase: Phrase) -> Change? {
        switch phrase.head {
        case "rain", "rainfall", "drizzle": .sky(.rain)
        case "snow", "snowfall", "snowflake": .sky(.snow)
        case "fog", "mist", "haze": .sky(.fog)
        case "cloud": .sky(.cloudy)
        case "star" where phrase.isPlural: .sky(.starry)
        case "storm", "thunderstorm", "lightning": .sky(.stormy)
        case "sunset", "sundown": .time(.sunset)
        case "sunlight", "sunshine": .light(.character(.sun))
        case "moonlight": .light(.character(.moon))
        default: nil
        }
    }

    /// Places from `start` on.
    func destinations(_ start: Int) -> ([Destination], Int) {
        var found: [Destination] = []
        var i = start
        while i < words.count {
            if ["and", ",", "so", "that", "it", "is", "be", "should"].contains(words[i]) {
                i += 1; continue
            }
            guard let (complement, next) = reader.complement(i, words.count) else { break }
            switch complement {
            case .spot(let spot): found.append(.spot(spot))
            case .side(let side): found.append(.side(side))
            default: break
            }
            i = next
        }
        return (found, i)
    }

    // MARK: Moving

    private func movement(_ start: Int, _ found: Found) -> [Change] {
        let verb = words[found.at]
        guard let (target, next) = reader.phrase(start, takesPlaces: false) else {
            let subjects = subject(before: found.at)
            guard let one = subjects.first else { return [] }
            return destination(start).map { [.move(one, $0)] } ?? []
        }
        let isNew =
            target.determiner == .indefinite || target.count != nil && target.determiner == .none
        if isNew || target.determiner == .another
            || target.determiner == .none && !target.isBare && target.count != nil
        {
            return addition(start, found)
        }
        if verb.hasPrefix("bring") || verb.hasPrefix("set") || verb.hasPrefix("position"), isNew {
            return addition(start, found)
        }
        if verb.hasPrefix("cent"), next >= words.count { return [.frame(.center(target))] }
        // "the mug on the left to the right": what comes first tells which.
        var (which, at) = (target, next)
        if let (complement, then) = reader.complement(next, words.count), then < words.count,
            destination(then) != nil
        {
            switch complement {
            case .side(let side): (which.side, at) = (side, then)
            case .spot(let spot):
                which.spots.append(spot)
                at = then
            default: at = then
            }
        }
        if let place = destination(at) { return [.move(which, place)] }
        if verb.hasPrefix("rais") || verb.hasPrefix("lift") {
            return [.move(which, .shift(.up, 1))]
        }
        if verb.hasPrefix("lower") { return [.move(which, .shift(.down, 1))] }
        if target.determiner == .none, !target.isBare { return addition(start, found) }
        return []
    }

    /// "to the left", "a bit closer", "next to the vase".
    func destination(_ start: Int) -> Destination? {
        let rest = words.indices.contains(start) ? Array(words[start...]) : []
        let amount: Float =
            rest.contains("bit") || rest.contains("little") || rest.contains("slightly")
            ? 0.5
            : rest.contains("far") || rest.contains("much") || rest.contains("way") ? 2 : 1
        var i = start
        while [
            "a", "bit", "little", "slightly", "more", "much", "far", "further", "farther", "just",
            "over", "somewhat", "way",
        ].contains(reader.word(i)), i < words.count - 1 { i += 1 }
        switch reader.word(i) {
        case "left", "leftwards", "leftward": return .shift(.left, amount)
        case "right", "rightwards", "rightward": return .shift(.right, amount)
        case "forward", "forwards": return .shift(.nearer, amount)
        case "back", "backward", "backwards", "away": return .shift(.farther, amount)
        case "up", "upward", "upwards", "higher": return .shift(.up, amount)
        case "down", "downward", "downwards", "lower": return .shift(.down, amount)
        case "closer", "nearer":
            if ["to", "towards"].contains(reader.word(i + 1)),
                !["the", "us", "me"].contains(reader.word(i + 2))
                    || !["camera", "viewer", "us", "me"].contains(reader.word(i + 3))
            {
                break
            }
            return .shift(.nearer, amount)
        default: break
        }
        if ["towards", "toward", "to"].contains(reader.word(i)),
            says("camera", "viewer", "us", "me")
        {
            return .shift(.nearer, amount)
        }
        if reader.word(i) == "from", says("camera", "viewer") { return .shift(.farther, amount) }
        guard let (complement, _) = reader.complement(i, words.count) else { return nil }
        switch complement {
        case .spot(let spot): return .spot(spot)
        case .side(let side):
            // "to the left" is some way, "on the left" a side of the frame.
            if reader.word(i) == "to", !says("side", "corner", "edge", "far") {
                switch side {
                case .left: return .shift(.left, amount)
                case .right: return .shift(.right, amount)
                case .front: return .shift(.nearer, amount)
                case .back: return .shift(.farther, amount)
                default: break
                }
            }
            return .side(side)
        default: return nil
        }
    }

    // MARK: Turning

    private func turning(_ start: Int, _ found: Found) -> [Change] {
        var phrases = list(start).0.filter { !$0.isBare || $0.determiner != .none }
        if phrases.isEmpty { phrases = subject(before: found.at) }
        let target = phrases.first ?? .it
        if Lexicon.picture.contains(target.head) { return [] }
        return [.turn(target, turn(verb: words[found.at]))]
    }

    func turn(verb: String) -> Turning {
        if says("upside", "overhead", "inverted") { return .upsideDown }
        if says(phrase: "on its side") || says(phrase: "on their side") || says("sideways")
            || says("over") && verb.hasPrefix("tip")
        {
            return .onItsSide
        }
        if verb.hasPrefix("flip"), !says("horizontally", "around") {
            return says("vertically") ? .upsideDown : .by(.pi)
        }
        if says("camera", "viewer", "us", "me", "forward", "front") { return .toCamera }
        if let degrees = words.lazy.compactMap({ Float($0.filter { $0.isNumber || $0 == "." }) })
            .first(where: { $0 > 0 })
        {
            return .by((says("right", "clockwise") ? -1 : 1) * degrees * .pi / 180)
        }
        let amount: Float =
            says("slightly", "bit", "little") ? .pi / 8 : says("quarter") ? .pi / 2 : .pi / 4
        if says("left", "counterclockwise", "anticlockwise", "counter-clockwise") {
            return .by(amount)
        }
        if says("right", "clockwise") { return .by(-amount) }
        if says("around", "round", "away", "backwards", "backward", "180") { return .by(.pi) }
        return .by(verb.hasPrefix("mirror") ? .pi : .pi / 2)
    }

    // MARK: Sizes

    private func sizing(_ start: Int, _ found: Found) -> [Change] {
        var at = start
        // "increase the size of the mug"
        if let of = words.indices.dropFirst(start).first(where: { words[$0] == "of" }),
            words[start..<of].contains(where: {
                ["size", "scale", "height", "width", "dimensions"].contains($0)
            })
        {
            at = of + 1
        } else if let of = words.indices.dropFirst(start).first(where: { words[$0] == "of" }),
            words[start..<of].contains(where: {
                ["number", "amount", "count", "quantity"].contains($0)
            }),
            let (target, next) = reader.phrase(of + 1)
        {
            if let number = number(from: next) { return [.count(target, number)] }
            let lemma = words[found.at]
            if lemma.hasPrefix("doubl") { return [.duplicate(target, -2)] }
            return [
                .duplicate(target, lemma.hasPrefix("increas") || lemma.hasPrefix("rais") ? 1 : -1)
            ]
        }
        var phrases = list(at).0.filter { !$0.isBare || $0.determiner != .none }
        if phrases.isEmpty { phrases = subject(before: found.at) }
        guard var target = phrases.first else { return [] }
        // "enlarge the mug's size"
        if target.head == "size", target.noun.contains(" ") {
            target.noun = String(target.noun.dropLast(5)).replacing("'s", with: "").trimmed
        }
        if ["brightness", "exposure", "light", "contrast"].contains(target.head) { return [] }
        return [.resize(target, factor(words[found.at]))]
    }

    /// Times the present size, by a verb or a comparative and how much it is said to be.
    func factor(_ word: String) -> Float {
        var factor: Float = Lexicon.comparatives[word] ?? 1.4
        for (stem, value) in Self.growth where word.hasPrefix(stem) { factor = value }
        if word.hasPrefix("scal") || word.hasPrefix("resiz") {
            factor = says("down", "smaller") ? 0.7 : 1.4
        }
        if says("twice", "double") || says(phrase: "two times") { factor = factor < 1 ? 0.5 : 2 }
        if says(phrase: "three times") || says("triple", "thrice") {
            factor = factor < 1 ? 1 / 3 : 3
        }
        if says("half") { factor = 0.5 }
        if says("much", "lot", "significantly", "considerably") {
            factor = factor < 1 ? factor * 0.75 : factor * 1.3
        }
        if says("slightly", "bit", "little"), factor != 0.7 || !says("little") {
            factor = factor < 1 ? 0.85 : 1.18
        }
        if let percent = words.first(where: { $0.hasSuffix("%") }).flatMap({ Float($0.dropLast()) })
        {
            factor = factor < 1 ? max(0.1, 1 - percent / 100) : 1 + percent / 100
        }
        if let times = words.first(where: { $0.hasSuffix("x") }).flatMap({ Float($0.dropLast()) }),
            times > 0
        {
            factor = times
        }
        return min(4, max(0.2, factor))
    }

    private static let growth: [(String, Float)] = [
        ("shrink", 0.65), ("shrunk", 0.65), ("reduc", 0.7), ("decreas", 0.7), ("halv", 0.5),
        ("doubl", 2), ("tripl", 3), ("minim", 0.6), ("enlarg", 1.4), ("magnif", 1.5),
    ]

    func number(from start: Int) -> Int? {
        guard start < words.count else { return nil }
        return words[start...].lazy.compactMap { Int($0) ?? Lexicon.numbers[$0] }.first
    }

    // MARK: Copies

    private func copies(_ start: Int) -> [Change] {
        var start = start
        if reader.word(start) == "of" { start += 1 }
        guard let (target, next) = reader.phrase(start) else { return [.duplicate(.it, 1)] }
        let times = says("twice") ? 2 : says("thrice") ? 3 : number(from: next) ?? 1
        return [.duplicate(target, max(1, min(11, times)))]
    }
}
