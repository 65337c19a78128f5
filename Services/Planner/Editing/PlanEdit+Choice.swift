import Instructions
import Knowledge
import Layout
import PlantainProto
import Script
import Space
import Staging

/// The best of many places.
extension PlanEdit {
    func pick(
        _ candidates: [SceneObject], _ goals: [Goal], except: Set<String>, from: SceneObject?
    ) -> SceneObject? {
        let view = view
        let others = plan.objects.filter { !except.contains($0.id) && $0.id != from?.id }
            .compactMap { o in view.rectangle(o.corners).map { (o, $0) } }
        let asked = others.filter { $0.0.group > 0 }
        let crowd = asked.map(\.0.middle)
        let heart = crowd.isEmpty ? nil : crowd.reduce(.zero, +) / Float(crowd.count)
        var ranked: [(Float, Int)] = []
        for (k, one) in candidates.enumerated() {
            guard let box = view.rectangle(one.corners), box.area > 1e-7 else { continue }
            let excess =
                max(0, box.right - 0.96) + max(0, -0.96 - box.left) + max(0, box.top - 0.96)
                + max(0, -0.96 - box.bottom)
            guard excess < 0.02 else { continue }
            var cost: Float = 0
            for (other, rect) in others {
                let both = rect.overlap(box)
                guard both > 0 else { continue }
                let isCarrier = other.id == one.support
                let isLettered = plan.texts.contains { $0.object == other.id }
                let weight: Float = isLettered ? 4 : other.group > 0 ? 1 : 0.35
                if rect.near < box.near {
                    if !isCarrier { cost += 6 * weight * both / box.area }
                } else if !isCarrier {
                    cost += (isLettered ? 9 : 3) * weight * both / max(1e-5, rect.area)
                }
            }
            // Far away a thing is hardly seen.
            if from == nil, one.support != "" {
                cost += 1.5 * max(0, 1 - max(box.width, box.height) / 0.18)
            }
            for goal in goals { cost += self.cost(one, box, goal, from: from) }
            if goals.isEmpty, let heart {
                let reach =
                    max(0.05, crowd.map { ($0 - heart).length }.max() ?? 0) + V3(one.size).max()
                cost +=
                    0.8 * (one.middle - heart).length / reach + 0.4
                    * abs(view.depth(one.middle) - view.depth(heart)) / reach
            } else if goals.isEmpty {
                cost += 0.8 * abs(box.centerX) + 0.4 * abs(box.centerY + 0.2)
            }
            if let region {
                let out =
                    max(0, region.left - box.left) + max(0, box.right - region.right)
                    + max(0, region.bottom - box.bottom) + max(0, box.top - region.top)
                cost += 8 * out
            }
            ranked.append((cost, k))
        }
        ranked.sort { ($0.0, $0.1) < ($1.0, $1.1) }
        let sight = Sight(plan, view: view, except: except.union(from.map { [$0.id] } ?? []))
        var best: (share: Float, object: SceneObject)?
        var tried = 0
        for (cost, k) in ranked where cost < 60 {
            // Room and sight are dear to find out, so the best are asked first.
            guard !isBlocked(candidates[k], except: except) else { continue }
            let share = sight.share(of: candidates[k])
            if share > 0.6 { return candidates[k] }
            if share > max(0.2, best?.share ?? 0) { best = (share, candidates[k]) }
            tried += 1
            if tried > 400 { break }
        }
        return best?.object
    }

    func cost(_ one: SceneObject, _ box: ImageRectangle, _ goal: Goal, from: SceneObject?)
        -> Float
    {
        let view = view
        func away(_ a: V3, _ b: V3) -> Float { V3(a.x - b.x, 0, a.z - b.z).length }
        switch goal {
        case .side(let side):
            switch side {
            case .left: return 3 * abs(box.centerX + 0.6) + (box.centerX > -0.1 ? 20 : 0)
            case .right: return 3 * abs(box.centerX - 0.6) + (box.centerX < 0.1 ? 20 : 0)
            case .middle: return 3 * abs(box.centerX)
            case .front, .bottom: return 2 * (box.bottom + 0.95)
            case .back: return 0.15 * max(0, 12 - view.depth(one.middle)) + 0.3 * abs(box.centerX)
            case .top: return 2 * abs(box.top - 0.85) + 0.5 * abs(box.centerX)
            }
        case .surface: return 0.4 * abs(box.centerX) + 0.3 * abs(box.centerY)
        case .instead(let before):
            return 6 * away(V3(one.position), V3(before.position))
                / max(0.02, V3(before.size).max())
        case .shift(let direction, let amount):
            guard let from else { return 0 }
            let width = max(V3(from.size).x, V3(from.size).z) * 1.3 * amount
            let level = V3(view.forward.x, 0, view.forward.z).unit
            let right = V3(view.right.x, 0, view.right.z).unit
            let step: V3 =
                switch direction {
                case .left: right * -width
                case .right: right * width
                case .nearer: level * -width
                case .farther: level * width
                case .up: V3(0, max(width, 0.6 * V3(from.size).y), 0)
                case .down: V3(0, -width, 0)
                }
            let moved = V3(one.position) - V3(from.position)
            let along = moved.dot(step.unit)
            return 5 * (moved - step).length / max(0.02, width) + (along < 0.3 * width ? 40 : 0)
        case .relation(let kind, let anchor, let other):
            guard let rect = view.rectangle(anchor.corners) else { return 0 }
            let (p, a) = (V3(one.position), V3(anchor.position))
            let scale = max(0.03, V3(anchor.size).max() + V3(one.size).max()) / 2
            let gap = max(0, footprint(one).gap(footprint(anchor)))
            let depth = abs(view.depth(one.middle) - view.depth(anchor.middle)) / scale
            switch kind {
            case .left:
                return 1.2 * gap / scale + 1.2 * depth
                    + (box.centerX > rect.left ? 20 + 10 * (box.centerX - rect.left) : 0)
            case .right:
                return 1.2 * gap / scale + 1.2 * depth
                    + (box.centerX < rect.right ? 20 + 10 * (rect.right - box.centerX) : 0)
            case .front:
                return 1.2 * gap / scale + 2 * abs(box.centerX - rect.centerX)
                    + (view.depth(one.middle) > view.depth(anchor.middle) - 0.3 * scale ? 20 : 0)
            case .behind:
                return 1.2 * gap / scale + abs(box.centerX - rect.centerX)
                    + (view.depth(one.middle) < view.depth(anchor.middle) + 0.3 * scale ? 20 : 0)
            case .near:
                // Beside it, not before it.
                let shared = max(0, min(box.right, rect.right) - max(box.left, rect.left))
                return 2 * gap / scale + 0.6 * depth + 2.5 * shared
                    / max(1e-4, min(box.width, rect.width))
            case .between:
                guard let other else { return 2 * gap / scale }
                return 4 * away(p, (a + V3(other.position)) / 2) / scale
            case .on, .inside: return 1.5 * away(p, a) / scale
            case .under: return 2 * away(p, a) / scale
            case .above:
                return 4 * abs(box.centerX - rect.centerX) + 2 * abs(box.bottom - rect.top - 0.08)
                    + (box.bottom < rect.top ? 20 : 0)
            }
        }
    }
}
