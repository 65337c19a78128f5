import Script
import Testing
import Wishes

/// Platforms, rooftops, balconies and piers, and words that mean another thing in company.
@Suite("Places with an edge, and what words mean in company")
struct PlacesTests: Mending {
    let nouns = Nouns(
        concepts: [
            "bench", "station clock", "clock", "pedestal", "train", "jetty", "mug", "glasses",
            "book",
            "open book", "cloth", "teapot", "tree", "christmas tree", "gift", "bottle",
            "storefront",
            "bucket", "tulip", "chair", "rowboat", "house", "glass", "suitcase", "sign",
            "traffic light", "toaster",
        ],
        synonyms: [
            "platform": "pedestal", "pier": "jetty", "dock": "jetty", "reading glasses": "glasses",
            "folded cloth": "cloth", "christmas present": "gift", "present": "gift",
            "shop window": "storefront", "boat": "rowboat",
        ])

    @Test(
        "a deck is what one stands on, not a word in its name",
        arguments: [
            ("a train platform with a bench", Deck.platform),
            ("a railway station at night", .platform),
            ("a wooden platform with a vase", nil), ("the waiting hall of a train station", nil),
            ("a rooftop at dusk", .rooftop), ("a view over the rooftops", nil),
            ("two chairs on a balcony", .balcony), ("a house with a balcony", nil),
            ("a living room with a balcony", nil), ("a phone on a charging dock", nil),
            ("the rooftop of an old house", nil), ("a lamp on the railing of a pier", .pier),
            ("a mug on an old wooden pier", .pier), ("a lamp at the end of a jetty", .pier),
            ("a boat beside a pier", nil), ("a toy train at a station platform", nil),
        ] as [(String, Deck?)])
    func decks(prompt: String, deck: Deck?) {
        #expect(Deck(prompt.split(separator: " ").map(String.init), isView: false) == deck)
    }

    @Test("a platform is a place outdoors, and no pedestal")
    func platform() throws {
        try expect(
            "a train platform with a bench and a clock, morning",
            "a 1 - - bench\nb 1 - - clock\nplace office\ntime morning",
            becomes: "a 1 - - bench\nb 1 - - clock\nplace street\ntime morning")
    }

    @Test("a shop seen from within is no house in itself: what it says stands on a sign")
    func withinShop() throws {
        try expect(
            "an electronics store display that says \"On Sale\", with a toaster",
            "a 1 - - electronics store display #1\nb 1 - - toaster\nplace shop",
            becomes: "a 1 - - sign #1\nb 1 - - toaster\nplace shop")
    }

    @Test("a windowsill in the sun is what things stand on, and no thing itself")
    func sunnySill() throws {
        try expect(
            "a mug and a bottle on a white windowsill in bright sun",
            "a 1 - - mug\nb 1 - - bottle\non white floor\nlight sun",
            becomes: "a 1 - - mug\nb 1 - - bottle\non white shelf\nplace interior\nlight sun")
    }

    @Test("a traffic light is a thing on the street, the evening's light is not")
    func trafficLight() throws {
        try expect(
            "a toaster below a traffic light", "a 1 - - toaster\nb 1 - - traffic light\na under b",
            becomes: "a 1 - - toaster\nb 1 - - traffic light\na under b\nplace street")
    }

    @Test("a pair of round glasses is one to see with, a pair of wine glasses two to drink from")
    func pairOfGlasses() throws {
        try expect(
            "a pair of round glasses beside a bench", "a 2 - - glass\nb 1 - - bench\na near b",
            becomes: "a 1 - - spectacles\nb 1 - - bench\na near b")
        try expect(
            "a pair of wine glasses beside a bench", "a 2 - - glass\nb 1 - - bench\na near b",
            becomes: "a 2 - - glass\nb 1 - - bench\na near b")
    }

    @Test("reading glasses are one pair, two glasses are two")
    func glasses() throws {
        try expect(
            "reading glasses on an open book", "a 1 - - reading glasses\nb 1 - - open book\na on b",
            becomes: "a 1 - - reading glasses\nb 1 - - open book\na on b")
        try expect("two glasses", "a 1 - - glass", becomes: "a 2 - - glass")
    }

    @Test("a folded cloth is a thing that others stand on, cloth alone is what things are of")
    func cloth() throws {
        try expect(
            "a teapot on a folded cloth", "a 1 - - teapot\non fabric rug",
            becomes: "a 1 - - teapot\nb 1 - - folded cloth\na on b")
    }

    @Test("presents lie under a christmas tree, and the feast is no thing")
    func presents() throws {
        try expect(
            "christmas presents under the tree", "a 1 - - christmas\nb 1 - - tree\na under b",
            becomes: "a 1 - - christmas tree\nb 3 - - christmas present\nb under a")
    }

    @Test("what is with a shop window stands in the street before it")
    func window() throws {
        try expect(
            "a shop window with two buckets", "a 2 - - bucket\nplace shop",
            becomes: "a 2 - - bucket\nb 1 - - shop window\na front b\nplace street")
    }

    @Test("before a cafe one is in the street, and its front is a thing")
    func front() throws {
        for script in ["a 2 - - chair\nplace cafe", "a 2 - - chair\nb 1 - - cafe\na front b"] {
            try expect(
                "two chairs in front of a cafe", script,
                becomes: "a 2 - - chair\nb 1 - - storefront\na front b\nplace street")
        }
    }

    @Test("a cafe's terrace is in the street before it, with a table and chairs")
    func terrace() throws {
        for prompt in ["a cafe terrace", "the terrace of a cafe"] {
            try expect(
                prompt, "a 1 - - cafe terrace",
                becomes:
                    "a 1 - - storefront\nb 1 - - round table\nc 2 - - chair\nb front a\nc near b\nplace street"
            )
        }
    }

    @Test("rain is kept for the window that one sits by")
    func rainBehindPanes() throws {
        let script = try mended(
            "a rainy afternoon, a mug by the window",
            "a 1 - - mug\nb 1 - - window\na near b\ntime afternoon\nsky rain"
        ).script
        #expect(script.place == .interior && script.sky == .rain)
    }

    @Test("a street cafe is seen from its street, and its awning is a part of it")
    func streetCafe() throws {
        try expect(
            "a street cafe with two tables and a striped awning",
            "a 2 - - table\nb 1 - - awning\nplace cafe",
            becomes: "a 2 - - table\nb 1 - - storefront\na front b\nplace street")
    }

    @Test("by a rainy window one is in a room; a bench of a station bears what is on it")
    func within() throws {
        try expect(
            "a chair by a rainy window", "a 1 - - chair\nb 1 - - window\na near b\nsky rain",
            becomes: "a 1 - - chair\nb 1 - - window\na near b\nplace interior\nsky rain")
        try expect(
            "a mug and a book on a train station bench", "a 1 - - mug\nb 1 - - book\non bench",
            becomes: "a 1 - - mug\nb 1 - - book\non bench\nplace street")
    }

    @Test("the second of two strings is on what bears the first")
    func lines() throws {
        try expect(
            #"a bottle that says "LIME" and "SODA" beside a book"#,
            "a 1 - - bottle #1\nb 1 - - book #2\na near b",
            becomes: "a 1 - - bottle #1 #2\nb 1 - - book\na near b")
    }
}
