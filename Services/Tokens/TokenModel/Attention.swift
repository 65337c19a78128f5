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

    /// - Parameter x: (n, width), one row a slot; their keys and values are appended to the state
    func callAsFunction(
        _ x: Tensor, _ slots: [Slot], _ state: inout DecodingState, layer: Int
    ) -> Tensor {
        var q = query(x)
        rotate(&q, heads: heads, at: slots.map(\.target), columns: state.columns)
        var k = key(x)
        rotate(&k, heads: keyHeads, at: slots.map(\.content), columns: state.columns)
        state.keys[layer] += k.values
        state.values[layer] += value(x).values

        let count = state.count
        let share = heads / keyHeads
        let keyWidth = keyHeads * headWidth
        let width = heads * headWidth
        let scale = 1 / Float(headWidth).squareRoot()
        var mixed = Tensor(zeros: [slots.count, width])
        var scores = [Float](repeating: 0, count: share * count)
        for row in 0..<slots.count {
            for group in 0..<keyHeads {
                let start = row * width + group * share * headWidth
                unsafe scores.withUnsafeMutableBufferPointer { scores in
                    unsafe q.values.withUnsafeBufferPointer { q in
                        unsafe state.keys[layer].withUnsafeBufferPointer { keys in
                            guard let s = scores.baseAddress, let q = q.baseAddress,
                                let keys = keys.baseAddress
                            else { return }
                            unsafe MatrixProduct.multiplyTransposed(
                                m: share, n: count, k: headWidth, q + start, lda: headWidth,
                                keys + group * headWidth, ldb: keyWidth, into: s, ldc: count)
                        }
                    }
                }
                for head in 0..<share {
                    softmax(
                        &scores, from: head * count, count: count, scale: scale,
                        mask: state.mask, row: row)
                }
                unsafe scores.withUnsafeBufferPointer { scores in
                    unsafe state.values[layer].withUnsafeBufferPointer { values in
                        unsafe mixed.values.withUnsafeMutableBufferPointer { out in
                            guard let s = scores.baseAddress, let values = values.baseAddress,
                                let out = out.baseAddress
                            else { return }
                            unsafe MatrixProduct.multiply(
                                m: share, n: headWidth, k: count, s, lda: count,
                                values + group * headWidth, ldb: keyWidth,
                                into: out + start, ldc: headWidth)
                        }
                    }
                }
            }
        }
        return output(mixed)
    }

    /// Turns pairs of a head's numbers by the position: the first half by its row, the second by
    /// its column.
    private func rotate(_ x: inout Tensor, heads: Int, at positions: [Int], columns: Int) {
        let quarter = headWidth / 4
        for (row, position) in positions.enumerated() {
            let (y, column) = position.quotientAndRemainder(dividingBy: columns)
            for pair in 0..<(2 * quarter) {
                let along = Float(pair < quarter ? y : column)
                let angle = along * pow(100, -Float(pair % quarter) / Float(quarter))
                let (c, s) = (cos(angle), sin(angle))
                for head in 0..<heads {
                    let index = (row * heads + head) * headWidth + 2 * pair
                    let (a, b) = (x.values[index], x.values[index + 1])
                    x.values[index] = a * c - b * s
                    x.values[index + 1] = a * s + b * c
                }
            }
        }
    }

    private func softmax(
        _ scores: inout [Float], from start: Int, count: Int, scale: Float, mask: [Float], row: Int
    ) {
        unsafe scores.withUnsafeMutableBufferPointer { scores in
            unsafe mask.withUnsafeBufferPointer { mask in
                guard let base = scores.baseAddress else { return }
                let line = unsafe base + start
                var top = -Float.greatestFiniteMagnitude
                for index in 0..<count {
                    let hidden = unsafe mask.isEmpty ? 0 : mask[row * count + index]
                    unsafe line[index] = line[index] * scale + hidden
                    top = unsafe max(top, line[index])
                }
                unsafe VectorMath.map(line, to: line, count: count) { VectorMath.exp($0 - top) }
                var sum: Float = 0
                for index in 0..<count { sum += unsafe line[index] }
                for index in 0..<count { unsafe line[index] /= sum }
            }
        }
    }
}
