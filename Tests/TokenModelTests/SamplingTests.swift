import Foundation
import Testing
import TokenModel

@Suite("Sampling")
struct SamplingTests {
    private func logits(_ weights: [Int: Float]) -> [Float] {
        (0..<256).map { log(weights[$0] ?? 1e-9) }
    }

    @Test("at temperature 0 the code between two likely ones is chosen, along each of its numbers")
    func expected() {
        // 2 + 8·1 + 64·0 and 6 + 8·3 + 64·2 lie around 4 + 8·2 + 64·1.
        let line = logits([10: 0.5, 158: 0.5])
        #expect(
            Sampling.pick(line, levels: [8, 8, 4], temperature: 0, chance: 0.9) == 4 + 16 + 64)
    }

    @Test("above, chance decides among what is likely")
    func chance() {
        let line = logits([10: 0.25, 158: 0.75])
        let pick = { Sampling.pick(line, levels: [8, 8, 4], temperature: 1, chance: $0) }
        #expect(pick(0.2) == 10)
        #expect(pick(0.3) == 158)
        #expect(
            Sampling.pick(line, levels: [8, 8, 4], temperature: 0.1, chance: 0.01) == 158,
            "the colder, the likelier")
    }
}
