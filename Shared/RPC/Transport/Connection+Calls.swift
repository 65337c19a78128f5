internal import HTTP2
internal import NIOCore

/// What tasks ask of a connection, by way of `StreamHandle` and always on its event loop.
extension Connection {
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
            // No stream can be opened here any more; those that are open go on.
            drain()
            goAway()
            throw RPCError(.unavailable, "\(error)")
        }
    }

    func respond(_ id: Int32, _ headers: [HTTP2Header], end: Bool) {
        guard streams[id] != nil else { return }
        do { try session.respond(id, headers, end: end) } catch {
            self.end(id, HTTP2Code.internalError, RPCError(.internalError, "\(error)"))
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
        end(id, code, RPCError(.cancelled, "the call was cancelled"))
        flush()
    }

    func consumed(_ count: Int, on id: Int32) {
        session.consume(count, on: id)
        flush()
    }

    /// A handler has ended.
    func released() { running -= 1 }

    func terminate() {
        session.terminate(code: HTTP2Code.noError)
        flush()
        context?.close(promise: nil)
    }
}
