/// A seeded source of chance (SplitMix64): the same seed gives the same draws on every machine.
public struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 ^ 0x5851_F42D_4C95_7F2D }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Uniform in [0, 1).
    public mutating func unit() -> Float { Float(next() >> 40) * 0x1p-24 }

    /// Uniform between the bounds.
    public mutating func between(_ low: Float, _ high: Float) -> Float {
        low + (high - low) * unit()
    }

    public mutating func chance(_ p: Float) -> Bool { unit() < p }

    /// Uniform in 0..<count.
    public mutating func index(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }

    public mutating func pick<T>(_ choices: [T]) -> T? {
        choices.isEmpty ? nil : choices[index(choices.count)]
    }

    /// One of `choices`, or `fallback` if there are none.
    public mutating func pick<T>(_ choices: [T], or fallback: T) -> T { pick(choices) ?? fallback }

    public mutating func shuffle<T>(_ items: [T]) -> [T] {
        var items = items
        for i in stride(from: items.count - 1, to: 0, by: -1) { items.swapAt(i, index(i + 1)) }
        return items
    }
}
