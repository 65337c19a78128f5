import Script

/// An instruction as the changes that it asks for, in their order.
///
/// A deterministic reading: verbs say what is to be done, noun phrases to what, prepositions where. Nothing
/// here knows a plan; what phrases mean in one is decided where changes are made.
public struct InstructionReader {
    public static func read(_ instruction: String) -> [Change] {
        let words = Words(instruction)
        var changes: [Change] = []
        var before: ClauseReader?
        for clause in words.clauses {
            var reader = ClauseReader(clause, words.strings)
            let read = reader.changes(after: before, last: changes.last)
            changes += read
            if reader.verb != nil { before = reader }
        }
        // One clause that says nothing beside others that do is a figure of speech.
        let known = changes.filter { if case .unclear = $0 { false } else { true } }
        if !known.isEmpty, known.count < changes.count, words.clauses.count > known.count,
            changes.count - known.count <= 1, !instruction.contains(";"),
            case .unclear(let said)? = changes.first(where: {
                if case .unclear = $0 { true } else { false }
            }),
            said.split(separator: " ").count < 3
        {
            return known
        }
        return changes.isEmpty ? [.unclear(instruction)] : changes
    }
}

/// One clause: what is to be done, to what.
struct ClauseReader {
    let words: [String]
    let reader: PhraseReader
    /// The verb that decided.
    private(set) var verb: (verb: Verb, at: Int, length: Int)?

    init(_ words: [String], _ strings: [String]) {
        self.words = words
        reader = PhraseReader(words: words, strings: strings)
        verb = Self.firstVerb(words)
    }

    /// The first word that is a verb and not part of a noun phrase.
    private static func firstVerb(_ words: [String]) -> (verb: Verb, at: Int, length: Int)? {
        var found: (verb: Verb, at: Int, length: Int)?
        for i in words.indices {
            guard let (verb, length) = Verb.at(i, words) else { continue }
            let before = i > 0 ? words[i - 1] : ""
            // "the coat", "a drop": a noun after all.
            let isNoun =
                [
                    "the", "a", "an", "its", "his", "her", "their", "of", "'s", "more", "this",
                    "to the",
                ].contains(before)
                || Lexicon.colors[before] != nil && i > 1 || before.hasSuffix("'s")
            if isNoun { continue }
            if i == 0 || verb != .change { return (verb, i, length) }
            if found == nil { found = (verb, i, length) }
        }
        return found
    }

    /// "add a boat and its reflection in the water": a thing, and what mirrors it.
    private func withReflection(_ before: ClauseReader?, _ last: Change?) -> [Change]? {
        guard let verb, verb.verb == .add,
            let joint = words.indices.dropFirst(verb.at + 2).first(where: { i in
                ["and", "with"].contains(words[i]) && i + 2 < words.count
                    && ["its", "their", "a", "the"].contains(words[i + 1])
                    && words[i + 2].hasPrefix("reflection")
            })
        else { return nil }
        var thing = ClauseReader(Array(words[..<joint]), reader.strings)
        var image = ClauseReader(["add", "a"] + words[(joint + 2)...], reader.strings)
        let added = thing.changes(after: before, last: last)
        return added + image.changes(after: nil, last: added.last)
    }

    func says(_ any: String...) -> Bool { any.contains { words.contains($0) } }

    func says(phrase: String) -> Bool {
        (" " + words.joined(separator: " ") + " ").contains(" " + phrase + " ")
    }

    var marks: [String] { words.indices.compactMap { reader.string($0) } }

    /// - Parameters:
    ///   - before: the clause before, whose verb this one may share
    ///   - last: the change before
    mutating func changes(after before: ClauseReader?, last: Change?) -> [Change] {
        if let change = history() { return [change] }
        if isQuestion { return [.unclear(words.joined(separator: " "))] }
        if let change = shot() { return [change] }
        if let absence = absence() { return absence }
        if let toned = toned(), !toned.isEmpty { return toned }
        // "brighten up the table by adding a vase": the means are what is asked for.
        if let by = words.indices.dropFirst().dropLast().first(where: {
            words[$0] == "by" && words[$0 + 1].hasSuffix("ing") && Verb.at($0 + 1, words) != nil
        }) {
            var means = ClauseReader(Array(words[(by + 1)...]), reader.strings)
            return means.changes(after: before, last: last)
        }
        if let both = withReflection(before, last) { return both }
        if let change = elliptical() { return [change] }
        if let change = frame() { return [change] }
        if let found = lettering() { return found }
        if let found = scenery() { return found }
        if let found = paired() { return found }
        if let verb {
            let found = act(verb)
            if !found.isEmpty { return found }
        }
        if let found = statement() { return found }
        if let found = outline() { return found }
        if let found = bare(after: before, last: last) { return found }
        return [.unclear(words.joined(separator: " "))]
    }

