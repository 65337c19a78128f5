internal import HTTP2
internal import Synchronization

/// Reads whole messages from a stream. The window opens as they are asked for, so what waits in memory
/// is at most one window and one message.
final class MessageReader: Sendable {
    enum Step: Sendable {
        case message([UInt8])
        case headers([HTTP2Header])
        /// The peer sends no more.
        case end
    }

    let stream: StreamHandle
    private let deframer: Mutex<Deframer>
    private let compressed = Atomic(false)

    private let budget: ByteBudget?
    /// Bytes of the budget that are taken.
    private let held = Mutex(0)
    /// Bytes that were read and whose place in the window is not open again.
    private let unopened = Mutex(0)

    init(_ stream: StreamHandle, limit: Int, budget: ByteBudget? = nil) {
        self.stream = stream
        self.budget = budget
        deframer = Mutex(Deframer(limit: limit))
    }

    deinit { hold(0) }

    /// Opens the window again, a good part of it at once, and not for a peer that has sent everything.
    private func consumed(_ count: Int) {
        let due = unopened.withLock { unopened in
            unopened += count
            guard unopened >= min(stream.window / 4, 65_536) else { return 0 }
            defer { unopened = 0 }
            return unopened
        }
        if due > 0, !stream.inbox.isOver { stream.consumed(due) }
    }

    /// Takes or gives back what is missing to that many bytes of the budget; false if they were not there.
    @discardableResult private func hold(_ count: Int) -> Bool {
        guard let budget else { return true }
        let change = held.withLock { held in
            defer { held = count }
            return count - held
        }
        if change > 0 { return budget.take(change) }
        if change < 0 { budget.give(-change) }
        return true
    }

    /// Bytes have come that are no whole message.
    var isPartial: Bool { deframer.withLock { $0.isPartial } }

    /// Whether the message read last came compressed.
    var lastWasCompressed: Bool { compressed.load(ordering: .relaxed) }

    /// How the peer compresses, once its fields have said so.
    func setEncoding(_ encoding: MessageEncoding) { deframer.withLock { $0.encoding = encoding } }

    /// The next message, or what came instead of one.
    /// - Parameter isOwed: the peer must send it in time; so it must the rest of a message that has begun.
    func step(isOwed: Bool = false) async throws(RPCError) -> Step {
        var isFresh = true
        while true {
            let message = deframer.withLock { deframer in
                Result { () throws(RPCError) in try deframer.next() }
            }
            if let message = try message.get() {
                compressed.store(message.wasCompressed, ordering: .relaxed)
                hold(0)
                return .message(message.bytes)
            }
            let item = try await stream.inbox.next(
                isOwed: isOwed || isPartial, isFresh: isFresh)
            // The time of a message that nobody had to send begins with its first bytes.
            isFresh = !isOwed && !isPartial
            switch item {
            case .data(let bytes):
                let count = deframer.withLock { deframer in
                    deframer.append(bytes)
                    return deframer.partialBytes
                }
                // Small messages come whole: only long ones are worth counting.
                if count > 65_536, !hold(count) {
                    throw RPCError(
                        .resourceExhausted, "the server is receiving too much; try again later")
                }
                consumed(bytes.count)
            case .headers(let headers): return .headers(headers)
            case .end:
                if isPartial {
                    throw RPCError(.internalError, "the stream ended within a message")
                }
                return .end
            case .failed(let error): throw error
            }
        }
    }
}
