public import Checkpoint
import Tensor

/// A vector for each code.
public struct Embedding: Sendable {
    public let width: Int
    private let table: [Float]  // (count, width)

    /// Reads `weight` (count, width).
    public init(_ w: Weights, count: Int, width: Int) throws(CheckpointError) {
        self.width = width
        table = try w.tensor("weight", [count, width]).values
    }

    public subscript(code: Int) -> ArraySlice<Float> { table[code * width..<(code + 1) * width] }
}
