import Knowledge

/// Which characters of the colour emoji font become figurines, and what they are called.
///
/// By hand, like the catalogue of models: of faces, people, hands, flags, clocks and symbols there is none, and
/// none of what belongs to the sky.
struct FigurineList {
    struct Line: Equatable {
        let glyph: String
        /// "chopsticks"
        let title: String
        /// Height of the thing itself, as it is pictured, metres.
        let height: Float
        /// Only its head is pictured.
        let isHead: Bool
        let category: Knowledge.Category
        let thickness: Float

        /// As nouns are looked up: "chopstick".
        var concept: String { Noun.words(title).joined(separator: " ") }
    }

    let lines: [Line]

    init() {
        lines =
            Self.parsed(Self.animals, .decoration)
            + Self.parsed(Self.plants, .plant) + Self.parsed(Self.food, .food)
            + Self.parsed(Self.vehicles, .vehicle) + Self.parsed(Self.buildings, .outdoor)
            + Self.parsed(Self.clothing, .clothing, thickness: 0.6)
            + Self.parsed(Self.sport, .sport) + Self.parsed(Self.music, .instrument)
            + Self.parsed(Self.tools, .tool) + Self.parsed(Self.office, .stationery, thickness: 0.5)
            + Self.parsed(Self.devices, .electronics) + Self.parsed(Self.curios, .decoration)
    }

    /// "🐂 ox 1.5, 🐗 boar .5 head": a glyph, a name, a height in metres, and what is said of it.
    private static func parsed(
        _ table: String, _ category: Knowledge.Category, thickness: Float = 1
    ) -> [Line] {
        table.split(whereSeparator: { $0 == "," || $0 == "\n" }).compactMap { row in
            var words = row.split(separator: " ").map(String.init)
            guard words.count >= 3 else { return nil }
            let isHead = words.last == "head"
            if isHead { words.removeLast() }
            guard let height = Float(words.removeLast()) else { return nil }
            return Line(
                glyph: words[0], title: words.dropFirst().joined(separator: " "), height: height,
                isHead: isHead, category: category, thickness: thickness)
        }
    }

    /// Things up to a fifth of a metre are made at their own size, elephants a third larger than that.
    static func figurineHeight(_ height: Float) -> Float {
        guard height > 0.2 else { return max(height, 0.05) }
        var (size, rest): (Float, Float) = (0.2, height)
        while rest > 0.4, size < 0.34 { (size, rest) = (size + 0.02, rest / 2) }
        return size + 0.02 * max(0, (rest - 0.2) / 0.2)
    }
}
