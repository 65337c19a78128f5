import Canvas
import Checkpoint
import ImageTokens
import NetworkFixtures
import PlantainProto
import Tensor
import Testing
import TokenModel

/// The transformer against PyTorch at reduced width; largest error 10⁻³.
@Suite("Token model")
struct TokenModelTests {
    let cases: Fixture
    let transformer: Transformer

    init() throws {
        cases = try Fixture("transformer.cases")
        transformer = try Transformer(Checkpoint(path: Fixture.path("transformer")))
    }

    private func slots(group: Int) throws -> [Slot] {
        let order = try cases["order"].values.map { Int($0) }
        let codes = try cases["codes"].values.map { UInt8($0) }
        return order.indices.map { index in
            guard index >= group else {
                return Slot(codes: nil, content: order[index], target: order[index])
            }
            let before = order[index - group]
            return Slot(
                codes: (codes[before], codes[12 + before]), content: before, target: order[index])
        }
    }

    private func logits(size: Int, mutual: Bool, group: Int) throws -> (
        first: Tensor, second: Tensor
    ) {
        let order = try cases["order"].values.map { Int($0) }
        let codes = try cases["codes"].values.map { UInt8($0) }
        var state = transformer.start(pooled: try cases["pooled"], plan: try cases["plan"].values)
        var first: [Float] = []
        var second: [Float] = []
        let all = try slots(group: group)
        for start in stride(from: 0, to: 12, by: size) {
            let hidden = transformer.advance(
                &state, Array(all[start..<start + size]), mutual: mutual)
            first += transformer.firstLogits(hidden).values
            second +=
                transformer.secondLogits(
                    hidden, first: order[start..<start + size].map { codes[$0] }
                ).values
        }
        return (Tensor(shape: [12, 256], values: first), Tensor(shape: [12, 256], values: second))
    }

