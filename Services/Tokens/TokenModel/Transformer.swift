package import Checkpoint
import ImageTokens
import Interruption
import Layers
package import Tensor

/// How large the transformer is; stands as JSON in its checkpoint.
package struct TransformerConfiguration: Decodable, Sendable {
    var width: Int
    var layers: Int
    var heads: Int
    var kv_heads: Int
    var hidden: Int
    var context: Int
    /// At which these weights write best.
    var temperature: Float?

    package init(
        width: Int, layers: Int, heads: Int, keyHeads: Int, hidden: Int, context: Int
    ) {
        self.width = width
        self.layers = layers
        self.heads = heads
        kv_heads = keyHeads
        self.hidden = hidden
        self.context = context
    }
}

/// One step's place in the sequence: the token it carries (written before, or none) and the
/// position it writes.
package struct Slot: Sendable {
    package var codes: (first: UInt8, second: UInt8)?
    /// Where the carried token stands; the target if it carries none.
    package var content: Int
    package var target: Int

    package init(codes: (first: UInt8, second: UInt8)?, content: Int, target: Int) {
        self.codes = codes
        self.content = content
        self.target = target
    }
}

/// The any-order transformer. Each step is told which token was written before and which position
/// comes next; queries are turned by the position to write, keys by the position that was written.
package struct Transformer: Sendable {
    private static let none = 256  // the row of the content tables that stands for no token

    let configuration: TransformerConfiguration
    private let context: ContextEncoder
    private let first: Embedding
    private let second: Embedding
    private let layers: [TransformerBlock]
    private let norm: RMSNorm
    private let firstHead: Linear
    private let chosen: Embedding
    private let secondHead: Linear

    private let threads: Int

    /// - Parameter threads: that work on slots which are written together.
    package init(_ checkpoint: Checkpoint, threads: Int = 1) throws(CheckpointError) {
        self.threads = threads
        let c = try checkpoint.configuration(TransformerConfiguration.self)
        guard c.heads > 0, c.kv_heads > 0, c.width % (4 * c.heads) == 0, c.heads % c.kv_heads == 0
        else {
            throw .badConfiguration(
                file: checkpoint.path,
                reason: "\(c.heads) heads, \(c.kv_heads) of them for keys, do not divide \(c.width)"
            )
        }
        let w = checkpoint.weights
        configuration = c
        context = try ContextEncoder(w["context"], c)
        first = try Embedding(w["first"], count: 257, width: c.width)
        second = try Embedding(w["second"], count: 257, width: c.width)
        var layers: [TransformerBlock] = []
        for index in 0..<c.layers { layers.append(try TransformerBlock(w["layers"][index], c)) }
        self.layers = layers
        norm = try RMSNorm(w["norm"], width: c.width)
        firstHead = try Linear(w["first_head"], inputs: c.width, outputs: 256)
        chosen = try Embedding(w["chosen"], count: 256, width: c.width)
        secondHead = try Linear(w["second_head"], inputs: c.width, outputs: 256)
        try checkpoint.requireAllTaken()
    }

    /// An empty past before a grid of known guides.
    ///
    /// - Parameters:
    ///   - pooled: (48, rows, columns)
    ///   - plan: the 70 numbers of `PlanVector`
    package func start(pooled: Tensor, plan: [Float]) -> DecodingState {
        DecodingState(
            rows: pooled.shape[1], columns: pooled.shape[2], context: context(pooled, plan),
            layers: layers.count, keyWidth: configuration.kv_heads * headWidth,
            headWidth: headWidth, threads: threads)
    }

    private var headWidth: Int { configuration.width / configuration.heads }

    /// Appends slots to the past and returns their hidden states, (n, width).
    ///
    /// - Parameter mutual: whether the slots see each other all (a group written at once) or only
    ///   earlier ones
    package func advance(_ state: inout DecodingState, _ slots: [Slot], mutual: Bool) -> Tensor {
        let width = configuration.width
        var x = Tensor(zeros: [slots.count, width])
        for (row, slot) in slots.enumerated() {
            let a = first[slot.codes.map { Int($0.first) } ?? Self.none]
            let b = second[slot.codes.map { Int($0.second) } ?? Self.none]
            let known = slot.target * width
            for (index, pair) in zip(a, b).enumerated() {
                x.values[row * width + index] = pair.0 + pair.1 + state.context[known + index]
            }
        }
        state.append(slots, mutual: mutual)
        // Nobody looks at what comes after an interruption.
        for (index, layer) in layers.enumerated() where !Interruption.isRaised {
            x = layer(x, slots, &state, layer: index)
        }
        return norm(x)
    }

    /// Logits of the first code, (n, 256).
    package func firstLogits(_ hidden: Tensor) -> Tensor { firstHead(hidden) }

    /// Logits of the second code, given the first of each row, (n, 256).
    package func secondLogits(_ hidden: Tensor, first: [UInt8]) -> Tensor {
        var x = hidden
        for (row, code) in first.enumerated() {
            for (index, value) in chosen[Int(code)].enumerated() {
                x.values[row * configuration.width + index] += value
            }
        }
        return secondHead(x)
    }
}

