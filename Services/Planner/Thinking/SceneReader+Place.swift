import Critique
import Knowledge
import PlantainProto
import Script
import Space
import Staging

extension SceneReader {
    // MARK: Where

    /// What the place of a deck is made of.
    static func floor(of deck: Scenery.Deck) -> (Substance, V3?) {
        switch deck {
        case .platform: (.stone, V3(0.34, 0.33, 0.32))
        case .rooftop: (.concrete, V3(0.3, 0.29, 0.28))
        case .balcony: (.tile, V3(0.3, 0.225, 0.175))
        case .porch: (.wood, V3(0.27, 0.2, 0.14))
        case .pier: (.wood, V3(0.27, 0.22, 0.175))
        }
    }

    /// What one looks at from a balcony or a rooftop.
    var beyond: Scenery.Kind {
        if remarks.says("sea ocean bay beach coast harbor harbour mediterranean") { return .beach }
        if remarks.says("lake river") { return .lake }
        if remarks.says("mountain mountains alps peaks alpine") { return .mountain }
        if remarks.says("city skyline town downtown street skyscrapers rooftops apartment urban") {
            return .city
        }
        return deck == .rooftop ? .city : .garden
    }

    /// Where small things are put on a table in the open: one eats at one, and in a street or an alley other things
    /// stand on the ground.
    func isTerrace(_ location: Location) -> Bool {
        let isMeal = props.contains {
            [.tableware, .food, .kitchenware].contains($0.asset.category)
        }
        if let deck { return isMeal && [.balcony, .porch, .rooftop].contains(deck) }
        return location.place == .courtyard || location.place == .street && isMeal
    }

    mutating func place() -> SceneScript.Place {
        if let deck {
            let named = Self.namedPlace(script)
            switch deck {
            case .platform: return .street
            case .rooftop: return .city
            case .balcony, .porch: return .courtyard
            case .pier: return named == .sea || remarks.says("sea ocean") ? .sea : .lake
            }
        }
        if let place = Self.namedPlace(script) {
            // "a country road", "a barn by the street": no street between houses.
            let isRural =
                remarks.isCountry
                || props.contains { ["barn", "windmill", "tractor"].contains($0.asset.concept) }
            if place == .street, isRural { return .field }
            // Boats of a harbour are afloat, wherever else it is said to be.
            return place == .beach && remarks.isHarbour && hasFloats ? .sea : place
        }
        if let surface = script.surface, surface.kind.isOutdoors {
            switch surface.kind {
            case .sand: return .beach
            case .road: return .street
            case .water: return .lake
            default: return .field
            }
        }
        if script.surface != nil { return .interior }
        let place = likelyPlace()
        thoughts.append(
            props.isEmpty
                ? "no place is named; \(Noun.withArticle(place.rawValue)) is shown"
                : "no place is named; \(Noun.withArticle(place.rawValue)) suits these things")
        return place
    }

    /// The place that the script names, or that its nouns for surroundings imply.
    static func namedPlace(_ script: SceneScript) -> SceneScript.Place? {
        let meanings = meanings(script)
        if let place = script.place {
            // "a museum floor" is in a museum even if the model only saw a floor.
            return place == .interior ? meanings.compactMap(\.place).first ?? place : place
        }
        if let place = meanings.compactMap(\.place).first { return place }
        if meanings.contains(where: { $0.way != nil }) { return .field }
        return script.light == .studio ? .studio : nil
    }

    /// Whether the script is set outdoors; nil where it does not say.
    static func isOutdoors(_ script: SceneScript) -> Bool? {
        if let place = namedPlace(script) {
            let location = Location.of(place)
            return !(location.place == .interior || location.place == .studio)
        }
        if let surface = script.surface { return surface.kind.isOutdoors }
        return script.sky == nil ? nil : true
    }

    static func meanings(_ script: SceneScript) -> [Surroundings.Meaning] {
        script.entities.filter { Surroundings.names($0.noun) }.map { Surroundings.meaning($0.noun) }
    }

    /// Kinds of things that are in rooms unless the words say otherwise.
    private static let domestic: Set<Category> = [
        .furniture, .appliance, .bathroom, .food, .tableware, .kitchenware, .stationery, .book,
        .electronics,
    ]

