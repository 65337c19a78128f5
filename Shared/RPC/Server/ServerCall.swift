internal import HTTP2
internal import PlantainProto
internal import Synchronization

/// One call as its handler sees it. Its task is cancelled when the client goes away or the deadline passes.
public final class ServerCall: Sendable {
    /// The full name of the service.
    public let service: String
    public let method: String
    /// What the client sent beside its messages.
    public let metadata: Metadata
    public let deadline: ContinuousClock.Instant?
    /// The client's address.
    public let peer: String

    let reader: MessageReader
    private let stream: StreamHandle

    private struct State {
        var initial = Metadata()
        var trailing = Metadata()
        var answered = false
        var ended = false
        var failure: RPCError?
    }

    private let state = Mutex(State())

    init(
        _ stream: StreamHandle, service: String, method: String, metadata: Metadata,
        deadline: ContinuousClock.Instant?, messageLimit: Int
    ) {
        self.stream = stream
        self.service = service
        self.method = method
        self.metadata = metadata
        self.deadline = deadline
        peer = stream.peer
        reader = MessageReader(stream, limit: messageLimit)
    }

    /// Goes out before the first reply.
    public func setInitialMetadata(_ metadata: Metadata) {
        state.withLock { $0.initial = metadata }
    }

    /// Goes out with the status.
    public func setTrailingMetadata(_ metadata: Metadata) {
        state.withLock { $0.trailing = metadata }
    }

    /// How the call ended; nil = well, or not yet.
    var failure: RPCError? { state.withLock { $0.failure } }

    // MARK: For the methods

    func replies<R: ProtoMessage>() -> MessageWriter<R> {
        MessageWriter(write: { (bytes) throws(RPCError) in try await self.write(bytes) }, end: {})
    }

    /// The request of a call that has exactly one.
    func onlyRequest<Q: ProtoMessage>() async throws(RPCError) -> Q {
        guard case .message(let bytes) = try await reader.step() else {
            throw RPCError(.internalError, "expected one request, got none")
        }
        let request = try Q(rpc: bytes, .invalidArgument)
        if case .message = try await reader.step() {
            throw RPCError(.internalError, "expected one request, got more")
        }
        return request
    }

    func write(_ message: [UInt8]) async throws(RPCError) {
        // The stream hears of it within the lock: nothing of another task may overtake the first fields.
        let hasEnded = state.withLock { state in
            if !state.ended, !state.answered {
                state.answered = true
                stream.respond(Self.head + state.initial.headers, end: false)
            }
            return state.ended
        }
        if hasEnded { throw RPCError(.cancelled, "the call has ended") }
        try await stream.send([Framing.prefix(of: message), message])
    }

    /// Ends the call once; later ends are ignored. nil = OK.
    func end(_ error: RPCError?) {
        state.withLock { state in
            if state.ended { return }
            state.ended = true
            state.failure = error
            let trailers = Status.headers(error, state.trailing)
            if !state.answered {
                stream.respond(Self.head + state.initial.headers + trailers, end: true)
            } else if error?.code == .deadlineExceeded || error?.code == .cancelled {
                stream.abort(trailers: trailers)
            } else {
                stream.finish(trailers: trailers)
            }
        }
    }

    private static let head = [
        HTTP2Header(":status", "200"), HTTP2Header("content-type", "application/grpc"),
        HTTP2Header("grpc-accept-encoding", "identity"),
    ]
}
