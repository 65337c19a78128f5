import Foundation

func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// Rotary position embedding of a batch of positions.
///
/// A GGUF file orders the rows of a Llama's q and k so that the pairs to turn are neighbours:
/// (x₂ᵢ, x₂ᵢ₊₁) turns by position · frequencyᵢ. (Hugging Face checkpoints pair xᵢ with xᵢ₊d/₂.)
struct Rotation {
    /// [tokens, pairs] of (cosine, sine)
    private var turns: [SIMD2<Float>] = []
    private let pairs: Int

    init(frequencies: [Double], position: Int, count: Int) {
        pairs = frequencies.count
        turns.reserveCapacity(count * pairs)
        for token in 0..<count {
            for frequency in frequencies {
                let angle = Double(position + token) * frequency
                turns.append([Float(cos(angle)), Float(sin(angle))])
            }
        }
    }

    /// Turns the heads of one token in place. - Parameter x: [heads, width]
    @unsafe func apply(
        _ token: Int, _ x: UnsafeMutablePointer<Float>, heads: Int, width: Int
    ) {
        for head in 0..<heads {
            let part = unsafe x + head * width
            for pair in 0..<pairs {
                let turn = turns[token * pairs + pair]
                let a = unsafe part[2 * pair], b = unsafe part[2 * pair + 1]
                unsafe part[2 * pair] = a * turn.x - b * turn.y
                unsafe part[2 * pair + 1] = a * turn.y + b * turn.x
            }
        }
    }
}
