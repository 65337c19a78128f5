import Script

/// Words that mean one thing or another by the company that they keep.
extension ScriptRepair {
    private struct Sense {
        var noun: String
        /// Any of these in the prompt…
        var company: Set<String>
        /// … or none of these, where they are given.
        var strangers: Set<String> = []
        var meaning: String
    }

    private static let computing: Set<String> = [
        "computer", "monitor", "screen", "laptop", "pc", "desktop", "office", "desk", "webcam",
        "printer", "workstation", "gaming", "mousepad", "workspace",
    ]

    private static let senses = [
        Sense(
            noun: "keyboard", company: computing.union(["mouse"]),
            strangers: [
                "piano", "music", "musical", "synth", "guitar", "band", "stage", "drum", "drums",
                "microphone", "concert", "song", "midi", "electronic",
            ], meaning: "computer keyboard"),
        Sense(
            noun: "mouse", company: computing.union(["keyboard", "wireless"]),
            meaning: "computer mouse"),
        Sense(
            noun: "bat", company: ["ball", "baseball", "mitt", "glove", "helmet"],
            meaning: "baseball bat"),
        Sense(
            noun: "blanket",
            company: ["picnic", "grass", "lawn", "meadow", "checkered", "park", "beach"],
            meaning: "picnic blanket"),
        Sense(
            noun: "basket", company: ["picnic"], meaning: "picnic basket"),
        Sense(
            noun: "mat", company: ["sushi", "teacup", "cup", "plate", "bowl", "tea", "glass"],
            meaning: "placemat"),
        Sense(
            noun: "bamboo mat",
            company: ["sushi", "teacup", "cup", "plate", "bowl", "tea", "glass"],
            meaning: "placemat"),
        Sense(
            noun: "brush", company: ["easel", "palette", "paint", "painting", "canvas", "artist"],
            meaning: "paintbrush"),
        Sense(
            noun: "map", company: ["wall", "hanging", "hangs", "classroom", "subway"],
            meaning: "poster"),
        Sense(
            noun: "shelf", company: ["library", "bookshop", "bookstore"], meaning: "bookcase"),
        Sense(
            noun: "tall shelf", company: ["library", "bookshop", "bookstore", "books"],
            meaning: "bookcase"),
        Sense(
            noun: "fire",
            company: [
                "tent", "camp", "campsite", "camping", "beach", "forest", "woods", "marshmallows",
                "outdoors", "clearing",
            ], meaning: "campfire"),
        Sense(
            noun: "open box", company: ["pizza"], meaning: "pizza box"),
        Sense(noun: "box", company: ["pizza"], meaning: "pizza box"),
        Sense(
            noun: "cardboard box", company: ["pizza"], meaning: "pizza box"),
        Sense(
            noun: "tree",
            company: ["christmas", "xmas", "present", "presents", "gifts", "baubles", "tinsel"],
            meaning: "christmas tree"),
        Sense(
            noun: "racket", company: ["badminton", "shuttlecock"], meaning: "badminton racket"),
        Sense(noun: "ball", company: ["tennis", "racket"], meaning: "tennis ball"),
        Sense(noun: "ball", company: ["golf"], meaning: "golf ball"),
        Sense(noun: "ball", company: ["baseball", "bat"], meaning: "baseball"),
        Sense(
            noun: "ball", company: ["wool", "yarn", "knitting", "crochet"], meaning: "ball of yarn"),
        Sense(noun: "needle", company: ["knitting", "wool", "yarn"], meaning: "knitting needle"),
        Sense(
            noun: "train", company: ["christmas", "toy", "toys", "nursery"], meaning: "toy train"),
        Sense(
            noun: "brush",
            company: ["watercolor", "watercolors", "paints", "acrylic", "brushstrokes"],
            meaning: "paintbrush"),
        Sense(
            noun: "brush",
            company: ["makeup", "powder", "blush", "cosmetics", "lipstick", "mascara"],
            meaning: "makeup brush"),
        Sense(
            noun: "powder",
            company: ["makeup", "blush", "cosmetics", "lipstick", "mascara", "compact"],
            meaning: "compact powder"),
        Sense(noun: "record", company: ["vinyl", "player", "turntable"], meaning: "vinyl record"),
        Sense(noun: "brick", company: ["lego"], meaning: "lego brick"),
        Sense(
            noun: "flute", company: ["champagne", "prosecco", "sparkling", "wine", "toast"],
            meaning: "champagne flute"),
        Sense(noun: "case", company: ["violin", "guitar", "trumpet"], meaning: "violin case"),
        Sense(noun: "bone", company: ["dog", "puppy", "leash"], meaning: "bone"),
        Sense(noun: "candle", company: ["cake", "cupcake"], meaning: "birthday candle"),
        Sense(noun: "bowl", company: ["dog", "cat", "kibble", "leash"], meaning: "pet bowl"),
        Sense(noun: "mat", company: ["yoga", "dumbbell", "dumbbells", "gym"], meaning: "yoga mat"),
    ]

