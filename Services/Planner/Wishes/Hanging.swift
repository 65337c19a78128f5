import Script

/// What a prompt says of things that hang: which they are, and from what.
struct Hanging: Hashable, Sendable {
    enum Holder: Hashable, Sendable {
        /// The wall itself, or a hook, a peg, a rail that is on it.
        case wall
        /// A ceiling or a beam.
        case overhead
        /// A bough.
        case tree
        /// A line that laundry dries on.
        case line
        /// Something that stands below, or whatever the words name beside it.
        case other
    }

    /// Indices of mentions.
    var subjects: [Int]
    var holder: Holder
    /// The word for what they hang on, in the singular.
    var word = ""
    /// "hanging" is said, rather than only "on a hook".
    var isSaid = true
}

/// Finds what hangs in the words of a prompt.
struct HangingReader {
    private let words: [PromptWord]
    private let mentions: [Mention]

    static func read(_ words: [PromptWord], _ mentions: [Mention]) -> [Hanging] {
        HangingReader(words: words, mentions: mentions).read()
    }

    static let hooks: Set<String> = [
        "hook", "peg", "nail", "rail", "rack", "rod", "knob", "hanger", "pegboard", "bar",
    ]
    static let lines: Set<String> = ["clothesline", "line", "washline", "clothes-line"]
    static let overheads: Set<String> = [
        "ceiling", "beam", "rafter", "roof", "chain", "cord", "wire", "string", "awning", "porch",
        "arch", "pergola",
    ]
    static let boughs: Set<String> = ["branch", "bough", "tree", "limb", "twig", "treetop"]
    static let verbs: Set<String> = [
        "hanging", "hangs", "hang", "hung", "suspended", "dangling", "dangles", "dangle",
    ]
    /// Racks that stand on a floor.
    private static let standing: Set<String> = ["clothes", "coat", "garment", "drying", "towel"]

    private func text(_ i: Int) -> String {
        words.indices.contains(i) && words[i].kind == .word ? words[i].text : ""
    }

    private func read() -> [Hanging] {
        var found: [Hanging] = []
        for i in words.indices where words[i].kind == .word {
            let isVerb = Self.verbs.contains(text(i))
            let isPlace = ["on", "from"].contains(text(i))
            guard isVerb || isPlace else { continue }
            if isVerb, let next = mentions.firstIndex(where: { $0.range.lowerBound == i + 1 }),
                isOpening(i)
            {
                // "hanging pans above a stove"
                let end = mentions[next].range.upperBound
                let (holder, word) = holder(from: end)
                found.append(Hanging(subjects: [next], holder: holder, word: word))
                continue
            }
            guard let subjects = subjects(before: i) else { continue }
            let (holder, word) = holder(from: isVerb ? i + 1 : i)
            if isPlace {
                // "on a hook"; a bar, a string and a roof carry things as well.
                let isHook =
                    holder == .wall && ["hook", "peg", "nail"].contains(word)
                    || holder == .line && word != "line"
                guard isHook, !Self.verbs.contains(text(i - 1)) else { continue }
            }
            let one = Hanging(subjects: subjects, holder: holder, word: word, isSaid: isVerb)
            if !found.contains(where: { !$0.subjects.filter(subjects.contains).isEmpty }) {
                found.append(one)
            }
        }
        return found.filter { one in
            one.subjects.allSatisfy { !mentions[$0].isNegated && !mentions[$0].isIdle }
        }
    }

    /// Nothing before it is what hangs.
    private func isOpening(_ i: Int) -> Bool {
        i == 0 || words[i - 1].kind != .word || WordLists.indefinite.contains(text(i - 1))
            || WordLists.definite.contains(text(i - 1)) || WordLists.numbers[text(i - 1)] != nil
            || ["with", "and", "of", "under", "below", "beneath", "several", "some", "many"]
                .contains(text(i - 1))
    }

    /// What ends right before a word, and what is listed with it: "pots and pans hanging".
    private func subjects(before end: Int) -> [Int]? {
        guard let last = mentions.lastIndex(where: { $0.range.upperBound <= end }) else {
            return nil
        }
        let gap = mentions[last].range.upperBound..<end
        guard gap.count < 4, gap.allSatisfy({ WordLists.fillers.contains(text($0)) }) else {
            return nil
        }
        var list = [last]
        while let first = list.first, first > 0 {
            let between = mentions[first - 1].range.upperBound..<mentions[first].range.lowerBound
            guard between.count == 1, text(between.lowerBound) == "and",
                mentions[first].isPlural, mentions[first - 1].isPlural
            else { break }
            list.insert(first - 1, at: 0)
        }
        return list
    }

    /// What they hang on, from the words after them.
    private func holder(from start: Int) -> (Hanging.Holder, String) {
        var (before, place) = ("", "")
        for i in start..<min(words.count, start + 8) {
            guard words[i].kind == .word else { break }
            let one = text(i) == "clothes" ? "clothes" : singular(text(i))
            if i > start, ["and", "next", "beside", "with", "while", "in"].contains(one) { break }
            if ["on", "from", "off", "along", "over", "above", "under", "by"].contains(one) {
                place = one
            }
            let bears = ["on", "from", "off", "along"].contains(place)
            if one == "wall", bears { return (.wall, one) }
            if Self.lines.contains(one), bears { return (.line, one) }
            if Self.hooks.contains(one), bears,
                !(one == "rack" && Self.standing.contains(before))
            {
                return (.wall, one)
            }
            if Self.boughs.contains(one), place != "by" { return (.tree, one) }
            if Self.overheads.contains(one), bears || place == "under" { return (.overhead, one) }
            before = one
        }
        return (.other, "")
    }

    private func singular(_ word: String) -> String {
        word.hasSuffix("branches") ? "branch" : Self.plain(word)
    }

    private static func plain(_ word: String) -> String {
        word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss")
            ? String(word.dropLast()) : word
    }
}
