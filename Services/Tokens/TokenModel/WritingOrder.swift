import Tensor

/// In what order positions are written, and how many at a time.
public enum WritingOrder: Sendable, Equatable {
    /// One by one, row by row.
    case raster
    /// One by one, in an order drawn from the seed.
    case random
    /// In so many groups of about one size, scattered by the seed, each aware of all before it; in more where
    /// one would be larger than `WritingOrder.largest`.
    case parallel(groups: Int)

    /// Positions that are written at once at most: what one pass takes stays short.
    static let largest = 512

    /// The groups in which the given positions are written.
    func groups(_ positions: [Int], seed: UInt64) -> [[Int]] {
        switch self {
        case .raster:
            return positions.map { [$0] }
        case .random:
            return shuffled(positions, seed).map { [$0] }
        case .parallel(let groups):
            let order = shuffled(positions, seed)
            let even = (order.count + groups - 1) / max(groups, 1)
            let size = min(max(1, even), Self.largest)
            return stride(from: 0, to: order.count, by: size).map {
                Array(order[$0..<min($0 + size, order.count)])
            }
        }
    }

    private func shuffled(_ positions: [Int], _ seed: UInt64) -> [Int] {
        positions.map { (key: CounterNoise.bits(seed, $0, 1), position: $0) }
            .sorted { ($0.key, $0.position) < ($1.key, $1.position) }
            .map(\.position)
    }
}
