import GGUF

/// The immutable weights of a Llama network; any number of requests share them.
struct Network: Sendable {
    struct Layer: Sendable {
        let attentionNorm: Memory<Float>
        let q: Linear, k: Linear, v: Linear, output: Linear
        let hiddenNorm: Memory<Float>
        let gate: Linear, up: Linear, down: Linear
    }

    let configuration: Configuration
    let machine: Machine
    let file: GGUFFile
    let embedding: GGUFTensor
    let layers: [Layer]
    let norm: Memory<Float>
    let head: RowMatrix
    /// Turns a position into angles: radians per position of each rotary pair.
    let frequencies: [Double]
    /// Largest rank of an adapter, filled up to 16·n.
    let rank: Int

    init(_ file: GGUFFile, adapter: Adapter?, machine: Machine) throws(LanguageModelError) {
        let sizes: Configuration
        do {
            sizes = try Configuration(file)
            embedding = try file.tensor("token_embd.weight", [sizes.width, sizes.vocabulary])
            norm = try Self.vector("output_norm.weight", sizes.width, file)
            // Small models use the embedding as their output head too.
            let output =
                file.tensors["output.weight"] == nil
                ? embedding : try file.tensor("output.weight", embedding.dimensions)
            head = try RowMatrix(output, in: file, pool: machine.pool)
            frequencies = try Self.frequencies(sizes, file)
        } catch { throw .file(error) }

        let queries = sizes.heads * sizes.headWidth, keys = sizes.keyValueHeads * sizes.headWidth
        var layers: [Layer] = []
        for index in 0..<sizes.layers {
            func linear(
                _ name: String, _ columns: Int, _ rows: Int
            ) throws(LanguageModelError) -> Linear {
                try Linear(
                    "blk.\(index).\(name)", in: file, shape: [columns, rows], adapter: adapter,
                    pool: machine.pool)
            }
            func vector(_ name: String) throws(LanguageModelError) -> Memory<Float> {
                do {
                    return try Self.vector("blk.\(index).\(name).weight", sizes.width, file)
                } catch { throw .file(error) }
            }
            layers.append(
                Layer(
                    attentionNorm: try vector("attn_norm"),
                    q: try linear("attn_q", sizes.width, queries),
                    k: try linear("attn_k", sizes.width, keys),
                    v: try linear("attn_v", sizes.width, keys),
                    output: try linear("attn_output", queries, sizes.width),
                    hiddenNorm: try vector("ffn_norm"),
                    gate: try linear("ffn_gate", sizes.width, sizes.hiddenWidth),
                    up: try linear("ffn_up", sizes.width, sizes.hiddenWidth),
                    down: try linear("ffn_down", sizes.hiddenWidth, sizes.width)))
        }
        try adapter?.requireAllTaken()
        self.layers = layers
        self.file = file
        self.machine = machine
        configuration = sizes
        rank = adapter?.paddedRank ?? 0
    }

    private static func vector(
        _ name: String, _ width: Int, _ file: GGUFFile
    ) throws(GGUFError) -> Memory<Float> {
        Memory(file.row(0, of: try file.tensor(name, [width])))
    }

    /// `base^(-2i/d) / scale`, divided by the file's own factors where it has some.
    private static func frequencies(
        _ sizes: Configuration, _ file: GGUFFile
    ) throws(GGUFError) -> [Double] {
        let pairs = sizes.rotaryWidth / 2
        var factors = [Float](repeating: 1, count: pairs)
        if file.tensors["rope_freqs.weight"] != nil {
            factors = file.row(0, of: try file.tensor("rope_freqs.weight", [pairs]))
        }
        return (0..<pairs).map { i in
            power(sizes.rotaryBase, -2 * Double(i) / Double(sizes.rotaryWidth))
                / sizes.rotaryScale / Double(factors[i])
        }
    }
}
