import Script

/// The closed classes of words that a prompt is read with.
enum WordLists {
    typealias Color = SceneScript.Color
    typealias Material = SceneScript.Material

    // MARK: Attributes

    /// Colours, wherever they are said; words that name things as well are left to ``ColorWords``.
    static let colors: [String: Color] = ColorWords.plain.merging(
        ColorWords.hues.filter { ColorWords.always.contains($0.key) }.mapValues(\.color)
    ) { own, _ in own }

    static let materials = table([
        Material.wood:
            "wood wooden oak pine bamboo mahogany walnut teak timber plywood rosewood hardwood",
        .marble: "marble", .stone: "stone granite slate rocky cobblestone flagstone sandstone",
        .concrete: "concrete cement", .brick: "brick bricks", .tile: "tiled tile tiles",
        .plaster: "plaster stucco plastered",
        .fabric:
            "fabric cotton woolen wool silk velvet linen knitted denim cloth satin felt plush canvas",
        .leather: "leather suede", .paper: "paper cardboard origami paper-mache papier-mache",
        .metal:
            "metal steel iron metallic aluminum aluminium chrome tin stainless-steel wrought-iron",
        .gold: "gold golden gilded brass", .silver: "silver", .copper: "copper bronze",
        .glass: "glass crystal", .ceramic: "ceramic porcelain clay terracotta earthenware",
        .plastic: "plastic acrylic", .rubber: "rubber", .wax: "wax",
    ])

    /// What is golden, silver or stony only in a manner of speaking.
    static let figurative: Set<String> = [
        "light", "hour", "retriever", "sand", "glow", "field", "wheat", "hair", "sunset", "letters",
        "lettering", "sunlight", "ring", "medal", "beach", "age", "leaves", "leaf", "sky",
    ]

    static let sizes = table([
        SceneScript.Size.tiny: "tiny miniature minuscule wee",
        .small: "small little compact",
        .large: "large big oversized",
        .huge: "huge giant enormous gigantic massive towering colossal",
    ])

    /// What is said of a thing's proportions.
    static let builds: Set<String> = [
        "tall", "short", "squat", "long", "thin", "slim", "slender", "narrow", "thick", "chunky",
        "wide",
    ]

    // MARK: Numbers

    static let numbers: [String: Int] = {
        var numbers: [String: Int] = [:]
        let words = "one two three four five six seven eight nine ten eleven twelve"
        for (k, word) in words.split(separator: " ").enumerated() { numbers[String(word)] = k + 1 }
        for word in ["thirteen", "fourteen", "fifteen", "sixteen", "twenty", "thirty", "hundred"] {
            numbers[word] = SceneScript.Limit.count
        }
        for n in 1...99 { numbers["\(n)"] = min(n, SceneScript.Limit.count) }
        return numbers
    }()

    /// Words for more than one whose number is not said exactly.
    static let vague: [String: Int] = [
        "several": 3, "few": 3, "some": 3, "various": 3, "multiple": 3, "assorted": 3,
        "many": 8, "numerous": 8, "countless": 12, "dozens": 12, "hundreds": 12, "lots": 8,
        "plenty": 8,
    ]

    /// "a … of": exact ones, and vague ones.
    static let collectives: [String: (count: Int, isExact: Bool)] = [
        "pair": (2, true), "couple": (2, true), "duo": (2, true), "trio": (3, true),
        "dozen": (12, true), "group": (5, false), "bunch": (5, false), "handful": (5, false),
        "set": (5, false), "series": (5, false), "herd": (5, false), "flock": (5, false),
        "number": (5, false), "collection": (5, false), "lot": (8, false), "crowd": (12, false),
        "cluster": (5, false), "variety": (3, false), "selection": (3, false),
        "row": (3, false), "line": (3, false), "stack": (3, false), "pile": (5, false),
        "heap": (5, false), "circle": (5, false), "ring": (5, false), "array": (5, false),
    ]

    static let formations: [String: SceneScript.Formation] = [
        "row": .row, "line": .row, "stack": .stack, "pile": .pile, "heap": .pile,
        "circle": .circle,
    ]

    // MARK: Function words

    static let indefinite: Set<String> = ["a", "an", "another", "one", "single", "1"]
    static let definite: Set<String> = [
        "the", "this", "that", "these", "those", "my", "your", "his", "her", "its", "our", "their",
        "each", "every", "both", "all",
    ]