    /// "what is on the desk": no wish; saying so is better than guessing at one.
    private var isQuestion: Bool {
        guard let first = words.first, words.count > 1 else { return false }
        let asks: Set<String> = [
            "what", "who", "which", "why", "what's", "who's", "where", "where's",
        ]
        return asks.contains(first)
            && ["is", "are", "did", "do", "does", "was", "were", "can", "happened"].contains(
                words[1])
            || asks.contains(first) && first.hasSuffix("'s")
    }

    // MARK: The conversation

    private func history() -> Change? {
        let line = words.joined(separator: " ")
        if says("undo", "revert") || says(phrase: "go back") && words.count < 6
            || says(phrase: "take that back") || says(phrase: "take it back")
            || says(phrase: "never mind") || line == "nevermind" || says(phrase: "previous version")
            || says(phrase: "as it was") || says(phrase: "as before") && words.count < 6
        {
            return .undo
        }
        if says("redo") && words.count < 4 { return .redo }
        return nil
    }

    /// "the other one", "same for the vase", "and the chair too"
    private func elliptical() -> Change? {
        var words = words
        var instead = false
        while let first = words.first, ["no", "not", ","].contains(first) || first == "sorry" {
            instead = true
            words.removeFirst()
        }
        for opening in [
            "i meant", "i mean", "rather", "that one ,", "this one ,", "that one", "this one",
        ] where instead || opening.hasPrefix("i ") {
            let parts = opening.split(separator: " ").map(String.init)
            if words.starts(with: parts), words.count > parts.count {
                instead = true
                words.removeFirst(parts.count)
                if words.first == "," { words.removeFirst() }
                if words.first == "but" { words.removeFirst() }
            }
        }
        var isSame = false
        for opening in [
            "the same for", "same for", "do the same to", "the same to", "do the same for",
            "do the same with", "do that to", "do it to",
            "same with", "the same with", "as well as",
        ] {
            let parts = opening.split(separator: " ").map(String.init)
            if words.starts(with: parts), words.count > parts.count {
                isSame = true
                words.removeFirst(parts.count)
            }
        }
        guard let first = words.first,
            isSame || instead || ["the", "both", "that", "this"].contains(first)
        else { return nil }
        let own = PhraseReader(words: words, strings: reader.strings)
        guard let (phrase, next) = own.phrase(0), next >= words.count,
            !phrase.isBare || phrase.determiner == .other || isSame || instead
                || phrase.tone != nil || phrase.side != nil
        else { return nil }
        guard isSame || instead || phrase.determiner == .other else { return nil }
        // "the other one green": what it should be is said, only not that it should.
        if phrase.determiner == .other, let tone = phrase.tone, !isSame, !instead {
            var one = phrase
            one.tone = nil
            if one.noun == "one" { one.noun = "" }
            return .recolor(one, tone)
        }
        return .again(phrase, instead: instead)
    }

    // MARK: Several at once

    /// "make the mug red and the vase blue": a verb that two pairs share.
    private func paired() -> [Change]? {
        guard let verb,
            let and = words.indices.dropFirst(verb.at + 3).first(where: {
                words[$0] == "and" && $0 + 2 < words.count && $0 > verb.at + 2
            }),
            ["the", "it", "them", "all", "its", "a", "an"].contains(words[and + 1])
                || verb.verb == .replace
        else { return nil }
        let head = Array(words[..<and])
        let tail = Array(words[verb.at..<verb.at + verb.length]) + Array(words[(and + 1)...])
        guard Verb.at(and + 1, words) == nil || words[and + 1] == "the" else { return nil }
        var (one, two) = (ClauseReader(head, reader.strings), ClauseReader(tail, reader.strings))
        guard [.change, .recolor, .replace, .turn, .resize].contains(verb.verb) else { return nil }
        let changes = one.changes(after: nil, last: nil) + two.changes(after: nil, last: nil)
        let isKnown = changes.allSatisfy { if case .unclear = $0 { false } else { true } }
        return isKnown ? changes : nil
    }

    // MARK: Lists

    /// "the mug, the vase and two plates", and where it ends.
    func list(_ start: Int, takesPlaces: Bool = true) -> ([Phrase], Int) {
        var phrases: [Phrase] = []
        var i = start
        while let (phrase, next) = reader.phrase(i, takesPlaces: takesPlaces) {
            guard next > i else { break }
            phrases.append(phrase)
            i = next
            var j = i
            while [",", "and", "or", "plus", "also"].contains(reader.word(j)) { j += 1 }
            guard j > i, j < words.count else { break }
            // "and on the table" goes on about the same.
            guard
                !Lexicon.boundaries.contains(reader.word(j))
                    || PhraseOpeners.contains(reader.word(j))
            else { break }
            i = j
        }
        return (phrases, i)
    }

    private let PhraseOpeners = Lexicon.set(
        "the a an it them all every each both this that these those another her his its their")
}
