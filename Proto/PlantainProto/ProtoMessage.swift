/// A message of the contract that can cross the wire.
public protocol ProtoMessage: Sendable {
    /// Its full name, such as `plantain.v1.ScenePlan`.
    static var messageName: String { get }

    /// Reads the binary form. Fields that are not known are dropped; enum values that are not known become
    /// the zero value. Text that holds a NUL is refused.
    init(serialized bytes: [UInt8]) throws(ProtoError)

    /// The binary form.
    func serialized() -> [UInt8]
}

/// Why bytes are not a message.
public enum ProtoError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes do not follow the wire format, or would need far more memory than their number justifies.
    case malformed(message: String, byteCount: Int)
    /// A string field holds bytes that are not UTF-8.
    case notUTF8(field: String)
    /// A string field holds the character U+0000.
    case holdsNUL(field: String)

    public var description: String {
        switch self {
        case .malformed(let message, let byteCount):
            "expected a serialised \(message), got \(byteCount) bytes that are none"
        case .notUTF8(let field): "expected UTF-8 in \(field), got other bytes"
        case .holdsNUL(let field): "expected text without NUL in \(field), got some"
        }
    }
}
