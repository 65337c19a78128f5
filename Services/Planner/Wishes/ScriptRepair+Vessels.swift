import Knowledge
import Script

/// "a glass of red wine": what is drunk or spooned is no thing beside its vessel but what fills it.
extension ScriptRepair {
    mutating func fillVessels() {
        unpack()
        // Red wine is red; its glass is not.
        for i in script.entities.indices {
            let words = script.entities[i].noun.split(separator: " ")
            if words.contains("of"), let color = script.entities[i].color,
                words.contains(color.rawValue[...])
            {
                script.entities[i].color = nil
            }
        }
        fill()
    }

    private mutating func fill() {
        for filling in script.entities where filling.strings.isEmpty {
            guard
                let relation = script.relations.first(where: {
                    $0.subject == filling.id && $0.predicate == .inside
                }),
                let at = script.entities.firstIndex(where: { $0.id == relation.object }),
                let noun = name(of: script.entities[at], filledWith: filling)
            else { continue }
            let vessel = script.entities[at]
            say("the \(filling.noun) fills the \(vessel.noun): it is \(Noun.withArticle(noun))")
            script.entities[at].noun = noun
            // Glass shows the colour of what is in it.
            if vessel.lastWord == "glass" { script.entities[at].material = nil }
            for i in script.relations.indices {
                if script.relations[i].subject == filling.id {
                    script.relations[i].subject = vessel.id
                }
                if script.relations[i].object == filling.id {
                    script.relations[i].object = vessel.id
                }
                if script.relations[i].other == filling.id { script.relations[i].other = vessel.id }
            }
            script.relations.removeAll { $0.subject == $0.object }
            for (mention, owner) in owners where owner == filling.id { owners[mention] = vessel.id }
            remove(filling.id)
            return fill()
        }
    }

    /// "bowl of oranges" as one noun that nothing depicts: a bowl, and oranges in it.
    private mutating func unpack() {
        for entity in script.entities
        where entity.strings.isEmpty && !wishes.nouns.isDepicted(entity.noun) {
            let words = entity.noun.split(separator: " ").map(String.init)
            guard words.count > 2, let of = words.firstIndex(of: "of"), of > 0,
                Vessels.heaped.contains(words[of - 1]) || Vessels.laid.contains(words[of - 1]),
                script.entities.count < SceneScript.Limit.entities,
                script.relations.count < SceneScript.Limit.relations,
                let at = script.entities.firstIndex(where: { $0.id == entity.id })
            else { continue }
            // "a bowl of cherries" that is known as a whole.
            let whole = (words.dropLast() + [Noun.singular(words[words.count - 1])])
                .joined(separator: " ")
            if wishes.nouns.isDepicted(whole) {
                script.entities[at].noun = whole
                continue
            }
            let last = words[words.count - 1]
            let content = (words[(of + 1)..<(words.count - 1)] + [Noun.singular(last)])
                .joined(separator: " ")
            let isLaid = Vessels.laid.contains(words[of - 1])
            let isSeveral = content.split(separator: " ").last.map(String.init) != last
            guard wishes.nouns.knows(content), isSeveral || isLaid || last == "bread" else {
                continue
            }
            let id = SceneScript.id(at: script.entities.count)
            script.entities[at].noun = words[..<of].joined(separator: " ")
            script.entities.append(
                SceneScript.Entity(
                    id: id,
                    count: isLaid
                        ? isSeveral && !Mention.bunches.contains(content) ? 4 : 1
                        : isSeveral ? Vessels.fill(content) : 3,
                    noun: content))
            script.relations.append(Relation(id, isLaid ? .on : .inside, entity.id))
            for (index, mention) in mentions.enumerated()
            where mention.head == content && (owners[index] ?? entity.id) == entity.id {
                owners[index] = id
            }
            say("the \(script.entities[at].noun) bears \(last)")
        }
    }

    /// "a bowl of oranges" is heaped with them, where no number is said.
    mutating func heap() {
        for (index, mention) in mentions.enumerated()
        where mention.count == nil && mention.isPlural && mention.formation == nil {
            guard let id = owners[index],
                let at = script.entities.firstIndex(where: { $0.id == id }),
                (2...4).contains(script.entities[at].count),
                script.relations.contains(where: { relation in
                    relation.subject == id && relation.predicate == .inside
                        && script[relation.object].map { Vessels.heaped.contains($0.lastWord) }
                            ?? false
                })
            else { continue }
            let fellows = script.relations.filter { relation in
                relation.predicate == .inside
                    && script.relations.contains {
                        $0.subject == id && $0.predicate == .inside && $0.object == relation.object
                    }
            }.count
            guard script.entities[at].count > 2 else { continue }
            script.entities[at].count = max(
                3, Vessels.fill(script.entities[at].noun) / max(1, fellows))
            say("there are enough of the \(script.entities[at].noun) to be seen above the rim")
        }
    }

