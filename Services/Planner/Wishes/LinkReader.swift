import Script

/// Finds what prepositions say of mentions.
struct LinkReader {
    private let words: [PromptWord]
    private let mentions: [Mention]
    private(set) var links: [Link] = []
    /// Who wears or carries a mention.
    private var wearers: [Int: Int] = [:]

    private init(_ words: [PromptWord], _ mentions: [Mention]) {
        self.words = words
        self.mentions = mentions
    }

    static func read(_ words: [PromptWord], _ mentions: [Mention]) -> [Link] {
        var reader = LinkReader(words, mentions)
        reader.read()
        return reader.links
    }

    private func text(_ i: Int) -> String {
        words.indices.contains(i) && words[i].kind == .word ? words[i].text : ""
    }

    private mutating func read() {
        var i = 0
        while i < words.count {
            if mentions.contains(where: { $0.range.contains(i) && $0.range.lowerBound < i }) {
                i += 1
                continue
            }
            if center(at: i) {
                i += 3
            } else if let (length, predicate) = preposition(at: i) {
                relate(predicate, i..<i + length)
                i += length
            } else {
                contain(at: i)
                lay(at: i)
                if let (predicate, isTurned) = Self.verbs[text(i)] {
                    act(predicate, i, isTurned: isTurned)
                }
                i += 1
            }
        }
    }

    // MARK: Prepositions

    private func preposition(at i: Int) -> (Int, SceneScript.Predicate)? {
        for (phrase, predicate) in Self.prepositions
        where phrase.indices.allSatisfy({ text(i + $0) == phrase[$0] }) {
            return (phrase.count, predicate)
        }
        return nil
    }

    /// Longer ones first.
    private static let prepositions: [([String], SceneScript.Predicate)] = {
        let table: [SceneScript.Predicate: String] = [
            .left:
                "to the left of|on the left of|on the left side of|to the left side of|at the left of"
                + "|left of",
            .right:
                "to the right of|on the right of|on the right side of|to the right side of"
                + "|at the right of|right of",
            .front: "in front of", .behind: "behind|in back of|at the back of",
            .on: "on top of|on the top of|atop|upon|on",
            .under:
                "at the bottom of|on the bottom of|underneath|beneath|below|under",
            .inside: "inside of|inside|within|in",
            .near:
                "on the side of|by the side of|at the side of|on side of|next to|close to"
                + "|adjacent to|at the foot of|near|beside|alongside|against|around|by|at",
            .above: "above|over", .between: "in between|between",
        ]
        let phrases = table.flatMap { predicate, phrases in
            phrases.split(separator: "|").map { phrase in
                (phrase.split(separator: " ").map(String.init), predicate)
            }
        }
        return phrases.sorted { ($0.0.count, $1.0[0]) > ($1.0.count, $0.0[0]) }
    }()

