import Foundation

/// Picks from a distribution.
enum Sampling {
    /// The index that `chance` in (0, 1) falls on under softmax(logits / temperature); the
    /// likeliest at temperature 0.
    static func pick(_ logits: [Float], temperature: Float, chance: Float) -> Int {
        guard let top = logits.max() else { return 0 }
        guard temperature > 0 else { return logits.firstIndex(of: top) ?? 0 }
        let weights = logits.map { exp(($0 - top) / temperature) }
        var left = chance * weights.reduce(0, +)
        for (index, weight) in weights.enumerated() {
            left -= weight
            if left <= 0 { return index }
        }
        return logits.count - 1
    }
}
