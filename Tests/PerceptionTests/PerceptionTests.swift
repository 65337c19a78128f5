import Checkpoint
import Knowledge
import NetworkFixtures
import Perception
import Tensor
import Testing

/// The perception network against PyTorch at reduced width; largest error 10⁻³.
@Suite("Perception")
struct PerceptionTests {
    @Test("the network agrees with PyTorch on every pixel and on the whole")
    func network() throws {
        let cases = try Fixture("perception.cases")
        var input = Fixture.plain(3, x: 2, y: 3, width: 96, height: 64)
        for k in input.values.indices { input.values[k] = 2 * input.values[k] - 1 }
        let answer = try Perceiver(path: Fixture.path("perception")).answer(to: input)
        #expect(try difference(answer.pixels, cases["pixels"]) < 1e-3)
        let whole = Tensor(shape: [answer.whole.count], values: answer.whole)
        #expect(try difference(whole, cases["whole"]) < 1e-3)
    }

    @Test("a picture is looked at in its own shape, sides multiples of 32")
    func sizes() {
        for (width, height) in [(600, 400), (4000, 3000), (64, 2000), (1, 1), (16_384, 100)] {
            let size = Perceiver.size(width: width, height: height)
            #expect(size.width % 32 == 0 && size.height % 32 == 0)
            #expect(size.width >= 64 && size.height >= 64 && size.width * size.height < 90_000)
        }
        let landscape = Perceiver.size(width: 600, height: 400)
        #expect(landscape.width > landscape.height)
    }

    @Test("refuses a checkpoint of another network")
    func other() {
        #expect(throws: CheckpointError.self) {
            try Perceiver(path: Fixture.path("tokenizer"))
        }
    }

    @Test("an animal is an animal by its name, whatever it is filed under")
    func kinds() {
        #expect(Kind(concept: "cat", category: .decoration) == .animal)
        #expect(Kind(concept: "polar bear", category: .decoration) == .animal)
        #expect(Kind(concept: "mug", category: .tableware) == .vessel)
        #expect(Kind(concept: "car", category: .vehicle) == .vehicle)
    }
}
