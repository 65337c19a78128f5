import Knowledge
import Script

/// Counts, colours, materials, sizes, and things that were lost.
extension ScriptRepair {
    // MARK: What is said of things

    mutating func correct() {
        for (i, mention) in mentions.enumerated() {
            guard let id = owners[i], let at = script.entities.firstIndex(where: { $0.id == id }),
                !mention.isIdle || !wishes.isLong
            else { continue }
            count(at, mention, isRepeated: isRepeated(i))
            attributes(at, mention)
        }
        for at in script.entities.indices {
            dropInvented(at)
            // Nobody stacks or heaps what is not said to be.
            if script.entities[at].formation != nil, !isFormed {
                script.entities[at].formation = nil
                say("nothing says how the \(script.entities[at].noun) is arranged")
            }
        }
    }

    /// Some word speaks of rows, stacks or circles.
    private var isFormed: Bool {
        let stems = [
            "row", "line", "stack", "pil", "heap", "circl", "ring", "tower", "around", "column",
            "pyramid", "top", "queue", "array", "arrang", "mound",
        ]
        return wishes.words.contains { word in
            word.kind == .word
                && stems.contains { word.text.hasPrefix($0) || word.text.hasSuffix($0) }
        }
    }

    /// Whether an earlier mention is about the same thing.
    private func isRepeated(_ index: Int) -> Bool {
        owners.contains { $0.key < index && $0.value == owners[index] }
    }

    private mutating func count(_ at: Int, _ mention: Mention, isRepeated: Bool) {
        let entity = script.entities[at]
        if let formation = mention.formation, entity.formation == nil, mention.number > 1 {
            script.entities[at].formation = formation
        }
        // "pliers" without a number are one pair.
        let isBarePair = mention.isPair && mention.count == nil
        // "with grapes": a bunch, though the word has no singular.
        let isBareBunch = mention.count == nil && Mention.bunches.contains(mention.head)
        guard mention.isDetermined || isBarePair || isBareBunch || mention.isServing, !isRepeated,
            entity.count != mention.number
        else { return }
        let isSaid = mention.count != nil && (mention.isExact || mention.count == 1)
        let isOne =
            mention.isDefinite && !mention.isPlural && mention.count == nil
            && !mention.head.hasSuffix("s")
        let isSeveral = mention.number > 1 && entity.count == 1
        // "pancakes" are a stack of them.
        let isBunch =
            (mention.isPlural || isBarePair || isBareBunch) && mention.number == 1
        guard isSaid || isOne || isSeveral || isBunch, !areTwins(entity, mention) else { return }
        script.entities[at].count = mention.number
        say("the prompt asks for \(mention.number) \(entity.noun), not \(entity.count)")
    }

    /// Of one kind of thing several groups may make up the number: "two cups, one red, one green".
    private func areTwins(_ entity: SceneScript.Entity, _ mention: Mention) -> Bool {
        let alike = script.entities.filter { $0.lastWord == entity.lastWord }
        guard alike.count > 1 else { return false }
        let asked = mentions.filter { $0.head == mention.head && !$0.isNegated && !$0.isDefinite }
        return asked.count < alike.count
            && alike.reduce(0) { $0 + $1.count } == asked.reduce(0) { $0 + $1.number }
    }

    private mutating func attributes(_ at: Int, _ mention: Mention) {
        let entity = script.entities[at]
        let parts = Set(entity.noun.split(separator: " ").map(String.init))
        if let color = mention.color, entity.color != color, parts.isDisjoint(with: words(color)) {
            script.entities[at].color = color
            say("the \(entity.noun) is to be \(color.rawValue)")
        }
        if let material = mention.material, entity.material != material,
            parts.isDisjoint(with: words(material))
        {
            script.entities[at].material = material
            say("the \(entity.noun) is to be of \(material.rawValue)")
        }
        if let size = mention.size, entity.size == nil {
            script.entities[at].size = size
            say("the \(entity.noun) is to be \(size.rawValue)")
        }
        // Trees of another kind than the prompt names.
        if mention.isKnown, mention.noun != entity.noun, !parts.allSatisfy(isWritten),
            entity.noun != "garden wall"
        {
            script.entities[at].noun = mention.noun
            say("the prompt says \(mention.noun), not \(entity.noun)")
        }
        // Pine trees are not made of pine.
        if let material = script.entities[at].material, mention.material == nil, !mention.isMade,
            mention.noun.split(separator: " ").contains(where: {
                WordLists.materials[String($0)] == material
            })
        {
            script.entities[at].material = nil
        }
        // "vase of daisy" rather than "small vase".
        if mention.noun.hasPrefix(entity.lastWord + " of "), wishes.nouns.isDepicted(mention.noun) {
            script.entities[at].noun = mention.noun
        }
        // "round table" rather than "table", "rolling pin" rather than "pin", if that is a thing of its own.
        if mention.noun != entity.noun, mention.noun.hasSuffix(" " + entity.noun),
            wishes.nouns.isConcept(mention.noun)
                || wishes.nouns.isDepicted(mention.noun)
                    && !wishes.nouns.areSame(mention.noun, entity.noun)
        {
            script.entities[at].noun = mention.noun
        }
        if let build = mention.build, entity.strings.isEmpty,
            !script.entities[at].noun.split(separator: " ").contains(build[...])
        {
            script.entities[at].noun = build + " " + script.entities[at].noun
            say("the \(entity.noun) is to be \(build)")
        }
    }

