import Knowledge
public import Script

/// A script held against the wishes of its prompt, and mended where it lost or invented something.
///
/// The language model stays the author: what it wrote and the prompt supports is left alone.
public struct ScriptRepair: Sendable {
    public internal(set) var script: SceneScript
    /// A sentence for everything that was mended.
    public internal(set) var thoughts: [String] = []
    /// Wishes that the script has no room or no words for.
    public internal(set) var notes: [String] = []
    let wishes: Wishes
    /// The entity that each mention is about, once that is settled.
    var owners: [Int: Character] = [:]

    public init(_ script: SceneScript, wishes: Wishes) {
        self.script = script
        self.wishes = wishes
        guard !wishes.words.isEmpty else { return }
        trimNouns()
        foldWalls()
        foldCloths()
        foldBeads()
        match()
        rename()
        removeInventions()
        correct()
        seat()
        mendScene()
        addMissing()
        mendSurface()
        mendOpenAir()
        foldParts()
        foldRooms()
        dropInvented()
        relate()
        restOnOne()
        distribute()
        heap()
        plantPots()
        layFlat()
        fillVessels()
        standOnFloor()
        tellSenses()
        tellKinds()
        hangThings()
        top()
        letter()
    }

    mutating func say(_ thought: String) { thoughts.append(thought) }

    var mentions: [Mention] { wishes.mentions }

    // MARK: What the prompt never names

    /// Names that drifted while they were copied: what is unknown to the prompt and what is missing
    /// in the script are the same things.
    private mutating func rename() {
        let strange = script.entities.indices.filter { !isSupported(script.entities[$0]) }
        let lost = mentions.indices.filter { owners[$0] == nil && isPlain($0) }
        guard !strange.isEmpty, strange.count == lost.count else { return }
        for (at, index) in zip(strange, lost) {
            say("the prompt says \(mentions[index].noun), not \(script.entities[at].noun)")
            script.entities[at].noun = mentions[index].noun
            owners[index] = script.entities[at].id
        }
    }

    private mutating func removeInventions() {
        for entity in script.entities.reversed()
        where script.entities.count > 1 && entity.strings.isEmpty {
            // "gold, copper and silver" are no things.
            let isNoun = mentions.contains { isNamed(entity.noun, by: $0) }
            // "stacks of books": how they are arranged.
            let isArrangement =
                entity.count == 1 && WordLists.formations[entity.noun] != nil
                && mentions.contains { $0.formation == WordLists.formations[entity.noun] }
            if isArrangement {
                remove(entity.id)
                continue
            }
            let isQuality =
                !isNoun
                && entity.noun.split(separator: " ").map(String.init).allSatisfy {
                    WordLists.materials[$0] != nil || WordLists.colors[$0] != nil
                }
            // A spotlight is how it is lit, where other things are asked for.
            let isLight = ["spotlight", "sidelight", "backlight", "shadow"]
                .contains(
                    Noun.singular(entity.noun.split(separator: " ").last.map(String.init) ?? ""))
            guard isQuality || isLight || !isSupported(entity) else { continue }
            say("the prompt names no \(entity.noun); it is left out")
            remove(entity.id)
        }
    }

    private func isSupported(_ entity: SceneScript.Entity) -> Bool {
        let parts = entity.noun.split { $0 == " " || $0 == "-" }.map(String.init)
        let same = mentions.indices.filter { isNamed(entity.noun, by: mentions[$0]) }
        if !same.isEmpty { return same.contains { !mentions[$0].isNegated } }
        let texts = wishes.words.filter { $0.kind == .word }.map(\.text)
        let joined = parts.joined()
        return texts.contains { word in
            let one = Noun.singular(word)
            if one == joined || SceneScript.isForm(word, of: joined) { return true }
            return parts.contains { part in
                guard part.count >= 3 else { return part == word }
                if one == part || word == part || SceneScript.isForm(word, of: part) { return true }
                // "painter" for "painting": the stem is the same.
                let stem = part.prefix(max(4, part.count - 3))
                return part.count > 4 && word.hasPrefix(stem)
            }
        }
    }

