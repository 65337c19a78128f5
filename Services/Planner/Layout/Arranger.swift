import Space

/// Solves where things go: first what carries what, then each level by seeded annealing.
public struct Arranger: Sendable {
    public init() {}

    public func arrange(_ brief: Brief, seed: UInt64) -> Arrangement {
        var work = Work(brief, seed: seed)
        return work.run()
    }

    /// Heights of the tops of the bases, metres.
    static func height(_ base: Brief.Base) -> Float {
        switch base {
        case .table: 0.75
        case .counter: 0.92
        case .shelf: 1.25
        case .bench: 0.45
        case .floor, .ground, .water: 0
        }
    }
}

/// One arrangement in the making.
struct Work {
    let brief: Brief
    var dice: Dice
    var notes: [String] = []
    var dropped: Set<Int> = []
    var carriers: Carriers
    var cost: Float = 0

    init(_ brief: Brief, seed: UInt64) {
        self.brief = brief
        dice = Dice(seed)
        carriers = Carriers(brief)
        notes = carriers.notes
    }

    var actors: [Actor] { brief.actors }
    var onFloor: Bool { brief.base == .floor || brief.base == .ground || brief.base == .water }

    mutating func run() -> Arrangement {
        let rugs = actors.indices.filter { isUnderlay($0) }
        let seats = party()?.seats ?? []
        let roots = actors.indices.filter {
            carriers.parent[$0] == nil && !rugs.contains($0) && !seats.contains($0)
        }
        let loose = roots.filter { needsTable($0) }
        var clusters = gather(roots.filter { !loose.contains($0) })
        for (k, party) in tableParties(loose).enumerated() { clusters.append(table(k, party)) }
        hang(&clusters)
        let root = solve(clusters, wishes: lifted(clusters), bounds: nil, isRoot: true)
        let base = Arranger.height(brief.base)
        var placements = [Placement](
            repeating: Placement(position: .zero, yaw: 0, support: ""), count: actors.count)
        for member in root.members {
            placements[member.actor] = Placement(
                position: member.offset + V3(0, base, 0), yaw: member.yaw, support: member.support,
                isUpended: member.isUpended, isFixed: member.isFixed)
        }
        for rug in rugs { spread(rug, among: &placements, except: rugs) }
        var platforms = root.platforms
        for i in platforms.indices { platforms[i].top.y += base }
        return Arrangement(
            placements: placements, platforms: platforms, dropped: dropped, notes: notes,
            cost: cost,
            baseHeight: base, wallFace: wallFace(root))
    }

    private func wallFace(_ root: Cluster) -> Float? {
        let hung = root.members.filter { member in
            actors[member.actor].perch == .wall && member.support == Self.wall
        }
        let backs =
            hung.map { $0.offset.z - actors[$0.actor].size.z / 2 }
            + root.platforms.filter { $0.kind == .shelf }.map { $0.top.z - $0.size.z / 2 }
        return backs.min()
    }

    static let base = "base"
    static let wall = "wall"

    // MARK: One actor with what it carries

    mutating func cluster(_ i: Int) -> Cluster {
        let actor = actors[i]
        var cluster = Cluster(groups: [actor.group])
        cluster.members = [Cluster.Member(actor: i, offset: .zero, yaw: 0, support: "")]
        cluster.halfX = actor.size.x / 2
        cluster.halfZ = actor.size.z / 2
        cluster.height = actor.size.y
        cluster.facesCamera = actor.facesCamera
        cluster.isLettered = actor.isLettered
        cluster.role = brief.isRoom ? actor.role : .none
        cluster.solid = actor.form == .ball ? 0.75 : actor.isTable ? 0.5 : 0.8
        let usual: Float = brief.isOutdoors ? 0.34 : 0.24
        cluster.wanted = actor.wanted > 0 ? actor.wanted : actor.facesCamera ? 0.35 : usual
        carry(i, into: &cluster)
        (cluster.yawMiddle, cluster.yawRange) = yaw(actor, carries: cluster.members.count > 1)
        if let party = party(), party.table == i {
            seat(party.seats, at: i, into: &cluster)
        }
        let hangs = actor.perch == .wall && !carriers.grounded.contains(actor.group)
        if brief.hasWall, hangs, carriers.parent[i] == nil {
            cluster.place = .wall
            cluster.members[0].support = Self.wall
            (cluster.yawMiddle, cluster.yawRange) = ([0], 0)
        } else if actor.perch == .air || actor.perch == .ceiling {
            cluster.place = .air
        }
        return cluster
    }

