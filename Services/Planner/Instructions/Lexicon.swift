import Script

/// The words that instructions are made of.
enum Lexicon {
    static func set(_ words: String) -> Set<String> {
        Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    /// Lines "value: word word …", phrases with underscores.
    static func table<Value>(_ lines: String, _ value: (String) -> Value?) -> [String: Value] {
        var found: [String: Value] = [:]
        for line in lines.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":"),
                let value = value(line[..<colon].trimmed)
            else { continue }
            for piece in line[line.index(after: colon)...].split(separator: " ") {
                let word = String(piece)
                found[word.replacing("_", with: " ")] = value
            }
        }
        return found
    }

    static let colors: [String: Tone] = {
        var tones = ColorWords.plain.mapValues { Tone($0) }
        for (word, hue) in ColorWords.hues
        where tones[word] == nil && !ColorWords.things.contains(word) {
            tones[word] = Tone(hue.color, hue.shade, hue: word)
        }
        return tones
    }()

    static let materials: [String: SceneScript.Material] = table(
        """
        wood: wood wooden oak pine walnut mahogany teak timber bamboo
        marble: marble
        stone: stone granite rock slate
        concrete: concrete cement
        brick: brick bricks
        tile: tile tiled tiles
        plaster: plaster stucco
        fabric: fabric cloth velvet wool woollen woolen cotton linen silk felt knitted denim
        leather: leather
        paper: paper cardboard origami
        metal: metal metallic steel iron aluminium aluminum chrome tin
        gold: gold golden
        silver: silver
        copper: copper bronze brass
        glass: glass crystal
        ceramic: ceramic porcelain clay terracotta china
        plastic: plastic
        rubber: rubber
        wax: wax
        """
    ) { SceneScript.Material(rawValue: $0) }

    static let sizes: [String: SceneScript.Size] = [
        "tiny": .tiny, "miniature": .tiny, "small": .small, "little": .small, "short": .small,
        "big": .large, "large": .large, "tall": .large, "huge": .huge, "giant": .huge,
        "enormous": .huge, "gigantic": .huge, "massive": .huge,
    ]

    /// Times the present size.
    static let comparatives: [String: Float] = [
        "bigger": 1.4, "larger": 1.4, "taller": 1.35, "huger": 1.8, "smaller": 0.7, "tinier": 0.55,
        "shorter": 0.75, "huge": 1.9, "giant": 2, "enormous": 2, "gigantic": 2, "tiny": 0.5,
        "small": 0.7, "little": 0.7, "big": 1.4, "large": 1.4, "wider": 1.3, "thicker": 1.3,
        "massive": 2, "miniature": 0.5,
    ]

    static let numbers: [String: Int] = [
        "one": 1, "single": 1, "two": 2, "pair": 2, "couple": 2, "three": 3, "four": 4, "five": 5,
        "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
        "dozen": 12, "several": 4, "few": 3, "no": 0, "zero": 0, "many": 6, "half": 0,
    ]

    /// The picture itself.
    static let picture = set(
        "image picture photo photograph scene shot composition frame canvas render view pic "
            + "illustration artwork visual")

    static let backgrounds = set(
        "background backdrop setting surroundings surrounding environment scenery landscape "
            + "location backgrounds place ambiance ambience atmosphere context terrain")

    static let things = set(
        "thing things object objects item items one ones element elements stuff piece pieces")

    static let sides: [String: Side] = [
        "left": .left, "leftmost": .left, "left-hand": .left, "lefthand": .left, "right": .right,
        "rightmost": .right, "right-hand": .right, "middle": .middle, "center": .middle,
        "centre": .middle, "central": .middle, "front": .front, "foremost": .front,
        "nearest": .front, "closest": .front, "foreground": .front, "back": .back,
        "rear": .back, "farthest": .back, "furthest": .back, "top": .top, "upper": .top,
        "uppermost": .top, "bottom": .bottom, "lower": .bottom, "lowest": .bottom,
        "first": .left, "last": .right,
    ]

    /// What ends a noun phrase.
    static let boundaries = set(
        "to into with as in on at by from of for under below beneath underneath behind beside "
            + "besides near above over inside within between among against next using by so that "
            + "which who and or but then is are was be been being should shall must needs need has "
            + "have having can could will would please instead away out off up down back too also "
            + "now completely entirely altogether fully slightly further forward backward backwards "
            + "forwards toward towards across onto upon atop along around round where when wearing "
            + "holding sitting standing lying made saying says reading reads say read look looks "
            + "looking appear appears become becomes turn turned go gone disappear vanish , . ; : ! ?"
            + " if while until right-side upside sideways clockwise counterclockwise anticlockwise "
            + "closer nearer farther bigger larger smaller taller shorter wider brighter darker "
            + "lighter twice double were him her again there here just it them except without only "
            + "more less much bit a an the this that these those its their his another every each"
    )

    static let times: [String: SceneScript.Time] = table(
        """
        morning: morning dawn sunrise daybreak early
        noon: noon midday day daytime daylight
        afternoon: afternoon
        golden hour: golden_hour
        sunset: sunset sundown evening
        dusk: dusk twilight nightfall
        night: night nighttime night-time midnight nocturnal
        """
    ) { SceneScript.Time(rawValue: $0) }

    static let skies: [String: SceneScript.Sky] = table(
        """
        clear: clear cloudless blue sunny bright
        cloudy: cloudy clouds cloud fluffy
        overcast: overcast gray grey dull gloomy
        stormy: dramatic stormy storm thunderstorm moody threatening ominous dark
        starry: starry stars starlit starlight
        rain: rain rainy raining drizzle rainfall wet
        snow: snow snowy snowing snowfall wintry
        fog: fog foggy mist misty haze hazy
        """
    ) { SceneScript.Sky(rawValue: $0) }

    static let places: [String: SceneScript.Place] = table(
        """
        studio: studio
        kitchen: kitchen
        living room: living_room lounge
        bedroom: bedroom
        bathroom: bathroom
        office: office
        classroom: classroom school
        library: library
        restaurant: restaurant diner
        cafe: cafe café coffeehouse
        shop: shop store
        museum: museum gallery
        garage: garage
        warehouse: warehouse
        interior: room interior indoors
        stage: stage theatre theater
        street: street road sidewalk alley
        city: city town downtown urban cityscape
        courtyard: courtyard yard patio
        garden: garden backyard
        park: park
        field: field meadow grassland prairie countryside outdoors hill hills grass snow snowy
        farm: farm farmland
        forest: forest woods woodland
        jungle: jungle rainforest
        mountain: mountain mountains alps alpine
        desert: desert dunes sahara
        beach: beach coast shore seaside seashore tropical
        sea: sea ocean
        lake: lake pond
        river: river stream
        space: space galaxy
        sky: sky
        """
    ) { SceneScript.Place(rawValue: $0) }

    /// Parts of the surroundings that a plan can make of another material.
    static let parts: [String: Part] = [
        "wall": .wall, "walls": .wall, "backdrop": .background, "background": .background,
        "floor": .ground, "ground": .ground, "flooring": .ground, "table": .table,
        "tabletop": .table, "counter": .table, "countertop": .table, "surface": .table,
        "desk": .table, "worktop": .table,
    ]

    static let grounds: [String: SceneScript.SurfaceKind] = [
        "grass": .grass, "lawn": .grass, "sand": .sand, "snow": .snow, "road": .road,
        "asphalt": .road, "water": .water, "soil": .ground, "dirt": .ground, "earth": .ground,
        "sandy": .sand, "snowy": .snow, "grassy": .grass,
    ]

    /// Words that describe letters.
    static let fonts = set(
        "bold italic serif sans sans-serif mono monospace monospaced typewriter handwritten cursive "
            + "script elegant gothic blackletter calligraphy calligraphic slanted heavy light thin "
            + "regular modern classic vintage rounded playful comic stencil headline condensed wide"
    )

    static let lettering = set(
        "text lettering writing words word letters caption inscription title headline slogan font "
            + "typeface typography wording message letter")

    static let styles = set(
        "watercolor watercolour sketch cartoon anime painting impressionist cubist pixel vector "
            + "comic oil pencil charcoal-drawing ink")
}

extension StringProtocol {
    var trimmed: String {
        String(
            drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed().map { $0 }
        )
    }
}
