/// Which installed fonts write a script in a style, best first.
struct FontChoice {
    let style: LetteringStyle
    /// Face of the CJK collections: 0 Japanese, 1 Korean, 2 simplified, 3 traditional Chinese, 4 as in
    /// Hong Kong.
    let eastAsianFace: Int
    /// No letter of the text is a small one: fonts without them will do.
    var onlyCapitals = false

    /// File names; not all need be installed.
    func candidates(script: String) -> [String] {
        let other = Self.symbols
        switch script {
        case "Hani", "Hira", "Kana", "Hang", "Bopo": return eastAsian + base + other
        case "Latn", "Zyyy", "Zinh": return decorative(script) + base + other + eastAsian
        case "Grek", "Cyrl": return decorative(script) + base + other + eastAsian
        default: return special(script) + base + other + eastAsian
        }
    }

    /// Fonts of character, for the few scripts that they have.
    func decorative(_ script: String) -> [String] {
        let isLatin = script != "Grek" && script != "Cyrl"
        func named(_ light: String, _ regular: String, _ bold: String) -> String {
            switch style.weight {
            case .light: light
            case .regular: regular
            case .bold: bold
            }
        }
        switch style.family {
        case _ where !["Latn", "Zyyy", "Zinh", "Grek", "Cyrl"].contains(script): return []
        case .slab: return ["RobotoSlab-\(named("Light", "Regular", "Bold")).otf"]
        case .display:
            let narrow = "YanoneKaffeesatz-\(named("Light", "Regular", "Bold")).otf"
            let capitals = "BebasNeue-\(named("Book", "Regular", "Bold")).otf"
            return onlyCapitals && script != "Grek" ? [capitals, narrow] : [narrow]
        case .rounded where isLatin: return ["Quicksand-\(named("Regular", "Medium", "Bold")).ttf"]
        case .hand where isLatin:
            let weight = named("Light", "Regular", "Bold")
            let slanted = weight == "Regular" ? "Italic" : weight + "Italic"
            return ["ComicNeue-\(style.italic ? slanted : weight).otf"]
        case .script where isLatin:
            return ["DancingScript-\(named("Regular", "Regular", "Bold")).otf"]
        case .brush where isLatin:
            return ["LobsterTwo-\(named("Regular", "Regular", "Bold")).otf"]
        default: return []
        }
    }

    private var isBold: Bool { style.weight == .bold }

    private var base: [String] {
        let plain = isBold ? "Bold" : "Regular"
        let slants = style.italic || [.script, .brush].contains(style.family)
        let slanted = slants ? (isBold ? ["BoldItalic"] : ["Italic"]) : []
        let weights = slanted + [plain]
        switch style.family {
        case .sans, .rounded, .hand: return weights.map { "NotoSans-\($0).ttf" }
        case .serif, .slab, .script, .brush:
            return weights.map { "NotoSerif-\($0).ttf" } + ["NotoSans-\(plain).ttf"]
        case .mono: return ["NotoSansMono-\(plain).ttf", "NotoSans-\(plain).ttf"]
        case .display:
            return weights.map { "NotoSansDisplay-\($0).ttf" } + ["NotoSans-\(plain).ttf"]
        }
    }

    private var hasSerifs: Bool { [.serif, .slab, .script, .brush].contains(style.family) }

    private var eastAsian: [String] {
        let weight = isBold ? "Bold" : "Regular"
        let sans = "NotoSansCJK-\(weight).ttc#\(eastAsianFace)"
        // The thin strokes of the regular serif face break up at small sizes.
        return hasSerifs ? ["NotoSerifCJK-Bold.ttc#\(eastAsianFace)", sans] : [sans]
    }

    private func special(_ script: String) -> [String] {
        guard let name = Self.names[script] else { return [] }
        let weights = isBold ? ["Bold", "Regular"] : ["Regular"]
        let sans = weights.map { "NotoSans\(name)-\($0).ttf" }
        let naskh = script == "Arab" ? weights.map { "NotoNaskhArabic-\($0).ttf" } : []
        let serif = naskh + weights.map { "NotoSerif\(name)-\($0).ttf" }
        return hasSerifs ? serif + sans : sans + serif
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