    private func yaw(_ actor: Actor, carries: Bool) -> (middle: [Float], range: Float) {
        if actor.facesCamera { return ([0], 0.06) }
        if brief.isRoom {
            switch actor.role {
            case .wall: return ([0], 0.015)
            case .sofa: return ([0], 0.1)
            case .armchair: return ([-0.55, 0.55], 0.3)
            default: break
            }
        }
        if carries { return ([0], 0.15) }
        if actor.showsFlank { return ([-0.85, 0.85], 0.25) }
        if actor.form != .box { return ([0], 0.6) }
        return ([0], 0.35)
    }

    private mutating func carry(_ i: Int, into cluster: inout Cluster) {
        let actor = actors[i]
        let children = carriers.children(of: i)
        let on = children.filter { carriers.parent[$0]?.how == .on }
        if actor.boards.count > 1, !on.isEmpty {
            for (area, items) in shared(on, among: actor.boards) {
                cluster.absorb(
                    level(items, area: area), at: V3(area.x, area.height, area.z), yaw: 0,
                    support: actor.id)
            }
        } else if !on.isEmpty {
            let area =
                actor.top
                ?? Actor.Area(
                    height: actor.size.y, halfX: actor.size.x * 0.4, halfZ: actor.size.z * 0.4)
            let level = level(on, area: area)
            cluster.absorb(level, at: V3(area.x, area.height, area.z), yaw: 0, support: actor.id)
        }
        for child in children where carriers.parent[child]?.how == .against {
            var hung = self.cluster(child)
            hung.members[0].isFixed = true
            let high = min(0.78 * actor.size.y, max(0.5 * actor.size.y, 1.62)) - hung.height / 2
            cluster.absorb(
                hung,
                at: V3(
                    0, max(0, min(high, actor.size.y - hung.height)),
                    actor.size.z / 2 + hung.halfZ), yaw: 0, support: actor.id)
        }
        let within = children.filter { carriers.parent[$0]?.how == .inside }
        if !within.isEmpty, let area = actor.inside {
            let level = contents(within, area: area)
            cluster.absorb(level, at: V3(area.x, area.height, area.z), yaw: 0, support: actor.id)
        }
        for child in children where carriers.parent[child]?.how == .under {
            let below = self.cluster(child)
            // Toward the front, where the camera sees it.
            let room =
                actor.room
                ?? Actor.Area(height: 0, halfX: actor.size.x / 2, halfZ: actor.size.z / 2)
            let z = room.z + max(0, room.halfZ - below.halfZ) * dice.between(0.5, 0.9)
            let x = room.x + dice.between(-0.3, 0.3) * max(0, room.halfX - below.halfX)
            cluster.absorb(below, at: V3(x, 0, z), yaw: dice.between(-0.2, 0.2), support: Self.base)
        }
    }

    /// Things standing on an area of another.
    mutating func level(_ items: [Int], area: Actor.Area) -> Cluster {
        let clusters = gather(items, within: area)
        if clusters.count == 1, var only = clusters.first {
            // Alone: near the middle, off it by a little.
            let slackX = max(0, area.halfX - only.halfX), slackZ = max(0, area.halfZ - only.halfZ)
            let isSmall = only.halfX < 0.4 * area.halfX
            var result = Cluster()
            let share: Float = isSmall ? 0.35 : 0.15
            let offset = V3(
                dice.between(-share, share) * slackX, 0, dice.between(-share, share) * slackZ)
            let yaw =
                dice.pick(only.yawMiddle, or: 0) + dice.between(-1, 1) * min(0.2, only.yawRange)
            only.yawRange = 0
            result.absorb(only, at: offset, yaw: yaw, support: "")
            return result
        }
        return solve(
            clusters, wishes: lifted(clusters), bounds: (area.halfX, area.halfZ), isRoot: false)
    }

}
