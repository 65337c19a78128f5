import Foundation
import Script

/// What becomes larger, smaller or more.
extension ClauseReader {
    func sizing(_ start: Int, _ found: Found) -> [Change] {
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

    func copies(_ start: Int) -> [Change] {
        var start = start
        if reader.word(start) == "of" { start += 1 }
        guard let (target, next) = reader.phrase(start) else { return [.duplicate(.it, 1)] }
        let times = says("twice") ? 2 : says("thrice") ? 3 : number(from: next) ?? 1
        return [.duplicate(target, max(1, min(11, times)))]
    }
}
