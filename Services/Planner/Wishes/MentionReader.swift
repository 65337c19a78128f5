import Knowledge
import Script

/// Finds the noun phrases of a prompt.
struct MentionReader {
    let words: [PromptWord]
    let nouns: Nouns
    private var at = 0
    private(set) var mentions: [Mention] = []
    /// Whether what stands at a word is in the picture: neither excluded nor only compared.
    private(set) var isSeen: [Bool]
    private var isNegated = false
    private var isIdle = false
    /// In what is said of how letters look.
    private var isManner = false

    init(_ words: [PromptWord], nouns: Nouns) {
        self.words = words
        self.nouns = nouns
        isSeen = Array(repeating: true, count: words.count)
        read()
    }

    func text(_ index: Int) -> String {
        words.indices.contains(index) && words[index].kind == .word ? words[index].text : ""
    }

    mutating func read() {
        while at < words.count {
            if words[at].isBreak {
                isIdle = false
                isManner = false
                // "no cars, people or dogs" goes on where another clause would have an article.
                if words[at].kind == .stop || !isNegated || !isListed(at + 1) { isNegated = false }
                at += 1
                continue
            }
            notice(text(at))
            let start = at
            if let end = frame(at) {
                at = end
            } else if let mention = phrase(at) {
                let (each, end) = parted(mention)
                mentions += each
                at = end
            } else {
                at += 1
            }
            if isNegated || isIdle { for i in start..<min(at, words.count) { isSeen[i] = false } }
        }
    }

    /// Whether a bare noun stands here, as in the middle of a list.
    func isListed(_ index: Int) -> Bool {
        let word = text(index)
        return !word.isEmpty && !WordLists.joints.contains(word)
            && !WordLists.indefinite.contains(word) && !WordLists.definite.contains(word)
            && WordLists.numbers[word] == nil && nouns.knows(Noun.singular(word))
    }

    /// Words that change what the nouns after them mean.
    mutating func notice(_ word: String) {
        switch word {
        case "no", "without", "excluding", "minus", "lacking", "nobody": isNegated = true
        case "not", "don't", "doesn't", "isn't", "aren't", "never":
            isNegated = ["a", "any", "want", "have", "one", "include"].contains(text(at + 1))
        case "out" where text(at - 1).hasPrefix("leav"): isNegated = true
        case "but", "only", "just", "instead": isNegated = false
        case "with" where !isNegated: isIdle = false
        case "and" where WordLists.indefinite.contains(text(at + 1)):
            isNegated = false
            isManner = false
        case "lit" where text(at + 1) == "by": isIdle = true
        case "like": isIdle = !["would", "i'd", "we'd", "should", "looks"].contains(text(at - 1))
        case "as" where ["if", "though"].contains(text(at + 1)): isIdle = true
        case "in", "written", "outlined":
            let follows = at > 0 && words[at - 1].kind != .word && !words[at - 1].isBreak
            isManner =
                follows && ["written", "outlined"].contains(word)
                ? ["in", "with"].contains(text(at + 1)) : follows || isManner
        case "above", "below", "behind", "beside", "under", "next", "hanging", "on":
            isManner = false
        case "sense", "feeling", "style", "spirit", "memories", "hint", "touch", "dream", "promise",
            "tale", "story", "symbol", "reminder", "air":
            if text(at + 1) == "of" { isIdle = true }
        default:
            if WordLists.comparing.contains(word) { isIdle = true }
        }
    }

    /// The end of "a photo of", "the image shows": words that only frame a prompt.
    func frame(_ start: Int) -> Int? {
        // "an old pencil drawing of"
        var start = start
        let opens = mentions.isEmpty || start == 0 || words[start - 1].isBreak
        if !WordLists.frames.contains(text(start)), opens {
            let ahead = (start..<start + 5).first {
                WordLists.frames.contains(text($0))
                    && ["of", "showing", "depicting"].contains(text($0 + 1))
            }
            if let ahead,
                !(start..<ahead).contains(where: {
                    WordLists.joints.contains(text($0)) || text($0) == ""
                })
            {
                start = ahead
            }
        }
        guard WordLists.frames.contains(text(start)) else { return nil }
        let next = text(start + 1)
        if next == "of", opens || WordLists.frames.contains(text(start + 2)) {
            return start + 2
        }
        let verbs: Set = ["shows", "showing", "depicts", "depicting", "featuring", "with", "that"]
        return mentions.isEmpty && verbs.contains(next) ? start + 1 : nil
    }