    mutating func tellSenses() {
        let texts = Set(wishes.words.filter { $0.kind == .word }.map(\.text))
        for i in script.entities.indices {
            for sense in Self.senses where script.entities[i].noun == sense.noun {
                let isMet = !sense.company.isDisjoint(with: texts)
                let isFree = !sense.strangers.isEmpty && sense.strangers.isDisjoint(with: texts)
                guard isMet || isFree, wishes.nouns.isDepicted(sense.meaning) else { continue }
                script.entities[i].noun = sense.meaning
                say("the \(sense.noun) is a \(sense.meaning) here")
            }
        }
        // "christmas presents": the feast is no thing.
        if script.entities.count > 1,
            let feast = script.entities.first(where: {
                ["christmas", "xmas", "easter", "halloween"].contains($0.noun)
                    && $0.strings.isEmpty
            })
        {
            remove(feast.id)
        }
        lookIn()
        shelve()
        setStones()
        stockAquarium()
        serveOnBoards()
        keepOut()
        bindFlowers()
        putOnGlasses()
        shelveBooks()
        boxJewels()
        hangUp()
        serve()
    }

    /// "a bookcase with vases on the shelves": the shelves are its own.
    private mutating func shelve() {
        let bodies: Set<String> = ["bookcase", "bookshelf", "cabinet", "cupboard", "wardrobe"]
        // What stands on its shelves has room on open boards.
        if script.surface?.kind == .shelf,
            ["the shelves", "its shelves"].contains(where: wishes.says),
            let at = script.entities.firstIndex(where: {
                $0.lastWord.hasPrefix("book") && bodies.contains($0.lastWord)
            }),
            wishes.nouns.isDepicted("shelf")
        {
            let id = script.entities[at].id
            script.entities[at].noun = "shelf"
            script.surface = nil
            script.relations.removeAll { $0.subject == id || $0.object == id }
            for entity in script.entities
            where entity.id != id && script.relations.count < SceneScript.Limit.relations
                && !script.relations.contains(where: {
                    $0.subject == entity.id && [.on, .inside].contains($0.predicate)
                })
            {
                script.relations.append(Relation(entity.id, .on, id))
            }
            say("the shelves are those of the bookcase")
            return
        }
        guard let body = script.entities.first(where: { bodies.contains($0.lastWord) }),
            let shelf = script.entities.first(where: {
                $0.lastWord == "shelf" && $0.strings.isEmpty
            }),
            ["the shelves", "its shelves", "the shelf"].contains(where: wishes.says)
        else { return }
        // What stands on it has room on open boards.
        let (kept, gone) = body.lastWord.hasPrefix("book") ? (shelf, body) : (body, shelf)
        redirect(gone.id, to: kept.id)
        if let at = script.entities.firstIndex(where: { $0.id == kept.id }) {
            script.entities[at].count = 1
        }
        say("the shelves are those of the \(body.noun)")
        remove(gone.id)
    }

    /// An aquarium has its fish.
    private mutating func stockAquarium() {
        guard
            let tank = script.entities.first(where: {
                ["aquarium", "fish tank", "fishbowl", "goldfish bowl"].contains($0.noun)
            }),
            let fish = script.entities.first(where: {
                ["fish", "goldfish"].contains($0.lastWord) && $0.strings.isEmpty
            })
        else { return }
        redirect(fish.id, to: tank.id)
        say("the \(tank.noun) has its fish")
        remove(fish.id)
    }

