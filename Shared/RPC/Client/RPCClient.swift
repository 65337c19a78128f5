internal import HTTP2
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// A connection that new calls take.
private struct Link: Sendable {
    /// Counts the connections that were tried.
    let attempt: Int
    let connection: NIOLoopBound<Connection>
    let window: Int

    var eventLoop: any EventLoop { connection.eventLoop }
}

/// A connection to a gRPC server. It is made when first needed, and made anew after it was lost.
public final class RPCClient: Sendable {
    private struct State {
        /// The connection that new calls take, made or being made.
        var link: EventLoopFuture<Link>?
        /// The same once it is made.
        var ready: Link?
        var attempt = 0
        var isClosed = false
    }

    public let address: Address
    /// The server's name: what `:authority` says and its certificate must say.
    private let name: String
    private let authority: String
    private let trust: ClientTrust
    private let keepalive: Duration?
    private let loop = MultiThreadedEventLoopGroup.singleton.next()

    /// Where its calls cost least; for tasks that never block, as a preference: `withTaskExecutorPreference`.
    public var executor: any TaskExecutor { LoopExecutor.of(loop) }

    private let state = Mutex(State())
    /// Every connection that is open, also those that only finish their calls.
    private let connections = ConnectionList()

    /// TLS and token, once they were needed.
    private let guards = Mutex<(tls: TLS?, token: WatchedFiles<String>?)?>(nil)

    /// Does not connect yet.
    /// - Parameters:
    ///   - host: the name that led to the address, if it is not the address's own.
    ///   - keepalive: a connection with open calls on which nothing came for that long is asked for a sign of
    ///     life, and given up if as much time passes again; nil = never.
    public init(
        to address: Address, host: String? = nil, trust: ClientTrust = ClientTrust(),
        keepalive: Duration? = .seconds(60)
    ) {
        self.address = address
        self.trust = trust
        self.keepalive = keepalive
        switch address {
        case .tcp(let own, let port):
            name = host ?? own
            authority = Address.tcp(host: name, port: port).authority
        case .unix:
            name = host ?? "localhost"
            authority = host ?? address.authority
        }
    }

    /// Connects at once; throws UNAVAILABLE if nobody answers.
    public static func connect(
        to address: Address, trust: ClientTrust = ClientTrust()
    ) async throws(RPCError) -> RPCClient {
        let client = RPCClient(to: address, trust: trust)
        _ = try await client.link(by: Deadline.current)
        return client
    }

    deinit { close() }

    /// Ends the connection and every call on it.
    public func close() {
        state.withLock { state in
            state.isClosed = true
            state.link = nil
            state.ready = nil
        }
        connections.close()
        connections.forEach { $0.terminate() }
    }

    /// Begins one call.
    /// - Parameter only: the request of a call that has exactly one; it is sent, and sent again on another
    ///   stream if the server says that it has not looked at the first.
    func start(_ method: Method, _ options: CallOptions, only: [UInt8]? = nil)
        async throws(RPCError) -> ClientCall
    {
        let own = options.timeout.map { Deadline.after($0) }
        let deadline = Deadline.earlier(own, Deadline.current)
        return ClientCall(
            try await open(method, options, deadline, only), of: self, method, options, deadline,
            only)
    }

    /// Opens a stream for one call.
    /// - Parameter only: its request, if it has exactly one
    func open(
        _ method: Method, _ options: CallOptions, _ deadline: ContinuousClock.Instant?,
        _ only: [UInt8]?
    ) async throws(RPCError) -> StreamHandle {
        let (tls, token) = try guarded()
        var fixed = [
            HTTP2Header(":method", "POST"), HTTP2Header(":scheme", tls == nil ? "http" : "https"),
            HTTP2Header(":path", "\(method)"), HTTP2Header(":authority", authority),
            HTTP2Header("te", "trailers"), HTTP2Header("content-type", "application/grpc"),
            HTTP2Header("user-agent", "grpc-swift-plantain/1"),
            HTTP2Header("grpc-accept-encoding", MessageEncoding.accepted),
        ]
        if options.encoding != .identity {
            fixed.append(HTTP2Header("grpc-encoding", options.encoding.rawValue))
        }
        // A connection that was just lost is noticed only by trying it.
        for _ in 0..<2 {
            let link = try await link(by: deadline)
            let fields =
                fixed + (try timeout(deadline)) + Self.origin(token) + options.metadata.headers
            if let only {
                if Task.isCancelled { throw RPCError(from: CancellationError()) }
                // Nothing need be waited for: should this connection take no more calls, the stream says so.
                let stream = StreamHandle(
                    0, link.connection, peer: address.description, window: link.window)
                let chunks = Framing.chunks(only, options.encoding)
                stream.loop.execute { link.connection.value.begin(stream, fields, chunks) }
                return stream
            }
            let opened = try? await link.connection.eventLoop.submit {
                Result { () throws(RPCError) in try link.connection.value.open(fields) }
            }.get()
            if case .success(let stream) = opened { return stream }
            lost(link.attempt)
        }
        throw RPCError(.unavailable, "the connection to \(address) was lost")
    }

