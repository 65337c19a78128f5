import Illumination
import Knowledge
import Layout
import PlantainProto
import Script
import Space
import Staging

/// What makes a landscape: its water and banks, season, weather that has passed, what grows, what is far away.
extension SceneReader {
    func isAfloat(_ prop: Prop) -> Bool {
        Afloat.floats(prop.asset.concept) || Afloat.fowl.contains(prop.asset.concept)
            || prop.asset.concept == "jetty"
    }

    var hasFloats: Bool { props.contains(where: isAfloat) }

    /// Groups that something else of the script carries.
    private var carried: Set<Int> {
        Set(
            script.relations.filter { [.on, .inside].contains($0.predicate) }
                .compactMap { group($0.subject) })
    }

    /// Groups that can only stand on land.
    private var landed: Set<Int> {
        let carried = carried
        return Set(
            props.filter { prop in
                !isAfloat(prop) && !carried.contains(prop.group) && prop.group > 0
                    && prop.size.max() > 0.4
                    && ![.toy, .sport, .food].contains(prop.asset.category)
                    && prop.asset.concept != "bridge"
            }.map(\.group))
    }

    private var isLake: Bool {
        let place = Self.namedPlace(script)
        return place == .lake || place == .river || place == .sea
            || script.surface?.kind == .water && script.place != .beach
    }

    /// The ground beside a lake where something stands that does not float; nil where nothing does.
    func land(_ location: Location) -> SetBrief.Ground? {
        let isView = props.isEmpty && Self.namedPlace(script) == .lake
        guard isLake, location.place == .beach, !landed.isEmpty || isView else { return nil }
        let kinds: Set<SceneScript.SurfaceKind> = [.water, .ground]
        if let surface = script.surface, !kinds.contains(surface.kind) { return nil }
        let substance: Substance =
            location.ground == .water || location.scenery == .lake ? .grass : location.ground
        return SetBrief.Ground(
            .ground,
            Material(
                substance: substance, seed: UInt64(17 + script.entities.count)))
    }

    /// Fills in what the surroundings are beyond the place.
    mutating func landscape(_ set: inout SetBrief, _ place: SceneScript.Place) {
        set.scenery.season = remarks.season ?? (set.scenery.isSnowy ? .winter : nil)
        set.scenery.feature = remarks.feature
        // Where it lies on the ground it lies on sills and walls as well.
        if set.scenery.isSnowy, props.isEmpty, set.mood.weather == .unspecified,
            [.street, .city, .courtyard].contains(set.scenery.kind)
        {
            (set.mood.weather, set.mood.isOver) = (.snowfall, true)
        }
        set.scenery.bloom = bloom
        plant(&set)
        set.scenery.conifers = remarks.conifers
        set.scenery.walls = remarks.houses
        set.scenery.wood = remarks.says("birch birches") ? .birch : nil
        set.scenery.isNarrow =
            remarks.says("alley alleyway passage lane")
            || remarks.says("narrow", before: "street streets way")
        if deck == nil, [.street, .city].contains(set.scenery.kind), remarks.isPaved {
            set.ground.material.substance = .stone
            set.vista.way?.material = Material(substance: .stone, seed: set.seed & 0xFFF)
            set.vista.way?.isMarked = false
        }
        if deck == nil, set.ground.base == .ground, set.ground.material.substance == .stone,
            [.street, .city, .courtyard].contains(set.scenery.kind), remarks.isCobbled
        {
            let sett = dice.between(0.09, 0.12)
            set.ground.material.scale = sett
            set.vista.way?.material.scale = sett
        }
        raise(&set)
        if let bloom = set.scenery.bloom, props.isEmpty, bloom.height > 0.9 {
            set.vista.eye = 1.25 * bloom.height + 0.4
        }
        if set.scenery.feature == .falls, props.isEmpty {
            let water = Material(substance: .water, seed: set.seed & 0xFFF)
            set.vista.way = Vista.Way(width: 5, material: water, isMarked: false)
            set.vista.way?.isWater = true
        }
        if set.scenery.feature == .village, props.isEmpty, set.vista.way == nil {
            // A lane that is walked on, in whatever lies.
            let lane =
                set.scenery.isSnowy
                ? Material(substance: .snow, tint: Color(V3(0.6, 0.6, 0.62)), seed: 3)
                : Material(substance: .sand, tint: Color(V3(0.42, 0.33, 0.23)), seed: 3)
            set.vista.way = Vista.Way(width: 3.2, material: lane, isMarked: false)
        }
        if set.scenery.rise == nil, set.ground.base == .ground, set.mood.place == .beach, isLake,
            place != .sea || hasFloats
        {
            let isLand = props.isEmpty ? place == .lake : !landed.isEmpty
            if isLand {
                // Of a river the other bank is near.
                let isRiver = place == .river || remarks.hasRiver
                let afloat = Set(props.filter(isAfloat).map(\.group))
                set.waters = Waters(afloat: afloat, width: isRiver ? 12 : 0)
                thoughts.append(
                    props.isEmpty
                        ? "a bank lies before the water"
                        : "what does not float stands on the bank")
            }
        }
        if set.scenery.isSnowy, set.mood.weather == .unspecified,
            props.allSatisfy({ $0.size.max() > 2 })
        {
            // Snow lies on roofs and boughs as well.
            (set.mood.weather, set.mood.isOver) = (.snowfall, true)
        }
    }