    /// Where things of this kind are at home.
    private mutating func likelyPlace() -> SceneScript.Place {
        let assets = props.map(\.asset)
        if props.isEmpty {
            let isOpen: Set<SceneScript.Time> = [.sunset, .goldenHour, .dusk]
            let isSky = script.sky != nil || script.time.map(isOpen.contains) ?? false
            return isSky ? .field : .interior
        }
        if props.allSatisfy({
            $0.group == 0 || Afloat.floats($0.asset.concept) && $0.size.max() > 1
        }) {
            return .sea
        }
        if script.entities.contains(where: { $0.lastWord == "window" }), script.sky == nil,
            props.allSatisfy({ $0.asset.concept != "window" && !$0.isLifeSize })
        {
            return .interior
        }
        // "a dining table with six chairs, sunny afternoon": the sun comes in through the window.
        let isFair = script.sky == .clear && !remarks.says("sky outdoor outdoors outside")
        let isDomestic = props.allSatisfy {
            $0.group == 0 || Self.domestic.contains($0.asset.category) && $0.size.max() < 2.6
        }
        if script.sky != nil, !(isFair && isDomestic) {
            return assets.contains { $0.category == .vehicle } ? .street : .field
        }
        if props.contains(where: { $0.asset.concept == "christmas tree" }), script.surface == nil {
            return .livingRoom
        }
        let largest = props.max { $0.size.max() < $1.size.max() }
        if let largest, largest.isLifeSize, largest.asset.category != .vehicle { return .field }
        if remarks.says("garden patio", before: "bench chair table swing hose gnome gloves")
            || props.contains(where: { Self.gardens.contains($0.asset.concept) })
                && !props.contains(where: { $0.asset.category == .vehicle })
        {
            return .garden
        }
        // One that cannot be indoors decides for all.
        if let largest, Self.country.contains(largest.asset.concept) { return .field }
        let isOut = props.contains { prop in
            prop.size.max() > 0.7 && [.vehicle, .outdoor].contains(prop.asset.category)
                || prop.asset.category == .lamp && prop.size.y > 2.3
        }
        if isOut { return .street }
        if let largest, largest.size.max() > 0.7 {
            switch largest.asset.category {
            case .outdoor where Self.country.contains(largest.asset.concept): return .field
            case .vehicle where largest.asset.concept == "train": return .field
            case .vehicle, .outdoor: return .street
            case .plant: return largest.size.y < 1.8 && isPotted(largest) ? .livingRoom : .park
            case .sign where largest.asset.stance == .floor && largest.size.y > 1.2: return .street
            case .furniture, .appliance, .bathroom, .opening, .electronics, .lamp:
                return .livingRoom
            case .food, .tableware, .kitchenware, .stationery,
                .book
            where largest.asset.stance == .table:
                return .interior
            default:
                if largest.size.max() > 3 { return .field }
                let isAtHome = [.instrument, .clothing, .toy, .opening, .decoration, .container]
                    .contains(largest.asset.category)
                return largest.asset.key.hasPrefix("shape/")
                    || isAtHome && !largest.asset.isFigurine
                    ? .livingRoom : dice.pick([.park, .livingRoom, .field], or: .park)
            }
        }
        // A studio is for what is to be sold or seen alone; things of every day are at home in a room.
        let isShown = remarks.says(
            "studio product background backdrop isolated packshot catalog catalogue minimalist minimal"
        )
        return isShown || script.entities.count == 1 && dice.chance(0.35) ? .studio : .interior
    }

    /// It grows in a pot, as plants of rooms do.
    private func isPotted(_ prop: Prop) -> Bool {
        Self.houseplants.contains(prop.asset.concept)
    }

    private static let houseplants: Set<String> = [
        "potted plant", "houseplant", "potted herb", "orchid", "bonsai", "succulent", "cactus",
        "vase of flower", "flower vase", "bouquet", "hanging plant", "bamboo",
    ]

    /// What one works and plays with in gardens.
    private static let gardens: Set<String> = [
        "wheelbarrow", "lawn mower", "swing", "hammock", "birdhouse", "garden chair", "sandbox",
        "playground", "rake",
    ]

    /// Buildings that stand among fields rather than in a street.
    static let country: Set = [
        "house", "cottage", "cabin", "barn", "lighthouse", "castle", "church", "tent", "windmill",
        "mud hut", "house with a garden", "abandoned house", "japanese castle", "chapel",
        "garden shed",
        "greek temple", "train", "tractor", "hay bale", "tree", "igloo", "bridge", "log",
        "clothesline",
    ]
}
