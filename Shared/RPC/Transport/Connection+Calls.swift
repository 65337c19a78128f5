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

    /// Client: opens a stream for a call whose only request is already there, and sends it.
    func begin(
        _ handle: StreamHandle, _ headers: [HTTP2Header], _ chunks: [[UInt8]]
    ) {
        guard !isDraining, context != nil else {
            return handle.inbox.refuse(RPCError(.unavailable, "the connection is closing"))
        }
        do {
            let id = try session.open(headers)
            handle.id = id
            streams[id] = OpenStream(handle)
            sending.insert(id)
            for chunk in chunks { try session.queue(chunk, on: id) }
            try session.finish(id)
            flush()
        } catch {
            drain()
            goAway()
            handle.inbox.refuse(RPCError(.unavailable, "\(error)"))
        }
    }

    /// Server: a handler has ended, and with it the call, unless it had ended before.
    func complete(
        _ handle: StreamHandle, head: [HTTP2Header]?, _ chunks: [[UInt8]], trailers: [HTTP2Header]?
    ) {
        // First, because the client may open its next call as soon as it hears the end.
        released()
        let id = handle.id
        guard let trailers, streams[id] != nil else { return }
        do {
            if chunks.isEmpty, let head {
                try session.respond(id, head + trailers, end: true)
            } else {
                if let head { try session.respond(id, head, end: false) }
                for chunk in chunks { try session.queue(chunk, on: id) }
                try session.finish(id, trailers: trailers)
                sending.insert(id)
            }
        } catch {
            end(id, HTTP2Code.internalError, RPCError(.internalError, "\(error)"))
        }
        flush()
    }

    func respond(_ id: Int32, _ headers: [HTTP2Header], end: Bool) {
        guard streams[id] != nil else { return }
        do { try session.respond(id, headers, end: end) } catch {
            self.end(id, HTTP2Code.internalError, RPCError(.internalError, "\(error)"))
        }
        flush()
    }

    func send(
        _ chunks: [[UInt8]], _ head: [HTTP2Header]?, on handle: StreamHandle,
        _ promise: EventLoopPromise<Void>?
    ) {
        let id = handle.id
        guard streams[id] != nil else {
            promise?.fail(RPCError(.cancelled, "the other side has ended the call"))
            return
        }
        do {
            if let head { try session.respond(id, head, end: false) }
            for chunk in chunks { try session.queue(chunk, on: id) }
            sending.insert(id)
            if let promise { streams[id]?.senders.append(promise) }
        } catch {
            promise?.fail(RPCError(.cancelled, "the call has ended"))
        }
        flush()
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
