import Instructions
import Script
import Testing

@Suite struct InstructionTests {
    private func read(_ text: String) -> [Change] { InstructionReader.read(text) }

    private func thing(_ noun: String, _ determiner: Phrase.Determiner = .definite) -> Phrase {
        Phrase(determiner, noun: noun)
    }

    @Test("blurring is an instruction of its own")
    func blur() {
        #expect(
            read("back to colour and blur the background")
                == [.finish(.color), .frame(.depth(isShallow: true))])
    }

    @Test(
        "says what kind of change is asked for, however it is worded",
        arguments: [
            ("remove the mug", "remove"), ("get rid of the old chair", "remove"),
            ("take the lamp away", "remove"), ("the vase has to go away", "remove"),
            ("the sign needs to disappear", "remove"), ("make sure there is no dog", "remove"),
            ("add a cat on the sofa", "add"), ("put three apples in the bowl", "add"),
            ("there should be a book next to the lamp", "add"), ("another mug", "add"),
            ("place to the left of the plate a fork", "add"),
            ("replace the mug with a teapot", "replace"), ("swap the dog for a fox", "replace"),
            ("turn the chair into a stool", "replace"), ("make the cat a dog", "replace"),
            ("substitute a pear for the apple", "replace"),
            ("swap the mug and the vase", "swap"),
            ("the mug and the vase should swap places", "swap"),
            ("move the mug to the left", "move"), ("put the book under the table", "move"),
            ("bring it a bit closer", "move"), ("turn the chair around", "turn"),
            ("rotate it 30 degrees to the right", "turn"), ("make the vase twice as big", "resize"),
            ("shrink the tree", "resize"), ("bigger", "resize"),
            ("duplicate the chair", "duplicate"),
            ("make it three apples", "count"), ("there should be five books", "count"),
            ("paint the door green", "recolor"),
            ("change the color of the car to dark blue", "recolor"),
            ("the ball should be yellow", "recolor"), ("give the hat a red hue", "recolor"),
            ("make the bowl wooden", "material"), ("turn the statue into marble", "material"),
            ("make the sign say \"CLOSED\"", "text"), ("replace \"OPEN\" with \"SHUT\"", "text"),
            ("change the font to bold serif", "lettering"), ("make the text red", "lettering"),
            ("make the sky more dramatic", "sky"), ("let it rain", "sky"), ("add some fog", "sky"),
            ("it's too dark now", "light"), ("it's a little too bright", "light"),
            ("make it black and white", "finish"), ("turn the photo into sepia", "finish"),
            ("blur the background", "frame"),
            ("shallower depth of field please", "frame"), ("everything in focus", "frame"),
            ("hm, the mug looks too small", "resize"), ("what about a sunset?", "time"),
            ("give me a sunset", "time"), ("make the room cozier", "light"),
            ("make it cosier", "light"), ("how about two more mugs?", "add"),
            ("show me more of the table", "frame"), ("bring it back", "undo"),
            ("and the other one green please", "recolor"), ("what is on the desk?", "unclear"),
            ("make it night", "time"), ("set the scene at sunset", "time"),
            ("turn day into night", "time"),
            ("make the light warmer", "light"), ("brighter", "light"),
            ("light it from the left", "light"),
            ("change the background to a beach", "background"),
            ("put it in a forest", "background"),
            ("make the wall white brick", "surface"), ("make the table of marble", "surface"),
            ("zoom out", "frame"), ("make it 16:9", "frame"), ("show it from above", "frame"),
            ("undo that", "undo"), ("the other one", "again"), ("same for the vase", "again"),
        ])
    func kinds(text: String, kind: String) {
        #expect(read(text).map(\.kind) == [kind], "\(text): \(read(text))")
    }

    @Test("reads several changes in one sentence, in their order")
    func several() {
        let changes = read(
            "Remove the mug, make the vase blue and add two books on the left, please.")
        #expect(changes.map(\.kind) == ["remove", "recolor", "add"])
        #expect(changes[0] == .remove(thing("mug")))
        #expect(changes[1] == .recolor(thing("vase"), Tone(.blue)))
        #expect(
            changes[2] == .add(Phrase(noun: "book", count: 2, isPlural: true), [.side(.left)]))
    }

    @Test("a thing with its reflection is the thing, and what mirrors it")
    func reflected() {
        #expect(
            read("add a boat and its reflection in the water")
                == [.add(thing("boat", .indefinite), []), .reflect("water")])
        #expect(read("add a reflection of the tree in the water").map(\.kind) == ["reflection"])
    }

    @Test("a pronoun with a colour means a thing, with an hour the scene")
    func pronouns() {
        #expect(read("make it blue").map(\.kind) == ["recolor"])
        #expect(read("make it night").map(\.kind) == ["time"])
    }

    @Test("one verb may serve two pairs")
    func shared() {
        #expect(
            read("make the mug red and the vase dark green")
                == [
                    .recolor(thing("mug"), Tone(.red)),
                    .recolor(thing("vase"), Tone(.green, .dark)),
                ])
        #expect(
            read("remove the mug and the vase") == [.remove(thing("mug")), .remove(thing("vase"))])
    }

    @Test("keeps lettering as it was written")
    func quotes() {
        #expect(
            read("Change the text on the sign to 'Back Soon'")
                == [.write(thing("sign"), old: nil, new: "Back Soon")])
        #expect(
            read("make the sign say Fresh Bread") == [
                .write(thing("sign"), old: nil, new: "Fresh Bread")
            ])
    }

    @Test("points things out by place, colour and what they are beside")
    func references() {
        #expect(
            read("remove the left mug") == [.remove(Phrase(.definite, noun: "mug", side: .left))])
        #expect(
            read("remove the red mug on the right") == [
                .remove(Phrase(.definite, noun: "mug", tone: Tone(.red), side: .right))
            ])
        #expect(
            read("make the cup next to the plate white")
                == [
                    .recolor(
                        Phrase(.definite, noun: "cup", spots: [Spot(.near, [thing("plate")])]),
                        Tone(.white))
                ])
    }

    @Test("says that it does not understand")
    func unclear() {
        #expect(read("colorless ideas sleep furiously").map(\.kind) == ["unclear"])
    }
}
