extension AssetLibrary {
    /// What to draw for a noun (with or without adjectives, singular or plural); nil when nothing comes near.
    public func match(_ noun: String) -> ConceptMatch? {
        let words = Noun.words(noun)
        guard !words.isEmpty else { return nil }
        let whole = words.joined(separator: " ")
        if let found = found(whole, as: .exact, "\(whole) is known") { return found }
        for start in 1..<max(words.count, 1) {
            let tail = words[start...].joined(separator: " ")
            if let found = found(tail, as: .headNoun, "\"\(whole)\" is drawn as a \(tail)") { return found }
        }
        return nil
    }

    private func found(_ concept: String, as exactness: Exactness, _ explanation: String) -> ConceptMatch? {
        let assets = assets(of: concept)
        guard !assets.isEmpty else { return nil }
        return ConceptMatch(
            concept: concept, assets: assets, exactness: exactness, explanation: explanation)
    }
}

/// English nouns: cleaning and singulars.
public enum Noun {
    /// Lower-case words, the last one in the singular.
    public static func words(_ text: String) -> [String] {
        var words = text.lowercased().split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "'") })
            .map(String.init)
        while words.count > 1, ["a", "an", "the", "some", "of"].contains(words[0]) { words.removeFirst() }
        if let last = words.popLast() { words.append(singular(last)) }
        return words
    }

    private static let irregular = [
        "knives": "knife", "leaves": "leaf", "loaves": "loaf", "shelves": "shelf", "wolves": "wolf",
        "mice": "mouse", "geese": "goose", "men": "man", "women": "woman", "children": "child",
        "people": "person", "feet": "foot", "teeth": "tooth", "oxen": "ox", "dice": "die", "scarves": "scarf",
        "glasses": "glass", "buses": "bus", "tomatoes": "tomato", "potatoes": "potato", "cookies": "cookie",
        "movies": "movie", "pies": "pie", "ties": "tie", "shoes": "shoe", "axes": "axe", "vases": "vase",
        "gases": "gas", "lenses": "lens", "canoes": "canoe", "houses": "house", "horses": "horse",
    ]
    private static let unchanged: Set = [
        "glass", "bus", "scissors", "sushi", "grapes", "stairs", "pants", "jeans", "shorts", "sheep", "fish",
        "cactus", "gas", "lens", "christmas", "chess", "dress", "compass", "cross", "grass", "pancakes",
        "headphones", "binoculars", "goggles", "tweezers", "pliers", "series", "sunglasses", "asparagus",
        "hippopotamus", "octopus", "walrus", "iris", "tennis", "canvas", "atlas", "mattress", "moss",
    ]

    /// "mugs" → "mug"; words already in the singular stay.
    public static func singular(_ word: String) -> String {
        if let known = irregular[word] { return known }
        if unchanged.contains(word) || !word.hasSuffix("s") || word.count < 4 || word.hasSuffix("ss") {
            return word
        }
        if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
        for ending in ["ches", "shes", "xes", "sses", "zes"] where word.hasSuffix(ending) {
            return String(word.dropLast(2))
        }
        return String(word.dropLast())
    }
}