    /// Words that no noun phrase goes across.
    static let joints: Set<String> = set(
        """
        and or but nor with without of in on at by to from into onto over under above below beneath
        underneath behind beside between among near next inside within outside against along across
        through around atop upon for as than like is are was were be been being has have had having
        that which who whose where when while there here it they them he she we you i me us him
        says say saying reads reading states stating shows showing display displays displaying
        featuring features contains containing holds holding wearing riding carrying filled full
        covered surrounded not no do does don't didn't can could should would will may might must
        please also just very too then so if because only even still both either neither
        made out off up down toward towards before after during until about per via plus
        sits sit sat stands stand stood lies lie lay rests rest rested hangs hang hung leans lean
        leaned placed set sitting standing lying resting hanging leaning located positioned
        """)

    /// Verbs and adverbs that may stand between a thing and what is said of its place.
    static let fillers: Set<String> = set(
        """
        is are was were be being that which who sits sit sat stands stand stood lies lie lay rests
        rest rested hangs hang hung leans lean leaned placed set sitting standing lying resting
        hanging leaning located positioned floating perched parked mounted propped balanced stacked
        arranged right directly just also neatly gently slightly partly sleeping walking running
        flying swimming waiting jumping playing there can could seen hidden found visible glowing running
        """)

    static let possessive: Set<String> = ["my", "your", "his", "her", "its", "our", "their"]

    /// Other words that may follow a noun without being one.
    static let after: Set<String> = set(
        """
        asleep alone high low open closed together upside outside outdoors indoors outdoor deep ready
        full empty apart away close far adjacent opposite next due there here behind front back today tonight ago later
        """)

    // MARK: Regions that draw nothing

    /// What follows, up to the next break, is compared or felt, not seen.
    static let comparing: Set<String> = set(
        """
        like resembling evoking evokes evoke reminiscent symbolizing suggesting suggests inspired
        reminding reminds conveying conveys emphasizing enhancing creating adding instead inviting
        ensuring reflecting capturing
        """)

    /// What is said before a prompt's things.
    static let frames: Set<String> = set(
        """
        photo photograph picture image painting drawing sketch illustration render rendering view
        shot scene close-up closeup portrait snapshot depiction watercolor cartoon print still
        closeup animation artwork visualization composition close capture look glimpse video
        photography wallpaper design doodle panorama landscape
        """)

    /// Things that show others: what follows "of" is in them.
    static let depictions: Set<String> = set(
        """
        painting picture photo photograph statue sculpture drawing portrait figurine bust model
        poster print mural sketch image map logo symbol illustration outline silhouette
        """)

    /// Water that lies on things.
    static let beads: Set<String> = [
        "water drop", "water droplet", "droplet", "dew", "dewdrop", "dew drop", "raindrop",
        "rain drop", "condensation", "bead of water", "drop of water", "droplet of water", "drop",
        "drop of dew", "drop of condensation",
    ]

    /// Nouns that are no things to place even if something of that name is known.
    static let idle: Set<String> = set(
        """
        light lighting lights spotlight shadow shadows reflection background foreground scene view image
        picture photo photograph style text word words letter letters lettering font typography
        message title caption line lines color colors colour mood atmosphere space layout design
        composition center centre middle top bottom side left right front back corner edge surface
        detail details texture pattern patterns shape shapes sky ground time day night morning
        evening heart home earth touch sense feeling look range balance cover page
        display show style theme setting area place part parts piece pieces kind sort type bit
        number set group pair row stack pile lot air weather rain snow fog mist sun sunset sunrise
        sunlight moonlight water smoke steam fire glow motion eye eyes hand hands face head hair body
        foot feet leg legs arm arms wing wings tail mouth nose ear ears beard smile expression
        life world nature name idea thought dream silence sound smell model star target post
        phrase slogan statement content brief frame notice tie moon star stars cloud clouds portrait
        """)

    /// Vessels: what they are "of" or "with" is in them.
    static let vessels: Set<String> = set(
        """
        bowl basket vase jar pot bucket box crate bag barrel tray cup mug glass bottle pitcher jug
        tub bin drawer chest carton can tin cart wheelbarrow boat suitcase backpack cooler urn
        showcase vitrine case container fishbowl aquarium birdcage fruit-bowl planter flowerpot pan skillet wok saucepan toolbox
        """)

    private static func set(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    static func table<Value: Hashable>(_ rows: [Value: String]) -> [String: Value] {
        var table: [String: Value] = [:]
        for (value, words) in rows {
            for word in words.split(separator: " ") { table[String(word)] = value }
        }
        return table
    }
}
