import Knowledge
import PlantainProto
import Script
import Space
import Staging
import Testing
import Thinking

/// What the words say of a colour beyond the script's thirteen, and how large a likeness is.
@Suite("Shades and likenesses")
struct ShadesTests {
    private static let thinker = Thinker(AssetLibrary())

    private func tints(_ script: String, _ prompt: String) throws -> [V3] {
        let plan = try Self.thinker.think(
            script: ScriptParser.parse(script), prompt: prompt, options: ThinkOptions(seed: 3))
        #expect(plan.notes.filter { $0.contains(", not ") }.isEmpty, "\(plan.notes)")
        return (1...2).compactMap { group in
            plan.objects.first { $0.group == group }?.material?.tint?.rgb
        }
    }

    @Test(
        "a thing has the shade that stands before its name, and none of its neighbour's",
        arguments: [
            ("a navy ceramic mug beside a blue vase", 0x16244E, 0x1F4FC4),
            ("a blue mug beside a powder blue vase", 0x1F4FC4, 0xAFCBE0),
            ("a mug that is blue and a royal blue vase", 0x1F4FC4, 0x2146B4),
        ] as [(String, UInt32, UInt32)])
    func named(prompt: String, mug: UInt32, vase: UInt32) throws {
        let found = try tints("a 1 blue - mug\nb 1 blue - vase\non table", prompt)
        #expect(found.count == 2)
        for (tint, bytes) in zip(found, [mug, vase]) {
            #expect((tint - Palette.linear(bytes)).length < 1e-3, "\(tint)")
        }
    }

    @Test("dark is darker, light and pale are lighter, and each is still called green")
    func lighter() throws {
        func green(_ word: String) throws -> Float {
            let prompt = "a \(word) green leather armchair"
            let tint = try #require(try tints("a 1 green leather armchair", prompt).first)
            #expect(Palette.name(tint) == "green")
            return tint.luminance
        }
        let (dark, plain, light, pale) = (
            try green("dark"), try green("big"), try green("light"), try green("pale")
        )
        #expect(dark < 0.5 * plain && plain < light && light < pale)
    }

    @Test("a wall and a table are painted in the shades that are said of them")
    func surfaces() throws {
        let plan = try Self.thinker.think(
            script: ScriptParser.parse("a 1 - - vase\non blue table\nwall blue"),
            prompt: "a vase on a light blue table before a midnight blue wall",
            options: ThinkOptions(seed: 3))
        let table = plan.surfaces.first { $0.kind == .table }?.material?.tint?.rgb.luminance ?? 0
        let wall = plan.surfaces.first { $0.kind == .wall }?.material?.tint?.rgb.luminance ?? 1
        #expect(wall < 0.02 && table > 0.2, "\(wall), \(table)")
    }

    @Test(
        "wood is as dark, pale or gray as the words before it say",
        arguments: [
            ("a 1 - wood table", "a dark wooden table", 0.0...0.1),
            ("a 1 - wood table", "a light oak table", 0.35...0.6),
            ("a 1 - - walnut crate", "a dark walnut crate", 0.0...0.1),
            ("a 1 - wood crate", "a weathered wood crate", 0.2...0.33),
            ("a 1 - - shelf", "a dark shelf", 0.0...0.1),
        ] as [(String, String, ClosedRange<Float>)])
    func woods(script: String, prompt: String, luminance: ClosedRange<Float>) throws {
        let plan = try Self.thinker.think(
            script: ScriptParser.parse(script), prompt: prompt, options: ThinkOptions(seed: 3))
        let material = try #require(plan.objects.first { $0.group == 1 }?.material)
        #expect(material.substance == .wood)
        let tint = try #require(material.tint?.rgb)
        #expect(luminance.contains(tint.luminance), "\(tint)")
    }

    @Test("what things stand on is of the wood that is said of it")
    func woodenSurfaces() throws {
        func tone(_ prompt: String) throws -> Float {
            let plan = try Self.thinker.think(
                script: ScriptParser.parse("a 1 - - laptop\non wood desk"), prompt: prompt,
                options: ThinkOptions(seed: 3))
            let desk = plan.surfaces.first { $0.kind == .table }
            return try #require(desk?.material?.tint?.rgb).luminance
        }
        let (dark, pale) = (
            try tone("a laptop on a dark wooden desk"), try tone("a laptop on a pale wood desk")
        )
        #expect(dark < 0.12 && pale > 0.4)
    }

    @Test(
        "a colour's own word that the script has none for still colours what is painted or dyed",
        arguments: [
            ("a 1 - - peach sofa", "a peach sofa", true), ("a 1 - - peach pie", "peach pie", false),
        ])
    func hues(script: String, prompt: String, isColor: Bool) throws {
        let tint = try tints(script, prompt).first
        #expect((tint != nil) == isColor)
    }

    @Test("brass and rose gold are no plain gold")
    func metals() throws {
        let brass = try #require(try tints("a 1 - gold teapot", "a brass teapot").first)
        let rose = try #require(try tints("a 1 - gold teapot", "a rose gold teapot").first)
        #expect(rose.z > brass.z && rose.x > brass.x)
        #expect(try tints("a 1 - gold teapot", "a gold teapot").isEmpty)
    }

    @Test("a flag's figurine is as large as figurines are, and of ceramic")
    func likeness() throws {
        let plan = try Self.thinker.think(
            script: ScriptParser.parse("a 1 white - flag figurine\nb 1 - - teapot\non table"),
            prompt: "a white flag figurine beside a teapot", options: ThinkOptions(seed: 3))
        let flag = try #require(plan.objects.first { $0.group == 1 })
        #expect(V3(flag.size).max() < 0.45, "larger than life at most")
    }
}
