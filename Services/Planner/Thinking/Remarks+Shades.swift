import Knowledge
import Script
import Space
import Staging

/// "a dark green armchair", "a navy mug": what the words say of a colour beyond the script's palette.
extension Remarks {
    /// The shade of each coloured group of a script, linear, where the words name one.
    func shades(_ script: SceneScript) -> [Character: V3] {
        var found: [Character: V3] = [:]
        let nouns = Set(script.entities.map { Noun.singular($0.lastWord) })
        for entity in script.entities {
            guard let color = entity.color else { continue }
            let noun = Noun.singular(entity.lastWord)
            found[entity.id] =
                words.indices.filter { Noun.singular(words[$0]) == noun }.lazy
                .compactMap { shade(of: color, before: $0, unless: nouns) }.first
        }
        return found
    }

    /// The shade of a colour that is named of one of these things: "a pale blue wall".
    func shade(of color: SceneScript.Color, ofAny things: Set<String>) -> V3? {
        words.indices.filter { things.contains(words[$0]) }.lazy
            .compactMap { shade(of: color, before: $0, unless: things) }.first
    }

    private static let ends: Set<String> = [
        "a", "an", "the", "and", "or", "with", "of", "on", "in", "to", "at", "by", "for", "from",
        "beside", "near", "under", "behind", "one", "two", "three", "its", "his", "her", "is",
    ]

    /// Read backwards from a noun to the word that its phrase begins with.
    private func shade(
        of color: SceneScript.Color, before noun: Int, unless nouns: Set<String>
    ) -> V3? {
        var first = noun
        while first > 0, noun - first < 6, !Self.ends.contains(words[first - 1]),
            !nouns.contains(Noun.singular(words[first - 1]))
        {
            first -= 1
        }
        for at in first..<noun {
            if at + 1 < noun {
                let both = words[at] + " " + words[at + 1]
                if Palette.family(ofHue: both) == color.rawValue { return Palette.hue(both) }
            }
            if Palette.family(ofHue: words[at]) == color.rawValue { return Palette.hue(words[at]) }
            let word = words[at] == "grey" ? "gray" : words[at]
            guard word == color.rawValue, at > first,
                let shade = Self.words[words[at - 1]]
            else { continue }
            return Palette.color(word, shade)
        }
        return nil
    }

    private static let words: [String: Palette.Shade] = [
        "light": .light, "dark": .dark, "deep": .dark, "bright": .bright, "vivid": .bright,
        "vibrant": .bright, "pale": .pale, "pastel": .pale, "soft": .pale, "faded": .pale,
    ]
}

extension SceneScript.SurfaceKind {
    /// What such a surface may have been called by, with a colour before it.
    var nouns: Set<String> {
        let others: [String] =
            switch self {
            case .table: ["tabletop", "tablecloth", "cloth", "surface", "tray", "pedestal"]
            case .shelf: ["windowsill", "sill", "ledge", "mantel"]
            case .counter: ["countertop", "worktop"]
            case .rug: ["carpet", "blanket", "mat"]
            case .bench: ["workbench"]
            default: []
            }
        return Set(others + [rawValue, rawValue + "s"])
    }
}
