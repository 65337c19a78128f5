import Canvas
import Checkpoint
import GuideMap
import ImageTokens
import Interruption
import Lens
import NetworkFixtures
import PlantainProto
import RenderModel
import Tensor
import Testing

/// The renderer against PyTorch at reduced width; largest error 10⁻³.
@Suite("Render model")
struct RenderModelTests {
    private func model() throws -> RenderModel {
        try RenderModel(
            tokenizer: Fixture.path("tokenizer"), renderer: Fixture.path("renderer"))
    }

    /// A field of 6 × 8 nodes that needs no tokens.
    private func light() throws -> PictureLight {
        var planar = Fixture.plain(
            BaseTerms.channels + TokenField.latents, x: 3, y: 1, width: 8, height: 6)
        for index in 0..<planar.count { planar.values[index] -= 0.5 }
        return PictureLight(
            terms: BaseTerms(PlanLight(try Fixture.plan())),
            field: TokenField(rows: 6, columns: 8, planar: planar))
    }

    @Test("the base picture and the network agree with PyTorch at the first step and later")
    func network() throws {
        let cases = try Fixture("renderer.cases")
        let probe = try model().probe(
            core: PixelRect(x: 64, y: 48, width: 32, height: 16), light: light(),
            guides: PlainGuides(),
            before: { rect in
                var guess = Fixture.plain(
                    3, x: rect.x + 11, y: rect.y + 5, width: rect.width, height: rect.height)
                for index in 0..<guess.count { guess.values[index] = 2 * guess.values[index] - 1 }
                return guess.values
            }, time: 0.75)
        #expect(try difference(probe.base, cases["base"]) < 1e-4)
        #expect(try difference(probe.first, cases["first"]) < 1e-3)
        #expect(try difference(probe.later, cases["later"]) < 1e-3)
    }

