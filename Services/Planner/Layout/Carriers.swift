/// Decides what carries what.
struct Carriers {
    enum How: Hashable {
        case on, inside, under
        /// On its front: a wreath on a door.
        case against
    }
    struct Carrier: Hashable {
        var actor: Int
        var how: How
    }

    private(set) var parent: [Int: Carrier] = [:]
    private(set) var notes: [String] = []
    /// Pairs of groups in which the first must be lifted above the second by a stand.
    private(set) var lifted: [Int: Int] = [:]
    /// Groups that would hang, but stand because another is above them.
    private(set) var grounded: Set<Int> = []
    private let brief: Brief

    init(_ brief: Brief) {
        self.brief = brief
        stack()
        for wish in brief.wishes {
            switch wish.kind {
            case .on: put(wish.subject, .on, wish.object)
            case .inside: put(wish.subject, .inside, wish.object)
            case .under: under(wish.subject, wish.object)
            case .above: above(wish.subject, wish.object)
            default: break
            }
        }
        gatherOnTables()
    }

    func children(of i: Int) -> [Int] {
        parent.filter { $0.value.actor == i }.keys.sorted()
    }

    private func members(_ group: Int) -> [Int] {
        brief.actors.indices.filter { brief.actors[$0].group == group }
    }

    /// The actor at the bottom of what carries `i`.
    func root(_ i: Int) -> Int {
        var i = i
        while let next = parent[i]?.actor { i = next }
        return i
    }

    private mutating func set(_ i: Int, _ carrier: Carrier) -> Bool {
        guard parent[i] == nil, root(carrier.actor) != i else { return false }
        parent[i] = carrier
        return true
    }

    private mutating func stack() {
        for (group, formation) in brief.formations where formation == .stack {
            let members = members(group)
            for (lower, upper) in zip(members, members.dropFirst()) {
                _ = set(upper, Carrier(actor: lower, how: .on))
            }
        }
    }

    private mutating func put(_ subject: Int, _ how: How, _ object: Int) {
        let (subjects, objects) = (members(subject), members(object))
        guard !objects.isEmpty else { return }
        for (k, s) in subjects.enumerated() where parent[s] == nil {
            // On a stack is on its topmost member.
            let isOnStack = how == .on && brief.formations[object] == .stack
            let o = isOnStack ? objects[objects.count - 1] : objects[k % objects.count]
            let (small, big) = (brief.actors[s], brief.actors[o])
            var how = how
            if how == .on, big.isPanel, small.perch == .wall, small.size.x < 1.1 * big.size.x,
                small.size.y < big.size.y
            {
                how = .against
            }
            if how == .inside {
                if let room = big.inside {
                    if min(small.size.x, small.size.z) > 2 * room.opening * 1.05 {
                        note(
                            "the \(small.noun) does not fit inside the \(big.noun) and stands on it"
                        )
                        how = .on
                    }
                } else if let room = big.room, room.height > small.size.y {
                    how = .under
                } else {
                    note(
                        "the \(big.noun) has no inside that is known; the \(small.noun) stands on it"
                    )
                    how = .on
                }
            }
            _ = set(s, Carrier(actor: o, how: how))
        }
    }

    private mutating func under(_ subject: Int, _ object: Int) {
        let (subjects, objects) = (members(subject), members(object))
        guard let o = objects.first, let s = subjects.first else { return }
        let (small, big) = (brief.actors[s], brief.actors[o])
        if big.perch == .wall || big.perch == .air || big.perch == .ceiling { return }
        if small.perch == .air { return }
        if big.towers(over: small) { return }
        if let room = big.room, room.height >= small.size.y * 1.02,
            2.6 * room.halfX >= small.size.x * Float(subjects.count)
        {
            for (k, s) in subjects.enumerated() {
                _ = set(s, Carrier(actor: objects[k % objects.count], how: .under))
            }
        } else {
            above(object, subject)
        }
    }

    private mutating func above(_ subject: Int, _ object: Int) {
        let (subjects, objects) = (members(subject), members(object))
        guard let s = subjects.first, let o = objects.first else { return }
        let (high, low) = (brief.actors[s], brief.actors[o])
        if high.perch == .wall && brief.hasWall || high.perch == .air || high.perch == .ceiling {
            return
        }
        if low.perch == .wall { grounded.insert(object) }
        // On the keyboard of a laptop or the seat of a sofa is not above them.
        let isSummit = low.top.map { $0.height > 0.7 * low.size.y } ?? false
        if isSummit, let top = low.top, high.size.x <= 2.4 * top.halfX,
            high.size.z <= 2.4 * top.halfZ
        {
            put(subject, .on, object)
        } else {
            lifted[subject] = object
        }
    }

    /// A table that is there gathers the small things that nothing else was said about.
    private mutating func gatherOnTables() {
        guard
            let table = brief.actors.indices.first(where: {
                brief.actors[$0].isTable && brief.actors[$0].top != nil
            }),
            brief.actors[table].size.max() > 0.3, let top = brief.actors[table].top
        else { return }
        let group = brief.actors[table].group
        let tied = Set(
            brief.wishes.filter { $0.object == group || $0.other == group || $0.subject == group }
                .flatMap { [$0.subject, $0.object] })
        var room = 4 * top.halfX * top.halfZ * 0.6
        for i in brief.actors.indices where i != table && parent[i] == nil {
            let actor = brief.actors[i]
            let area = actor.size.x * actor.size.z
            guard actor.perch == .table, !tied.contains(actor.group), lifted[actor.group] == nil,
                !lifted.values.contains(actor.group), area < room,
                actor.size.max() < 0.95 * max(top.halfX, top.halfZ) * 2
            else { continue }
            if set(i, Carrier(actor: table, how: .on)) { room -= area * 1.5 }
        }
    }

    private mutating func note(_ text: String) {
        if !notes.contains(text) { notes.append(text) }
    }
}