    /// Who calls, and on whose behalf.
    private static func origin(_ token: WatchedFiles<String>?) -> [HTTP2Header] {
        var fields: [HTTP2Header] = []
        if let trace = Trace.current {
            fields.append(HTTP2Header("traceparent", trace.child.header))
        }
        if let token { fields.append(HTTP2Header("authorization", "Bearer \(token.current)")) }
        return fields
    }

    /// What the files for trust say, read when first needed.
    private func guarded() throws(RPCError) -> (tls: TLS?, token: WatchedFiles<String>?) {
        do {
            return try guards.withLock { known in
                if let known { return known }
                let tls = try trust.authorities.map { try TLS(client: trust, authorities: $0) }
                let token = try trust.token.map { path in
                    try WatchedFiles([path]) {
                        String(decoding: try BearerTokens.lines(of: path)[0], as: UTF8.self)
                    }
                }
                known = (tls, token)
                return (tls, token)
            }
        } catch {
            throw RPCError(.failedPrecondition, "\(error)")
        }
    }

    /// `grpc-timeout`: what is left now.
    private func timeout(_ deadline: ContinuousClock.Instant?) throws(RPCError) -> [HTTP2Header] {
        guard let deadline else { return [] }
        let left = ContinuousClock.now.duration(to: deadline)
        if left <= .zero { throw .late }
        return [HTTP2Header("grpc-timeout", Timeout.encode(left))]
    }

    /// The connection for a new call, waited for no longer than the deadline allows.
    private func link(by deadline: ContinuousClock.Instant?) async throws(RPCError) -> Link {
        if let ready = state.withLock({ $0.ready }) { return ready }
        let link = try state.withLock { state throws(RPCError) in
            if state.isClosed { throw RPCError(.cancelled, "the client was closed") }
            if let link = state.link { return link }
            state.attempt += 1
            let link = try dial(state.attempt)
            state.link = link
            return link
        }
        // Others may wait for the same connection: whoever gives up leaves it alone.
        let promise = link.eventLoop.makePromise(of: Link.self)
        link.cascade(to: promise)
        let timer = deadline.map { deadline in
            let left = ContinuousClock.now.duration(to: deadline)
            return link.eventLoop.scheduleTask(in: TimeAmount(left)) {
                promise.fail(RPCError.late)
            }
        }
        defer { timer?.cancel() }
        do {
            return try await withTaskCancellationHandler {
                try await promise.futureResult.get()
            } onCancel: {
                promise.fail(CancellationError())
            }
        } catch {
            if error is RPCError || error is CancellationError { throw RPCError(from: error) }
            throw RPCError(.unavailable, "nobody answers at \(address): \(error)")
        }
    }

    private func dial(_ attempt: Int) throws(RPCError) -> EventLoopFuture<Link> {
        let (connections, name) = (connections, name)
        let tls = try guarded().tls
        let sign = keepalive.map { TimeAmount($0) }
        let bootstrap = ClientBootstrap(group: loop)
            .connectTimeout(.seconds(10))
            .channelOption(.socketOption(.so_reuseaddr), value: 1)
            .channelOption(.socketOption(.so_keepalive), value: 1)
            .channelOption(.writeBufferWaterMark, value: .init(low: 64 * 1024, high: 256 * 1024))
            .channelOption(
                .recvAllocator,
                value: AdaptiveRecvByteBufferAllocator(
                    minimum: 2048, initial: 16 * 1024, maximum: 512 * 1024)
            )
            .channelInitializer { [weak self] channel in
                channel.eventLoop.makeCompletedFuture {
                    try tls?.addClient(to: channel, name: name)
                    let connection = try Connection(
                        .client, limits: HTTP2Limits(), keepalive: sign,
                        onDrain: { [weak self] in self?.lost(attempt) })
                    try connections.add(connection, to: channel)
                }
            }
        let channel =
            switch address {
            case .tcp(let host, let port): bootstrap.connect(host: host, port: port)
            case .unix(let path): bootstrap.connect(unixDomainSocketPath: path)
            }
        let link = channel.flatMapThrowing { channel in
            let connection = try channel.pipeline.syncOperations.handler(type: Connection.self)
            return Link(
                attempt: attempt,
                connection: NIOLoopBound(connection, eventLoop: channel.eventLoop),
                window: connection.window)
        }
        link.whenSuccess { [weak self] link in
            self?.state.withLock { if $0.attempt == attempt, $0.link != nil { $0.ready = link } }
        }
        link.whenFailure { [weak self] (_: any Error) in self?.lost(attempt) }
        return link
    }

    /// The next call connects anew, unless one has begun to.
    private func lost(_ attempt: Int) {
        state.withLock { state in
            guard state.attempt == attempt else { return }
            state.link = nil
            state.ready = nil
        }
    }
}
