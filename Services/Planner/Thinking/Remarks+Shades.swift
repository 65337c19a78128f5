import Knowledge
import Script
import Space
import Staging

/// "a dark green armchair", "a navy mug", "a pale oak table": what the words say of a colour beyond the script's palette.
extension Remarks {
    /// What stands before the names of a script's things, for each of them that the words name.
    func phrases(_ script: SceneScript) -> [Character: [[String]]] {
        let nouns = Set(script.entities.map { Noun.singular($0.lastWord) })
        var found: [Character: [[String]]] = [:]
        for entity in script.entities {
            let noun = Noun.singular(entity.lastWord)
            found[entity.id] = words.indices.filter { Noun.singular(words[$0]) == noun }
                .map { Array(words[phrase(before: $0, unless: nouns)]) }
        }
        return found
    }

    /// The phrases before any of these words: "a pale blue wall".
    func phrases(ofAny things: Set<String>) -> [[String]] {
        words.indices.filter { things.contains(words[$0]) }
            .map { Array(words[phrase(before: $0, unless: things)]) }
    }

    private static let ends: Set<String> = [
        "a", "an", "the", "and", "or", "with", "of", "on", "in", "to", "at", "by", "for", "from",
        "beside", "near", "under", "behind", "one", "two", "three", "its", "his", "her", "is",
    ]

    /// Read backwards from a noun to the word that its phrase begins with.
    private func phrase(before noun: Int, unless nouns: Set<String>) -> Range<Int> {
        var first = noun
        while first > 0, noun - first < 6, !Self.ends.contains(words[first - 1]),
            !nouns.contains(Noun.singular(words[first - 1]))
                || ColorWords.hues[words[first - 1]] != nil
        {
            first -= 1
        }
        return first..<noun
    }

    /// The shade of a colour in the first phrase that has one, linear.
    static func shade(of color: SceneScript.Color, _ phrases: [[String]]) -> V3? {
        phrases.lazy.compactMap { shade(of: color, in: $0) }.first
    }

    private static func shade(of color: SceneScript.Color, in phrase: [String]) -> V3? {
        for at in phrase.indices {
            if let both = pair(phrase, at), ColorWords.hues[both]?.color == color {
                return Palette.hue(both)
            }
            if ColorWords.hues[phrase[at]]?.color == color { return Palette.hue(phrase[at]) }
            guard at > 0, ColorWords.plain[phrase[at]] == color,
                let shade = ColorWords.shades[phrase[at - 1]]
            else { continue }
            return Palette.color(color.rawValue, shade)
        }
        return nil
    }

    /// A colour with a word of its own that the script has left out, linear: "a peach sofa".
    static func hue(_ phrases: [[String]]) -> V3? {
        for phrase in phrases {
            for at in phrase.indices {
                if at + 1 < phrase.count, phrase[at] == "rose", phrase[at + 1] == "gold" { break }
                if let both = pair(phrase, at), let hue = Palette.hue(both) { return hue }
                if let hue = Palette.hue(phrase[at]) { return hue }
            }
        }
        return nil
    }

    private static func pair(_ phrase: [String], _ at: Int) -> String? {
        at + 1 < phrase.count ? phrase[at] + " " + phrase[at + 1] : nil
    }
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
            case .floor: ["floorboards", "planks", "boards"]
            default: []
            }
        return Set(others + [rawValue, rawValue + "s"])
    }

    /// What it may have been called where it is of wood.
    var woods: Set<String> {
        let boards: Set = ["wood", "planks", "boards", "surface"]
        switch self {
        case .table, .desk, .counter, .bench:
            return boards.union(["table", "tabletop", "desk", "counter", "bench", "workbench"])
                .union(nouns)
        default: return boards.union(nouns)
        }
    }
}
