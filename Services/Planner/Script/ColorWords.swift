extension SceneScript {
    /// What a word before a colour makes of it.
    public enum Shade: String, Hashable, Sendable, CaseIterable { case light, dark, bright, pale }
}

/// Words for colours, kept here and nowhere else: what a prompt, an instruction and a paint mean by them.
public enum ColorWords {
    /// A colour that has a word of its own.
    public struct Hue: Hashable, Sendable {
        /// The script's colour that it belongs to: blue for "navy".
        public var color: SceneScript.Color
        /// What it is beside that colour, where one word for it comes near.
        public var shade: SceneScript.Shade?
        /// sRGB, 0xRRGGBB.
        public var bytes: UInt32
    }

    /// "light", "deep", "pastel".
    public static let shades: [String: SceneScript.Shade] = [
        "light": .light, "lighter": .light, "dark": .dark, "darker": .dark, "deep": .dark,
        "bright": .bright, "vivid": .bright, "vibrant": .bright, "royal": .bright,
        "neon": .bright, "pale": .pale, "pastel": .pale, "soft": .pale, "faded": .pale,
        "dusty": .pale,
    ]

    /// Other words for the script's own colours.
    public static let plain: [String: SceneScript.Color] = {
        var found = Dictionary(
            uniqueKeysWithValues: SceneScript.Color.allCases.map { ($0.rawValue, $0) })
        for (word, color) in [
            ("grey", SceneScript.Color.gray), ("jet-black", .black), ("pitch-black", .black),
            ("ebony", .black), ("onyx", .black), ("snow-white", .white), ("off-white", .white),
            ("silvery-gray", .gray), ("lush-green", .green), ("blue-green", .teal),
        ] { found[word] = color }
        return found
    }()

    /// Of these no thing is known by the same name, so that a prompt means the colour wherever it says them.
    public static let always: Set<String> = [
        "crimson", "scarlet", "maroon", "burgundy", "vermilion", "carmine", "cherry-red",
        "ochre", "saffron", "cerulean", "navy", "cobalt", "azure", "indigo", "indigo-blue",
        "turquoise", "cyan", "aqua", "aquamarine", "jade", "lilac", "violet", "mauve",
        "plum-colored", "magenta", "fuchsia", "rose-colored", "salmon-pink", "umber", "sepia",
        "tan", "tan-brown", "taupe", "ecru", "khaki", "ivory", "cream-colored", "sand-colored",
        "charcoal", "slate-gray", "ash-gray", "rust", "rust-colored", "lemon-yellow",
        "golden-yellow", "chocolate-brown", "coffee-brown", "forest-green", "sky-blue",
        // Gems, herbs and fruits too; before another noun they are colours.
        "ruby", "sapphire", "emerald", "amber", "lavender", "tangerine", "apricot", "mustard",
        "olive", "lime", "mint", "chestnut", "cream",
    ]

    /// What is a colour only before another noun: "a caramel sofa", but no sofa in caramel.
    public static let things: Set<String> = [
        "pumpkin", "wine", "sand", "caramel", "butter", "denim", "aubergine", "mocha", "camel",
        "oatmeal", "pistachio", "champagne", "terracotta",
    ]

