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
        words = PromptWord.read(prompt.text)
        let reader = MentionReader(words, nouns: nouns)
        mentions = reader.mentions
        links = LinkReader.read(words, mentions)
        scene = SceneWords(words, mentions: mentions, isSeen: reader.isSeen, nouns: nouns)
        air = OpenAir(words, mentions: mentions, isSeen: reader.isSeen)
        letters = LetterReader.read(words, mentions, links)
        self.nouns = nouns
    }

    /// Long prompts describe moods as well: there, only what is new and counted asks for a thing.
    var isLong: Bool { words.count > 60 }
}
