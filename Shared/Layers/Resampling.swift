public import Checkpoint
import Interruption
import Tensor

/// Shrinks a map `side` times: a convolution whose kernel and stride are `side`.
public struct PatchConv: Sendable {
    public let inputs: Int
    public let outputs: Int
    public let side: Int
    private let taps: [Float]  // (side, side, inputs, outputs)
    private let bias: [Float]

    /// Reads `weight` (outputs, inputs, side, side) and `bias` (outputs).
    public init(_ w: Weights, inputs: Int, outputs: Int, side: Int) throws(CheckpointError) {
        self.inputs = inputs
        self.outputs = outputs
        self.side = side
        taps = Taps.rearranged(
            try w.tensor("weight", [outputs, inputs, side, side]), side: side, inputsFirst: false)
        bias = try w.tensor("bias", [outputs]).values
    }

    /// (h, w, inputs) → (h / side, w / side, outputs)
    public func callAsFunction(_ x: FeatureMap) -> FeatureMap {
        precondition(x.channels == inputs, "expected \(inputs) channels, got \(x.channels)")
        precondition(
            x.width % side == 0 && x.height % side == 0,
            "\(x.width)×\(x.height) is no multiple of \(side)")
        var result = FeatureMap(height: x.height / side, width: x.width / side, channels: outputs)
        result.add(bias)
        let (height, width) = (result.height, result.width)
        let (stride, start) = (x.stride, x.offset(0))
        let (outStride, outStart) = (result.stride, result.offset(0))
        let run = side * inputs  // floats of one row of a patch: contiguous
        unsafe x.withRows { source in
            unsafe result.withMutableRows { target in
                unsafe taps.withUnsafeBufferPointer { taps in
                    guard let taps = taps.baseAddress else { return }
                    for y in 0..<height where !Interruption.isRaised {
                        for row in 0..<side {
                            unsafe MatrixProduct.multiply(
                                m: width, n: outputs, k: run,
                                source + start + (y * side + row) * stride, lda: run,
                                taps + row * run * outputs, ldb: outputs,
                                into: target + outStart + y * outStride, ldc: outputs, beta: 1)
                        }
                    }
                }
            }
        }
        return result
    }
}

/// Enlarges a map `side` times: a transposed convolution whose kernel and stride are `side`.
public struct Expand: Sendable {
    public let inputs: Int
    public let outputs: Int
    public let side: Int
    private let rows: [Float]  // (side, inputs, side · outputs)
    private let bias: [Float]

    /// Reads `weight` (inputs, outputs, side, side) and `bias` (outputs).
    public init(_ w: Weights, inputs: Int, outputs: Int, side: Int) throws(CheckpointError) {
        self.inputs = inputs
        self.outputs = outputs
        self.side = side
        let weight = try w.tensor("weight", [inputs, outputs, side, side])
        var rows = [Float](repeating: 0, count: weight.count)
        for input in 0..<inputs {
            for output in 0..<outputs {
                for tap in 0..<(side * side) {
                    let place = ((tap / side) * inputs + input) * side + tap % side
                    rows[place * outputs + output] =
                        weight.values[(input * outputs + output) * side * side + tap]
                }
            }
        }
        self.rows = rows
        bias = try w.tensor("bias", [outputs]).values
    }

    /// (h, w, inputs) → (h · side, w · side, outputs)
    public func callAsFunction(_ x: FeatureMap) -> FeatureMap {
        precondition(x.channels == inputs, "expected \(inputs) channels, got \(x.channels)")
        var result = FeatureMap(height: x.height * side, width: x.width * side, channels: outputs)
        result.add(bias)
        let (stride, start) = (x.stride, x.offset(0))
        let (outStride, outStart) = (result.stride, result.offset(0))
        let run = side * outputs
        unsafe x.withRows { source in
            unsafe result.withMutableRows { target in
                unsafe rows.withUnsafeBufferPointer { rows in
                    guard let rows = rows.baseAddress else { return }
                    for y in 0..<x.height where !Interruption.isRaised {
                        for row in 0..<side {
                            unsafe MatrixProduct.multiply(
                                m: x.width, n: run, k: inputs, source + start + y * stride,
                                lda: inputs,
                                rows + row * inputs * run, ldb: run,
                                into: target + outStart + (y * side + row) * outStride, ldc: run,
                                beta: 1)
                        }
                    }
                }
            }
        }
        return result
    }
}
