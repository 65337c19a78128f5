/// `2 red wood large chair #1`: what follows a new id.
extension ScriptGrammar {
    func entity(_ state: State, _ byte: UInt8) -> State? {
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

    func word(_ state: State, _ byte: UInt8, of words: WordTrie, then slot: Slot) -> State? {
        if byte == .space { return words.word(at: state.node).map { _ in state.moved(to: slot) } }
        return words.next(state.node, byte).map(state.at)
    }

    func noun(_ state: State, _ byte: UInt8) -> State? {
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

    func string(_ state: State, _ byte: UInt8) -> State? {
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

    func hasFreeString(_ state: State) -> Bool {
        state.strings.nonzeroBitCount < strings
    }

    func isFree(_ string: Int, _ state: State) -> Bool {
        (1...max(1, strings)).contains(string) && string <= strings
            && state.strings & (1 << (string - 1)) == 0
    }

    func taking(_ state: State) -> State {
        var state = state
        state.strings |= 1 << (state.node - 1)
        return state
    }
}
