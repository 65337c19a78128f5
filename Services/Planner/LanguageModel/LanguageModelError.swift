public import GGUF

/// Why a model cannot be loaded or cannot answer.
public enum LanguageModelError: Error, Equatable, CustomStringConvertible {
    case file(GGUFError)
    case unsupported(what: String, found: String, expected: String)
    case adapter(path: String, reason: String)
    /// Prompt and answer together exceed what the model can look back on.
    case tooLong(tokens: Int, limit: Int)
    case emptyPrompt
    /// The grammar allows no token and is not complete.
    case deadEnd(afterTokens: Int)
    case cancelled

    public var description: String {
        switch self {
        case .file(let error): "model file: \(error)"
        case .unsupported(let what, let found, let expected):
            "\(what) is \(found); supported: \(expected)"
        case .adapter(let path, let reason): "adapter \(path): \(reason)"
        case .tooLong(let tokens, let limit):
            "prompt and answer need \(tokens) tokens; the model holds \(limit)"
        case .emptyPrompt: "the prompt has no tokens"
        case .deadEnd(let tokens): "the grammar allows no continuation after \(tokens) tokens"
        case .cancelled: "cancelled"
        }
    }
}
