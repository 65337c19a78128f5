import Foundation
public import LanguageModel
public import Script

/// Measures a model and tries it by hand:
///
///     language-model bench MODEL.gguf [--threads 2] [--adapter FILE] [--prompt 512] [--answer 128]
///     language-model chat MODEL.gguf "TEXT" [--threads 2] [--adapter FILE] [--answer 128]
///     language-model script MODEL.gguf "PROMPT" --adapter FILE [--threads 2] [--answer 400]
///     language-model scripts MODEL.gguf --adapter FILE     a prompt a line in, scripts out, each
///                                                          followed by an empty line
@main
struct Main {
    static func main() {
        do {
            try run(Arguments(CommandLine.arguments.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("language-model: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ arguments: Arguments) throws {
        let clock = ContinuousClock()
        let began = clock.now
        let model = try LanguageModel(
            gguf: try arguments.word(1), adapter: arguments.options["adapter"],
            threads: arguments.number("threads", 2))
        // What `scripts` writes is read by programs.
        if try arguments.word(0) != "scripts" {
            print("\(model.name): loaded in \(clock.now - began)")
        }
        let length = arguments.number("answer", 128)
        switch try arguments.word(0) {
        case "bench":
            try bench(model, prompt: arguments.number("prompt", 512), answer: length)
        case "chat":
            let answer = try model.generate(
                .chat([ChatMessage(.user, try arguments.word(2))]), maxTokens: length,
                onToken: { FileHandle.standardOutput.write(Data($0.bytes)) })
            print("\n\(rates(answer.statistics))")
        case "script":
            let prompt = QuotedPrompt(try arguments.word(2))
            let answer = try script(model, for: prompt, arguments.number("answer", 400)) {
                FileHandle.standardOutput.write(Data($0.bytes))
            }
            print("\n\(rates(answer.statistics))")
        case "scripts":
            while let line = readLine() {
                let answer = try script(
                    model, for: QuotedPrompt(line), arguments.number("answer", 400))
                FileHandle.standardOutput.write(Data("\(answer.text)\n\n".utf8))
            }
        default: throw Usage()
        }
    }

    /// As the planner asks: greedily, with the grammar of the script language.
    private static func script(
        _ model: LanguageModel, for prompt: QuotedPrompt, _ length: Int,
        onToken: (AnswerToken) -> Void = { _ in }
    ) throws -> Answer {
        try model.generate(
            .chat([ChatMessage(.user, prompt.text)]),
            grammar: model.grammar(ScriptGrammar(strings: prompt.strings.count)),
            maxTokens: length, onToken: onToken)
    }

    /// Best and median of five runs on a fixed text without meaning.
    private static func bench(_ model: LanguageModel, prompt: Int, answer: Int) throws {
        let ids = (0..<prompt).map { 1000 + $0 * 7919 % 40000 }
        let grammar = model.grammar(NeverEnding())
        var prefill: [Double] = []
        var decode: [Double] = []
        for _ in 0..<5 {
            let statistics = try model.generate(
                .tokens(ids), grammar: grammar, maxTokens: answer
            ).statistics
            prefill.append(statistics.promptRate)
            decode.append(statistics.answerRate)
        }
        for (name, rates) in [("prefill \(prompt)", prefill), ("decode \(answer)", decode)] {
            let sorted = rates.sorted()
            print(
                "\(name): best \(Int(sorted[4])), median \(Int(sorted[2])) tokens a second")
        }
    }

    private static func rates(_ s: Statistics) -> String {
        "\(s.promptTokens) tokens read at \(Int(s.promptRate))/s, "
            + "\(s.answerTokens) written at \(Int(s.answerRate))/s, "
            + "\(s.headRows) rows of the output head, \(s.grammarSeconds) s in the grammar"
    }
}

/// Any bytes, but no end: every answer has its full length and needs the whole output head.
private struct NeverEnding: ByteGrammar {
    var start: Bool { true }
    func next(_ state: Bool, _ byte: UInt8) -> Bool? { true }
    func isAccepting(_ state: Bool) -> Bool { false }
}

private struct Usage: Error, CustomStringConvertible {
    var description: String {
        "usage: language-model bench|chat|script|scripts MODEL.gguf [TEXT] [--threads N] [--adapter FILE] "
            + "[--prompt N] [--answer N]"
    }
}

private struct Arguments {
    private var words: [String] = []
    var options: [String: String] = [:]

    init(_ arguments: ArraySlice<String>) throws {
        var rest = arguments
        while let word = rest.popFirst() {
            if word.hasPrefix("--") {
                guard let value = rest.popFirst() else { throw Usage() }
                options[String(word.dropFirst(2))] = value
            } else {
                words.append(word)
            }
        }
    }

    func word(_ index: Int) throws -> String {
        guard index < words.count else { throw Usage() }
        return words[index]
    }

    func number(_ name: String, _ other: Int) -> Int { options[name].flatMap { Int($0) } ?? other }
}

extension ScriptGrammar: ByteGrammar {}
