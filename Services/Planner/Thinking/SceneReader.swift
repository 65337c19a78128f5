import Critique
import Framing
import Illumination
import Knowledge
import Layout
import PlantainProto
import Script
import Space
import Staging

/// Turns a script and its props into a set: surfaces, wishes, mood.
struct SceneReader {
    let script: SceneScript
    let props: [Prop]
    var dice: Dice
    /// As the user wrote it; for words that say something of the surroundings alone.
    var prompt = ""
    var thoughts: [String] = []
    let remarks: Remarks
    /// The place with an edge that all stands on.
    var deck: Scenery.Deck?

    init(script: SceneScript, props: [Prop], prompt: String = "", dice: Dice) {
        self.script = script
        self.props = props
        self.prompt = prompt
        remarks = Remarks(prompt)
        self.dice = dice
    }

    mutating func read(canvas: Canvas, seed: UInt64) -> SetBrief {
        let place = place()
        var location = location(place)
        let style = furnish(&location, place, seed: seed)
        var ground = ground(location)
        if location.place == .interior, script.surface == nil, let top = style?.top,
            ![.floor, .ground, .water].contains(ground.base), location.scenery != .garage
        {
            ground.material = top
        }
        let outdoors = !(location.place == .interior || location.place == .studio)
        var wall: Material?
        if !outdoors {
            wall = Material(
                substance: location.wall ?? .plaster, tint: location.wallTint.map { Color($0) },
                seed: style?.wall.seed ?? seed & 0xFFFF)
            if location.place == .studio {
                wall = ground.base == .floor ? ground.material : wall
            }
        } else if deck == nil, [.street, .courtyard].contains(location.place),
            ![.park, .garden].contains(location.scenery),
            hangsOnWall(location)
                || !props.contains(where: Self.hangs) && ground.base == .ground
                    && location.place == .street && !props.isEmpty
                    && props.allSatisfy({ $0.size.y < 1.4 }) && dice.chance(0.35)
        {
            // What hangs needs a wall.
            wall = Material(substance: .brick, seed: seed & 0xFFFF)
        }
        if let asked = script.wall, location.place != .studio, deck == nil {
            wall = material(
                asked.color, asked.material,
                or: asked.color == nil ? location.wall ?? .plaster : .plaster, of: Self.walls)
        }
        if script.surface?.kind == .wall, deck == nil, let surface = script.surface {
            wall = material(surface.color, surface.material, or: .plaster, of: Self.walls)
        }
        let floor = Material(
            substance: location.ground, tint: location.groundTint.map { Color($0) },
            seed: seed >> 8 & 0xFFFF)
        var set = SetBrief(
            props: props, wishes: wishes(), formations: formations(), ground: ground,
            mood: mood(location),
            floor: floor, wall: wall, view: view(), canvas: canvas, seed: seed)
        let heights: Set<Substring> = ["mountain", "mountains", "alps", "peaks", "alpine"]
        if outdoors, [.lake, .field, .farm, .park].contains(location.scenery),
            prompt.lowercased().split(whereSeparator: { !$0.isLetter }).contains(
                where: heights.contains)
        {
            location.scenery = .mountain
        }
        set.scenery = Scenery(location.scenery, isSnowy: isSnowy, isBare: isBare)
        set.scenery.hasWhitePeaks = hasWhitePeaks
        set.scenery.isWanted = outdoors && isFarWanted
        set.hasPanelling = wall?.substance == .plaster && style?.hasPanelling ?? false
        // A road through fields with a barn leads into the distance as well.
        if props.isEmpty || outdoors && place != .street && place != .city {
            set.vista = vista(seed: seed)
        }
        // Outdoors small things lie on the ground as they do there.
        set.mayAddTables =
            !outdoors && !isUnderTree
            && script.surface.map {
                ![.floor, .rug, .grass, .sand, .snow, .road, .ground, .water].contains($0.kind)
            } ?? true
        set.atFoot = Dictionary(
            script.relations.filter { $0.predicate == .under }.compactMap { relation in
                guard let low = group(relation.subject), let tree = group(relation.object),
                    isTree(tree)
                else { return nil }
                return (low, tree)
            }, uniquingKeysWith: { first, _ in first })
        set.inCrown = inCrown()
        if outdoors { landscape(&set, place) }
        if let deck {
            set.scenery.deck = deck
            (set.vista.way, set.waters, set.scenery.rise, set.scenery.bloom) = (nil, nil, nil, nil)
            set.scenery.beyond = beyond
            set.vista.looksUp = false
        }
        return set
    }

