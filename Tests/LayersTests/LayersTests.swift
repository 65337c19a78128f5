import Checkpoint
import Foundation
import Layers
import NetworkFixtures
import Tensor
import Testing

/// Every layer against PyTorch on the same random weights; largest error 10⁻³, most reach 10⁻⁶.
@Suite("Layers")
struct LayersTests {
    let fixture: Fixture
    let weights: Weights

    init() throws {
        fixture = try Fixture("layers")
        weights = fixture.checkpoint.weights
    }

    private func error(_ name: String, _ layer: (FeatureMap) -> FeatureMap) throws -> Float {
        try difference(
            layer(FeatureMap(planar: fixture["\(name).in"])).planar, fixture["\(name).out"])
    }

    @Test("a packed matrix gives the sums that its numbers say", arguments: [1, 2, 7, 64])
    func packed(columns: Int) throws {
        let rows = 64
        // Few digits: sums are exact in any order.
        let values = (0..<rows * columns).map { Float(($0 * 7919) % 33 - 16) / 8 }
        let x = (0..<columns).map { Float(($0 * 31) % 9 - 4) / 2 }
        let matrix = try #require(BFloatMatrix(values, rows: rows, columns: columns))
        var y = (0..<rows).map(Float.init)
        unsafe x.withUnsafeBufferPointer { x in
            unsafe y.withUnsafeMutableBufferPointer { y in
                guard let x = x.baseAddress, let y = y.baseAddress else { return }
                unsafe matrix.multiply(x, addingTo: y)
            }
        }
        for row in 0..<rows {
            let sum = (0..<columns).reduce(Float(row)) { $0 + values[row * columns + $1] * x[$1] }
            #expect(y[row] == sum)
        }
        #expect(BFloatMatrix([Float](repeating: 0.1, count: 32), rows: 32, columns: 1) == nil)
        #expect(BFloatMatrix([Float](repeating: 1, count: 31), rows: 31, columns: 1) == nil)
    }

    @Test("a 3×3 convolution agrees with PyTorch")
    func convolution() throws {
        let layer = try Conv3x3(weights["conv"], inputs: 8, outputs: 5)
        #expect(try error("conv") { layer($0) } < 1e-5)
    }

    @Test("a 1×1 convolution agrees with PyTorch")
    func pointwise() throws {
        let layer = try Linear(pointwise: weights["pointwise"], inputs: 8, outputs: 5)
        #expect(try error("pointwise") { layer($0) } < 1e-5)
    }

    @Test("convolutions that shrink and enlarge agree with PyTorch")
    func resampling() throws {
        let patch = try PatchConv(weights["patch"], inputs: 8, outputs: 5, side: 2)
        #expect(try error("patch") { patch($0) } < 1e-5)
        let expand = try Expand(weights["expand"], inputs: 8, outputs: 5, side: 4)
        #expect(try error("expand") { expand($0) } < 1e-5)
        let down = try PatchConv(weights["down"]["conv"], inputs: 8, outputs: 5, side: 2)
        #expect(try error("down") { down($0) } < 1e-5)
        let up = try Expand(weights["up"]["conv"], inputs: 8, outputs: 5, side: 2)
        #expect(try error("up") { up($0) } < 1e-5)
    }

    @Test("residual blocks agree with PyTorch, with and without a step")
    func block() throws {
        let plain = try ResidualBlock(weights["block"], width: 8)
        #expect(try error("block") { plain($0) } < 1e-4)
        let stepped = try ResidualBlock(weights["stepped"], width: 8, step: 6)
        let step = try fixture["stepped.step"].values
        #expect(try error("stepped") { stepped($0, step: step) } < 1e-4)
    }

    @Test("linear, norm and SwiGLU agree with PyTorch")
    func rows() throws {
        let linear = try Linear(weights["linear"], inputs: 12, outputs: 7)
        #expect(try difference(linear(fixture["linear.in"]), fixture["linear.out"]) < 1e-5)
        let one = Array(try fixture["linear.in"].values.prefix(12))
        let expected = Array(try fixture["linear.out"].values.prefix(7))
        #expect(
            difference(
                Tensor(shape: [7], values: linear(one)), Tensor(shape: [7], values: expected))
                < 1e-5)
        let norm = try RMSNorm(weights["norm"], width: 12)
        #expect(try difference(norm(fixture["norm.in"]), fixture["norm.out"]) < 1e-5)
        let swiglu = try SwiGLU(weights["swiglu"], width: 12, hidden: 20)
        #expect(try difference(swiglu(fixture["swiglu.in"]), fixture["swiglu.out"]) < 1e-4)
    }

    @Test("vector functions agree with PyTorch to a few parts in ten million")
    func functions() throws {
        let silu = VectorMath.map(try fixture["silu.in"], VectorMath.silu)
        #expect(try difference(silu, fixture["silu.out"]) < 1e-5)
        let log = VectorMath.map(try fixture["log.in"], VectorMath.log)
        #expect(try difference(log, fixture["log.out"]) < 2e-5)
    }

    @Test("parts of a map keep their pixels")
    func parts() throws {
        let map = FeatureMap(planar: try fixture["conv.in"])
        let cropped = map.cropped(by: 2)
        #expect(cropped.height == 2 && cropped.width == 6)
        #expect(cropped.planar.values[0] == map.planar.values[2 * 10 + 2])
        #expect(map.rows(3..<5).planar.values[1] == map.planar.values[3 * 10 + 1])
    }

    @Test("a layer refuses weights of another shape")
    func misshapen() {
        #expect(throws: CheckpointError.self) {
            try Conv3x3(weights["conv"], inputs: 7, outputs: 5)
        }
        #expect(throws: CheckpointError.self) {
            try ResidualBlock(weights["block"], width: 8, step: 6)
        }
    }

    @Test("parallel work runs each piece once and throws the first error")
    func parallel() throws {
        struct Stop: Error {}
        let counts = (0..<100).map { _ in Counter() }
        Parallel.forEach(100, threads: 2) { counts[$0].increase() }
        #expect(counts.allSatisfy { $0.value == 1 })
        #expect(throws: Stop.self) {
            try Parallel.forEach(100, threads: 2) { (index: Int) throws(Stop) in
                if index == 7 { throw Stop() }
            }
        }
    }

    @Test("noise depends on its key alone and is spread evenly")
    func noise() {
        #expect(CounterNoise.bits(1, 2, 3, 4, 5) == CounterNoise.bits(1, 2, 3, 4, 5))
        #expect(CounterNoise.bits(1, 2, 3) != CounterNoise.bits(1, 3, 2))
        let drawn = (0..<20_000).map { CounterNoise.uniform(9, $0, -$0) }
        let mean = drawn.reduce(0, +) / 20_000
        let square = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
        #expect(abs(mean - 0.5) < 0.01 && abs(square - 1.0 / 12) < 0.003)
    }
}

private final class Counter: Sendable {
    private let lock = NSLock()
    nonisolated(unsafe) private var count = 0
    func increase() { lock.withLock { unsafe count += 1 } }
    var value: Int { lock.withLock { unsafe count } }
}
