internal import HTTP2
internal import NIOCore

/// One stream as tasks see it: each call hops to the connection's event loop.
struct StreamHandle: Sendable {
    let id: Int32
    let inbox: Inbox
    /// Raised when the stream is gone, whoever ended it.
    let closed: Signal
    let connection: NIOLoopBound<Connection>
    let peer: String

    private var loop: any EventLoop { connection.eventLoop }

    /// Server: the first fields of the answer.
    func respond(_ headers: [HTTP2Header], end: Bool) {
        loop.execute { connection.value.respond(id, headers, end: end) }
    }

    /// Returns once all but a little of what was sent has gone to the peer. A cancelled task sends nothing.
    func send(_ chunks: [[UInt8]]) async throws(RPCError) {
        if Task.isCancelled { throw RPCError(from: CancellationError()) }
        let promise = loop.makePromise(of: Void.self)
        loop.execute { connection.value.send(chunks, on: id, promise) }
        do {
            try await withTaskCancellationHandler {
                try await promise.futureResult.get()
            } onCancel: {
                promise.fail(CancellationError())
            }
        } catch {
            throw RPCError(from: error)
        }
    }

    func finish(trailers: [HTTP2Header] = []) {
        loop.execute { connection.value.finish(id, trailers) }
    }

    func reset(_ code: UInt32) {
        loop.execute { connection.value.reset(id, code) }
    }

    /// Ends the stream with trailers if everything before them is on its way, else with a reset.
    func abort(trailers: [HTTP2Header]) {
        loop.execute { connection.value.abort(id, trailers) }
    }

    /// Server: the handler has ended.
    func released() {
        loop.execute { connection.value.released() }
    }

    func consumed(_ count: Int) {
        loop.execute { connection.value.consumed(count, on: id) }
    }
}