    /// Something lies under a tree that stands on the floor.
    private var isUnderTree: Bool {
        script.relations.contains { relation in
            [.under, .near, .front].contains(relation.predicate)
                && script[relation.object]?.lastWord == "tree"
                && props.contains { $0.group == group(relation.object) && $0.size.y > 1.2 }
        }
    }

    /// Winter: the words say so, or the ground.
    private var isSnowy: Bool {
        let words = prompt.lowercased().split { !$0.isLetter }
        let winter: Set<Substring> = ["snow", "snowy", "winter", "snowfall", "snowfield", "wintry"]
        let isSaid = words.indices.contains { i in
            winter.contains(words[i])
                && !(i + 1 < words.count && Self.heights.contains(words[i + 1]))
        }
        return isSaid || script.surface?.kind == .snow || script.sky == .snow
    }

    /// "snowy mountains", "snow-capped peaks"
    private var hasWhitePeaks: Bool {
        let words = prompt.lowercased().split { !$0.isLetter }
        let white: Set<Substring> = ["snowy", "snowcapped", "capped", "white", "covered"]
        return words.indices.dropFirst().contains {
            Self.heights.contains(words[$0]) && white.contains(words[$0 - 1])
        }
    }

    /// The prompt speaks of what only shows at the horizon and above it.
    private var isFarWanted: Bool {
        let far: Set<Substring> = [
            "sky", "horizon", "clouds", "skyline", "hills", "sunset", "sunrise", "rainbow", "view",
        ]
        return prompt.lowercased().split { !$0.isLetter }.contains {
            far.contains($0) || Self.heights.contains($0)
        }
    }

    private static let heights: Set<Substring> = [
        "mountain", "mountains", "peak", "peaks", "alps", "summit", "summits",
    ]

    /// Nothing shall be around.
    private var isBare: Bool {
        let words = prompt.lowercased().split { !$0.isLetter }
        let bare: Set<Substring> = [
            "empty", "bare", "minimalist", "minimal", "minimalistic", "plain", "background",
            "backdrop", "isolated",
        ]
        return words.contains(where: bare.contains)
    }

    /// Chooses floor, wall and tops of a room, or a studio's paper, where the words do not.
    private mutating func furnish(
        _ location: inout Location, _ place: SceneScript.Place, seed: UInt64
    ) -> RoomStyle? {
        var chance = Dice(seed &+ 0x57)
        if location.place == .studio {
            let sheet = RoomStyle.backdrop(&chance)
            if !location.givesGround, !location.givesWall {
                location.groundTint = sheet.tint?.rgb
                location.wallTint = sheet.tint?.rgb
            } else if !location.givesGround {
                // One sheet, wall and floor.
                (location.ground, location.groundTint) = (
                    location.wall ?? .paper, location.wallTint
                )
            }
            return nil
        }
        if isSnowy, location.place != .interior, location.ground != .asphalt,
            location.ground != .water, location.place != .beach
        {
            (location.ground, location.groundTint) = (.snow, nil)
        }
        guard location.place == .interior else { return nil }
        let style = RoomStyle.draw(location.scenery, &chance)
        // Rooms of a character of their own keep it.
        let isOwn = [.classroom, .library, .stage, .restaurant, .museum, .shop].contains(
            place)
        if !location.givesGround, !isOwn {
            (location.ground, location.groundTint) = (style.floor.substance, style.floor.tint?.rgb)
        }
        if !location.givesWall, !isOwn || place == .classroom {
            (location.wall, location.wallTint) = (style.wall.substance, style.wall.tint?.rgb)
        }
        return style
    }

