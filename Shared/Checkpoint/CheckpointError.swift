/// Why a file of weights was refused.
public enum CheckpointError: Error, Equatable, CustomStringConvertible {
    case unreadable(file: String, reason: String)
    /// The file is not safetensors, or its header contradicts its size.
    case malformed(file: String, reason: String)
    case missing(file: String, tensor: String)
    case misshapen(file: String, tensor: String, expected: [Int], found: [Int])
    case unsupportedType(file: String, tensor: String, found: String)
    /// Tensors that the model has no place for.
    case unexpected(file: String, tensors: [String])
    case badConfiguration(file: String, reason: String)

    public var description: String {
        switch self {
        case .unreadable(let file, let reason):
            "cannot read the weights \(file): \(reason)"
        case .malformed(let file, let reason):
            "\(file) is not a sound safetensors file: \(reason)"
        case .missing(let file, let tensor):
            "\(file) lacks the tensor \(tensor)"
        case .misshapen(let file, let tensor, let expected, let found):
            "\(file): \(tensor) should have the shape \(expected), but has \(found)"
        case .unsupportedType(let file, let tensor, let found):
            "\(file): \(tensor) should be F32, F16 or BF16, but is \(found)"
        case .unexpected(let file, let tensors):
            "\(file) holds tensors that the model does not know: \(tensors.joined(separator: ", "))"
        case .badConfiguration(let file, let reason):
            "\(file): the configuration in its metadata does not fit: \(reason)"
        }
    }
}
