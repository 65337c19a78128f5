import Checkpoint
import GuideMap
import ImageTokens
import Layers
import NetworkFixtures
import Tensor
import Testing

/// The tokenizer against PyTorch at reduced width; largest error 10⁻³.
@Suite("Image tokens")
struct ImageTokensTests {
    let cases: Fixture
    let checkpoint: Checkpoint
    let guides: GuideMap
    let terms: BaseTerms

    init() throws {
        cases = try Fixture("tokenizer.cases")
        checkpoint = try Checkpoint(path: Fixture.path("tokenizer"))
        guides = try PlainGuides().guides(
            of: PixelRect(x: 0, y: 0, width: 64, height: 48), divisor: 4)
        terms = BaseTerms(PlanLight(try Fixture.plan()))
    }

    private var configuration: TokenizerConfiguration {
        get throws { try checkpoint.configuration() }
    }

    @Test("a plan becomes the same numbers as in training")
    func planVector() throws {
        let vector = PlanVector.of(try Fixture.plan(), height: 192)
        #expect(vector.count == PlanVector.width)
        #expect(try difference(Tensor(shape: [70], values: vector), cases["plan"]) < 1e-5)
    }

    @Test("pooled guides agree with PyTorch")
    func pooled() throws {
        #expect(try difference(PooledGuides.pool(guides, terms), cases["pooled"]) < 1e-4)
    }

    @Test("guides pooled in bands equal guides pooled at once")
    func bands() throws {
        let whole = try PooledGuides.pool(PlainGuides(), rows: 19, columns: 2, terms)
        let map = try PlainGuides().guides(
            of: PixelRect(x: 0, y: 0, width: 32, height: 304), divisor: 4)
        #expect(difference(whole, PooledGuides.pool(map, terms)) == 0)
    }

    @Test("the encoder and its codes agree with PyTorch")
    func encoder() throws {
        let encoder = try TokenEncoder(checkpoint.weights["encoder"], configuration)
        var picture = Fixture.plain(3, x: 5, y: 7, width: 64, height: 48)
        for index in 0..<picture.count { picture.values[index] *= 3 }
        let hidden = encoder.hidden(picture, guides, terms).planar
        #expect(try difference(hidden, cases["hidden"]) < 1e-3)
        let codes = encoder.encode(picture, guides, terms)
        let expected = try cases["codes"].values
        #expect(codes.first.map { Float($0) } == Array(expected.prefix(12)))
        #expect(codes.second.map { Float($0) } == Array(expected.suffix(12)))
    }

    @Test("the decoder and the base picture agree with PyTorch")
    func decoder() throws {
        let decoder = try TokenDecoder(checkpoint.weights["decoder"], configuration)
        let codes = try cases["codes"].values
        let tokens = TokenCodes(
            rows: 3, columns: 4, first: codes.prefix(12).map { UInt8($0) },
            second: codes.suffix(12).map { UInt8($0) })
        let field = decoder.decode(tokens, PooledGuides.pool(guides, terms))
        let coefficients = try cases["coefficients"]
        var largest: Float = 0
        for channel in 0..<BaseTerms.channels {
            for position in 0..<48 {
                let expected = coefficients.values[channel * 48 + position]
                let found = field.coefficients[position * BaseTerms.channels + channel]
                largest = max(largest, abs(found - expected) / max(1, expected))
            }
        }
        #expect(largest < 1e-3)
        // At quarter size a node lies every 8 pixels.
        let base = BasePicture.draw(guides, at: (0, 0), divisor: 4, terms, field)
        #expect(try difference(base, cases["base"]) < 1e-3)
    }

    @Test("a display value becomes light and the same display value again")
    func toneCurve() throws {
        let fixture = try Fixture("layers")
        let shown = try fixture["display.out"].values
        for (light, value) in zip(try fixture["display.in"].values, shown) where value < 0.99 {
            #expect(abs(ToneCurve.light(display: value) - light) < 1e-3 * max(light, 0.1))
        }
    }

    @Test("a canvas is covered by whole tokens")
    func grid() {
        #expect(TokenCodes.grid(width: 1376, height: 768) == (12, 22))
        #expect(TokenCodes.grid(width: 64, height: 65) == (2, 1))
    }
}