    private mutating func relate(_ predicate: SceneScript.Predicate, _ at: Range<Int>) {
        if let holder = pronoun(after: at, predicate) {
            // "a vase with a rose in it"
            if let subject = mention(endingBefore: at.lowerBound), subject != holder {
                for one in coordinated(with: subject) where one != holder {
                    add(one, predicate, holder, isFirm: true)
                }
            }
            return
        }
        guard let object = mentions.firstIndex(where: { $0.range.lowerBound == at.upperBound })
        else { return }
        var predicate = predicate
        if predicate == .on, ["leaning", "leans", "leaned"].contains(text(at.lowerBound - 1)) {
            predicate = .near
        }
        let other = predicate == .between ? partner(of: object) : nil
        if predicate == .between, other == nil, mentions[object].number < 2 { return }
        // "a cake with strawberries on top on a plate": the cake is on the plate.
        if predicate == .on, text(at.lowerBound - 1) == "top", text(at.lowerBound - 2) == "on",
            let below = links.last(where: { $0.predicate == .on })?.object, below != object
        {
            return add(below, .on, object, isFirm: true)
        }
        let isFirm = !["at", "by", "over", "in"].contains(text(at.lowerBound)) || at.count > 1
        if let subject = mention(endingBefore: at.lowerBound).map({ wearers[$0] ?? $0 }) {
            let areAll =
                [.on, .inside, .between].contains(predicate)
                || (mentions[subject].range.upperBound..<at.lowerBound).contains {
                    ["are", "were", "sit", "stand", "lie", "rest", "hang"].contains(text($0))
                }
            // "a tray with toast and a glass of juice on a bed": the tray is.
            if predicate == .on, !Self.trays.contains(mentions[object].head),
                let tray = links.last(where: { $0.subject == subject && $0.isFirm })?.object,
                tray != object, Self.trays.contains(mentions[tray].head)
            {
                return add(tray, .on, object, isFirm: isFirm)
            }
            // "a bed, a nightstand and a lamp on the nightstand": only the lamp is.
            let list = coordinated(with: subject)
            // "a palette and brushes in a jar": only what comes in numbers is in it.
            let isMixed =
                predicate == .inside && mentions[subject].isPlural
                && list.contains { !mentions[$0].isPlural }
            let isListed =
                isMixed || list.contains { mentions[$0].head == mentions[object].head }
            // "burgers with fries and a cola on a tray": the burgers, too.
            if areAll, !isListed, Self.trays.contains(mentions[object].head),
                let first = list.first,
                first > 0, text(mentions[first].range.lowerBound - 1) == "with",
                mentions[first - 1].range.upperBound == mentions[first].range.lowerBound - 1,
                first - 1 != object
            {
                add(first - 1, predicate, object, other, isFirm: isFirm)
            }
            for one in areAll && !isListed ? list : [subject] {
                add(one, predicate, object, other, isFirm: isFirm)
            }
        } else if isOpen(at.lowerBound), let next = subject(after: object, other) {
            for one in next { add(one, predicate, object, other, isFirm: isFirm) }
        } else if predicate == .near, isOpen(at.lowerBound),
            let last = mentions[..<object].indices.last
        {
            // "glasses on a book, next to a candle": what the sentence is about.
            let subject = links.last { $0.object == last && $0.predicate == .on }?.subject ?? last
            add(subject, predicate, object, isFirm: false)
        }
    }

    /// What things are laid on to be put down somewhere.
    private static let trays: Set = ["tray", "platter", "plate", "board"]

    private mutating func add(
        _ subject: Int, _ predicate: SceneScript.Predicate, _ object: Int, _ other: Int? = nil,
        isFirm: Bool
    ) {
        guard subject != object, subject != other else { return }
        var link = Link(subject: subject, predicate: predicate, object: object, other: other)
        link.isFirm = isFirm
        // What stands on something, or beside it, may be meant instead.
        link.alternatives = links.filter { $0.object == subject }.map(\.subject)
        links.append(link)
    }

    /// "on it", "with a bow on top", "to its left": what the preposition leads back to.
    private func pronoun(after at: Range<Int>, _ predicate: SceneScript.Predicate) -> Int? {
        let next = text(at.upperBound)
        let leadsBack =
            next == "it" || next == "them"
            || (predicate == .on && next == "top" && text(at.upperBound + 1) != "of")
            || (predicate == .inside && at.count == 1 && text(at.lowerBound) == "inside"
                && isEnd(at.upperBound))
            || (predicate == .under && isEnd(at.upperBound))
        guard leadsBack, let subject = mention(endingBefore: at.lowerBound) else { return nil }
        // The thing before "with", or before the subject.
        let start = mentions[subject].range.lowerBound
        let isClause = next == "top" && start > 0 && words[start - 1].kind == .comma
        guard
            ["with", "has", "have", "having"].contains(text(start - 1)) || text(start - 1) == "and"
                || isClause
        else { return nil }
        if isClause {
            // "a stack of books beside a lamp, a cat on top": on what the picture is about, not what is beside it.
            let before = mentions.indices.prefix(subject).last { !mentions[$0].isNegated }
            return before.map { last in
                let other = links.first { $0.object == last && $0.predicate == .near }?.subject
                // "a bookshelf, a ladder against it, and a globe on top": what leans carries nothing.
                return other ?? (Self.leaning.contains(mentions[last].head) ? 0 : last)
            }
        }
        return mentions.indices.prefix(subject).last {
            !coordinated(with: subject).contains($0) && !mentions[$0].isNegated
        }
    }

    private static let leaning: Set = ["ladder", "broom", "umbrella", "bicycle", "guitar"]

    private func isEnd(_ i: Int) -> Bool {
        i >= words.count || words[i].isBreak || ["and", "of"].contains(text(i)) && text(i) == "and"
    }