    @Test("the transformer's work is what a count by hand gives")
    func operations() {
        let tiny = TransformerConfiguration(
            width: 8, layers: 2, heads: 2, keyHeads: 1, hidden: 3, context: 5)
        // Context of 2 × 2 positions: 48 pooled guides, a plan of 70 numbers.
        var products = 4 * (9 * 48 * 5 + 4 * 9 * 5 * 5 + 5 * 8) + (48 + 70) * 8
        // A slot and layer: query, output 8 × 8; key, value 8 × 4; three matrices 8 × 3.
        let slot = 2 * (2 * 8 * 8 + 2 * 8 * 4 + 3 * 8 * 3)
        // Groups of 1, 2 and 1 make 1, 2 and 2 slots, which see 1, 3 and 5.
        products += 5 * slot
        products += 2 * 2 * 8 * (1 * 1 + 2 * 3 + 2 * 5)
        products += 4 * 2 * 256 * 8
        #expect(
            tiny.floatingPointOperations(rows: 2, columns: 2, known: 0, groups: [1, 2, 1])
                == 2 * Double(products))
        // Two known tokens are read at once; the second one is carried into the first step.
        var fixed = 4 * (9 * 48 * 5 + 4 * 9 * 5 * 5 + 5 * 8) + (48 + 70) * 8
        fixed += 4 * slot + 2 * 2 * 8 * (2 * 2 + 1 * 3 + 1 * 4) + 2 * 2 * 256 * 8
        #expect(
            tiny.floatingPointOperations(rows: 2, columns: 2, known: 2, groups: [1, 1])
                == 2 * Double(fixed))
    }

    @Test("one token at a time, with a cache, agrees with PyTorch's whole forward pass")
    func strict() throws {
        let found = try logits(size: 1, mutual: false, group: 1)
        #expect(try difference(found.first, cases["strict.first"]) < 1e-3)
        #expect(try difference(found.second, cases["strict.second"]) < 1e-3)
    }

    @Test("a whole forward pass equals a decode with a cache")
    func cache() throws {
        let whole = try logits(size: 12, mutual: false, group: 1)
        let parts = try logits(size: 4, mutual: false, group: 1)
        let single = try logits(size: 1, mutual: false, group: 1)
        #expect(difference(whole.first, single.first) < 1e-4)
        #expect(difference(parts.second, single.second) < 1e-4)
    }

    @Test("groups that see each other agree with PyTorch")
    func grouped() throws {
        let found = try logits(size: 3, mutual: true, group: 3)
        #expect(try difference(found.first, cases["grouped.first"]) < 1e-3)
        #expect(try difference(found.second, cases["grouped.second"]) < 1e-3)
    }

    @Test(
        "every order writes every open position once and keeps the fixed ones",
        arguments: [WritingOrder.raster, .random, .parallel(groups: 4)])
    func orders(order: WritingOrder) throws {
        let generator = try TokenGenerator(path: Fixture.path("transformer"))
        let plan = try Fixture.plan()
        let fixed = [
            PlacedToken(position: 3, first: 7, second: 9),
            PlacedToken(position: 10, first: 200, second: 100),
        ]
        var written: [Int] = []
        let codes = try generator.generate(
            plan: plan, guides: PlainGuides(), fixed: fixed, order: order, seed: 5
        ) { written += $0.map(\.position) }
        #expect(written.sorted() == (0..<12).filter { $0 != 3 && $0 != 10 })
        #expect(codes.rows == 3 && codes.columns == 4)
        #expect(codes.first[3] == 7 && codes.second[10] == 100)
        let again = try generator.generate(
            plan: plan, guides: PlainGuides(), fixed: fixed, order: order, seed: 5)
        #expect(again == codes)
        let other = try generator.generate(
            plan: plan, guides: PlainGuides(), fixed: fixed, order: order, seed: 6,
            temperature: 1)
        #expect(other != codes)
    }

    @Test("a canvas larger than the trained window decodes, each position from its neighbourhood")
    func large() throws {
        let generator = try TokenGenerator(path: Fixture.path("transformer"))
        var plan = try Fixture.plan()
        plan.canvas?.width = 2000
        plan.canvas?.height = 192
        let codes = try generator.generate(
            plan: plan, guides: PlainGuides(), order: .raster, seed: 1)
        #expect(codes.columns == 32 && codes.rows == 3)
    }

    @Test("every size and shape is covered by tokens", arguments: CanvasSizes.sizes)
    func sizes(size: String) throws {
        let generator = try TokenGenerator(path: Fixture.path("transformer"))
        for aspect in CanvasSizes.aspects {
            var plan = try Fixture.plan()
            let canvas = try CanvasSizes.canvas(size: size, aspect: aspect)
            plan.canvas = canvas
            let (rows, columns) = TokenCodes.grid(
                width: Int(canvas.width), height: Int(canvas.height))
            #expect(columns * 64 >= Int(canvas.width) && (columns - 1) * 64 < Int(canvas.width))
            #expect(rows * 64 >= Int(canvas.height) && (rows - 1) * 64 < Int(canvas.height))
            guard rows * columns <= 128 else { continue }
            let codes = try generator.generate(
                plan: plan, guides: PlainGuides(), order: .parallel(groups: 4), seed: 1)
            #expect(codes.rows == rows && codes.columns == columns)
        }
    }

    @Test("an error thrown by the listener ends the work")
    func cancelled() throws {
        struct Stop: Error {}
        let generator = try TokenGenerator(path: Fixture.path("transformer"))
        var steps = 0
        #expect(throws: Stop.self) {
            try generator.generate(
                plan: Fixture.plan(), guides: PlainGuides(), order: .raster, seed: 1
            ) { written in
                steps += written.count
                if steps == 5 { throw Stop() }
            }
        }
        #expect(steps == 5)
    }

    @Test("a fixed token outside the grid and a plan without a canvas are refused")
    func refused() throws {
        let generator = try TokenGenerator(path: Fixture.path("transformer"))
        let outside = [PlacedToken(position: 12, first: 0, second: 0)]
        #expect(throws: TokenError.outsideGrid(position: 12, rows: 3, columns: 4)) {
            try generator.generate(
                plan: Fixture.plan(), guides: PlainGuides(), fixed: outside, order: .raster, seed: 1
            )
        }
        #expect(throws: TokenError.emptyCanvas(width: 0, height: 0)) {
            try generator.generate(
                plan: ScenePlan(), guides: PlainGuides(), order: .raster, seed: 1)
        }
    }

    @Test("a picture becomes tokens, and a picture of another size is refused")
    func tokenize() throws {
        let tokenizer = try PictureTokenizer(path: Fixture.path("tokenizer"))
        let plan = try Fixture.plan()
        let rgb = (0..<256 * 192 * 3).map { UInt8(truncatingIfNeeded: $0 / 96) }
        let codes = try tokenizer.tokenize(rgb: rgb, plan: plan, guides: PlainGuides())
        #expect(codes.rows == 3 && codes.columns == 4)
        #expect(throws: TokenError.self) {
            try tokenizer.tokenize(rgb: [1, 2, 3], plan: plan, guides: PlainGuides())
        }
    }
}
