public import Script

/// People whom a prompt names only as those to whom something belongs: "a ship captain's desk" is a desk, and neither
/// ship nor captain is in the picture.
public struct Owners: Sendable {
    private let nouns: Nouns
    private var words: [String]

    /// The prompt without its owners; as it was where nobody owns anything.
    public static func dropped(from prompt: QuotedPrompt, nouns: Nouns) -> QuotedPrompt {
        var owners = Owners(
            nouns: nouns, words: prompt.text.split(separator: " ").map(String.init))
        guard owners.drop() else { return prompt }
        return prompt.saying(owners.words.joined(separator: " "))
    }

    private init(nouns: Nouns, words: [String]) {
        (self.nouns, self.words) = (nouns, words)
    }

    private mutating func drop() -> Bool {
        var hasChanged = false
        var i = 0
        while i + 1 < words.count {
            guard let owner = Self.owner(words[i]), isPerson(owner), isPlain(words[i + 1]),
                !nouns.knows(words[i] + " " + words[i + 1]),
                !nouns.knows(owner + " " + words[i + 1])
            else {
                i += 1
                continue
            }
            var first = i
            // "ship captain's", "coffee shop owner's": what kind of a person it is.
            while first > 0, isKind(words[first - 1]) { first -= 1 }
            // A tradesman's bench is one to work at.
            if words[i + 1] == "bench", Self.isTrade(owner) { words[i + 1] = "workbench" }
            words.removeSubrange(first...i)
            settleArticle(before: first)
            hasChanged = true
            i = first
        }
        return hasChanged
    }

    /// "captain" of "captain's", "children" of "children's", "workers" of "workers'".
    private static func owner(_ word: String) -> String? {
        let plain = word.replacing("’", with: "'")
        if plain.hasSuffix("'s") { return String(plain.dropLast(2)) }
        return plain.hasSuffix("s'") ? String(plain.dropLast(2)) : nil
    }

    private func isPerson(_ word: String) -> Bool {
        if Self.people.contains(word) { return true }
        // A tiger and a hammer end like a baker.
        return Self.isTrade(word) && !nouns.isDepicted(word) && !Self.things.contains(word)
    }

    private static func isTrade(_ word: String) -> Bool {
        trades.contains(word)
            || word.count > 4
                && ["er", "or", "ist", "man", "woman", "smith", "wright"].contains(
                    where: word.hasSuffix)
    }

    /// A noun before the owner that says more of him, neither colour nor quality: "an old sea captain's".
    private func isKind(_ word: String) -> Bool {
        !WordLists.joints.contains(word) && WordLists.colors[word] == nil
            && WordLists.materials[word] == nil && WordLists.sizes[word] == nil
            && WordLists.numbers[word] == nil && !WordLists.definite.contains(word)
            && !WordLists.indefinite.contains(word)
            && (nouns.knows(word) || Self.people.contains(word) || Self.kinds.contains(word))
    }

    /// A word and no mark, string or verb: "the baker's bread", not "the baker's asleep".
    private func isPlain(_ word: String) -> Bool {
        word.first?.isLetter == true && !WordLists.joints.contains(word)
            && !WordLists.after.contains(word)
            && !["day", "eve", "breath"].contains(word.prefix { $0.isLetter })
    }

    /// "an artist's palette" → "a palette", "in grandma's kitchen" → "in a kitchen".
    private mutating func settleArticle(before i: Int) {
        guard i < words.count, let initial = words[i].first else { return }
        let article = "aeiou".contains(initial) ? "an" : "a"
        guard i > 0 else {
            if !isMany(words[i]) { words.insert(article, at: 0) }
            return
        }
        let before = words[i - 1]
        if ["a", "an"].contains(before) {
            words[i - 1] = article
        } else if ["in", "on", "at", "with", "and", "of", "beside", "near", "by"].contains(before),
            !isMany(words[i])
        {
            words.insert(article, at: i)
        }
    }

    private func isMany(_ word: String) -> Bool {
        let core = word.prefix { $0.isLetter }
        return core.hasSuffix("s") && !core.hasSuffix("ss")
    }

    private static let people = words(
        """
        man men woman women child children boy girl baby kid kids lady gentleman person people friend family couple
        mother father mom mum dad grandmother grandfather grandma grandpa granny aunt uncle sister brother son daughter
        wife husband bride groom king queen prince princess emperor pharaoh captain admiral pirate knight soldier
        student scholar monk nun priest witch wizard alchemist thief spy scientist astronaut chef cook host guest
        artist musician pianist cellist florist dentist nurse detective judge athlete
        """)
    private static let trades = words(
        "chef cook florist tailor captain mechanic blacksmith clerk artisan alchemist scientist nurse"
    )
    /// Ends as trades do, and is none.
    private static let things = words(
        """
        river summer winter water weather paper color colour other corner harbor tower flower center centre matter
        order number door floor mirror motor interior exterior anchor chapter december november october september
        easter monster alligator spider butterfly oyster lobster beaver otter panther rooster badger hamster
        """)
    private static let kinds = words(
        "sea ship army navy old-time village country master apprentice head space")

    private static func words(_ list: String) -> Set<String> {
        Set(list.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
