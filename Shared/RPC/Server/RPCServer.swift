internal import Foundation
internal import HTTP2
internal import NIOCore
internal import NIOPosix

/// How a server is to be run.
public struct ServerOptions: Sendable {
    public var limits = ServerLimits()
    /// How it proves itself and whom it answers.
    public var trust = ServerTrust()
    /// Hears of every call.
    public var observer: (any CallObserver)?
    /// No handler ever blocks its thread or computes for long: then they run where bytes come and go, which
    /// saves each call two changes of threads.
    public var handlersNeverBlock = false

    public init() {}
}

/// Why a server did not start.
public enum ServerStartError: Error, Sendable, CustomStringConvertible {
    case addressInUse(Address)
    case cannotListen(Address, reason: String)
    case untrusted(TrustError)

    public var description: String {
        switch self {
        case .untrusted(let error): "\(error)"
        case .addressInUse(let address):
            "\(address) is in use by another program; stop that one or choose another address"
        case .cannotListen(let address, let reason): "cannot listen at \(address): \(reason)"
        }
    }
}

/// A gRPC server. Every server also answers `grpc.health.v1.Health` and `grpc.reflection.v1.ServerReflection`.
public final class RPCServer: Sendable {
    /// Where it listens; the port is the real one if 0 was asked for.
    public let address: Address
    /// What the health service says.
    public let health: HealthBoard

    private let listener: any Channel
    private let connections: ConnectionList
    private let calls: RunningCalls

    /// Starts listening; returns when the address is bound.
    public static func start(
        at address: Address, services: [any RPCService], options: ServerOptions = ServerOptions()
    ) async throws(ServerStartError) -> RPCServer {
        let health = HealthBoard(services: services.map(\.name))
        let reflection = ReflectionHandler(services: services.map(\.name))
        let all: [any RPCService] =
            services + [
                HealthService(HealthAnswers(health)), ServerReflectionService(reflection),
                OlderReflectionService(reflection),
            ]
        let (tls, tokens) = try guards(options.trust)
        let runner = CallRunner(
            all, options.limits, tokens: tokens, observer: options.observer)
        let calls = RunningCalls(onLoop: options.handlersNeverBlock)
        let connections = ConnectionList(
            limit: options.limits.connections, perPeer: options.limits.connectionsPerPeer)
        let listener = try await listen(at: address, connections, calls, runner, options, tls)
        var bound = address
        if case .tcp(let host, _) = address, let port = listener.localAddress?.port {
            bound = .tcp(host: host, port: port)
        }
        return RPCServer(bound, health, listener, connections, calls)
    }

    private init(
        _ address: Address, _ health: HealthBoard, _ listener: any Channel,
        _ connections: ConnectionList, _ calls: RunningCalls
    ) {
        self.address = address
        self.health = health
        self.listener = listener
        self.connections = connections
        self.calls = calls
    }

    private static func guards(
        _ trust: ServerTrust
    ) throws(ServerStartError) -> (TLS?, BearerTokens?) {
        do throws(TrustError) {
            let tls: TLS? =
                if let identity = trust.identity {
                    try TLS(server: trust, identity)
                } else { nil }
            let tokens: BearerTokens? =
                if let path = trust.tokens { try BearerTokens(path: path) } else { nil }
            return (tls, tokens)
        } catch {
            throw .untrusted(error)
        }
    }

    /// Takes no more calls, lets running ones finish for at most that long, then ends them. Calls get
    /// their time also if the task that stops the server is cancelled.
    /// - Parameter lameDuck: how long it only says by its health that it will stop, so that balancers turn
    ///   away before callers are.
    public func stop(lameDuck: Duration = .zero, grace: Duration = .seconds(10)) async {
        await Task {
            health.shutDown()
            if lameDuck > .zero { try? await Task.sleep(for: lameDuck) }
            await finish(within: grace)
        }.value
    }

    private func finish(within grace: Duration) async {
        // Before the socket closes: after that the path may be another server's.
        if case .unix(let path) = address { try? FileManager.default.removeItem(atPath: path) }
        try? await listener.close().get()
        connections.close()
        connections.forEach { $0.goAway() }
        await withTaskGroup { group in
            group.addTask { await self.connections.drained.wait() }
            group.addTask { try? await Task.sleep(for: grace) }
            await group.next()
            group.cancelAll()
        }
        connections.forEach { $0.terminate() }
        calls.finish()
        await calls.wait()
    }

    /// Returns when the server has been stopped.
    public func wait() async { await calls.wait() }

    private static func listen(
        at address: Address, _ connections: ConnectionList,
        _ calls: RunningCalls, _ runner: CallRunner, _ options: ServerOptions, _ tls: TLS?
    ) async throws(ServerStartError) -> any Channel {
        let limits = options.limits
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(
                .writeBufferWaterMark, value: .init(low: 64 * 1024, high: 256 * 1024)
            )
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let connection = try Connection(
                        .server, limits: limits.http2, patience: Patience(limits)
                    ) { stream, headers in
                        let crowd = calls.count
                        calls.start(stream) { await runner.run(stream, headers, crowd: crowd) }
                    }
                    try tls?.addServer(to: channel)
                    try connections.add(connection, to: channel)
                }
            }
        do {
            switch address {
            case .tcp(let host, let port):
                return try await bootstrap.bind(host: host, port: port).get()
            case .unix(let path):
                if FileManager.default.fileExists(atPath: path) {
                    try await removeStaleSocket(path, address)
                }
                return try await bootstrap.bind(unixDomainSocketPath: path).get()
            }
        } catch let error as ServerStartError {
            throw error
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw .addressInUse(address)
        } catch {
            throw .cannotListen(address, reason: "\(error)")
        }
    }

    /// Removes the file of a socket that nobody answers any more.
    private static func removeStaleSocket(_ path: String, _ address: Address) async throws {
        let attempt = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(unixDomainSocketPath: path)
        if let channel = try? await attempt.get() {
            try? await channel.close().get()
            throw ServerStartError.addressInUse(address)
        }
        let type =
            try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        guard type == .typeSocket else {
            throw ServerStartError.cannotListen(address, reason: "\(path) exists and is no socket")
        }
        try FileManager.default.removeItem(atPath: path)
    }
}
