import Script

/// What hangs does not stand: it is on the wall, or below what it hangs from.
extension ScriptRepair {
    mutating func hangThings() {
        bindKeys()
        for hanging in HangingReader.read(wishes.words, mentions) {
            if hanging.holder == .line {
                hangLaundry(hanging)
                continue
            }
            for index in hanging.subjects {
                guard let id = owners[index], let entity = script[id], entity.strings.isEmpty,
                    !Hung.wallbound.contains(entity.lastWord)
                else { continue }
                switch way(entity, hanging) {
                case .wall: hangOnWall(id, hanging)
                case .above: hangFromAbove(id, hanging)
                case nil: break
                }
            }
        }
    }

    private enum Way { case wall, above }

    private func way(_ entity: SceneScript.Entity, _ hanging: Hanging) -> Way? {
        let isLight = Hung.lights.contains(entity.lastWord)
        switch hanging.holder {
        case .wall: return .wall
        case .overhead:
            // On a string or a chain over a sink pans are on the wall, too.
            return Hung.gripped.contains(entity.lastWord) && hanging.word != "ceiling"
                ? .wall : .above
        case .tree: return .above
        case .line: return nil
        case .other:
            if Hung.gripped.contains(entity.lastWord) { return .wall }
            let isOver = script.relations.contains {
                $0.subject == entity.id && $0.predicate == .above
                    || $0.object == entity.id && $0.predicate == .under
            }
            return isLight && isOver || Hung.hovering.contains(entity.lastWord) ? .above : nil
        }
    }

    private mutating func hangOnWall(_ id: Character, _ hanging: Hanging) {
        guard let at = script.entities.firstIndex(where: { $0.id == id }) else { return }
        // "a leather case": a lamp on a hook is a lantern with its handle.
        script.entities[at].noun = Hung.onWall + script.entities[at].noun
        if script.entities[at].count > 1, script.entities[at].formation == nil {
            script.entities[at].formation = .row
        }
        let kept = release(id, hanging)
        let isAlone = !script.relations.contains { $0.subject == kept || $0.object == kept }
        if isAlone, script.surface == nil, script.entities.count == 1 {
            script.surface = SceneScript.Surface(kind: .wall)
        }
        say("the \(script[kept]?.noun ?? "thing") is on the wall")
    }

    private mutating func hangFromAbove(_ id: Character, _ hanging: Hanging) {
        guard let at = script.entities.firstIndex(where: { $0.id == id }) else { return }
        let isLamp = Hung.lamps.contains(script.entities[at].lastWord)
        if isLamp, hanging.holder != .tree, wishes.nouns.isDepicted("pendant lamp") {
            script.entities[at].noun = "pendant lamp"
        } else {
            script.entities[at].noun = Hung.fromAbove + script.entities[at].noun
        }
        if script.entities[at].count > 1, script.entities[at].formation == nil,
            hanging.holder != .tree
        {
            script.entities[at].formation = .row
        }
        guard hanging.holder == .tree else {
            _ = release(id, hanging)
            return
        }
        // A bough is one of a tree.
        guard
            let tree = script.entities.firstIndex(where: {
                HangingReader.boughs.contains($0.lastWord) && $0.id != id
            })
        else { return }
        if script.entities[tree].lastWord != "tree" {
            script.entities[tree].noun = "tree"
            script.entities[tree].count = 1
        }
        let trunk = script.entities[tree].id
        script.relations.removeAll {
            Set([$0.subject, $0.object]) == [id, trunk] && $0.predicate != .between
        }
        guard script.relations.count < SceneScript.Limit.relations else { return }
        script.relations.append(Relation(id, .under, trunk))
        say("the \(script[id]?.noun ?? "thing") is below the boughs of the tree")
    }

    /// Takes out the hook that things hang on; what was said of where it is now holds for them.
    private mutating func release(_ id: Character, _ hanging: Hanging) -> Character {
        let names = hanging.word.isEmpty ? [] : [hanging.word]
        guard
            let hook = script.entities.first(where: {
                $0.id != id && $0.strings.isEmpty && names.contains($0.lastWord)
            }), script.entities.count > 1
        else { return id }
        for i in script.relations.indices.reversed() {
            let one = script.relations[i]
            if Set([one.subject, one.object]) == [id, hook.id] {
                script.relations.remove(at: i)
            } else if one.subject == hook.id {
                script.relations[i].subject = id
            } else if one.object == hook.id {
                script.relations[i].object = id
            }
        }
        var seen: Set<Relation> = []
        script.relations = script.relations.filter {
            $0.subject != $0.object && seen.insert($0).inserted
        }
        let old = script.entities.map(\.id)
        remove(hook.id)
        guard let k = old.firstIndex(of: id), let h = old.firstIndex(of: hook.id) else { return id }
        return SceneScript.id(at: k > h ? k - 1 : k)
    }

