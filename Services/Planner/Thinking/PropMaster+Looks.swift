import Knowledge
import PlantainProto
import Script
import Space
import Staging

/// What things look like by season, place and occasion.
extension PropMaster {
    /// Of several presents each has its own paper and its own measures.
    mutating func wrapped(
        _ asset: AssetInfo, _ entity: SceneScript.Entity, _ member: Int
    ) -> (material: Material, stretch: V3)? {
        guard entity.count > 1, entity.color == nil else { return nil }
        if asset.concept == "sweater", [nil, .fabric].contains(entity.material) {
            // Stitches are wider than the threads of cloth.
            return (
                Material(
                    substance: .fabric,
                    tint: Color(Self.wools[(2 * member + dice.index(2)) % Self.wools.count]),
                    scale: 0.0045,
                    seed: UInt64(1 + dice.index(100_000))),
                V3(dice.between(0.97, 1.05), dice.between(0.86, 1.12), dice.between(0.96, 1.04))
            )
        }
        guard entity.material == nil else { return nil }
        if asset.concept == "book", asset.recolourable {
            return (
                Material(
                    tint: Color(Self.bindings[(member + dice.index(3)) % Self.bindings.count]),
                    seed: UInt64(1 + dice.index(100_000))),
                V3(dice.between(0.88, 1.08), dice.between(0.72, 1.25), dice.between(0.9, 1.06))
            )
        }
        guard asset.concept == "gift", entity.formation == nil else { return nil }
        let papers = [
            V3(0.5, 0.02, 0.03), V3(0.03, 0.2, 0.09), V3(0.72, 0.66, 0.54), V3(0.05, 0.1, 0.3),
            V3(0.55, 0.36, 0.1),
        ]
        return (
            Material(
                tint: Color(papers[(member + dice.index(2)) % papers.count]),
                seed: UInt64(1 + dice.index(100_000))),
            V3(dice.between(0.85, 1.5), dice.between(0.6, 1.1), dice.between(0.85, 1.25))
        )
    }

    /// Undyed and dyed wool, linear.
    private static let wools = [
        V3(0.66, 0.59, 0.46), V3(0.09, 0.13, 0.21), V3(0.42, 0.23, 0.1), V3(0.36, 0.36, 0.35),
        V3(0.1, 0.16, 0.1), V3(0.36, 0.07, 0.05), V3(0.6, 0.36, 0.3),
    ]

    /// Cloth and leather that books are bound in, linear.
    private static let bindings = [
        V3(0.06, 0.13, 0.24), V3(0.3, 0.05, 0.045), V3(0.56, 0.48, 0.34), V3(0.07, 0.17, 0.11),
        V3(0.42, 0.22, 0.06), V3(0.11, 0.1, 0.1), V3(0.2, 0.07, 0.13), V3(0.22, 0.3, 0.34),
    ]

    /// "a terracotta pot": one for plants, none to cook in.
    func isOfClay(_ entity: SceneScript.Entity) -> Bool {
        entity.material == .ceramic
            && (phrases[entity.id] ?? []).contains { phrase in
                phrase.contains { ["terracotta", "clay", "earthenware"].contains($0) }
            }
    }

    /// "in assorted colours": a coat for each member of a group that none is said of.
    mutating func coats(
        _ entity: SceneScript.Entity, _ asset: AssetInfo, _ variety: Variety
    ) -> [Material]? {
        guard variety.hasColors, entity.count > 1, entity.color == nil, asset.recolourable else {
            return nil
        }
        return variety.colors(entity.count, &dice).map { color in
            var coat = Material(seed: UInt64(1 + dice.index(100_000)))
            coat.tint = Palette.color(color.rawValue).map { Color($0) }
            if let substance = entity.material { coat.substance = substance.substance }
            return coat
        }
    }

    /// "with drops of water", "dewy", "condensation on the glass": beads on what water beads on.
    func beaded(_ material: Material?, _ asset: AssetInfo) -> Material? {
        guard remarks.hasBeads, asset.size.max() < 0.6,
            [.food, .plant, .container, .tableware, .bathroom, .kitchenware, .solid].contains(
                asset.category)
        else { return material }
        var material = material ?? Material(seed: UInt64(1 + asset.key.utf8.count))
        material.beads = 0.75
        return material
    }

    /// Several neon signs without words: no two show the same, or in the same colour.
    mutating func neonSigns(
        _ entity: SceneScript.Entity, _ asset: AssetInfo, group: Int
    ) -> [Prop]? {
        guard entity.count > 1, asset.concept == "neon sign" else { return nil }
        let kinds = dice.shuffle(library.assets(of: asset.concept).filter { $0.textPanels.isEmpty })
        let tubes = dice.shuffle([
            V3(1, 0.12, 0.35), V3(0.08, 0.55, 1), V3(1, 0.42, 0.06), V3(0.15, 1, 0.5),
            V3(0.6, 0.14, 1),
        ])
        guard !kinds.isEmpty else { return nil }
        return (0..<entity.count).map { member in
            var material = Material(tint: Color(tubes[member % tubes.count]))
            if let color = entity.color.flatMap({ Palette.color($0.rawValue) }) {
                material.tint = Color(color)
            }
            return Prop(
                id: "\(entity.id)\(member + 1)", group: group, noun: entity.noun,
                asset: kinds[member % kinds.count], material: material)
        }
    }

