import Checkpoint
import Foundation
import Layers
import Tensor

/// Mixes what earlier slots carry into each new one: softmax(QKᵀ/√d)V; several query heads share a
/// key head.
struct Attention: Sendable {
    private let query: Linear
    private let key: Linear
    private let value: Linear
    private let output: Linear
    private let heads: Int
    private let keyHeads: Int
    private let headWidth: Int

    init(_ w: Weights, _ c: TransformerConfiguration) throws(CheckpointError) {
        heads = c.heads
        keyHeads = c.kv_heads
        headWidth = c.width / c.heads
        let keyWidth = keyHeads * headWidth
        query = try Linear(w["query"], inputs: c.width, outputs: c.width, biased: false)
        key = try Linear(w["key"], inputs: c.width, outputs: keyWidth, biased: false)
        value = try Linear(w["value"], inputs: c.width, outputs: keyWidth, biased: false)
        output = try Linear(w["output"], inputs: c.width, outputs: c.width, biased: false)
    }

    /// - Parameter x: (n, width), one row a slot; their keys and values are added to the state's layer
    func callAsFunction(
        _ x: Tensor, _ slots: [Slot], _ state: inout DecodingState, layer: Int
    ) -> Tensor {
        var q = query(x, threads: state.threads)
        rotate(
            &q, heads: heads, at: slots.map(\.target), state.turns,
            1 / Float(headWidth).squareRoot())
        var k = key(x, threads: state.threads)
        rotate(&k, heads: keyHeads, at: slots.map(\.content), state.turns, 1)
        state.layers[layer].append(
            keys: k, values: value(x, threads: state.threads), from: state.count - slots.count)

        let past = state.layers[layer]
        let (blocks, mask, queries) = (state.blocks, state.mask, q)
        let width = heads * headWidth
        var mixed = Tensor(zeros: [slots.count, width])
        unsafe mixed.values.withUnsafeMutableBufferPointer { out in
            guard let base = out.baseAddress else { return }
            // Slots write to rows of their own.
            nonisolated(unsafe) let rows = unsafe base
            Parallel.forEach(slots.count, threads: slots.count < 8 ? 1 : state.threads) { row in
                unsafe queries.values.withUnsafeBufferPointer { q in
                    unsafe mask.withUnsafeBufferPointer { mask in
                        guard let q = q.baseAddress, let mask = mask.baseAddress else { return }
                        unsafe past.mix(
                            q + row * width, heads: heads, mask + row * blocks * 16,
                            blocks: blocks, into: rows + row * width)
                    }
                }
            }
        }
        return output(mixed, threads: state.threads)
    }

    /// Turns pairs of a head's numbers by the position: the first half by its row, the second by
    /// its column.
    private func rotate(
        _ x: inout Tensor, heads: Int, at positions: [Int], _ turns: PositionTurns, _ scale: Float
    ) {
        let pairs = headWidth / 2
        unsafe x.values.withUnsafeMutableBufferPointer { x in
            for (row, position) in positions.enumerated() {
                for pair in 0..<pairs {
                    let turn = turns.turn(position, pair) * scale
                    for head in 0..<heads {
                        let index = (row * heads + head) * headWidth + 2 * pair
                        let (a, b) = unsafe (x[index], x[index + 1])
                        unsafe x[index] = a * turn.x - b * turn.y
                        unsafe x[index + 1] = a * turn.y + b * turn.x
                    }
                }
            }
        }
    }
}

/// (cosine, sine) of each pair of a head's numbers, for each row and column of the grid.
struct PositionTurns: Sendable {
    private let columns: Int
    private let quarter: Int
    private let byLine: [SIMD2<Float>]  // (max(rows, columns), quarter)

    init(rows: Int, columns: Int, headWidth: Int) {
        self.columns = columns
        quarter = headWidth / 4
        let count = quarter
        byLine = (0..<max(rows, columns) * count).map { index in
            let (line, pair) = index.quotientAndRemainder(dividingBy: count)
            let angle = Float(line) * pow(100, -Float(pair) / Float(count))
            return SIMD2(cos(angle), sin(angle))
        }
    }

    @inline(__always)
    func turn(_ position: Int, _ pair: Int) -> SIMD2<Float> {
        let line = pair < quarter ? position / columns : position % columns
        return byLine[line * quarter + (pair < quarter ? pair : pair - quarter)]
    }
}