    /// Laundry on a line is one thing, which has its clothes; their colour is theirs.
    private mutating func hangLaundry(_ hanging: Hanging) {
        guard wishes.nouns.isDepicted("clothesline") else { return }
        let line = script.entities.first {
            HangingReader.lines.contains($0.lastWord) || $0.noun == "clothes line"
        }
        for index in hanging.subjects {
            guard let id = owners[index], let cloth = script[id], cloth.strings.isEmpty,
                Hung.laundry.contains(cloth.lastWord), cloth.id != line?.id,
                let at = script.entities.firstIndex(where: { $0.id == line?.id ?? id })
            else { continue }
            script.entities[at].noun = "clothesline"
            script.entities[at].count = 1
            script.entities[at].color = cloth.color ?? script.entities[at].color
            script.entities[at].material = nil
            script.entities[at].formation = nil
            guard line != nil else { return }
            let kept = script.entities[at].id
            script.relations.removeAll { Set([$0.subject, $0.object]) == [id, kept] }
            for i in script.relations.indices {
                if script.relations[i].subject == id { script.relations[i].subject = kept }
                if script.relations[i].object == id { script.relations[i].object = kept }
            }
            say("the \(cloth.noun) is on the line")
            remove(id)
            return
        }
    }

    /// "keys on a hook", "a bunch of keys": as many as nobody counts are on one ring.
    private mutating func bindKeys() {
        guard wishes.nouns.isDepicted("bunch of key") else { return }
        for i in mentions.indices where mentions[i].head == "key" && !mentions[i].isExact {
            guard mentions[i].isPlural, let id = owners[i],
                let at = script.entities.firstIndex(where: { $0.id == id }),
                script.entities[at].lastWord == "key", script.entities[at].count > 1,
                ![.row, .pile].contains(script.entities[at].formation)
            else { continue }
            script.entities[at].noun = "bunch of key"
            script.entities[at].count = 1
            script.entities[at].formation = nil
        }
    }
}

/// What hangs, and how a noun says so.
enum Hung {
    static let onWall = "hanging "
    static let fromAbove = "suspended "

    /// On walls by their nature.
    static let wallbound: Set<String> = [
        "painting", "picture", "mirror", "clock", "poster", "photo", "photograph", "map", "print",
        "tapestry", "calendar", "sign", "banner", "flag", "curtain", "wreath", "frame", "artwork",
        "portrait", "canvas", "chandelier", "board", "letter", "billboard", "menu", "stocking",
        "screen", "tv", "television", "window", "hammock", "swing", "chair", "sky", "moon",
    ]
    static let lamps: Set<String> = ["lamp", "light", "lampshade"]
    static let lights: Set<String> = [
        "lamp", "light", "lampshade", "lantern", "bulb", "plant", "basket", "fern", "pot",
    ]
    /// In the air, though nothing is named that they hang from.
    static let hovering: Set<String> = ["lantern", "bulb", "ornament", "bauble"]
    /// With a handle, a loop or a collar that a hook takes.
    static let gripped: Set<String> = [
        "pan", "pot", "skillet", "saucepan", "wok", "ladle", "spatula", "whisk", "colander",
        "utensil", "spoon", "hat", "cap", "coat", "jacket", "apron", "towel", "scarf", "bag",
        "handbag", "key", "keys", "guitar", "violin", "umbrella", "robe", "bathrobe", "shirt",
        "dress", "tool", "saw", "hammer", "wrench", "mug", "cup", "backpack", "raincoat", "helmet",
        "racket", "broom", "rake", "shovel", "rope", "leash", "kettle", "grater", "strainer",
    ]
    static let laundry: Set<String> = [
        "laundry", "washing", "clothes", "clothing", "cloth", "sheet", "bedsheet", "shirt", "towel",
        "linen", "sock", "t-shirt", "dress", "garment", "tablecloth", "jeans", "trousers", "skirt",
    ]
}
