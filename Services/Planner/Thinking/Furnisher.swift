import Knowledge
import Script
import Space
import Staging

/// What is usually found in a room, for prompts that name a room and nothing in it.
///
/// It belongs to no group: nothing that was asked for, counted or criticised.
struct Furnisher {
    let library: AssetLibrary
    var dice: Dice

    private static func things(_ place: SceneScript.Place) -> [String] {
        switch place {
        case .livingRoom: ["sofa", "coffee table", "floor lamp", "armchair"]
        case .kitchen: ["refrigerator", "stove", "sink"]
        case .bedroom: ["bed", "nightstand", "wardrobe"]
        case .bathroom: ["bathtub", "toilet", "sink"]
        case .office: ["desk", "office chair", "bookcase"]
        case .classroom: ["blackboard", "desk", "chair"]
        case .library: ["bookcase", "bookcase", "armchair"]
        case .restaurant, .cafe: ["table", "chair", "chair"]
        case .garage: ["car"]
        default: []
        }
    }

    /// Words that ask for nothing at all.
    private static let empty: Set<Substring> = [
        "empty", "bare", "vacant", "deserted", "unfurnished", "abandoned", "nothing",
    ]

    mutating func props(_ place: SceneScript.Place, prompt: String) -> [Prop] {
        let words = prompt.lowercased().split { !$0.isLetter }
        guard !words.contains(where: Self.empty.contains) else { return [] }
        return Self.things(place).enumerated().compactMap { k, noun in
            guard let match = library.match(noun), match.exactness == .exact,
                let asset = dice.pick(library.typical(match.assets))
            else { return nil }
            return Prop(id: "set\(k + 1)", group: 0, noun: noun, asset: asset)
        }
    }
}
