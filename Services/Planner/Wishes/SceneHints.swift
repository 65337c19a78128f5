import Script

/// Beginnings of words that may have led the language model to a place, a style or a view.
enum SceneHints {
    static let places: [SceneScript.Place: String] = [
        .studio: "studio background backdrop isolated plain white product portrait podium",
        .interior: "room hall lobby house home apartment church castle corridor indoor inside bank "
            + "interior attic basement ceiling wall floor office hotel hospital temple palace mansion",
        .kitchen: "kitchen cook pantry stove counter chef oven fridge",
        .livingRoom: "living lounge sofa couch fireplace home house apartment",
        .bedroom: "bed sleep nursery pillow dorm",
        .bathroom: "bath restroom toilet shower washroom",
        .office: "office work desk study conference meeting business cubicle",
        .classroom: "class school lecture lesson student teacher",
        .library: "librar book reading archive",
        .restaurant: "restaurant diner bistro bar pub eatery pizzeria sushi dining",
        .cafe: "cafe café coffee baker tea espresso barista",
        .shop: "shop store market boutique mall retail grocer checkout storefront",
        .museum: "museum galler exhibit art", .garage: "garage workshop mechanic",
        .warehouse: "warehouse factory lab industrial hangar depot",
        .stage: "stage theat concert podium perform audience curtain show",
        .street:
            "street alley sidewalk village road avenue intersection traffic pavement storefront "
            + "curb lane crosswalk taxi bus station highway",
        .city: "city downtown town urban skyline metropol billboard skyscraper building futuristic",
        .courtyard: "court patio terrace plaza square balcony porch",
        .garden: "garden backyard greenhouse yard lawn flower",
        .park: "park playground picnic trail lawn zoo",
        .field: "field meadow valley hill court "
            + "countryside prairie pasture plain savanna grass desert landscape wheat outdoor",
        .farm: "farm barn vineyard orchard ranch stable",
        .forest: "forest wood tree grove", .jungle: "jungle rainforest tropical",
        .mountain: "mountain peak summit cliff alp hill ski canyon valley",
        .desert: "desert sahara dune sand cactus",
        .beach: "beach seaside shore coast sand tropical",
        .sea: "sea ocean harbor wave underwater coral ship marine",
        .lake: "lake pond water swan harbor harbour dock shore bank fish",
        .river: "river bank stream creek brook water waterfall canal",
        .sky: "sky skies air cloud fly heaven",
        .space: "space moon mars planet galax star cosmic orbit "
            + "astronaut alien",
    ]

    static let styles =
        "photo paint water sketch draw ink cartoon comic anime manga render 3d cgi vector flat icon logo "
        + "pixel 8-bit retro vintage film cinema minimal style art illustrat realis poster print oil "
        + "canvas doodle pencil charcoal wood clay unreal blender octane dslr shot picture image cam "
        + "portrait depict ghibli disney van monet impression sepia polaroid black scene clean graphic "
        + "design movie snapshot classic old 35mm etch engrav crayon infographic"

    static let views =
        "close macro wide panoram top above overhead aerial bird low below worm angle up down view shot "
        + "seen far distan detail extreme perspective"
}
