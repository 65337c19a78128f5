import Script
import Testing
import Wishes

/// What people leave out, what stands on what, and words that belong together.
@Suite("Things as people list them")
struct ThingsTests: Mending {
    let nouns = Nouns(
        concepts: [
            "candle", "mug", "pumpkin", "ring", "gem ring", "gem", "box", "ring box", "cake",
            "birthday candle", "cake stand", "pedestal", "pancake", "blueberry", "plate", "book",
            "bookcase", "shelf", "vase", "glasses", "spool of thread", "sewing machine", "pin",
            "key", "rolling pin", "perfume bottle", "pan", "fried egg", "stove", "egg cup",
            "slice of bread", "soccer goal", "soccer ball", "bottle of syrup", "cutting board",
            "fish", "sign", "birthday cake",
        ],
        synonyms: [
            "toast": "slice of bread", "reading glasses": "glasses", "sapphire": "gem",
            "maple syrup": "bottle of syrup", "football": "soccer ball", "board": "sign",
            "pedestal stand": "cake stand", "gas stove": "stove",
        ])

    private func expect(
        _ prompt: String, _ script: String, becomes result: String,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let becomes = try mended(prompt, script).script.description
        #expect(becomes == result, sourceLocation: location)
    }

    @Test("the noun that a first of two phrases leaves out is put back")
    func ellipsis() throws {
        try expect(
            "a tall and a short candle on a windowsill", "a 1 - - candle\non shelf",
            becomes: "a 1 - - tall candle\nb 1 - - short candle\non shelf\nplace interior")
        try expect(
            "a red and a blue mug", "a 1 red - mug",
            becomes: "a 1 red - mug\nb 1 blue - mug")
    }

    @Test("a rolling pin is no pin, and several spools of thread are several of one thing")
    func compounds() throws {
        try expect("a rolling pin", "a 1 - - pin", becomes: "a 1 - - rolling pin")
        try expect(
            "a sewing machine with spools of thread", "a 1 - - sewing machine",
            becomes: "a 1 - - sewing machine\nb 3 - - spool of thread")
    }

    @Test("a stone is set in its ring, and the ring lies in a box of its size")
    func stones() throws {
        try expect(
            "a silver ring with a blue sapphire in a velvet box",
            "a 1 - silver ring\nb 1 blue - sapphire\nc 1 - fabric box\na inside b\nb inside c",
            becomes: "a 1 blue silver gem ring\nb 1 - fabric ring box\na inside b")
    }

    @Test("a stand that the script lost is put under its cake again, and the candles on top")
    func lostStand() throws {
        try expect(
            "a cake on a stand with candles", "a 1 - - cake\nb 3 - - candle\na on b",
            becomes: "a 1 - - cake\nb 3 - - birthday candle\nc 1 - - cake stand\n"
                + "a on c\nb on a\nb circle")
    }

    @Test("lit windows of a street are those of its houses")
    func litWindows() throws {
        try expect(
            "a village street at dusk with warm windows",
            "a 3 - - window\nplace street\ntime dusk",
            becomes: "a 1 - - street\nplace street\ntime dusk")
    }

    @Test("a cake on a pedestal is on a cake stand; counted candles are on a cake without any")
    func cakes() throws {
        try expect(
            "a cake on a white pedestal stand", "a 1 - - cake\nb 1 white - pedestal\na on b",
            becomes: "a 1 - - cake\nb 1 white - cake stand\na on b")
        try expect(
            "a birthday cake with five candles", "a 1 - - birthday cake\nb 5 - - candle",
            becomes: "a 1 - - cake\nb 5 - - birthday candle\nb on a\nb circle")
        try expect(
            "a birthday cake with candles", "a 1 - - birthday cake\nb 3 - - candle",
            becomes: "a 1 - - birthday cake")
    }

    @Test("what food is served with lies on it, and one plate of pancakes has one stack")
    func toppings() throws {
        try expect(
            "a plate of pancakes with blueberries", "a 1 - - plate of pancakes\nb 3 - - blueberry",
            becomes: "a 1 - - plate\nb 5 - - blueberry\nc 1 - - pancake\nc on a\nb on c")
    }

    @Test("the shelves of a bookcase are its boards; a stack is no thing")
    func shelves() throws {
        try expect(
            "a bookcase with vases and stacks of books on the shelves",
            "a 1 - - bookcase\nb 3 - - vase\nc 1 - - stack\nd 6 - - book\ne 1 - - shelf\nb on e\nd on e\nd stack",
            becomes: "a 3 - - vase\nb 6 - - book\nc 1 - - shelf\na on c\nb on c\nb stack")
    }

    @Test("an egg in a pan on a stove is in the pan; egg cups are not in the toast beside them")
    func holders() throws {
        try expect(
            "a pan with a fried egg on a gas stove",
            "a 1 - - pan\nb 1 - - fried egg\nc 1 - - gas stove\nb near a\nb on c\na on c",
            becomes: "a 1 - - pan\nb 1 - - fried egg\nc 1 - - gas stove\nb inside a\na on c")
        try expect(
            "two egg cups with toast", "a 2 - - egg cup\nb 1 - - toast\na inside b",
            becomes: "a 2 - - egg cup\nb 1 - - toast")
        try expect(
            "a football in the goal", "a 1 - - football\nb 1 - - soccer goal\na inside b",
            becomes: "a 1 - - football\nb 1 - - soccer goal\na front b")
    }

    @Test("wet black stone is what a bottle stands on; a spotlight is no noun")
    func stone() throws {
        try expect(
            "a perfume bottle on wet black stone with a single spotlight",
            "a 1 - - perfume bottle\nb 1 black - with a spotlight\na on b",
            becomes: "a 1 - - perfume bottle\non black stone table")
    }

    @Test("reading glasses keep their place on the book")
    func glasses() throws {
        try expect(
            "a book with a pair of reading glasses on top",
            "a 1 - - book\nb 1 - - reading glasses\nb on a",
            becomes: "a 1 - - book\nb 1 - - reading glasses\nb on a")
    }

    @Test("a board that food lies on is one to serve from")
    func boards() throws {
        try expect(
            "a fish on a wooden board", "a 1 - - fish\nb 1 - wood board\na on b",
            becomes: "a 1 - - fish\nb 1 - wood cutting board\na on b")
    }
}
