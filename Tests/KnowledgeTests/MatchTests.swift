import Knowledge
import Testing

@Suite("Matching nouns")
struct MatchTests {
    let library = AssetLibrary()

    private func concept(_ noun: String) -> String? { library.match(noun)?.concept }

    @Test("knows its concepts, in the plural and with adjectives")
    func exact() {
        #expect(library.match("mug")?.exactness == .exact)
        #expect(library.match("Mugs")?.exactness == .exact)
        #expect(library.match("big blue mug")?.exactness == .headNoun)
        #expect(concept("two red apples") == "apple")
    }

    @Test("takes other words for the same thing")
    func synonyms() {
        #expect(library.match("coffee mug")?.exactness == .synonym)
        #expect(concept("doughnut") == "donut")
        #expect(concept("smartphones") == "phone")
        #expect(concept("a bottle of wine") == "wine bottle")
    }

    @Test("a chalkboard sign is a chalkboard, whatever stands before it")
    func chalkboards() {
        #expect(concept("small wooden chalkboard sign") == "chalkboard")
        #expect(concept("blackboard sign") == "blackboard")
        #expect(concept("wooden sign") != "chalkboard")
    }

    @Test(
        "articles follow the sound",
        arguments: [
            ("elephant", "an"), ("interior", "an"), ("mug", "a"), ("hourglass", "an"),
            ("unicorn", "a"), ("umbrella", "an"), ("uniform", "a"), ("house", "a"),
        ])
    func articles(noun: String, article: String) {
        #expect(Noun.withArticle(noun) == "\(article) \(noun)")
    }

    @Test("looks on both sides of \"of\"")
    func parts() {
        #expect(concept("slice of pizza") == "slice of pizza")
        #expect(concept("tower of pizza") == "pizza")
        #expect(concept("bowl of soup") == "bowl of soup")
        #expect(concept("bowl of gravel") == "bowl")
        #expect(concept("box of pencils") == "box")
    }

    @Test("forgives a slip of the pen")
    func spelling() {
        #expect(library.match("mushrom")?.concept == "mushroom")
        #expect(library.match("mushrom")?.exactness == .spelling)
        #expect(concept("cnadle") == "candle")
    }

    @Test("says so when something else stands in, and when nothing does")
    func nearest() {
        let match = library.match("grizzly")
        #expect(match?.concept == "teddy bear" && match?.exactness == .nearest)
        #expect(match?.explanation.contains("I have no grizzly") == true)
        #expect(library.match("music") == nil)
        #expect(library.match("xyzzyq") == nil)
        #expect(library.match("") == nil)
    }

    @Test(
        "everyday words are drawn as what they name",
        arguments: [
            ("food booths", "market stall"), ("glass display case", "display case"),
            ("vitrine", "display cabinet"), ("rocking chair", "rocking chair"),
            ("vintage stamps", "postage stamp"), ("lemon slices", "slice of lemon"),
            ("lime wedge", "slice of lime"), ("brie", "camembert"), ("cabbage", "cabbage"),
            ("meringues", "macaron"), ("box of eggs", "egg carton"), ("beet", "beetroot"),
            ("mouse pad", "placemat"), ("baking sheet", "tray"),
            ("cello", "violin"), ("seashells", "seashell"),
        ])
    func everyday(noun: String, concept: String) {
        #expect(self.concept(noun) == concept)
    }

    @Test("what only shares its last word with something is not drawn as that")
    func misleading() {
        #expect(concept("case") != "briefcase")
        #expect(concept("tea bag") == nil)
        #expect(concept("rubber band") == nil)
    }

    @Test("every other word leads to a concept with assets")
    func complete() {
        for word in library.vocabulary {
            #expect(library.match(word)?.assets.isEmpty == false, "\(word)")
        }
    }
}
