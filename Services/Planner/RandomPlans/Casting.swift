import Framing
import Illumination
import Knowledge
import Layout
import PlantainProto
import Space
import Staging

/// Draws a set: setting, things, wishes, looks.
struct Casting {
    let pools: Pools
    let writer: Signwriter
    var dice: Dice
    private var props: [Prop] = []
    private var wishes: [Wish] = []
    private var formations: [Int: Formation] = [:]
    private var groups = 0

    init(pools: Pools, writer: Signwriter, dice: Dice) {
        self.pools = pools
        self.writer = writer
        self.dice = dice
    }

    mutating func cast(canvas: Canvas, seed: UInt64) -> SetBrief {
        let setting = Setting.draw(&dice)
        let scenery = setting.scenery(&dice)
        var ground = setting.ground(scenery, &dice)
        let isVista =
            [.street, .forest, .field, .beach, .courtyard].contains(setting)
            && ground.base == .ground
            && dice.chance(0.1)
        let raised = ![.floor, .ground, .water].contains(ground.base)
        let entities = dice.pick([1, 1, 2, 2, 2, 3, 3, 4, 5, 6], or: 2)
        if isVista {
            // Surroundings alone.
        } else if setting == .room {
            furnish(entities)
        } else if raised || setting == .studio {
            tabletop(entities)
        } else {
            outdoors(entities)
        }
        let isLow = !isVista && (props.map { $0.size.y }.max() ?? 1) < 1.5
        let hasWall =
            setting == .studio || setting == .table || setting == .room
            || (setting == .street || setting == .courtyard) && isLow && dice.chance(0.3)
        if hasWall, setting != .studio, dice.chance(0.22) { hang() }
        if !isVista, dice.chance(0.25) {
            letter(hasWall: hasWall, outdoors: setting.isOutdoors, raised: raised)
        }
        relate()
        var wall = Setting.material(dice.pick(Setting.walls, or: .plaster), &dice)
        var floor = floor(setting, scenery)
        let style = RoomStyle.draw(scenery.kind, &dice)
        // Most rooms are as prompts find them; the others teach what else there may be.
        if setting.place == .interior, dice.chance(0.7) {
            (wall, floor) = (style.wall, style.floor)
            ground.material = raised ? style.top : style.floor
        }
        if setting == .studio, dice.chance(0.5) { ground.material = RoomStyle.backdrop(&dice) }
        // A studio's backdrop is one sheet.
        if setting == .studio, ground.material.substance == .concrete { ground.material.tint = nil }
        var set = SetBrief(
            props: props, wishes: wishes, formations: formations, ground: ground,
            mood: setting.mood(&dice),
            floor: floor,
            wall: hasWall
                ? (setting == .studio && dice.chance(0.75) ? ground.material : wall) : nil,
            view: dice.pick(
                [.usual, .usual, .usual, .usual, .close, .close, .wide, .top, .low], or: .usual),
            canvas: canvas, seed: seed)
        set.scenery = scenery
        set.hasPanelling = wall.substance == .plaster && style.hasPanelling
        if isVista { set.vista = vista(setting) }
        set.mayAddTables = !setting.isOutdoors || dice.chance(0.5)
        return set
    }

    private mutating func floor(_ setting: Setting, _ scenery: Scenery) -> Material {
        if setting.isOutdoors { return setting.outside(scenery, &dice) }
        return Setting.material(dice.pick(Setting.floors, or: .wood), &dice)
    }

    /// A road through the country, a street between houses, a path through a wood, or none.
    private mutating func vista(_ setting: Setting) -> Vista {
        var vista = Vista(looksUp: dice.chance(0.15))
        let seed = UInt64(dice.index(100_000))
        let asphalt = Material(substance: .asphalt, seed: seed)
        let earth = Material(
            substance: .sand, tint: Color(r: 0.42, g: 0.32, b: 0.21), seed: seed)
        switch setting {
        case .street: vista.way = Vista.Way(width: 7, material: asphalt, isMarked: true)
        case .field where dice.chance(0.6):
            vista.way = Vista.Way(width: 5.6, material: asphalt, isMarked: true)
        case .forest where dice.chance(0.6), .field where dice.chance(0.3):
            vista.way = Vista.Way(width: 1.7, material: earth, isMarked: false)
        default: break
        }
        return vista
    }

    // MARK: Things

    private mutating func add(_ pool: [[AssetInfo]], count: Int = 1, scale: Float = 1) {
        guard let concept = dice.pick(pool), let asset = dice.pick(concept) else { return }
        add(asset, count: count, scale: scale)
    }

    private mutating func add(
        _ asset: AssetInfo, count: Int = 1, scale: Float = 1, text: String? = nil, size: V3? = nil
    ) {
        groups += 1
        let material = dice.chance(0.5) && asset.recolourable ? self.material() : nil
        for k in 0..<count {
            let one = scale * dice.between(0.96, 1.04)
            props.append(
                Prop(
                    id: "\(name(groups))\(k + 1)", group: groups, noun: asset.concept, asset: asset,
                    size: (size ?? asset.size) * one, material: material, text: k == 0 ? text : nil)
            )
        }
    }

