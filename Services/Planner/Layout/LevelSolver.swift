import Interruption
import Space

/// Finds good spots for the nodes of one level by annealing from several seeded starts.
struct LevelSolver {
    var starts = 4
    /// At least; many things need more to find their places.
    var moves = 1600

    func solve(_ cost: LevelCost, dice: inout Dice) -> (spots: [Spot], cost: Float) {
        var best: ([Spot], Float)?
        let moves = max(moves, 350 * cost.nodes.count)
        for _ in 0..<starts {
            var spots = start(cost, &dice)
            var now = cost(spots)
            var kept = (spots, now)
            let room = room(cost)
            for move in 0..<moves where !Interruption.isRaised {
                let t = 1 - Float(move) / Float(moves)
                let heat = 1.2 * t * t
                let old = spots
                propose(&spots, cost, reach: room * (0.03 + 0.5 * t), &dice)
                let next = cost(spots)
                if next <= now || (heat > 0.01 && dice.unit() < exponential((now - next) / heat)) {
                    now = next
                    if now < kept.1 { kept = (spots, now) }
                } else {
                    spots = old
                }
            }
            if kept.1 < best?.1 ?? .infinity { best = kept }
            if let best, best.1 < 0.25 || Interruption.isRaised { break }
        }
        return best ?? ([], 0)
    }

    /// A length that holds all nodes loosely, boards and other thin ones side by side too.
    private func room(_ cost: LevelCost) -> Float {
        let area = cost.nodes.reduce(Float(0)) { sum, node in
            let (long, short) = (max(node.halfX, node.halfZ), min(node.halfX, node.halfZ))
            return sum + 4 * long * max(short, 0.7 * long)
        }
        return max(0.02, area.squareRoot())
    }

    private func start(_ cost: LevelCost, _ dice: inout Dice) -> [Spot] {
        let room = room(cost)
        // Left to right in an order that the wishes agree with.
        var rank = cost.nodes.map { _ in dice.between(-1, 1) }
        for _ in 0..<4 {
            for wish in cost.wishes {
                switch wish.kind {
                case .left where rank[wish.subject] >= rank[wish.object],
                    .right where rank[wish.subject] <= rank[wish.object]:
                    rank.swapAt(wish.subject, wish.object)
                case .between:
                    if let other = wish.other {
                        rank[wish.subject] = (rank[wish.object] + rank[other]) / 2
                    }
                case .above, .under, .front, .behind:
                    rank[wish.subject] = rank[wish.object] + dice.between(-0.1, 0.1)
                default: break
                }
            }
        }
        return cost.nodes.indices.map { i in
            let node = cost.nodes[i]
            return Spot(
                x: rank[i] * room, z: dice.between(-0.6, 0.6) * room,
                yaw: dice.pick(node.yawMiddle, or: 0) + dice.between(-1, 1) * node.yawRange)
        }
    }

    private func propose(_ spots: inout [Spot], _ cost: LevelCost, reach: Float, _ dice: inout Dice)
    {
        let i = dice.index(spots.count)
        switch dice.index(8) {
        case 0:
            let j = dice.index(spots.count)
            let (a, b) = (spots[i], spots[j])
            (spots[i].x, spots[i].z, spots[j].x, spots[j].z) = (b.x, b.z, a.x, a.z)
        case 1:
            let node = cost.nodes[i]
            spots[i].yaw = dice.pick(node.yawMiddle, or: 0) + dice.between(-1, 1) * node.yawRange
        default:
            spots[i].x += dice.between(-1, 1) * reach
            spots[i].z += dice.between(-1, 1) * reach
        }
        pin(&spots, cost)
    }

    /// What hangs on the wall or over something has no depth of its own.
    private func pin(_ spots: inout [Spot], _ cost: LevelCost) {
        guard cost.nodes.contains(where: { $0.place != .standing }) else { return }
        var back: Float = 0
        for (node, spot) in zip(cost.nodes, spots) where node.place == .standing {
            back = min(back, spot.z - node.footprint(spot).reach.z)
        }
        for i in spots.indices where cost.nodes[i].place == .wall {
            spots[i].z = back - 0.05 - cost.nodes[i].halfZ
            spots[i].yaw = 0
        }
    }
}
