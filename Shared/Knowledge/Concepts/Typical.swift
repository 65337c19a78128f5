/// Of concepts with several models: those that people picture when they say the word, the most typical first.
///
/// The others stay known: they are taken where a typical one cannot do what is asked of it.
enum Typical {
    /// Keys without "pack/" where they are models of packs.
    static let table = """
        armchair: cc0/winchesterArmchair ccby/fotel cc0/armchair2 scopia/armchair
        chair: cc0/oakChair ccby/ella_chair_f scopia/chair4 cc0/osakaChair
        table: scopia/table4 scopia/table-with-leaning-feet scopia/wooden_table_office
        coffee table: scopia/ext_table scopia/saloon_table scopia/table_wood_and_iron
        desk: ccby/simpleDesk scopia/kids_wooden_desk
        sofa: cc0/sofa2 scopia/clear_sofa scopia/beige_sofa scopia/leather_sofa
        bed: cc0/bed2 scopia/bed1 cc0/bed3
        stool: cc0/stool2 ccby/green_stool
        bookcase: kator/full-bookcase
        floor lamp: shape/floor-lamp
        table lamp: shape/table-lamp scopia/little_lamp1 scopia/little_lamp2
        potted plant: scopia/maceta cc0/littlePlant ccby/spatifilum ccby/mediumIndoorPlant
        bread: cc0/bread
        cup: shape/teacup
        bowl: shape/bowl
        basket: shape/basket
        crate: shape/crate
        tray: shape/tray
        plate: shape/plate
        violin: shape/violin
        telescope: shape/telescope
        sunflower: shape/sunflower
        autumn leaf: shape/autumn-leaf
        glass: shape/glass
        wine glass: shape/wine-glass
        bottle: shape/bottle shape/label-bottle
        candle: shape/candle
        vase: shape/vase shape/vase-tall shape/vase-round
        bench: kator/concrete-bench scopia/wood_bank kator/painted-bench
        suitcase: shape/suitcase
        basketball: shape/basketball
        spoon: shape/spoon
        perfume bottle: shape/perfume
        tulip: shape/tulip
        tree: shape/broadleaf
        crate: cc0/crate
        fork: shape/fork
        bus stop: shape/bus-stop
        knife: shape/knife
        shelf: shape/shelf-unit
        notebook: shape/notebook
        step: shape/steps
        watering can: shape/watering-can
        backpack: shape/backpack
        teapot: shape/teapot
        orchid: shape/orchid
        towel: shape/towel
        drafting table: cc0/technicalTable2
        """

    /// The place of a key among the typical ones of its concept; nil for all others.
    static func rank(_ key: String) -> Int? { ranks[key] }

    private static let rows: [(concept: String, keys: [String])] = table.split(separator: "\n")
        .compactMap { row in
            guard let colon = row.firstIndex(of: ":") else { return nil }
            let keys = row[row.index(after: colon)...].split(separator: " ")
                .map { $0.hasPrefix("shape/") ? String($0) : "pack/\($0)" }
            return (row[..<colon].trimmed, keys)
        }
    private static let ranks = Dictionary(
        rows.flatMap { row in row.keys.enumerated().map { ($1, $0) } },
        uniquingKeysWith: { first, _ in first })
}

extension Substring {
    fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
