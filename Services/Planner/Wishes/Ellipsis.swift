import Knowledge

/// "a tall and a short candle": the noun that the first phrase leaves out is put back.
enum Ellipsis {
    static func filled(_ words: [PromptWord], nouns: Nouns) -> [PromptWord] {
        var result = words
        func text(_ i: Int) -> String {
            result.indices.contains(i) && result[i].kind == .word ? result[i].text : ""
        }
        let articles: Set<String> = ["a", "an", "one"]
        var i = 0
        while i + 5 < result.count {
            defer { i += 1 }
            guard articles.contains(text(i)), isAdjective(text(i + 1)), text(i + 2) == "and",
                articles.contains(text(i + 3)), isAdjective(text(i + 4)),
                let noun = noun(from: i + 5, text: text, nouns: nouns)
            else { continue }
            result.insert(contentsOf: Array(result[noun]), at: i + 2)
        }
        return result
    }

    private static func isAdjective(_ word: String) -> Bool {
        WordLists.colors[word] != nil || WordLists.materials[word] != nil
            || WordLists.sizes[word] != nil || MentionReader.adjectives.contains(word)
            || WordLists.builds.contains(word)
    }

    /// The longest noun that is known, up to three words after the adjectives.
    private static func noun(
        from start: Int, text: (Int) -> String, nouns: Nouns
    ) -> Range<Int>? {
        for length in [3, 2, 1] {
            let words = (start..<start + length).map(text)
            guard !words.contains("") else { continue }
            if nouns.knows(Noun.words(words.joined(separator: " ")).joined(separator: " ")) {
                return start..<start + length
            }
        }
        return nil
    }
}
