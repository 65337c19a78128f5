import CFriBidi

/// Directions of a paragraph's characters by the Unicode bidirectional algorithm.
enum Bidi {
    /// Embedding level of each character: odd ones run from right to left.
    static func levels(_ text: [Unicode.Scalar]) -> [UInt8] {
        let count = Int32(text.count)
        let codes = text.map(\.value)
        var types = [FriBidiCharType](repeating: FriBidiCharType(rawValue: 0), count: text.count)
        var brackets = [FriBidiBracketType](repeating: 0, count: text.count)
        var levels = [FriBidiLevel](repeating: 0, count: text.count)
        var base = FRIBIDI_PAR_ON
        unsafe fribidi_get_bidi_types(codes, count, &types)
        unsafe fribidi_get_bracket_types(codes, count, types, &brackets)
        let highest = unsafe fribidi_get_par_embedding_levels_ex(
            types, brackets, count, &base, &levels)
        // Zero means out of memory: leave the order as written.
        return highest == 0 ? [UInt8](repeating: 0, count: text.count) : levels.map { UInt8($0) }
    }

    /// The order in which pieces with these levels stand from left to right (rule L2).
    static func visualOrder(_ levels: [UInt8]) -> [Int] {
        var order = Array(levels.indices)
        guard let highest = levels.max() else { return order }
        var level = highest
        while level >= 1 {
            var at = 0
            while at < order.count {
                var end = at
                while end < order.count, levels[order[end]] >= level { end += 1 }
                if end > at { order[at..<end].reverse() }
                at = max(end, at + 1)
            }
            level -= 1
        }
        return order
    }
}
