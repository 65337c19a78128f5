import GGUF
import LanguageModelKernels

/// A matrix whose rows are multiplied singly: the vocabulary's output head.
///
/// Q8_0 rows are used where they lie in the mapped file; other types are converted to Q8_0 form.
struct RowMatrix: Sendable {
    let rows: Int
    let columns: Int
    private let tensor: GGUFTensor
    private let file: GGUFFile
    private let converted: Memory<lmk_row_block>?

    init(_ tensor: GGUFTensor, in file: GGUFFile, pool: WorkerPool) throws(GGUFError) {
        rows = tensor.rows
        columns = tensor.columns
        self.tensor = tensor
        self.file = file
        guard columns % 32 == 0 else {
            throw .malformed(
                field: "tensor \"\(tensor.name)\"", reason: "has rows of \(columns), not 32·n")
        }
        guard tensor.type != .q8_0 else {
            converted = nil
            return
        }
        let blocks = columns / 32
        let target = Memory<lmk_row_block>(count: rows * blocks)
        let step = 64
        pool.run((rows + step - 1) / step) { [rows] piece, _ in
            for row in piece * step..<min(rows, (piece + 1) * step) {
                let source = unsafe file.bytes(of: tensor, row: row, count: 1)
                for (index, block) in unsafe Packing.rows8(tensor, source, 0).enumerated() {
                    let out = unsafe UnsafeMutableRawPointer(target.start + row * blocks + index)
                    unsafe out.storeBytes(of: block.scale, as: UInt16.self)
                    for i in 0..<32 {
                        unsafe out.storeBytes(of: block.q[i], toByteOffset: 2 + i, as: Int8.self)
                    }
                }
            }
        }
        converted = target
    }

    /// Products of the first vector of `x` with the given rows.
    func multiply(_ wanted: [UInt32], _ x: Activations, pool: WorkerPool, level: Int32) -> [Float] {
        precondition(wanted.allSatisfy { $0 < rows }, "a row beyond the matrix")
        let step = max(64, wanted.count / (pool.threads * 8))
        return unsafe [Float](unsafeUninitializedCapacity: wanted.count) { y, count in
            count = wanted.count
            guard let target = y.baseAddress else { return }
            unsafe wanted.withUnsafeBufferPointer { rows in
                guard let rows = rows.baseAddress else { return }
                unsafe withBlocks { blocks in
                    pool.run((wanted.count + step - 1) / step) { piece, _ in
                        let first = piece * step
                        unsafe lmk_rows(
                            level, blocks, columns / 32, rows + first, 0,
                            min(step, wanted.count - first), x.quantised, target + first)
                    }
                }
            }
        }
    }

    private func withBlocks(_ body: (UnsafePointer<lmk_row_block>) -> Void) {
        if let converted {
            unsafe body(converted.start)
        } else if let start = unsafe file.bytes(of: tensor).baseAddress {
            unsafe body(start.assumingMemoryBound(to: lmk_row_block.self))
        }
    }
}
