/// A block of floats with a shape; the last axis is contiguous.
public struct Tensor: Sendable, Equatable {
    public let shape: [Int]
    public var values: [Float]

    /// - Precondition: `values.count` is the product of `shape`.
    public init(shape: [Int], values: [Float]) {
        precondition(
            values.count == shape.reduce(1, *),
            "\(values.count) values do not fill the shape \(shape)")
        self.shape = shape
        self.values = values
    }

    public init(zeros shape: [Int]) {
        self.init(shape: shape, values: [Float](repeating: 0, count: shape.reduce(1, *)))
    }

    public var count: Int { values.count }

    /// The same values under another shape.
    public func reshaped(_ shape: [Int]) -> Tensor {
        Tensor(shape: shape, values: values)
    }

    /// Swaps the two axes of a matrix: (rows, columns) → (columns, rows).
    public func transposed() -> Tensor {
        precondition(shape.count == 2, "only a matrix can be transposed, not \(shape)")
        let rows = shape[0]
        let columns = shape[1]
        var result = [Float](repeating: 0, count: count)
        for row in 0..<rows {
            for column in 0..<columns {
                result[column * rows + row] = values[row * columns + column]
            }
        }
        return Tensor(shape: [columns, rows], values: result)
    }
}
