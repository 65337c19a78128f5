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
    public func callAsFunction(_ x: Tensor) -> Tensor {
        var inner = VectorMath.map(gate(x), VectorMath.silu)
        let other = up(x)
        for index in 0..<inner.count { inner.values[index] *= other.values[index] }
        return down(inner)
    }
}
