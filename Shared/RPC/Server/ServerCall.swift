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
    /// What the client reads beside plain messages.
    private let accepted: MessageEncoding
    private let stream: StreamHandle

    private struct State {
        var initial = Metadata()
        var encoding = MessageEncoding.identity
        var trailing = Metadata()
        var answered = false
        var ended = false
        var failure: RPCError?
    }

    private let state = Mutex(State())

    init(
        _ stream: StreamHandle, service: String, method: String, metadata: Metadata,
        deadline: ContinuousClock.Instant?, messageLimit: Int, encodings: Encodings,
        budget: ByteBudget
    ) {
        self.stream = stream
        self.service = service
        self.method = method
        self.metadata = metadata
        self.deadline = deadline
        peer = stream.peer
        accepted = encodings.accepted
        reader = MessageReader(stream, limit: messageLimit, budget: budget)
        reader.setEncoding(encodings.requests)
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

    /// Compresses the replies, if the client reads that; without effect once the first is on its way.
    public func compressReplies() {
        state.withLock { if !$0.answered { $0.encoding = accepted } }
    }

    /// Whether the request read last came compressed.
    public var requestWasCompressed: Bool { reader.lastWasCompressed }

    // MARK: For the methods

    /// How a call's messages are compressed.
    struct Encodings {
        var requests = MessageEncoding.identity
        var accepted = MessageEncoding.identity
    }

    func replies<R: ProtoMessage>() -> MessageWriter<R> {
        MessageWriter(
            write: { (bytes, compress) throws(RPCError) in try await self.write(bytes, compress) },
            end: {})
    }

    /// The request of a call that has exactly one.
    func onlyRequest<Q: ProtoMessage>() async throws(RPCError) -> Q {
        guard case .message(let bytes) = try await reader.step(isOwed: true) else {
            throw RPCError(.internalError, "expected one request, got none")
        }
        let request = try Q(rpc: bytes, .invalidArgument)
        if case .message = try await reader.step(isOwed: true) {
            throw RPCError(.internalError, "expected one request, got more")
        }
        return request
    }

    func write(_ message: [UInt8], _ compress: Bool = true) async throws(RPCError) {
        let encoding = state.withLock { $0.encoding }
        let chunks = Framing.chunks(message, compress ? encoding : .identity)
        // The stream hears of it within the lock: nothing of another task may overtake the first fields.
        let hasEnded = state.withLock { state in
            if !state.ended, !state.answered {
                state.answered = true
                stream.respond(Self.head(encoding) + state.initial.headers, end: false)
            }
            return state.ended
        }
        if hasEnded { throw RPCError(.cancelled, "the call has ended") }
        try await stream.send(chunks)
    }

    /// Ends the call once; later ends are ignored. nil = OK.
    func end(_ error: RPCError?) {
        state.withLock { state in
            if state.ended { return }
            state.ended = true
            state.failure = error
            let trailers = Status.headers(error, state.trailing)
            if !state.answered {
                stream.respond(Self.head() + state.initial.headers + trailers, end: true)
            } else if error?.code == .deadlineExceeded || error?.code == .cancelled {
                stream.abort(trailers: trailers)
            } else {
                stream.finish(trailers: trailers)
            }
        }
    }

    private static let fixed = [
        HTTP2Header(":status", "200"), HTTP2Header("content-type", "application/grpc"),
        HTTP2Header("grpc-accept-encoding", MessageEncoding.accepted),
    ]

    private static func head(_ encoding: MessageEncoding = .identity) -> [HTTP2Header] {
        encoding == .identity ? fixed : fixed + [HTTP2Header("grpc-encoding", encoding.rawValue)]
    }
}
