/// How to make one call.
public struct CallOptions: Sendable {
    /// From now; nil = that of the call being answered, or none.
    public var timeout: Duration?
    /// Goes out with the request.
    public var metadata: Metadata
    /// Largest reply message in bytes.
    public var messageLimit: Int
    /// How requests are compressed; replies are read in any encoding.
    public var encoding: MessageEncoding

    public init(
        timeout: Duration? = nil, metadata: Metadata = Metadata(),
        messageLimit: Int = 4 * 1024 * 1024, encoding: MessageEncoding = .identity
    ) {
        self.timeout = timeout
        self.metadata = metadata
        self.messageLimit = messageLimit
        self.encoding = encoding
    }
}

/// A method's full name.
public struct Method: Hashable, Sendable, CustomStringConvertible {
    public let service: String
    public let name: String

    public init(_ service: String, _ name: String) {
        self.service = service
        self.name = name
    }

    public var description: String { "/\(service)/\(name)" }
}
