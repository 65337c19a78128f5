internal import HTTP2
internal import Synchronization

/// Reads whole messages from a stream. The window opens as they are asked for, so what waits in memory
/// is at most one window and one message.
final class MessageReader: Sendable {
    enum Step: Sendable {
        case message([UInt8])
        case headers([HTTP2Header])
        /// The peer sends no more.
        case end
    }

    let stream: StreamHandle
    private let deframer: Mutex<Deframer>

    init(_ stream: StreamHandle, limit: Int) {
        self.stream = stream
        deframer = Mutex(Deframer(limit: limit))
    }

    /// Bytes have come that are no whole message.
    var isPartial: Bool { deframer.withLock { $0.isPartial } }

    /// The next message, or what came instead of one.
    func step() async throws(RPCError) -> Step {
        while true {
            let message = deframer.withLock { deframer in
                Result { () throws(RPCError) in try deframer.next() }
            }
            if let bytes = try message.get() { return .message(bytes) }
            switch try await stream.inbox.next() {
            case .data(let bytes):
                deframer.withLock { $0.append(bytes) }
                stream.consumed(bytes.count)
            case .headers(let headers): return .headers(headers)
            case .end:
                if isPartial {
                    throw RPCError(.internalError, "the stream ended within a message")
                }
                return .end
            case .failed(let error): throw error
            }
        }
    }
}
