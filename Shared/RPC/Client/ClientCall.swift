internal import HTTP2
internal import NIOCore
internal import Synchronization

/// One call as its caller sees it. Letting go of it before its end cancels it.
final class ClientCall: Sendable {
    private struct State {
        var initial: Metadata?
        var trailing = Metadata()
        /// How it ended; nil inside = OK.
        var status: Result<Void, RPCError>?
    }

    let stream: StreamHandle
    /// Kept, because a client that nobody holds closes its connections.
    private let client: RPCClient
    private let reader: MessageReader
    private let deadline: ContinuousClock.Instant?
    private let timer: Scheduled<Void>?
    private let state = Mutex(State())

    init(
        _ stream: StreamHandle, of client: RPCClient, deadline: ContinuousClock.Instant?,
        messageLimit: Int
    ) {
        self.stream = stream
        self.client = client
        self.deadline = deadline
        reader = MessageReader(stream, limit: messageLimit)
        timer = deadline.map { deadline in
            let left = ContinuousClock.now.duration(to: deadline)
            return stream.connection.eventLoop.scheduleTask(in: TimeAmount(left)) {
                stream.inbox.fail(.late)
                stream.connection.value.reset(stream.id, HTTP2Code.cancel)
            }
        }
    }

    deinit {
        timer?.cancel()
        if state.withLock({ $0.status == nil }) { stream.reset(HTTP2Code.cancel) }
    }

    var initialMetadata: Metadata { state.withLock { $0.initial ?? Metadata() } }
    var trailingMetadata: Metadata { state.withLock { $0.trailing } }

    /// Sends one request message.
    func send(_ message: [UInt8]) async throws(RPCError) {
        try await stream.send([Framing.prefix(of: message), message])
    }

    /// The next reply; nil after the last one of a call that ended well.
    func next() async throws(RPCError) -> [UInt8]? {
        if let status = state.withLock({ $0.status }) {
            try status.get()
            return nil
        }
        do throws(RPCError) {
            while true {
                switch try await step() {
                case .message(let bytes): return bytes
                case .headers(let headers): if try received(headers) { return nil }
                case .end: throw RPCError(.internalError, "the stream ended without a status")
                }
            }
        } catch {
            finish(.failure(error))
            throw error
        }
    }

    /// The reply of a call that has exactly one.
    func only() async throws(RPCError) -> [UInt8] {
        guard let reply = try await next() else {
            throw RPCError(.internalError, "expected one reply, got none")
        }
        if try await next() != nil {
            let error = RPCError(.internalError, "expected one reply, got more")
            finish(.failure(error))
            throw error
        }
        return reply
    }

    /// Gives up.
    func cancel() { finish(.failure(RPCError(.cancelled, "the call was cancelled"))) }

    private func step() async throws(RPCError) -> MessageReader.Step {
        do throws(RPCError) { return try await reader.step() } catch {
            // A server that keeps the deadline too may reset the stream before our timer does.
            guard error.code == .cancelled, let deadline, deadline <= .now else { throw error }
            throw .late
        }
    }

    /// True if these fields end the call.
    private func received(_ headers: [HTTP2Header]) throws(RPCError) -> Bool {
        let status = headers.first { $0.name == ":status" }?.value
        if let status, status.hasPrefix("1") { return false }
        if let end = Status.read(headers) {
            state.withLock { $0.trailing = Metadata(headers: headers) }
            try end.get()
            if reader.isPartial {
                throw RPCError(.internalError, "the call ended within a message")
            }
            finish(.success(()))
            return true
        }
        if let status, status != "200" { throw Status.ofHTTP(status) }
        if status == nil { throw RPCError(.unknown, "the call ended without a status") }
        let type = headers.first { $0.name == "content-type" }?.value ?? "none"
        guard type.hasPrefix("application/grpc") else {
            throw RPCError(.unknown, "expected content-type application/grpc, got \(type)")
        }
        state.withLock { $0.initial = Metadata(headers: headers) }
        return false
    }

    private func finish(_ status: Result<Void, RPCError>) {
        let isFirst = state.withLock { state in
            if state.status != nil { return false }
            state.status = status
            return true
        }
        guard isFirst else { return }
        timer?.cancel()
        // Without effect if both sides have ended; else the server need not go on.
        stream.reset(HTTP2Code.cancel)
    }
}
