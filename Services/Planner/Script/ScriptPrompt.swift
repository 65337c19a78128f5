/// The text that the language model continues with a script.
///
/// The adapter was trained on exactly these bytes: the prompt as ``QuotedPrompt`` leaves it, in one
/// turn of ChatML, without a system message. The tokenizer maps `<|im_start|>` and `<|im_end|>` to
/// their special tokens (1 and 2) and adds nothing at either end. The answer is the script, its
/// lines joined by single newlines, then `<|im_end|>`.
public enum ScriptPrompt {
    /// Longer prompts are cut at a word; what follows rarely changes what is in the picture.
    public static let limit = 1600

    public static func format(_ prompt: QuotedPrompt) -> String {
        "<|im_start|>user\n\(prompt.text)<|im_end|>\n<|im_start|>assistant\n"
    }

    /// Extracts quoted strings first; see ``QuotedPrompt``.
    public static func format(_ prompt: String) -> String {
        format(QuotedPrompt(prompt))
    }
}