    /// What is asked of the surroundings changes what the place has by itself.
    private func location(_ place: SceneScript.Place) -> Location {
        var location = Location.of(place)
        if let deck { (location.ground, location.groundTint) = Self.floor(of: deck) }
        if place == .studio, let sheet = script.wall?.color {
            location.wallTint = Self.sheet(sheet)
            location.givesWall = true
        }
        let isOutdoors = !(location.place == .interior || location.place == .studio)
        for entity in script.entities where Surroundings.names(entity.noun) {
            let substance = entity.material?.substance
            let tint = entity.color.flatMap { Palette.color($0.rawValue) }
            guard substance != nil || tint != nil else { continue }
            switch entity.lastWord {
            case "floor", "ground", "field", "grass", "sand", "lawn", "meadow":
                location.ground = substance ?? location.ground
                location.groundTint = tint ?? (substance == nil ? location.groundTint : nil)
                location.givesGround = true
            case "wall",
                "room" where !isOutdoors, "backdrop", "background":
                location.wall = substance ?? location.wall
                location.wallTint = tint ?? (substance == nil ? location.wallTint : nil)
                location.givesWall = true
            default: break
            }
        }
        // Between the walls of a village the ground is paved.
        if remarks.feature == .village, location.scenery == .field, !props.isEmpty,
            script.wall != nil || script.surface?.kind == .wall
        {
            (location.place, location.scenery) = (.courtyard, .courtyard)
            (location.ground, location.groundTint) = (.stone, nil)
        }
        if deck != nil { return location }
        // Beside a river there are meadows, whatever is on them.
        if place == .river {
            (location.ground, location.groundTint) = (.grass, nil)
            if !hasFloats { (location.place, location.scenery) = (.field, .field) }
        }
        guard props.isEmpty else { return location }
        let meanings = Self.meanings(script)
        if remarks.feature == .skyline {
            (location.place, location.ground) = (.beach, .water)
        } else if place == .river || remarks.feature == .falls {
            location.ground = .grass
        } else if place == .lake {
            location.ground = .grass
        } else if location.place == .street, meanings.contains(where: { $0.way != nil }) {
            location.ground = .concrete
        } else if isOutdoors,
            let ground = meanings.compactMap(\.ground).first(where: { $0 != .ground })
        {
            location.ground = ground.base.1
            if location.ground != .sand { location.groundTint = nil }
        }
        return location
    }

    /// Paper of a studio: what is black there still shows shadows.
    private static func sheet(_ color: SceneScript.Color) -> V3? {
        color == .black ? V3(0.028, 0.027, 0.03) : Palette.color(color.rawValue)
    }

    private func vista(seed: UInt64) -> Vista {
        let meanings = Self.meanings(script)
        var vista = Vista(looksUp: meanings.allSatisfy { $0.place == .sky || $0.place == .space })
        let asphalt = Material(substance: .asphalt, seed: seed & 0xFFF)
        // Trodden earth, lighter than what grows and rots beside it; in woods it is mould.
        let isWooded = [.forest, .jungle].contains(Self.namedPlace(script))
        let earth = Material(
            substance: .sand,
            tint: isWooded ? Color(r: 0.26, g: 0.195, b: 0.13) : Color(r: 0.42, g: 0.32, b: 0.21),
            seed: seed & 0xFFF)
        // Beside things a road is no thing of the script, but the prompt has it.
        let said = prompt.lowercased().split { !$0.isLetter }
            .compactMap { Surroundings.meaning(String($0)).way }
        let lane: Surroundings.Way? = remarks.isCountry && remarks.says("lane") ? .path : nil
        switch meanings.compactMap(\.way).first ?? (props.isEmpty ? nil : said.first) ?? lane {
        case .river:
            let water = Material(substance: .water, seed: seed & 0xFFF)
            vista.way = Vista.Way(width: 6.5, material: water, isMarked: false)
            vista.way?.isWater = true
        case .road where remarks.isUnpaved:
            vista.way = Vista.Way(width: 2.8, material: earth, isMarked: false)
        case .road: vista.way = Vista.Way(width: 5.6, material: asphalt, isMarked: true)
        case .street: vista.way = Vista.Way(width: 7, material: asphalt, isMarked: true)
        case .path:
            vista.way = Vista.Way(width: 1.7, material: earth, isMarked: false)
        case nil: break
        }
        return vista
    }

