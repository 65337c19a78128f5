import Space

extension Work {
    // MARK: Groups

    /// Clusters of the given actors: one each, or one for a group that is in formation or large.
    mutating func gather(_ items: [Int], within area: Actor.Area? = nil) -> [Cluster] {
        var result: [Cluster] = []
        var done: Set<Int> = []
        for i in items where !done.contains(i) {
            let group = actors[i].group
            let fellows = items.filter { actors[$0].group == group && group > 0 }
            let formation = brief.formations[group]
            // What stands between them parts them.
            let isParted = brief.wishes.contains {
                $0.kind == .between && $0.object == group && $0.other == group
            }
            let spans =
                [.floor, .table, .wall].contains(actors[i].perch)
                || actors[i].perch != .floor && formation == .row
            if fellows.count > 1, spans, !isParted,
                formation == .row || formation == .circle || formation == .pile
                    || fellows.count > 4
            {
                done.formUnion(fellows)
                result.append(
                    form(fellows, formation ?? .row, given: formation != nil, within: area))
            } else {
                done.insert(i)
                result.append(cluster(i))
            }
        }
        return result
    }

    /// A group whose members keep fixed places among themselves.
    private mutating func form(
        _ items: [Int], _ formation: Formation, given: Bool, within area: Actor.Area?
    ) -> Cluster {
        let members = items.map { cluster($0) }
        let wide = members.map { max($0.halfX, $0.facesCamera ? 0 : 0.8 * $0.halfZ) }.max() ?? 0.1
        let deep = members.map { max($0.halfZ, $0.facesCamera ? 0 : 0.8 * $0.halfX) }.max() ?? 0.1
        var result = Cluster()
        switch formation {
        case .circle:
            var radius = max(wide, deep) * 3 * Float(items.count) / (2 * .pi) + 0.3 * wide
            // On a cake or a plate the circle goes around near its edge.
            if let area { radius = max(radius, 0.72 * min(area.halfX, area.halfZ) - wide) }
            // In even rings those behind would stand straight behind those in front.
            let turn: Float = items.count % 2 == 0 ? .pi / 2 / Float(items.count) : 0
            for (k, member) in members.enumerated() {
                let angle = Float(k) / Float(items.count) * 2 * .pi + .pi / 2 + turn
                result.absorb(
                    member, at: V3(radius * cosine(angle), 0, radius * sine(angle)),
                    yaw: dice.between(-0.15, 0.15), support: "")
            }
        case .pile where !actors[items[0]].tumbles:
            // Boxes keep their attitude: some stand side by side, the others on them.
            let below = (members.count * 3 + 4) / 5
            for (k, member) in members.enumerated() {
                let place = k < below ? k : k - below
                let row = place / max(2, Int(Float(below).squareRoot().rounded(.up)))
                let column = place - row * max(2, Int(Float(below).squareRoot().rounded(.up)))
                let x = (Float(column) - 0.5 + (row % 2 == 0 ? 0 : 0.4)) * 2.25 * wide
                let lift = k < below ? 0 : members[place].height
                result.absorb(
                    member, at: V3(x, lift, -Float(row) * 2.3 * deep),
                    yaw: k < below ? dice.between(-0.12, 0.12) : dice.between(-0.4, 0.4),
                    support: "")
                if k >= below { dropped.insert(items[k]) }
            }
        case .pile:
            for (k, member) in members.enumerated() {
                let angle = Float(k) * 2.4
                let ring = k < 5 ? (k == 0 ? 0 : wide * 1.1) : wide * 0.5
                result.absorb(
                    member,
                    at: V3(
                        ring * cosine(angle), Float(k) * member.height * 0.75, ring * sine(angle)),
                    yaw: dice.between(-0.5, 0.5), support: "")
                dropped.insert(items[k])
            }
            result.height = (members.first?.height ?? 0.1) * 2.2
        default:
            rows(members, wide: wide, deep: deep, given: given, within: area, into: &result)
        }
        result.wanted = 0.3
        result.yawRange = formation == .row && given ? 0.12 : 0.05
        if let place = members.first?.place, place != .standing,
            members.allSatisfy({ $0.place == place })
        {
            // Pictures hang side by side on the wall, not before it.
            (result.place, result.yawMiddle, result.yawRange) = (place, [0], 0)
        }
        if result.place == .wall, actors[items[0]].isSuspended {
            // From one rail, each with its back to the wall.
            let deep = members.map(\.halfZ).max() ?? 0
            for (k, member) in members.enumerated() where k < result.members.count {
                result.members[k].offset.y += result.height - member.height
                result.members[k].offset.z = member.halfZ - deep
            }
            result.halfZ = deep
        }
        return result
    }