    /// What food lies on is a board to serve from, no sign.
    private mutating func serveOnBoards() {
        for relation in script.relations where relation.predicate == .on {
            guard
                let at = script.entities.firstIndex(where: { $0.id == relation.object }),
                script.entities[at].lastWord == "board", script.entities[at].strings.isEmpty,
                script.entities[at].noun.split(separator: " ").dropLast().allSatisfy({
                    WordLists.materials[String($0)] != nil || WordLists.builds.contains(String($0))
                        || WordLists.sizes[String($0)] != nil || $0 == "serving"
                }),
                !wishes.nouns.isConcept(script.entities[at].noun),
                wishes.nouns.isDepicted("cutting board")
            else { continue }
            let isSlate =
                script.entities[at].material == .stone && wishes.nouns.isDepicted("slate board")
            script.entities[at].noun = isSlate ? "slate board" : "cutting board"
            if isSlate { script.entities[at].material = nil }
        }
        // "a mortar and pestle": one thing.
        if script.entities.contains(where: { $0.noun == "mortar and pestle" }),
            let half = script.entities.first(where: { ["mortar", "pestle"].contains($0.noun) })
        {
            remove(half.id)
        }
    }

    /// A ball "in" a goal lies before it; a basket "in" a bicycle stands beside it.
    private mutating func keepOut() {
        for i in script.relations.indices
        where [.inside, .on].contains(script.relations[i].predicate) {
            let holder = script[script.relations[i].object]?.noun ?? ""
            let last = holder.split(separator: " ").last ?? ""
            if holder.contains("goal") { script.relations[i].predicate = .front }
            if ["bicycle", "bike", "scooter"].contains(last),
                script[script.relations[i].subject]?.lastWord == "basket"
            {
                script.relations[i].predicate = .front
            }
        }
    }

    /// "buckets of tulips": each holds a bunch of them.
    private mutating func bindFlowers() {
        for relation in script.relations where relation.predicate == .inside {
            guard let vessel = script[relation.object], let flower = script[relation.subject],
                ["bucket", "pail", "basket", "pitcher", "jug", "crate", "barrel"]
                    .contains(vessel.lastWord),
                flower.count > 2, flower.strings.isEmpty,
                let at = script.entities.firstIndex(where: { $0.id == flower.id }),
                !mentions.indices.contains(where: {
                    owners[$0] == flower.id && mentions[$0].isExact
                })
            else { continue }
            let bunch = "bouquet of \(flower.noun)"
            guard wishes.nouns.isDepicted(bunch) else { continue }
            script.entities[at].noun = bunch
            script.entities[at].count = vessel.count
            say("each \(vessel.noun) holds a bunch of them")
        }
    }

    /// "a ring with a sapphire": the stone is set in the ring.
    private mutating func setStones() {
        let stones: [String: SceneScript.Color] = [
            "diamond": .white, "sapphire": .blue, "ruby": .red, "emerald": .green,
            "amethyst": .purple, "gem": .blue, "stone": .blue, "gemstone": .blue, "jewel": .red,
        ]
        guard wishes.nouns.isDepicted("gem ring"),
            let at = script.entities.firstIndex(where: { $0.lastWord == "ring" }),
            let stone = script.entities.first(where: {
                stones[$0.lastWord] != nil && $0.count == 1 && $0.strings.isEmpty
            })
        else { return }
        let ring = script.entities[at].id
        script.entities[at].noun = "gem ring"
        script.entities[at].color = stone.color ?? stones[stone.lastWord]
        for i in script.relations.indices {
            if script.relations[i].object == stone.id { script.relations[i].object = ring }
            if script.relations[i].subject == stone.id { script.relations[i].subject = ring }
        }
        script.relations.removeAll {
            $0.subject == $0.object || $0.object == ring && $0.predicate == .inside
        }
        say("the \(stone.noun) is set in the ring")
        remove(stone.id)
    }

    /// A bookcase has its books already.
    private mutating func shelveBooks() {
        for relation in script.relations where relation.predicate == .inside {
            guard let book = script[relation.subject], book.lastWord == "book",
                book.strings.isEmpty,
                let shelf = script[relation.object]?.lastWord,
                ["bookshelf", "bookcase", "shelf"].contains(shelf)
            else { continue }
            if shelf == "shelf", wishes.nouns.isDepicted("bookcase"),
                let at = script.entities.firstIndex(where: { $0.id == relation.object })
            {
                script.entities[at].noun = "bookcase"
            }
            say("the \(shelf) is full of books")
            remove(book.id)
            return shelveBooks()
        }
    }

