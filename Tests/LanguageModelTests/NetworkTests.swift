import LanguageModel
import Testing

@Suite("Network")
struct NetworkTests {
    private struct Golden: Decodable {
        var ids: [Int]
        var positions: [Int]
        var plain: [[Float]]
        var rounded: [[Float]]
        var adapted: [[Float]]
    }

    /// Logits of every position, the tokens given in pieces of `step`.
    private func logits(_ model: LanguageModel, _ ids: [Int], step: Int) throws -> [[Float]] {
        let rows = (0..<UInt32(model.tokenizer.count)).map { $0 }
        let evaluation = model.evaluation(capacity: ids.count)
        var result: [[Float]] = []
        for start in stride(from: 0, to: ids.count, by: step) {
            try evaluation.append(Array(ids[start..<min(start + step, ids.count)]))
            result.append(evaluation.logits(rows))
        }
        return result
    }

    private func difference(_ a: [Float], _ b: [Float]) -> Float {
        zip(a, b).map { abs($0 - $1) }.max() ?? .infinity
    }

    @Test(
        "gives the logits of transformers on a random model with every matrix type",
        arguments: Fixtures.levels, [false, true])
    func tinyLogits(level: Int32, adapted: Bool) throws {
        let golden: Golden = try Fixtures.json("tiny.json")
        let model = try Fixtures.tiny(adapter: adapted, level: level)
        let found = try logits(model, golden.ids, step: 1)
        for (index, position) in golden.positions.enumerated() {
            let expected = adapted ? golden.adapted[index] : golden.plain[index]
            // Logits have a deviation of 3.3; activations are rounded to 8 bits on the way.
            #expect(difference(found[position], expected) < 0.35, "position \(position)")
        }
    }

    @Test("gives them closely when transformers rounds activations too", arguments: Fixtures.levels)
    func roundedLogits(level: Int32) throws {
        let golden: Golden = try Fixtures.json("tiny.json")
        let found = try logits(Fixtures.tiny(level: level), golden.ids, step: 1)
        for (index, position) in golden.positions.enumerated() {
            let worst = difference(found[position], golden.rounded[index])
            #expect(worst < 0.05, "position \(position)")
        }
    }

    @Test("gives the same logits on every instruction set", arguments: Fixtures.levels)
    func levels(level: Int32) throws {
        let golden: Golden = try Fixtures.json("tiny.json")
        let plain = try logits(Fixtures.tiny(adapter: true, level: 0), golden.ids, step: 1)
        let other = try logits(Fixtures.tiny(adapter: true, level: level), golden.ids, step: 1)
        for (a, b) in zip(plain, other) { #expect(difference(a, b) < 0.15) }
    }

    @Test("does not depend on how tokens are grouped or how many threads there are")
    func batches() throws {
        let golden: Golden = try Fixtures.json("tiny.json")
        let single = try logits(Fixtures.tiny(adapter: true, threads: 1), golden.ids, step: 1)
        for threads in [1, 2, 3] {
            let model = try Fixtures.tiny(adapter: true, threads: threads)
            for step in [40, 20, 8, 5] {
                let grouped = try logits(model, golden.ids, step: step)
                for (index, row) in grouped.enumerated() {
                    let last = min((index + 1) * step, golden.ids.count) - 1
                    #expect(difference(row, single[last]) < 1e-4, "\(threads) threads, by \(step)")
                }
            }
        }
    }

    @Test("an adapter of factor nought changes nothing; the golden one changes much")
    func adapterMatters() throws {
        let golden: Golden = try Fixtures.json("tiny.json")
        let plain = try logits(Fixtures.tiny(), golden.ids, step: 40)
        let adapted = try logits(Fixtures.tiny(adapter: true), golden.ids, step: 40)
        #expect(difference(plain[0], adapted[0]) > 1)
    }

    @Test("the network's work is what a count by hand gives")
    func operations() throws {
        let plain = try Fixtures.tiny()
        // Two layers; width 64, keys 32, hidden 96.
        let token = 2 * (2 * 64 * 64 + 2 * 64 * 32 + 3 * 64 * 96)
        // Each token looks at itself and all before it: 1 + 2 + 3 + 4 + 5 pairs.
        let attention = 15 * 2 * 2 * 64
        #expect(
            plain.floatingPointOperations(tokens: 5, headRows: 7)
                == 2 * Double(5 * token + attention + 7 * 64))
        let adapted = try Fixtures.tiny(adapter: true)
        #expect(
            adapted.floatingPointOperations(tokens: 5, headRows: 7)
                > plain.floatingPointOperations(tokens: 5, headRows: 7))
    }

    @Test("an answer counts the tokens that went through the network, and the network's own time")
    func statistics() throws {
        let model = try Fixtures.tiny()
        let answer = try model.generate(.tokens([3, 4, 5]), maxTokens: 6)
        // The last token that was written need not be read again.
        #expect(answer.statistics.evaluatedTokens == 3 + answer.tokens.count - 1)
        #expect(answer.statistics.networkSeconds > 0)
        let all = answer.statistics.promptSeconds + answer.statistics.answerSeconds
        #expect(answer.statistics.networkSeconds <= all)
    }

    @Test("refuses more tokens than there is room for, and an adapter for another model")
    func refusals() throws {
        let model = try Fixtures.tiny()
        let evaluation = model.evaluation(capacity: 16)
        #expect(throws: LanguageModelError.tooLong(tokens: 17, limit: 16)) {
            try evaluation.append([Int](repeating: 3, count: 17))
        }
        #expect(throws: LanguageModelError.self) {
            try LanguageModel(gguf: Fixtures.path("tiny.gguf"), adapter: Fixtures.path("tiny.json"))
        }
        guard case .success = Fixtures.smollm else { return }
        #expect(throws: LanguageModelError.self) {
            try LanguageModel(
                gguf: Fixtures.modelPath, adapter: Fixtures.path("tiny-adapter.safetensors"))
        }
    }
}
