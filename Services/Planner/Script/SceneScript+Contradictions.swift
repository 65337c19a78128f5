extension SceneScript {
    /// The script without those relations that cannot hold together with earlier ones, and these.
    public func withoutContradictions() -> (script: SceneScript, dropped: [Relation]) {
        var script = self
        var dropped: [Relation] = []
        script.relations = []
        for relation in relations {
            let held = Order(script.relations + [relation]).isPossible
            if held { script.relations.append(relation) } else { dropped.append(relation) }
        }
        return (script, dropped)
    }

    /// What relations say of the order of things along four directions.
    private struct Order {
        /// Edges from what comes first: from left to right, from front to back, from below to above,
        /// from what carries to what it carries.
        private var edges: [Axis: [Character: Set<Character>]] = [:]
        private var betweens: [Relation] = []

        enum Axis { case across, depth, height, carrying }

        init(_ relations: [Relation]) {
            for relation in relations {
                let (s, o) = (relation.subject, relation.object)
                switch relation.predicate {
                case .left: add(s, o, .across)
                case .right: add(o, s, .across)
                case .front: add(s, o, .depth)
                case .behind: add(o, s, .depth)
                case .above: add(o, s, .height)
                case .under: add(s, o, .height)
                case .on:
                    add(o, s, .height)
                    add(o, s, .carrying)
                case .inside: add(o, s, .carrying)
                case .between: betweens.append(relation)
                case .near: break
                }
            }
        }

        private mutating func add(_ first: Character, _ second: Character, _ axis: Axis) {
            edges[axis, default: [:]][first, default: []].insert(second)
        }

        /// No thing comes before itself, and none is beside the two that it is between.
        var isPossible: Bool {
            for (axis, from) in edges {
                for thing in from.keys where reaches(thing, thing, axis) { return false }
            }
            return betweens.allSatisfy { relation in
                guard let other = relation.other, other != relation.object else {
                    return !reaches(relation.subject, relation.object, .across)
                        && !reaches(relation.object, relation.subject, .across)
                }
                let ends = [relation.object, other]
                return !ends.allSatisfy { reaches(relation.subject, $0, .across) }
                    && !ends.allSatisfy { reaches($0, relation.subject, .across) }
            }
        }

        private func reaches(_ a: Character, _ b: Character, _ axis: Axis) -> Bool {
            var seen: Set<Character> = []
            var front = Array(edges[axis]?[a] ?? [])
            while let next = front.popLast() {
                if next == b { return true }
                if seen.insert(next).inserted { front += edges[axis]?[next] ?? [] }
            }
            return false
        }
    }
}
