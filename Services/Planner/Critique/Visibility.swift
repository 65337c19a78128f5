import PlantainProto
import Space
import Staging

/// How much of each box of a plan the camera sees.
struct Visibility {
    private let boxes: [(whole: V3, turn: Quaternion, core: TurnedBox)]
    private let eye: V3

    init(_ plan: ScenePlan, view: Viewpoint) {
        eye = view.position
        boxes = plan.objects.map { object in
            let turn = (object.rotation ?? Quaternion(w: 1)).normalized
            let half = V3(object.size) / 2
            // Things rarely fill their boxes: 85 % of the extents.
            return (half, turn, TurnedBox(center: object.middle, half: half * 0.85, turn: turn))
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
                    let point = box.core.center + box.turn.rotate(box.whole * V3(x, y, z))
                    total += 1
                    if !isCovered(point, except: index, ignoring: ignoring) { seen += 1 }
                }
            }
        }
        return Float(seen) / Float(total)
    }

    private func isCovered(_ point: V3, except index: Int, ignoring: Set<Int>) -> Bool {
        boxes.indices.contains { k in
            k != index && !ignoring.contains(k) && boxes[k].core.stops(from: eye, to: point)
        }
    }
}