/// Pooled guides and plan → what each position knows before it is written.
struct ContextEncoder: Sendable {
    private let input: Conv3x3
    private let block0: ResidualBlock
    private let block1: ResidualBlock
    private let output: Linear
    private let whole: Linear
    private let plan: Linear

    init(_ w: Weights, _ c: TransformerConfiguration) throws(CheckpointError) {
        input = try Conv3x3(w["input"], inputs: PooledGuides.channels, outputs: c.context)
        block0 = try ResidualBlock(w["block0"], width: c.context)
        block1 = try ResidualBlock(w["block1"], width: c.context)
        output = try Linear(pointwise: w["output"], inputs: c.context, outputs: c.width)
        whole = try Linear(w["whole"], inputs: PooledGuides.channels, outputs: c.width)
        plan = try Linear(w["plan"], inputs: PlanVector.width, outputs: c.width)
    }

    /// → (rows · columns, width), one row a position
    func callAsFunction(_ pooled: Tensor, _ vector: [Float]) -> [Float] {
        let area = pooled.shape[1] * pooled.shape[2]
        let local = output(block1(block0(input(FeatureMap(planar: pooled)))).silu()).planar
        let means = (0..<pooled.shape[0]).map { channel in
            pooled.values[channel * area..<(channel + 1) * area].reduce(0, +) / Float(area)
        }
        let everywhere = zip(whole(means), plan(vector)).map { $0 + $1 }
        let width = everywhere.count
        var result = [Float](repeating: 0, count: area * width)
        for channel in 0..<width {
            for position in 0..<area {
                result[position * width + channel] =
                    local.values[channel * area + position] + everywhere[channel]
            }
        }
        return result
    }
}

/// x + attention(norm(x)), then x + mlp(norm(x)).
struct TransformerBlock: Sendable {
    private let attentionNorm: RMSNorm
    private let attention: Attention
    private let mlpNorm: RMSNorm
    private let mlp: SwiGLU

    init(_ w: Weights, _ c: TransformerConfiguration) throws(CheckpointError) {
        attentionNorm = try RMSNorm(w["attention_norm"], width: c.width)
        attention = try Attention(w["attention"], c)
        mlpNorm = try RMSNorm(w["mlp_norm"], width: c.width)
        mlp = try SwiGLU(w["mlp"], width: c.width, hidden: c.hidden)
    }

    func callAsFunction(
        _ x: Tensor, _ slots: [Slot], _ state: inout DecodingState, layer: Int
    ) -> Tensor {
        var x = x
        let mixed = attention(attentionNorm(x), slots, &state, layer: layer)
        x.add(mixed)
        let thought = mlp(mlpNorm(x), threads: state.threads)
        x.add(thought)
        return x
    }
}

extension Tensor {
    /// Adds another of the same shape.
    fileprivate mutating func add(_ other: Tensor) {
        unsafe values.withUnsafeMutableBufferPointer { values in
            unsafe other.values.withUnsafeBufferPointer { other in
                for index in values.indices { unsafe values[index] += other[index] }
            }
        }
    }
}
