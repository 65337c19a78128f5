import GGUF
import LanguageModelKernels

/// An immutable matrix [rows, columns] laid out for the kernels in groups of 16 rows.
///
/// 4-bit types keep their bits; other quantised types become 8-bit with one scale per 32 columns
/// (exact for Q8_0); F16 and BF16 become f16; F32 stays.
struct PackedMatrix: Sendable {
    enum Format: Sendable { case bits4, bits8, f16, f32 }

    let format: Format
    let rows: Int
    let columns: Int
    let memory: Memory<UInt8>

    /// Groups of 16 rows.
    var groups: Int { rows / 16 }
    private var groupSize: Int { memory.count / groups }

    init(_ tensor: GGUFTensor, in file: GGUFFile, pool: WorkerPool) throws(GGUFError) {
        rows = tensor.rows
        columns = tensor.columns
        guard rows % 16 == 0, columns % 32 == 0 else {
            throw .malformed(
                field: "tensor \"\(tensor.name)\"",
                reason: "is \(rows) × \(columns), not multiples of 16 × 32")
        }
        let blocks = columns / 32
        let size: Int
        switch tensor.type {
        case .q4_0, .q4_1, .q4_K:
            format = .bits4
            size = blocks * MemoryLayout<lmk_block4>.size
        case .q5_0, .q5_1, .q5_K, .q6_K, .q8_0:
            format = .bits8
            size = blocks * MemoryLayout<lmk_block8>.size
        case .f16, .bf16:
            format = .f16
            size = columns * 32
        case .f32:
            format = .f32
            size = columns * 64
        }
        memory = Memory(count: rows / 16 * size)
        let target = memory
        let format = format
        pool.run(rows / 16) { group, _ in
            let source = unsafe file.bytes(of: tensor, row: group * 16, count: 16)
            let part = unsafe UnsafeMutableRawPointer(target.start + group * size)
            switch format {
            case .bits4: unsafe Packing.bits4(tensor, source, into: part)
            case .bits8: unsafe Packing.bits8(tensor, source, into: part)
            case .f16:
                unsafe Packing.dense(tensor, source) { index, value in
                    unsafe part.storeBytes(
                        of: Float16(value).bitPattern, toByteOffset: index * 2, as: UInt16.self)
                }
            case .f32:
                unsafe Packing.dense(tensor, source) { index, value in
                    unsafe part.storeBytes(of: value, toByteOffset: index * 4, as: Float.self)
                }
            }
        }
    }

    /// A dense f16 matrix from its rows, which are filled up with zeros to a multiple of 16.
    init(rows values: [[Float]]) {
        columns = values.first?.count ?? 0
        rows = (values.count + 15) / 16 * 16
        format = .f16
        memory = Memory(count: rows * columns * 2)
        for row in 0..<rows {
            for column in 0..<columns {
                let value = row < values.count ? values[row][column] : 0
                let index = (row / 16 * columns + column) * 16 + row % 16
                unsafe UnsafeMutableRawPointer(memory.start).storeBytes(
                    of: Float16(value).bitPattern, toByteOffset: index * 2, as: UInt16.self)
            }
        }
    }

    /// y[token, row] = (keep ? y : 0) + factor · W x for the rows of `part` (in groups).
    /// - Parameter y: [tokens, rows]
    @unsafe func multiply(
        _ part: Range<Int>, _ x: Activations, tokens: Int, into y: UnsafeMutablePointer<Float>,
        level: Int32
    ) {
        let w = unsafe UnsafeRawPointer(memory.start + part.lowerBound * groupSize)
        let target = unsafe y + part.lowerBound * 16
        let blocks = columns / 32
        switch format {
        case .bits4:
            unsafe lmk_product4(
                level, w.assumingMemoryBound(to: lmk_block4.self), part.count, blocks, x.quantised,
                tokens, target, rows)
        case .bits8:
            unsafe lmk_product8(
                level, w.assumingMemoryBound(to: lmk_block8.self), part.count, blocks, x.quantised,
                tokens, target, rows)
        case .f16, .f32:
            unsafe multiplyDense(
                part, x.values.start, stride: x.width, tokens: tokens, factor: 1, keep: false,
                into: y, level: level)
        }
    }

    /// The same for dense formats, from plain numbers.
    /// - Parameter x: [tokens, stride], of which the first `columns` count
    @unsafe func multiplyDense(
        _ part: Range<Int>, _ x: UnsafePointer<Float>, stride: Int, tokens: Int, factor: Float,
        keep: Bool, into y: UnsafeMutablePointer<Float>, level: Int32
    ) {
        let w = unsafe UnsafeRawPointer(memory.start + part.lowerBound * groupSize)
        let target = unsafe y + part.lowerBound * 16
        if format == .f16 {
            unsafe lmk_dense_f16(
                level, w.assumingMemoryBound(to: UInt16.self), part.count, columns, x, stride,
                tokens, factor, keep ? 1 : 0, target, rows)
        } else {
            unsafe lmk_dense_f32(
                level, w.assumingMemoryBound(to: Float.self), part.count, columns, x, stride,
                tokens, factor, keep ? 1 : 0, target, rows)
        }
    }
}