    /// One row, or staggered rows that can all be seen when there are many and no row was asked for.
    private mutating func rows(
        _ members: [Cluster], wide: Float, deep: Float, given: Bool, within area: Actor.Area?,
        into result: inout Cluster
    ) {
        // Letters are not to be looked for between the heads of a first row.
        let isOneRow = given || members.count < 8 && members.contains(where: \.isLettered)
        let pitchX = 2 * wide * (isOneRow ? 1.12 : 1.5)
        let most = area.map { max(1, Int(2 * $0.halfX / pitchX)) } ?? .max
        let rows = Self.rows(
            members.count, perRow: isOneRow ? members.count : (members.count + 2) / 3 + 1,
            most: most)
        // Rows stand far enough apart to look over the heads of those in front.
        let height = members.map(\.height).max() ?? 0
        let (sin, cos) = max(0.15, brief.pitch).sineAndCosine
        let pitchZ = max(2.2 * deep, min(0.5 * height * cos / sin, 1.6 * height + 2 * deep))
        let shake: Float = given ? 0.03 : 0.08
        var next = 0
        if rows.count == 1, given {
            line(members, gap: 0.24 * wide, deep: deep, into: &result)
            return
        }
        for (row, count) in rows.enumerated() {
            // Rows of one length would hide one another: each is half a step aside from the one before.
            let aside: Float = row > 0 && (count - rows[row - 1]) % 2 == 0 ? 0.5 : 0
            for k in 0..<count {
                let member = members[next]
                let x =
                    (Float(k) - Float(count - 1) / 2 + aside + dice.between(-shake, shake)) * pitchX
                let z =
                    (Float(rows.count - 1) / 2 - Float(row)) * pitchZ + dice.between(-shake, shake)
                    * deep
                let yaw =
                    dice.pick(member.yawMiddle, or: 0) + dice.between(-1, 1)
                    * min(0.2, member.yawRange)
                result.absorb(member, at: V3(x, 0, z), yaw: yaw, support: "")
                next += 1
            }
        }
    }

    /// One beside the other, each taking the room that it needs, so that small ones stand no farther apart than large ones.
    private mutating func line(
        _ members: [Cluster], gap: Float, deep: Float, into result: inout Cluster
    ) {
        let halves = members.map { max($0.halfX, $0.facesCamera ? 0 : 0.8 * $0.halfZ) }
        let length = halves.reduce(0) { $0 + 2 * $1 + gap } - gap
        var x = -length / 2
        for (member, half) in zip(members, halves) {
            let yaw =
                dice.pick(member.yawMiddle, or: 0) + dice.between(-1, 1)
                * min(0.2, member.yawRange)
            result.absorb(
                member, at: V3(x + half, 0, dice.between(-0.03, 0.03) * deep), yaw: yaw,
                support: "")
            x += 2 * half + gap
        }
    }

    /// Lengths of rows, the first in front: every second is one shorter, so that they are staggered.
    private static func rows(_ count: Int, perRow: Int, most: Int) -> [Int] {
        let long = max(1, min(perRow, most))
        var rows: [Int] = []
        var left = count
        while left > 0 {
            let row = min(left, rows.count % 2 == 0 || long == 1 ? long : long - 1)
            rows.append(row)
            left -= row
        }
        return rows
    }

    // MARK: Tables that are added

    /// Small things on a floor with big ones need a table of their own.
    func needsTable(_ i: Int) -> Bool {
        guard onFloor, brief.mayAddTables, carriers.lifted[actors[i].group] == nil else {
            return false
        }
        let actor = actors[i]
        // What is under a tree lies on the floor.
        let isBelow = brief.wishes.contains { $0.kind == .under && $0.subject == actor.group }
        guard !isBelow, actor.perch == .table, actor.largest < 0.95 else { return false }
        return actors.contains {
            $0.largest > 0.75 && $0.perch != .wall && $0.perch != .air && $0.perch != .table
        }
    }

    /// Which of them share a table: those that nothing ties to different places among the big ones.
    func tableParties(_ loose: [Int]) -> [[Int]] {
        guard !loose.isEmpty else { return [] }
        let groups = Array(Set(loose.map { actors[$0].group })).sorted()
        let inside = Set(groups)
        let tied = groups.filter { g in
            brief.wishes.contains { wish in
                let all = [wish.subject, wish.object, wish.other].filter { $0 > 0 }
                return all.contains(g) && all.contains { !inside.contains($0) }
            }
        }
        var parties: [[Int]] = []
        let free = loose.filter { !tied.contains(actors[$0].group) }
        for g in tied { parties.append(loose.filter { actors[$0].group == g }) }
        if !free.isEmpty {
            // Those related to a tied group join its table.
            var rest: [Int] = []
            for i in free {
                let friend = tied.firstIndex { g in
                    brief.wishes.contains {
                        ($0.subject == g && $0.object == actors[i].group)
                            || ($0.object == g && $0.subject == actors[i].group)
                    }
                }
                if let friend { parties[friend].append(i) } else { rest.append(i) }
            }
            if !rest.isEmpty { parties.append(rest) }
        }
        return parties
    }