    /// "a desk in an office, a lamp on the desk": what is a thing of its own is not what all things stand on.
    mutating func standOnFloor() {
        guard let surface = script.surface, SurfaceWords.furniture.contains(surface.kind),
            script.entities.contains(where: { entity in
                entity.lastWord == surface.kind.rawValue
                    && script.relations.contains { $0.object == entity.id && $0.predicate == .on }
            })
        else { return }
        script.surface = nil
        say("the \(surface.kind.rawValue) is one of the things, not what all of them stand on")
    }

    /// "a bouquet of white roses in a vase" is a vase of white roses.
    private func vase(with bouquet: SceneScript.Entity) -> String? {
        guard bouquet.noun.hasPrefix("bouquet") else { return nil }
        var words = bouquet.noun.split(separator: " ").dropFirst(2).map(String.init)
        if let last = words.popLast() { words.append(Noun.singular(last)) }
        let flower = words.isEmpty ? "flower" : words.joined(separator: " ")
        let tinted = bouquet.color.map { "\($0.rawValue) \(flower)" } ?? flower
        return [tinted, flower, words.last ?? "flower", "flower"].map { "vase of \($0)" }
            .first(where: wishes.nouns.isDepicted)
    }

    private func name(
        of vessel: SceneScript.Entity, filledWith filling: SceneScript.Entity
    ) -> String? {
        // A bowl, and in it "a bowl of cherries": one and the same.
        if filling.noun.hasPrefix(vessel.lastWord + " of "), vessel.count == filling.count {
            return filling.noun
        }
        // It is called by what is in it already.
        if vessel.noun.hasSuffix(" of \(filling.noun)"), wishes.nouns.isDepicted(vessel.noun) {
            return vessel.noun
        }
        guard let kind = Vessels.kinds[vessel.lastWord] else { return nil }
        if kind == "vase", let whole = vase(with: filling) { return whole }
        var content = filling.noun
        if content == "wine", let color = filling.color {
            content = [.red, .purple].contains(color) ? "red wine" : "white wine"
        }
        if content == "juice", let color = filling.color {
            content = color == .red ? "tomato juice" : "orange juice"
        }
        if content == "tea", filling.color == .green { content = "green tea" }
        // Flowers that no number is said of are a bunch; other things in a vessel stay things.
        let isCounted = mentions.indices.contains {
            owners[$0] == filling.id && mentions[$0].isExact
        }
        if isCounted || filling.count == 1, kind == "vase",
            let number = Vessels.numbers[filling.count],
            filling.color.map({ $0 == Vessels.blooms[filling.noun] }) ?? true
        {
            let whole = "vase of \(number) \(Vessels.blossoms[filling.noun] ?? filling.noun)"
            if wishes.nouns.isDepicted(whole) { return whole }
        }
        if isCounted, filling.count > 1, kind != "vase" || filling.color == nil { return nil }
        // "two glasses of wine": what is poured is no number of things.
        let isPoured = mentions.indices.contains {
            owners[$0] == filling.id && !mentions[$0].isPlural && mentions[$0].count == nil
        }
        // What is too small to be counted fills a bowl, if it is all that is in it.
        let isAlone =
            script.relations.count { $0.object == vessel.id && $0.predicate == .inside } == 1
        if Vessels.small.contains(filling.lastWord), !isCounted, isAlone,
            filling.color == nil || filling.color == .red || filling.color == .blue
        {
            let whole = "\(kind) of \(filling.noun)"
            if wishes.nouns.isDepicted(whole) { return whole }
        }
        if kind == "vase", let color = filling.color {
            content = "\(color.rawValue) \(content)"
        } else if kind != "vase", filling.count > 1, !isPoured {
            return nil
        }
        let whole = "\(kind) of \(content)"
        return wishes.nouns.isDepicted(whole) ? whole : nil
    }
}

enum Vessels {
    /// What they hold heaps up above their rims.
    static let heaped: Set<String> = ["bowl", "basket", "crate", "bucket", "box", "dish"]

    /// Of which a bowl holds more than anybody counts.
    static let small: Set<String> = [
        "cherry", "blueberry", "raspberry", "olive", "nut", "candy", "almond", "walnut",
        "hazelnut", "sweet", "tomato", "peanut", "chestnut", "pistachio",
    ]

    /// What they hold lies on them.
    static let laid: Set<String> = ["plate", "platter", "board", "tray"]

    /// As vases are called by how many flowers are in them.
    static let numbers = [1: "one", 3: "three", 5: "five", 7: "seven"]

    /// The colours that flowers have unasked.
    static let blooms: [String: SceneScript.Color] = [
        "rose": .red, "tulip": .red, "sunflower": .yellow, "daisy": .white, "flower": .white,
    ]

    static let blossoms = ["daisy": "flower", "wildflower": "flower"]

    /// What each is called when it is full.
    static let kinds = [
        "glass": "glass", "tumbler": "glass", "goblet": "glass", "cup": "cup", "teacup": "cup",
        "mug": "mug", "bowl": "bowl", "pint": "pint", "plate": "plate", "jar": "jar",
        "bottle": "bottle", "pitcher": "pitcher", "jug": "pitcher", "carafe": "pitcher",
        "vase": "vase", "bucket": "bucket",
    ]
}
