import Knowledge
import Script

/// What the words of a noun phrase say of its thing.
extension MentionReader {
    func describe(_ draft: inout Mention, _ range: Range<Int>) {
        for i in range {
            let word = text(i)
            if let color = WordLists.colors[word] {
                // "light blue", "lime green": the last of several; "red and white": the first.
                if draft.color == nil || WordLists.colors[text(i - 1)] != nil {
                    draft.color = color
                }
            } else if let material = WordLists.materials[word] {
                let isShade =
                    WordLists.colors[text(i + 1)] != nil && Self.shades.contains(word)
                if draft.material == nil, !isShade, !isFigurative(word, range.upperBound) {
                    draft.material = material
                }
            } else if let size = WordLists.sizes[word] {
                draft.size = size
            } else if !word.isEmpty {
                draft.qualities.append(word)
            }
        }
    }

    /// Substances that colours are compared with: "golden yellow", "slate gray", "brick red".
    static let shades: Set<String> = [
        "gold", "golden", "silver", "copper", "bronze", "slate", "stone", "brick", "clay",
    ]

    /// "slices of watermelon": several of what is known as one.
    func isSeveral(_ slice: [String]) -> Bool {
        guard slice.count > 2, slice[1] == "of", Self.pieces.contains(Noun.singular(slice[0])),
            Noun.singular(slice[0]) != slice[0]
        else { return false }
        return nouns.knows(([Noun.singular(slice[0])] + slice.dropFirst()).joined(separator: " "))
    }

    private static let pieces: Set<String> = [
        "slice", "spool", "ball", "bar", "stick", "piece", "packet", "strip", "string", "tube",
        "coil", "bulb", "sheet", "reel", "skein",
    ]

    func isFigurative(_ word: String, _ noun: Int) -> Bool {
        ["gold", "golden", "silver", "stone", "rocky", "crystal", "canvas", "copper"].contains(word)
            && (noun..<min(noun + 2, words.count)).contains {
                WordLists.figurative.contains(text($0))
            }
    }

    func name(_ draft: inout Mention, _ range: Range<Int>) {
        var slice = range.map(text)
        let isSeveral = isSeveral(slice)
        if isSeveral { slice[0] = Noun.singular(slice[0]) }
        let last = slice[slice.count - 1]
        let one =
            nouns.knows(last) && !nouns.knows(Noun.singular(last)) ? last : Noun.singular(last)
        draft.noun = (slice.dropLast() + [one]).joined(separator: " ")
        draft.head = one
        // "a round wooden tray", "an open book": things of their own.
        if let quality = draft.qualities.last(where: { nouns.isConcept($0 + " " + draft.noun) }) {
            draft.noun = quality + " " + draft.noun
        }
        draft.isPlural =
            isSeveral || one != last && !(draft.count == 1 && !draft.isDefinite)
        // "steps", "scissors": known in the plural alone.
        if one == last, Noun.singular(last) != last, nouns.isConcept(last) {
            draft.isDetermined = true
        }
        if draft.isPlural { draft.isDetermined = true }
    }

    /// "of oranges" stays a phrase of its own; "made of wood", "in red", "of a horse" belong here.
    func complement(_ draft: inout Mention, from start: Int) -> Int? {
        var i = start
        if ["made", "built", "carved"].contains(text(i)) {
            i += 1
            if text(i) == "out" { i += 1 }
            if ["of", "from"].contains(text(i)) {
                // "made of folded paper": all of it says what the thing is made of.
                draft.isMade = true
                var j = i + 1
                while j < i + 4,
                    isContent(j) || WordLists.materials[text(j)] != nil
                        || text(j).hasSuffix("ed")
                {
                    draft.material = draft.material ?? WordLists.materials[text(j)]
                    j += 1
                }
                if text(j - 2) == "lego" { draft.material = .plastic }
                return j
            }
        }
        if ["of", "from", "in"].contains(text(i)), i > start || text(i) != "from" {
            var j = i + 1
            while isAdjective(text(j)), WordLists.materials[text(j)] == nil,
                WordLists.colors[text(j)] == nil
            {
                j += 1
            }
            let ends =
                !leads(from: j + 1) && !(words.indices.contains(j + 1) && text(j + 1) == "of")
            if let material = WordLists.materials[text(j)], ends, text(i) != "in",
                i > start || j > i
            {
                draft.material = draft.material ?? material
                return j + 1
            }
            if let color = WordLists.colors[text(j)], ends, text(i) == "in" {
                draft.color = draft.color ?? color
                return j + 1
            }
        }
        // "colored orange", "painted red", "in blue"
        if ["colored", "painted", "in"].contains(text(start)) {
            let j = WordLists.colors[text(start + 1)] == nil ? start + 2 : start + 1
            if let color = WordLists.colors[text(j)], isContent(j - 1) || j == start + 1,
                !leads(from: j + 1), !isContent(j + 1)
            {
                draft.color = draft.color ?? color
                return j + 1
            }
        }
        let verb = ["that", "which"].contains(text(start)) ? start + 1 : start
        if ["is", "are", "was", "were"].contains(text(verb)) {
            // "the walls are painted pale blue"
            var j = verb + 1
            while [
                "painted", "all", "very", "bright", "dark", "light", "pale", "deep", "entirely",
                "colored", "burnt", "hot", "jet", "royal", "sky", "rich", "matte", "snow",
            ].contains(text(j)) { j += 1 }
            if let color = WordLists.colors[text(j)], !leads(from: j + 1) {
                draft.color = draft.color ?? color
                return j + 1
            }
        }
        if text(start) == "of", WordLists.depictions.contains(draft.head) {
            // What a statue shows belongs to its noun.
            var j = start + 1
            while WordLists.indefinite.contains(text(j)) || WordLists.definite.contains(text(j)) {
                j += 1
            }
            if let found = noun(from: j, singular: false) {
                return found.upperBound
            }
        }
        return nil
    }
}