    func isNamed(_ noun: String, by mention: Mention) -> Bool {
        // "a figurine of a cowboy" goes by either.
        let names = noun.split(separator: " ")
        if let of = names.firstIndex(of: "of"), of > 0, names[of - 1] == mention.head[...] {
            return true
        }
        let head = Noun.singular(names.last.map(String.init) ?? noun)
        // "a pedestal stand" may be called a pedestal.
        if mention.noun.hasPrefix(noun + " "), !mention.noun.contains(" of "),
            wishes.nouns.knows(noun),
            !mentions.contains(where: { $0.head == head })
        {
            return true
        }
        // "a vase of daisies" may be called a vase.
        if let of = mention.noun.firstRange(of: " of "), !noun.contains(" of "),
            mention.noun[..<of.lowerBound].split(separator: " ").last == names.last,
            !mentions.contains(where: { $0.head == head })
        {
            return true
        }
        return noun == mention.noun || head == mention.head
            || wishes.nouns.areSame(noun, mention.noun) || wishes.nouns.areSame(head, mention.head)
    }

    /// "ottoman rest", "paper for the project": a noun ends where another phrase begins.
    private mutating func trimNouns() {
        // "with a spotlight": no noun at all.
        for entity in script.entities.reversed()
        where script.entities.count > 1 && entity.strings.isEmpty
            && ["with", "in", "on", "of", "and", "at", "by", "for", "from"]
                .contains(String(entity.noun.prefix { $0 != " " }))
            && !wishes.nouns.knows(entity.noun)
        {
            remove(entity.id)
        }
        for i in script.entities.indices {
            let parts = script.entities[i].noun.split(separator: " ")
            let isWhole = wishes.nouns.knows(script.entities[i].noun)
            guard !isWhole,
                let end = parts.indices.dropFirst().first(where: {
                    WordLists.joints.contains(String(parts[$0]))
                        && !["of", "can"].contains(parts[$0])
                })
            else { continue }
            script.entities[i].noun = parts[..<end].joined(separator: " ")
        }
    }

    // MARK: Walls

    private static let lowWalls = ["garden", "low", "dry", "field", "drystone"]

    /// "against a brick wall": a wall is behind things, not among them.
    private mutating func foldWalls() {
        for entity in script.entities.reversed()
        where entity.lastWord == "wall" && entity.strings.isEmpty && script.entities.count > 1 {
            let carries = script.relations.contains {
                $0.object == entity.id && $0.predicate == .on
            }
            let parts = entity.noun.split(separator: " ").dropLast().map(String.init)
            if isOutdoors, carries || Self.lowWalls.contains(where: parts.contains),
                let at = script.entities.firstIndex(where: { $0.id == entity.id })
            {
                script.entities[at].noun = "garden wall"
                say("outdoors the wall is a low one that stands among the things")
                continue
            }
            var wall = SceneScript.Wall(color: entity.color, material: entity.material)
            wall.material = wall.material ?? parts.lazy.compactMap { WordLists.materials[$0] }.first
            wall.color = wall.color ?? parts.lazy.compactMap { WordLists.colors[$0] }.first
            if carries, script.surface == nil {
                script.surface = SceneScript.Surface(
                    color: wall.color, material: wall.material, kind: .wall)
            } else if wall.color != nil || wall.material != nil {
                script.wall = script.wall ?? wall
            }
            script.remove(entity.id)
        }
    }

    /// "on a blue tablecloth", "on a leather surface": what lies over the whole table is the table's own look.
    private mutating func foldCloths() {
        for entity in script.entities.reversed()
        where ["tablecloth", "surface"].contains(entity.lastWord) && entity.strings.isEmpty
            && script.entities.count > 1
        {
            if entity.lastWord == "surface", entity.color == nil, entity.material == nil {
                continue
            }
            let own: SceneScript.Material? = entity.lastWord == "tablecloth" ? .fabric : nil
            script.surface = SceneScript.Surface(
                color: entity.color, material: entity.material ?? own, kind: .table)
            script.remove(entity.id)
        }
    }

