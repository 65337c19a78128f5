/// The script language as an automaton over bytes: a decoder that follows it cannot write anything
/// that ``ScriptParser`` rejects.
///
/// No state is a dead end: from each, some bytes lead to an accepting one. Equal states have equal
/// futures, so whatever is computed for one (a mask over the tokens, say) may be kept by state.
public struct ScriptGrammar: Sendable {
    /// Everything that decides what may follow.
    public struct State: Hashable, Sendable {
        var slot = Slot.head
        /// Node of the trie being walked, or the number being read, or the length of the noun.
        var node: UInt16 = 0
        var subject: UInt8 = 0
        var object: UInt8 = 0
        var entities: UInt8 = 0
        var relations: UInt8 = 0
        /// How many kinds of scene lines may no longer come.
        var sceneLines: UInt8 = 0
        /// Bit i: string i + 1 is taken.
        var strings: UInt16 = 0
    }

    enum Slot: UInt8 {
        /// At the first byte of a line; inside a scene word; after an id.
        case head, sceneWord, id
        case count, color, material, nounStart, noun, nounJoint, nounSpace, gap, string
        case predicate, object, firstOfPair, comma, secondOfPair, done
        case surface, surfaceMaterial, surfaceKind, scene
    }

    /// How many quoted strings the prompt has; others cannot be named.
    public let strings: Int
    public let start = State()

    public init(strings: Int) {
        self.strings = min(max(0, strings), SceneScript.Limit.strings)
    }

    /// Whether the script may end here.
    public func isAccepting(_ state: State) -> Bool {
        finished(state) != nil
    }

    /// The state after one more byte, or nil if no script goes on like that.
    public func next(_ state: State, _ byte: UInt8) -> State? {
        if byte == UInt8(ascii: "\n") {
            guard let state = finished(state), Int(state.sceneLines) < SceneLine.allCases.count
            else { return nil }
            return state.moved(to: .head)
        }
        switch state.slot {
        case .head: return head(state, byte)
        case .sceneWord: return sceneWord(state, byte)
        case .id: return afterID(state, byte)
        case .count, .color, .material: return entity(state, byte)
        case .nounStart, .noun, .nounJoint, .nounSpace: return noun(state, byte)
        case .gap:
            return byte == UInt8(ascii: "#") && hasFreeString(state) ? state.moved(to: .string) : nil
        case .string: return string(state, byte)
        case .predicate: return predicate(state, byte)
        case .object, .firstOfPair, .secondOfPair: return object(state, byte)
        case .comma: return byte == .space ? state.moved(to: .secondOfPair) : nil
        case .done: return nil
        case .surface, .surfaceMaterial, .surfaceKind: return surface(state, byte)
        case .scene:
            return Self.scene[Int(state.sceneLines) - 1].next(state.node, byte).map(state.at)
        }
    }

    /// What is known once the line ends here, or nil if it cannot.
    private func finished(_ state: State) -> State? {
        let isWhole =
            switch state.slot {
            case .noun, .done: true
            case .string: isFree(Int(state.node), state)
            case .predicate:
                Self.predicates.word(at: state.node).map { Self.objects(of: $0) == 0 } ?? false
            case .surface, .surfaceMaterial, .surfaceKind: Self.word(state).map(Self.isKind) ?? false
            case .scene: Self.scene[Int(state.sceneLines) - 1].word(at: state.node) != nil
            default: false
            }
        guard isWhole else { return nil }
        var end = state.slot == .string ? taking(state) : state
        switch state.slot {
        case .noun, .string: end.entities += 1
        case .predicate, .done: end.relations += 1
        default: break
        }
        end.subject = 0
        end.object = 0
        return end.moved(to: .done)
    }
}

// MARK: The beginning of a line

extension ScriptGrammar {
    private func head(_ state: State, _ byte: UInt8) -> State? {
        var state = state
        if state.entities > 0, let node = Self.sceneWords.next(WordTrie.root, byte),
            Self.canOpen(node, after: state.sceneLines)
        {
            // "l" is an id and the beginning of "light"; the next byte tells.
            state.subject = idOnHead(state, byte).map { $0 + 1 } ?? 0
            return state.moved(to: .sceneWord).at(node)
        }
        guard let id = idOnHead(state, byte) else { return nil }
        state.subject = id
        return state.moved(to: .id)
    }

