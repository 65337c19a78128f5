/// A matrix of bfloat16 numbers whose product with a single vector reads half the memory, once, from front
/// to back.
///
/// Rows lie in groups of 32, (rows / 32, columns, 16): a word holds one number of row r in its lower half
/// and one of row r + 16 in its upper half.
public struct BFloatMatrix: Sendable {
    public let rows: Int
    public let columns: Int
    private let words: [UInt32]

    /// - Parameter values: (rows, columns)
    /// - Returns: nil if rows do not come in groups of 32 or a number has more digits than bfloat16.
    public init?(_ values: [Float], rows: Int, columns: Int) {
        guard rows % 32 == 0, values.count == rows * columns,
            values.allSatisfy({ $0.bitPattern & 0xFFFF == 0 })
        else { return nil }
        self.rows = rows
        self.columns = columns
        var words = [UInt32](repeating: 0, count: rows * columns / 2)
        for group in 0..<rows / 32 {
            for column in 0..<columns {
                for lane in 0..<16 {
                    let low = values[(32 * group + lane) * columns + column].bitPattern
                    let high = values[(32 * group + 16 + lane) * columns + column].bitPattern
                    words[(group * columns + column) * 16 + lane] = low >> 16 | high
                }
            }
        }
        self.words = words
    }

    /// y ← A x + y
    ///
    /// - Parameters:
    ///   - x: (columns)
    ///   - y: (rows)
    @unsafe
    public func multiply(_ x: UnsafePointer<Float>, addingTo y: UnsafeMutablePointer<Float>) {
        unsafe words.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            for group in 0..<rows / 32 {
                var source = unsafe base + group * columns * 64
                var (low, high) = (SIMD16<Float>.zero, SIMD16<Float>.zero)
                // Two sums each: the next need not wait for the last.
                var (low2, high2) = (low, high)
                var column = 0
                while column + 2 <= columns {
                    let a = unsafe source.loadUnaligned(as: SIMD16<UInt32>.self)
                    let b = unsafe source.loadUnaligned(fromByteOffset: 64, as: SIMD16<UInt32>.self)
                    let (first, second) = unsafe (x[column], x[column + 1])
                    low += Self.floats(a &<< 16) * first
                    high += Self.floats(a & 0xFFFF_0000) * first
                    low2 += Self.floats(b &<< 16) * second
                    high2 += Self.floats(b & 0xFFFF_0000) * second
                    unsafe source += 128
                    column += 2
                }
                if column < columns {
                    let a = unsafe source.loadUnaligned(as: SIMD16<UInt32>.self)
                    low += unsafe Self.floats(a &<< 16) * x[column]
                    high += unsafe Self.floats(a & 0xFFFF_0000) * x[column]
                }
                let target = unsafe UnsafeMutableRawPointer(y + 32 * group)
                let old = unsafe (
                    target.loadUnaligned(as: SIMD16<Float>.self),
                    target.loadUnaligned(fromByteOffset: 64, as: SIMD16<Float>.self)
                )
                unsafe target.storeBytes(of: old.0 + (low + low2), as: SIMD16<Float>.self)
                unsafe target.storeBytes(
                    of: old.1 + (high + high2), toByteOffset: 64, as: SIMD16<Float>.self)
            }
        }
    }

    @inline(__always)
    private static func floats(_ bits: SIMD16<UInt32>) -> SIMD16<Float> {
        unsafe unsafeBitCast(bits, to: SIMD16<Float>.self)
    }
}
