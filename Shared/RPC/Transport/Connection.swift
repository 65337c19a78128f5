internal import HTTP2
internal import NIOCore
internal import Synchronization

/// One connection: carries bytes between a channel and an HTTP/2 session, and events to the streams.
///
/// It lives on its channel's event loop; tasks reach it through `StreamHandle`.
final class Connection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let session: HTTP2Session
    private let isServer: Bool
    private let accept: @Sendable (StreamHandle, [HTTP2Header]) -> Void
    private let onDrain: @Sendable () -> Void
    private let concurrentStreams: Int
    private let patience: Patience?
    private var watch: RepeatedTask?
    private let keepalive: TimeAmount?
    private var pulse: RepeatedTask?
    /// Bytes came since the last look; asked for a sign of life since.
    private var hasHeard = true
    private var hasAsked = false
    let opened = NIODeadline.now()
    /// When a call was last open.
    var busyAt = NIODeadline.now()
    var context: ChannelHandlerContext?
    var streams: [Int32: OpenStream] = [:]
    /// Those that have something to send.
    var sending: Set<Int32> = []
    let window: Int
    private(set) var peer = "unix"
    /// The last stream that a client opened; fields on an earlier one are no new request.
    private var lastStream: Int32 = 0
    private var isFlushing = false
    /// Since when the session is over and what it wrote is leaving.
    private(set) var closingSince: NIODeadline?
    private var hasSaidGoAway = false
    /// Handlers that are still running, also those whose stream is gone: of these there may be as many
    /// again as of open streams, so that resetting streams does not buy unlimited work.
    var running = 0
    /// No new streams: GOAWAY was received, or the connection is closed.
    var isDraining = false

    /// - Parameters:
    ///   - patience: of a server with its client.
    ///   - keepalive: of a client, after how long a silence it asks for a sign of life.
    ///   - accept: takes a new stream of a server; `released` is due when its handler has ended.
    ///   - onDrain: runs on the event loop once the connection takes no new streams.
    init(
        _ role: HTTP2Session.Role, limits: HTTP2Limits, patience: Patience? = nil,
        keepalive: TimeAmount? = nil,
        accept: @escaping @Sendable (StreamHandle, [HTTP2Header]) -> Void = { _, _ in },
        onDrain: @escaping @Sendable () -> Void = {}
    ) throws(HTTP2Error) {
        session = try HTTP2Session(role, limits: limits)
        isServer = role == .server
        self.patience = patience
        self.keepalive = keepalive
        concurrentStreams = Int(limits.concurrentStreams)
        window = Int(limits.streamWindow)
        self.accept = accept
        self.onDrain = onDrain
    }

    // MARK: Channel

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        peer = context.remoteAddress.map { "\($0)" } ?? "unix"
        if let patience {
            let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
            watch = context.eventLoop.scheduleRepeatedTask(
                initialDelay: patience.look, delay: patience.look
            ) { _ in bound.value.look(patience) }
        }
        if let keepalive {
            let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
            pulse = context.eventLoop.scheduleRepeatedTask(
                initialDelay: keepalive, delay: keepalive
            ) { _ in bound.value.feelPulse() }
        }
        if context.channel.isActive { flush() }
    }

    /// A connection with open calls must say something now and then; a ping is answered at once.
    private func feelPulse() {
        defer { hasHeard = false }
        if hasHeard || streams.isEmpty {
            hasAsked = false
        } else if hasAsked {
            fail(RPCError(.unavailable, "the other side gives no sign of life"))
        } else {
            hasAsked = true
            session.ping()
            flush()
        }
    }

    func channelActive(context: ChannelHandlerContext) {
        peer = context.remoteAddress.map { "\($0)" } ?? "unix"
        flush()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        hasHeard = true
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
        pulse?.cancel()
        self.context = nil
    }

    /// Ends every stream and closes.
    private func fail(_ error: RPCError) {
        flush()
        end(error)
    }

    /// Ends every stream and closes; what the session has still to say may leave first.
    func end(_ error: RPCError) {
        for id in streams.keys { close(id, error) }
        drain()
        flush()
        context?.close(promise: nil)
    }

    /// Takes no new streams and closes when the open ones are done.
    func goAway() {
        if hasSaidGoAway { return }
        hasSaidGoAway = true
        session.goAway()
        flush()
    }

    func drain() {
        if isDraining { return }
        isDraining = true
        onDrain()
    }

    /// Writes what the session has while the channel takes it.
    func flush() {
        guard !isFlushing, let context else { return }
        isFlushing = true
        defer { isFlushing = false }
        do {
            while context.channel.isWritable {
                var buffer = context.channel.allocator.buffer(capacity: 512)
                try unsafe session.output { bytes in
                    // The first long piece says that there is much to come.
                    if bytes.count > 4096, buffer.writableBytes < bytes.count {
                        buffer.reserveCapacity(buffer.readableBytes + bytes.count + (128 << 10))
                    }
                    unsafe buffer.writeBytes(bytes)
                }
                dispatch(session.takeEvents())
                if buffer.readableBytes == 0 { break }
                context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
            }
        } catch {
            context.close(promise: nil)
        }
        for id in sending { report(id) }
        if session.isFinished { closeWhenWritten(context) }
    }

    /// Tells a stream's senders what has left.
    private func report(_ id: Int32) {
        let queued = session.queuedBytes(id)
        guard let stream = streams[id] else {
            sending.remove(id)
            return
        }
        let sent = session.sentBytes(id)
        stream.handle.waiting.wrappingSubtract(sent - stream.reported, ordering: .relaxed)
        streams[id]?.reported = sent
        if queued == 0 { sending.remove(id) }
        if queued <= StreamHandle.lowWater, !stream.senders.isEmpty {
            streams[id]?.senders = []
            for sender in stream.senders { sender.succeed() }
        }
    }

    /// Closing at once would drop what the socket has not taken yet.
    private func closeWhenWritten(_ context: ChannelHandlerContext) {
        if closingSince != nil { return }
        closingSince = .now()
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer())).whenComplete { _ in
            bound.value.close(promise: nil)
        }
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
                ended(id)
            case .sentEnd(let id):
                // A server that has answered wants nothing more.
                if isServer, streams[id]?.peerEnded != true {
                    session.reset(id, code: HTTP2Code.noError)
                }
            case .closed(let id, let code):
                if !isServer, code == HTTP2Code.refusedStream {
                    streams[id]?.inbox.refuse(Status.ofReset(code))
                }
                close(id, Status.ofReset(code))
            case .goAway: drain()
            case .abuse(let reason):
                // Not from within `flush`, which may have found it.
                context?.eventLoop.assumeIsolated().execute { self.abort(reason) }
            }
        }
    }

    /// A client's first fields on a stream. Asked once for each of them.
    private func isNew(_ id: Int32) -> Bool {
        guard isServer, id > lastStream else { return false }
        lastStream = id
        return true
    }

    private func received(_ headers: [HTTP2Header], on id: Int32, end: Bool) {
        if isNew(id) {
            guard running < 2 * concurrentStreams, let context else {
                session.reset(id, code: HTTP2Code.refusedStream)
                return
            }
            running += 1
            accept(add(id, context), headers)
        } else {
            streams[id]?.inbox.push(.headers(headers))
        }
        if end { ended(id) }
    }

    private func ended(_ id: Int32) {
        streams[id]?.peerEnded = true
        streams[id]?.inbox.push(.end)
        // A server that has answered wants no more of the request.
        if !isServer, session.queuedBytes(id) > 0 { session.reset(id, code: HTTP2Code.cancel) }
    }

    private func oversized(_ id: Int32) {
        if isNew(id) {
            try? session.respond(id, [HTTP2Header(":status", "431")], end: true)
        } else {
            end(
                id, HTTP2Code.enhanceYourCalm,
                RPCError(
                    .resourceExhausted, "the other side sent too many or too long header fields"))
        }
    }

    /// Resets a stream. Its reader, handler and senders learn of it now and not when the frame leaves:
    /// that may be long after, behind a full socket or before a free place among the open streams.
    func end(_ id: Int32, _ code: UInt32, _ error: RPCError) {
        session.reset(id, code: code)
        close(id, error)
    }

    private func close(_ id: Int32, _ error: RPCError) {
        guard let stream = streams.removeValue(forKey: id) else { return }
        stream.inbox.push(.failed(error))
        stream.handle.markClosed()
        for sender in stream.senders { sender.fail(error) }
    }

    func add(_ id: Int32, _ context: ChannelHandlerContext) -> StreamHandle {
        let handle = StreamHandle(
            id, NIOLoopBound(self, eventLoop: context.eventLoop), peer: peer, window: window)
        streams[id] = OpenStream(handle)
        return handle
    }
}
