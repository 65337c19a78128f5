/// The status codes of gRPC.
public enum RPCCode: Int, Sendable, CaseIterable {
    case ok = 0
    case cancelled, unknown, invalidArgument, deadlineExceeded, notFound, alreadyExists
    case permissionDenied, resourceExhausted, failedPrecondition, aborted, outOfRange
    case unimplemented, internalError, unavailable, dataLoss, unauthenticated

    /// The name as the gRPC documents spell it, such as `INVALID_ARGUMENT`.
    public var name: String {
        if self == .internalError { return "INTERNAL" }
        return "\(self)".reduce(into: "") { name, letter in
            if letter.isUppercase { name.append("_") }
            name += letter.uppercased()
        }
    }
}

/// How a call failed, as both sides see it.
public struct RPCError: Error, Hashable, Sendable, CustomStringConvertible {
    public var code: RPCCode
    /// A sentence for people; some 3 KiB of it reach the client.
    public var message: String
    /// A serialised `google.rpc.Status` or whatever else the two sides agree on; often empty. More than
    /// 2304 bytes do not fit beside the message and are left out.
    public var details: [UInt8]
    /// What else the server said at the end.
    public var metadata: Metadata
    /// When the same call may do better; on the wire `grpc-retry-pushback-ms`, which stock clients heed too.
    public var retryAfter: Duration?

    public init(
        _ code: RPCCode, _ message: String, details: [UInt8] = [], metadata: Metadata = Metadata(),
        retryAfter: Duration? = nil
    ) {
        self.code = code
        self.message = message
        self.details = details
        self.metadata = metadata
        self.retryAfter = retryAfter
    }

    static let late = RPCError(.deadlineExceeded, "the deadline has passed")

    public var description: String { "\(code.name): \(message)" }

    /// What a handler's error means to the caller: itself, if it says so; else CANCELLED for a cancellation
    /// and UNKNOWN for everything unforeseen, with the error's own words.
    public init(from error: any Error) {
        switch error {
        case let error as RPCError: self = error
        case let error as any RPCErrorConvertible: self = error.rpcError
        case is CancellationError: self.init(.cancelled, "the call was cancelled")
        default: self.init(.unknown, "\(error)")
        }
    }
}

/// An error that knows its status code.
public protocol RPCErrorConvertible: Error {
    var rpcError: RPCError { get }
}