    /// What verbs say of where things are; turned: of their object.
    private static let verbs: [String: (SceneScript.Predicate, isTurned: Bool)] = {
        var verbs: [String: (SceneScript.Predicate, isTurned: Bool)] = [
            "wearing": (.on, true), "wears": (.on, true), "riding": (.on, false),
            "rides": (.on, false),
        ]
        for verb in ["holding", "holds", "carrying", "carries", "playing", "reading", "eating"] {
            verbs[verb] = (.near, true)
        }
        return verbs
    }()

    private mutating func act(_ predicate: SceneScript.Predicate, _ at: Int, isTurned: Bool) {
        guard let subject = mention(endingBefore: at).map({ wearers[$0] ?? $0 }),
            let object = mentions.firstIndex(where: { $0.range.lowerBound == at + 1 }),
            !WordLists.vessels.contains(mentions[subject].head)
        else { return }
        if isTurned { wearers[object] = subject }
        add(
            isTurned ? object : subject, predicate, isTurned ? subject : object, isFirm: false)
    }

    // MARK: What they are about

    /// The mention right before `end`, with nothing but verbs and adverbs in between.
    private func mention(endingBefore end: Int) -> Int? {
        guard let index = mentions.lastIndex(where: { $0.range.upperBound <= end }) else {
            return nil
        }
        var comma = false
        for i in mentions[index].range.upperBound..<end {
            switch words[i].kind {
            case .word:
                let word = text(i)
                guard
                    WordLists.fillers.contains(word) || LetterReader.isSaying(word)
                        || word.hasSuffix("ing")
                        || word.hasSuffix("ly")
                        || word.hasSuffix("ed")
                else { return nil }
                comma = false
            case .comma:
                // ", which is on"; ", leaning against"
                guard !comma, i + 1 < end else { return nil }
                comma = true
            case .mark: comma = false
            case .stop: return nil
            }
        }
        return index
    }

    /// The mention itself and those listed right before it: "a cup, a plate and a spoon on".
    private func coordinated(with index: Int) -> [Int] {
        var list = [index]
        while let first = list.first, first > 0 {
            let before = mentions[first - 1]
            let gap = before.range.upperBound..<mentions[first].range.lowerBound
            let isJoint =
                !gap.isEmpty && gap.allSatisfy { words[$0].kind == .comma || text($0) == "and" }
            // Of "a, b and c" only the last joint has an "and".
            let hasAnd = gap.contains { text($0) == "and" }
            guard hasAnd == (list.count == 1) else { break }
            let isObject = links.contains { $0.object == first - 1 || $0.other == first - 1 }
            guard isJoint, !isObject, !before.isNegated else { break }
            list.insert(first - 1, at: 0)
        }
        return list
    }

    /// The second thing of "between a cup and a plate".
    private func partner(of index: Int) -> Int? {
        guard index + 1 < mentions.count else { return nil }
        let gap = mentions[index].range.upperBound..<mentions[index + 1].range.lowerBound
        return gap.count == 1 && text(gap.lowerBound) == "and" ? index + 1 : nil
    }

    /// Whether a clause begins here: "on the table there is".
    private func isOpen(_ i: Int) -> Bool {
        i == 0 || words[i - 1].isBreak || ["and", "while", "with", "of"].contains(text(i - 1))
    }

    /// What follows a place that came first: "to the left of the tree stands a fox and a hare".
    private func subject(after object: Int, _ other: Int?) -> [Int]? {
        let last = other ?? object
        guard last + 1 < mentions.count else { return nil }
        for i in mentions[last].range.upperBound..<mentions[last + 1].range.lowerBound {
            let word = text(i)
            guard
                words[i].kind == .comma || WordLists.fillers.contains(word) || word.hasSuffix("s")
                    || word == "i" || word == "you" || word == "see" || word == "put"
            else { return nil }
        }
        var list = [last + 1]
        while let end = list.last, end + 1 < mentions.count {
            let gap = mentions[end].range.upperBound..<mentions[end + 1].range.lowerBound
            guard !gap.isEmpty,
                gap.allSatisfy({ words[$0].kind == .comma || text($0) == "and" })
            else { break }
            list.append(end + 1)
        }
        // A list goes on only as far as its "and": what follows a comma may be another clause.
        return list
    }

    // MARK: Furniture

