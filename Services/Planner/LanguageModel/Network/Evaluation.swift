import GGUF
import LanguageModelKernels

/// One request's walk through the network: what it has seen and the room it works in.
///
/// Belongs to one thread at a time.
package final class Evaluation {
    /// Tokens that pass through the network side by side.
    static let batch = 192

    private let network: Network
    private let cache: KeyValueCache
    package private(set) var position = 0
    private let batch: Int

    private let stream: Memory<Float>  // [batch, width]
    private let delta: Memory<Float>  // [batch, width]
    private let q: Memory<Float>  // [batch, heads · headWidth]
    private let k: Memory<Float>  // [batch, keyValueHeads · headWidth]
    private let v: Memory<Float>  // [batch, keyValueHeads · headWidth]
    private let gate: Memory<Float>  // [batch, hiddenWidth]
    private let up: Memory<Float>  // [batch, hiddenWidth]
    private let normed: Activations
    private let attended: Activations
    private let hidden: Activations
    private let scores: Memory<Float>  // [threads, 8, capacity]
    private let lowRank: Memory<Float>

    init(_ network: Network, capacity: Int, batch: Int? = nil) {
        self.network = network
        let sizes = network.configuration
        cache = KeyValueCache(sizes, capacity: capacity)
        let batch = max(1, min(batch ?? Self.batch, capacity))
        self.batch = batch
        let queries = sizes.heads * sizes.headWidth, keys = sizes.keyValueHeads * sizes.headWidth
        stream = Memory(count: batch * sizes.width)
        delta = Memory(count: batch * sizes.width)
        q = Memory(count: batch * queries)
        k = Memory(count: batch * keys)
        v = Memory(count: batch * keys)
        gate = Memory(count: batch * sizes.hiddenWidth)
        up = Memory(count: batch * sizes.hiddenWidth)
        normed = Activations(batch: batch, width: sizes.width)
        attended = Activations(batch: batch, width: queries)
        hidden = Activations(batch: batch, width: sizes.hiddenWidth)
        scores = Memory(count: network.machine.pool.threads * 8 * cache.capacity)
        lowRank = Memory(count: 3 * batch * network.rank)
    }

    package var capacity: Int { cache.capacity }

    /// Takes in tokens; afterwards `logits` speaks of the last one.
    /// - Parameter isCancelled: asked before every batch
    package func append(
        _ tokens: [Int], isCancelled: () -> Bool = { false }
    ) throws(LanguageModelError) {
        guard position + tokens.count <= capacity else {
            throw .tooLong(tokens: position + tokens.count, limit: capacity)
        }
        var rest = tokens[...]
        while !rest.isEmpty {
            if isCancelled() { throw .cancelled }
            let part = rest.prefix(batch)
            step(part)
            rest = rest.dropFirst(batch)
        }
    }

    /// Logits of the given tokens (ids) to come next.
    package func logits(_ rows: [UInt32]) -> [Float] {
        network.head.multiply(
            rows, normed, pool: network.machine.pool, level: network.machine.level)
    }

    private func step(_ tokens: ArraySlice<Int>) {
        let count = tokens.count
        for (index, token) in tokens.enumerated() { embed(token, at: index) }
        let rotation = Rotation(
            frequencies: network.frequencies, position: position, count: count)
        for (index, layer) in network.layers.enumerated() {
            normalise(layer.attentionNorm, count, adding: index > 0)
            multiply([(layer.q, q), (layer.k, k), (layer.v, v)], normed, count)
            remember(rotation, layer: index, count)
            attend(layer: index, count)
            multiply([(layer.output, delta)], attended, count)
            normalise(layer.hiddenNorm, count, adding: true)
            multiply([(layer.gate, gate), (layer.up, up)], normed, count)
            activate(count)
            multiply([(layer.down, delta)], hidden, count)
        }
        position += count
        finish(last: count - 1)
    }

    private func embed(_ token: Int, at index: Int) {
        let width = network.configuration.width
        let row = network.file.row(token, of: network.embedding)
        for i in 0..<width { unsafe stream.start[index * width + i] = row[i] }
    }

    private func multiply(_ parts: [(Linear, Memory<Float>)], _ x: Activations, _ count: Int) {
        Linear.multiply(
            parts.map { Linear.Part(linear: $0.0, output: $0.1) }, x, tokens: count,
            scratch: lowRank, on: network.machine)
    }

    /// Adds the last product to the stream and prepares the next input from it.
    private func normalise(_ weight: Memory<Float>, _ count: Int, adding: Bool) {
        forEach(count) { token in
            self.normalise(weight, token: token, into: token, adding: adding)
        }
    }

    private func normalise(
        _ weight: Memory<Float>, token: Int, into target: Int, adding: Bool
    ) {
        let width = network.configuration.width, level = network.machine.level
        let x = unsafe stream.start + token * width
        if adding {
            let d = unsafe delta.start + token * width
            for i in 0..<width { unsafe x[i] += d[i] }
        }
        unsafe lmk_rms_norm(
            level, x, weight.start, width, network.configuration.epsilon,
            normed.values.start + target * width)
        normed.quantise(target, level: level)
    }

    /// Turns queries and keys to their positions and stores keys and values.
    private func remember(_ rotation: Rotation, layer: Int, _ count: Int) {
        let sizes = network.configuration, level = network.machine.level
        let first = position
        forEach(count) { token in
            let query = unsafe self.q.start + token * sizes.heads * sizes.headWidth
            let offset = token * sizes.keyValueHeads * sizes.headWidth
            let key = unsafe self.k.start + offset
            unsafe rotation.apply(token, query, heads: sizes.heads, width: sizes.headWidth)
            unsafe rotation.apply(token, key, heads: sizes.keyValueHeads, width: sizes.headWidth)
            unsafe self.cache.store(
                layer: layer, position: first + token, k: key, v: self.v.start + offset,
                level: level)
        }
    }

    /// softmax(q·kᵀ / √width)·v, where every token sees itself and those before it.
    private func attend(layer: Int, _ count: Int) {
        let sizes = network.configuration, level = network.machine.level
        let shared = sizes.heads / sizes.keyValueHeads
        let stride = sizes.heads * sizes.headWidth
        let vectors = count * shared
        let step = count == 1 ? vectors : max(8, 16 * shared / 8 * 8)
        let pieces = (vectors + step - 1) / step
        let first = position
        let body: (Int, Int) -> Void = { piece, worker in
            let head = piece / pieces, from = piece % pieces * step
            let offset = head * shared * sizes.headWidth
            var job = unsafe lmk_attention(
                q: self.q.start + offset, y: self.attended.values.start + offset,
                q_stride: stride, heads: shared, width: sizes.headWidth, position: first,
                keys: self.cache.keys(layer: layer, head: head),
                values: self.cache.values(layer: layer, head: head),
                scores: self.scores.start + worker * 8 * self.cache.capacity)
            unsafe lmk_attend(level, &job, from, min(step, vectors - from))
        }
        let total = sizes.keyValueHeads * pieces
        if count == 1, position < 64 {
            for piece in 0..<total { body(piece, 0) }
        } else {
            network.machine.pool.run(total, body)
        }
        forEach(count) { self.attended.quantise($0, level: level) }
    }

    /// gate · sigmoid(gate) · up
    private func activate(_ count: Int) {
        let width = network.configuration.hiddenWidth, level = network.machine.level
        forEach(count) { token in
            let gate = unsafe self.gate.start + token * width
            unsafe lmk_swiglu(level, gate, self.up.start + token * width, width)
            unsafe (self.hidden.values.start + token * width).update(from: gate, count: width)
            self.hidden.quantise(token, level: level)
        }
    }

    /// The input of the output head, as vector 0.
    private func finish(last: Int) {
        normalise(network.norm, token: last, into: 0, adding: true)
    }

    private func forEach(_ count: Int, _ body: (Int) -> Void) {
        let step = 8
        if count < 2 * step {
            for token in 0..<count { body(token) }
        } else {
            network.machine.pool.run((count + step - 1) / step) { piece, _ in
                for token in piece * step..<min(count, (piece + 1) * step) { body(token) }
            }
        }
    }
}
