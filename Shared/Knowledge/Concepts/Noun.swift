/// English nouns: cleaning, singulars, articles, and how far two spellings are apart.
public enum Noun {
    /// Lower-case words, the last one in the singular.
    public static func words(_ text: String) -> [String] {
        var words = text.lowercased().split(whereSeparator: {
            !($0.isLetter || $0.isNumber || $0 == "'")
        })
        .map(String.init)
        while words.count > 1, ["a", "an", "the", "some", "of"].contains(words[0]) {
            words.removeFirst()
        }
        if let last = words.popLast() { words.append(singular(last)) }
        return words
    }

    private static let irregular = [
        "knives": "knife", "leaves": "leaf", "loaves": "loaf", "shelves": "shelf", "wolves": "wolf",
        "mice": "mouse", "geese": "goose", "men": "man", "women": "woman", "children": "child",
        "people": "person", "feet": "foot", "teeth": "tooth", "oxen": "ox", "dice": "die",
        "scarves": "scarf",
        "glasses": "glass", "buses": "bus", "tomatoes": "tomato", "potatoes": "potato",
        "cookies": "cookie",
        "movies": "movie", "pies": "pie", "ties": "tie", "shoes": "shoe", "axes": "axe",
        "vases": "vase",
        "gases": "gas", "lenses": "lens", "canoes": "canoe", "houses": "house", "horses": "horse",
        "geckos": "gecko", "mangoes": "mango", "heroes": "hero", "elves": "elf", "dwarves": "dwarf",
        "brownies": "brownie", "cacti": "cactus", "octopi": "octopus", "fungi": "fungus",
        "veggies": "veggie",
        "smoothies": "smoothie", "selfies": "selfie", "purses": "purse", "nurses": "nurse",
        "roses": "rose",
        "noses": "nose", "hoses": "hose", "cases": "case", "bases": "base", "bruises": "bruise",
        "suitcases": "suitcase", "briefcases": "briefcase", "bookcases": "bookcase",
        "cheeses": "cheese",
        "oranges": "orange", "sunglasses": "sunglasses", "eyeglasses": "eyeglasses",
        "sizes": "size",
    ]
    private static let unchanged: Set = [
        "glass", "bus", "scissors", "sushi", "grapes", "stairs", "pants", "jeans", "shorts",
        "sheep", "fish",
        "cactus", "torus", "gas", "lens", "christmas", "chess", "dress", "compass", "cross",
        "grass",
        "trousers",
        "headphones", "binoculars", "goggles", "tweezers", "pliers", "series", "sunglasses",
        "asparagus",
        "hippopotamus", "octopus", "walrus", "iris", "tennis", "canvas", "atlas", "mattress",
        "moss",
        "clothes", "fries", "eyeglasses", "shears", "citrus", "platypus", "virus", "circus",
        "lotus", "hibiscus",
        "overalls", "pajamas", "leggings", "slacks", "stairs", "earphones", "earbuds", "checkers",
        "darts",
    ]

    /// "mugs" → "mug"; words already in the singular stay.
    public static func singular(_ word: String) -> String {
        if let known = irregular[word] { return known }
        if unchanged.contains(word) || !word.hasSuffix("s") || word.count < 4
            || word.hasSuffix("ss")
        {
            return word
        }
        if word.hasSuffix("'s") { return String(word.dropLast(2)) }
        if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
        for ending in ["ches", "shes", "xes", "sses", "zes"] where word.hasSuffix(ending) {
            return String(word.dropLast(2))
        }
        return String(word.dropLast())
    }

    /// "an apple", "a mug"; "scissors" and the like take none.
    public static func withArticle(_ noun: String) -> String {
        guard let first = noun.first else { return noun }
        let last = noun.split(separator: " ").last.map(String.init) ?? noun
        if last.hasSuffix("s"), !last.hasSuffix("ss"), !["bus", "cactus"].contains(last) {
            return noun
        }
        // It is the sound that counts: a unicorn, an hourglass.
        if ["uni", "use", "euro", "one", "ufo", "uku", "uta", "eu"].contains(where: noun.hasPrefix)
        {
            return "a " + noun
        }
        if ["hour", "heir", "honest", "x-ray"].contains(where: noun.hasPrefix) {
            return "an " + noun
        }
        return ("aeiou".contains(first) ? "an " : "a ") + noun
    }

    /// Insertions, deletions, replacements and swaps of neighbours between two words.
    public static func distance(_ a: String, _ b: String) -> Int {
        let (x, y) = (Array(a), Array(b))
        var before = Array(repeating: 0, count: y.count + 1)
        var last = Array(0...y.count)
        for i in x.indices {
            var row = [i + 1]
            for j in y.indices {
                var d = min(last[j] + (x[i] == y[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, x[i] == y[j - 1], x[i - 1] == y[j] {
                    d = min(d, before[j - 1] + 1)
                }
                row.append(d)
            }
            (before, last) = (last, row)
        }
        return last[y.count]
    }
}
