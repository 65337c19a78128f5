import Foundation
import Space

extension LevelCost {
    /// How far each thing may stand from the next outdoors, in reaches: a boat in the foreground of a lighthouse
    /// is what makes both of them seen.
    func allowances() -> [Float] { nodes.indices.map(allowance) }

    private func allowance(_ i: Int) -> Float {
        guard nodes.count > 1 else { return 0 }
        let extents = nodes.map { max($0.halfX, $0.halfZ) + $0.height / 2 }
        let largest = extents.enumerated().filter { $0.offset != i }.map(\.element).max() ?? 0
        let ratio = max(largest, extents[i]) / max(1e-3, min(largest, extents[i]))
        guard ratio > 2.5 else { return 0 }
        // A tower is taller than it is wide: distances count in heights.
        let tallness = max(1, 0.5 * (nodes.map(\.height).max() ?? 0) / max(0.01, reach(i)))
        return 1.1 * Float(log2(Double(ratio))) * min(4, tallness)
    }

    /// A room as people live in it: backs to the wall, lamps beside seats, tables before them, nothing far apart.
    /// Distances in metres.
    func furnishing(_ spots: [Spot]) -> Float {
        var cost: Float = 0
        let prints = spots.indices.map { nodes[$0].footprint(spots[$0]) }
        let standing = nodes.indices.filter { nodes[$0].place == .standing }
        let back = standing.map { prints[$0].z - prints[$0].reach.z }.min() ?? 0
        let middle = standing.reduce(0) { $0 + prints[$1].x } / Float(max(1, standing.count))
        let seats = standing.filter { [.sofa, .armchair].contains(nodes[$0].role) }
        for i in standing {
            let fromWall = prints[i].z - prints[i].reach.z - back
            switch nodes[i].role {
            case .wall: cost += 2 * max(0, fromWall - 0.02)
            case .sofa: cost += 0.8 * max(0, fromWall - 0.5)
            case .armchair: cost += 0.4 * max(0, spots[i].yaw * (prints[i].x - middle))
            case .lamp:
                let others = seats.isEmpty ? standing.filter { $0 != i } : seats
                let gap = others.map { prints[i].gap(prints[$0]) }.min() ?? 0
                cost += 2 * max(0, gap - 0.15) + max(0, fromWall - 0.8)
            case .low:
                guard let seat = seats.first else { continue }
                let gap = prints[i].gap(prints[seat])
                cost += 2 * abs(gap - 0.4) + 2 * max(0, prints[seat].z - prints[i].z)
                cost += max(0, abs(prints[i].x - prints[seat].x) - 0.2)
            case .rug, .none: break
            }
            let nearest = standing.filter { $0 != i }.map { prints[i].gap(prints[$0]) }.min() ?? 0
            cost += 1.5 * max(0, nearest - 0.45)
        }
        return cost
    }
}
