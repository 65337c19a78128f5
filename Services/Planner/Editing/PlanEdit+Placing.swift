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
    private struct Ground {
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

    // MARK: What carries it

    private func grounds(
        _ object: SceneObject, _ goals: [Goal], _ asset: AssetInfo?, from: SceneObject?
    ) -> [Ground] {
        for goal in goals {
            switch goal {
            case .relation(let kind, let anchor, _) where kind == .on || kind == .inside:
                return perch(on: anchor, inside: kind == .inside).map { [$0] } ?? []
            case .relation(_, let anchor, _), .instead(let anchor):
                if let ground = ground(anchor.support) {
                    // A floor lamp in place of a mug stands on the floor if it must.
                    return [ground] + common(object, asset).filter { $0.id != ground.id }
                }
            case .surface(let surface):
                return [Ground(id: surface.id, height: surface.topHeight, area: footprint(surface))]
            default: break
            }
        }
        if let from, let ground = ground(from.support) { return [ground] }
        return common(object, asset)
    }

    private func ground(_ id: String) -> Ground? {
        if let surface = plan.surfaces.first(where: { $0.id == id && $0.kind != .wall }) {
            return Ground(id: id, height: surface.topHeight, area: footprint(surface))
        }
        return plan.objects.first { $0.id == id }.flatMap { perch(on: $0, inside: false) }
    }

    /// The surfaces that things like it stand on here, the likeliest first.
    private func common(_ object: SceneObject, _ asset: AssetInfo?) -> [Ground] {
        let level: Set<SurfaceKind> = [.floor, .ground, .watertop]
        let surfaces = plan.surfaces.filter { !Self.isTrim($0) }.filter {
            level.contains($0.kind) || [.table, .counter, .shelf].contains($0.kind)
        }
        func carried(_ surface: Surface) -> Int {
            plan.objects.count { $0.support == surface.id && $0.group > 0 }
        }
        let size = V3(object.size)
        let isLarge = asset?.stance == .floor && max(size.x, size.y, size.z) > 0.7
        return surfaces.sorted { a, b in
            let (p, q) = (level.contains(a.kind), level.contains(b.kind))
            if isLarge, p != q { return p }
            return carried(a) > carried(b)
        }
        .map { Ground(id: $0.id, height: $0.topHeight, area: footprint($0)) }
    }

    /// The top or the hollow of an object.
    private func perch(on anchor: SceneObject, inside: Bool) -> Ground? {
        let (at, size) = (V3(anchor.position), V3(anchor.size))
        let turn = (anchor.rotation ?? Quaternion(w: 1)).normalized
        let yaw = Self.yaw(turn.rotate(V3(0, 0, 1)))
        if let asset = library.asset(anchor.asset),
            let area = inside ? reliefs.inside(asset, size: size) : reliefs.top(asset, size: size)
        {
            let center = at + turn.rotate(V3(area.x, area.height, area.z))
            return Ground(
                id: anchor.id, height: center.y + 0.002,
                area: Footprint(
                    x: center.x, z: center.z, halfX: area.halfX, halfZ: area.halfZ, yaw: yaw))
        }
        guard !inside else { return nil }
        return Ground(
            id: anchor.id, height: Self.heights(anchor).upperBound + 0.002,
            area: Footprint(x: at.x, z: at.z, halfX: size.x * 0.4, halfZ: size.z * 0.4, yaw: yaw))
    }

    // MARK: Places to try

    private func standings(
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

    private func hypotenuse(_ a: Footprint, _ b: Footprint) -> Float {
        V3(a.x - b.x, 0, a.z - b.z).length
    }

    /// It keeps its attitude, or faces the viewer a little askew.
    private func rotation(_ object: SceneObject, at point: V3, from: SceneObject?, _ goals: [Goal])
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

    private func hangings(_ object: SceneObject, _ wall: Surface) -> [SceneObject] {
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

    private func flights(_ object: SceneObject, _ goals: [Goal]) -> [SceneObject] {
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

    // MARK: The best of them

    private func pick(
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
                    if !isCarrier { cost += 3 * weight * both / box.area }
                } else if !isCarrier {
                    cost += (isLettered ? 9 : 3) * weight * both / max(1e-5, rect.area)
                }
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
            if share > 0.5 { return candidates[k] }
            if share > max(0.2, best?.share ?? 0) { best = (share, candidates[k]) }
            tried += 1
            if tried > 400 { break }
        }
        return best?.object
    }

    private func cost(_ one: SceneObject, _ box: ImageRectangle, _ goal: Goal, from: SceneObject?)
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
            case .near: return 2 * gap / scale + 0.6 * depth
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
