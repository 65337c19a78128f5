internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import RPC

/// Answers `GET /metrics` in plain HTTP, for Prometheus.
final class MetricsServer: Sendable {
    private let listener: any Channel
    /// Where it listens; the port is the real one if 0 was asked for.
    let address: Address

    static func start(at text: String, _ metrics: Metrics) async throws -> MetricsServer {
        let asked = try Address(text)
        guard case .tcp(let host, let port) = asked else { throw AddressError(text: text) }
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.pipeline.configureHTTPServerPipeline().flatMapThrowing {
                    try channel.pipeline.syncOperations.addHandler(Scrape(metrics))
                }
            }
        do {
            let listener = try await bootstrap.bind(host: host, port: port).get()
            return MetricsServer(
                listener, .tcp(host: host, port: listener.localAddress?.port ?? port))
        } catch {
            throw ServerStartError.cannotListen(asked, reason: "\(error)")
        }
    }

    private init(_ listener: any Channel, _ address: Address) {
        self.listener = listener
        self.address = address
    }

    func stop() async { try? await listener.close().get() }

    private final class Scrape: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let metrics: Metrics
        private var head: HTTPRequestHead?

        init(_ metrics: Metrics) { self.metrics = metrics }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): self.head = head
            case .body: break
            case .end:
                guard let head else { return }
                let found =
                    head.method == .GET && head.uri.split(separator: "?").first == "/metrics"
                let body = ByteBuffer(string: found ? metrics.exposition() : "see /metrics\n")
                let headers = HTTPHeaders([
                    ("content-type", "text/plain; version=0.0.4; charset=utf-8"),
                    ("content-length", String(body.readableBytes)), ("connection", "close"),
                ])
                let answer = HTTPResponseHead(
                    version: head.version, status: found ? .ok : .notFound, headers: headers)
                context.write(wrapOutboundOut(.head(answer)), promise: nil)
                context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
                let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
                context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
                    bound.value.close(promise: nil)
                }
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
