extension SceneScript {
    /// The script held against the words of its prompt, where code reads them better than the model:
    /// nouns that were taken apart, "between two cups", labels that belong on what bears them.
    public func held(against prompt: QuotedPrompt) -> SceneScript {
        var script = self
        let words = Self.words(prompt.text)
        script.joinNouns(words)
        script.readCarrier(words)
        script.readTop(words)
        script.readBetween(words)
        script.stickLabels(words)
        return script
    }

    /// Words of letters and inner hyphens, and marks of punctuation that end a phrase.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        for piece in text.split(separator: " ") {
            let word = piece.filter { $0.isLetter || $0 == "-" || $0 == "'" }
            if !word.isEmpty { words.append(String(word)) }
            if let last = piece.last, ".,;:".contains(last) { words.append(String(last)) }
        }
        return words
    }

    // MARK: Nouns taken apart

    /// "a blackboard" is no black board: a colour or material and the noun that make one word of the
    /// prompt are that word.
    private mutating func joinNouns(_ words: [String]) {
        for i in entities.indices {
            let entity = entities[i]
            let parts = entity.noun.split(separator: " ").map(String.init)
            guard let first = parts.first, !words.contains(where: { Self.isForm($0, of: first) })
            else { continue }
            for part in [entity.color?.rawValue, entity.material?.rawValue].compactMap({ $0 }) {
                guard let whole = words.first(where: { Self.isForm($0, of: part + first) }) else {
                    continue
                }
                let one = whole == part + first ? whole : part + first
                entities[i].noun = ([one] + parts.dropFirst()).joined(separator: " ")
                if part == entity.color?.rawValue {
                    entities[i].color = nil
                } else {
                    entities[i].material = nil
                }
                break
            }
        }
    }

    /// Whether `word` is `noun` in the singular or the plural.
    public static func isForm(_ word: String, of noun: String) -> Bool {
        if word == noun || word == noun + "s" || word == noun + "es" { return true }
        if noun.hasSuffix("y"), word == noun.dropLast() + "ies" { return true }
        if noun.hasSuffix("f"), word == noun.dropLast() + "ves" { return true }
        return noun.hasSuffix("fe") && word == noun.dropLast(2) + "ves"
    }

    // MARK: What carries what

    /// "on a bed": a bed is no surface of the language, and the model may have put a desk in its place.
    private mutating func readCarrier(_ words: [String]) {
        guard let surface, !words.contains(where: { Self.isForm($0, of: surface.kind.rawValue) }),
            entities.count < Limit.entities, relations.count < Limit.relations
        else { return }
        for on in words.indices where words[on] == "on" {
            let phrase = words[(on + 1)...].prefix(4).prefix { !Self.ends.contains($0) }
            guard let noun = phrase.first(where: Self.carriers.contains),
                !entities.contains(where: { $0.lastWord == noun }),
                let subject = subject(before: on, words, around: " ")
            else { continue }
            let id = Self.id(at: entities.count)
            let color = phrase.lazy.compactMap(Color.init).first
            entities.append(Entity(id: id, color: color, noun: noun))
            relations.append(Relation(subject, .on, id))
            self.surface = nil
            return
        }
    }

    /// Things that others are put on and that are no surfaces of the language.
    private static let carriers: Set<String> = [
        "bed", "sofa", "couch", "armchair", "chair", "stool", "piano", "box", "barrel", "crate",
        "suitcase", "trunk", "car", "truck", "bicycle", "boat", "rock", "roof", "plate", "tray",
    ]

    /// "a stack of books with an apple on top", and arrangements of what is only one.
    private mutating func readTop(_ words: [String]) {
        for i in entities.indices where entities[i].formation != nil && entities[i].count == 1 {
            let groups = entities.indices.filter {
                entities[$0].count > 1 && entities[$0].formation == nil
            }
            if groups.count == 1 { entities[groups[0]].formation = entities[i].formation }
            entities[i].formation = nil
        }
        guard
            let top = words.indices.dropFirst().first(where: {
                words[$0] == "top" && words[$0 - 1] == "on"
                    && ($0 + 1 == words.count || words[$0 + 1] != "of")
            }), let subject = subject(before: top - 1, words, around: " "),
            let at = entities.firstIndex(where: { $0.id == subject }), at > 0,
            !relations.contains(where: { $0.subject == subject || $0.object == subject })
        else { return }
        relations.append(Relation(subject, .on, entities[at - 1].id))
    }

    // MARK: Between

    /// "a teapot between two cups": the pair that surrounds is one group, named once.
    private mutating func readBetween(_ words: [String]) {
        guard let (start, rest) = Self.surrounding(words),
            let pair = rest.firstIndex(where: { word in
                entities.contains { $0.count > 1 && Self.isForm(word, of: $0.lastWord) }
            }),
            let around = entities.first(where: {
                $0.count > 1 && Self.isForm(rest[pair], of: $0.lastWord)
            })
        else { return }
        // What surrounds is not itself between.
        relations.removeAll { $0.predicate == .between && $0.subject == around.id }
        let said = relations.contains { $0.predicate == .between }
        guard !said, let subject = subject(before: start, words, around: around.id) else { return }
        relations.removeAll {
            ($0.subject == subject && $0.object == around.id)
                || ($0.subject == around.id && $0.object == subject)
        }
        relations.append(Relation(subject, .between, around.id, around.id))
    }

    /// Where "between" or "flanked by" begins, and the phrase of the surrounding group after it.
    private static func surrounding(_ words: [String]) -> (start: Int, rest: [String])? {
        var phrase: (start: Int, after: Int)?
        if let at = words.firstIndex(of: "between") {
            phrase = (at, at + 1)
        } else if let at = words.firstIndex(of: "flanked"), at + 1 < words.count,
            words[at + 1] == "by"
        {
            phrase = (at, at + 2)
        }
        guard let phrase else { return nil }
        let rest = words[phrase.after...].prefix(6).prefix { !ends.contains($0) }
        return rest.isEmpty ? nil : (phrase.start, Array(rest))
    }

    /// Words after which another phrase begins.
    private static let ends: Set<String> = [
        "and", "on", "in", "at", "with", "under", "is", "are", "near", ".", ",", ";", ":",
    ]

    /// The thing that is between: the last one named before that word, or the first one after it.
    private func subject(before start: Int, _ words: [String], around: Character) -> Character? {
        let others = entities.filter { $0.id != around }
        func named(_ word: String) -> Character? {
            others.first { Self.isForm(word, of: $0.lastWord) }?.id
        }
        return words[..<start].reversed().lazy.compactMap(named).first
            ?? words[start...].lazy.compactMap(named).first
    }

    // MARK: Labels

    /// Lettering on a label, or on nothing but itself, moves to the thing that the label is on.
    private mutating func stickLabels(_ words: [String]) {
        for label in entities.reversed() where !label.strings.isEmpty && label.count == 1 {
            guard let bearer = bearer(of: label, words),
                let at = entities.firstIndex(where: { $0.id == bearer })
            else { continue }
            entities[at].strings = (entities[at].strings + label.strings).sorted()
            remove(label.id)
        }
    }

    private func bearer(of label: Entity, _ words: [String]) -> Character? {
        let isLabel = Self.labels.contains(label.lastWord)
        let isSign = label.lastWord == "sign" && label.color == nil && label.noun == "sign"
        guard isLabel || isSign else { return nil }
        for relation in relations where relation.subject == label.id {
            guard [.on, .front, .inside].contains(relation.predicate) || isLabel,
                let other = self[relation.object], !Self.faceless.contains(other.lastWord)
            else { continue }
            if isLabel || Self.containers.contains(other.lastWord) { return other.id }
        }
        // A label that nothing was said about is on what was named just before it.
        guard isLabel, relations.allSatisfy({ $0.subject != label.id }),
            let at = entities.firstIndex(where: { $0.id == label.id }), at > 0,
            Self.containers.contains(entities[at - 1].lastWord), Self.isBorne(label, words)
        else { return nil }
        return entities[at - 1].id
    }

    /// "with a label", "bearing the word": it is said to be on something.
    private static func isBorne(_ label: Entity, _ words: [String]) -> Bool {
        guard let at = words.firstIndex(where: { isForm($0, of: label.lastWord) }) else {
            return true
        }
        let before = words[..<at].suffix(4)
        return before.contains { bearing.contains($0) }
    }

    private static let bearing: Set<String> = [
        "with", "bears", "bearing", "has", "having", "wears", "wearing", "carries", "carrying",
        "showing", "shows", "displaying",
    ]

    private static let labels: Set<String> = [
        "label", "sticker", "tag", "stamp", "text", "word", "inscription", "lettering", "print",
        "logo", "title", "engraving",
    ]

    /// Surroundings: nothing that lettering could be moved to.
    private static let faceless: Set<String> = [
        "wall", "floor", "ground", "sky", "background", "road", "street", "grass", "sand", "water",
        "table", "shelf", "counter", "desk",
    ]

    private static let containers: Set<String> = [
        "box", "crate", "jar", "bottle", "can", "tin", "barrel", "bag", "package", "parcel",
        "carton", "chest", "container", "bin", "bucket", "basket", "suitcase", "drawer", "jug",
        "mug", "cup", "pot", "vase",
    ]

    /// Takes a thing out; ids close up.
    public mutating func remove(_ id: Character) {
        guard let at = entities.firstIndex(where: { $0.id == id }) else { return }
        entities.remove(at: at)
        relations.removeAll { $0.subject == id || $0.object == id || $0.other == id }
        var names: [Character: Character] = [:]
        for i in entities.indices {
            names[entities[i].id] = Self.id(at: i)
            entities[i].id = Self.id(at: i)
        }
        relations = relations.map { old in
            Relation(
                names[old.subject] ?? old.subject, old.predicate, names[old.object] ?? old.object,
                old.other.map { names[$0] ?? $0 })
        }
    }
}
