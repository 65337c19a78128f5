public import Checkpoint
public import Tensor

/// down(silu(gate(x)) · up(x))
public struct SwiGLU: Sendable {
    private let gate: Linear
    private let up: Linear
    private let down: Linear

    public init(_ w: Weights, width: Int, hidden: Int) throws(CheckpointError) {
        gate = try Linear(w["gate"], inputs: width, outputs: hidden, biased: false)
        up = try Linear(w["up"], inputs: width, outputs: hidden, biased: false)
        down = try Linear(w["down"], inputs: hidden, outputs: width, biased: false)
    }

    /// (n, width) → the same
    public func callAsFunction(_ x: Tensor, threads: Int = 1) -> Tensor {
        var inner = VectorMath.map(gate(x, threads: threads), VectorMath.silu)
        let other = up(x, threads: threads)
        unsafe inner.values.withUnsafeMutableBufferPointer { inner in
            unsafe other.values.withUnsafeBufferPointer { other in
                for index in inner.indices { unsafe inner[index] *= other[index] }
            }
        }
        return down(inner, threads: threads)
    }
}
