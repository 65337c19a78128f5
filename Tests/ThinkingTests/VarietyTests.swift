import Knowledge
import PlantainProto
import Script
import Space
import Staging
import Testing
import Thinking

/// How the members of a group differ, what leans on what, and what has room on which board.
@Suite("Groups that differ, things that lean, boards with room")
struct VarietyTests {
    private static let library = AssetLibrary()
    private static let thinker = Thinker(library)

    private func plan(_ script: String, _ prompt: String, seed: UInt64 = 3) throws -> ScenePlan {
        try Self.thinker.think(
            script: ScriptParser.parse(script), prompt: prompt, options: ThinkOptions(seed: seed))
    }

    private func group(_ number: UInt32, _ plan: ScenePlan) -> [SceneObject] {
        plan.objects.filter { $0.group == number }
    }

    @Test("vases of different heights differ by half and more, the same for the same seed")
    func heights() throws {
        let one = try plan("a 3 - - vase\non shelf", "a shelf with vases of different heights")
        let heights = group(1, one).map { V3($0.size).y }
        #expect((heights.max() ?? 0) > 1.5 * (heights.min() ?? 1))
        let other = try plan("a 3 - - vase\non shelf", "a shelf with vases of different heights")
        #expect(one == other)
        let alike = try plan("a 3 - - vase\non shelf", "a shelf with three vases")
        let usual = group(1, alike).map { V3($0.size).y }
        #expect((usual.max() ?? 0) < 1.1 * (usual.min() ?? 1))
    }

    @Test("sweaters in a stack each have wool of their own, and lie as one stack")
    func sweaters() throws {
        let plan = try plan(
            "a 3 - fabric sweater\nb 1 - - chair\na on b\na stack",
            "a stack of folded wool sweaters on a chair")
        let sweaters = group(1, plan)
        #expect(sweaters.map(\.concept) == ["sweater", "sweater", "sweater"])
        #expect(Set(sweaters.compactMap { $0.material?.tint?.r }).count == 3)
        #expect(sweaters.allSatisfy { V3($0.size).y > 0.06 })
    }

    @Test("what is said to be of rattan is woven, whatever its model is made of")
    func rattan() throws {
        let plan = try plan(
            "a 1 - - side table\nplace courtyard", "a rattan side table on a stone terrace")
        let material = try #require(group(1, plan).first?.material)
        #expect(material.substance == .fabric && material.scale > 0.008)
        let tint = try #require(material.tint)
        #expect(tint.r > 1.3 * tint.b, "the brown of cane, no stone")
    }

    @Test(
        "what is told in the order of its size stands in it, from the left",
        arguments: [
            ("teapots from smallest to largest", true), ("teapots from big to small", false),
            ("four teapots of increasing size", true), ("teapots in order of size", true),
        ])
    func order(words: String, isRising: Bool) throws {
        let plan = try plan("a 4 - - teapot\non table", words)
        let sizes = group(1, plan).sorted { V3($0.position).x < V3($1.position).x }
            .map { V3($0.size).x }
        #expect(sizes == (isRising ? sizes.sorted() : sizes.sorted(by: >)))
        #expect(Set(sizes).count == 4)
    }

    @Test("a stack of things of different sizes stands on its largest")
    func stack() throws {
        let plan = try plan("a 3 - - box\na stack", "boxes of different sizes in a stack")
        let sizes = group(1, plan).sorted { V3($0.position).y < V3($1.position).y }
            .map { V3($0.size).x }
        #expect(sizes == sizes.sorted(by: >))
    }

    @Test(
        "a remark is about the group that it follows or precedes",
        arguments: [
            "cups and bowls of different sizes", "cups with bowls in various sizes",
            "cups and big and small bowls",
        ])
    func owner(words: String) throws {
        let plan = try plan(
            "a 3 - - mug\nb 3 - - bowl\non table", words.replacing("cup", with: "mug"))
        func spread(_ number: UInt32) -> Float {
            let sizes = group(number, plan).map { V3($0.size).x }
            return (sizes.max() ?? 0) / (sizes.min() ?? 1)
        }
        #expect(spread(2) > 1.5)
        #expect(spread(1) < 1.1)
    }

    @Test(
        "in assorted colours no two are alike",
        arguments: ["bowls in assorted colours", "colorful bowls", "bowls of different colors"])
    func colors(words: String) throws {
        let tints = group(1, try plan("a 4 - - bowl\non table", words)).compactMap {
            $0.material?.tint
        }
        #expect(Set(tints.map { "\($0.rgb)" }).count == 4)
    }

    @Test("a tall candle is taller than a short one, and no broader")
    func builds() throws {
        let plan = try plan("a 1 - - tall candle\nb 1 - - short candle\non table", "")
        let (tall, short) = (V3(group(1, plan)[0].size), V3(group(2, plan)[0].size))
        #expect(tall.y > 2 * short.y)
        #expect(tall.x < 1.1 * short.x)
    }

    @Test(
        "what leans is tilted, stands on the ground and touches what it leans on", arguments: 0..<6)
    func leaning(seed: UInt64) throws {
        let plan = try plan(
            "a 1 - - rake\nb 1 - - cottage\na near b", "a rake leaning against a cottage",
            seed: seed)
        let (rake, house) = (group(1, plan)[0], group(2, plan)[0])
        let up = (rake.rotation ?? Quaternion(w: 1)).rotate(V3(0, 1, 0))
        #expect((0.9..<0.99).contains(up.y))
        let ground = plan.surfaces[0].topHeight
        #expect(abs((rake.corners.map(\.y).min() ?? 9) - ground) < 0.01)
        let (back, front) = (rake.corners.map(\.z).min() ?? 9, house.corners.map(\.z).max() ?? 0)
        #expect(abs(back - front) < 0.02)
    }

    @Test("a bicycle leaning on a wall has the wall right behind it")
    func wall() throws {
        let plan = try plan(
            "a 1 - - surfboard\nwall brick\nplace courtyard",
            "a surfboard leaning against a brick wall")
        let board = group(1, plan)[0]
        let wall = try #require(plan.surfaces.first { $0.kind == .wall })
        let face = V3(wall.center).z + V3(wall.size).z / 2
        #expect(abs((board.corners.map(\.z).min() ?? 9) - face) < 0.02)
    }

    @Test("what stands on a shelf with boards has room up to the next one", arguments: 0..<8)
    func boards(seed: UInt64) throws {
        let plan = try plan(
            "a 3 - - tall vase\nb 4 - - mug\nc 1 - - shelf\nd 1 - - chair\na on c\nb on c",
            "a shelf with vases of different heights and mugs, and a chair", seed: seed)
        let shelf = group(3, plan)[0]
        let asset = try #require(Self.library.asset(shelf.asset))
        #expect(asset.boards.count > 2)
        let scale = V3(shelf.size).y / asset.size.y
        let base = V3(shelf.position).y
        for thing in group(1, plan) + group(2, plan) {
            let foot = V3(thing.position).y, head = foot + V3(thing.size).y
            let above = asset.boards.map { base + $0.height * scale }.filter { $0 > foot + 0.02 }
                .min()
            // Boards are 24 mm thick.
            #expect(above.map { head < $0 - 0.024 * scale } ?? true, "\(thing.id)")
            #expect(thing.support == shelf.id)
        }
    }
}
