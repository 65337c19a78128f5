import Knowledge
import Script

extension SceneScript {
    /// "vegetables on a counter", "a bench with tools": of a name that covers many things, several that are different.
    func assorted(_ library: AssetLibrary) -> SceneScript {
        var script = self
        for entity in entities where entity.strings.isEmpty {
            guard let names = Self.assortment(entity.noun),
                let at = script.entities.firstIndex(where: { $0.id == entity.id })
            else { continue }
            let members = names.filter { name in
                [.exact, .synonym].contains(library.match(name)?.exactness)
            }
            // "a drink" is one; "art supplies" are several.
            let isMany =
                entity.count > 1 || entity.noun.hasSuffix("s") || Self.masses.contains(entity.noun)
            let number = entity.count > 1 ? entity.count : isMany ? 3 : 1
            let tied = script.relations.filter {
                [$0.subject, $0.object, $0.other].contains(entity.id)
            }
            let kinds = min(number, members.count)
            guard kinds > 0, script.entities.count + kinds - 1 <= Limit.entities,
                script.relations.count + tied.count * (kinds - 1) <= Limit.relations
            else { continue }
            for k in 0..<kinds {
                var member = entity
                member.noun = members[k]
                member.formation = nil
                member.count = number / kinds + (k < number % kinds ? 1 : 0)
                guard k > 0 else {
                    script.entities[at] = member
                    continue
                }
                member.id = Self.id(at: script.entities.count)
                script.entities.append(member)
                script.relations += tied.map { $0.replacing(entity.id, with: member.id) }
            }
        }
        return script
    }

    private static func assortment(_ noun: String) -> [String]? {
        assortments[noun] ?? assortments[Noun.singular(noun)]
    }

    /// Said of several without a plural.
    private static let masses: Set<String> = [
        "jewelry", "jewellery", "silverware", "crockery", "stationery", "makeup", "fruit",
        "produce",
        "sports equipment", "camping gear", "furniture", "luggage",
    ]

    private static let assortments: [String: [String]] = {
        let lists = """
            tomato, carrot, bell pepper, broccoli, eggplant, cucumber, onion: vegetable, veggie, fresh vegetable, produce
            apple, banana, orange, pear, lemon: fruit, fresh fruit
            hammer, screwdriver, wrench, plier, saw: tool, hand tool, carpentry tool, woodworking tool
            watering can, trowel, shovel, rake: garden tool, gardening tool
            whisk, rolling pin, spatula, ladle: kitchen utensil, cooking utensil, kitchen tool, baking tool
            teddy bear, toy train, ball, building block, rubber duck: toy, child's toy, wooden toy
            notebook, pencil, ruler, eraser, scissors: school supply, stationery, office supply, stationery item
            paintbrush, palette, pencil: art supply, painting supply, art material, art tool
            bread, apple, cookie, egg: food, food item
            cookie, pretzel, donut, sandwich: snack, treat
            glass of orange juice, cocktail, glass of water, bottle of beer: drink, beverage, cold drink, refreshment
            necklace, ring, bracelet, earring: jewelry, jewellery, jewelry item, piece of jewelry
            soccer ball, tennis racket, baseball bat, basketball: sports equipment, sport item
            guitar, violin, trumpet: instrument, musical instrument, music instrument
            toaster, blender, kettle: appliance, kitchen appliance, small appliance
            fork, knife, spoon: silverware, piece of cutlery
            plate, bowl, cup: crockery, piece of crockery
            lipstick, perfume bottle, makeup brush: cosmetic, makeup, cosmetic product
            cupcake, slice of cake, macaron, donut: dessert, sweet treat, confection
            egg, butter, milk carton, flour: ingredient, baking ingredient, baking supply
            bread, milk carton, apple, egg: grocery, groceries
            armchair, coffee table, floor lamp: furniture, piece of furniture
            tent, backpack, lantern: camping gear, camping supply
            """
        var table: [String: [String]] = [:]
        for line in lists.split(separator: "\n") {
            let halves = line.split(separator: ":").map { half in
                half.split(separator: ",").map { $0.trimmingPrefix(" ") }.map(String.init)
            }
            for name in halves[1] { table[name] = halves[0] }
        }
        return table
    }()
}

extension SceneScript.Relation {
    fileprivate func replacing(_ old: Character, with new: Character) -> SceneScript.Relation {
        var relation = self
        if subject == old { relation.subject = new }
        if object == old { relation.object = new }
        if other == old { relation.other = new }
        return relation
    }
}
