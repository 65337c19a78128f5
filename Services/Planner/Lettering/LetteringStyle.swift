/// A kind of letters, asked for in plain words.
public struct LetteringStyle: Sendable, Hashable {
    public enum Family: Sendable, Hashable { case sans, serif, mono, display }

    public var family: Family
    public var bold: Bool
    public var italic: Bool

    public init(family: Family = .sans, bold: Bool = false, italic: Bool = false) {
        self.family = family
        self.bold = bold
        self.italic = italic
    }

    /// Reads words such as "bold serif", "typewriter", "handwritten", "elegant".
    public init(words: String) {
        let words = words.lowercased()
        func says(_ any: String...) -> Bool { any.contains { words.contains($0) } }
        self.init()
        if says("mono", "typewriter", "terminal", "code", "pixel", "digital", "receipt") {
            family = .mono
        } else if says("sans") {
            family = .sans
        } else if says(
            "serif", "elegant", "classic", "vintage", "engraved", "carved", "book", "script",
            "cursive",
            "handwrit", "calligraph", "newspaper")
        {
            family = .serif
        } else if says("display", "headline", "poster", "logo") {
            family = .display
        }
        bold = says("bold", "heavy", "black", "headline", "poster", "display", "carved", "neon")
        italic = says("italic", "slanted", "script", "cursive", "handwrit", "calligraph")
    }
}

/// Which installed fonts write a script in a style, best first.
struct FontChoice {
    let style: LetteringStyle
    /// Face of the CJK collections: 0 Japanese, 1 Korean, 2 simplified Chinese.
    let eastAsianFace: Int

    /// File names; not all need be installed.
    func candidates(script: String) -> [String] {
        let base = base
        let other = Self.symbols
        switch script {
        case "Hani", "Hira", "Kana", "Hang", "Bopo": return eastAsian + base + other
        case "Latn", "Grek", "Cyrl", "Zyyy", "Zinh": return base + other + eastAsian
        default: return special(script) + base + other + eastAsian
        }
    }

    private var base: [String] {
        let plain = style.bold ? "Bold" : "Regular"
        let slanted = style.italic ? (style.bold ? ["BoldItalic"] : ["Italic"]) : []
        let weights = slanted + [plain]
        switch style.family {
        case .sans: return weights.map { "NotoSans-\($0).ttf" }
        case .serif: return weights.map { "NotoSerif-\($0).ttf" } + ["NotoSans-\(plain).ttf"]
        case .mono: return ["NotoSansMono-\(plain).ttf", "NotoSans-\(plain).ttf"]
        case .display:
            return weights.map { "NotoSansDisplay-\($0).ttf" } + ["NotoSans-\(plain).ttf"]
        }
    }

    private var eastAsian: [String] {
        let weight = style.bold ? "Bold" : "Regular"
        return style.family == .serif
            ? [
                "NotoSerifCJK-\(weight).ttc#\(eastAsianFace)",
                "NotoSansCJK-\(weight).ttc#\(eastAsianFace)",
            ]
            : ["NotoSansCJK-\(weight).ttc#\(eastAsianFace)"]
    }

    private func special(_ script: String) -> [String] {
        guard let name = Self.names[script] else { return [] }
        let weights = style.bold ? ["Bold", "Regular"] : ["Regular"]
        let sans = weights.map { "NotoSans\(name)-\($0).ttf" }
        let naskh = script == "Arab" ? weights.map { "NotoNaskhArabic-\($0).ttf" } : []
        let serif = naskh + weights.map { "NotoSerif\(name)-\($0).ttf" }
        return style.family == .serif ? serif + sans : sans + serif
    }

    private static let symbols = [
        "NotoSansSymbols2-Regular.ttf", "NotoSansSymbols-Regular.ttf", "NotoSansMath-Regular.ttf",
        "NotoMusic-Regular.ttf",
    ]

    /// ISO 15924 codes of scripts that have a Noto font of their own, and its name.
    private static let names = [
        "Adlm": "Adlam", "Arab": "Arabic", "Armn": "Armenian", "Beng": "Bengali",
        "Cans": "CanadianAboriginal", "Cher": "Cherokee", "Copt": "Coptic", "Deva": "Devanagari",
        "Ethi": "Ethiopic", "Geor": "Georgian", "Goth": "Gothic", "Gujr": "Gujarati",
        "Guru": "Gurmukhi", "Hebr": "Hebrew", "Java": "Javanese", "Khmr": "Khmer",
        "Knda": "Kannada",
        "Laoo": "Lao", "Mlym": "Malayalam", "Mong": "Mongolian", "Mymr": "Myanmar", "Nkoo": "NKo",
        "Ogam": "Ogham", "Olck": "OlChiki", "Orya": "Oriya", "Runr": "Runic", "Sinh": "Sinhala",
        "Syrc": "Syriac", "Taml": "Tamil", "Telu": "Telugu", "Tfng": "Tifinagh", "Thaa": "Thaana",
        "Thai": "Thai", "Tibt": "Tibetan", "Vaii": "Vai", "Yiii": "Yi",
    ]
}
