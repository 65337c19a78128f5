/// Why a GGUF file cannot be used. Every case names the place and what stood there.
public enum GGUFError: Error, Equatable, CustomStringConvertible {
    case cannotOpen(path: String, errno: Int32)
    case notGGUF
    case unsupportedVersion(UInt32)
    /// The header goes on beyond the end of the file.
    case truncatedHeader(reading: String, offset: Int)
    case malformed(field: String, reason: String)
    case missingKey(String)
    case wrongType(key: String, expected: String)
    case unsupportedTensorType(tensor: String, type: UInt32)
    case tensorOutsideFile(tensor: String, end: Int, fileSize: Int)
    case missingTensor(String)
    case wrongShape(tensor: String, expected: [Int], found: [Int])

    public var description: String {
        switch self {
        case .cannotOpen(let path, let errno): "cannot open \(path) (errno \(errno))"
        case .notGGUF: "not a GGUF file: it does not begin with \"GGUF\""
        case .unsupportedVersion(let version): "GGUF version \(version); expected 2 or 3"
        case .truncatedHeader(let what, let offset):
            "the file ends inside \(what) at byte \(offset)"
        case .malformed(let field, let reason): "\(field): \(reason)"
        case .missingKey(let key): "metadata \"\(key)\" is missing"
        case .wrongType(let key, let expected): "metadata \"\(key)\" is not \(expected)"
        case .unsupportedTensorType(let tensor, let type):
            "tensor \"\(tensor)\" has the unsupported type \(type)"
        case .tensorOutsideFile(let tensor, let end, let size):
            "tensor \"\(tensor)\" ends at byte \(end) of a file of \(size)"
        case .missingTensor(let name): "tensor \"\(name)\" is missing"
        case .wrongShape(let tensor, let expected, let found):
            "tensor \"\(tensor)\" has shape \(found), expected \(expected)"
        }
    }
}
