public import Script
public import Space

/// Shades of the palette's colours: "dark green", "navy", "powder blue".
extension Palette {
    /// A colour word of the palette, perhaps lighter or darker, as a linear base colour.
    public static func color(_ name: String, _ shade: SceneScript.Shade?) -> V3? {
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
    public static func hue(_ word: String) -> V3? { ColorWords.hues[word].map { linear($0.bytes) } }

    /// Every colour that a word of the palette may stand for.
    static let members: [(name: String, color: V3)] =
        names.flatMap { name in
            var shades: [SceneScript.Shade?] = [nil]
            if name != "white", name != "black" { shades += [.light, .dark, .pale, .bright] }
            return shades.compactMap { shade in color(name, shade).map { (name, $0) } }
        }
        + ColorWords.hues.sorted { $0.key < $1.key }.map {
            ($0.value.color.rawValue, linear($0.value.bytes))
        }
}
