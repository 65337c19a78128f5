import Script
import Testing
import Wishes

/// How people write of kitchens, desks and shelves.
@Suite("Everyday prompts, read by rule")
struct EverydayTests: Mending {
    let nouns = Nouns(
        concepts: [
            "sphere", "ball", "t shirt", "sign", "computer keyboard", "keyboard", "desk", "laptop",
            "piano", "suitcase", "hat", "camera", "pan", "fried egg", "stove", "wrench", "pliers",
            "glass", "glass of red wine", "barrel", "toothbrush", "cup", "soap", "vase",
            "vase of rose", "vase of one rose", "rose", "table", "chair", "bowl", "lamp", "cat",
            "ring", "box", "ring box", "sneaker", "wine bottle", "tray", "toast", "glass of juice",
            "bed",
            "hammer",
        ],
        synonyms: [
            "plier": "pliers", "bar of soap": "soap", "frying pan": "pan", "wine": "wine bottle",
        ])

    @Test("gives each of three spheres its own of the materials listed after them")
    func listedAfter() throws {
        try expect(
            "three spheres, gold, copper and silver", "a 3 - metal sphere",
            becomes: "a 1 - gold sphere\nb 1 - copper sphere\nc 1 - silver sphere")
    }

    @Test("gives each of three balls its own of the colours listed before them")
    func listedBefore() throws {
        try expect(
            "three red, green and blue balls", "a 3 red - ball",
            becomes: "a 1 red - ball\nb 1 green - ball\nc 1 blue - ball")
    }

    @Test("makes one large stack of several that are said")
    func severalStacks() throws {
        try expect("stacks of bowls", "a 1 - - bowl", becomes: "a 6 - - bowl\na stack")
    }

    @Test("leaves several things alone whose colour goes for all of them")
    func colourOfAll() throws {
        try expect("three red balls", "a 3 red - ball", becomes: "a 3 red - ball")
    }

    @Test("finds a hyphenated noun that was lost, and puts its words on it")
    func hyphen() throws {
        try expect(
            #"a black t-shirt that reads "ROCK ON""#, "a 1 - - sign #1",
            becomes: "a 1 black - t-shirt #1")
    }

    @Test("takes a keyboard for a computer's, unless there is music")
    func keyboard() throws {
        try expect(
            "a desk with a laptop and a keyboard",
            "a 1 - - desk\nb 1 - - laptop\nc 1 - - keyboard\nb on a\nc on a",
            becomes: "a 1 - - desk\nb 1 - - laptop\nc 1 - - computer keyboard\nb on a\nc on a")
        try expect(
            "a piano and a keyboard", "a 1 - - piano\nb 1 - - keyboard",
            becomes: "a 1 - - piano\nb 1 - - keyboard")
    }

    @Test("lays on top all that is listed, not only the last of it")
    func onTop() throws {
        try expect(
            "an old suitcase with a hat and a camera on top",
            "a 1 - - suitcase\nb 1 - - hat\nc 1 - - camera\nb near a\nc on a",
            becomes: "a 1 - - suitcase\nb 1 - - hat\nc 1 - - camera\nb on a\nc on a")
    }

    @Test("puts what follows a comma on top of what the picture is about")
    func clauseOnTop() throws {
        try expect(
            "a suitcase beside a lamp, a cat on top",
            "a 1 - - suitcase\nb 1 - - lamp\nc 1 - - cat\na near b\nc on b",
            becomes: "a 1 - - suitcase\nb 1 - - lamp\nc 1 - - cat\na near b\nc on a")
    }

    @Test("fries eggs in the pan, and puts the pan on the stove")
    func pan() throws {
        try expect(
            "a frying pan with two fried eggs on a stove",
            "a 1 - - frying pan\nb 2 - - fried egg\nc 1 - - stove\nb near a\nb on c",
            becomes: """
                a 1 - - frying pan
                b 2 - - fried egg
                c 1 - - stove
                b inside a
                a on c
                """)
    }

    @Test("gives each of what is listed a crate of its own")
    func crates() throws {
        try expect(
            "crates of oranges, apples and bananas",
            "a 3 - - crate of oranges\nb 3 - - apple\nc 1 - - banana",
            becomes: """
                a 1 - - crate
                b 8 - - orange
                c 1 - - crate
                d 8 - - apple
                e 1 - - crate
                f 8 - - banana
                b inside a
                d inside c
                f inside e
                """)
    }

    @Test("lets a plant grow in the pot that is said of it")
    func potted() throws {
        try expect(
            "a cactus in a yellow pot", "a 1 - - cactus\nb 1 yellow - pot\na inside b",
            becomes: "a 1 yellow - cactus")
    }