    private func name(_ group: Int) -> String {
        String(UnicodeScalar(UInt8(96 + min(26, group))))
    }

    private mutating func material() -> Material {
        let substances: [Substance] = [
            .wood, .marble, .stone, .metal, .gold, .silver, .copper, .glass, .ceramic, .ceramic,
            .plastic, .plastic,
            .rubber, .leather, .fabric, .concrete, .wax,
        ]
        if dice.chance(0.6) {
            // A colour alone; the substance stays as modelled.
            return Material(tint: Color(Setting.tint(&dice, muted: dice.chance(0.25))))
        }
        return Setting.material(dice.pick(substances, or: .ceramic), &dice)
    }

    private mutating func tabletop(_ entities: Int) {
        for _ in 0..<entities {
            let count = props.count < 7 && dice.chance(0.22) ? 2 + dice.index(4) : 1
            add(pools.small, count: count)
        }
        if dice.chance(0.16), let concept = dice.pick(pools.containers),
            let bowl = dice.pick(concept), let room = bowl.inside
        {
            add(bowl)
            let container = groups
            let fitting = pools.small.flatMap { $0 }.filter {
                max($0.size.x, $0.size.z) < 1.3 * min(room.halfExtents.x, room.halfExtents.y)
                    && $0.category == .food
            }
            if let fruit = dice.pick(fitting) {
                add(fruit, count: 1 + dice.index(4))
                wishes.append(Wish(groups, .inside, container))
            }
        }
    }

    private mutating func furnish(_ entities: Int) {
        for _ in 0..<max(1, min(4, entities)) {
            add(pools.medium, count: dice.chance(0.12) ? 2 + dice.index(2) : 1)
        }
        if dice.chance(0.55) { for _ in 0..<(1 + dice.index(3)) { add(pools.small) } }
        if dice.chance(0.3), let concept = dice.pick(pools.tables), let table = dice.pick(concept) {
            add(table)
            let carrier = groups
            for _ in 0..<(1 + dice.index(3)) {
                add(pools.small)
                wishes.append(Wish(groups, .on, carrier))
            }
        }
    }

    private mutating func outdoors(_ entities: Int) {
        for _ in 0..<max(1, min(4, entities)) {
            add(pools.outdoors, count: dice.chance(0.15) ? 2 + dice.index(3) : 1)
        }
        if dice.chance(0.25) { add(pools.small, count: 1 + dice.index(2)) }
    }

    private mutating func hang() {
        guard let concept = dice.pick(pools.walls), let asset = dice.pick(concept) else { return }
        add(asset)
    }

    private mutating func letter(hasWall: Bool, outdoors: Bool, raised: Bool) {
        let fitting = pools.lettered.compactMap { assets -> [AssetInfo]? in
            let some = assets.filter {
                ($0.stance != .wall || hasWall) && (outdoors || $0.size.max() < 2.2)
                    && (!raised || $0.stance == .wall || $0.size.max() < 0.7)
            }
            return some.isEmpty ? nil : some
        }
        guard let concept = dice.pick(fitting), let asset = dice.pick(concept) else { return }
        let text = Words.draw(&dice)
        add(asset, text: text, size: writer.proportions(asset, writings: [Writing(text)]))
    }

    // MARK: Wishes

    private mutating func relate() {
        for group in 1...max(1, groups) {
            let members = props.filter { $0.group == group }
            guard members.count > 1 else { continue }
            let stacks = members[0].asset.top != nil && (members[0].asset.top?.depth ?? 1) < 0.01
            let choices: [Formation] = stacks ? [.row, .stack, .circle] : [.row, .circle, .row]
            if dice.chance(0.5),
                !wishes.contains(where: { $0.subject == group && $0.kind == .inside })
            {
                formations[group] = dice.pick(choices)
            }
        }
        guard groups > 1, dice.chance(0.5) else { return }
        let free = (1...groups).filter { g in !wishes.contains { $0.subject == g } }
        guard free.count > 1 else { return }
        let shuffled = dice.shuffle(free)
        let (a, b) = (shuffled[0], shuffled[1])
        let kinds: [Wish.Kind] = [.left, .right, .front, .behind, .near, .near]
        let kind = dice.pick(kinds, or: .near)
        wishes.append(Wish(a, kind, b))
        // Something flat may carry something smaller.
        if let carrier = props.first(where: { $0.group == b }),
            let load = props.first(where: { $0.group == a }),
            let top = carrier.asset.top, dice.chance(0.5), load.asset.stance != .wall,
            load.size.x < 1.6 * top.halfExtents.x, load.size.z < 1.6 * top.halfExtents.y,
            props.filter({ $0.group == b }).count == 1
        {
            wishes[wishes.count - 1] = Wish(a, .on, b)
        }
    }
}