    private mutating func ground(_ location: Location) -> SetBrief.Ground {
        // Beds and bookcases stand on the floor; small things among them have a table of their own.
        let isFurnished = props.contains {
            $0.asset.stance == .floor && $0.size.max() > 0.75
                && [.furniture, .appliance, .bathroom].contains($0.asset.category)
        }
        let isTable =
            script.surface.map { [.table, .counter, .bench, .shelf].contains($0.kind.base.0) }
            ?? false
        // Boats and swans of a lake are on it, even where the model saw a ground.
        let floats = props.contains {
            Afloat.floats($0.asset.concept) || Afloat.fowl.contains($0.asset.concept)
        }
        let isShore = script.surface.map { ![.ground, .water].contains($0.kind) } ?? false
        if deck == nil, let land = land(location) { return land }
        if floats, deck == nil, !isShore, location.place == .beach,
            script.place != .beach || remarks.isHarbour
        {
            return SetBrief.Ground(
                .water, Material(substance: .water, seed: UInt64(dice.index(9999))))
        }
        let isLand = script.surface.map {
            ![.table, .desk, .counter, .bench, .shelf].contains($0.kind)
        }
        if let surface = script.surface, !(isFurnished && isTable), deck == nil || isLand == false {
            let (base, own) = surface.kind.base
            var material = material(
                surface.color, surface.material, or: own, of: surface.kind.nouns)
            // A road through fields is a strip of them.
            let isLane =
                surface.kind == .road && ![.street, .interior, .studio].contains(location.place)
            if surface.kind == .floor || surface.kind == .ground || surface.kind == .wall || isLane,
                surface.material == nil, surface.color == nil
            {
                material = Material(
                    substance: location.ground, tint: location.groundTint.map { Color($0) },
                    seed: material.seed)
            }
            if material.substance == .wood, material.tint == nil || surface.material == nil,
                surface.color == nil,
                let tone = finish(of: .wood, remarks.phrases(ofAny: surface.kind.woods))
            {
                material.tint = Color(tone)
            }
            return SetBrief.Ground(base, material)
        }
        let outdoors = !(location.place == .interior || location.place == .studio)
        let isWater = props.isEmpty && location.ground == .water && deck == nil
        let hasSmall = props.contains { $0.asset.stance == .table }
        let small =
            !props.isEmpty
            && props.allSatisfy {
                // A small sign stands among things on a table as well.
                let isSign = $0.asset.category == .sign && $0.size.max() < 0.75
                return
                    ($0.asset.stance == .table || $0.asset.stance == .wall
                    || isSign && hasSmall) && $0.size.max() < 0.95
            }
        let hasTable = props.contains { $0.asset.isTableLike }
        if small, !hasTable, location.place == .interior {
            return SetBrief.Ground(
                location.table,
                Material(substance: location.tableSubstance, seed: UInt64(dice.index(9999))))
        }
        if small, !hasTable, outdoors, isTerrace(location), script.place != nil {
            thoughts.append("small things outdoors are put on a table")
            return SetBrief.Ground(
                .table, Material(substance: .wood, seed: UInt64(dice.index(9999))))
        }
        let material = Material(
            substance: location.ground, tint: location.groundTint.map { Color($0) },
            seed: UInt64(dice.index(9999)))
        return SetBrief.Ground(isWater ? .water : outdoors ? .ground : .floor, material)
    }

    /// Something needs a wall of its own; several signs without words hang along a street's houses.
    private func hangsOnWall(_ location: Location) -> Bool {
        let hung = props.filter(Self.hangs)
        let isAlong =
            location.place == .street
            && Dictionary(grouping: hung, by: \.group).values.allSatisfy { group in
                group.count > 1 && group.allSatisfy(Avenue.isStreetSign)
                    && !script.relations.contains {
                        $0.predicate != .near
                            && [self.group($0.subject), self.group($0.object)]
                                .contains(group[0].group)
                    }
            }
        return !hung.isEmpty && !isAlong
    }

    /// A neon sign, a poster: it belongs on a wall.
    private static func hangs(_ prop: Prop) -> Bool {
        prop.suspension == .wall
            || prop.asset.stance == .wall && [.sign, .decoration].contains(prop.asset.category)
    }
}