    // MARK: One phrase

    func phrase(_ start: Int) -> Mention? {
        guard words[start].kind == .word else { return nil }
        // "the walls bear the title"
        if text(start) == "bears", text(start + 1) == "the" || text(start + 1) == "a" { return nil }
        var draft = Mention(noun: "", head: "", range: start..<start)
        draft.isNegated = isNegated
        draft.isIdle = isIdle || isManner
        let body = determine(&draft, from: start)
        guard body < words.count, let found = noun(from: body, singular: isSingular(draft)) else {
            return nil
        }
        // What lies before the noun has to be a phrase with it, not another clause.
        describe(&draft, body..<found.lowerBound)
        var last = found.upperBound
        let beyond = isUnknownNoun(last) ? known(at: last + 1) : nil
        let isModifier = beyond == nil && isUnknownNoun(last)
        if let beyond {
            // "a train station bench": what is not known says more of what comes after it.
            draft.qualities += (found.lowerBound...last).map(text)
            last += 1 + beyond
            name(&draft, last - beyond..<last)
        } else {
            name(&draft, isModifier ? found.lowerBound..<last + 1 : found)
        }
        // "one notices": a number that its noun does not go with.
        if draft.count == 1, draft.isExact, Noun.singular(text(last - 1)) != text(last - 1),
            !text(last - 1).hasSuffix("ss"), draft.formation == nil, !draft.isDefinite,
            text(last - 1).hasSuffix("s"), !nouns.knows(text(last - 1))
        {
            return nil
        }
        // "the picture presents a": a plural without anything before it, and an article, is a verb.
        if draft.count == nil, !draft.isDefinite, draft.isPlural,
            WordLists.indefinite.contains(text(last)) || WordLists.definite.contains(text(last))
        {
            return nil
        }
        // "a pair of pliers"
        if draft.count == 2, Mention.pairs.contains(draft.head), text(body - 2) == "pair" {
            (draft.count, draft.isPlural) = (1, false)
        }
        // "a set of watercolours" is one thing where it has a name.
        if text(body - 2) == "set", nouns.isDepicted("set of \(draft.noun)") {
            (draft.count, draft.isPlural) = (1, false)
        }
        // "reading glasses": what is read with, though nobody says that it reads.
        if draft.head == "glass", draft.isPlural, found.lowerBound == start,
            text(start - 1) == "reading",
            start < 2 || words[start - 2].kind != .word
                || WordLists.joints.contains(text(start - 2))
                || Self.opens(text(start - 2))
        {
            draft.noun = "reading glass"
        }
        draft.isKnown = !isModifier
        var end = isModifier ? last + 1 : last
        if let after = complement(&draft, from: end) { end = after }
        draft.range = start..<end
        return draft
    }

    /// "a fruit market": a word that is not known, where a noun can be, is what the phrase is about.
    func isUnknownNoun(_ i: Int) -> Bool {
        let word = text(i)
        let isVerb =
            ["ing", "ed", "ly"].contains(where: word.hasSuffix)
            || word.hasSuffix("s") && !word.hasSuffix("ss")
        return word.count > 2 && !isVerb && !Self.opens(word) && !WordLists.after.contains(word)
            && !WordLists.fillers.contains(word) && !WordLists.comparing.contains(word)
            && WordLists.numbers[word] == nil && WordLists.vague[word] == nil && !attribute(word)
            && Noun.singular(text(i - 1)) == text(i - 1)
    }

    /// A word that a colour or material before it describes.
    func isContent(_ i: Int) -> Bool {
        let word = text(i)
        return word.count > 2 && !Self.opens(word) && !WordLists.fillers.contains(word)
            && !WordLists.after.contains(word) && !WordLists.comparing.contains(word)
            && !["ing", "ed", "ly"].contains(where: word.hasSuffix)
    }

    func isSingular(_ draft: Mention) -> Bool {
        draft.isDetermined && !draft.isDefinite && draft.count == 1
    }

