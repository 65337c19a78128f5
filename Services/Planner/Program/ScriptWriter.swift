import Foundation
public import LanguageModel
public import Script
import ServiceKit
import Tensor

extension ScriptGrammar: ByteGrammar {}

/// The language model at its one task: a prompt becomes a scene script.
final class ScriptWriter: Sendable {
    private let model: LanguageModel
    private let isOurs: Bool

    /// - Parameter llm: another model's GGUF; it is taught by examples instead of the adapter.
    init(llm: String?, threads: Int) throws {
        isOurs = llm == nil
        let file = llm ?? Home.languageModel.path
        guard FileManager.default.fileExists(atPath: file) else {
            throw MissingModel(path: file, isOurs: isOurs)
        }
        let adapter = isOurs ? Home.weights("planner-adapter").path : nil
        do {
            model = try LanguageModel(gguf: file, adapter: adapter, threads: threads)
        } catch {
            throw UnusableModel(path: file, reason: "\(error)")
        }
    }

    /// Every answer parses, because the grammar allows nothing else.
    ///
    /// - Parameter work: what the network cost is added here
    func script(
        for prompt: QuotedPrompt, cancellation: Cancellation, work: inout Work
    ) throws -> SceneScript {
        let grammar = model.grammar(ScriptGrammar(strings: prompt.strings.count))
        let answer = try model.generate(
            .chat(messages(prompt)), grammar: grammar, maxTokens: 400,
            isCancelled: { cancellation.isCancelled })
        try cancellation.check()
        work.seconds += answer.statistics.networkSeconds
        work.operations += model.floatingPointOperations(answer.statistics)
        return try ScriptParser.parse(Self.wholeLines(answer.text), strings: prompt.strings.count)
    }

    private func messages(_ prompt: QuotedPrompt) -> [ChatMessage] {
        let question = ChatMessage(.user, prompt.text)
        guard !isOurs else { return [question] }
        let lesson = ScriptLesson.examples.flatMap { example in
            [ChatMessage(.user, example.prompt), ChatMessage(.assistant, example.script)]
        }
        return [ChatMessage(.system, ScriptLesson.instruction)] + lesson + [question]
    }

    /// An answer that ran into the token limit ends mid-line; the lines before it stand.
    static func wholeLines(_ text: String) -> String {
        guard let parsed = try? ScriptParser.parse(text, strings: SceneScript.Limit.strings) else {
            return text.split(separator: "\n").dropLast().joined(separator: "\n")
        }
        return parsed.description
    }
}

struct MissingModel: Error, CustomStringConvertible {
    let path: String
    let isOurs: Bool

    var description: String {
        "the language model \(path) is missing; "
            + (isOurs ? "./plantain fetches it" : "check the path given to --llm")
    }
}

struct UnusableModel: Error, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String { "\(path) cannot be used: \(reason)" }
}
