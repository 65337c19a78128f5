public import PlantainProto
public import Space

/// Floors and walls that go together, as an architect would choose them.
public struct RoomStyle: Sendable {
    public var floor: Material
    public var wall: Material
    /// Of tables and shelves.
    public var top: Material
    /// A lower half of boards along the wall.
    public var hasPanelling: Bool

    // Linear base colours.
    private static let paints: [V3] = [
        V3(0.70, 0.66, 0.58), V3(0.72, 0.70, 0.66), V3(0.56, 0.51, 0.44), V3(0.36, 0.42, 0.33),
        V3(0.34, 0.42, 0.50), V3(0.62, 0.50, 0.44), V3(0.58, 0.58, 0.57), V3(0.48, 0.52, 0.50),
        V3(0.66, 0.59, 0.45),
    ]
    private static let deepPaints: [V3] = [
        V3(0.055, 0.085, 0.15), V3(0.06, 0.115, 0.085), V3(0.10, 0.10, 0.105),
        V3(0.30, 0.13, 0.08), V3(0.20, 0.07, 0.075), V3(0.10, 0.16, 0.18),
    ]
    private static let woods: [V3] = [
        V3(0.45, 0.28, 0.14), V3(0.36, 0.21, 0.105), V3(0.17, 0.09, 0.045), V3(0.56, 0.43, 0.29),
        V3(0.36, 0.31, 0.25), V3(0.26, 0.13, 0.06), V3(0.50, 0.34, 0.19),
    ]
    private static let tiles: [V3] = [
        V3(0.62, 0.61, 0.58), V3(0.30, 0.30, 0.31), V3(0.42, 0.22, 0.13), V3(0.50, 0.47, 0.42),
    ]
    private static let glazes: [V3] = [
        V3(0.70, 0.70, 0.68), V3(0.36, 0.47, 0.42), V3(0.26, 0.38, 0.46), V3(0.64, 0.58, 0.48),
        V3(0.10, 0.13, 0.14),
    ]
    private static let carpets: [V3] = [
        V3(0.42, 0.38, 0.32), V3(0.24, 0.25, 0.27), V3(0.30, 0.20, 0.16), V3(0.20, 0.25, 0.24),
    ]

    public static func draw(_ kind: Scenery.Kind, _ dice: inout Dice) -> RoomStyle {
        func of(_ substance: Substance, _ tints: [V3] = []) -> Material {
            Material(
                substance: substance, tint: dice.pick(tints).map { Color($0) },
                seed: UInt64(dice.index(100_000)))
        }
        func paint() -> Material { of(.plaster, dice.chance(0.2) ? deepPaints : paints) }
        func boards() -> Material { of(.wood, woods) }
        var style = RoomStyle(floor: boards(), wall: paint(), top: boards(), hasPanelling: false)
        switch kind {
        case .kitchen:
            style.floor = dice.chance(0.6) ? of(.tile, tiles) : boards()
            style.wall = dice.chance(0.65) ? of(.tile, glazes) : paint()
            style.top = of(dice.pick([.marble, .wood, .stone, .concrete], or: .marble))
        case .bathroom:
            style.floor = of(.tile, tiles)
            style.wall = of(.tile, glazes)
            style.top = of(.marble)
        case .bedroom:
            style.floor = dice.chance(0.35) ? of(.fabric, carpets) : boards()
        case .living:
            style.floor = dice.chance(0.15) ? of(.fabric, carpets) : boards()
            style.wall = of(.plaster, dice.chance(0.4) ? deepPaints : paints)
            style.hasPanelling = dice.chance(0.3)
        case .office:
            style.floor = dice.chance(0.4) ? of(.fabric, carpets) : boards()
            style.wall = dice.chance(0.25) ? of(.concrete) : paint()
        case .cafe:
            style.wall =
                dice.chance(0.6) ? of(.brick) : of(.plaster, deepPaints)
            style.hasPanelling = dice.chance(0.3)
        case .loft:
            style.floor = dice.chance(0.5) ? of(.concrete) : boards()
            style.wall =
                dice.chance(0.7)
                ? (dice.chance(0.3) ? of(.brick, [V3(0.62, 0.60, 0.56)]) : of(.brick))
                : of(.concrete)
        case .gallery:
            style.floor = of(dice.pick([.marble, .wood, .concrete, .stone], or: .marble))
            style.wall = of(.plaster, [V3(0.74, 0.73, 0.7), V3(0.6, 0.6, 0.6)])
        case .garage:
            style.floor = of(.concrete)
            style.wall = of(dice.pick([.concrete, .brick, .plaster], or: .concrete))
            style.top = of(.metal)
        default:
            let draw = dice.unit()
            if draw < 0.1 {
                style.wall = of(.brick, dice.chance(0.4) ? [V3(0.62, 0.60, 0.56)] : [])
            } else if draw < 0.16 {
                style.wall = of(.wood, [woods[0], woods[3], woods[4]])
            } else if draw < 0.22 {
                style.wall = of(.concrete)
            } else {
                style.hasPanelling = dice.chance(0.22)
            }
            let floor = dice.unit()
            if floor < 0.08 {
                style.floor = of(.fabric, carpets)
            } else if floor < 0.16 {
                style.floor = of(.stone)
            } else if floor < 0.22 {
                style.floor = of(.concrete)
            }
        }
        return style
    }

    /// Seamless paper in a quiet colour.
    public static func backdrop(_ dice: inout Dice) -> Material {
        let sheets: [V3] = [
            V3(0.62, 0.61, 0.59), V3(0.70, 0.69, 0.67), V3(0.40, 0.41, 0.42), V3(0.66, 0.53, 0.42),
            V3(0.40, 0.50, 0.58), V3(0.44, 0.52, 0.42), V3(0.66, 0.48, 0.46), V3(0.68, 0.60, 0.38),
            V3(0.14, 0.145, 0.155), V3(0.30, 0.17, 0.11), V3(0.48, 0.42, 0.55),
        ]
        return Material(
            substance: .paper, tint: dice.pick(sheets).map { Color($0) },
            seed: UInt64(dice.index(100_000)))
    }
}
