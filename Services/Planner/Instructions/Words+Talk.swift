/// How people say in a conversation what an instruction would say plainly.
extension Words {
    /// A clause as an instruction: "it's too dark" → "make it brighter", "bring it back" → "undo".
    static func plain(_ clause: [String]) -> [String] {
        var words = clause
        while let first = words.first, words.count > 1,
            sighs.contains(first) || words[1] == "," && praise.contains(first)
        {
            words.removeFirst()
            while words.count > 1, words.first == "," { words.removeFirst() }
        }
        return regret(words) ?? proposal(words) ?? cosy(words) ?? back(words) ?? words
    }

    /// "it's a bit too dark", "the mug looks too small", "that's too big".
    private static func regret(_ words: [String]) -> [String]? {
        guard let too = words.firstIndex(of: "too"), too > 0, too + 1 < words.count,
            let opposite = opposites[words[too + 1]]
        else { return nil }
        var subject = Array(words[..<too])
        while let last = subject.last, links.contains(last) { subject.removeLast() }
        if let last = subject.last, last.hasSuffix("'s") {
            subject[subject.count - 1] = String(last.dropLast(2))
        }
        if subject.isEmpty || ["that", "this", "everything", "all"].contains(subject.last ?? "") {
            subject = ["it"]
        }
        // Light is of the whole, shades are of things.
        let isWhole = ["it", "picture", "image", "scene", "room", "light"].contains(
            subject.last ?? "")
        let word = isWhole ? opposite : lighter[opposite] ?? opposite
        return ["make"] + subject + [word]
    }

    /// "what about a sunset?", "how about two mugs", "give me a foggy morning", "show me more of the table".
    private static func proposal(_ words: [String]) -> [String]? {
        if says(words, ["show", "me", "more"]) || says(words, ["see", "more", "of"]) {
            return ["zoom", "out"]
        }
        let openings = [
            ["what", "about"], ["how", "about"], ["give", "me"], ["show", "me"],
        ]
        guard let opening = openings.first(where: { words.starts(with: $0) }) else { return nil }
        var rest = Array(words.dropFirst(opening.count))
        while let last = rest.last, ["instead", "?", "there"].contains(last) { rest.removeLast() }
        guard let head = rest.last else { return nil }
        let isScene = rest.contains { Lexicon.times[$0] != nil || Lexicon.skies[$0] != nil }
        let isLook =
            rest.count <= 2 && Lexicon.colors[head] != nil || Lexicon.comparatives[head] != nil
        if isScene || isLook { return ["make", "it"] + rest }
        // "how about a wooden table instead?": the one that is there becomes so.
        if words.contains("instead"), rest.count > 2, ["a", "an"].contains(rest[0]) {
            return ["change", "the", head, "to"] + rest
        }
        let isNew = ["a", "an", "some", "another", "more"].contains(rest[0])
        return isNew || Lexicon.numbers[rest[0]] != nil ? ["add"] + rest : rest
    }

    private static func cosy(_ words: [String]) -> [String]? {
        guard words.contains(where: cosiness.contains), words.count < 9 else { return nil }
        return ["make", "the", "light", "warmer"]
    }

    /// "bring it back": what is gone returns only by taking its going back.
    private static func back(_ words: [String]) -> [String]? {
        guard words.last == "back", words.count >= 3,
            ["bring", "get", "put", "have", "want", "give"].contains(words[words.count - 3]),
            ["it", "that", "them", "this"].contains(words[words.count - 2])
        else { return nil }
        return ["undo"]
    }

    private static func says(_ words: [String], _ phrase: [String]) -> Bool {
        words.indices.contains { words[$0...].starts(with: phrase) }
    }

    private static let sighs = Lexicon.set("hm hmm hmmm mm well oh ah wait alright right um uh")
    private static let praise = Lexicon.set(
        "great nice cool lovely good thanks perfect wow beautiful super fine yes yeah no")
    private static let links = Lexicon.set(
        "is are looks look seems seem was a bit little much still way far somewhat now slightly just be"
    )
    private static let cosiness = Lexicon.set(
        "cosier cozier cosy cozy cosiness coziness homelier homely snug snugger")
    private static let opposites = [
        "dark": "brighter", "dim": "brighter", "gloomy": "brighter", "bright": "darker",
        "light": "darker", "big": "smaller", "large": "smaller", "huge": "smaller",
        "tall": "smaller", "wide": "smaller", "high": "smaller", "small": "bigger",
        "little": "bigger", "tiny": "bigger", "short": "bigger", "cold": "warmer",
        "warm": "cooler",
    ]
    private static let lighter = ["brighter": "lighter"]
}