    /// Whether the prompt has the word, in the singular or the plural.
    private func isWritten(_ part: String) -> Bool {
        wishes.words.contains {
            $0.text == part || Noun.singular($0.text) == part
                || SceneScript.isForm($0.text, of: part) || $0.text.contains(part)
        }
    }

    private func words(_ color: SceneScript.Color) -> Set<String> {
        Set(WordLists.colors.filter { $0.value == color }.keys)
    }

    private func words(_ material: SceneScript.Material) -> Set<String> {
        Set(WordLists.materials.filter { $0.value == material }.keys)
    }

    /// A colour or material that no word of the prompt could have meant for this thing.
    private mutating func dropInvented(_ at: Int) {
        let entity = script.entities[at]
        let mine = mentions.indices.filter { owners[$0] == entity.id }
        guard !mine.isEmpty else { return }
        let others = mentions.indices.filter { !mine.contains($0) }.map { mentions[$0] }
        func isFree(_ list: Set<String>) -> Bool {
            wishes.words.indices.contains { i in
                wishes.words[i].kind == .word && list.contains(where: { isTold($0, i) })
                    && !others.contains { $0.range.contains(i) }
                    && (!isOfPlace(i) || mine.contains { mentions[$0].range.contains(i) })
            }
        }
        if let color = entity.color, !isFree(words(color)) {
            script.entities[at].color = nil
            say("nothing says that the \(entity.noun) is \(color.rawValue)")
        }
        if mine.contains(where: { mentions[$0].isMade }) { return }
        if let material = entity.material, !isFree(words(material)) {
            script.entities[at].material = nil
            say("nothing says that the \(entity.noun) is of \(material.rawValue)")
        }
    }

    /// "a stone terrace", "white sand": what stands before a place or a ground is said of that.
    private func isOfPlace(_ i: Int) -> Bool {
        guard wishes.words.indices.contains(i + 1), wishes.words[i + 1].kind == .word else {
            return false
        }
        let next = wishes.words[i + 1].text
        return [next, Noun.singular(next)].contains {
            SurfaceWords.places[$0] != nil || SurfaceWords.kinds[$0] != nil
                || SurfaceWords.others[$0] != nil
        }
    }

    /// The word itself, or a compound with it: "rose-colored", "navy-blue", "glassy".
    private func isTold(_ word: String, _ i: Int) -> Bool {
        let text = wishes.words[i].text
        return text == word || text.contains("-") && text.contains(word)
            || word.count > 3 && text.hasPrefix(word)
    }

    // MARK: What was lost

    mutating func addMissing() {
        for (i, mention) in mentions.enumerated() where owners[i] == nil && isPlain(i) {
            guard script.entities.count < SceneScript.Limit.entities else {
                notes.append("there is no room in the plan for the \(mention.noun)")
                continue
            }
            let id = SceneScript.id(at: script.entities.count)
            script.entities.append(
                SceneScript.Entity(
                    id: id, count: mention.number, color: mention.color, material: mention.material,
                    size: mention.size, noun: mention.builtNoun, formation: mention.formation))
            owners[i] = id
            for later in mentions.indices where later > i && owners[later] == nil {
                if mentions[later].isDefinite, mentions[later].head == mention.head {
                    owners[later] = id
                }
            }
            let what = mention.number > 1 ? "\(mention.number) × \(mention.noun)" : mention.noun
            say("the prompt also asks for \(what); it is added")
        }
    }

