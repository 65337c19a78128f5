import Layout
import PlantainProto
import Space

/// A road or path among things: from under the camera into the distance, past what is asked for.
extension Dressing {
    mutating func lane(_ way: Vista.Way) {
        if way.isWater, river(way) { return }
        var way = way
        // Beside a bench a path is as wide as for two.
        if way.isTrodden, reach < 3 { way.width = min(way.width, 1.3) }
        let ground = plan.surfaces.first?.topHeight ?? 0
        let margin = way.width / 2 + (way.isTrodden ? 0.15 : 0.5)
        // Where the lower edge of the frame meets the ground.
        let ray = view.forward - view.up * view.tanY
        let ahead = ray.y < -0.02 ? (view.position.y - ground) / -ray.y : 4
        let near = view.position.z + ray.z * min(ahead, 0.8 * depth(z: high.z))
        let half = halfWidth(depth(z: near))
        // It is to be seen beyond them, whether it passes them in the frame or comes in from beside it.
        let beyond = depth(z: low.z) + max(2, reach) + (way.isTrodden ? 0 : 3 * way.width)
        let starts: [Float] =
            way.isTrodden
            ? [0, 0.35, 0.7, 1, 1.4, 1.9] : [0, 0.35, 0.7, 1, 1.5, 2, 2.6, 3.3, 4]
        var best: (from: V3, turn: Float, cost: Float)?
        for side: Float in abs(low.x - view.position.x) < abs(high.x - view.position.x)
            ? [-1, 1] : [1, -1]
        {
            for start in starts {
                for step in 0..<20 {
                    let turn = side * (0.06 + 0.06 * Float(step))
                    let from = V3(view.position.x - side * start * half, ground, near)
                    let (s, c) = turn.sineAndCosine
                    let far = from.x + s / c * (near - view.position.z + beyond)
                    let isSeen = abs(far - view.position.x) < 0.8 * halfWidth(beyond)
                    let cost = abs(turn) + 0.25 * start + (isSeen ? 0 : 1.5)
                    guard cost < best?.cost ?? .infinity, clears(from, turn, margin: margin)
                    else { continue }
                    best = (from, turn, cost)
                }
            }
        }
        if let best {
            let (s, c) = best.turn.sineAndCosine
            pave(
                way, from: best.from - V3(s, 0, -c) * (way.isTrodden ? 7 : 30), turn: best.turn,
                ground: ground)
        } else if way.isTrodden {
            // No room beside them: they stand on it.
            let turn = 0.16 * (dice.chance(0.5) ? -1 : Float(1))
            let (s, c) = turn.sineAndCosine
            let middle = V3((low.x + high.x) / 2, ground, (low.z + high.z) / 2)
            pave(way, from: middle - V3(s, 0, -c) * 9, turn: turn, ground: ground)
        } else {
            // No room beside them: it passes before them.
            cross(way, ground: ground)
        }
    }

    /// Whether a strip from `from`, turned by `turn` from straight away to the right, meets no footprint.
    private func clears(_ from: V3, _ turn: Float, margin: Float) -> Bool {
        let (s, c) = turn.sineAndCosine
        return plan.objects.allSatisfy { object in
            object.corners.allSatisfy { corner in
                let (x, z) = (corner.x - from.x, from.z - corner.z)
                return abs(x * c - z * s) > margin
            }
                && {
                    let (x, z) = (V3(object.position).x - from.x, from.z - V3(object.position).z)
                    return abs(x * c - z * s) > margin + 0.3
                        * max(V3(object.size).x, V3(object.size).z)
                }()
        }
    }

    private mutating func pave(_ way: Vista.Way, from near: V3, turn: Float, ground: Float) {
        let (s, c) = turn.sineAndCosine
        if way.isWater {
            flow(
                Strip(from: near, along: V3(s, 0, -c), half: way.width / 2), way, from: 0,
                length: 240)
            return
        }
        let length: Float = 220
        func slab(
            _ name: String, at along: Float, _ long: Float, _ wide: Float, _ rise: Float,
            _ material: Material
        ) {
            let middle = near + V3(s, 0, -c) * (along + long / 2)
            add(
                .ground, name, base: V3(middle.x, ground + rise - 0.1, middle.z),
                size: V3(wide, 0.1, long), yaw: -turn, material: material)
        }
        slab("way", at: 0, length, way.width, 0.02, way.material)
        // Nothing grows or lies on it, and woods part before it.
        strips.append(Strip(from: near, along: V3(s, 0, -c), half: way.width / 2))
        guard way.isMarked else { return }
        let paint = Material(substance: .plaster, tint: Color(r: 0.75, g: 0.74, b: 0.7))
        for k in 0..<26 { slab("dash", at: 2 + 8 * Float(k), 3, 0.14, 0.026, paint) }
    }

    private mutating func cross(_ way: Vista.Way, ground: Float) {
        let front = high.z + 0.8
        let room = view.position.z - front
        guard room > 1.5 else { return }
        let width = min(way.width, 0.55 * room)
        let half = 2 * halfWidth(room + 4) + 20
        if way.isWater {
            flow(
                Strip(
                    from: V3(view.position.x - half, ground, front + width / 2),
                    along: V3(1, 0, 0), half: width / 2), way, from: 0, length: 2 * half)
            return
        }
        add(
            .ground, "way", base: V3(view.position.x, ground - 0.08, front + width / 2),
            size: V3(2 * half, 0.1, width), yaw: 0, material: way.material)
    }
}
