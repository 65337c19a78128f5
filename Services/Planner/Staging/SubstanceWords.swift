public import Script
public import Space

/// What words before a substance say of its colour, beyond colours themselves: "dark walnut", "pale wood", "weathered
/// planks", "brass", "rose gold", "dark marble".
public enum SubstanceWords {
    /// The linear base colour of a substance that these words stand before, the words for it among them; nil where
    /// none of them says anything of it.
    public static func color(
        _ material: SceneScript.Material, _ words: some Collection<String>
    ) -> V3? {
        switch material {
        case .wood: return wood(words)
        case .gold, .copper, .metal, .silver: return metal(words)
        case .ceramic:
            return words.contains("terracotta")
                ? Palette.hue("terracotta") : shaded(.ceramic, words)
        default: return shaded(material, words)
        }
    }

    // MARK: Wood

    /// Freshly planed and oiled, linear.
    private static let woods: [String: V3] = [
        "oak": V3(0.42, 0.27, 0.14), "walnut": V3(0.17, 0.09, 0.045),
        "mahogany": V3(0.2, 0.06, 0.03), "pine": V3(0.56, 0.38, 0.2),
        "teak": V3(0.34, 0.18, 0.08), "cherry": V3(0.36, 0.15, 0.07),
        "maple": V3(0.6, 0.45, 0.28), "birch": V3(0.64, 0.5, 0.34), "ash": V3(0.58, 0.46, 0.32),
        "beech": V3(0.56, 0.38, 0.24), "ebony": V3(0.03, 0.024, 0.02),
        "bamboo": V3(0.56, 0.42, 0.2), "driftwood": V3(0.36, 0.33, 0.29),
        "rosewood": V3(0.16, 0.05, 0.03), "cedar": V3(0.4, 0.19, 0.1),
        "wenge": V3(0.06, 0.035, 0.022), "plywood": V3(0.6, 0.45, 0.28),
        "acacia": V3(0.3, 0.15, 0.07), "honey": V3(0.5, 0.29, 0.1),
    ]

    /// Kinds of wood that no fruit, colour or remains of a fire share their names with.
    private static let unmistakable: Set<String> = [
        "oak", "walnut", "mahogany", "pine", "teak", "maple", "birch", "beech", "driftwood",
        "rosewood", "wenge", "plywood", "acacia", "bamboo",
    ]

    /// Whether one of these words before a thing that may be of wood says that it is.
    public static func isWood(_ words: some Collection<String>) -> Bool {
        words.contains { unmistakable.contains($0) || ["wood", "wooden", "timber"].contains($0) }
    }

    /// How far each word goes towards a colour.
    private static let finishes: [String: (toward: V3, share: Float)] = {
        let (dark, pale) = (V3(0.1, 0.046, 0.02), V3(0.68, 0.56, 0.41))
        let (gray, old) = (V3(0.3, 0.265, 0.225), V3(0.25, 0.14, 0.075))
        let white = V3(0.64, 0.57, 0.47)
        return [
            "dark": (dark, 0.92), "darker": (dark, 0.92), "deep": (dark, 0.6),
            "rich": (dark, 0.35), "smoked": (dark, 0.6), "stained": (dark, 0.4),
            "charred": (dark * 0.2, 0.9), "light": (pale, 0.7), "lighter": (pale, 0.7),
            "pale": (pale, 0.85), "blond": (pale, 0.75), "blonde": (pale, 0.75),
            "bright": (pale, 0.6), "whitewashed": (white * 1.06, 0.9), "bleached": (white, 0.9),
            "limed": (white, 0.9), "weathered": (gray, 0.85), "greyed": (gray, 0.85),
            "aged": (old, 0.7), "old": (old, 0.6), "antique": (old, 0.7), "rustic": (old, 0.7),
            "farmhouse": (old, 0.6), "worn": (old, 0.5), "reclaimed": (V3(0.3, 0.2, 0.12), 0.7),
            "warm": (V3(0.42, 0.22, 0.09), 0.5),
        ]
    }()

    private static func wood(_ words: some Collection<String>) -> V3? {
        let kind = words.lazy.compactMap { woods[$0] }.first
        let said = words.compactMap { finishes[$0] }
        guard kind != nil || !said.isEmpty else { return nil }
        return said.reduce(kind ?? V3(0.35, 0.195, 0.095)) { blend($0, $1.toward, $1.share) }
    }

    // MARK: Metal

    /// Specular tints, linear.
    private static let metals: [String: V3] = [
        "brass": V3(0.78, 0.57, 0.26), "bronze": V3(0.46, 0.28, 0.14),
        "iron": V3(0.17, 0.168, 0.165), "wrought-iron": V3(0.1, 0.1, 0.1),
        "pewter": V3(0.4, 0.4, 0.39), "gunmetal": V3(0.11, 0.115, 0.125),
        "chrome": V3(0.78, 0.79, 0.8), "tin": V3(0.66, 0.66, 0.64),
    ]

    private static func metal(_ words: some Collection<String>) -> V3? {
        if words.contains("gold"), words.contains("rose") { return V3(0.93, 0.53, 0.42) }
        let base = words.lazy.compactMap { metals[$0] }.first
        let isDark = words.contains { ["dark", "blackened", "oxidised", "oxidized"].contains($0) }
        return isDark ? (base ?? V3(repeating: 0.42)) * 0.4 : base
    }

    // MARK: Others

    private static func shaded(
        _ material: SceneScript.Material, _ words: some Collection<String>
    ) -> V3? {
        let base: V3
        switch material {
        case .stone: base = V3(0.33, 0.31, 0.28)
        case .marble: base = V3(0.72, 0.71, 0.68)
        case .concrete: base = V3(0.36, 0.355, 0.34)
        case .leather: base = V3(0.16, 0.07, 0.035)
        case .tile, .ceramic, .fabric: base = V3(0.45, 0.43, 0.4)
        default: return nil
        }
        if words.contains("dark") { return base * (material == .marble ? 0.07 : 0.3) }
        let isLight = words.contains { ["light", "pale"].contains($0) }
        return isLight ? blend(base, V3(0.8, 0.77, 0.71), 0.6) : nil
    }
}