    /// Reads articles and numbers; returns where the description begins.
    func determine(_ draft: inout Mention, from start: Int) -> Int {
        var i = start
        if WordLists.definite.contains(text(i)) {
            draft.isDefinite = true
            draft.isDetermined = true
            draft.isOwned = WordLists.possessive.contains(text(i))
            if text(i) == "both" { (draft.count, draft.isExact) = (2, true) }
            i += 1
            if text(i) == "other" { draft.isFurther = true }
        } else if WordLists.indefinite.contains(text(i)) {
            draft.isDetermined = true
            draft.isFurther = text(i) == "another"
            draft.count = 1
            draft.isExact = text(i) != "a" && text(i) != "an"
            i += 1
            if text(i) == "single" { i += 1 }
        }
        if text(i) == "half", text(i + 1) == "a" || text(i + 1) == "dozen" {
            (draft.count, draft.isExact, draft.isDetermined) = (6, true, true)
            i += text(i + 1) == "a" ? 3 : 2
        } else if text(i) == "dozen" {
            (draft.count, draft.isExact, draft.isDetermined) = (12, true, true)
            i += 1
        } else if let number = WordLists.numbers[text(i)], !draft.isDetermined || draft.isDefinite {
            (draft.count, draft.isExact, draft.isDetermined) = (number, true, true)
            draft.isDefinite = false
            i += 1
        } else if let number = WordLists.vague[text(i)] {
            (draft.count, draft.isExact, draft.isDetermined) = (number, false, true)
            i += 1
        }
        // "a row of three", "a pair of", "lots of"
        let adjective = WordLists.collectives[text(i)] == nil && text(i + 2) == "of" ? 1 : 0
        // "stacks of books", "rows of jars": one of them, a larger one.
        let several = WordLists.formations[String(text(i + adjective).dropLast())] != nil
        let whole = several ? String(text(i + adjective).dropLast()) : text(i + adjective)
        if let collective = WordLists.collectives[whole], text(i + adjective + 1) == "of",
            known(at: i + adjective) ?? 1 < 3
        {
            draft.formation = WordLists.formations[whole]
            (draft.count, draft.isExact) = (
                collective.count + (several ? 3 : 0), collective.isExact
            )
            draft.isDetermined = true
            i += adjective + 2
            if let number = WordLists.numbers[text(i)] {
                (draft.count, draft.isExact) = (number, true)
                i += 1
            } else if let number = WordLists.vague[text(i)] {
                draft.count = number
                i += 1
            }
        } else if text(i) == "of", WordLists.vague[text(i - 1)] != nil {
            i += 1
        }
        return i
    }

    /// Where the noun of the phrase is whose description begins at `start`.
    func noun(from start: Int, singular: Bool) -> Range<Int>? {
        var i = start
        while i < words.count, i - start < 7, words[i].kind == .word || isInnerComma(i) {
            let word = text(i)
            if WordLists.colors[word] != nil, text(i + 1) == "and",
                WordLists.colors[text(i + 2)] != nil, leads(from: i + 3) || isContent(i + 3)
            {
                i += 2
                continue
            }
            // "a black and white cat"
            if word == "and", WordLists.colors[text(i - 1)] != nil,
                WordLists.colors[text(i + 1)] != nil, leads(from: i + 2) || isContent(i + 2)
            {
                i += 1
                continue
            }
            if !word.isEmpty, WordLists.joints.contains(word) && known(at: i) == nil { return nil }
            if i > start,
                WordLists.definite.contains(word) || WordLists.numbers[word] != nil
                    || word == "a" || word == "an"
            {
                return nil
            }
            // "rose gold": a metal's colour, no flower.
            if word == "rose", text(i + 1) == "gold", leads(from: i + 2) {
                i += 2
                continue
            }
            if let length = known(at: i) {
                let end = i + length
                // "lemon yellow", "chocolate brown"
                let isShade = length == 1 && WordLists.colors[text(end)] != nil
                if !(isAttribute(i, length) || isShade) || !leads(from: end) && !isContent(end) {
                    return compound(i..<end, singular: singular)
                }
                i = end
                continue
            }
            i += 1
        }
        return nil
    }

