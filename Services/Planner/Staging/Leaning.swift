import Knowledge
import PlantainProto
import Space

/// Leans things against what the words say: a rake against a shed, a guitar against an armchair, a bicycle against a
/// wall.
struct Leaning {
    let set: SetBrief

    /// Turns them and moves them until they touch. True if something leans against the wall, which then stands right
    /// behind it.
    func lean(_ objects: inout [SceneObject]) -> Bool {
        var touchesWall = false
        for (group, target) in set.leaning.sorted(by: { $0.key < $1.key }) {
            let mine = objects.indices.filter { objects[$0].group == UInt32(group) }
            for (k, i) in mine.enumerated() {
                guard !objects[i].support.isEmpty, objects[i].support != "wall" else { continue }
                if target == 0 {
                    touchesWall = true
                    againstWall(i, &objects)
                } else if let o = objects.indices.filter({ objects[$0].group == UInt32(target) })
                    .dropFirst(k).first
                    ?? objects.indices.first(where: { objects[$0].group == UInt32(target) })
                {
                    // What stands on a thing does not lean on it.
                    guard objects[i].support == objects[o].support else { continue }
                    against(o, i, &objects)
                }
            }
        }
        return touchesWall
    }

    private static let wheeled: Set = ["bicycle", "scooter", "kick scooter"]
    static let seats: Set = [
        "sofa", "armchair", "chair", "bench", "bed", "stool", "recliner", "corner sofa",
    ]

    /// Upright, its broad side to the front, and how far it leans over. Radians.
    private func stance(_ object: SceneObject) -> (turn: Quaternion, angle: Float) {
        let size = V3(object.size)
        var turn = Quaternion(w: 1)
        if size.y < 0.4 * max(size.x, size.z) {
            // What usually lies is stood up.
            turn =
                size.x > size.z
                ? Quaternion(axis: V3(0, 0, 1), angle: .pi / 2)
                : Quaternion(axis: V3(1, 0, 0), angle: -.pi / 2)
            if size.x <= size.z, size.y < size.x { turn = Quaternion(w: 1) * turn }
        } else if size.z > 1.2 * size.x {
            turn = Quaternion(yaw: .pi / 2)
        }
        let angle: Float =
            Self.wheeled.contains(object.concept) ? 0.13 : size.max() < 0.5 ? 0.28 : 0.2
        return (turn, angle)
    }

    private func againstWall(_ i: Int, _ objects: inout [SceneObject]) {
        let (turn, angle) = stance(objects[i])
        objects[i].rotation = Quaternion(axis: V3(1, 0, 0), angle: -angle) * turn
        stand(i, &objects, at: V3(objects[i].position))
        let back = objects.indices.filter { $0 != i }.flatMap { objects[$0].corners }.map(\.z).min()
        let mine = objects[i].corners.map(\.z).min() ?? 0
        // Nothing stands behind it.
        let shift = min(0, (back ?? mine) - mine)
        objects[i].position = Vec3(V3(objects[i].position) + V3(0, 0, shift))
    }

    private func against(_ o: Int, _ i: Int, _ objects: inout [SceneObject]) {
        let (turn, angle) = stance(objects[i])
        let corners = objects[o].corners
        let low = corners.reduce(corners[0]) { pointwiseMin($0, $1) }
        let high = corners.reduce(corners[0]) { pointwiseMax($0, $1) }
        let middle = (low + high) / 2
        let isSeat = Self.seats.contains(objects[o].concept)
        let isTree = set.props[o].asset.category == .plant && high.y - low.y > 1.8
        // The crown of a tree hides what would lean on its trunk; that stands before it.
        guard !isTree else { return }
        let base = V3(objects[i].position).y
        if isSeat {
            // Beside it, its head against the arm.
            let right = V3(objects[i].position).x >= middle.x
            let side: Float = right ? 1 : -1
            let contact = 0.6 * (high.y - low.y)
            objects[i].rotation = Quaternion(axis: V3(0, 0, 1), angle: side * angle) * turn
            let edge = right ? high.x : low.x
            stand(i, &objects, at: V3(edge, base, middle.z + 0.24 * (high.z - low.z)))
            // Its inner edge at the height of the arm touches the side.
            let mine = objects[i].corners
            let foot = side > 0 ? mine.map(\.x).min() ?? edge : mine.map(\.x).max() ?? edge
            let top = mine.map(\.y).max() ?? base
            let reach = min(contact, top - base) * angle.tangent
            let overhang = (top - base) * angle.tangent
            let shift = edge - foot - side * (overhang - reach) + side * 0.004
            objects[i].position = Vec3(V3(objects[i].position) + V3(shift, 0, 0))
            return
        }
        objects[i].rotation =
            Quaternion(
                axis: V3(0, 0, 1), angle: Self.wheeled.contains(objects[i].concept) ? 0 : 0.11)
            * Quaternion(axis: V3(1, 0, 0), angle: -angle) * turn
        let face = high.z
        let wide = 0.34 * (high.x - low.x)
        let choices = [-1, 1, -0.5, 0.5, 0].map { middle.x + wide * $0 }
        var best: (x: Float, cost: Float)?
        for x in choices {
            stand(i, &objects, at: V3(x, base, face))
            push(i, &objects, to: face, rim: high.y)
            let cost = clash(i, o, objects) + 0.05 * abs(x - V3(objects[i].position).x)
            if cost < best?.cost ?? .infinity { best = (x, cost) }
        }
        stand(i, &objects, at: V3(best?.x ?? middle.x, base, face))
        push(i, &objects, to: face, rim: high.y)
    }

    /// Its foot on the ground, over a place.
    private func stand(_ i: Int, _ objects: inout [SceneObject], at place: V3) {
        objects[i].position = Vec3(place)
        let corners = objects[i].corners
        let low = corners.reduce(corners[0]) { pointwiseMin($0, $1) }
        let high = corners.reduce(corners[0]) { pointwiseMax($0, $1) }
        let middle = (low + high) / 2
        objects[i].position = Vec3(
            place + V3(place.x - middle.x, place.y - low.y, place.z - middle.z))
    }

    /// Moves it in depth until its back touches a face, or the face's upper rim where that is lower.
    private func push(_ i: Int, _ objects: inout [SceneObject], to face: Float, rim: Float) {
        let corners = objects[i].corners.sorted { $0.y < $1.y }
        let (foot, head) = (corners.prefix(4), corners.suffix(4))
        let back = head.map(\.z).min() ?? face
        var touching = back
        if let top = head.first?.y, top > rim, let low = foot.map(\.z).min(),
            let base = foot.first?.y
        {
            touching = low + (back - low) * max(0, (rim - base) / max(1e-4, top - base))
        }
        objects[i].position = Vec3(V3(objects[i].position) + V3(0, 0, face - touching + 0.003))
    }

    /// How much it would stand in others, square metres.
    private func clash(_ i: Int, _ target: Int, _ objects: [SceneObject]) -> Float {
        func box(_ k: Int) -> (V3, V3) {
            let corners = objects[k].corners
            return (
                corners.reduce(corners[0]) { pointwiseMin($0, $1) },
                corners.reduce(corners[0]) { pointwiseMax($0, $1) }
            )
        }
        let (a, b) = box(i)
        return objects.indices.filter { $0 != i && $0 != target }.reduce(0) { sum, k in
            let (c, d) = box(k)
            let x = min(b.x, d.x) - max(a.x, c.x), z = min(b.z, d.z) - max(a.z, c.z)
            return sum + max(0, x) * max(0, z)
        }
    }
}
