public import Checkpoint
import Interruption
import Tensor

/// 3×3 convolution with zero padding: y(p) = b + Σ_d W_d x(p + d), as nine matrix products a row.
public struct Conv3x3: Sendable {
    public let inputs: Int
    public let outputs: Int
    private let taps: [Float]  // (3, 3, inputs, outputs)
    let bias: [Float]

    /// Reads `weight` (outputs, inputs, 3, 3) and `bias` (outputs).
    public init(_ w: Weights, inputs: Int, outputs: Int) throws(CheckpointError) {
        self.inputs = inputs
        self.outputs = outputs
        taps = Taps.rearranged(
            try w.tensor("weight", [outputs, inputs, 3, 3]), side: 3, inputsFirst: false)
        bias = try w.tensor("bias", [outputs]).values
    }

    /// (h, w, inputs) → (h, w, outputs)
    public func callAsFunction(_ x: FeatureMap) -> FeatureMap {
        var result = FeatureMap(height: x.height, width: x.width, channels: outputs)
        add(x, to: &result)
        return result
    }

    /// Adds the convolution of `x` to `result`.
    func add(_ x: FeatureMap, to result: inout FeatureMap) {
        precondition(x.channels == inputs, "expected \(inputs) channels, got \(x.channels)")
        result.add(bias)
        let (width, stride, outStride, outStart) = (
            x.width, x.stride, result.stride, result.offset(0)
        )
        unsafe x.withRows { source in
            unsafe result.withMutableRows { target in
                unsafe taps.withUnsafeBufferPointer { taps in
                    guard let taps = taps.baseAddress else { return }
                    for y in 0..<x.height where !Interruption.isRaised {
                        for tap in 0..<9 {
                            unsafe MatrixProduct.multiply(
                                m: width, n: outputs, k: inputs,
                                source + (y + tap / 3) * stride + (tap % 3) * inputs, lda: inputs,
                                taps + tap * inputs * outputs, ldb: outputs,
                                into: target + outStart + y * outStride, ldc: outputs, beta: 1)
                        }
                    }
                }
            }
        }
    }
}

/// Puts a convolution's weights in the order of its matrix products.
enum Taps {
    /// (outputs, inputs, side, side), or (inputs, outputs, side, side), → (side, side, inputs,
    /// outputs)
    static func rearranged(_ weight: Tensor, side: Int, inputsFirst: Bool) -> [Float] {
        let outputs = weight.shape[inputsFirst ? 1 : 0]
        let inputs = weight.shape[inputsFirst ? 0 : 1]
        var result = [Float](repeating: 0, count: weight.count)
        for output in 0..<outputs {
            for input in 0..<inputs {
                let from =
                    (inputsFirst ? input * outputs + output : output * inputs + input) * side * side
                for tap in 0..<(side * side) {
                    result[(tap * inputs + input) * outputs + output] = weight.values[from + tap]
                }
            }
        }
        return result
    }
}
