extension AssetLibrary {
    /// What to draw for a noun (with or without adjectives, singular or plural); nil when nothing comes near.
    ///
    /// Tried in turn: the noun, another word for it, the same for its last words ("blue coffee mug"), either side of
    /// "of", a near relative, a misspelling.
    public func match(_ noun: String) -> ConceptMatch? {
        let words = Noun.words(noun)
        guard !words.isEmpty else { return nil }
        let whole = words.joined(separator: " ")
        if let found = known(whole) { return found }
        // "a tea bag": no bag, and nothing else that is known.
        if lexicon.kin[whole]?.isEmpty ?? false { return nil }
        var tails: [[String]] = []
        if let of = words.firstIndex(of: "of"), of > 0, of + 1 < words.count {
            let left = Array(words[..<of].dropLast()) + [Noun.singular(words[of - 1])]
            tails += left.indices.map { Array(left[$0...]) }
            tails += (of + 1..<words.count).map { Array(words[$0...]) }
        } else {
            tails = (1..<words.count).map { Array(words[$0...]) }
        }
        for tail in tails {
            guard var found = known(tail.joined(separator: " ")) else { continue }
            found.explanation = "\"\(whole)\" is drawn as \(Noun.withArticle(found.concept))."
            found.exactness = .headNoun
            return found
        }
        for phrase in [words] + tails {
            let text = phrase.joined(separator: " ")
            guard let concept = lexicon.kin[text] else { continue }
            // Said outright: nothing comes near.
            guard !concept.isEmpty else { return nil }
            return found(
                concept, .nearest, "I have no \(text); \(Noun.withArticle(concept)) comes nearest.")
        }
        // A short second word is more often another thing than a slip ("booth" is no boot).
        return misspelt(whole)
            ?? words.last.flatMap { words.count > 1 && $0.count > 5 ? misspelt($0) : nil }
    }

    /// Every noun that `match` knows outright: concepts and other words for them, sorted.
    public var vocabulary: [String] {
        (concepts + lexicon.synonyms.keys).sorted()
    }

    /// Other words for concepts, and the concepts.
    public var synonyms: [String: String] { lexicon.synonyms }

    /// Nouns that only a relative can depict.
    public var relatives: Set<String> { Set(lexicon.kin.filter { !$0.value.isEmpty }.keys) }

    /// How many other words lead to concepts, and how many relatives stand in.
    public var counts: (concepts: Int, synonyms: Int, relatives: Int) {
        (concepts.count, lexicon.synonyms.count, lexicon.kin.values.count { !$0.isEmpty })
    }

    private func known(_ phrase: String) -> ConceptMatch? {
        if byConcept[phrase] != nil, !Synonyms.flat.contains(phrase) {
            return found(phrase, .exact, "I know what \(Noun.withArticle(phrase)) looks like.")
        }
        if let depicted = depicted(phrase) { return depicted }
        guard let concept = lexicon.synonyms[phrase] else { return nil }
        return found(concept, .synonym, "\"\(phrase)\" is drawn as \(Noun.withArticle(concept)).")
    }

    /// "elephant figurine", "ceramic elephant": the thing itself, as a likeness.
    private func depicted(_ phrase: String) -> ConceptMatch? {
        let words = phrase.split(separator: " ").map(String.init)
        guard words.count > 1 else { return nil }
        let inner: [String]
        if Self.likenesses.contains(words[words.count - 1]) {
            inner = words.dropLast()
        } else if ["toy", "ceramic", "porcelain"].contains(words[0]) {
            inner = Array(words.dropFirst())
        } else {
            return nil
        }
        let thing = inner.joined(separator: " ")
        guard let concept = byConcept[thing] == nil ? lexicon.synonyms[thing] : thing,
            let first = assets(of: concept).first,
            first.isFigurine || first.category == .decoration
        else { return nil }
        return found(concept, .synonym, "\"\(phrase)\" is drawn as \(Noun.withArticle(concept)).")
    }

    private static let likenesses: Set = [
        "figurine", "statue", "statuette", "sculpture", "figure", "toy", "ornament", "model",
    ]

    private func found(_ concept: String, _ exactness: Exactness, _ explanation: String)
        -> ConceptMatch?
    {
        let assets = assets(of: concept)
        guard !assets.isEmpty else { return nil }
        return ConceptMatch(
            concept: concept, assets: assets, exactness: exactness, explanation: explanation)
    }

    /// Words for what things are made of are no slips of others ("copper" is no chopper).
    private static let substances: Set<String> = [
        "copper", "silver", "metal", "steel", "bronze", "brass", "marble", "stone", "granite",
        "slate", "concrete", "paper", "leather", "plastic", "rubber", "glass", "ceramic", "linen",
        "velvet", "cotton",
    ]

    /// One slip, two in words of ten letters or more; the first letter is usually right.
    private func misspelt(_ word: String) -> ConceptMatch? {
        guard word.count >= 5, !Self.substances.contains(word) else { return nil }
        let allowed = word.count >= 10 ? 2 : 1
        var best: (distance: Int, word: String)?
        for candidate in vocabulary
        where candidate.first == word.first && abs(candidate.count - word.count) <= allowed {
            let d = Noun.distance(word, candidate)
            if d <= allowed, d < best?.distance ?? 99 { best = (d, candidate) }
        }
        guard let best, var match = known(best.word) else { return nil }
        match.exactness = .spelling
        match.explanation = "I take \"\(word)\" for \"\(best.word)\"."
        return match
    }
}

/// Words that lead to concepts.
struct Lexicon: Sendable {
    var synonyms: [String: String] = [:]
    /// Relatives; an empty concept means that nothing comes near.
    var kin: [String: String] = [:]

    /// Only words for concepts that have assets.
    init(concepts: Set<String>) {
        for (concept, words) in Self.rows(Synonyms.more) + Self.rows(Synonyms.food)
            + Self.rows(Synonyms.transport) + Self.rows(Synonyms.furniture)
            + Self.rows(Synonyms.table)
            + Self.rows(Synonyms.writing)
        where concepts.contains(concept) {
            for word in words
            where !concepts.contains(word) || Synonyms.flat.contains(word) {
                synonyms[word] = synonyms[word] ?? concept
            }
        }
        for (concept, words) in Self.rows(Kinship.table)
        where concept.isEmpty || concepts.contains(concept) {
            for word in words
            where !concepts.contains(word) && synonyms[word] == nil && kin[word] == nil {
                kin[word] = concept
            }
        }
    }

    private static func rows(_ table: String) -> [(String, [String])] {
        table.split(separator: "\n").compactMap { row in
            guard let colon = row.firstIndex(of: ":") else { return nil }
            let concept = row[..<colon].split(separator: " ").joined(separator: " ")
            let words = row[row.index(after: colon)...].split(separator: ",")
                .map { Noun.words(String($0)).joined(separator: " ") }
            return (concept, words.filter { !$0.isEmpty })
        }
    }
}
