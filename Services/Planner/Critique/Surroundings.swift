public import Script

/// Nouns that name the surroundings rather than a thing in them, and what they say of them.
public enum Surroundings {
    /// What a noun such as "museum floor" or "country road" says of where and on what.
    public struct Meaning: Hashable, Sendable {
        public var place: SceneScript.Place?
        public var ground: SceneScript.SurfaceKind?
        /// A road, street or path leads into the distance.
        public var way: Way?
    }

    public enum Way: Hashable, Sendable { case road, street, path, river }

    /// A word of a noun, and what it says.
    private static let words: [String: Meaning] = {
        var words: [String: Meaning] = [:]
        func set(
            _ list: String, _ place: SceneScript.Place?, _ ground: SceneScript.SurfaceKind? = nil,
            _ way: Way? = nil
        ) {
            for word in list.split(separator: " ") {
                words[String(word)] = Meaning(place: place, ground: ground, way: way)
            }
        }
        set("road highway roadway motorway", nil, .ground, .road)
        set("street avenue boulevard alley intersection crossroads", .street, .ground, .street)
        set("sidewalk pavement", .street)
        set("path pathway trail footpath track", nil, .ground, .path)
        set("city cityscape skyline downtown", .city)
        set("field meadow grassland prairie pasture plain countryside hill hillside steppe", .field)
        set("landscape scenery horizon", .field)
        set("village hamlet town", .field)
        set("lawn", .garden, .grass)
        set("grass", nil, .grass)
        set("farmland vineyard orchard plantation cornfield wheatfield", .farm)
        set("sand beach coast shore seaside seashore", .beach)
        set("desert dune canyon mesa badlands", .desert)
        set("mountain", .mountain)
        set("valley gorge ravine cliff peak summit glacier fjord mountainside alps", .mountain)
        set("marina harbor harbour port", .sea, .water)
        set("lakeside lakeshore riverbank riverside swamp marsh", .lake)
        set("waterfall grove thicket", .forest)
        set("sea ocean", .sea, .water)
        set("lake pond", .lake, .water)
        set("river stream creek brook", .river, .water, .river)
        set("water", nil, .water)
        set("forest wood woodland", .forest)
        set("jungle rainforest", .jungle)
        set("snow snowfield tundra", .field, .snow)
        set("park", .park)
        set("garden", .garden)
        set("room hall hallway corridor attic basement interior", .interior)
        set("floor wall ceiling", nil)
        set("ground soil", nil, .ground)
        set("sky", .sky)
        set(
            "background backdrop rain fog mist sunlight light shadow scene surface view air "
                + "moonlight sunset sunrise weather", nil)
        return words
    }()

    /// Whether a noun, by its last word, names surroundings.
    public static func names(_ noun: String) -> Bool {
        guard let last = noun.split(separator: " ").last.map(String.init) else { return false }
        return words[last] != nil || words[singular(last)] != nil || isPlace(noun)
    }

    /// What the words of a noun say together; the last ones count most.
    public static func meaning(_ noun: String) -> Meaning {
        var meaning = Meaning(place: place(in: noun))
        for word in noun.split(separator: " ").map(String.init).reversed() {
            guard let one = words[word] ?? words[singular(word)] else { continue }
            meaning.place = meaning.place ?? one.place
            meaning.ground = meaning.ground ?? one.ground
            meaning.way = meaning.way ?? one.way
        }
        return meaning
    }

    private static func singular(_ word: String) -> String {
        word.hasSuffix("s") ? String(word.dropLast()) : word
    }

    /// "kitchen", "living room": a place of the script by its own name.
    private static func isPlace(_ noun: String) -> Bool {
        rooms.contains { noun == $0.rawValue || noun.hasSuffix(" " + $0.rawValue) }
    }

    /// The place that is named within a noun: museum for "museum floor".
    private static func place(in noun: String) -> SceneScript.Place? {
        let padded = " \(noun) "
        return SceneScript.Place.allCases.first { padded.contains(" \($0.rawValue) ") }
    }

    /// Places whose names, alone, mean being in them.
    private static let rooms: [SceneScript.Place] = [
        .kitchen, .livingRoom, .bedroom, .bathroom, .office, .classroom, .library, .restaurant,
        .cafe, .museum, .garage, .warehouse, .farm, .forest, .jungle, .desert, .courtyard,
    ]
}
