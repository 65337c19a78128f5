/// One header field; the name is lower case.
public struct HTTP2Header: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What the peer did, in the order it did it.
public enum HTTP2Event: Hashable, Sendable {
    /// Request, response or trailing fields; `end` = nothing follows on the stream.
    case headers(stream: Int32, [HTTP2Header], end: Bool)
    /// More fields, or longer ones, than the limits allow; none are kept.
    case oversizedHeaders(stream: Int32)
    /// Counts against the stream's window until `consume` gives it back.
    case data(stream: Int32, [UInt8])
    /// The peer has sent everything.
    case end(stream: Int32)
    /// Our last frame of the stream has been written.
    case sentEnd(stream: Int32)
    /// The stream is gone: error code 0 after a regular end, else that of RST_STREAM or of the connection.
    case closed(stream: Int32, code: UInt32)
    /// The peer opens or accepts no new streams; those above `lastStream` were not looked at.
    case goAway(lastStream: Int32, code: UInt32)
    /// The peer broke a limit that no honest one comes near: the session is ending.
    case abuse(String)
}

/// Error codes of RFC 9113, section 7, that we send or tell apart.
public enum HTTP2Code {
    public static let noError: UInt32 = 0
    public static let protocolError: UInt32 = 1
    public static let internalError: UInt32 = 2
    public static let refusedStream: UInt32 = 7
    public static let cancel: UInt32 = 8
    public static let enhanceYourCalm: UInt32 = 11
    public static let inadequateSecurity: UInt32 = 12

    /// Whether a stream reset with this code was the peer's fault.
    static func blames(_ code: UInt32) -> Bool {
        code != noError && code != internalError && code != cancel
    }
}

/// Why a session cannot go on.
public enum HTTP2Error: Error, Hashable, Sendable, CustomStringConvertible {
    /// nghttp2 refused; the code is its own.
    case library(operation: String, code: Int32, reason: String)
    /// The session has ended, or the stream is not open.
    case notOpen(operation: String, stream: Int32)

    public var description: String {
        switch self {
        case .library(let operation, let code, let reason):
            "HTTP/2: \(operation) failed: \(reason) (nghttp2 \(code))"
        case .notOpen(let operation, let stream):
            "HTTP/2: cannot \(operation), stream \(stream) is not open"
        }
    }
}
