import GGUF

/// Sizes of a Llama network, from the metadata of its file.
struct Configuration: Sendable {
    let width: Int
    let layers: Int
    let heads: Int
    let keyValueHeads: Int
    let headWidth: Int
    /// Leading values of a head that turn with the position.
    let rotaryWidth: Int
    let hiddenWidth: Int
    let contextLength: Int
    let vocabulary: Int
    let epsilon: Float
    let rotaryBase: Double
    /// Positions are divided by this.
    let rotaryScale: Double

    init(_ file: GGUFFile) throws(GGUFError) {
        let architecture = try file.string("general.architecture")
        guard architecture == "llama" else {
            throw .malformed(
                field: "general.architecture", reason: "is \(architecture); expected llama")
        }
        width = try file.integer("llama.embedding_length", in: 32...65536)
        layers = try file.integer("llama.block_count", in: 1...1024)
        heads = try file.integer("llama.attention.head_count", in: 1...1024)
        keyValueHeads =
            file.metadata["llama.attention.head_count_kv"] == nil
            ? heads : try file.integer("llama.attention.head_count_kv", in: 1...Int64(heads))
        headWidth =
            file.metadata["llama.attention.key_length"] == nil
            ? width / heads : try file.integer("llama.attention.key_length", in: 16...1024)
        rotaryWidth =
            file.metadata["llama.rope.dimension_count"] == nil
            ? headWidth : try file.integer("llama.rope.dimension_count", in: 2...Int64(headWidth))
        hiddenWidth = try file.integer("llama.feed_forward_length", in: 32...262144)
        contextLength = try file.integer("llama.context_length", in: 16...1_048_576)
        epsilon = Float(try file.float("llama.attention.layer_norm_rms_epsilon"))
        rotaryBase =
            file.metadata["llama.rope.freq_base"] == nil
            ? 10_000 : try file.float("llama.rope.freq_base")
        rotaryScale = try Self.rotaryScale(file)
        vocabulary = try file.tensor("token_embd.weight").rows
        try validate()
    }

    private static func rotaryScale(_ file: GGUFFile) throws(GGUFError) -> Double {
        guard file.metadata["llama.rope.scaling.type"] != nil else { return 1 }
        switch try file.string("llama.rope.scaling.type") {
        case "none": return 1
        case "linear": return max(1, try file.float("llama.rope.scaling.factor"))
        case let other:
            throw .malformed(
                field: "llama.rope.scaling.type", reason: "is \(other); expected none or linear")
        }
    }

    private func validate() throws(GGUFError) {
        func need(_ condition: Bool, _ field: String, _ reason: String) throws(GGUFError) {
            guard condition else { throw .malformed(field: field, reason: reason) }
        }
        try need(
            width % 32 == 0, "llama.embedding_length", "is \(width), not a multiple of 32")
        try need(
            hiddenWidth % 32 == 0, "llama.feed_forward_length",
            "is \(hiddenWidth), not a multiple of 32")
        try need(
            headWidth % 16 == 0 && heads * headWidth % 32 == 0, "llama.attention.key_length",
            "is \(headWidth), not a multiple of 16")
        try need(
            rotaryWidth % 2 == 0, "llama.rope.dimension_count", "is \(rotaryWidth), an odd number")
        try need(
            heads % keyValueHeads == 0, "llama.attention.head_count_kv",
            "is \(keyValueHeads), no divisor of \(heads)")
        try need(
            rotaryBase > 0 && epsilon >= 0, "llama.rope.freq_base", "is \(rotaryBase)")
    }
}
