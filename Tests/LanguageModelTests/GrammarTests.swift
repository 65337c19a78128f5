import LanguageModel
import Testing

/// Lines of a letter a … c, a space and a number of 1 to 3 digits, ended by a full stop.
private struct Lines: ByteGrammar {
    enum State: Hashable, Sendable { case letter, space, digit(Int), end }

    var start: State { .letter }

    func next(_ state: State, _ byte: UInt8) -> State? {
        switch (state, byte) {
        case (.letter, UInt8(ascii: "a")...UInt8(ascii: "c")): .space
        case (.space, UInt8(ascii: " ")): .digit(0)
        case (.digit(let n), UInt8(ascii: "0")...UInt8(ascii: "9")) where n < 3: .digit(n + 1)
        case (.digit(let n), UInt8(ascii: "\n")) where n > 0: .letter
        case (.digit(let n), UInt8(ascii: ".")) where n > 0: .end
        default: nil
        }
    }

    func isAccepting(_ state: State) -> Bool { state == .end }
}

/// Exactly one text.
private struct Literal: ByteGrammar {
    let text: [UInt8]
    var start: Int { 0 }
    func next(_ state: Int, _ byte: UInt8) -> Int? {
        state < text.count && text[state] == byte ? state + 1 : nil
    }
    func isAccepting(_ state: Int) -> Bool { state == text.count }
}

@Suite("Generation within a grammar")
struct GrammarTests {
    @Test("every answer belongs to the language, whatever the seed", arguments: 0..<12)
    func belongs(seed: Int) throws {
        let model = try Fixtures.smollm.get()
        let answer = try model.generate(
            .text("Some lines:\n"), grammar: model.grammar(Lines()), maxTokens: 60,
            sampling: .random(temperature: 1.5, topP: 0.95, seed: UInt64(seed)))
        var state: Lines.State? = Lines().start
        for byte in answer.text.utf8 { state = state.flatMap { Lines().next($0, byte) } }
        let end = try #require(state)
        #expect(Lines().isAccepting(end) == (answer.end != .length))
        #expect(answer.tokens.count <= 60)
    }

    @Test("a language of one text is written without any choice of the model's, byte by byte true")
    func literal() throws {
        let model = try Fixtures.smollm.get()
        let text = "größe: 5 \u{1F642}\n"
        let answer = try model.generate(
            .text("x"), grammar: model.grammar(Literal(text: Array(text.utf8))), maxTokens: 60)
        #expect(answer.text == text)
        #expect(answer.end == .grammar)
        #expect(answer.statistics.headRows < 60 * 20)
    }

    @Test("a token that the grammar leaves alone is not computed")
    func forced() throws {
        let model = try Fixtures.tiny()
        let answer = try model.generate(
            .tokens([3, 4]), grammar: model.grammar(Literal(text: Array("xyz".utf8))), maxTokens: 9)
        #expect(answer.text == "xyz")
        #expect(answer.statistics.forcedTokens == 3)
        #expect(answer.statistics.headRows == 0)
    }

    @Test("says so when the grammar wants what the vocabulary cannot write")
    func deadEnd() throws {
        let model = try Fixtures.tiny()
        #expect(throws: LanguageModelError.deadEnd(afterTokens: 1)) {
            try model.generate(
                .tokens([3]), grammar: model.grammar(Literal(text: Array("a?".utf8))), maxTokens: 9)
        }
    }

    @Test("the same seed gives the same answer, another seed another")
    func seeds() throws {
        let model = try Fixtures.tiny()
        func text(_ seed: UInt64) throws -> [Int] {
            try model.generate(
                .tokens([5, 9]), maxTokens: 30,
                sampling: .random(temperature: 2, topP: 1, seed: seed)
            ).tokens
        }
        #expect(try text(1) == text(1))
        #expect(try text(1) != text(2))
    }

    @Test("frequencies of sampled tokens follow the softmax within topP")
    func distribution() throws {
        let logits: [Float] = [1, 3, 2, -4]
        var counts = [0, 0, 0, 0]
        for seed in 0..<4000 {
            let sampling = Sampling.random(temperature: 1, topP: 0.95, seed: UInt64(seed))
            counts[sampling.choose(logits, step: seed % 7)] += 1
        }
        // exp(1, 3, 2) / Σ = 0.0900, 0.6652, 0.2447; the first two hold 0.91, so the third stays.
        #expect(abs(counts[1] - 2661) < 120)
        #expect(abs(counts[2] - 979) < 110)
        #expect(abs(counts[0] - 360) < 80)
        #expect(counts[3] == 0)
    }

    @Test("several requests share one model and do not disturb each other")
    func concurrent() async throws {
        let model = try Fixtures.tiny(threads: 3)
        let grammar = model.grammar(AnyText())
        let alone = try model.generate(.tokens([5, 9, 11]), grammar: grammar, maxTokens: 40)
        try await withThrowingTaskGroup(of: [Int].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try await model.generate(
                        .tokens([5, 9, 11]), grammar: grammar, maxTokens: 40, onToken: { _ in }
                    ).tokens
                }
            }
            for try await tokens in group { #expect(tokens == alone.tokens) }
        }
    }

    @Test("stops soon after its task is cancelled")
    func cancellation() async throws {
        let model = try Fixtures.smollm.get()
        let grammar = model.grammar(AnyText())
        let task = Task {
            try await model.generate(
                .text("Once upon a time"), grammar: grammar, maxTokens: 4000,
                sampling: .random(temperature: 1, topP: 1, seed: 3), onToken: { _ in })
        }
        try await Task.sleep(for: .milliseconds(200))
        task.cancel()
        await #expect(throws: LanguageModelError.cancelled) { try await task.value }
    }

    @Test("refuses an empty prompt and one that is too long")
    func refusals() throws {
        let model = try Fixtures.tiny()
        #expect(throws: LanguageModelError.emptyPrompt) {
            try model.generate(.tokens([]), maxTokens: 1)
        }
        #expect(throws: LanguageModelError.tooLong(tokens: 133, limit: 128)) {
            try model.generate(.tokens([Int](repeating: 3, count: 100)), maxTokens: 33)
        }
        #expect(throws: LanguageModelError.self) { try model.generate(.tokens([64]), maxTokens: 1) }
    }
}
