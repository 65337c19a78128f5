internal import HTTP2
internal import NIOCore

/// One connection: carries bytes between a channel and an HTTP/2 session, and events to the streams.
///
/// It lives on its channel's event loop; tasks reach it through `StreamHandle`.
final class Connection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private struct Stream {
        let inbox: Inbox
        let closed: Signal
        var peerEnded = false
        /// Senders that wait for the outbox to drain.
        var senders: [EventLoopPromise<Void>] = []
        /// Bytes that waited at the last look, and for how many looks none of them has left.
        var waiting = 0
        var stalls = 0
    }

    /// Below this, a sender need not wait: the next message is prepared while these bytes leave.
    private static let lowWater = 64 * 1024

    private let session: HTTP2Session
    private let isServer: Bool
    private let accept: @Sendable (StreamHandle, [HTTP2Header]) -> Void
    private let onClose: @Sendable (Connection) -> Void
    private let concurrentStreams: Int
    private let patience: TimeAmount?
    private var watch: RepeatedTask?
    private var context: ChannelHandlerContext?
    private var streams: [Int32: Stream] = [:]
    private var isFlushing = false
    /// Handlers that are still running, also those whose stream is gone: of these there may be as many
    /// again as of open streams, so that resetting streams does not buy unlimited work.
    private(set) var running = 0
    /// No new streams: GOAWAY was sent or received, or the connection is closed.
    private(set) var isDraining = false

    /// - Parameters:
    ///   - accept: takes a new stream of a server; `released` is due when its handler has ended.
    ///   - patience: a stream whose peer takes nothing for that long is reset.
    ///   - onClose: runs on the event loop when the connection is gone or drains.
    init(
        _ role: HTTP2Session.Role, limits: HTTP2Limits, patience: TimeAmount? = nil,
        accept: @escaping @Sendable (StreamHandle, [HTTP2Header]) -> Void = { _, _ in },
        onClose: @escaping @Sendable (Connection) -> Void
    ) throws(HTTP2Error) {
        session = try HTTP2Session(role, limits: limits)
        isServer = role == .server
        self.patience = patience
        concurrentStreams = Int(limits.concurrentStreams)
        self.accept = accept
        self.onClose = onClose
    }

    // MARK: Channel

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if let patience {
            let look = TimeAmount.nanoseconds(max(patience.nanoseconds / 4, 1))
            let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
            watch = context.eventLoop.scheduleRepeatedTask(initialDelay: look, delay: look) { _ in
                bound.value.resetStalled()
            }
        }
        if context.channel.isActive { flush() }
    }

    func channelActive(context: ChannelHandlerContext) { flush() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        do {
            dispatch(try unsafe buffer.withUnsafeReadableBytes { try unsafe session.receive($0) })
        } catch {
            fail(RPCError(.unavailable, "\(error)"))
        }
        flush()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) { flush() }

    func channelInactive(context: ChannelHandlerContext) {
        fail(RPCError(.unavailable, "the connection was lost"))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(RPCError(.unavailable, "the connection failed: \(error)"))
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        watch?.cancel()
        self.context = nil
    }

    /// Streams that are held by a closed window keep memory and a handler: they may not do so for ever.
    private func resetStalled() {
        for (id, stream) in streams {
            let waiting = session.queuedBytes(id)
            let isStalled = waiting > 0 && waiting == stream.waiting
            streams[id]?.waiting = waiting
            streams[id]?.stalls = isStalled ? stream.stalls + 1 : 0
            if isStalled, stream.stalls >= 3 { session.reset(id, code: HTTP2Code.enhanceYourCalm) }
        }
        flush()
    }

    /// Ends every stream and closes.
    private func fail(_ error: RPCError) {
        flush()
        for id in streams.keys { close(id, error) }
        drain()
        context?.close(promise: nil)
    }

    private func drain() {
        if isDraining { return }
        isDraining = true
        onClose(self)
    }

    /// Writes what the session has while the channel takes it.
    private func flush() {
        guard !isFlushing, let context else { return }
        isFlushing = true
        defer { isFlushing = false }
        do {
            while context.channel.isWritable {
                let bytes = try session.output()
                dispatch(session.takeEvents())
                if bytes.isEmpty { break }
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
            }
        } catch {
            context.close(promise: nil)
        }
        for (id, stream) in streams
        where !stream.senders.isEmpty && session.queuedBytes(id) <= Self.lowWater {
            streams[id]?.senders = []
            for sender in stream.senders { sender.succeed() }
        }
        if session.isFinished { context.close(promise: nil) }
    }

    // MARK: Events

    private func dispatch(_ events: [HTTP2Event]) {
        for event in events {
            switch event {
            case .headers(let id, let headers, let end): received(headers, on: id, end: end)
            case .oversizedHeaders(let id): oversized(id)
            case .data(let id, let bytes):
                if let stream = streams[id] {
                    stream.inbox.push(.data(bytes))
                } else {
                    session.consume(bytes.count, on: id)
                }
            case .end(let id):
                streams[id]?.peerEnded = true
                streams[id]?.inbox.push(.end)
            case .sentEnd(let id):
                // A server that has answered wants nothing more.
                if isServer, streams[id]?.peerEnded == false {
                    session.reset(id, code: HTTP2Code.noError)
                }
            case .closed(let id, let code): close(id, Status.ofReset(code))
            case .goAway: drain()
            case .pong: break
            }
        }
    }

    private func received(_ headers: [HTTP2Header], on id: Int32, end: Bool) {
        if streams[id] == nil, isServer {
            guard running < 2 * concurrentStreams, let context else {
                session.reset(id, code: HTTP2Code.refusedStream)
                return
            }
            running += 1
            accept(add(id, context), headers)
        } else {
            streams[id]?.inbox.push(.headers(headers))
        }
        if end {
            streams[id]?.peerEnded = true
            streams[id]?.inbox.push(.end)
        }
    }

    private func oversized(_ id: Int32) {
        if streams[id] == nil, isServer {
            try? session.respond(id, [HTTP2Header(":status", "431")], end: true)
        } else {
            close(
                id,
                RPCError(
                    .resourceExhausted, "the other side sent too many or too long header fields"))
            session.reset(id, code: HTTP2Code.enhanceYourCalm)
        }
    }

    private func close(_ id: Int32, _ error: RPCError) {
        guard let stream = streams.removeValue(forKey: id) else { return }
        stream.inbox.push(.failed(error))
        stream.closed.raise()
        for sender in stream.senders { sender.fail(error) }
    }

    private func add(_ id: Int32, _ context: ChannelHandlerContext) -> StreamHandle {
        let stream = Stream(inbox: Inbox(), closed: Signal())
        streams[id] = stream
        return StreamHandle(
            id: id, inbox: stream.inbox, closed: stream.closed,
            connection: NIOLoopBound(self, eventLoop: context.eventLoop),
            peer: context.remoteAddress.map { "\($0)" } ?? "unix")
    }

    // MARK: Calls from tasks

    /// Client: opens a stream.
    func open(_ headers: [HTTP2Header]) throws(RPCError) -> StreamHandle {
        guard !isDraining, let context else {
            throw RPCError(.unavailable, "the connection is closing")
        }
        do {
            let id = try session.open(headers)
            let handle = add(id, context)
            flush()
            return handle
        } catch {
            throw RPCError(.unavailable, "\(error)")
        }
    }

    func respond(_ id: Int32, _ headers: [HTTP2Header], end: Bool) {
        guard streams[id] != nil else { return }
        do { try session.respond(id, headers, end: end) } catch {
            session.reset(id, code: HTTP2Code.internalError)
        }
        flush()
    }

    func send(_ chunks: [[UInt8]], on id: Int32, _ promise: EventLoopPromise<Void>) {
        guard streams[id] != nil else {
            promise.fail(RPCError(.cancelled, "the other side has ended the call"))
            return
        }
        do {
            for chunk in chunks { try session.queue(chunk, on: id) }
            streams[id]?.senders.append(promise)
            flush()
        } catch {
            promise.fail(RPCError(.cancelled, "the call has ended"))
        }
    }

    func finish(_ id: Int32, _ trailers: [HTTP2Header]) {
        guard streams[id] != nil else { return }
        try? session.finish(id, trailers: trailers)
        flush()
    }

    func abort(_ id: Int32, _ trailers: [HTTP2Header]) {
        if session.queuedBytes(id) == 0 {
            finish(id, trailers)
        } else {
            reset(id, HTTP2Code.cancel)
        }
    }

    func reset(_ id: Int32, _ code: UInt32) {
        guard streams[id] != nil else { return }
        session.reset(id, code: code)
        flush()
    }

    func consumed(_ count: Int, on id: Int32) {
        session.consume(count, on: id)
        flush()
    }

    /// A handler has ended.
    func released() { running -= 1 }

    /// Takes no new streams and closes when the open ones are done.
    func goAway() {
        session.goAway()
        flush()
    }

    func terminate() {
        session.terminate(code: HTTP2Code.noError)
        flush()
        context?.close(promise: nil)
    }
}
