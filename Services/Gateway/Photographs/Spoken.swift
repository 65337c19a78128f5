import Knowledge
import Perception

/// What an instruction says of a photograph, as far as it must be known before its plan can be estimated.
package struct Spoken {
    /// Nouns of things that are taken to be in the picture, as they were said, in order.
    package let things: [String]
    /// "it", "this": something is meant that is not named.
    let pointsOut: Bool
    /// Of what things stand on.
    package let ground: Ground?
    let wantsSky: Bool
    let wantsBackground: Bool

    package enum Ground { case table, floor, ground, water }

    package init(_ instruction: String) {
        let words = Self.words(instruction)
        var (things, ground) = ([String](), Ground?.none)
        for (word, kind) in Self.grounds where words.contains(word) { ground = ground ?? kind }
        for start in words.indices where Self.definite.contains(words[start]) {
            // "the small red cup on the table": up to what is no longer part of the phrase.
            let own = words[(start + 1)...].prefix(6).drop { Self.adjectives.contains($0) }
                .prefix { !Self.ends.contains($0) }
            guard let last = own.last, !own.isEmpty else { continue }
            let noun = own.map { $0 == last ? Noun.singular($0) : $0 }.joined(separator: " ")
            if Self.surroundings.contains(Noun.singular(last)) { continue }
            if !things.contains(noun) { things.append(noun) }
        }
        self.things = things
        self.ground = ground
        pointsOut = !Set(words).isDisjoint(with: ["it", "this", "that", "them", "these"])
        wantsSky = !Set(words).isDisjoint(with: ["sky", "clouds", "sunset", "night", "storm"])
        wantsBackground = !Set(words).isDisjoint(with: ["background", "backdrop", "wall"])
    }

    /// Without what is in quotes.
    private static func words(_ text: String) -> [String] {
        var (plain, isQuoted) = ("", false)
        for letter in text {
            if "\"“”„«»".contains(letter) {
                isQuoted.toggle()
                plain.append(" ")
            } else if !isQuoted {
                plain.append(letter)
            }
        }
        return plain.lowercased().split { !($0.isLetter || $0 == "'" || $0 == "-") }
            .map(String.init)
    }

    private static let definite: Set = [
        "the", "this", "that", "these", "those", "his", "her", "its", "my", "your", "their",
    ]
    private static let ends: Set = [
        "a", "an", "and", "are", "as", "at", "away", "be", "become", "behind", "beside", "between",
        "blue", "black", "brown", "by", "completely", "darker", "from", "gold", "golden", "gray",
        "green", "grey", "in", "into", "is", "it", "larger", "left", "less", "lighter", "look",
        "more", "near", "next", "of", "on", "orange", "out", "pink", "please", "purple", "red",
        "right", "silver", "slightly", "smaller", "that", "the", "then", "to", "turquoise", "under",
        "brighter", "clear", "cloudy", "cooler", "dramatic", "has", "reads", "reading", "say",
        "saying", "says", "shows", "softer", "stormy", "sunny", "violet", "warmer", "was", "white",
        "with", "yellow", "bigger", "above", "twice", "upside",
    ]
    private static let adjectives: Set = [
        "small", "big", "large", "little", "red", "blue", "green", "yellow", "white", "black",
        "brown", "orange", "pink", "purple", "grey", "gray", "golden", "silver", "left", "right",
        "whole", "entire", "main", "other", "old", "new", "middle", "central",
    ]
    private static let surroundings: Set = [
        "sky", "background", "backdrop", "picture", "image", "photo", "photograph", "scene",
        "light", "lighting", "sun", "weather", "wall", "ground", "floor", "table", "desk",
        "counter", "grass", "sand", "field", "street", "road", "water", "lake", "sea", "surface",
        "left", "right", "middle", "center", "top", "bottom", "front", "foreground", "time",
        "meadow", "lawn", "path", "view", "camera", "frame", "cloud", "text", "side", "river",
        "corner", "mood", "horizon", "snow", "beach", "day", "shadow", "tabletop", "evening",
    ]
    private static let grounds: [(String, Ground)] = [
        ("table", .table), ("desk", .table), ("counter", .table), ("tabletop", .table),
        ("shelf", .table), ("floor", .floor), ("carpet", .floor), ("ground", .ground),
        ("grass", .ground), ("meadow", .ground), ("lawn", .ground), ("sand", .ground),
        ("field", .ground), ("street", .ground), ("road", .ground), ("path", .ground),
        ("pavement", .ground), ("snow", .ground), ("beach", .ground), ("lake", .water),
        ("water", .water), ("sea", .water), ("river", .water),
    ]

    /// Names that fit any thing.
    static let anything: Set = [
        "object", "thing", "subject", "item", "one", "figure", "motif", "main object",
    ]
}
