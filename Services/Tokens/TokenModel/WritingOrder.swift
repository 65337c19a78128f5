import Tensor

/// In what order positions are written, and how many at a time.
public enum WritingOrder: Sendable, Equatable {
    /// One by one, row by row.
    case raster
    /// One by one, in an order drawn from the seed.
    case random
    /// In groups that grow from one position to `limit`, scattered by the seed.
    case parallel(limit: Int)

    /// The groups in which the given positions are written.
    func groups(_ positions: [Int], seed: UInt64) -> [[Int]] {
        switch self {
        case .raster:
            return positions.map { [$0] }
        case .random:
            return shuffled(positions, seed).map { [$0] }
        case .parallel(let limit):
            let order = shuffled(positions, seed)
            var groups: [[Int]] = []
            var start = 0
            var size = 1
            while start < order.count {
                let end = min(start + min(size, max(limit, 1)), order.count)
                groups.append(Array(order[start..<end]))
                start = end
                if groups.count % 2 == 0 { size *= 2 }
            }
            return groups
        }
    }

    private func shuffled(_ positions: [Int], _ seed: UInt64) -> [Int] {
        positions.map { (key: CounterNoise.bits(seed, $0, 1), position: $0) }
            .sorted { ($0.key, $0.position) < ($1.key, $1.position) }
            .map(\.position)
    }
}
