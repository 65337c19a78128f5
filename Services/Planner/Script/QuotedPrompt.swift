/// A prompt as the language model sees it: quoted strings taken out, the rest in lower case.
///
/// The model never spells lettering. `A sign that says “OPEN LATE”` becomes
/// `a sign that says "#1"`, with `strings == ["OPEN LATE"]`; the script answers with `#1`.
public struct QuotedPrompt: Hashable, Sendable {
    /// What the model reads: one line, lower case, single spaces, strings replaced by `"#n"`.
    public let text: String
    /// The strings as written, in order; `#1` is the first.
    public let strings: [String]

    public init(_ prompt: String) {
        var reader = QuoteReader(
            Array(prompt.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
        reader.read()
        strings = reader.strings
        text = Self.cut(reader.text.lowercased())
    }

    /// The same strings in other words.
    public func saying(_ text: String) -> QuotedPrompt {
        QuotedPrompt(text: text, strings: strings)
    }

    private init(text: String, strings: [String]) {
        self.text = text
        self.strings = strings
    }

    /// At most ``ScriptPrompt/limit`` characters, ending with a whole word.
    private static func cut(_ text: String) -> String {
        guard text.count > ScriptPrompt.limit else { return text }
        let head = text.prefix(ScriptPrompt.limit)
        return String(head[..<(head.lastIndex(of: " ") ?? head.endIndex)])
    }
}
