import PlantainProto
import Space
import Staging

/// How much of each box of a plan the camera sees.
struct Visibility {
    private struct Box {
        var center: V3
        var half: V3
        var turn: Quaternion
        var inverse: Quaternion
    }

    private let boxes: [Box]
    private let eye: V3

    init(_ plan: ScenePlan, view: Viewpoint) {
        eye = view.position
        boxes = plan.objects.map { object in
            let turn = (object.rotation ?? Quaternion(w: 1)).normalized
            return Box(
                center: object.middle, half: V3(object.size) / 2, turn: turn, inverse: turn.inverse)
        }
    }

    /// Share of points within a box's front that no other box covers.
    ///
    /// Boxes are larger than the things in them, so this errs toward hidden; what an object carries or
    /// what carries it is left out by the caller through `ignoring`.
    func share(of index: Int, ignoring: Set<Int> = []) -> Float {
        let box = boxes[index]
        var seen = 0
        var total = 0
        for x: Float in [-0.8, -0.4, 0, 0.4, 0.8] {
            for y: Float in [-0.8, -0.4, 0, 0.4, 0.8] {
                for z: Float in [-0.6, 0.6] {
                    let point = box.center + box.turn.rotate(box.half * V3(x, y, z))
                    total += 1
                    if !isCovered(point, except: index, ignoring: ignoring) { seen += 1 }
                }
            }
        }
        return Float(seen) / Float(total)
    }

    private func isCovered(_ point: V3, except index: Int, ignoring: Set<Int>) -> Bool {
        for (k, other) in boxes.enumerated() where k != index && !ignoring.contains(k) {
            // Things rarely fill their boxes: 85 % of the extents.
            let from = other.inverse.rotate(eye - other.center)
            let to = other.inverse.rotate(point - other.center)
            if Self.meets(from, to, other.half * 0.85) { return true }
        }
        return false
    }

    /// Whether the segment passes through the box around the origin.
    private static func meets(_ a: V3, _ b: V3, _ half: V3) -> Bool {
        var (enter, leave) = (Float(0), Float(0.999))
        let d = b - a
        for axis in 0..<3 {
            if abs(d[axis]) < 1e-8 {
                if abs(a[axis]) > half[axis] { return false }
                continue
            }
            let (t1, t2) = ((-half[axis] - a[axis]) / d[axis], (half[axis] - a[axis]) / d[axis])
            enter = max(enter, min(t1, t2))
            leave = min(leave, max(t1, t2))
            if enter >= leave { return false }
        }
        return true
    }
}
