import Framing
import PlantainProto
import Script
import Shot
import Testing

@Suite struct ShotTests {
    @Test(
        "takes words of lens, film and finish out of a prompt and leaves the things",
        arguments: [
            (
                "a glass of red wine with shallow depth of field, bokeh lights in the background",
                "a glass of red wine,"
            ),
            (
                "Perfume bottle on black marble, 85mm lens, f/1.8, creamy bokeh",
                "perfume bottle on black marble,"
            ),
            (
                "macro shot of a red rose, shot on Canon EOS R5, 100mm, ISO 100, highly detailed, 8K",
                "macro shot of a red rose,"
            ),
            ("a mug on a desk, blurred background, Hasselblad", "a mug on a desk,"),
            (
                "a red apple in focus, a green pear blurred behind it",
                "a red apple, a green pear behind it"
            ),
            (
                "a minimal product shot of a bottle on a podium",
                "a minimal photo of a bottle on a podium"
            ),
            ("a black and white photo of a bicycle", "a photo of a bicycle"),
            ("a lighthouse, in black and white", "a lighthouse,"),
            ("a monochrome still life of pears", "a still life of pears"),
            ("a bicycle against a wall, film grain, Kodak Portra 400", "a bicycle against a wall,"),
        ])
    func taken(prompt: String, left: String) {
        let text = Shot(prompt).quoted.text
        #expect(text == left || text + "," == left, "\(text)")
    }

    @Test(
        "leaves what is in the picture",
        arguments: [
            "a vintage leica camera on a desk", "a black and white cat on a rug",
            "black and white tiles", "a field of poppies in front of a barn", "a 10mm bolt",
            "a sony television in a living room", "a lamp hangs from above a table",
            "a roll of 35mm film", "a focus group", "award-winning roses in a garden",
        ])
    func left(prompt: String) {
        let shot = Shot(prompt)
        #expect(shot.quoted.text == prompt.lowercased())
        #expect(shot.view == nil && shot.depth == .usual && shot.print == nil)
        #expect(shot.focalLength == nil)
    }

    @Test("quoted strings are lettering, whatever they say")
    func quoted() {
        let shot = Shot("a poster that says \"SHALLOW DEPTH OF FIELD, f/1.8\"")
        #expect(shot.depth == .usual)
        #expect(shot.quoted.strings == ["SHALLOW DEPTH OF FIELD, f/1.8"])
    }

    @Test("reads what the words mean")
    func meanings() {
        #expect(Shot("a mug, shallow depth of field").depth == .shallow)
        #expect(Shot("a mug, f/1.4").depth == .shallow)
        #expect(Shot("a harbour, f/11").depth == .deep)
        #expect(Shot("a harbour, everything in focus").depth == .deep)
        #expect(Shot("a mug in focus").depth == .usual)
        #expect(Shot("a mug, 85mm").focalLength == 85)
        #expect(Shot("a street shot with a 24-70mm lens").focalLength == 70)
        #expect(Shot("flat lay of a notebook and a pen").view == .top)
        #expect(Shot("overhead shot of a table").view == .top)
        #expect(Shot("a table under an overhead lamp").view == nil)
        #expect(Shot("a vase lit from above").view == nil)
        #expect(Shot("a vase seen from above").view == .top)
        #expect(Shot("low angle shot of a tower").view == .low)
        #expect(Shot("panoramic view of a valley").view == .wide)
        #expect(Shot("a room with panoramic windows").view == nil)
        #expect(Shot("a sepia photograph of a barn").print == .sepia)
        #expect(Shot("product photo of a shoe").isOfProduct)
        #expect(!Shot("a photo of a product").isOfProduct)
    }
}
