internal import HTTP2
internal import NIOCore
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
        let encoding = try state.withLock { state throws(RPCError) in
            if state.ended { throw RPCError(.cancelled, "the call has ended") }
            // Of tasks that write at once, the first sends the head. It does so before the others may write at all:
            // what came before the head would have no stream to go on.
            if let head = Self.takeHead(&state) { stream.respond(head, end: false) }
            return state.encoding
        }
        try await stream.send(Framing.chunks(message, compress ? encoding : .identity))
    }

    /// The handler has ended: sends its last reply and the status, unless the call has ended before.
    func complete(_ last: [UInt8]?, _ error: RPCError?) {
        let (hasEnded, encoding, head, trailing) = state.withLock { state in
            let before = state
            state.ended = true
            let head = before.ended ? nil : Self.takeHead(&state)
            return (before.ended, before.encoding, head, before.trailing)
        }
        let chunks = hasEnded ? [] : last.map { Framing.chunks($0, encoding) } ?? []
        let trailers = hasEnded ? nil : Status.headers(error, trailing)
        let isCutOff = error?.code == .deadlineExceeded || error?.code == .cancelled
        let stream = stream
        stream.loop.execute {
            let connection = stream.connection.value
            if isCutOff, head == nil, let trailers {
                connection.released()
                connection.abort(stream.id, trailers)
            } else {
                connection.complete(stream, head: head, chunks, trailers: trailers)
            }
        }
    }

    /// Ends the call before its handler has ended; later ends are ignored.
    func end(_ error: RPCError) {
        state.withLock { state in
            if state.ended { return }
            state.ended = true
            state.failure = error
            let trailers = Status.headers(error, state.trailing)
            if let head = Self.takeHead(&state) {
                stream.respond(head + trailers, end: true)
            } else if error.code == .deadlineExceeded || error.code == .cancelled {
                stream.abort(trailers: trailers)
            } else {
                stream.finish(trailers: trailers)
            }
        }
    }

    /// The first fields of the answer, once.
    private static func takeHead(_ state: inout State) -> [HTTP2Header]? {
        if state.answered { return nil }
        state.answered = true
        return head(state.encoding) + state.initial.headers
    }

    private static let fixed = [
        HTTP2Header(":status", "200"), HTTP2Header("content-type", "application/grpc"),
        HTTP2Header("grpc-accept-encoding", MessageEncoding.accepted),
    ]

    private static func head(_ encoding: MessageEncoding = .identity) -> [HTTP2Header] {
        encoding == .identity ? fixed : fixed + [HTTP2Header("grpc-encoding", encoding.rawValue)]
    }
}
