internal import HTTP2
internal import NIOCore
internal import Synchronization

/// One stream as tasks see it: what they ask for hops to the connection's event loop, in order.
final class StreamHandle: Sendable {
    /// What may wait to be sent before a sender waits too.
    static let lowWater = 256 * 1024

    let inbox = Inbox()
    let connection: NIOLoopBound<Connection>
    let peer: String
    /// Bytes that may wait to be read before the peer must wait.
    let window: Int
    /// HTTP/2's number; 0 = not open.
    private let number: Atomic<Int32>
    private let isClosed = Atomic(false)
    private let canceller = Mutex<(@Sendable () -> Void)?>(nil)
    /// Bytes handed over that have not become frames yet.
    let waiting = Atomic(0)

    init(_ id: Int32, _ connection: NIOLoopBound<Connection>, peer: String, window: Int) {
        number = Atomic(id)
        self.connection = connection
        self.peer = peer
        self.window = window
    }

    var loop: any EventLoop { connection.eventLoop }

    /// Read and set on the event loop only.
    var id: Int32 {
        get { number.load(ordering: .relaxed) }
        set { number.store(newValue, ordering: .relaxed) }
    }

    /// The stream is gone, whoever ended it. On the event loop.
    func markClosed() {
        isClosed.store(true, ordering: .relaxed)
        cancel()
    }

    /// What `cancel` does.
    func onCancel(_ body: @escaping @Sendable () -> Void) { canceller.withLock { $0 = body } }

    /// Cancels the handler's task, once.
    func cancel() {
        let body = canceller.withLock { canceller in
            defer { canceller = nil }
            return canceller
        }
        body?()
    }

    /// Server: the handler has ended.
    func released() {
        loop.execute { self.connection.value.released() }
    }

    /// Server: the first fields of the answer.
    func respond(_ headers: [HTTP2Header], end: Bool) {
        loop.execute { self.connection.value.respond(self.id, headers, end: end) }
    }

    /// Returns at once while little waits to be sent, else once little does. A cancelled task sends nothing.
    /// - Parameter head: server: the first fields of the answer, if these are its first bytes
    func send(_ chunks: [[UInt8]], head: [HTTP2Header]? = nil) async throws(RPCError) {
        if Task.isCancelled { throw RPCError(from: CancellationError()) }
        if isClosed.load(ordering: .relaxed) {
            throw RPCError(.cancelled, "the other side has ended the call")
        }
        let count = chunks.reduce(0) { $0 + $1.count }
        if waiting.wrappingAdd(count, ordering: .relaxed).oldValue < Self.lowWater {
            loop.execute { self.connection.value.send(chunks, head, on: self, nil) }
            return
        }
        let promise = loop.makePromise(of: Void.self)
        loop.execute { self.connection.value.send(chunks, head, on: self, promise) }
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
        loop.execute { self.connection.value.finish(self.id, trailers) }
    }

    func reset(_ code: UInt32) {
        loop.execute { self.connection.value.reset(self.id, code) }
    }

    /// Ends the stream with trailers if everything before them is on its way, else with a reset.
    func abort(trailers: [HTTP2Header]) {
        loop.execute { self.connection.value.abort(self.id, trailers) }
    }

    func consumed(_ count: Int) {
        loop.execute { self.connection.value.consumed(count, on: self.id) }
    }
}