    /// The entity that a line beginning with `byte` is about.
    private func idOnHead(_ state: State, _ byte: UInt8) -> UInt8? {
        guard state.sceneLines == 0, byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "l") else {
            return nil
        }
        let id = byte - UInt8(ascii: "a")
        if id == state.entities { return state.relations == 0 ? id : nil }
        return id < state.entities && state.relations < SceneScript.Limit.relations ? id : nil
    }

    private func sceneWord(_ state: State, _ byte: UInt8) -> State? {
        var state = state
        guard byte == .space else {
            state.subject = 0
            guard let node = Self.sceneWords.next(state.node, byte),
                Self.canOpen(node, after: state.sceneLines)
            else { return nil }
            return state.at(node)
        }
        if state.subject > 0, Self.sceneWords.word(at: state.node) == nil {
            state.subject -= 1
            return afterID(state.moved(to: .id), byte)
        }
        guard let line = Self.sceneWords.word(at: state.node), line >= state.sceneLines else {
            return nil
        }
        state.subject = 0
        state.sceneLines = UInt8(line + 1)
        return state.moved(to: line == 0 ? .surface : .scene)
    }

    private func afterID(_ state: State, _ byte: UInt8) -> State? {
        guard byte == .space else { return nil }
        if state.subject < state.entities { return state.moved(to: .predicate) }
        var state = state
        state.subject = 0
        return state.moved(to: .count)
    }
}

// MARK: Entities

extension ScriptGrammar {
    private func entity(_ state: State, _ byte: UInt8) -> State? {
        switch state.slot {
        case .count:
            if byte == .space { return state.node > 0 ? state.moved(to: .color) : nil }
            guard let digit = Self.digit(byte) else { return nil }
            let count = 10 * state.node + digit
            return (1...SceneScript.Limit.count).contains(Int(count)) ? state.at(count) : nil
        case .color: return word(state, byte, of: Self.colors, then: .material)
        default: return word(state, byte, of: Self.materials, then: .nounStart)
        }
    }

    private func word(_ state: State, _ byte: UInt8, of words: WordTrie, then slot: Slot) -> State? {
        if byte == .space { return words.word(at: state.node).map { _ in state.moved(to: slot) } }
        return words.next(state.node, byte).map(state.at)
    }

    private func noun(_ state: State, _ byte: UInt8) -> State? {
        let length = state.node + 1
        let hasRoom = length < SceneScript.Limit.noun
        if Self.isLetter(byte) {
            return length <= SceneScript.Limit.noun ? state.moved(to: .noun).at(length) : nil
        }
        switch (state.slot, byte) {
        case (.noun, UInt8(ascii: "-")), (.noun, UInt8(ascii: "'")):
            return hasRoom ? state.moved(to: .nounJoint).at(length) : nil
        case (.noun, .space):
            if hasRoom { return state.moved(to: .nounSpace).at(length) }
            return hasFreeString(state) ? state.moved(to: .gap) : nil
        case (.nounSpace, UInt8(ascii: "#")):
            return hasFreeString(state) ? state.moved(to: .string) : nil
        default: return nil
        }
    }

    private func string(_ state: State, _ byte: UInt8) -> State? {
        if byte == .space {
            guard isFree(Int(state.node), state) else { return nil }
            let taken = taking(state)
            return hasFreeString(taken) ? taken.moved(to: .gap) : nil
        }
        guard let digit = Self.digit(byte) else { return nil }
        let number = Int(10 * state.node + digit)
        guard number > 0, number <= strings,
            isFree(number, state)
                || (10 * number...10 * number + 9).contains(where: { isFree($0, state) })
        else { return nil }
        return state.at(UInt16(number))
    }

    private func hasFreeString(_ state: State) -> Bool {
        state.strings.nonzeroBitCount < strings
    }

    private func isFree(_ string: Int, _ state: State) -> Bool {
        (1...max(1, strings)).contains(string) && string <= strings
            && state.strings & (1 << (string - 1)) == 0
    }

    private func taking(_ state: State) -> State {
        var state = state
        state.strings |= 1 << (state.node - 1)
        return state
    }
}

// MARK: Relations and the scene

