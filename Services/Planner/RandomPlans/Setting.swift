import Illumination
import Layout
import PlantainProto
import Space
import Staging

/// A kind of scene, with what it stands on and what surrounds it.
enum Setting: CaseIterable {
    case table, studio, room, street, courtyard, forest, beach, field

    /// Shares of the plans, per mille.
    private var weight: Int {
        switch self {
        case .table: 290
        case .studio: 150
        case .room: 200
        case .street: 110
        case .courtyard, .beach, .field: 65
        case .forest: 55
        }
    }

    static func draw(_ dice: inout Dice) -> Setting {
        var left = dice.index(allCases.reduce(0) { $0 + $1.weight })
        for one in allCases {
            left -= one.weight
            if left < 0 { return one }
        }
        return .table
    }

    var place: Place {
        switch self {
        case .table, .room: .interior
        case .studio: .studio
        case .street: .street
        case .courtyard: .courtyard
        case .forest: .forest
        case .beach: .beach
        case .field: .field
        }
    }

    /// What surrounds it, more finely.
    func scenery(_ dice: inout Dice) -> Scenery {
        let kinds: [Scenery.Kind] =
            switch self {
            case .table: [.room, .living, .kitchen, .kitchen, .bedroom, .office, .cafe, .loft]
            case .room:
                [
                    .room, .living, .living, .kitchen, .bedroom, .bathroom, .office, .cafe, .loft,
                    .gallery, .garage,
                ]
            case .studio: [.studio]
            case .street: [.street, .street, .city]
            case .courtyard: [.courtyard, .garden, .park, .park]
            case .forest: [.forest, .forest, .forest, .jungle]
            case .beach: [.beach, .beach, .beach, .lake]
            case .field: [.field, .field, .farm, .mountain, .mountain, .desert]
            }
        let kind = dice.pick(kinds, or: .room)
        let winters: Set<Scenery.Kind> = [.forest, .field, .mountain, .park, .garden, .farm]
        return Scenery(
            kind, isSnowy: winters.contains(kind) && dice.chance(0.22),
            isBare: dice.chance(0.08))
    }

    var isOutdoors: Bool { place != .interior && place != .studio }

    func mood(_ dice: inout Dice) -> Mood {
        let time: TimeOfDay = dice.pick(
            [
                .morning, .noon, .afternoon, .afternoon, .goldenHour, .goldenHour, .sunset, .dusk,
                .night,
            ], or: .noon)
        let sky: Sky =
            time == .night
            ? dice.pick([.starry, .clear, .partlyCloudy], or: .starry)
            : dice.pick([.clear, .clear, .partlyCloudy, .overcast, .dramatic], or: .clear)
        let words: [Mood.Character] = [
            .soft, .bright, .dim, .warm, .cold, .back, .lamp, .neon, .candle,
        ]
        let word = dice.chance(0.3) ? dice.pick(words) : nil
        return Mood(place: place, time: time, sky: sky, character: word)
    }

    func ground(_ scenery: Scenery, _ dice: inout Dice) -> SetBrief.Ground {
        let base: Brief.Base =
            switch self {
            case .table: dice.pick([.table, .table, .table, .counter, .bench, .shelf], or: .table)
            case .studio, .room: .floor
            default: dice.chance(0.14) ? .table : .ground
            }
        return SetBrief.Ground(base, material(base, scenery, &dice))
    }

    private func material(
        _ base: Brief.Base, _ scenery: Scenery, _ dice: inout Dice
    ) -> Material {
        if base == .ground { return outside(scenery, &dice) }
        let substances: [Substance] =
            switch base {
            case .table, .bench, .shelf:
                [.wood, .wood, .wood, .marble, .fabric, .metal, .plastic, .glass, .stone]
            case .counter: [.marble, .stone, .wood, .tile, .concrete]
            case .floor where self == .studio: [.paper, .plaster, .concrete, .fabric, .plastic]
            case .floor: Self.floors
            default: Self.grounds[self] ?? [.concrete]
            }
        return Self.material(dice.pick(substances, or: .wood), &dice)
    }

    /// Of the ground outdoors.
    func outside(_ scenery: Scenery, _ dice: inout Dice) -> Material {
        if scenery.isSnowy { return Self.material(.snow, &dice) }
        switch scenery.kind {
        case .garden, .park:
            return Self.material(dice.pick([.grass, .grass, .stone], or: .grass), &dice)
        case .mountain: return Self.material(dice.pick([.stone, .grass, .soil], or: .grass), &dice)
        case .desert:
            var sand = Self.material(.sand, &dice)
            sand.tint = Color(r: 0.6, g: 0.42, b: 0.24)
            return sand
        default: return Self.material(dice.pick(Self.grounds[self] ?? [.grass], or: .grass), &dice)
        }
    }

    static let floors: [Substance] = [
        .wood, .wood, .wood, .tile, .marble, .concrete, .fabric, .stone,
    ]
    static let walls: [Substance] = [
        .plaster, .plaster, .plaster, .brick, .wood, .concrete, .tile, .stone, .fabric,
    ]
    static let grounds: [Setting: [Substance]] = [
        .street: [.asphalt, .asphalt, .concrete, .stone, .brick],
        .courtyard: [.stone, .tile, .brick, .grass, .concrete],
        .forest: [.soil, .grass, .soil], .beach: [.sand],
        .field: [.grass, .grass, .grass, .soil, .sand],
    ]

    /// A substance, in a colour of its own in half of the cases where that is natural.
    static func material(_ substance: Substance, _ dice: inout Dice) -> Material {
        var material = Material(substance: substance, seed: UInt64(dice.index(100_000)))
        let paints: Set<Substance> = [
            .plaster, .fabric, .paper, .plastic, .tile, .concrete, .metal, .ceramic, .rubber,
            .leather, .wood,
        ]
        if paints.contains(substance), dice.chance(substance == .wood ? 0.15 : 0.6) {
            material.tint = Color(tint(&dice, muted: dice.chance(0.7)))
        }
        return material
    }

    /// A colour word's colour, shaken; muted ones are mixed with grey.
    static func tint(_ dice: inout Dice, muted: Bool) -> V3 {
        let base = Palette.color(dice.pick(Palette.names, or: "red")) ?? V3(repeating: 0.4)
        let shaken =
            base * V3(dice.between(0.75, 1.25), dice.between(0.75, 1.25), dice.between(0.75, 1.25))
        let mixed =
            muted
            ? blend(shaken, V3(repeating: dice.between(0.25, 0.7)), dice.between(0.4, 0.8)) : shaken
        return pointwiseMin(pointwiseMax(mixed, V3(repeating: 0.012)), V3(repeating: 0.88))
    }
}
