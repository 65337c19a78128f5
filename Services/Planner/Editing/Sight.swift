import PlantainProto
import Space
import Staging

/// What of a thing the camera sees past all others and past tables and walls.
struct Sight {
    private let boxes: [(id: String, box: TurnedBox)]
    private let view: Viewpoint

    /// - Parameter except: ids of things that are not there any more
    init(_ plan: ScenePlan, view: Viewpoint, except: Set<String>) {
        self.view = view
        let things = plan.objects.filter { !except.contains($0.id) }.map { object in
            // Things rarely fill their boxes: 85 % of the extents.
            (
                object.id,
                TurnedBox(
                    center: object.middle, half: V3(object.size) * 0.425,
                    turn: (object.rotation ?? Quaternion(w: 1)).normalized)
            )
        }
        let slabs = plan.surfaces.filter {
            [.wall, .table, .counter, .shelf, .building].contains($0.kind)
        }.map { surface in
            let (size, heights) = (V3(surface.size), PlanEdit.heights(surface))
            let high = heights.upperBound - heights.lowerBound
            let middle = V3(surface.center)
            return (
                surface.id,
                TurnedBox(
                    center: V3(middle.x, heights.lowerBound + high / 2, middle.z),
                    half: V3(size.x, high, size.z) * 0.495, turn: Quaternion(yaw: surface.yaw))
            )
        }
        boxes = things + slabs
    }

    /// Whether any of the sky is in the frame.
    var seesSky: Bool {
        (0..<8).contains { row in
            (-4...4).contains { column in
                let (x, y) = (Float(column) / 4.2, 0.98 - 0.25 * Float(row))
                let ray =
                    view.forward + view.right * (x * view.tanX) + view.up * (y * view.tanY)
                guard ray.unit.y > 0.02 else { return false }
                let far = view.position + ray.unit * 400
                return !boxes.contains { $0.box.stops(from: view.position, to: far) }
            }
        }
    }

    /// Share of points within a thing that are in the frame with nothing before them.
    func share(of object: SceneObject) -> Float {
        let turn = (object.rotation ?? Quaternion(w: 1)).normalized
        let (half, middle) = (V3(object.size) / 2, object.middle)
        var seen = 0
        for x: Float in [-0.8, 0, 0.8] {
            for y: Float in [-0.8, -0.4, 0, 0.4, 0.8] {
                for z: Float in [-0.6, 0.6] {
                    let point = middle + turn.rotate(half * V3(x, y, z))
                    guard let at = view.project(point), abs(at.x) < 1, abs(at.y) < 1 else {
                        continue
                    }
                    let isHidden = boxes.contains { id, box in
                        id != object.id && id != object.support
                            && box.stops(from: view.position, to: point)
                    }
                    if !isHidden { seen += 1 }
                }
            }
        }
        return Float(seen) / 30
    }
}