    /// Whether a mention plainly asks for a thing that the script may have lost.
    func isPlain(_ index: Int) -> Bool {
        let mention = mentions[index]
        guard mention.isKnown, mention.isDetermined, !mention.isNegated, !mention.isIdle,
            !WordLists.idle.contains(mention.noun), !WordLists.beads.contains(mention.noun),
            mention.head != "light", !mention.isOwned,
            !isSubstance(index),
            !isSurroundings(index), !isPart(index), !isPartOutdoors(mention),
            !(mention.isDefinite && wishes.isLong), !(isBare(mention) && wishes.isLong),
            !mention.isDefinite || !isNamedBefore(index),
            // Another word for something that is there already.
            !script.entities.contains(where: { isNamed($0.noun, by: mention) })
                || mention.isFurther || countsMore(index)
        else { return false }
        // "the corner notes “…”" is a verb.
        let end = mention.range.upperBound
        if mention.count == nil, !mention.isDefinite, wishes.words.indices.contains(end),
            case .mark = wishes.words[end].kind
        {
            return false
        }
        // "the leaves of the tree" are part of it, "a sea of flowers" is none.
        let next = mention.range.upperBound
        if wishes.words.indices.contains(next), wishes.words[next].text == "of",
            !WordLists.vessels.contains(mention.head)
        {
            return false
        }
        return true
    }

    /// A plural without a number, described by words that may be anything: "color schemes".
    private func isBare(_ mention: Mention) -> Bool {
        mention.count == nil && !mention.isDefinite && !mention.qualities.isEmpty
    }

    /// "the polished wood", "one orange and the other blue": no thing, but what things are like.
    private func isSubstance(_ index: Int) -> Bool {
        let mention = mentions[index]
        if WordLists.colors[mention.noun] != nil { return mention.isExact && mention.number == 1 }
        // "on a folded cloth": one of its own.
        if mention.head == "cloth", mention.count == 1 { return false }
        return WordLists.materials[mention.noun] != nil
            && !["glass", "brick", "stone", "crystal"].contains(mention.noun)
    }

    private func isNamedBefore(_ index: Int) -> Bool {
        mentions[..<index].contains { $0.head == mentions[index].head }
    }

    /// "a red apple and a green apple": another one of a name that is there, with other attributes.
    private func countsMore(_ index: Int) -> Bool {
        let mention = mentions[index]
        let alike = mentions.filter {
            $0.head == mention.head && !$0.isDefinite && !$0.isNegated && $0.isDetermined
        }
        let there = script.entities.filter { isNamed($0.noun, by: mention) }
        return (mention.isExact || mention.count == 1) && alike.count > there.count
            && (mention.color != nil || mention.material != nil || mention.size != nil
                || mention.build != nil)
            && !there.contains {
                $0.color == mention.color && $0.material == mention.material
                    && $0.size == mention.size
                    && mention.build.map($0.noun.split(separator: " ").map(String.init).contains)
                        ?? true
            }
    }

    /// A place, a surface or a wall, which other lines of the script say.
    func isSurroundings(_ index: Int) -> Bool {
        let mention = mentions[index]
        if mention.head == "wall" || mention.head == "floor" { return true }
        if SurfaceWords.places[mention.noun] != nil || SurfaceWords.places[mention.head] != nil {
            return true
        }
        // Mountains outdoors are scenery, whatever stands before them.
        if mention.head == "mountain", script.place.map({ !$0.isIndoors && $0 != .studio }) ?? false
        {
            return true
        }
        // "in a house": indoors.
        if Self.buildings.contains(mention.head), script.place != nil,
            wishes.links.contains(where: { $0.object == index && $0.predicate == .inside })
        {
            return true
        }
        if let other = SurfaceWords.others[mention.isPlural ? mention.head + "s" : mention.head],
            script.surface?.kind == other
        {
            return true
        }
        guard let kind = SurfaceWords.kinds[mention.head] else { return false }
        return !SurfaceWords.furniture.contains(kind) || script.surface?.kind == kind
            || isOnlySurface(index)
    }

    /// "a house with a red door": a part of what was named before.
    private func isPart(_ index: Int) -> Bool {
        let mention = mentions[index]
        guard Self.parts.contains(mention.head) else { return false }
        // "on the rim": of what was named before.
        if mention.isDefinite, index > 0, mention.head != "window", mention.head != "door" {
            return true
        }
        let before = mention.range.lowerBound - 1
        guard before > 0, ["with", "has", "and", "its"].contains(wishes.words[before].text) else {
            return false
        }
        if mention.head == "window" || mention.head == "door" {
            return mentions[..<index].contains { Self.buildings.contains($0.head) }
        }
        return true
    }

    private static let parts: Set<String> = [
        "door", "window", "roof", "handle", "wheel", "lid", "sail", "wing", "chimney", "button",
        "collar", "pocket", "sleeve", "strap", "leaf", "branch", "petal", "stem", "spoke", "horn",
        "rim", "lens", "screen", "frame", "tire", "shutter", "fringe", "ribbon", "feather", "heel",
    ]
    private static let buildings: Set<String> = [
        "house", "cabin", "building", "car", "barn", "church", "truck", "bus", "hut", "cottage",
        "castle", "tower", "train", "shop", "van", "lighthouse", "shed", "airplane",
    ]
}
