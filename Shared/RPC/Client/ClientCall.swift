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
        /// How often servers refused the call without looking at it.
        var refusals = 0
    }

    /// Tries of a call that servers refused without looking at it.
    private static let tries = 4

    /// One stream of the call; there are more if servers refused the first.
    private struct Try: Sendable {
        let stream: StreamHandle
        let reader: MessageReader
        let timer: Scheduled<Void>?
    }

    /// Kept, because a client that nobody holds closes its connections.
    private let client: RPCClient
    private let method: Method
    private let options: CallOptions
    private let deadline: ContinuousClock.Instant?
    private let only: [UInt8]?
    private let current: Mutex<Try>
    private let state = Mutex(State())

    init(
        _ stream: StreamHandle, of client: RPCClient, _ method: Method, _ options: CallOptions,
        _ deadline: ContinuousClock.Instant?, _ only: [UInt8]?
    ) {
        self.client = client
        self.method = method
        self.options = options
        self.deadline = deadline
        self.only = only
        current = Mutex(Self.begin(stream, options, deadline))
    }

    private static func begin(
        _ stream: StreamHandle, _ options: CallOptions, _ deadline: ContinuousClock.Instant?
    ) -> Try {
        let timer = deadline.map { deadline in
            let left = ContinuousClock.now.duration(to: deadline)
            return stream.connection.eventLoop.scheduleTask(in: TimeAmount(left)) {
                stream.inbox.fail(.late)
                stream.connection.value.reset(stream.id, HTTP2Code.cancel)
            }
        }
        return Try(
            stream: stream, reader: MessageReader(stream, limit: options.messageLimit),
            timer: timer)
    }

    deinit {
        let last = current.withLock { $0 }
        last.timer?.cancel()
        if state.withLock({ $0.status == nil }) { last.stream.reset(HTTP2Code.cancel) }
    }

    var stream: StreamHandle { current.withLock { $0.stream } }
    private var reader: MessageReader { current.withLock { $0.reader } }
    var lastWasCompressed: Bool { reader.lastWasCompressed }
    var initialMetadata: Metadata { state.withLock { $0.initial ?? Metadata() } }
    var trailingMetadata: Metadata { state.withLock { $0.trailing } }

    /// Sends one request message.
    func send(_ message: [UInt8], _ compress: Bool = true) async throws(RPCError) {
        do throws(RPCError) {
            try await stream.send(Framing.chunks(message, compress ? options.encoding : .identity))
        } catch { throw timely(error) }
    }

    /// A server that keeps the deadline too may reset the stream before our timer does.
    private func timely(_ error: RPCError) -> RPCError {
        guard error.code == .cancelled, let deadline, deadline <= .now else { return error }
        return .late
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
            if stream.inbox.isRefused, let again = try await tryAgain() { return again }
            throw timely(error)
        }
    }

    /// The first step of another try, where that does nothing twice; nil where it might.
    private func tryAgain() async throws(RPCError) -> MessageReader.Step? {
        guard let only else { return nil }
        let count = state.withLock { state in
            state.refusals += 1
            return state.initial == nil ? state.refusals : Self.tries
        }
        if count >= Self.tries { return nil }
        if count > 1 { try? await Task.sleep(for: .milliseconds(Int.random(in: 5...20) << count)) }
        let next = Self.begin(
            try await client.open(method, options, deadline, only), options, deadline)
        let isWanted = state.withLock { $0.status == nil }
        current.withLock { current in
            current.timer?.cancel()
            current = next
        }
        if !isWanted { next.stream.reset(HTTP2Code.cancel) }
        return try await step()
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
        let encoding = headers.first { $0.name == "grpc-encoding" }?.value ?? "identity"
        guard let encoding = MessageEncoding(rawValue: encoding) else {
            throw RPCError(
                .internalError,
                "expected replies in \(MessageEncoding.accepted), got \(encoding)")
        }
        reader.setEncoding(encoding)
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
        let last = current.withLock { $0 }
        last.timer?.cancel()
        // Where both sides have ended nothing is left to do; else the server need not go on.
        if only == nil || !last.stream.inbox.isOver { last.stream.reset(HTTP2Code.cancel) }
    }
}
