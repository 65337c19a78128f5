internal import HTTP2
internal import NIOCore

/// One connection: carries bytes between a channel and an HTTP/2 session, and events to the streams.
///
/// It lives on its channel's event loop; tasks reach it through `StreamHandle`.
final class Connection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Below this, a sender need not wait: the next message is prepared while these bytes leave.
    private static let lowWater = 64 * 1024

    let session: HTTP2Session
    private let isServer: Bool
    private let accept: @Sendable (StreamHandle, [HTTP2Header]) -> Void
    private let onDrain: @Sendable () -> Void
    private let concurrentStreams: Int
    private let patience: TimeAmount?
    private var watch: RepeatedTask?
    private let keepalive: TimeAmount?
    private var pulse: RepeatedTask?
    /// Bytes came since the last look; asked for a sign of life since.
    private var hasHeard = true
    private var hasAsked = false
    var context: ChannelHandlerContext?
    var streams: [Int32: OpenStream] = [:]
    /// The last stream that a client opened; fields on an earlier one are no new request.
    private var lastStream: Int32 = 0
    private var isFlushing = false
    /// Once the session is over, how often was looked whether what it wrote has left.
    private var looksWhileClosing: Int?
    /// Handlers that are still running, also those whose stream is gone: of these there may be as many
    /// again as of open streams, so that resetting streams does not buy unlimited work.
    var running = 0
    /// No new streams: GOAWAY was received, or the connection is closed.
    var isDraining = false

    /// - Parameters:
    ///   - patience: a stream whose peer takes nothing for that long is reset.
    ///   - keepalive: of a client, after how long a silence it asks for a sign of life
    ///   - accept: takes a new stream of a server; `released` is due when its handler has ended.
    ///   - onDrain: runs on the event loop once the connection takes no new streams.
    init(
        _ role: HTTP2Session.Role, limits: HTTP2Limits, patience: TimeAmount? = nil,
        keepalive: TimeAmount? = nil,
        accept: @escaping @Sendable (StreamHandle, [HTTP2Header]) -> Void = { _, _ in },
        onDrain: @escaping @Sendable () -> Void = {}
    ) throws(HTTP2Error) {
        session = try HTTP2Session(role, limits: limits)
        isServer = role == .server
        self.patience = patience
        self.keepalive = keepalive
        concurrentStreams = Int(limits.concurrentStreams)
        self.accept = accept
        self.onDrain = onDrain
    }

    // MARK: Channel

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if let patience {
            let look = TimeAmount.nanoseconds(
                max(patience.nanoseconds / Int64(OpenStream.patientLooks + 1), 1))
            let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
            watch = context.eventLoop.scheduleRepeatedTask(initialDelay: look, delay: look) { _ in
                bound.value.resetStalled()
            }
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

    func channelActive(context: ChannelHandlerContext) { flush() }

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

    /// Streams that are held by a closed window keep memory and a handler: they may not do so for ever.
    private func resetStalled() {
        for id in streams.keys
        where streams[id]?.isStalled(waiting: session.queuedBytes(id)) == true {
            end(
                id, HTTP2Code.enhanceYourCalm,
                RPCError(.resourceExhausted, "the other side takes nothing"))
        }
        if let looks = looksWhileClosing {
            looksWhileClosing = looks + 1
            if looks >= OpenStream.patientLooks { context?.close(promise: nil) }
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
        if session.isFinished { closeWhenWritten(context) }
    }

    /// Closing at once would drop what the socket has not taken yet.
    private func closeWhenWritten(_ context: ChannelHandlerContext) {
        if looksWhileClosing != nil { return }
        looksWhileClosing = 0
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
                streams[id]?.peerEnded = true
                streams[id]?.inbox.push(.end)
            case .sentEnd(let id):
                // A server that has answered wants nothing more.
                if isServer, streams[id]?.peerEnded != true {
                    session.reset(id, code: HTTP2Code.noError)
                }
            case .closed(let id, let code): close(id, Status.ofReset(code))
            case .goAway: drain()
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
        if end {
            streams[id]?.peerEnded = true
            streams[id]?.inbox.push(.end)
        }
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
        stream.closed.raise()
        for sender in stream.senders { sender.fail(error) }
    }

    func add(_ id: Int32, _ context: ChannelHandlerContext) -> StreamHandle {
        let stream = OpenStream()
        streams[id] = stream
        return StreamHandle(
            id: id, inbox: stream.inbox, closed: stream.closed,
            connection: NIOLoopBound(self, eventLoop: context.eventLoop),
            peer: context.remoteAddress.map { "\($0)" } ?? "unix")
    }
}
