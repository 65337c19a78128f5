public import LanguageModel
public import Script

/// The language model at its one job: it reads a prompt and writes the scene's script.
public final class ScriptWriter: Sendable {
    private let model: LanguageModel
    /// Whether the model was trained on the script language; others are shown examples.
    private let isTrained: Bool
    /// One grammar for each number of strings a prompt may have.
    private let grammars: [TokenGrammar<Grammar>]

    /// - Parameters:
    ///   - gguf: path of a model of the Llama architecture.
    ///   - adapter: path of the trained changes to it, if it has any.
    public init(gguf: String, adapter: String?, threads: Int) throws(LanguageModelError) {
        let model = try LanguageModel(gguf: gguf, adapter: adapter, threads: threads)
        self.model = model
        isTrained = adapter != nil
        grammars = (0...SceneScript.Limit.strings).map { model.grammar(Grammar(ScriptGrammar(strings: $0))) }
    }

    /// - Throws: `LanguageModelError`, or `ScriptError` for an answer that the token limit cut short.
    public func script(_ prompt: QuotedPrompt, isCancelled: () -> Bool = { false }) throws -> SceneScript {
        let strings = min(prompt.strings.count, SceneScript.Limit.strings)
        let answer = try model.generate(
            self.prompt(prompt), grammar: grammars[strings], maxTokens: 400, isCancelled: isCancelled)
        return try ScriptParser.parse(Self.complete(answer.text), strings: strings)
    }

    private func prompt(_ prompt: QuotedPrompt) -> Prompt {
        let wish = ChatMessage(.user, prompt.text)
        if isTrained { return .chat([wish]) }
        let lesson = ScriptLesson.examples.flatMap {
            [ChatMessage(.user, $0.prompt), ChatMessage(.assistant, $0.script)]
        }
        return .chat([ChatMessage(.system, ScriptLesson.instruction)] + lesson + [wish])
    }

    /// Without a last line that the token limit cut.
    private static func complete(_ text: String) -> String {
        if (try? ScriptParser.parse(text)) != nil { return text }
        return text.split(separator: "\n").dropLast().joined(separator: "\n")
    }

    /// The script's automaton as the language model wants it.
    struct Grammar: ByteGrammar {
        let grammar: ScriptGrammar
        init(_ grammar: ScriptGrammar) { self.grammar = grammar }
        var start: ScriptGrammar.State { grammar.start }
        func next(_ state: ScriptGrammar.State, _ byte: UInt8) -> ScriptGrammar.State? {
            grammar.next(state, byte)
        }
        func isAccepting(_ state: ScriptGrammar.State) -> Bool { grammar.isAccepting(state) }
    }
}
