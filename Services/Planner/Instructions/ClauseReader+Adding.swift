import Script

/// What comes into the picture, and where to.
extension ClauseReader {
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
}
