internal import HTTP2
internal import NIOCore
internal import NIOPosix
public import PlantainProto
internal import Synchronization

/// A connection that can be told from others off its event loop.
private struct Link: Sendable {
    let identity: ObjectIdentifier
    let connection: NIOLoopBound<Connection>
}

/// A connection to a gRPC server. It is made when first needed, and made anew after it was lost.
public final class RPCClient: Sendable {
    private enum State {
        case idle
        case connecting(Task<Link, any Error>)
        case ready(Link)
        case closed
    }

    public let address: Address
    private let state = Mutex(State.idle)

    /// Does not connect yet.
    public init(to address: Address) { self.address = address }

    /// Connects at once; throws UNAVAILABLE if nobody answers.
    public static func connect(to address: Address) async throws(RPCError) -> RPCClient {
        let client = RPCClient(to: address)
        _ = try await client.connected()
        return client
    }

    deinit { close() }

    /// Ends the connection and every call on it.
    public func close() {
        let old = state.withLock { state in
            defer { state = .closed }
            return state
        }
        switch old {
        case .ready(let link):
            link.connection.eventLoop.execute { link.connection.value.terminate() }
        case .connecting(let task): task.cancel()
        case .idle, .closed: break
        }
    }

    // MARK: The four kinds of calls

    public func unary<Q: ProtoMessage, R: ProtoMessage>(
        _ method: Method, _ request: Q, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> R {
        try await unaryResponse(method, request, options).message
    }

    /// As `unary`, with the metadata.
    public func unaryResponse<Q: ProtoMessage, R: ProtoMessage>(
        _ method: Method, _ request: Q, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Response<R> {
        let call = try await start(method, options)
        try await sendOnly(request, call)
        return try await response(call)
    }

    public func serverStreaming<Q: ProtoMessage, R: ProtoMessage>(
        _ method: Method, _ request: Q, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ReplyStream<R> {
        let call = try await start(method, options)
        try await sendOnly(request, call)
        return ReplyStream(call: call)
    }

    /// - Parameter produce: sends the requests; the stream of requests ends when it returns.
    public func clientStreaming<Q: ProtoMessage, R: ProtoMessage>(
        _ method: Method, _ options: CallOptions = CallOptions(),
        _ produce: (MessageWriter<Q>) async throws -> Void
    ) async throws -> R {
        let call = try await start(method, options)
        do {
            try await produce(writer(call))
            call.stream.finish()
        } catch {
            // The server may have ended the call early: then its status says why.
            guard call.stream.inbox.isOver else {
                call.cancel()
                throw error
            }
        }
        return try await response(call).message
    }

    public func bidirectional<Q: ProtoMessage, R: ProtoMessage>(
        _ method: Method, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> BidirectionalCall<Q, R> {
        let call = try await start(method, options)
        return BidirectionalCall(requests: writer(call), replies: ReplyStream(call: call))
    }

    // MARK: Plumbing

    private func writer<Q: ProtoMessage>(_ call: ClientCall) -> MessageWriter<Q> {
        MessageWriter(
            write: { (bytes) throws(RPCError) in try await call.send(bytes) },
            end: { call.stream.finish() })
    }

    private func sendOnly(_ request: some ProtoMessage, _ call: ClientCall) async throws(RPCError) {
        do {
            try await call.send(request.serialized())
            call.stream.finish()
        } catch {
            guard call.stream.inbox.isOver else { throw error }
        }
    }

    private func response<R: ProtoMessage>(_ call: ClientCall) async throws(RPCError) -> Response<R>
    {
        let bytes = try await call.only()
        return Response(
            message: try R(rpc: bytes, .internalError), initialMetadata: call.initialMetadata,
            trailingMetadata: call.trailingMetadata)
    }

    private func start(_ method: Method, _ options: CallOptions) async throws(RPCError)
        -> ClientCall
    {
        let own = options.timeout.map { ContinuousClock.now.advanced(by: $0) }
        let deadline = Deadline.earlier(own, Deadline.current)
        var headers = [
            HTTP2Header(":method", "POST"), HTTP2Header(":scheme", "http"),
            HTTP2Header(":path", "\(method)"), HTTP2Header(":authority", address.authority),
            HTTP2Header("te", "trailers"), HTTP2Header("content-type", "application/grpc"),
            HTTP2Header("user-agent", "grpc-swift-plantain/1"),
            HTTP2Header("grpc-accept-encoding", "identity"),
        ]
        if let deadline {
            let left = ContinuousClock.now.duration(to: deadline)
            if left <= .zero { throw RPCError(.deadlineExceeded, "the deadline has passed") }
            headers.append(HTTP2Header("grpc-timeout", Timeout.encode(left)))
        }
        headers += options.metadata.headers
        // A connection that was just lost is noticed only by trying it.
        for _ in 0..<2 {
            let link = try await connected()
            let fields = headers
            let opened = try? await link.connection.eventLoop.submit {
                Result { () throws(RPCError) in try link.connection.value.open(fields) }
            }.get()
            if case .success(let stream) = opened {
                return ClientCall(stream, deadline: deadline, messageLimit: options.messageLimit)
            }
            lost(link.identity)
        }
        throw RPCError(.unavailable, "the connection to \(address) was lost")
    }

    private func connected() async throws(RPCError) -> Link {
        let task: Task<Link, any Error>
        let found = state.withLock {
            state -> Result<Task<Link, any Error>, RPCError> in
            switch state {
            case .ready(let link): return .success(Task { link })
            case .connecting(let task): return .success(task)
            case .closed: return .failure(RPCError(.cancelled, "the client was closed"))
            case .idle:
                let task = Task { try await self.dial() }
                state = .connecting(task)
                return .success(task)
            }
        }
        task = try found.get()
        do {
            let link = try await task.value
            let isClosed = state.withLock { state in
                if case .connecting = state { state = .ready(link) }
                if case .closed = state { return true }
                return false
            }
            if isClosed {
                link.connection.eventLoop.execute { link.connection.value.terminate() }
            }
            return link
        } catch {
            state.withLock { if case .connecting = $0 { $0 = .idle } }
            throw RPCError(.unavailable, "nobody answers at \(address): \(error)")
        }
    }

    private func dial() async throws -> Link {
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(10))
            .channelOption(.socketOption(.so_reuseaddr), value: 1)
            .channelOption(.writeBufferWaterMark, value: .init(low: 64 * 1024, high: 256 * 1024))
        let initialize: @Sendable (any Channel) -> EventLoopFuture<Link> = {
            [weak self] channel in
            channel.eventLoop.makeCompletedFuture {
                let connection = try Connection(.client, limits: HTTP2Limits()) {
                    [weak self] lost in
                    self?.lost(ObjectIdentifier(lost))
                }
                try channel.pipeline.syncOperations.addHandler(connection)
                return Link(
                    identity: ObjectIdentifier(connection),
                    connection: NIOLoopBound(connection, eventLoop: channel.eventLoop))
            }
        }
        return switch address {
        case .tcp(let host, let port):
            try await bootstrap.connect(host: host, port: port, channelInitializer: initialize)
        case .unix(let path):
            try await bootstrap.connect(unixDomainSocketPath: path, channelInitializer: initialize)
        }
    }

    /// The next call connects anew.
    private func lost(_ identity: ObjectIdentifier) {
        state.withLock { state in
            if case .ready(let current) = state, current.identity == identity { state = .idle }
        }
    }
}
