public import Tensor

/// A named scope of a checkpoint: each layer asks its scope for its tensors by name and expected
/// shape.
///
///     norm = try RMSNorm(weights["norm"], width: 256)      // reads "….norm.weight", [256]
public struct Weights: Sendable {
    public let checkpoint: Checkpoint
    /// Full name of the scope, parts joined by dots.
    public let path: String

    public subscript(name: String) -> Weights {
        Weights(checkpoint: checkpoint, path: path.isEmpty ? name : "\(path).\(name)")
    }

    /// An element of a list of layers.
    public subscript(index: Int) -> Weights { self[String(index)] }

    /// The tensor of that name in this scope, converted to f32.
    public func tensor(_ name: String, _ shape: [Int]) throws(CheckpointError) -> Tensor {
        try checkpoint.tensor(self[name].path, shape: shape)
    }

    /// Whether this scope has a tensor of that name.
    public func has(_ name: String) -> Bool { checkpoint.shape(of: self[name].path) != nil }
}
