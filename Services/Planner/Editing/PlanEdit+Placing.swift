import Instructions
import Knowledge
import Layout
import PlantainProto
import Script
import Space
import Staging

/// Finds room for one thing among others that stay.
extension PlanEdit {
    /// A place that can carry something: a height, and how far it reaches.
    struct Ground {
        var id: String
        var height: Float
        var area: Footprint
    }

    /// Sets an object's place, support and, if it must, a smaller size; false if there is no room.
    ///
    /// - Parameters:
    ///   - except: ids that are not in its way.
    ///   - from: where it stands now, for what moves by some way.
    mutating func place(
        _ object: inout SceneObject, _ goals: [Goal], except: Set<String> = [],
        from: SceneObject? = nil
    ) -> Bool {
        let natural = V3(object.size)
        // What belongs on tables rather becomes smaller than that it leaves the one that is meant.
        let stays =
            from == nil && library.asset(object.asset)?.stance == .table
            && goals.contains { if case .relation = $0 { true } else { false } }
        let tries: [(Float, Bool)] =
            from != nil
            ? [(1, false)]
            : (stays ? [1, 0.8, 0.62, 0.48].map { ($0, true) } : [])
                + [1, 0.8, 0.62, 0.48, 0.36, 0.26, 0.18].map { ($0, false) }
        for (shrink, isNear) in tries {
            var one = object
            one.size = Vec3(natural * shrink)
            if let best = best(one, goals, except: except, from: from, isNear: isNear) {
                if shrink < 0.9 { say("the \(object.noun) is made smaller so that it fits") }
                object = best
                tell(best, goals)
                return true
            }
        }
        return false
    }

    /// Says so if a thing could not stand as it was asked to.
    private mutating func tell(_ one: SceneObject, _ goals: [Goal]) {
        for case .relation(let kind, let anchor, _) in goals {
            let (depth, other) = (view.depth(one.middle), view.depth(anchor.middle))
            guard let a = view.project(one.middle), let b = view.project(anchor.middle) else {
                continue
            }
            let isMet =
                switch kind {
                case .left: a.x < b.x
                case .right: a.x > b.x
                case .front: depth < other
                case .behind: depth > other
                default: true
                }
            if !isMet {
                refuse(
                    "there is no room in sight \(kind == .front ? "in front of" : kind == .behind ? "behind" : "to the \(kind.rawValue) of") the \(anchor.noun); the \(one.noun) stands beside it"
                )
            }
        }
    }

    private func best(
        _ object: SceneObject, _ goals: [Goal], except: Set<String>, from: SceneObject?,
        isNear: Bool
    ) -> SceneObject? {
        let asset = library.asset(object.asset)
        let isHung = asset?.stance == .wall && !goals.contains(where: \.needsRest) || onWall(goals)
        if isHung, let wall {
            return pick(hangings(object, wall), goals, except: except, from: from)
        }
        if isAloft(goals, asset) {
            return pick(flights(object, goals), goals, except: except, from: from)
        }
        for ground in grounds(object, goals, asset, from: from).prefix(isNear ? 1 : 99) {
            if let found = pick(
                standings(object, ground, goals, from: from), goals, except: except, from: from)
            {
                return found
            }
        }
        return nil
    }

    private func onWall(_ goals: [Goal]) -> Bool {
        goals.contains { if case .surface(let s) = $0 { s.kind == .wall } else { false } }
    }

    private func isAloft(_ goals: [Goal], _ asset: AssetInfo?) -> Bool {
        if asset?.stance == .ceiling { return true }
        return goals.contains { goal in
            switch goal {
            case .side(.top): return true
            case .relation(.above, _, _): return true
            case .shift(.up, _): return true
            default: return false
            }
        }
    }
}
