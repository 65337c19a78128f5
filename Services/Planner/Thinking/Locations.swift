import Illumination
import Layout
import PlantainProto
import Script
import Space
import Staging

/// What the script's places, times and skies are in the plan's categories, and what is found there.
struct Location {
    var place: PlantainProto.Place
    var ground: Substance
    var groundTint: V3?
    var wall: Substance?
    var wallTint: V3?
    /// Where small things are put.
    var table: Brief.Base = .table
    var tableSubstance: Substance = .wood
    /// What surrounds the set, more finely.
    var scenery: Scenery.Kind = .room
    /// The words ask for this ground or wall; style does not choose another.
    var givesGround = false
    var givesWall = false

    static func of(_ place: SceneScript.Place) -> Location {
        var location = plain(place)
        location.scenery = scenery(place)
        return location
    }

    private static func scenery(_ place: SceneScript.Place) -> Scenery.Kind {
        switch place {
        case .studio: .studio
        case .interior, .classroom, .library, .restaurant, .stage: .room
        case .livingRoom: .living
        case .kitchen: .kitchen
        case .bedroom: .bedroom
        case .bathroom: .bathroom
        case .office: .office
        case .cafe: .cafe
        case .shop, .museum: .gallery
        case .garage, .warehouse: .garage
        case .street: .street
        case .city: .city
        case .courtyard: .courtyard
        case .garden: .garden
        case .park: .park
        case .field, .sky, .space: .field
        case .farm: .farm
        case .mountain: .mountain
        case .desert: .desert
        case .forest: .forest
        case .jungle: .jungle
        case .beach, .sea: .beach
        case .lake, .river: .lake
        }
    }

    private static func plain(_ place: SceneScript.Place) -> Location {
        func room(
            _ floor: Substance = .wood, _ wall: Substance = .plaster,
            tint: V3? = V3(0.66, 0.62, 0.55),
            floorTint: V3? = nil, table: Brief.Base = .table, of top: Substance = .wood
        ) -> Location {
            Location(
                place: .interior, ground: floor, groundTint: floorTint, wall: wall, wallTint: tint,
                table: table, tableSubstance: top)
        }
        func open(_ place: PlantainProto.Place, _ ground: Substance, tint: V3? = nil) -> Location {
            Location(place: place, ground: ground, groundTint: tint)
        }
        switch place {
        case .studio:
            return Location(
                place: .studio, ground: .paper, groundTint: V3(0.62, 0.61, 0.59), wall: .paper,
                wallTint: V3(0.62, 0.61, 0.59))
        case .interior, .livingRoom: return room()
        case .kitchen:
            return room(.tile, .tile, tint: V3(0.72, 0.72, 0.7), table: .counter, of: .marble)
        case .bedroom: return room(.wood, .plaster, tint: V3(0.55, 0.58, 0.64))
        case .bathroom:
            return room(.tile, .tile, tint: V3(0.6, 0.7, 0.72), table: .counter, of: .marble)
        case .office: return room(.wood, .plaster, tint: V3(0.7, 0.7, 0.68))
        case .classroom: return room(.wood, .plaster, tint: V3(0.66, 0.66, 0.52))
        case .library: return room(.wood, .wood, tint: nil)
        case .restaurant, .cafe: return room(.wood, .brick, tint: nil)
        case .shop: return room(.tile, .plaster, tint: V3(0.7, 0.68, 0.64), table: .counter)
        case .museum: return room(.marble, .plaster, tint: V3(0.74, 0.73, 0.7))
        case .garage, .warehouse: return room(.concrete, .concrete, tint: nil, of: .metal)
        case .stage: return room(.wood, .fabric, tint: V3(0.3, 0.02, 0.03))
        case .street, .city: return open(.street, .asphalt)
        case .courtyard: return open(.courtyard, .stone)
        case .garden, .park: return open(.courtyard, .grass)
        case .field, .farm: return open(.field, .grass)
        case .mountain: return open(.field, .stone)
        case .desert: return open(.field, .sand, tint: V3(0.6, 0.42, 0.24))
        case .forest, .jungle: return open(.forest, .grass, tint: V3(0.078, 0.088, 0.034))
        case .beach, .sea: return open(.beach, .sand)
        case .lake, .river: return open(.beach, .grass)
        case .sky, .space: return open(.field, .grass)
        }
    }
}

extension SceneScript.Predicate {
    var kind: PlantainProto.Predicate {
        switch self {
        case .left: .leftOf
        case .right: .rightOf
        case .front: .inFrontOf
        case .behind: .behind
        case .on: .on
        case .under: .under
        case .inside: .inside
        case .near: .near
        case .between: .between
        case .above: .above
        }
    }
}

extension SceneScript.Time {
    var category: TimeOfDay {
        switch self {
        case .morning: .morning
        case .noon: .noon
        case .afternoon: .afternoon
        case .goldenHour: .goldenHour
        case .sunset: .sunset
        case .dusk: .dusk
        case .night: .night
        }
    }
}

extension SceneScript.Sky {
    var category: PlantainProto.Sky {
        switch self {
        case .clear: .clear
        case .cloudy: .partlyCloudy
        case .overcast, .rain, .snow, .fog: .overcast
        case .stormy: .dramatic
        case .starry: .starry
        }
    }
}

extension SceneScript.Material {
    var substance: Substance {
        switch self {
        case .wood: .wood
        case .marble: .marble
        case .stone: .stone
        case .concrete: .concrete
        case .brick: .brick
        case .tile: .tile
        case .plaster: .plaster
        case .fabric: .fabric
        case .leather: .leather
        case .paper: .paper
        case .metal: .metal
        case .gold: .gold
        case .silver: .silver
        case .copper: .copper
        case .glass: .glass
        case .ceramic: .ceramic
        case .plastic: .plastic
        case .rubber: .rubber
        case .wax: .wax
        }
    }
}

extension SceneScript.SurfaceKind {
    /// What carries things, and its own substance if none is named.
    var base: (Brief.Base, Substance) {
        switch self {
        case .table, .desk: (.table, .wood)
        case .shelf: (.shelf, .wood)
        case .counter: (.counter, .marble)
        case .bench: (.bench, .wood)
        case .floor: (.floor, .wood)
        case .rug: (.floor, .fabric)
        case .wall: (.floor, .wood)
        case .ground: (.ground, .soil)
        case .grass: (.ground, .grass)
        case .sand: (.ground, .sand)
        case .snow: (.ground, .snow)
        case .road: (.ground, .asphalt)
        case .water: (.water, .water)
        }
    }

    var isOutdoors: Bool {
        switch self {
        case .ground, .grass, .sand, .snow, .road, .water: true
        default: false
        }
    }
}