    mutating func table(_ index: Int, _ items: [Int]) -> Cluster {
        let clusters = gather(items)
        let level = solve(clusters, wishes: lifted(clusters), bounds: nil, isRoot: false)
        let margin: Float = 0.12
        let size = V3(
            max(0.5, 2 * (level.halfX + margin)), 0.72, max(0.42, 2 * (level.halfZ + margin)))
        return stand(level, Platform.Kind.table, id: "table\(index + 1)", size: size)
    }

    /// A cluster on a stand of its own.
    func stand(_ level: Cluster, _ kind: Platform.Kind, id: String, size: V3) -> Cluster {
        var result = Cluster()
        result.absorb(level, at: V3(0, size.y, 0), yaw: 0, support: id)
        result.platforms.append(
            Platform(id: id, kind: kind, top: V3(0, size.y, 0), size: size, yaw: 0))
        result.halfX = max(result.halfX, size.x / 2)
        result.halfZ = max(result.halfZ, size.z / 2)
        result.wanted = level.members.count > 1 ? 0.35 : 0.26
        result.shows = kind == .shelf ? 0 : size.y * 0.75
        result.solid = 0.7
        result.yawRange = 0.04
        return result
    }

    // MARK: Solving a level

    /// The wishes between clusters of one level, each pair once.
    func lifted(_ clusters: [Cluster]) -> [NodeWish] {
        var result: [NodeWish] = []
        func holders(_ group: Int) -> [Int] {
            clusters.indices.filter { clusters[$0].groups.contains(group) }
        }
        for wish in brief.wishes {
            if wish.kind == .between, wish.object == wish.other {
                let ends = holders(wish.object)
                for s in holders(wish.subject) {
                    let (first, last) = (ends.first { $0 != s }, ends.last { $0 != s })
                    guard let first, let last, first != last else { continue }
                    result.append(
                        NodeWish(subject: s, kind: .between, object: first, other: last))
                }
                continue
            }
            for s in holders(wish.subject) {
                for o in holders(wish.object) where s != o {
                    let others =
                        wish.kind == .between
                        ? holders(wish.other).filter { $0 != s && $0 != o } : []
                    if wish.kind == .between && others.isEmpty { continue }
                    let kind = isAtFoot(wish) ? .near : wish.kind
                    let one = NodeWish(subject: s, kind: kind, object: o, other: others.first)
                    if !result.contains(one) { result.append(one) }
                }
            }
        }
        return result
    }

    /// Under a lamp post is beside its foot.
    private func isAtFoot(_ wish: Wish) -> Bool {
        guard wish.kind == .under, let high = actors.first(where: { $0.group == wish.object }),
            let low = actors.first(where: { $0.group == wish.subject })
        else { return false }
        return high.towers(over: low)
    }

    mutating func solve(
        _ clusters: [Cluster], wishes: [NodeWish], bounds: (x: Float, z: Float)?, isRoot: Bool
    ) -> Cluster {
        let nodes = clusters.map(\.node)
        var result = Cluster()
        var level = LevelCost(
            nodes: nodes, wishes: wishes, bounds: bounds, pitch: brief.pitch,
            verticalFov: brief.verticalFov, aspect: brief.aspect)
        level.isRoom = isRoot && brief.isRoom
        if isRoot { level.farness = level.allowances() }
        let found: (spots: [Spot], cost: Float)
        if nodes.count == 1 {
            let node = nodes[0]
            found = (
                [
                    Spot(
                        x: 0, z: 0,
                        yaw: dice.pick(node.yawMiddle, or: 0) + dice.between(-1, 1) * node.yawRange)
                ], 0
            )
        } else if nodes.isEmpty {
            found = ([], 0)
        } else {
            found = LevelSolver().solve(level, dice: &dice)
        }
        cost += found.cost
        let middle = center(nodes, found.spots)
        for (cluster, spot) in zip(clusters, found.spots) {
            let at =
                bounds == nil
                ? V3(spot.x - middle.x, cluster.lift, spot.z - middle.z)
                : V3(spot.x, cluster.lift, spot.z)
            result.absorb(cluster, at: at, yaw: spot.yaw, support: isRoot ? Self.base : "")
        }
        return result
    }

    /// The middle of the rectangle around all footprints.
    private func center(_ nodes: [Node], _ spots: [Spot]) -> (x: Float, z: Float) {
        var (x0, x1, z0, z1) = (Float.infinity, -Float.infinity, Float.infinity, -Float.infinity)
        for (node, spot) in zip(nodes, spots) {
            let reach = node.footprint(spot).reach
            (x0, x1) = (min(x0, spot.x - reach.x), max(x1, spot.x + reach.x))
            (z0, z1) = (min(z0, spot.z - reach.z), max(z1, spot.z + reach.z))
        }
        return x0.isFinite ? ((x0 + x1) / 2, (z0 + z1) / 2) : (0, 0)
    }
}