    /// What "tall", "short", "long", "thin" and the like do to a thing's measures.
    static func build(_ noun: String, _ asset: AssetInfo) -> V3 {
        guard ![.outdoor, .vehicle, .sign].contains(asset.category) else {
            return V3(repeating: 1)
        }
        let size = V3(asset.size)
        let wide = max(size.x, size.z)
        var factor = V3(repeating: 1)
        for word in noun.split(separator: " ").dropLast() {
            switch word {
            case "tall", "high": factor *= V3(1.04, 1.4, 1.04)
            case "short", "low", "squat": factor *= V3(1, 0.64, 1)
            case "long": factor *= size.x >= size.z ? V3(1.4, 1, 1) : V3(1, 1, 1.4)
            case "wide", "broad": factor *= V3(1.3, 1, size.z > 0.8 * size.x ? 1.3 : 1)
            case "thin", "slim", "slender", "narrow", "thick", "chunky", "fat":
                let by: Float = ["thick", "chunky", "fat"].contains(word) ? 1.4 : 0.66
                // Of what lies flat its height, of what stands its breadth.
                factor *= size.y < 0.4 * wide ? V3(1, by, 1) : V3(by, 1, by)
            default: break
            }
        }
        return factor
    }

    /// What is found at home and nowhere else: though no place is said, this is none outdoors.
    func isHomely(_ script: SceneScript) -> Bool {
        guard SceneReader.isOutdoors(script) == nil, script.surface == nil else { return false }
        return script.entities.contains { entity in
            guard let asset = library.match(entity.noun)?.assets.first, asset.stance == .table
            else { return false }
            return [.electronics, .tableware, .kitchenware, .bathroom, .stationery].contains(
                asset.category) || asset.category == .plant && isPotted
        }
    }

    /// The words speak of what house plants grow in.
    private var isPotted: Bool { remarks.says(Self.pots.joined(separator: " ")) }

    private static let pots: Set<String> = ["pot", "pots", "flowerpot", "flowerpots", "planter"]

    /// In autumn trees that have leaves have them in its colours.
    mutating func seasonal(_ asset: AssetInfo) -> Material? {
        guard isReal, remarks.season == .autumn, asset.category == .plant, asset.size.y > 2.5,
            ["tree", "oak tree", "birch", "apple tree", "willow"].contains(asset.concept)
        else { return nil }
        let colors = [V3(0.46, 0.17, 0.025), V3(0.5, 0.28, 0.03), V3(0.36, 0.08, 0.02)]
        return Material(tint: Color(dice.pick(colors, or: colors[0])))
    }

    /// What goes by the same name outdoors as something smaller does in a room.
    func wild(_ concept: String) -> [AssetInfo]? {
        let other: String? =
            switch concept {
            case "table lamp"
            where remarks.says("park street square path avenue snow snowy bench garden"):
                "street lamp"
            case "cactus" where !isPotted: "saguaro"
            case "clock"
            where deck == .platform || remarks.says("street square station plaza town"):
                "station clock"
            case "umbrella" where remarks.says("beach seaside sand pool"): "parasol"
            case "garden shed" where remarks.says("hut cabin"): "cabin"
            default: nil
            }
        guard let other else { return nil }
        let assets = library.assets(of: other)
        return assets.isEmpty ? nil : assets
    }

    mutating func material(_ entity: SceneScript.Entity, _ asset: AssetInfo) -> Material? {
        if entity.color == nil, entity.material == nil, let own = lifelike[entity.id]?.color,
            let rgb = Palette.color(own)
        {
            return Material(tint: Color(rgb), seed: UInt64(dice.index(100_000)))
        }
        if let woven = woven(entity, asset) { return woven }
        guard entity.color != nil || entity.material != nil else { return unsaid(entity, asset) }
        // It is built of that already.
        if entity.color == nil, let material = entity.material,
            asset.title.lowercased().split(separator: " ").contains(material.rawValue[...]),
            [.outdoor, .toy].contains(asset.category) || material == .glass
        {
            return nil
        }
        // A figurine is glazed ceramic already, painted as what it depicts.
        if asset.isFigurine, entity.color == nil, entity.material == .ceramic { return nil }
        var material = Material(seed: UInt64(dice.index(100_000)))
        var said = phrases[entity.id] ?? []
        // Of a plant in a pot it is the pot that is of something.
        if asset.category == .plant { said += remarks.phrases(ofAny: Self.pots) }
        if let color = entity.color,
            let rgb = Remarks.shade(of: color, said) ?? Palette.color(color.rawValue)
        {
            material.tint = Color(rgb)
        }
        if let substance = entity.material {
            if isDyed(asset), said.contains(where: { $0.contains("terracotta") }) {
                return hued(entity, asset)
            }
            material.substance = substance.substance
            if entity.color == nil,
                let rgb = said.lazy.compactMap({ SubstanceWords.color(substance, $0) }).first
            {
                material.tint = Color(rgb)
            } else if entity.color == nil, substance != .wood, let hue = hue(entity, asset) {
                material.tint = Color(hue)
            }
        }
        if let color = entity.color, entity.material == nil, isOpaque(color), isClear(asset) {
            material.substance = .ceramic
        }
        return material
    }