    @Test("hears golden light as a low sun, and a colour before a background as its paper")
    func lightAndPaper() throws {
        try expect(
            "a vase in golden afternoon light", "a 1 - - vase\ntime afternoon",
            becomes: "a 1 - - vase\ntime golden hour\nlight warm")
        try expect(
            "a mug on a pink background", "a 1 - - mug",
            becomes: "a 1 - - mug\nwall pink\nplace studio")
        try expect(
            "a lamp, dark moody background", "a 1 - - lamp",
            becomes: "a 1 - - lamp\nwall black\nplace studio")
    }

    @Test("lays a still life on a table")
    func stillLife() throws {
        try expect(
            "a still life of a lamp and a vase", "a 1 - - lamp\nb 1 - - vase\non floor",
            becomes: "a 1 - - lamp\nb 1 - - vase\non table")
    }

    @Test("a bouquet in a vase is a vase of those flowers")
    func bouquet() throws {
        try expect(
            "a bouquet of roses in a vase", "a 1 - - bouquet of roses\nb 1 - - vase\na inside b",
            becomes: "a 1 - - vase of rose")
    }

    @Test("water drops are no things")
    func drops() throws {
        try expect(
            "a vase with water drops", "a 1 - - vase\nb 3 - - water drop\nb on a",
            becomes: "a 1 - - vase")
    }

    @Test("yellow and shallow are not low")
    func low() throws {
        try expect("a yellow hat", "a 1 yellow - hat\nview low", becomes: "a 1 yellow - hat")
    }

    @Test("takes the camera's place from the prompt, and a studio for a product")
    func shot() throws {
        var repair = try mended("a vase from the top", "a 1 - - vase")
        repair.take(view: .top, isOfProduct: true)
        #expect(repair.script.description == "a 1 - - vase\nplace studio\nview top")
        repair = try mended("a vase in a garden", "a 1 - - vase\nplace garden")
        repair.take(view: nil, isOfProduct: true)
        #expect(repair.script.description == "a 1 - - vase\nplace garden")
    }

    @Test("counts a pair of pliers as one thing")
    func pair() throws {
        try expect(
            "a wrench and a pair of pliers", "a 1 - - wrench\nb 2 - - plier",
            becomes: "a 1 - - wrench\nb 1 - - plier")
    }

    @Test("fills as many glasses as are asked for")
    func wine() throws {
        try expect(
            "two glasses of red wine on a barrel",
            "a 2 red - wine\nb 2 - - glass\nc 1 - - barrel\na inside b\nb on c",
            becomes: "a 2 - - glass of red wine\nb 1 - - barrel\na on b")
    }

    @Test("does not put into a soap what is only listed before it")
    func listed() throws {
        try expect(
            "a toothbrush in a cup, a bar of soap",
            "a 1 - - toothbrush\nb 1 - - cup\nc 1 - - bar of soap\na inside b\nb inside c",
            becomes: "a 1 - - toothbrush\nb 1 - - cup\nc 1 - - bar of soap\na inside b")
    }

    @Test("puts one rose into a vase when one is asked for")
    func rose() throws {
        try expect(
            "a vase with a rose in it", "a 1 - - vase\nb 1 - - rose\nb inside a",
            becomes: "a 1 - - vase of one rose")
    }

    @Test("puts on the table what is in its middle")
    func middle() throws {
        try expect(
            "a table with six chairs and a bowl in the middle",
            "a 1 - - table\nb 6 - - chair\nc 1 - - bowl\nc between a b",
            becomes: "a 1 - - table\nb 6 - - chair\nc 1 - - bowl\nc on a")
    }

    @Test("puts down a tray with what is on it")
    func tray() throws {
        try expect(
            "a tray with toast and a glass of juice on a bed",
            "a 1 - - tray\nb 1 - - toast\nc 1 - - glass of juice\nd 1 - - bed\nc on d",
            becomes:
                "a 1 - - tray\nb 1 - - toast\nc 1 - - glass of juice\nd 1 - - bed\nb on a\nc on a\na on d"
        )
    }

    @Test("counts a pair of pliers once")
    func pliers() throws {
        try expect(
            "a hammer, a wrench and pliers on a table",
            "a 1 - - hammer\nb 1 - - wrench\nc 3 - - plier\non table",
            becomes: "a 1 - - hammer\nb 1 - - wrench\nc 1 - - plier\non table")
    }

    @Test("keeps a ring in a box of its size")
    func ring() throws {
        try expect(
            "a gold ring in a box", "a 1 - gold ring\nb 1 - - box\na inside b",
            becomes: "a 1 - gold ring\nb 1 - - ring box\na inside b")
    }
}
