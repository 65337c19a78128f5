import Foundation

/// Picks from a distribution.
package enum Sampling {
    /// The index that `chance` in (0, 1) falls on under softmax(logits / temperature).
    ///
    /// At temperature 0 the code nearest to the expected one: a code is a place on a grid of
    /// quantities, `levels` along each (the first runs fastest), so a mean makes sense, and it is
    /// nearer to the truth than the likeliest.
    package static func pick(
        _ logits: [Float], levels: [Int], temperature: Float, chance: Float
    ) -> Int {
        guard let top = logits.max() else { return 0 }
        let heat = temperature > 0 ? temperature : 1
        let weights = logits.map { exp(($0 - top) / heat) }
        let sum = weights.reduce(0, +)
        guard temperature > 0 else {
            var (code, stride) = (0, 1)
            for count in levels {
                var mean: Float = 0
                for (index, weight) in weights.enumerated() {
                    mean += weight * Float(index / stride % count)
                }
                code += stride * min(Int(mean / sum + 0.5), count - 1)
                stride *= count
            }
            return code
        }
        var left = chance * sum
        for (index, weight) in weights.enumerated() {
            left -= weight
            if left <= 0 { return index }
        }
        return logits.count - 1
    }
}
