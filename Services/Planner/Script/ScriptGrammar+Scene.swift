/// Relations, formations and the surface.
extension ScriptGrammar {
    func predicate(_ state: State, _ byte: UInt8) -> State? {
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

    func object(_ state: State, _ byte: UInt8) -> State? {
        guard byte >= UInt8(ascii: "a"), byte < UInt8(ascii: "a") + state.entities else {
            return nil
        }
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

    func surface(_ state: State, _ byte: UInt8) -> State? {
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
