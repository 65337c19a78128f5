public import Space

/// Shades of the palette's colours: "dark green", "navy", "powder blue".
extension Palette {
    public enum Shade: String, Hashable, Sendable, CaseIterable { case light, dark, bright, pale }

    /// A colour word of the palette, perhaps lighter or darker, as a linear base colour.
    public static func color(_ name: String, _ shade: Shade?) -> V3? {
        guard let base = color(name) else { return nil }
        switch shade {
        case .light, .pale:
            return blend(base, color("white") ?? V3(repeating: 0.85), shade == .pale ? 0.55 : 0.4)
        case .dark: return base * 0.35
        case .bright: return pointwiseMin(base * 1.35, V3(repeating: 0.92))
        case nil: return base
        }
    }

    /// What a word for a shade means, linear.
    public static func hue(_ word: String) -> V3? { hues[word].map { linear($0.bytes) } }

    /// The palette's colour that a word for a shade belongs to: "blue" for "navy".
    public static func family(ofHue word: String) -> String? { hues[word]?.family }

    /// Shades that have words of their own: the palette's colour that each belongs to, and sRGB bytes.
    private static let hues: [String: (family: String, bytes: UInt32)] = {
        let lists: [(String, [(String, UInt32)])] = [
            (
                "red",
                [
                    ("crimson", 0xA8142C), ("scarlet", 0xD0261A), ("maroon", 0x6A1420),
                    ("burgundy", 0x641428), ("ruby", 0x9B1436), ("vermilion", 0xD83A1E),
                    ("brick red", 0x9A3B2C), ("wine red", 0x6B1A2C), ("cherry red", 0xB5152A),
                    ("rust red", 0x8E3A22),
                ]
            ),
            (
                "orange",
                [
                    ("amber", 0xE8A01C), ("rust", 0xB0501E), ("apricot", 0xF2A65E),
                    ("tangerine", 0xF28C1C), ("burnt orange", 0xC25A1A),
                ]
            ),
            (
                "yellow",
                [
                    ("mustard", 0xD0A226), ("lemon yellow", 0xF5E04A), ("butter yellow", 0xF4E19A),
                    ("golden yellow", 0xEBB022), ("mustard yellow", 0xD0A226),
                ]
            ),
            (
                "green",
                [
                    ("lime", 0x84C41E), ("olive", 0x6C7028), ("mint", 0x9CDCBC),
                    ("emerald", 0x0F7A4F), ("jade", 0x3E9C78), ("sage", 0x9CAE8C),
                    ("forest green", 0x1F4D2B), ("bottle green", 0x123F2A),
                    ("olive green", 0x6C7028), ("mint green", 0x9CDCBC), ("sage green", 0x9CAE8C),
                    ("lime green", 0x84C41E), ("moss green", 0x5C6B2E),
                ]
            ),
            (
                "teal",
                [
                    ("turquoise", 0x26B8AC), ("cyan", 0x18B4D2), ("aqua", 0x5CCFC8),
                    ("aquamarine", 0x6FD9BC),
                ]
            ),
            (
                "blue",
                [
                    ("navy", 0x16244E), ("cobalt", 0x1C3FA0), ("azure", 0x3A86D8),
                    ("sapphire", 0x14398C), ("sky blue", 0x86BCE6), ("powder blue", 0xAFCBE0),
                    ("baby blue", 0xA4CBEB), ("royal blue", 0x2146B4), ("steel blue", 0x4B6E93),
                    ("midnight blue", 0x131B3C), ("cornflower blue", 0x6486D8),
                ]
            ),
            (
                "purple",
                [
                    ("lavender", 0xB09CDC), ("lilac", 0xB79BD0), ("violet", 0x7A3CC8),
                    ("indigo", 0x3A2C96), ("mauve", 0x9A7392), ("plum", 0x5C2A50),
                ]
            ),
            (
                "pink",
                [
                    ("magenta", 0xC81E8C), ("fuchsia", 0xD42C92), ("hot pink", 0xEA3E92),
                    ("salmon", 0xEE8C78), ("coral", 0xEE6E58), ("dusty pink", 0xCF9CA0),
                    ("blush", 0xEBC4BC), ("rose", 0xD9748C), ("peach", 0xF2B795),
                    ("salmon pink", 0xEE8C78), ("blush pink", 0xEBC4BC),
                ]
            ),
            (
                "brown",
                [
                    ("chestnut", 0x6E3420), ("chocolate brown", 0x452A1C), ("chocolate", 0x452A1C),
                ]
            ),
            (
                "beige",
                [("cream", 0xF2E9D0), ("ivory", 0xF4F0E0), ("tan", 0xC39B6B), ("khaki", 0xA99B6C)]
            ),
            ("gray", [("charcoal", 0x36383C), ("slate gray", 0x5A646E), ("slate grey", 0x5A646E)]),
        ]
        var result: [String: (family: String, bytes: UInt32)] = [:]
        for (family, list) in lists {
            for (word, bytes) in list { result[word] = (family, bytes) }
        }
        return result
    }()

    /// Every colour that a word of the palette may stand for.
    static let members: [(name: String, color: V3)] =
        names.flatMap { name in
            var shades: [Shade?] = [nil]
            if name != "white", name != "black" { shades += [.light, .dark, .pale, .bright] }
            return shades.compactMap { shade in color(name, shade).map { (name, $0) } }
        } + hues.sorted { $0.key < $1.key }.map { ($0.value.family, linear($0.value.bytes)) }
}