extension ScriptGrammar {
    private func predicate(_ state: State, _ byte: UInt8) -> State? {
        guard byte == .space else {
            guard let node = Self.predicates.next(state.node, byte),
                Self.predicates.words(below: node).contains(where: {
                    state.entities > Self.objects(of: $0)
                })
            else { return nil }
            return state.at(node)
        }
        guard let word = Self.predicates.word(at: state.node) else { return nil }
        switch Self.objects(of: word) {
        case 1: return state.moved(to: .object)
        case 2: return state.moved(to: .firstOfPair)
        default: return nil
        }
    }

    private func object(_ state: State, _ byte: UInt8) -> State? {
        guard byte >= UInt8(ascii: "a"), byte < UInt8(ascii: "a") + state.entities else { return nil }
        var state = state
        let id = byte - UInt8(ascii: "a")
        guard id != state.subject else { return nil }
        switch state.slot {
        case .firstOfPair:
            state.object = id
            return state.moved(to: .comma)
        case .secondOfPair where id == state.object: return nil
        default: return state.moved(to: .done)
        }
    }

    private func surface(_ state: State, _ byte: UInt8) -> State? {
        guard byte == .space else {
            guard let node = Self.surfaces.next(state.node, byte),
                Self.reaches(node, after: state.slot)
            else { return nil }
            return state.at(node)
        }
        guard let word = Self.word(state), !Self.isKind(word) else { return nil }
        return state.moved(to: Self.isColor(word) ? .surfaceMaterial : .surfaceKind)
    }
}

// MARK: Vocabularies

extension ScriptGrammar {
    static let sceneWords = WordTrie(SceneLine.self)
    static let colors = WordTrie(["-"] + SceneScript.Color.allCases.map(\.rawValue))
    static let materials = WordTrie(["-"] + SceneScript.Material.allCases.map(\.rawValue))
    static let predicates = WordTrie(
        SceneScript.Predicate.allCases.map(\.rawValue)
            + SceneScript.Formation.allCases.map(\.rawValue))
    static let surfaces = WordTrie(
        SceneScript.Color.allCases.map(\.rawValue) + SceneScript.Material.allCases.map(\.rawValue)
            + SceneScript.SurfaceKind.allCases.map(\.rawValue))
    /// What may follow each word of ``SceneLine``; the first has a slot of its own.
    static let scene = [
        surfaces, WordTrie(SceneScript.Place.self), WordTrie(SceneScript.Time.self),
        WordTrie(SceneScript.Light.self), WordTrie(SceneScript.Sky.self),
        WordTrie(SceneScript.Style.self), WordTrie(SceneScript.View.self),
    ]

    /// How many ids follow a predicate; none follow a formation.
    static func objects(of word: Int) -> Int {
        guard word < SceneScript.Predicate.allCases.count else { return 0 }
        return SceneScript.Predicate.allCases[word] == .between ? 2 : 1
    }

    static func word(_ state: State) -> Int? {
        surfaces.word(at: state.node)
    }

    static func isColor(_ word: Int) -> Bool {
        word < SceneScript.Color.allCases.count
    }

    static func isKind(_ word: Int) -> Bool {
        word >= SceneScript.Color.allCases.count + SceneScript.Material.allCases.count
    }

    /// Whether a word that may stand at `slot` goes through `node`.
    static func reaches(_ node: UInt16, after slot: Slot) -> Bool {
        surfaces.words(below: node).contains { word in
            switch slot {
            case .surfaceMaterial: !isColor(word)
            case .surfaceKind: isKind(word)
            default: true
            }
        }
    }

    /// Whether a scene word that is still to come goes through `node`.
    static func canOpen(_ node: UInt16, after sceneLines: UInt8) -> Bool {
        sceneWords.words(below: node).contains { $0 >= sceneLines }
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    static func digit(_ byte: UInt8) -> UInt16? {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? UInt16(byte - UInt8(ascii: "0")) : nil
    }
}

extension ScriptGrammar.State {
    func moved(to slot: ScriptGrammar.Slot) -> Self {
        var state = self
        state.slot = slot
        state.node = 0
        return state
    }

    func at(_ node: UInt16) -> Self {
        var state = self
        state.node = node
        return state
    }
}

extension UInt8 {
    static let space = UInt8(ascii: " ")
}