    /// "glasses on a newspaper": one pair, to read with.
    private mutating func putOnGlasses() {
        let papers: Set<String> = [
            "book", "newspaper", "letter", "notebook", "magazine", "map", "crossword", "document",
            "manuscript", "diary", "journal",
        ]
        // "a pair of round glasses": nobody drinks from those.
        if saysPairOfGlasses,
            let at = script.entities.firstIndex(where: {
                ["glass", "glasses"].contains($0.noun) && $0.count < 3 && $0.strings.isEmpty
            })
        {
            (script.entities[at].noun, script.entities[at].count) = ("spectacles", 1)
            say("a pair of glasses is one to see with")
        }
        for relation in script.relations where relation.predicate == .on {
            guard let at = script.entities.firstIndex(where: { $0.id == relation.subject }),
                ["glass", "glasses"].contains(script.entities[at].noun),
                papers.contains(script[relation.object]?.lastWord ?? ""),
                mentions.contains(where: {
                    $0.head == "glass" && $0.isPlural && $0.count == nil && !$0.isNegated
                })
            else { continue }
            script.entities[at].noun = "spectacles"
            script.entities[at].count = 1
            say("glasses on what is read are one pair to read with")
        }
    }

    private var saysPairOfGlasses: Bool {
        let words = wishes.words.map(\.text)
        let drinking: Set = [
            "wine", "champagne", "drinking", "beer", "shot", "cocktail", "whiskey",
        ]
        return words.indices.dropLast().contains { i in
            if words[i] == "reading", words[i + 1] == "glasses" { return true }
            guard words[i] == "pair", words[i + 1] == "of" else { return false }
            let after = words.dropFirst(i + 2).prefix(3).prefix { !WordLists.joints.contains($0) }
            return after.contains("glasses") && drinking.isDisjoint(with: after)
        }
    }

    /// A shop window is seen from the street; what is in it, or with it, is shown before it.
    private mutating func lookIn() {
        guard
            let window = script.entities.first(where: {
                ["storefront", "shop front"].contains($0.noun) || isShopWindow($0.noun)
            }), window.count == 1
        else { return }
        for i in script.relations.indices
        where script.relations[i].object == window.id
            && [.inside, .near, .on, .under].contains(script.relations[i].predicate)
        {
            script.relations[i].predicate = .front
        }
        for entity in script.entities
        where entity.id != window.id && script.relations.count < SceneScript.Limit.relations
            && !script.relations.contains(where: { $0.subject == entity.id })
        {
            script.relations.append(Relation(entity.id, .front, window.id))
        }
    }

    /// What is served on a tray stands on it, all of it alike.
    private mutating func serve() {
        for i in script.relations.indices where script.relations[i].predicate == .inside {
            let holder = script[script.relations[i].object]?.lastWord ?? ""
            let isFlat = ["tray", "platter", "board"].contains(holder)
            guard isFlat || script[script.relations[i].object]?.noun == "pizza box" else {
                continue
            }
            script.relations[i].predicate = .on
        }
    }

    /// What is on a hanger is below it.
    private mutating func hangUp() {
        for i in script.relations.indices where script.relations[i].predicate == .on {
            let relation = script.relations[i]
            guard script[relation.object]?.lastWord == "hanger" else { continue }
            script.relations[i] = Relation(relation.object, .above, relation.subject)
        }
    }

    /// What lies in a box on its own is in one of its size.
    private mutating func boxJewels() {
        let jewels: Set<String> = ["ring", "earring", "necklace", "bracelet", "gem", "diamond"]
        for relation in script.relations where [.inside, .on].contains(relation.predicate) {
            guard let jewel = script[relation.subject], jewels.contains(jewel.lastWord),
                let at = script.entities.firstIndex(where: { $0.id == relation.object }),
                script.entities[at].lastWord == "box", wishes.nouns.isDepicted("ring box")
            else { continue }
            script.entities[at].noun = "ring box"
        }
    }
}
