public import Checkpoint
import Interruption
public import Tensor

/// y = W x + b
public struct Linear: Sendable {
    public let inputs: Int
    public let outputs: Int
    private let weight: [Float]  // (outputs, inputs)
    private let bias: [Float]?
    /// The weights again, for single vectors.
    private let packed: BFloatMatrix?

    /// Reads `weight` (outputs, inputs) and, if `biased`, `bias` (outputs).
    public init(
        _ w: Weights, inputs: Int, outputs: Int, biased: Bool = true
    ) throws(CheckpointError) {
        self.inputs = inputs
        self.outputs = outputs
        weight = try w.tensor("weight", [outputs, inputs]).values
        bias = biased ? try w.tensor("bias", [outputs]).values : nil
        packed = BFloatMatrix(weight, rows: outputs, columns: inputs)
    }

    /// The weight of a 1×1 convolution, (outputs, inputs, 1, 1), and its bias.
    public init(pointwise w: Weights, inputs: Int, outputs: Int) throws(CheckpointError) {
        self.inputs = inputs
        self.outputs = outputs
        weight = try w.tensor("weight", [outputs, inputs, 1, 1]).values
        bias = try w.tensor("bias", [outputs]).values
        packed = nil
    }

    /// One vector: (inputs) → (outputs)
    public func callAsFunction(_ x: [Float]) -> [Float] {
        self(Tensor(shape: [1, x.count], values: x)).values
    }

    /// Rows of vectors that are multiplied together.
    private static let rowsAtOnce = 32

    /// Rows of vectors: (n, inputs) → (n, outputs)
    public func callAsFunction(_ x: Tensor, threads: Int = 1) -> Tensor {
        precondition(x.shape.last == inputs, "expected rows of \(inputs), got \(x.shape)")
        let count = x.count / inputs
        var result = [Float]()
        result.reserveCapacity(count * outputs)
        for _ in 0..<count {
            if let bias {
                result += bias
            } else {
                result += repeatElement(0, count: outputs)
            }
        }
        unsafe x.values.withUnsafeBufferPointer { x in
            unsafe weight.withUnsafeBufferPointer { weight in
                unsafe result.withUnsafeMutableBufferPointer { y in
                    guard let x = x.baseAddress, let w = weight.baseAddress, let y = y.baseAddress
                    else { return }
                    if count == 1, let packed {
                        return unsafe packed.multiply(x, addingTo: y)
                    }
                    // Pieces of as many rows whatever the number of threads: the same bits.
                    nonisolated(unsafe) let (source, factor, target) = unsafe (x, w, y)
                    let pieces = (count + Self.rowsAtOnce - 1) / Self.rowsAtOnce
                    Parallel.forEach(pieces, threads: threads) { piece in
                        let first = piece * Self.rowsAtOnce
                        unsafe MatrixProduct.multiplyTransposed(
                            m: min(Self.rowsAtOnce, count - first), n: outputs, k: inputs,
                            source + first * inputs, lda: inputs, factor, ldb: inputs,
                            into: target + first * outputs, ldc: outputs, beta: 1)
                    }
                }
            }
        }
        return Tensor(shape: [count, outputs], values: result)
    }

    /// Every pixel: (h, w, inputs) → (h, w, outputs)
    public func callAsFunction(_ x: FeatureMap) -> FeatureMap {
        precondition(x.channels == inputs, "expected \(inputs) channels, got \(x.channels)")
        var result = FeatureMap(height: x.height, width: x.width, channels: outputs)
        if let bias { result.add(bias) }
        let (stride, start) = (x.stride, x.offset(0))
        let (outStride, outStart) = (result.stride, result.offset(0))
        unsafe x.withRows { source in
            unsafe result.withMutableRows { target in
                unsafe weight.withUnsafeBufferPointer { weight in
                    guard let weight = weight.baseAddress else { return }
                    for y in 0..<x.height where !Interruption.isRaised {
                        unsafe MatrixProduct.multiplyTransposed(
                            m: x.width, n: outputs, k: inputs, source + start + y * stride,
                            lda: inputs, weight, ldb: inputs,
                            into: target + outStart + y * outStride, ldc: outputs, beta: 1)
                    }
                }
            }
        }
        return result
    }
}
