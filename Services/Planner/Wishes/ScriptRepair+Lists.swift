import Knowledge
import Script

/// "jars of pasta, rice and beans": one vessel for each of what is listed, rather than some of the first and the
/// others beside them.
extension ScriptRepair {
    private struct VesselList {
        /// Where its vessel is, and the words of its contents.
        var vessel: String
        var number: Int
        var at: Int
        var contents: [(noun: String, color: SceneScript.Color?)]
        var range: Range<Int>
    }

    mutating func distribute() {
        for list in vesselLists() {
            guard let owner = owner(of: list), let vessel = script[owner] else { continue }
            // What the list holds is made anew; things of those names said elsewhere stay.
            let held = Set(
                mentions.indices.filter { list.range.contains(mentions[$0].range.lowerBound) }
                    .compactMap { owners[$0] })
            let names = Set(list.contents.map(\.noun))
            var copies = script.entities.filter {
                $0.id != owner && (held.contains($0.id) || names.contains($0.noun))
                    && $0.strings.isEmpty
            }
            while let copy = copies.popLast() { remove(copy.id) }
            guard let id = self.owner(of: list),
                let at = script.entities.firstIndex(where: { $0.id == id }),
                script.entities.count + 2 * list.contents.count <= SceneScript.Limit.entities
            else { continue }
            script.relations.removeAll { $0.object == id && [.inside, .on].contains($0.predicate) }
            let around = script.relations.filter { $0.subject == id }
            for (k, content) in list.contents.enumerated() {
                var one = vessel
                one.count = max(1, list.number / list.contents.count)
                one.id = k == 0 ? id : SceneScript.id(at: script.entities.count)
                one.formation = nil
                let whole = "\(list.vessel) of \(content.noun)"
                let isWhole = content.color == nil && wishes.nouns.isDepicted(whole)
                one.noun = isWhole ? whole : list.vessel
                if k == 0 {
                    script.entities[at] = one
                } else {
                    script.entities.append(one)
                    for relation in around {
                        var copy = relation
                        copy.subject = one.id
                        if script.relations.count < SceneScript.Limit.relations {
                            script.relations.append(copy)
                        }
                    }
                }
                guard !isWhole else { continue }
                let inner = SceneScript.id(at: script.entities.count)
                script.entities.append(
                    SceneScript.Entity(
                        id: inner, count: Vessels.fill(content.noun), color: content.color,
                        noun: content.noun))
                script.relations.append(Relation(inner, .inside, one.id))
            }
            say(
                "each \(list.vessel) holds one of what is listed: "
                    + list.contents.map(\.noun).joined(separator: ", "))
        }
    }

    private func owner(of list: VesselList) -> Character? {
        let named = mentions.indices.first { mentions[$0].range.contains(list.at) }
        if let named, let id = owners[named], script[id] != nil { return id }
        return script.entities.first {
            $0.lastWord == list.vessel || $0.noun.hasPrefix(list.vessel + " of ")
        }?.id
    }

    private func vesselLists() -> [VesselList] {
        let words = wishes.words
        func text(_ i: Int) -> String {
            words.indices.contains(i) && words[i].kind == .word ? words[i].text : ""
        }
        var lists: [VesselList] = []
        var i = 0
        while i < words.count {
            let vessel = Noun.singular(text(i))
            guard Vessels.parted.contains(vessel), vessel != text(i) else {
                i += 1
                continue
            }
            var at = i + 1
            if ["full", "filled"].contains(text(at)) { at += 1 }
            guard ["of", "with"].contains(text(at)) else {
                i += 1
                continue
            }
            let number = WordLists.numbers[text(i - 1)] ?? WordLists.vague[text(i - 1)] ?? 1
            var list = VesselList(
                vessel: vessel, number: number, at: i, contents: [], range: at + 1..<at + 1)
            var next = at + 1
            var isLast = false
            while !isLast, let item = content(next) {
                let start = next
                list.contents.append((item.noun, item.color))
                list.range = at + 1..<item.end
                next = item.end
                isLast = text(start - 1) == "and"
                if words.indices.contains(next), words[next].kind == .comma { next += 1 }
                if text(next) == "and" { next += 1 }
                if next == item.end { break }
            }
            if list.contents.count > 1 { lists.append(list) }
            i = max(i + 1, list.range.upperBound)
        }
        return lists
    }

