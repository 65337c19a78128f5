import Knowledge
import Layout
import Script
import Space
import Staging

/// What the script says of where things are, as wishes of the layout.
extension SceneReader {
    func group(_ id: Character) -> Int? {
        script.entities.firstIndex { $0.id == id }.map { $0 + 1 }
    }

    func wishes() -> [Wish] {
        let placed = Set(props.map(\.group))
        return script.relations.compactMap { relation in
            guard let s = group(relation.subject), let o = group(relation.object),
                placed.contains(s), placed.contains(o),
                var kind = Wish.Kind(rawValue: relation.predicate.rawValue)
            else { return nil }
            if [.on, .above].contains(kind), isGrounded(s, over: o) {
                kind = isSmaller(s, than: o) ? .front : .behind
            }
            let isBelow = props.first { $0.group == s }.map { $0.size.max() > 2.5 } ?? false
            if kind == .under, isBelow, isGrounded(o, over: s) { kind = .front }
            if kind == .under, isTree(o) { kind = inCrown()[s] == nil ? .front : .near }
            let other = relation.other.flatMap { group($0) } ?? 0
            return Wish(s, kind, o, placed.contains(other) ? other : 0)
        }
    }

    /// Groups that hang from a tree, and the tree's.
    func inCrown() -> [Int: Int] {
        Dictionary(
            script.relations.compactMap { relation in
                guard relation.predicate == .under, let low = group(relation.subject),
                    let tree = group(relation.object), isTree(tree),
                    props.contains(where: { $0.group == low && $0.suspension == .above })
                else { return nil }
                return (low, tree)
            }, uniquingKeysWith: { first, _ in first })
    }

    /// What is under a tree stands before its trunk.
    func isTree(_ group: Int) -> Bool {
        props.first { $0.group == group }.map { $0.asset.category == .plant && $0.size.y > 1.8 }
            ?? false
    }

    /// A train "passing" a cabin is not above it: what stands on the ground and is larger stays there.
    private func isGrounded(_ subject: Int, over object: Int) -> Bool {
        guard let high = props.first(where: { $0.group == subject }),
            let low = props.first(where: { $0.group == object })
        else { return false }
        let ratio = high.size.max() / max(0.01, low.size.max())
        guard high.asset.stance == .floor, low.asset.concept != "bridge" else { return false }
        return switch high.asset.category {
        case .vehicle, .outdoor: high.size.max() > 2.5 && (ratio > 1.3 || isHouse(object))
        case .furniture, .appliance, .bathroom: high.size.max() > 1 && ratio > 2
        default: false
        }
    }

    private func isSmaller(_ first: Int, than second: Int) -> Bool {
        func size(_ group: Int) -> Float {
            props.first { $0.group == group }.map { $0.size.max() } ?? 0
        }
        return size(first) < size(second)
    }

    private func isHouse(_ group: Int) -> Bool {
        props.first { $0.group == group }.map {
            $0.size.y > 2.4 && Self.country.contains($0.asset.concept)
        } ?? false
    }

    func formations() -> [Int: Formation] {
        var result: [Int: Formation] = [:]
        for (k, entity) in script.entities.enumerated() {
            if let formation = entity.formation {
                result[k + 1] = Formation(rawValue: formation.rawValue)
            }
        }
        return result
    }
}
