/// Reads the written form of a ``SceneScript``.
public struct ScriptParser {
    private var script = SceneScript()
    private var line = 0
    private var lastSceneLine = -1
    private var arrangements = 0

    /// - Parameter strings: how many quoted strings the prompt has.
    public static func parse(
        _ text: String, strings: Int = SceneScript.Limit.strings
    ) throws(ScriptError) -> SceneScript {
        var parser = ScriptParser()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            try parser.read(line.split(separator: " ").map(String.init), strings: strings)
        }
        return parser.script
    }

    private mutating func read(_ words: [String], strings: Int) throws(ScriptError) {
        line += 1
        guard let first = words.first else { throw unexpected("", "an id or a scene word") }
        if let scene = SceneLine(rawValue: first) {
            return try readScene(scene, Array(words.dropFirst()))
        }
        guard first.count == 1, let id = first.first, ("a"..."l").contains(id) else {
            throw unexpected(first, "an id or a scene word")
        }
        guard lastSceneLine < 0 else { throw error(.misplaced(first)) }
        if let second = words.dropFirst().first, Int(second) != nil {
            try readEntity(id, Array(words.dropFirst()), strings: strings)
        } else {
            try readRelation(id, Array(words.dropFirst()))
        }
    }

    private mutating func readEntity(
        _ id: Character, _ words: [String], strings limit: Int
    ) throws(ScriptError) {
        guard script.entities.count < SceneScript.Limit.entities else {
            throw error(.tooMany("entities", limit: SceneScript.Limit.entities))
        }
        let next = SceneScript.id(at: script.entities.count)
        guard id == next else { throw unexpected("\(id)", "the next free id, \(next)") }
        guard arrangements == 0 else { throw error(.misplaced("\(id)")) }
        guard words.count >= 4 else {
            throw unexpected(words.joined(separator: " "), "count, colour, material and noun")
        }
        guard let count = Int(words[0]), (1...SceneScript.Limit.count).contains(count) else {
            throw unexpected(words[0], "a count from 1 to \(SceneScript.Limit.count)")
        }
        var entity = SceneScript.Entity(id: id, count: count, noun: "")
        entity.color = try optional(words[1], "a colour or -")
        entity.material = try optional(words[2], "a material or -")
        var noun = words[3...].prefix { !$0.hasPrefix("#") }
        for word in words[(3 + noun.count)...] {
            guard word.hasPrefix("#"), let index = Int(word.dropFirst()), index >= 1,
                index <= limit, !isUsed(index), !entity.strings.contains(index)
            else { throw unexpected(word, "an unused string, #1 to #\(limit)") }
            entity.strings.append(index)
        }
        let length = noun.joined(separator: " ").utf8.count
        guard length <= SceneScript.Limit.noun else {
            throw error(.tooMany("bytes of a noun", limit: SceneScript.Limit.noun))
        }
        if noun.count > 1, let size = noun.first.flatMap(SceneScript.Size.init(rawValue:)) {
            entity.size = size
            noun.removeFirst()
        }
        entity.noun = noun.joined(separator: " ")
        guard !noun.isEmpty, noun.allSatisfy(Self.isWord) else {
            throw unexpected(entity.noun, "a noun of letters")
        }
        script.entities.append(entity)
    }

    private mutating func readRelation(_ id: Character, _ words: [String]) throws(ScriptError) {
        let subject = try declared("\(id)")
        arrangements += 1
        guard arrangements <= SceneScript.Limit.relations else {
            throw error(.tooMany("relations", limit: SceneScript.Limit.relations))
        }
        guard let first = words.first else { throw unexpected("", "a count or a predicate") }
        if let formation = SceneScript.Formation(rawValue: first) {
            try expect(words.count == 1, words, "nothing after \(first)")
            for index in script.entities.indices where script.entities[index].id == subject {
                script.entities[index].formation = formation
            }
            return
        }
        let predicate: SceneScript.Predicate = try word(first, "a count or a predicate")
        let arity = predicate == .between ? 3 : 2
        try expect(words.count == arity, words, "\(arity - 1) id after \(first)")
        let object = try declared(words[1])
        try expect(object != subject, words, "two different ids")
        var relation = SceneScript.Relation(subject, predicate, object)
        if predicate == .between {
            let other = try declared(words[2])
            // Between the members of one group: the same id twice.
            let isGroup = other == object && (script[object]?.count ?? 0) > 1
            try expect(
                other != subject && (other != object || isGroup), words,
                "three different ids, or one group twice")
            relation.other = other
        }
        if !script.relations.contains(relation) { script.relations.append(relation) }
    }

    private mutating func readScene(
        _ scene: SceneLine, _ words: [String]
    ) throws(ScriptError) {
        let order = SceneLine.allCases.firstIndex(of: scene) ?? 0
        guard order > lastSceneLine, !script.entities.isEmpty else {
            throw error(.misplaced(scene.rawValue))
        }
        lastSceneLine = order
        let rest = words.joined(separator: " ")
        switch scene {
        case .on: script.surface = try surface(words)
        case .wall: script.wall = try wall(words)
        case .place: script.place = try word(rest, "a place")
        case .time: script.time = try word(rest, "a time of day")
        case .light: script.light = try word(rest, "a light")
        case .sky: script.sky = try word(rest, "a sky")
        case .style: script.style = try word(rest, "a style")
        case .view: script.view = try word(rest, "a view")
        }
    }

    private func surface(_ words: [String]) throws(ScriptError) -> SceneScript.Surface {
        guard let last = words.last else { throw unexpected("", "a surface") }
        var surface = SceneScript.Surface(kind: try word(last, "a surface"))
        var rest = words.dropLast()
        if let material = rest.last.flatMap(SceneScript.Material.init(rawValue:)) {
            surface.material = material
            rest.removeLast()
        }
        if let color = rest.last { surface.color = try word(color, "a colour or material") }
        try expect(rest.count <= 1, words, "[colour] [material] surface")
        return surface
    }

    private func wall(_ words: [String]) throws(ScriptError) -> SceneScript.Wall {
        var wall = SceneScript.Wall()
        var rest = words[...]
        if let color = rest.first.flatMap(SceneScript.Color.init(rawValue:)) {
            wall.color = color
            rest.removeFirst()
        }
        if let material = rest.first { wall.material = try word(material, "a material") }
        try expect((1...2).contains(words.count) && rest.count <= 1, words, "[colour] [material]")
        return wall
    }

    /// Letters, with single hyphens or apostrophes between them.
    private static func isWord(_ word: String) -> Bool {
        word.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "'" }.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { ScriptGrammar.isLetter($0) }
        }
    }

    private func isUsed(_ index: Int) -> Bool {
        script.entities.contains { $0.strings.contains(index) }
    }

    private func declared(_ id: String) throws(ScriptError) -> Character {
        guard id.count == 1, let id = id.first, script[id] != nil else {
            throw error(.undeclared(id))
        }
        return id
    }

    private func word<Word: RawRepresentable<String>>(
        _ word: String, _ expected: String
    ) throws(ScriptError) -> Word {
        guard let value = Word(rawValue: word) else { throw unexpected(word, expected) }
        return value
    }

    private func optional<Word: RawRepresentable<String>>(
        _ text: String, _ expected: String
    ) throws(ScriptError) -> Word? {
        if text == "-" { return nil }
        let value: Word = try word(text, expected)
        return value
    }

    private func expect(
        _ condition: Bool, _ words: [String], _ expected: String
    ) throws(ScriptError) {
        if !condition { throw unexpected(words.joined(separator: " "), expected) }
    }

    private func unexpected(_ word: String, _ expected: String) -> ScriptError {
        error(.unexpected(word, expected: expected))
    }

    private func error(_ problem: ScriptError.Problem) -> ScriptError {
        ScriptError(line: line, problem: problem)
    }
}
