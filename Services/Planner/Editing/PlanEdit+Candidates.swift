import Instructions
import Knowledge
import Layout
import PlantainProto
import Script
import Space
import Staging

/// Places that a thing may take.
extension PlanEdit {
    func standings(
        _ object: SceneObject, _ ground: Ground, _ goals: [Goal], from: SceneObject?
    ) -> [SceneObject] {
        var points: [V3] = []
        let view = view
        // Points of the plane that the camera sees, those of the area itself, and those round an anchor.
        for row in 0..<30 {
            for column in 0..<33 {
                let (x, y) = (Float(column) / 16 - 1, Float(row) / 15 - 1)
                let ray =
                    view.forward + view.right * (x * 0.97 * view.tanX) + view.up * (y * view.tanY)
                guard ray.y < -1e-3 else { continue }
                let t = (ground.height - view.position.y) / ray.y
                guard t > 0.05, t < 80 else { continue }
                points.append(view.position + ray * t)
            }
        }
        let area = ground.area
        if max(area.halfX, area.halfZ) < 3 {
            let turn = Quaternion(yaw: area.yaw)
            for a in -6...6 {
                for b in -6...6 {
                    let local = V3(Float(a) / 6.5 * area.halfX, 0, Float(b) / 6.5 * area.halfZ)
                    points.append(V3(area.x, ground.height, area.z) + turn.rotate(local))
                }
            }
        }
        var centers: [(V3, Float)] = []
        for goal in goals {
            switch goal {
            case .relation(_, let anchor, let other):
                centers.append((V3(anchor.position), V3(anchor.size).max()))
                if let other {
                    centers.append(
                        (
                            (V3(anchor.position) + V3(other.position)) / 2,
                            0.1 * V3(anchor.size).max()
                        ))
                }
            case .instead(let before): centers.append((V3(before.position), 0.05))
            default: break
            }
        }
        if let from { centers.append((V3(from.position), V3(from.size).max())) }
        let own = max(V3(object.size).x, V3(object.size).z)
        for (center, size) in centers {
            points.append(center)
            for ring in 1...9 {
                for k in 0..<24 {
                    let angle = (Float(k) / 24 * 2 * .pi).sineAndCosine
                    points.append(
                        center + V3(angle.cos, 0, angle.sin) * ((size + own) * 0.18 * Float(ring)))
                }
            }
        }
        let isPerch = plan.objects.contains { $0.id == ground.id }
        return points.compactMap { point in
            var one = object
            one.position = Vec3(V3(point.x, ground.height, point.z))
            one.support = ground.id
            one.rotation = rotation(object, at: point, from: from, goals)
            let print = footprint(one)
            // What stands on a small thing may reach over its rim.
            let margin: Float = isPerch ? -0.35 * min(print.halfX, print.halfZ) : 0.005
            guard area.contains(print.x, print.z, margin: 0),
                print.corners.allSatisfy({ area.contains($0.0, $0.1, margin: margin) })
                    || isPerch && print.halfX > 0.8 * area.halfX
                        && hypotenuse(print, area) < 0.3 * area.halfX
            else { return nil }
            return one
        }
    }

    func hypotenuse(_ a: Footprint, _ b: Footprint) -> Float {
        V3(a.x - b.x, 0, a.z - b.z).length
    }

    /// It keeps its attitude, or faces the viewer a little askew.
    func rotation(_ object: SceneObject, at point: V3, from: SceneObject?, _ goals: [Goal])
        -> Quaternion
    {
        if from != nil { return object.rotation ?? Quaternion(w: 1) }
        for case .instead(let before) in goals { return before.rotation ?? Quaternion(w: 1) }
        let toward = view.position - point
        let asset = library.asset(object.asset)
        let isSign = asset?.category == .sign
        var dice = Dice(plan.seed &+ UInt64(plan.objects.count))
        let askew: Float = isSign ? 0 : dice.between(-0.35, 0.35)
        return Quaternion(yaw: (isSign ? Self.yaw(toward) : Self.yaw(toward) * 0.5) + askew)
    }

    func hangings(_ object: SceneObject, _ wall: Surface) -> [SceneObject] {
        let face = V3(wall.center).z + V3(wall.size).z / 2
        let size = V3(object.size)
        let view = view
        var found: [SceneObject] = []
        for row in 0..<24 {
            for column in 0..<33 {
                let (x, y) = (Float(column) / 16 - 1, Float(row) / 11.5 - 1)
                let ray =
                    view.forward + view.right * (x * 0.9 * view.tanX) + view.up
                    * (y * 0.9 * view.tanY)
                guard ray.z < -1e-3 else { continue }
                let point = view.position + ray * ((face - view.position.z) / ray.z)
                guard point.y - size.y / 2 > 0.15 else { continue }
                var one = object
                one.position = Vec3(V3(point.x, point.y - size.y / 2, face + size.z / 2 + 0.001))
                one.rotation = Quaternion(w: 1)
                one.support = wall.id
                found.append(one)
            }
        }
        return found
    }

    func flights(_ object: SceneObject, _ goals: [Goal]) -> [SceneObject] {
        let view = view
        var middles = plan.objects.filter { $0.group > 0 }.map(\.middle)
        for case .relation(_, let anchor, _) in goals { middles = [anchor.middle] }
        let depth =
            middles.isEmpty ? 3 : middles.map(view.depth).reduce(0, +) / Float(middles.count)
        var found: [SceneObject] = []
        for row in 0..<24 {
            for column in 0..<25 {
                let (x, y) = (Float(column) / 12 - 1, Float(row) / 11.5 - 1)
                let ray =
                    view.forward + view.right * (x * 0.9 * view.tanX) + view.up
                    * (y * 0.9 * view.tanY)
                var one = object
                one.position = Vec3(
                    view.position + ray * max(0.2, depth) - V3(0, V3(object.size).y / 2, 0))
                one.rotation = Quaternion(
                    yaw: Self.yaw(view.position - V3(one.position)) * 0.5 + 0.3)
                one.support = ""
                guard V3(one.position).y > (plan.surfaces.first.map(\.topHeight) ?? 0) + 0.05 else {
                    continue
                }
                found.append(one)
            }
        }
        return found
    }
}
