import Script
import Testing
import Wishes

@Suite("To whom things belong")
struct OwnersTests {
    private let nouns = Nouns(
        concepts: [
            "desk", "palette", "bench", "workbench", "chair", "ship", "tiger", "chef's knife",
            "bag",
        ])

    @Test(
        "people who only own what is shown are not in the picture",
        arguments: [
            ("a map on a ship captain's desk", "a map on a desk"),
            ("an old sea captain's desk", "an old desk"),
            ("a red artist's palette", "a red palette"),
            ("an artist's palette and a chair", "a palette and a chair"),
            ("my grandmother's old chair", "my old chair"),
            ("a teapot in grandma’s kitchen", "a teapot in a kitchen"),
            ("children's toys on a chair", "toys on a chair"),
            ("a watchmaker's bench", "a workbench"),
        ])
    func dropped(prompt: String, becomes: String) {
        #expect(Owners.dropped(from: QuotedPrompt(prompt), nouns: nouns).text == becomes)
    }

    @Test(
        "what belongs to a thing, and what a thing is called, stays",
        arguments: [
            "a tiger's head", "a chef's knife on a chair", "a mother's day card", "the car's door",
            "it's a desk", "the baker's asleep",
        ])
    func kept(prompt: String) {
        #expect(Owners.dropped(from: QuotedPrompt(prompt), nouns: nouns).text == prompt)
    }
}