    @Test(
        "the last tile of every size and shape ends where the canvas does",
        arguments: CanvasSizes.aspects)
    func corners(aspect: String) throws {
        let (model, light) = (try model(), try light())
        for size in CanvasSizes.sizes {
            let canvas = try CanvasSizes.canvas(size: size, aspect: aspect)
            let (width, height) = (Int(canvas.width), Int(canvas.height))
            let corner = PixelRect(x: width - 1, y: height - 1, width: 1, height: 1)
            var drawn: [PixelRect] = []
            try model.render(
                corner, canvas: (width, height), light: light, guides: PlainGuides(), steps: 1,
                threads: 2
            ) { rect, rgb in
                #expect(rgb.count == rect.width * rect.height * 3)
                drawn.append(rect)
            }
            #expect(drawn.map(\.maxX).max() == width && drawn.map(\.maxY).max() == height)
            #expect(
                drawn.allSatisfy { $0.x % RenderModel.tile == 0 && $0.y % RenderModel.tile == 0 })
        }
    }

    @Test("the network's work is what a count by hand gives")
    func operations() throws {
        // Widths 1, 2, 3; a core of 16 × 16 pixels with its rim is 208 × 208 pixels: 52 × 52
        // blocks of 4, 26 × 26 of 8, 13 × 13 of 16.
        let tiny = RendererConfiguration(widths: [1, 2, 3], detail: 1)
        var products = 2704 * (16 * 35 * 1 + 16 * 1)  // input, latents
        products += 32 * 64 + 64 * 2 * (1 + 2 + 3 + 2 + 1)  // step, films
        products += 2704 * 2 * 9 * 1 * 1  // enter0
        products += 676 * (4 * 1 * 2 + 2 * 9 * 2 * 2)  // down0, enter1
        products += 169 * (4 * 2 * 3 + 2 * 9 * 3 * 3)  // down1, middle
        products += 25 * 4 * 3 * 2 + 100 * 2 * 9 * 2 * 2  // up1 of 5 × 5, leave1
        products += 36 * 4 * 2 * 1 + 144 * 2 * 9 * 1 * 1  // up0 of 6 × 6, leave0
        products += 16 * 16 * 1 * 1 + 256 * (35 * 1 + 3 * 1)  // steer, detail, output
        #expect(
            tiny.floatingPointOperations(width: 16, height: 16, later: false)
                == 2 * Double(products))
        // The guess before is three planes more at the input and at the end.
        products += 2704 * 16 * 3 + 256 * 3
        #expect(
            tiny.floatingPointOperations(width: 16, height: 16, later: true)
                == 2 * Double(products))
    }

    @Test("a wide picture is counted piece by piece, further out at the first of two steps")
    func pieces() throws {
        let model = try model()
        let canvas = (width: 1536, height: 512)
        let region = PixelRect(x: 0, y: 0, width: 1536, height: 512)
        func once(_ sizes: [(Int, Int)], later: Bool) -> Double {
            sizes.reduce(0) {
                $0
                    + model.configuration.floatingPointOperations(
                        width: $1.0, height: $1.1, later: later)
            }
        }
        #expect(
            model.floatingPointOperations(region: region, canvas: canvas, steps: 1)
                == once([(1024, 512), (512, 512)], later: false))
        // 96 pixels more on every side, cut at multiples of 1024.
        let first = [(96, 96), (1024, 96), (608, 96), (96, 608), (1024, 608), (608, 608)]
        #expect(
            model.floatingPointOperations(region: region, canvas: canvas, steps: 2)
                == once(first, later: false) + once([(1024, 512), (512, 512)], later: true))
    }

    /// Draws regions one after another and puts them together.
    private func draw(
        _ regions: [PixelRect], canvas: (width: Int, height: Int), steps: Int, threads: Int
    ) throws -> [UInt8] {
        var picture = [UInt8](repeating: 0, count: canvas.width * canvas.height * 3)
        var covered = 0
        for region in regions {
            try model().render(
                region, canvas: canvas, light: light(), guides: PlainGuides(),
                lens: Lens(widest: 3), steps: steps, threads: threads
            ) { rect, rgb in
                covered += rect.width * rect.height
                for y in 0..<rect.height {
                    let to = ((rect.y + y) * canvas.width + rect.x) * 3
                    picture.replaceSubrange(
                        to..<to + rect.width * 3,
                        with: rgb[y * rect.width * 3..<(y + 1) * rect.width * 3])
                }
            }
        }
        #expect(covered == canvas.width * canvas.height)
        return picture
    }

    private func largest(_ a: [UInt8], _ b: [UInt8]) -> Int {
        zip(a, b).reduce(0) { max($0, abs(Int($1.0) - Int($1.1))) }
    }

    @Test(
        "a picture is the same whole, as tiles in any order, and on one or two threads",
        arguments: [1, 2, 3])
    func tiles(steps: Int) throws {
        let canvas = (width: 1100, height: 600)
        let whole = PixelRect(x: 0, y: 0, width: 1100, height: 600)
        let tiles = [
            PixelRect(x: 1030, y: 520, width: 1, height: 1),
            PixelRect(x: 0, y: 0, width: 512, height: 512),
            PixelRect(x: 600, y: 10, width: 300, height: 300),
            PixelRect(x: 0, y: 512, width: 1024, height: 88),
            PixelRect(x: 1099, y: 0, width: 1, height: 1),
        ]
        let once = try draw([whole], canvas: canvas, steps: steps, threads: 1)
        #expect(Set(once).count > 20)
        #expect(largest(once, try draw([whole], canvas: canvas, steps: steps, threads: 2)) == 0)
        #expect(largest(once, try draw(tiles, canvas: canvas, steps: steps, threads: 2)) <= 1)
    }

    @Test("interrupted between two rows of tiles it throws, and hands over no row without pixels")
    func interrupted() throws {
        let interruption = Interruption()
        var rows = 0
        #expect(throws: CancellationError.self) {
            try Interruption.$current.withValue(interruption) {
                _ = try model().render(
                    PixelRect(x: 0, y: 0, width: 300, height: 1000), canvas: (300, 1000),
                    light: light(), guides: PlainGuides(), lens: Lens(widest: 3), steps: 1,
                    threads: 2
                ) { rect, rgb in
                    #expect(rgb.count == 3 * rect.width * rect.height)
                    rows += 1
                    interruption.raise()
                }
            }
        }
        #expect(rows == 1)
    }

    @Test("a region is widened to the grid of tiles and cut to the canvas")
    func snapped() {
        let canvas = PixelRect(x: 0, y: 0, width: 1376, height: 768)
        #expect(
            RenderModel.snapped(PixelRect(x: 500, y: 20, width: 20, height: 500), canvas: canvas)
                == PixelRect(x: 0, y: 0, width: 1024, height: 768))
        #expect(
            RenderModel.snapped(PixelRect(x: 1300, y: 700, width: 900, height: 900), canvas: canvas)
                == PixelRect(x: 1024, y: 512, width: 352, height: 256))
        #expect(
            RenderModel.snapped(PixelRect(x: 2000, y: 0, width: 10, height: 10), canvas: canvas)
                .isEmpty)
    }

    @Test("a preview is the base picture at a fraction of the size")
    func preview() throws {
        let small = try model().preview(
            light(), canvas: (256, 192), divisor: 4, guides: PlainGuides())
        #expect(small.width == 64 && small.height == 48 && small.rgb.count == 64 * 48 * 3)
    }

    @Test("weights of another network are refused")
    func refused() {
        #expect(throws: CheckpointError.self) {
            try RenderModel(
                tokenizer: Fixture.path("tokenizer"), renderer: Fixture.path("transformer"))
        }
        #expect(throws: CheckpointError.self) {
            try RenderModel(
                tokenizer: Fixture.path("layers"), renderer: Fixture.path("renderer"))
        }
    }
}
