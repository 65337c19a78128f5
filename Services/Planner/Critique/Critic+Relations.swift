public import PlantainProto
import Space
import Staging

extension Critic {
    /// nil when the picture shows what was asked of two groups.
    func relation(_ relation: Relation, _ plan: ScenePlan, _ view: Viewpoint) -> Finding? {
        let subjects = plan.objects.filter { $0.group == relation.subject }
        let objects = plan.objects.filter { $0.group == relation.object }
        let others = plan.objects.filter { relation.other > 0 && $0.group == relation.other }
        guard let s = subjects.first, let o = objects.first,
            let a = Self.box(subjects, view), let b = Self.box(objects, view)
        else { return nil }
        let isOneGroup = relation.other == relation.object
        let c = others.isEmpty || isOneGroup ? nil : Self.box(others, view)
        let held = holds(relation.predicate, (subjects, a), (objects, b), c, plan, view)
        guard !held else { return nil }
        let words = Self.words(relation.predicate)
        let end = isOneGroup ? "s" : others.first.map { " and the \($0.noun)" } ?? ""
        return Finding(
            .relation, subjects.map(\.id) + objects.map(\.id),
            "the \(s.noun) is not \(words) the \(o.noun)\(end)")
    }

    private typealias Side = (things: [SceneObject], box: ImageRectangle)

    private func holds(
        _ predicate: Predicate, _ s: Side, _ o: Side, _ other: ImageRectangle?, _ plan: ScenePlan,
        _ view: Viewpoint
    ) -> Bool {
        func supported(_ thing: SceneObject, by group: [SceneObject]) -> Bool {
            var support = thing.support
            for _ in 0..<6 {
                if group.contains(where: { $0.id == support }) { return true }
                guard let next = plan.objects.first(where: { $0.id == support }) else {
                    return false
                }
                support = next.support
            }
            return false
        }
        switch predicate {
        case .unspecified: return true
        case .leftOf: return Self.isLeft(s.box, of: o.box)
        case .rightOf: return Self.isLeft(o.box, of: s.box)
        case .inFrontOf: return Self.isNearer(s.things, than: o.things, view)
        case .behind: return Self.isNearer(o.things, than: s.things, view)
        case .on: return s.things.allSatisfy { supported($0, by: o.things) }
        case .inside:
            return s.things.allSatisfy { thing in
                supported(thing, by: s.things + o.things)
                    && o.things.contains { holder in
                        // What lies on top of a heap still touches what is within.
                        Self.holdsWithin(holder, thing.middle, above: 0.75 * V3(thing.size).min())
                    }
            }
        case .under, .above:
            let (low, high) = predicate == .under ? (s, o) : (o, s)
            if low.things.contains(where: { thing in
                high.things.contains { Self.holdsWithin($0, thing.middle) }
            }) {
                return true
            }
            // At the foot of a lamp post, a tree, a parasol.
            let isAtFoot = low.things.allSatisfy { thing in
                high.things.contains { other in
                    let away = V3(other.position) - V3(thing.position)
                    return other.size.map { $0.y > 1.6 && $0.y > 1.25 * V3(thing.size).y } ?? false
                        && V3(away.x, 0, away.z).length < 0.7 * V3(other.size).y
                }
            }
            if isAtFoot { return true }
            return high.box.centerY > low.box.centerY
                && (high.box.bottom > low.box.bottom + 0.3 * low.box.height)
                && abs(high.box.centerX - low.box.centerX) < 0.6 * (high.box.width + low.box.width)
        case .near:
            return s.things.allSatisfy { a in
                o.things.contains { b in
                    let (u, v) = (a.middle, b.middle)
                    let reach = (V3(a.size).length + V3(b.size).length) / 2
                    return V3(u.x - v.x, 0, u.z - v.z).length < 1.6 * reach + 0.2
                }
            }
        case .between:
            guard let ends = Self.ends(o, other, view) else { return true }
            // On the picture, and in depth: not before both or behind both.
            let near = min(ends.left.near, ends.right.near)
            let far = max(ends.left.far, ends.right.far)
            return Self.isLeft(ends.left, of: s.box) && Self.isLeft(s.box, of: ends.right)
                && s.box.near < far && s.box.far > near
        }
    }

    /// The two boxes that something is to be between: of two groups, or of the outermost of one.
    private static func ends(
        _ o: Side, _ other: ImageRectangle?, _ view: Viewpoint
    ) -> (left: ImageRectangle, right: ImageRectangle)? {
        if let other {
            return o.box.centerX < other.centerX ? (o.box, other) : (other, o.box)
        }
        let boxes = o.things.compactMap { view.rectangle($0.corners) }
            .sorted { $0.centerX < $1.centerX }
        guard boxes.count > 1, let left = boxes.first, let right = boxes.last else { return nil }
        return (left, right)
    }

    /// Clearly left: the middles apart, and the boxes mostly so.
    private static func isLeft(_ a: ImageRectangle, of b: ImageRectangle) -> Bool {
        b.centerX - a.centerX > 0.04 && a.right - b.left < 0.5 * min(a.width, b.width)
    }

    /// - Parameter above: metres beyond its top that still count
    private static func holdsWithin(
        _ object: SceneObject, _ point: V3, above: Float = 0
    ) -> Bool {
        let local = (object.rotation ?? Quaternion(w: 1)).inverse.rotate(
            point - V3(object.position))
        let size = V3(object.size)
        return abs(local.x) <= size.x / 2 && abs(local.z) <= size.z / 2 && local.y >= -0.01
            && local.y <= max(size.y * 1.25, size.y + above)
    }

    private static func box(_ objects: [SceneObject], _ view: Viewpoint) -> ImageRectangle? {
        let boxes = objects.compactMap { view.rectangle($0.corners) }
        guard let first = boxes.first else { return nil }
        return boxes.dropFirst().reduce(first) { $0.union($1) }
    }

    /// Along the ground: of what is tall the top may be nearer to a camera that looks down.
    private static func isNearer(
        _ a: [SceneObject], than b: [SceneObject], _ view: Viewpoint
    ) -> Bool {
        let level = V3(view.forward.x, 0, view.forward.z)
        let heading = level.length > 0.1 ? level.unit : V3(view.up.x, 0, view.up.z).unit
        func ends(_ things: [SceneObject]) -> (near: Float, far: Float) {
            let depths = things.flatMap(\.corners).map { $0.dot(heading) }
            return (depths.min() ?? 0, depths.max() ?? 0)
        }
        let (first, second) = (ends(a), ends(b))
        return first.near < second.near && first.far < second.far
    }

    public static func words(_ predicate: Predicate) -> String {
        switch predicate {
        case .unspecified: "with"
        case .leftOf: "left of"
        case .rightOf: "right of"
        case .inFrontOf: "in front of"
        case .behind: "behind"
        case .on: "on"
        case .under: "under"
        case .inside: "inside"
        case .near: "near"
        case .between: "between"
        case .above: "above"
        }
    }
}
