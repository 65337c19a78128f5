import Foundation

/// How the next token is chosen from its logits.
public enum Sampling: Equatable, Sendable {
    /// The likeliest; of equals, the one with the lowest id.
    case greedy
    /// At random by softmax(logits / temperature), among the likeliest tokens that together hold
    /// `topP` of the probability; those less likely than e⁻³⁰ of the best are left out. The n-th
    /// token of an answer depends on `seed` and n alone.
    case random(temperature: Float, topP: Float, seed: UInt64)

    /// The index of the chosen logit. - Precondition: there is at least one.
    package func choose(_ logits: [Float], step: Int) -> Int {
        switch self {
        case .greedy:
            return Self.best(logits)
        case .random(let temperature, let topP, let seed):
            guard temperature > 0, temperature.isFinite else { return Self.best(logits) }
            let most = logits[Self.best(logits)]
            let order = logits.indices.filter { logits[$0] >= most - 30 * temperature }
                .sorted { (logits[$1], $0) < (logits[$0], $1) }
            let weights = order.map { exp(Double((logits[$0] - most) / temperature)) }
            let limit = Double(min(max(topP, 0), 1)) * weights.reduce(0, +)
            var kept = 0
            var sum = 0.0
            while kept < weights.count, kept == 0 || sum < limit {
                sum += weights[kept]
                kept += 1
            }
            var rest = Self.uniform(seed: seed, step: step) * sum
            for index in 0..<kept {
                rest -= weights[index]
                if rest < 0 { return order[index] }
            }
            return order[kept - 1]
        }
    }

    private static func best(_ logits: [Float]) -> Int {
        var best = 0
        for index in logits.indices where logits[index] > logits[best] { best = index }
        return best
    }

    /// A number in 0 ..< 1 that hangs on its two arguments alone (SplitMix64 at a counter).
    static func uniform(seed: UInt64, step: Int) -> Double {
        var z = seed &+ 0x9e37_79b9_7f4a_7c15 &* (UInt64(bitPattern: Int64(step)) &+ 1)
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        z ^= z >> 31
        return Double(z >> 11) * 0x1p-53
    }
}