    /// Plants a place that is named by what grows in it.
    private mutating func plant(_ set: inout SetBrief) {
        guard let planting = remarks.planting,
            [.field, .farm, .garden, .park, .mountain, .forest].contains(set.scenery.kind)
        else { return }
        // Fields are open, whatever word is used of them.
        if set.scenery.kind != .mountain { set.scenery.kind = .farm }
        if set.mood.place == .forest { set.mood.place = .field }
        // The land is meant, not the sky over it.
        set.vista.looksUp = false
        guard let crop = planting.crop else {
            set.scenery.bloom = planting.flower.flatMap(Remarks.bloom) ?? set.scenery.bloom
            return
        }
        (set.scenery.crop, set.scenery.bloom) = (crop, nil)
        if props.isEmpty { set.vista.eye = crop.eye }
        if set.ground.base == .ground, !set.scenery.isSnowy {
            var ground = crop.ground ?? Material(substance: .grass)
            ground.seed = set.ground.material.seed
            set.ground.material = ground
        }
        thoughts.append("\(crop.plant.rawValue) grow in rows all over the place")
    }

    /// Sets what is large enough on the hill or cliff that the words speak of.
    private mutating func raise(_ set: inout SetBrief) {
        let tallest = props.map(\.size.y).max() ?? 0
        guard var rise = remarks.rise, tallest > 2, !hasFloats, set.ground.base == .ground else {
            return
        }
        rise.height = min(18, max(2.6, (rise.isRock ? 0.72 : 0.5) * tallest))
        set.scenery.rise = rise
        if set.ground.material.substance == .sand || set.ground.material.substance == .soil {
            set.ground.material = Material(
                substance: set.scenery.isSnowy ? .snow : .grass, seed: set.ground.material.seed)
        }
        set.scenery.isWanted = false
        thoughts.append("what is asked for stands on a \(rise.isRock ? "rock" : "hill")")
    }

    /// Flowers that grow all over the place.
    private var bloom: Scenery.Bloom? {
        for entity in script.entities where !props.contains(where: { group(entity.id) == $0.group })
        {
            guard var bloom = Remarks.bloom(entity.noun) else { continue }
            if let color = entity.color { bloom.tint = Palette.color(color.rawValue) ?? bloom.tint }
            return bloom
        }
        return nil
    }

    /// What the words say of hour and weather beyond what the script can.
    func hold(_ mood: inout Mood) {
        if remarks.isSunrise, [.morning, .sunset, .goldenHour].contains(mood.time) {
            mood.time = .sunset
            if mood.sky == .starry { mood.sky = .clear }
        }
        let isOpen = props.isEmpty || [.beach, .field].contains(mood.place) && remarks.hasLowSun
        // Sunlight that no word puts at the end of the day comes from a sun that still gives it.
        if mood.time == .sunset, remarks.says("sunlight sunlit sunshine sunny sunbeams"),
            !remarks.namesSunset
        {
            mood.time = .goldenHour
        }
        mood.isMisty = remarks.isMisty
        mood.isSilhouette = remarks.says("silhouette silhouettes silhouetted")
        mood.isVast = props.isEmpty
        // Mist lies low: above it the sky has the colours of its hour.
        if mood.isMisty, mood.weather == .fog, [.sunset, .goldenHour, .morning].contains(mood.time)
        {
            mood.sky = .clear
        }
        // On a slope the sun would stand behind the hill.
        let isSloping = remarks.planting?.crop?.isSloping ?? false
        mood.showsSun = mood.time == .sunset && isOpen && mood.sky != .overcast && !isSloping
        if remarks.isAfterRain, !remarks.isRaining {
            mood.weather = .rain
            mood.isOver = true
            if mood.sky == .overcast { mood.sky = .partlyCloudy }
        }
    }
}
