/// How lines begin: with an id or with a word of the scene.
extension ScriptGrammar {
    func head(_ state: State, _ byte: UInt8) -> State? {
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
    func idOnHead(_ state: State, _ byte: UInt8) -> UInt8? {
        guard state.sceneLines == 0, byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "l") else {
            return nil
        }
        let id = byte - UInt8(ascii: "a")
        if id == state.entities { return state.relations == 0 ? id : nil }
        return id < state.entities && state.relations < SceneScript.Limit.relations ? id : nil
    }

    func sceneWord(_ state: State, _ byte: UInt8) -> State? {
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

    func afterID(_ state: State, _ byte: UInt8) -> State? {
        guard byte == .space else { return nil }
        if state.subject < state.entities { return state.moved(to: .predicate) }
        var state = state
        state.subject = 0
        return state.moved(to: .count)
    }
}
