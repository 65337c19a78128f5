public import Knowledge
public import Lettering
public import PlantainProto
public import Space

/// How lettering usually looks on a kind of thing: what a signwriter would do unasked.
public struct Bearer {
    /// Of the most important string.
    var title = LetteringStyle(weight: .bold)
    /// Of the others.
    var body = LetteringStyle()
    var finish = Finish.unspecified
    /// Headlines have a colour of their own.
    var isColourful = false

    init(_ asset: AssetInfo, material: Material?) {
        let words = asset.concept.split(separator: " ").map(String.init)
        func names(_ any: String...) -> Bool { any.contains { words.contains($0) } }
        if names("neon") {
            title = LetteringStyle(family: .rounded)
            body = title
            finish = .neon
        } else if names("chalkboard", "blackboard") {
            title = LetteringStyle(family: .hand, weight: .bold)
            body = LetteringStyle(family: .hand)
            finish = .chalk
        } else if names("poster", "billboard", "banner", "flag") {
            title = LetteringStyle(family: .display, weight: .bold)
            isColourful = true
        } else if names("crate", "box", "barrel", "chest", "signpost") || asset.concept == "sign"
            || asset.concept == "hanging sign"
        {
            title = LetteringStyle(family: .slab, weight: .bold)
            body = LetteringStyle(family: .slab)
        } else if names("book", "bottle", "jar", "menu", "plaque", "certificate", "invitation")
            || [.book].contains(asset.category)
        {
            title = LetteringStyle(family: .serif, weight: .bold)
            body = LetteringStyle(family: .serif)
        } else if names("newspaper", "gravestone", "tombstone", "monument") {
            title = LetteringStyle(family: .serif, weight: .bold)
            body = LetteringStyle(family: .serif)
        } else if names("note", "postcard", "cake") {
            title = LetteringStyle(family: .hand, weight: .bold)
            body = LetteringStyle(family: .hand)
        }
        if names("gravestone", "tombstone", "monument", "plaque", "headstone") {
            finish = .engraved
        }
    }

    /// What a made thing is painted with where nothing is asked: lettering wants an even ground, and posters colour.
    public static func paint(_ asset: AssetInfo, _ dice: inout Dice) -> Material? {
        let colors: [UInt32]
        switch asset.key {
        case "shape/sign", "shape/hanging-sign":
            colors = [0xEDE4CF, 0xEDE4CF, 0xF2F0EA, 0x1F4236, 0x1D2F4F, 0x2A2A2C]
        case "shape/poster":
            colors = [0xEFE7D6, 0xEFE7D6, 0x1B2A49, 0x6E1B22, 0xE2B23C, 0x1F4A44, 0x202022]
        default: return nil
        }
        let color = Palette.linear(dice.pick(colors, or: colors[0]))
        let substance: Substance = asset.key == "shape/poster" ? .paper : .plastic
        return Material(
            substance: substance, tint: Color(color), roughness: substance == .plastic ? 0.55 : 0)
    }

    /// What to write and how, for strings that share a panel.
    func inscriptions(_ writings: [Writing]) -> [Inscription] {
        let ranks = Self.ranks(writings)
        return zip(writings, ranks).map { writing, rank in
            let style = writing.wish.applied(to: rank == .title ? title : body)
            return Inscription(
                writing.text, style: style, scale: Self.scale(rank, writing, among: writings.count),
                language: writing.wish.language ?? "")
        }
    }

    /// As the prompt says, or else by order: a short first string heads those that follow.
    static func ranks(_ writings: [Writing]) -> [LetteringWish.Rank] {
        guard writings.count > 1 else { return writings.map { _ in .title } }
        let hasTitle = writings.contains { $0.wish.rank == .title }
        let rest = writings.dropFirst()
        let mean = Float(rest.reduce(0) { $0 + $1.text.count }) / Float(rest.count)
        let isList = writings.allSatisfy { isPriced($0.text) }
        let heads = Float(writings[0].text.count) <= 1.6 * mean + 4 && !isList
        return writings.enumerated().map { index, writing in
            if let rank = writing.wish.rank { return rank }
            if index == 0, heads, !hasTitle { return .title }
            if isList || (index == 0 && !heads) { return .body }
            return index == 1 && writing.text.count < 60 ? .subtitle : .body
        }
    }

    /// Whether a string ends with a price: a line of a menu.
    static func isPriced(_ text: String) -> Bool {
        guard let last = text.split(separator: " ").last else { return false }
        return last.contains { $0.isNumber }
            && last.allSatisfy { $0.isNumber || ".,$€£¥₹-".contains($0) }
    }

    private static func scale(
        _ rank: LetteringWish.Rank, _ writing: Writing, among count: Int
    ) -> Float {
        switch rank {
        case .title: 1
        // Two short strings are two lines of one message.
        case .subtitle:
            count == 2 && writing.text.count <= 12 && writing.wish.rank == nil ? 0.8 : 0.5
        case .body: 0.42
        case .small: 0.3
        }
    }
}

/// A string of the prompt and what was said of its letters.
public struct Writing: Sendable, Hashable {
    public var text: String
    public var wish: LetteringWish

    public init(_ text: String, wish: LetteringWish = LetteringWish()) {
        self.text = text
        self.wish = wish
    }
}