    /// "with water drops", "covered in dew": what lies on things is how they look.
    private mutating func foldBeads() {
        for entity in script.entities.reversed()
        where WordLists.beads.contains(entity.noun) && script.entities.count > 1 {
            script.remove(entity.id)
            say("the \(entity.noun) lies on the things, as beads of water")
        }
    }

    // MARK: Which thing is which

    /// Mentions and entities of the same name pair up in their order.
    private mutating func match() {
        var free = script.entities
        var first: [String: [Int]] = [:]
        for (i, mention) in mentions.enumerated() where !mention.isNegated {
            if mention.isDefinite, !mention.isFurther, let earlier = first[mention.head],
                let same = earlier.last(where: { agree(mentions[$0], mention) }) ?? earlier.last
            {
                owners[i] = owners[same]
                continue
            }
            // What everything stands on is no thing among the others.
            if let kind = SurfaceWords.kinds[mention.head], script.surface?.kind == kind,
                isOnlySurface(i)
            {
                continue
            }
            let named = free.indices.filter { isNamed(free[$0].noun, by: mention) }
            let best = named.max { score(free[$0], mention) < score(free[$1], mention) }
            if let best {
                owners[i] = free[best].id
                free.remove(at: best)
            }
            first[mention.head, default: []].append(i)
        }
        removeCopies(free)
    }

    /// Whether a later mention can be about the same thing as an earlier one.
    private func agree(_ a: Mention, _ b: Mention) -> Bool {
        (b.color == nil || a.color == b.color) && (b.material == nil || a.material == b.material)
    }

    private func score(_ entity: SceneScript.Entity, _ mention: Mention) -> Int {
        var score = 0
        if entity.noun == mention.noun { score += 4 }
        // "old woman" before "woman".
        let parts = entity.noun.split(separator: " ").map(String.init)
        let said = mention.qualities + mention.noun.split(separator: " ").map(String.init)
        score += parts.allSatisfy(said.contains) ? 3 * parts.count : 0
        if entity.lastWord == mention.head { score += 3 }
        if let color = mention.color { score += entity.color == color ? 2 : 0 }
        if let material = mention.material { score += entity.material == material ? 2 : 0 }
        if entity.count == mention.number { score += 1 }
        // Earlier ones first.
        return score * 20 - (script.entities.firstIndex { $0.id == entity.id } ?? 0)
    }

    /// A second thing of a name that the prompt says only once.
    private mutating func removeCopies(_ free: [SceneScript.Entity]) {
        for entity in free.reversed() where entity.strings.isEmpty {
            let twins = mentions.indices.filter {
                owners[$0] != nil && mentions[$0].noun == entity.noun
            }
            guard let twin = twins.first, twins.count == 1, let owner = owners[twin],
                let kept = script[owner], kept.noun == entity.noun,
                mentions[twin].isExact || mentions[twin].count == 1,
                kept.count >= mentions[twin].number
            else { continue }
            let (color, material) = (entity.color, entity.material)
            guard color == nil || color == kept.color, material == nil || material == kept.material
            else { continue }
            say("the \(entity.noun) is named once only; a second one is left out")
            remove(entity.id)
        }
    }

    /// Takes a thing out; what mentions know of ids follows.
    mutating func remove(_ id: Character) {
        guard let at = script.entities.firstIndex(where: { $0.id == id }) else { return }
        let ids = script.entities.map(\.id)
        script.remove(id)
        owners = owners.compactMapValues { old in
            guard old != id, let k = ids.firstIndex(of: old) else { return nil }
            return SceneScript.id(at: k > at ? k - 1 : k)
        }
    }
}