    /// "a rattan sofa": of strands as wide as a pencil, in the colour asked for or that of cane.
    private mutating func woven(_ entity: SceneScript.Entity, _ asset: AssetInfo) -> Material? {
        guard asset.recolourable, [.furniture, .lamp].contains(asset.category),
            !Self.isWoven(asset),
            (phrases[entity.id] ?? []).contains(where: { !Self.weaves.isDisjoint(with: $0) })
        else { return nil }
        let painted = entity.color.flatMap {
            Remarks.shade(of: $0, phrases[entity.id] ?? []) ?? Palette.color($0.rawValue)
        }
        var material = Material(
            substance: .fabric, tint: Color(painted ?? V3(0.42, 0.26, 0.115)),
            seed: UInt64(dice.index(100_000)))
        material.scale = 0.026
        material.roughness = 0.55
        return material
    }

    /// Modelled strand by strand.
    static func isWoven(_ asset: AssetInfo) -> Bool {
        let name = (asset.key + " " + asset.title).lowercased()
        return ["wicker", "rattan"].contains(where: name.contains)
    }

    static let weaves: Set<String> = [
        "wicker", "rattan", "cane", "seagrass", "raffia", "willow",
    ]

    /// What a script leaves in the names of things: "a peach sofa", "a walnut chair", "a dark bookcase".
    private mutating func unsaid(_ entity: SceneScript.Entity, _ asset: AssetInfo) -> Material? {
        guard asset.recolourable else { return nil }
        if let wood = (phrases[entity.id] ?? []).first(where: { isOfWood($0, asset, entity) }) {
            return Material(
                substance: .wood, tint: SubstanceWords.color(.wood, wood).map { Color($0) },
                seed: UInt64(dice.index(100_000)))
        }
        return hued(entity, asset)
    }

    private mutating func hued(_ entity: SceneScript.Entity, _ asset: AssetInfo) -> Material? {
        guard let hue = hue(entity, asset) else { return nil }
        return Material(tint: Color(hue), seed: UInt64(dice.index(100_000)))
    }

    /// A colour with a word of its own; of food and plants such words are no colours ("peach pie", "olive tree").
    private func hue(_ entity: SceneScript.Entity, _ asset: AssetInfo) -> V3? {
        guard asset.recolourable, ![.food, .plant].contains(asset.category) else { return nil }
        // "a mustard bottle", "a lemon squeezer": the word belongs to a name that is known.
        let named = library.match(entity.noun).map {
            [.exact, .synonym].contains($0.exactness) ? Noun.words(entity.noun) : []
        }
        let own = Set((named ?? []).dropLast())
        return Remarks.hue((phrases[entity.id] ?? []).filter { own.isDisjoint(with: $0) })
    }

    /// What is dyed rather than fired or forged.
    private func isDyed(_ asset: AssetInfo) -> Bool {
        guard let geometry = try? library.geometry(asset.key) else { return false }
        return geometry.parts.contains {
            $0.recolourable && [.fabric, .leather].contains($0.material.substance)
        }
    }

    /// The words say that it is of wood, or say of what usually is how dark or old it is.
    private func isOfWood(
        _ words: [String], _ asset: AssetInfo, _ entity: SceneScript.Entity
    ) -> Bool {
        guard ![.food, .plant, .outdoor].contains(asset.category),
            SubstanceWords.color(.wood, words) != nil
        else { return false }
        if SubstanceWords.isWood(words) {
            let exactness = library.match(entity.noun)?.exactness
            return exactness == .headNoun || !SubstanceWords.isWood(Noun.words(entity.noun))
        }
        return Self.joinery.contains(asset.concept) && Remarks.hue([words]) == nil
            && !words.contains { ColorWords.plain[$0] != nil || ["warm", "deep"].contains($0) }
    }

    /// What joiners make.
    private static let joinery: Set<String> = [
        "table", "round table", "desk", "bookcase", "shelf", "cabinet", "dresser", "wardrobe",
        "workbench", "coffee table", "side table", "nightstand", "cutting board", "trunk",
    ]
}