    /// "a table with a laptop, a cup and a lamp": what a piece of furniture is "with" is on it.
    private mutating func lay(at i: Int) {
        guard text(i) == "with",
            let holder = mentions.firstIndex(where: {
                $0.range.upperBound <= i && isLaid($0.range.upperBound..<i)
            }),
            SurfaceWords.carriers.contains(mentions[holder].head),
            let first = mentions.firstIndex(where: { $0.range.lowerBound == i + 1 })
        else { return }
        var list = [first]
        while let end = list.last, end + 1 < mentions.count {
            let gap = mentions[end].range.upperBound..<mentions[end + 1].range.lowerBound
            guard !gap.isEmpty, gap.allSatisfy({ words[$0].kind == .comma || text($0) == "and" })
            else { break }
            list.append(end + 1)
            if gap.contains(where: { text($0) == "and" }) { break }
        }
        for one in list where !SurfaceWords.seats.contains(mentions[one].head) {
            let next = text(mentions[one].range.upperBound)
            // "with a lamp beside it" says where.
            let isPlaced = Self.prepositions.contains { $0.0[0] == next }
            if !isPlaced || next == "on" { add(one, .on, holder, isFirm: true) }
        }
    }

    /// "set for four", "laid", or nothing at all.
    private func isLaid(_ gap: Range<Int>) -> Bool {
        let isLaid = gap.allSatisfy {
            ["set", "laid", "decked", "covered", "for", "breakfast", "dinner", "lunch", "tea"]
                .contains(text($0)) || WordLists.numbers[text($0)] != nil
        }
        return isLaid && gap.count < 5
    }

    /// "a table with six chairs and a bowl in the middle": it is on the table.
    private mutating func center(at i: Int) -> Bool {
        guard text(i) == "in", text(i + 1) == "the",
            ["middle", "center", "centre"].contains(text(i + 2)), text(i + 3) != "of",
            let subject = mention(endingBefore: i),
            let holder = mentions.indices.prefix(subject).last(where: {
                SurfaceWords.carriers.contains(mentions[$0].head)
                    && !Self.trays.contains(mentions[$0].head)
            })
        else { return false }
        add(subject, .on, holder, isFirm: true)
        return true
    }

    // MARK: Vessels

    /// "a bowl full of oranges", "a basket of bread", "a vase holding roses", "a jar with candies".
    private mutating func contain(at i: Int) {
        guard let holder = mentions.firstIndex(where: { $0.range.upperBound == i }),
            !mentions[holder].isIdle
        else { return }
        let head = mentions[holder].head
        // What is "of" a plate lies on it.
        if ["plate", "platter"].contains(head), text(i) == "of",
            let content = mentions.firstIndex(where: { $0.range.lowerBound == i + 1 })
        {
            add(content, .on, holder, isFirm: true)
            wearers[content] = holder
            return
        }
        let isVessel = WordLists.vessels.contains(head)
        var j = i
        var isSaid = false
        while ["is", "are", "that", "which"].contains(text(j)) { j += 1 }
        if ["full", "filled", "stuffed", "packed", "loaded", "brimming"].contains(text(j)) {
            isSaid = true
            j += 1
        }
        guard isSaid || isVessel else { return }
        let link = text(j)
        guard
            isSaid
                ? ["of", "with"].contains(link)
                : ["of", "with", "holding", "containing", "holds", "contains"].contains(link)
        else { return }
        j += 1
        guard let content = mentions.firstIndex(where: { $0.range.lowerBound == j }),
            mentions[content].head != mentions[holder].head
        else { return }
        // "a box with a bow on top" has it outside; a label is on it.
        if link == "with", !isSaid {
            let after = mentions[content].range.upperBound
            let elsewhere: Set = ["on", "behind", "beside", "next", "above", "under", "to", "in"]
            // "with roses on a table": the vase is on the table.
            let isOnTable =
                text(after) == "on"
                && mentions.contains {
                    $0.range.lowerBound == after + 1 && SurfaceWords.kinds[$0.head] != nil
                }
            // What follows is then said of the vase.
            let isBunch = ["vase", "pan", "skillet", "wok", "saucepan"].contains(head)
            guard mentions[content].isPlural || isBunch && head != "vase",
                isOnTable || isBunch || !elsewhere.contains(text(after))
            else { return }
        }
        add(content, .inside, holder, isFirm: true)
        wearers[content] = holder
        var k = content
        while k + 1 < mentions.count {
            let gap = mentions[k].range.upperBound..<mentions[k + 1].range.lowerBound
            guard gap.count == 1, text(gap.lowerBound) == "and", mentions[k + 1].isPlural,
                !mentions[k + 1].isDefinite, mentions[k + 1].count == nil
            else { break }
            k += 1
            add(k, .inside, holder, isFirm: true)
            wearers[k] = holder
        }
    }
}
