import PlantainProto
import Space

/// Colours of lettering.
enum Ink {
    /// Of lightest to darkest luminance, each raised by 0.05: WCAG's measure.
    static func contrast(_ a: V3, _ b: V3) -> Float {
        (max(a.luminance, b.luminance) + 0.05) / (min(a.luminance, b.luminance) + 0.05)
    }

    /// What a word for an ink means, linear.
    static func color(_ word: String) -> V3? {
        names[word].map(Palette.linear) ?? Palette.hue(word)
            ?? Palette.color(word == "grey" ? "gray" : word)
    }

    /// A colour asked for, made darker or lighter until it stands out from its ground.
    static func readable(_ color: V3, on ground: V3, atLeast wanted: Float = 3) -> V3 {
        guard contrast(color, ground) < wanted else { return color }
        let lit = ground.luminance + 0.05
        let (darker, lighter) = (lit / wanted - 0.05, lit * wanted - 0.05)
        if darker > 0.01, color.luminance <= ground.luminance || lighter > 0.8 {
            return color * (darker / max(color.luminance, 1e-4))
        }
        guard lighter < 0.95, color.luminance < lighter else { return plain(on: ground) }
        let white = V3(repeating: 0.95)
        let share = (lighter - color.luminance) / max(white.luminance - color.luminance, 1e-4)
        return blend(color, white, min(1, share))
    }

    /// Near black or near white, whichever reads better.
    static func plain(on ground: V3) -> V3 {
        let (dark, light) = (V3(repeating: 0.012), V3(0.85, 0.84, 0.8))
        return contrast(dark, ground) > contrast(light, ground) ? dark : light
    }

    /// A second colour for a headline: deep red on what is light, gold on what is dark; nil where neither stands out.
    static func accent(on ground: V3) -> V3? {
        [V3(0.3, 0.018, 0.022), V3(0.88, 0.6, 0.14)].first { contrast($0, ground) > 5 }
    }

    /// A gas in a tube: the hue at full strength.
    static func neon(_ color: V3) -> V3 {
        let full = color / max(color.max(), 1e-3)
        let least = full.min() * 0.6
        let pure = (full - V3(repeating: least)) / max(1 - least, 1e-3)
        return pointwiseMax(pure, V3(repeating: 0.03))
    }

    private static let names: [String: UInt32] = [
        "gold": 0xC9971C, "golden": 0xC9971C, "silver": 0xB4B8BC, "copper": 0xB4673A,
        "bronze": 0x8C6A35,
    ]
}
