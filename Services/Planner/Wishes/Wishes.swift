public import Script

/// What a prompt plainly asks for, read by rule: the check on what the language model wrote.
///
/// Only what words say outright counts. Excluded things ("no chairs"), comparisons ("like a dream")
/// and frames ("a photo of") ask for nothing.
public struct Wishes: Sendable {
    let words: [PromptWord]
    let mentions: [Mention]
    let links: [Link]
    let scene: SceneWords
    let air: OpenAir
    let letters: [Int: Int]
    let nouns: Nouns

    public init(_ prompt: QuotedPrompt, nouns: Nouns) {
        words = Ellipsis.filled(PromptWord.read(prompt.text), nouns: nouns)
        let reader = MentionReader(words, nouns: nouns)
        mentions = reader.mentions
        links = LinkReader.read(words, mentions)
        scene = SceneWords(words, mentions: mentions, isSeen: reader.isSeen, nouns: nouns)
        air = OpenAir(words, mentions: mentions, isSeen: reader.isSeen)
        letters = LetterReader.read(words, mentions, links)
        self.nouns = nouns
    }

    /// Whether two words follow each other in the prompt.
    func says(_ pair: String) -> Bool {
        let wanted = pair.split(separator: " ").map(String.init)
        return words.indices.contains { i in
            i + wanted.count <= words.count
                && wanted.indices.allSatisfy { words[i + $0].text == wanted[$0] }
        }
    }

    /// Long prompts describe moods as well: there, only what is new and counted asks for a thing.
    var isLong: Bool { words.count > 60 }
}