    /// "a big, red ball": a comma between adjectives.
    func isInnerComma(_ i: Int) -> Bool {
        words[i].kind == .comma && words[i].text == "," && isAdjective(text(i - 1))
            && (isAdjective(text(i + 1)) || isContent(i + 1))
    }

    func isAdjective(_ word: String) -> Bool {
        WordLists.colors[word] != nil || WordLists.materials[word] != nil
            || WordLists.sizes[word] != nil
            || Self.adjectives.contains(word)
    }

    static let adjectives: Set<String> = [
        "round", "square", "old", "new", "wet", "dry", "shiny", "soft", "smooth", "rough", "fluffy",
        "bright", "dark", "tall", "short", "long", "wide", "thin", "thick", "ripe", "fresh",
        "simple",
        "elegant", "rusty", "dusty", "dirty", "clean", "broken", "worn", "vintage", "antique",
        "modern", "heavy", "narrow", "furry", "cute", "beautiful", "pretty", "plain", "striped",
        "folded", "polished", "ornate", "delicate", "sturdy", "cozy", "empty", "half-empty",
        "glossy",
    ]

    /// How many words a known noun at `i` has; the longest.
    func known(at i: Int) -> Int? {
        for length in stride(from: 4, through: 1, by: -1) where i + length <= words.count {
            let slice = (i..<i + length).map(text)
            // "display case": a thing, though the words go on otherwise after "display".
            let isWhole = length > 1 && slice[0] == "display"
            guard !slice.contains(""), !slice[length - 1].hasSuffix("'s"),
                isWhole || !Self.opens(slice[0]),
                !slice.contains(where: { $0 == "a" || $0 == "an" || $0 == "the" })
            else { continue }
            if length > 1 {
                // "wooden table" is a table, but a rubber duck is a rubber duck.
                let whole = Noun.words(slice.joined(separator: " ")).joined(separator: " ")
                let isPlain = attribute(slice[0]) && slice[1] != "of"
                guard isPlain ? nouns.isConcept(whole) : nouns.knows(whole) || isSeveral(slice)
                else { continue }
                return length
            }
            if WordLists.comparing.contains(slice[0]) { return nil }
            let one = Noun.singular(slice[0])
            return nouns.knows(one) || nouns.knows(slice[0]) ? 1 : nil
        }
        return nil
    }

    /// Whether a phrase begins with the word, or something else does.
    static func opens(_ word: String) -> Bool {
        WordLists.joints.contains(word) || WordLists.definite.contains(word)
            || WordLists.indefinite.contains(word)
    }

    func attribute(_ word: String) -> Bool {
        WordLists.colors[word] != nil || WordLists.materials[word] != nil
            || WordLists.sizes[word] != nil
    }

    func isAttribute(_ i: Int, _ length: Int) -> Bool {
        length == 1 && attribute(text(i))
    }

    /// Whether a noun comes right after, so that what stands before it describes it.
    func leads(from start: Int) -> Bool {
        var i = start
        while i < words.count, i - start < 4 {
            let word = text(i)
            if word == "display", known(at: i) != nil { return true }
            if word.isEmpty || WordLists.joints.contains(word) || WordLists.definite.contains(word)
                || WordLists.indefinite.contains(word)
            {
                return false
            }
            if known(at: i) != nil { return true }
            i += 1
        }
        return false
    }

    /// "kitchen table", "coffee shop sign": nouns one after the other; the last one is the thing.
    func compound(_ range: Range<Int>, singular: Bool) -> Range<Int> {
        var range = range
        while let length = known(at: range.upperBound) {
            let next = range.upperBound..<range.upperBound + length
            let last = text(next.upperBound - 1)
            // "a man watches": after "a" comes no plural. "glasses" and the like are one thing.
            if singular, Noun.singular(last) != last, !last.hasSuffix("glasses") { break }
            let isPlural = Noun.singular(text(range.upperBound - 1)) != text(range.upperBound - 1)
            if isPlural { break }
            let after = text(next.upperBound)
            // "the man watches the dog"
            if WordLists.definite.contains(after) || WordLists.indefinite.contains(after) { break }
            range = next
        }
        return range
    }
}
