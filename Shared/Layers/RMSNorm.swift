public import Checkpoint
public import Tensor

/// x / √(mean(x²) + 10⁻⁵) · weight, over each row.
public struct RMSNorm: Sendable {
    private let weight: [Float]

    /// Reads `weight` (width).
    public init(_ w: Weights, width: Int) throws(CheckpointError) {
        weight = try w.tensor("weight", [width]).values
    }

    /// (n, width) → the same
    public func callAsFunction(_ x: Tensor) -> Tensor {
        let width = weight.count
        var result = x
        for start in Swift.stride(from: 0, to: x.count, by: width) {
            var square: Float = 0
            for index in 0..<width { square += x.values[start + index] * x.values[start + index] }
            let scale = 1 / (square / Float(width) + 1e-5).squareRoot()
            for index in 0..<width { result.values[start + index] *= scale * weight[index] }
        }
        return result
    }
}
