import Knowledge
import Script

/// What is said before a noun can make it another thing: an old suitcase, a bicycle with a basket.
extension ScriptRepair {
    mutating func tellKinds() {
        specialise()
        pourOut()
        foldTripod()
        mountBasket()
        serveInBed()
        pairUp()
        tieGifts()
    }

    /// "a gift with a gold ribbon", "a scroll tied with a red ribbon": the ribbon is around it.
    private mutating func tieGifts() {
        for (i, mention) in mentions.enumerated().dropFirst()
        where ["ribbon", "bow"].contains(mention.head) {
            guard let id = owners[i], let ribbon = script[id], ribbon.strings.isEmpty,
                ["ribbon", "bow"].contains(ribbon.lastWord),
                let gift = owners[i - 1].flatMap({ script[$0] }),
                Self.tied.contains(gift.lastWord), gift.id != id
            else { continue }
            let gap = mentions[i - 1].range.upperBound..<mention.range.lowerBound
            guard gap.contains(where: { wishes.words[$0].text == "with" }) else { continue }
            redirect(id, to: gift.id)
            say("the \(ribbon.noun) is tied around the \(gift.noun)")
            remove(id)
            return
        }
    }

    private static let tied: Set<String> = [
        "gift", "present", "scroll", "chart", "bouquet", "diploma",
    ]

    /// "an old leather suitcase": not the one that people have today.
    private mutating func specialise() {
        for (i, mention) in mentions.enumerated() {
            guard let id = owners[i], let entity = script[id], entity.strings.isEmpty,
                let at = script.entities.firstIndex(where: { $0.id == id })
            else { continue }
            let noun = entity.noun
            let before = mention.range.map { wishes.words[$0].text }
            // What it is made of says more than how old it is.
            for word in before.reversed() where Self.telling.contains(word) {
                let kind = "\(word) \(noun)"
                guard !noun.hasPrefix(word), wishes.nouns.isDepicted(kind),
                    !wishes.nouns.areSame(kind, noun)
                else { continue }
                script.entities[at].noun = kind
                say("the \(noun) is \(Noun.withArticle(kind))")
                break
            }
        }
    }

    private static let telling: Set<String> = [
        "old", "vintage", "antique", "retro", "worn", "battered", "leather", "half-eaten", "bitten",
        "sliced", "halved", "open", "peeled", "wicker", "rattan", "cane",
    ]

    /// Glasses beside a pitcher hold what is poured from it.
    private mutating func pourOut() {
        guard
            let pitcher = script.entities.first(where: {
                ["pitcher of ", "jug of ", "carafe of "].contains(where: $0.noun.hasPrefix)
            }), let of = pitcher.noun.firstRange(of: " of ")
        else { return }
        let whole = "glass of \(pitcher.noun[of.upperBound...])"
        for i in script.entities.indices
        where ["glass", "drinking glass", "tall glass", "tumbler"]
            .contains(script.entities[i].noun) && script.entities[i].strings.isEmpty
        {
            let glass = script.entities[i].id
            for k in script.relations.indices
            where Set([script.relations[k].subject, script.relations[k].object])
                == [glass, pitcher.id]
                && [.inside, .on].contains(script.relations[k].predicate)
            {
                script.relations[k] = Relation(glass, .near, pitcher.id)
            }
            guard wishes.nouns.isDepicted(whole) else { continue }
            script.entities[i].noun = whole
            script.entities[i].material = nil
            say("the glass is filled from the \(pitcher.noun)")
        }
    }

    /// A telescope stands on legs of its own.
    private mutating func foldTripod() {
        guard
            let telescope = script.entities.first(where: { $0.lastWord == "telescope" }),
            let legs = script.entities.first(where: {
                ["tripod", "stand"].contains($0.lastWord) && $0.strings.isEmpty
            })
        else { return }
        redirect(legs.id, to: telescope.id)
        say("the \(legs.lastWord) is that of the telescope")
        remove(legs.id)
    }

