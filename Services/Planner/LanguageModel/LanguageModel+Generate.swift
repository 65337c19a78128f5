import Dispatch
import Synchronization

/// What a model is to continue.
public enum Prompt: Equatable, Sendable {
    /// A conversation; the model writes the assistant's next turn.
    case chat([ChatMessage])
    /// Plain text.
    case text(String)
    /// Ids of the model's own tokenizer.
    case tokens([Int])
}

extension LanguageModel {
    /// The ids of a prompt.
    public func tokens(_ prompt: Prompt) -> [Int] {
        switch prompt {
        case .chat(let messages): chatFormat.encode(messages, tokenizer)
        case .text(let text): (tokenizer.beginning.map { [$0] } ?? []) + tokenizer.encode(text)
        case .tokens(let ids): ids
        }
    }

    /// Continues a prompt within a grammar, on the calling thread.
    ///
    /// - Parameters:
    ///   - maxTokens: where the answer is cut; prompt and answer must fit `contextLength`
    ///   - isCancelled: asked before every token
    ///   - onToken: told every token at once
    public func generate<Grammar: ByteGrammar>(
        _ prompt: Prompt, grammar: TokenGrammar<Grammar>, maxTokens: Int,
        sampling: Sampling = .greedy, isCancelled: () -> Bool = { false },
        onToken: (AnswerToken) -> Void = { _ in }
    ) throws(LanguageModelError) -> Answer {
        var pending = tokens(prompt)
        guard !pending.isEmpty else { throw .emptyPrompt }
        guard pending.allSatisfy({ (0..<tokenizer.count).contains($0) }) else {
            throw .unsupported(
                what: "a prompt token", found: "beyond the vocabulary",
                expected: "0 ..< \(tokenizer.count)")
        }
        let needed = pending.count + max(0, maxTokens)
        guard needed <= contextLength else {
            throw .tooLong(tokens: needed, limit: contextLength)
        }
        let evaluation = evaluation(capacity: needed)
        var answer = Answer(text: "", tokens: [], end: .length, statistics: Statistics())
        var state = grammar.grammar.start
        var stream = CharacterStream()
        var clock = Stopwatch()

        func evaluatePending() throws(LanguageModelError) {
            let isPrompt = evaluation.position == 0
            let count = pending.count
            var own = Stopwatch()
            try evaluation.append(pending, isCancelled: isCancelled)
            answer.statistics.networkSeconds += own.lap()
            pending = []
            if isPrompt {
                answer.statistics.promptTokens = count
                answer.statistics.promptSeconds = clock.lap()
            }
        }
        if maxTokens > 0 { try evaluatePending() }

        while answer.tokens.count < maxTokens {
            if isCancelled() { throw .cancelled }
            var search = Stopwatch()
            var candidates = grammar.allowed(in: state)
            answer.statistics.grammarSeconds += search.lap()
            let isComplete = grammar.grammar.isAccepting(state)
            guard !candidates.isEmpty else {
                guard isComplete else { throw .deadEnd(afterTokens: answer.tokens.count) }
                answer.end = .grammar
                break
            }
            if isComplete { candidates += tokenizer.ends.map { UInt32($0) } }
            let token: Int
            if candidates.count == 1 {
                token = Int(candidates[0])
                answer.statistics.forcedTokens += 1
            } else {
                if !pending.isEmpty { try evaluatePending() }
                answer.statistics.headRows += candidates.count
                var own = Stopwatch()
                let logits = evaluation.logits(candidates)
                answer.statistics.networkSeconds += own.lap()
                token = Int(candidates[sampling.choose(logits, step: answer.tokens.count)])
            }
            if tokenizer.ends.contains(token) {
                answer.end = .token
                break
            }
            guard let next = grammar.next(state, token: token) else {
                throw .deadEnd(afterTokens: answer.tokens.count)
            }
            state = next
            pending.append(token)
            answer.tokens.append(token)
            let text = stream.append(tokenizer.bytes[token])
            answer.text += text
            onToken(AnswerToken(id: token, bytes: tokenizer.bytes[token], text: text))
        }
        answer.text = tokenizer.decode(answer.tokens)
        answer.statistics.answerTokens = answer.tokens.count
        answer.statistics.evaluatedTokens = evaluation.position
        answer.statistics.answerSeconds = clock.lap()
        return answer
    }

    /// Continues a prompt in any way at all, on the calling thread.
    public func generate(
        _ prompt: Prompt, maxTokens: Int, sampling: Sampling = .greedy,
        isCancelled: () -> Bool = { false }, onToken: (AnswerToken) -> Void = { _ in }
    ) throws(LanguageModelError) -> Answer {
        try generate(
            prompt, grammar: grammar(AnyText()), maxTokens: maxTokens, sampling: sampling,
            isCancelled: isCancelled, onToken: onToken)
    }

    /// The same away from Swift's cooperative threads; ends early with `.cancelled` when the
    /// surrounding task is cancelled.
    public func generate<Grammar: ByteGrammar>(
        _ prompt: Prompt, grammar: TokenGrammar<Grammar>, maxTokens: Int,
        sampling: Sampling = .greedy, onToken: @escaping @Sendable (AnswerToken) -> Void
    ) async throws(LanguageModelError) -> Answer {
        let flag = CancellationFlag()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.async {
                    continuation.resume(
                        returning: Result { () throws(LanguageModelError) in
                            try self.generate(
                                prompt, grammar: grammar, maxTokens: maxTokens,
                                sampling: sampling, isCancelled: { flag.isSet }, onToken: onToken)
                        })
                }
            }
        } onCancel: {
            flag.set()
        }
        return try result.get()
    }
}

private final class CancellationFlag: Sendable {
    private let value = Atomic<Bool>(false)
    var isSet: Bool { value.load(ordering: .relaxed) }
    func set() { value.store(true, ordering: .relaxed) }
}

private struct Stopwatch {
    private var last = ContinuousClock.now

    /// Seconds since the last call.
    mutating func lap() -> Double {
        let now = ContinuousClock.now
        defer { last = now }
        return (now - last) / .seconds(1)
    }
}
