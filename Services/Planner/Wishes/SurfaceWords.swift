import Script

/// Words for what things stand on and for where the scene is.
enum SurfaceWords {
    static let kinds = WordLists.table([
        SceneScript.SurfaceKind.table: "table tabletop tablecloth surface", .desk: "desk",
        .shelf: "shelf windowsill sill",
        .counter: "counter countertop worktop", .bench: "bench workbench",
        .floor: "floor floorboard", .rug: "rug carpet", .wall: "wall",
        .ground: "ground dirt soil earth", .grass: "grass lawn", .sand: "sand", .snow: "snow",
        .road: "road asphalt highway path pavement sidewalk", .water: "water pond pool",
    ])

    /// Further words that a surface may have been called by.
    static let others = WordLists.table([
        SceneScript.SurfaceKind.table: "pedestal stand tray podium tables plinth",
        .counter: "bar counters island", .rug: "blanket mat", .shelf: "shelves mantel mantelpiece",
        .ground: "floor rocks rock shore bank clearing field", .floor: "tiles stage parquet boards",
        .bench: "pew benches", .road: "street lane alley tarmac track trail", .desk: "desks",
        .grass: "meadow field garden park turf hill", .sand: "beach desert shore dune dunes",
        .water: "lake river sea ocean stream harbor harbour waves", .wall: "walls",
    ])

    /// What small things stand on, which may be a thing itself.
    static let furniture: Set<SceneScript.SurfaceKind> = [
        .table, .desk, .shelf, .counter, .bench, .rug,
    ]

    /// What things that it is "with" are on.
    static let carriers: Set<String> = [
        "table", "desk", "shelf", "counter", "countertop", "nightstand", "dresser", "workbench",
        "tray", "plate", "sideboard", "windowsill", "stool", "board", "platter", "pedestal",
        "podium",
        "plinth", "bench", "blanket",
    ]

    /// What stands at a table rather than on it, and what belongs to it.
    static let seats: Set<String> = [
        "chair", "stool", "armchair", "bench", "sofa", "leg", "drawer", "wheel", "top", "surface",
        "person", "man", "woman", "child", "boy", "girl", "tablecloth",
    ]

    static let places = WordLists.table([
        SceneScript.Place.studio: "studio", .kitchen: "kitchen kitchenette",
        .livingRoom: "living-room lounge", .bedroom: "bedroom nursery",
        .bathroom: "bathroom restroom washroom", .office: "office workspace",
        .classroom: "classroom schoolroom", .library: "library",
        .restaurant: "restaurant diner bistro pub pizzeria", .cafe: "cafe café bakery coffeehouse",
        .shop: "shop store supermarket bookstore boutique bookshop",
        .museum: "museum gallery", .garage: "garage workshop", .warehouse: "warehouse factory",
        .stage: "stage theater theatre",
        .street: "street alley alleyway lane sidewalk intersection avenue boulevard crosswalk",
        .city: "city downtown cityscape skyline metropolis",
        .courtyard: "courtyard patio terrace plaza",
        .garden: "garden backyard greenhouse", .park: "park playground",
        .field:
            "field fields meadow hillside hilltop moor village hamlet prairie valley countryside pasture grassland",
        .farm: "farm barnyard vineyard farmyard orchard",
        .forest: "forest woods woodland clearing glade",
        .jungle: "jungle rainforest", .desert: "desert oasis canyon",
        .mountain: "mountains mountaintop gorge cliffs",
        .beach: "beach seaside shore seashore coast coastline",
        .sea: "sea ocean harbour harbor marina bay cove headland",
        .lake: "lake lakeside pond",
        .river: "river riverside stream creek riverbank",
        .interior: "room hallway lobby apartment indoors corridor",
    ])

    /// "a kitchen table": things that are in the place that is named before them.
    static let fittings: Set<String> = [
        "table", "counter", "countertop", "floor", "shelf", "window", "wall", "sink", "desk",
    ]
}