    /// "a bicycle with a basket full of flowers": the basket is before its handlebars.
    private mutating func mountBasket() {
        guard wishes.nouns.isDepicted("bicycle with basket"),
            let at = script.entities.firstIndex(where: {
                ["bicycle", "bike"].contains($0.lastWord) && $0.strings.isEmpty && $0.count < 4
            }),
            let basket = script.entities.first(where: { $0.lastWord == "basket" }),
            isOfBicycle(basket.id)
        else { return }
        let bicycle = script.entities[at].id
        let contents = script.relations.filter {
            $0.object == basket.id && [.inside, .on].contains($0.predicate)
                && $0.subject != bicycle
        }.compactMap { script[$0.subject] }
        let blooms = contents.filter { entity in
            entity.noun.hasPrefix("bouquet") || Self.blooms.contains(entity.lastWord)
        }
        let isInBloom = !blooms.isEmpty && wishes.nouns.isDepicted("bicycle with flower")
        script.entities[at].noun = isInBloom ? "bicycle with flower" : "bicycle with basket"
        script.relations.removeAll { Set([$0.subject, $0.object]) == [bicycle, basket.id] }
        for i in script.relations.indices where script.relations[i].object == basket.id {
            script.relations[i].object = bicycle
        }
        script.relations.removeAll { $0.subject == basket.id || $0.other == basket.id }
        say("the basket is on the bicycle")
        let gone = Set([basket.id] + (isInBloom ? blooms.map(\.id) : []))
        for id in gone.sorted().reversed() { remove(id) }
    }

    private static let blooms: Set<String> = [
        "flower", "wildflower", "rose", "daisy", "tulip", "lavender", "sunflower", "peony",
        "blossom", "lily",
    ]

    /// "with a basket", "a basket on the handlebars": not one that stands about.
    private func isOfBicycle(_ basket: Character) -> Bool {
        let words = wishes.words.map(\.text)
        return words.indices.contains { i in
            guard words[i] == "basket" || words[i] == "baskets" else { return false }
            let before = words[max(0, i - 4)..<i]
            let after = words[min(words.count, i + 1)..<min(words.count, i + 6)]
            let bikes: Set<String> = [
                "bicycle", "bike", "bicycles", "bikes", "handlebar", "handlebars",
            ]
            let isWith = before.contains("with") && words[..<i].contains(where: bikes.contains)
            let isOn =
                after.contains { ["on", "of"].contains($0) }
                && after.contains(where: bikes.contains)
            return isWith && !before.contains("and") || isOn
                || before.contains(where: bikes.contains)
                    && before.contains("front")
        }
    }

    /// "a bed with a breakfast tray", "a sofa with two cushions": on it.
    private mutating func serveInBed() {
        let isApart = wishes.words.contains { ["beside", "near", "next", "by"].contains($0.text) }
        for entity in script.entities where !isApart {
            let beds: Set<String> =
                entity.lastWord == "tray"
                ? Self.beds : Self.soft.contains(entity.lastWord) ? Self.seats : []
            guard
                let bed = script.entities.first(where: { other in
                    beds.contains(other.lastWord)
                        || other.id != entity.id
                            && Self.vitrines.contains(where: other.noun.hasSuffix)
                }),
                !script.relations.contains(where: {
                    $0.subject == entity.id && [.on, .inside, .under].contains($0.predicate)
                }), isWith(entity.id, bed.id)
            else { continue }
            script.relations.removeAll {
                Set([$0.subject, $0.object]) == Set([entity.id, bed.id])
            }
            script.relations.append(Relation(entity.id, .on, bed.id))
            say("the \(entity.noun) is on the \(bed.noun)")
        }
    }

    /// "a display cabinet with teapots": on its shelves.
    private static let vitrines = ["display cabinet", "display case", "showcase", "vitrine"]
    private static let beds: Set<String> = ["bed", "sofa", "couch", "ottoman"]
    private static let seats: Set<String> = beds.union(["armchair", "chair", "bench", "daybed"])
    private static let soft: Set<String> = ["cushion", "pillow", "throw"]

    /// Whether the script has the two side by side, or the words say "a sofa with cushions".
    private func isWith(_ one: Character, _ other: Character) -> Bool {
        if script.relations.contains(where: {
            $0.predicate == .near && Set([$0.subject, $0.object]) == Set([one, other])
        }) {
            return true
        }
        func places(_ id: Character) -> [Int] { mentions.indices.filter { owners[$0] == id } }
        return places(one).contains { thing in
            places(other).contains { bed in
                bed < thing
                    && wishes.words[
                        mentions[bed].range.upperBound..<mentions[thing].range.lowerBound
                    ].contains { $0.text == "with" }
            }
        }
    }

    /// "boxing gloves", "ice skates": two, where no number is said.
    private mutating func pairUp() {
        for (i, mention) in mentions.enumerated()
        where mention.isPlural && mention.count == nil && Mention.dual.contains(mention.head) {
            guard let id = owners[i], let at = script.entities.firstIndex(where: { $0.id == id }),
                script.entities[at].count > 2, script.entities[at].formation == nil
            else { continue }
            script.entities[at].count = 2
            say("the \(script.entities[at].noun)s are a pair")
        }
    }
}
