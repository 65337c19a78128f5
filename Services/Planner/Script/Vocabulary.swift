/// The closed vocabularies of the script language; raw values are the words as written.
extension SceneScript {
    public enum Color: String, CaseIterable, Sendable {
        case red, orange, yellow, green, teal, blue, purple, pink, brown, beige, black, gray, white
    }

    /// What something is made of; the names are those of the plan's substances.
    public enum Material: String, CaseIterable, Sendable {
        case wood, marble, stone, concrete, brick, tile, plaster, fabric, leather, paper, metal
        case gold, silver, copper, glass, ceramic, plastic, rubber, wax
    }

    /// Relative to the usual size of such a thing.
    public enum Size: String, CaseIterable, Sendable {
        case tiny, small, large, huge
    }

    /// Where the subject is, seen from the camera, relative to the object.
    public enum Predicate: String, CaseIterable, Sendable {
        case left, right, front, behind, on, under, inside, near, between, above
    }

    /// How the members of one group are arranged.
    public enum Formation: String, CaseIterable, Sendable {
        case row, stack, pile, circle
    }

    public enum SurfaceKind: String, CaseIterable, Sendable {
        case table, desk, shelf, counter, bench, floor, rug, wall
        case ground, grass, sand, snow, road, water
    }

    public enum Place: String, CaseIterable, Sendable {
        case studio, interior, kitchen, livingRoom = "living room", bedroom, bathroom, office
        case classroom, library, restaurant, cafe, shop, museum, garage, warehouse, stage
        case street, city, courtyard, garden, park, field, farm, forest, jungle, mountain, desert
        case beach, sea, lake, river, sky, space
    }

    public enum Time: String, CaseIterable, Sendable {
        case morning, noon, afternoon, goldenHour = "golden hour", sunset, dusk, night
    }

    /// Character or source of the light, when the prompt names one.
    public enum Light: String, CaseIterable, Sendable {
        case soft, bright, dim, warm, cold, back
        case sun, moon, candle, lamp, neon, studio, fire
    }

    /// The sky and what falls from it.
    public enum Sky: String, CaseIterable, Sendable {
        case clear, cloudy, overcast, stormy, starry, rain, snow, fog
    }

    public enum Style: String, CaseIterable, Sendable {
        case photo, painting, watercolor, sketch, ink, cartoon, anime, render, vector, pixel
        case vintage, cinematic, minimal
    }

    public enum View: String, CaseIterable, Sendable {
        case close, wide, top, low
    }
}

extension SceneScript.Place {
    /// Whether walls and a ceiling enclose the scene.
    public var isIndoors: Bool {
        switch self {
        case .studio, .interior, .kitchen, .livingRoom, .bedroom, .bathroom, .office, .classroom,
            .library, .restaurant, .cafe, .shop, .museum, .garage, .warehouse, .stage:
            true
        case .street, .city, .courtyard, .garden, .park, .field, .farm, .forest, .jungle,
            .mountain, .desert, .beach, .sea, .lake, .river, .sky, .space:
            false
        }
    }
}

/// The words that open a line about the scene, in the order in which those lines come.
enum SceneLine: String, CaseIterable {
    case on, wall, place, time, light, sky, style, view
}
