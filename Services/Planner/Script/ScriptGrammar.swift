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
            return byte == UInt8(ascii: "#") && hasFreeString(state)
                ? state.moved(to: .string) : nil
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
            case .surface, .surfaceMaterial, .surfaceKind:
                Self.word(state).map(Self.isKind) ?? false
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