    /// Colours that have words of their own. A word of two parts is kept with a blank and found with a hyphen as well.
    public static let hues: [String: Hue] = {
        let rows: [(SceneScript.Color, SceneScript.Shade?, String)] = [
            (
                .red, nil,
                "crimson=A8142C scarlet=D0261A ruby=9B1436 vermilion=D83A1E carmine=A81234"
            ),
            (.red, nil, "cherry_red=B5152A brick_red=9A3B2C rust_red=8E3A22 cherry=B5152A"),
            (
                .red, .dark,
                "maroon=6A1420 burgundy=641428 wine_red=6B1A2C oxblood=571A1C wine=6B1A2C"
            ),
            (.orange, nil, "amber=E8A01C rust=B0501E apricot=F2A65E tangerine=F28C1C"),
            (.orange, nil, "burnt_orange=C25A1A rust_colored=B0501E terracotta=B9613F"),
            (.orange, nil, "pumpkin=D9701E"),
            (.yellow, nil, "mustard=D0A226 lemon_yellow=F5E04A golden_yellow=EBB022 lemon=F5E04A"),
            (.yellow, nil, "mustard_yellow=D0A226 canary=F6DE3C saffron=EDA81E ochre=C18A2D"),
            (.yellow, .pale, "butter_yellow=F4E19A butter=F4E19A blond=E2C27E blonde=E2C27E"),
            (.green, nil, "lime=84C41E emerald=0F7A4F jade=3E9C78 lime_green=84C41E moss=5C6B2E"),
            (.green, nil, "moss_green=5C6B2E emerald_green=0F7A4F pistachio=A9C47F"),
            (
                .green, .dark,
                "olive=6C7028 forest_green=1F4D2B bottle_green=123F2A olive_green=6C7028"
            ),
            (.green, .dark, "hunter_green=2B4A30"),
            (.green, .light, "mint=9CDCBC sage=9CAE8C mint_green=9CDCBC sage_green=9CAE8C"),
            (.teal, nil, "turquoise=26B8AC cyan=18B4D2 aqua=5CCFC8 aquamarine=6FD9BC"),
            (.blue, .dark, "navy=16244E midnight_blue=131B3C navy_blue=16244E"),
            (.blue, nil, "cobalt=1C3FA0 azure=3A86D8 sapphire=14398C royal_blue=2146B4"),
            (.blue, nil, "steel_blue=4B6E93 cornflower_blue=6486D8 cerulean=2A7FB8 denim=3E5C82"),
            (.blue, nil, "cobalt_blue=1C3FA0 indigo_blue=3A2C96"),
            (.blue, .light, "sky_blue=86BCE6 powder_blue=AFCBE0 baby_blue=A4CBEB ice_blue=C4DDEA"),
            (.purple, nil, "violet=7A3CC8 indigo=3A2C96 mauve=9A7392 amethyst=8654B4"),
            (.purple, .dark, "plum=5C2A50 plum_colored=5C2A50 aubergine=3C1C3C"),
            (.purple, .light, "lavender=B09CDC lilac=B79BD0"),
            (
                .pink, nil,
                "magenta=C81E8C fuchsia=D42C92 hot_pink=EA3E92 salmon=EE8C78 coral=EE6E58"
            ),
            (.pink, nil, "rose=D9748C rose_colored=D9748C peach=F2B795 salmon_pink=EE8C78"),
            (.pink, .pale, "dusty_pink=CF9CA0 blush=EBC4BC blush_pink=EBC4BC dusty_rose=C98E93"),
            (
                .brown, nil,
                "chestnut=6E3420 tan_brown=8A6038 umber=5A3B22 sepia=6A4A2E caramel=A8672E"
            ),
            (
                .brown, .dark,
                "chocolate_brown=452A1C chocolate=452A1C coffee_brown=452E20 mocha=5A4032"
            ),
            (
                .beige, nil,
                "cream=F2E9D0 ivory=F4F0E0 tan=C39B6B khaki=A99B6C taupe=8F8175 ecru=D8CBAA"
            ),
            (.beige, nil, "champagne=E9D6B4 cream_colored=F2E9D0 sand_colored=D8BE94 sand=D8BE94"),
            (.beige, nil, "oatmeal=D6C8AE camel=BE9360"),
            (.gray, .dark, "charcoal=36383C slate_gray=5A646E slate_grey=5A646E anthracite=2C2E31"),
            (.gray, nil, "ash_gray=9A9C98"),
        ]
        var found: [String: Hue] = [:]
        for (color, shade, words) in rows {
            for entry in words.split(separator: " ") {
                let halves = entry.split(separator: "=")
                guard halves.count == 2, let bytes = UInt32(halves[1], radix: 16) else { continue }
                let hue = Hue(color: color, shade: shade, bytes: bytes)
                for joint in [" ", "-"] as [Character] {
                    found[String(halves[0].map { $0 == "_" ? joint : $0 })] = hue
                }
            }
        }
        return found
    }()
}