    /// "red peppers", "rice": what a vessel is known to hold, with a word or two before it.
    private func content(_ start: Int) -> (noun: String, color: SceneScript.Color?, end: Int)? {
        let words = wishes.words
        var color: SceneScript.Color?
        for i in start..<start + 3 where words.indices.contains(i) && words[i].kind == .word {
            let one = Noun.singular(words[i].text)
            if Vessels.goods.contains(one) { return (one, color, i + 1) }
            if let named = WordLists.colors[words[i].text] { color = named }
            guard !WordLists.joints.contains(words[i].text),
                !MentionReader.opens(words[i].text)
            else { return nil }
        }
        return nil
    }

    // MARK: Plants in pots

    /// "a cactus in a yellow pot", "three pots with herbs": one thing, whose pot is what is said of it.
    mutating func plantPots() {
        for relation in script.relations
        where relation.predicate == .inside
            || [.near, .on].contains(relation.predicate)
                && isHeld(relation.subject, by: relation.object)
        {
            guard let plant = script[relation.subject], let pot = script[relation.object],
                ["pot", "flowerpot", "planter"].contains(pot.lastWord),
                !["cooking pot", "stew pot"].contains(pot.noun),
                Vessels.plants.contains(plant.lastWord), plant.strings.isEmpty,
                let at = script.entities.firstIndex(where: { $0.id == plant.id })
            else { continue }
            script.entities[at].count = max(pot.count, min(plant.count, pot.count))
            script.entities[at].color = plant.color ?? pot.color
            script.entities[at].material = plant.material ?? pot.material
            if plant.lastWord == "plant", wishes.nouns.isDepicted("potted plant") {
                script.entities[at].noun = "potted plant"
            }
            for i in script.relations.indices {
                if script.relations[i].subject == pot.id { script.relations[i].subject = plant.id }
                if script.relations[i].object == pot.id { script.relations[i].object = plant.id }
            }
            script.relations.removeAll { $0.subject == $0.object }
            for (mention, owner) in owners where owner == pot.id { owners[mention] = plant.id }
            say("the \(plant.noun) grows in its pot")
            remove(pot.id)
            return plantPots()
        }
    }

    /// "a pot with a cactus": the words that join the two say that one has the other.
    private func isHeld(_ plant: Character, by pot: Character) -> Bool {
        mentions.indices.dropFirst().contains { i in
            guard owners[i] == plant, owners[i - 1] == pot else { return false }
            let between = mentions[i - 1].range.upperBound..<mentions[i].range.lowerBound
            return between.count < 3
                && between.contains { ["with", "holding"].contains(wishes.words[$0].text) }
        }
    }

    /// What is flat lies one on the other in a pile, too.
    mutating func layFlat() {
        for i in script.entities.indices
        where script.entities[i].formation == .pile
            && Vessels.flat.contains(script.entities[i].lastWord)
        {
            script.entities[i].formation = .stack
        }
    }
}

extension Vessels {
    /// Those of which each holds one kind of thing.
    static let parted: Set<String> = [
        "jar", "basket", "crate", "bucket", "bowl", "box", "bin", "vase", "sack", "tray",
    ]

    /// What they are known to hold.
    static let goods: Set<String> = set(
        """
        apple orange lemon lime pear peach plum banana cherry strawberry grape tomato potato onion carrot
        pepper mushroom eggplant pumpkin coconut egg bread croissant baguette cookie muffin donut candy
        pasta rice bean flour sugar honey jam marmalade pickle olive spice lentil coffee tea nut almond oat
        rose tulip sunflower daisy lily flower peony lavender wildflower blueberry raspberry berry fig
        apricot mango avocado garlic corn lettuce cabbage broccoli cucumber radish herb sweet biscuit bun
        """)

    static let plants: Set<String> = set(
        """
        cactus succulent herb basil mint rosemary thyme parsley plant fern orchid aloe bonsai lavender
        geranium monstera sage
        """)

    static let flat: Set<String> = [
        "book", "magazine", "newspaper", "plate", "towel", "blanket", "paper", "letter", "postcard",
        "envelope", "record", "pancake", "card", "photograph", "notebook", "tray",
    ]

    private static let tiny: Set<String> = [
        "cherry", "strawberry", "blueberry", "raspberry", "berry", "grape", "candy", "nut",
        "almond",
        "olive", "fig", "sweet", "egg", "cookie",
    ]

    /// How many of a thing fill a vessel to the eye.
    static func fill(_ noun: String) -> Int {
        let last = noun.split(separator: " ").last.map(String.init) ?? noun
        return tiny.contains(last) ? 12 : 8
    }

    private static func set(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
