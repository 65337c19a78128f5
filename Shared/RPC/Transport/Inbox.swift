internal import HTTP2
internal import NIOCore
internal import Synchronization

/// What one stream has received and its one reader has not taken.
final class Inbox: Sendable {
    enum Item: Sendable {
        case headers([HTTP2Header])
        case data([UInt8])
        /// The peer sends no more; repeated for every later read.
        case end
        /// The call is over for this reason; repeated for every later read.
        case failed(RPCError)
    }

    private struct State {
        var items: [Item] = []
        var taken = 0
        var failure: RPCError?
        var ended = false
        var isRefused = false
        var waiter: CheckedContinuation<Void, Never>?
        /// Since when the reader has waited for something that the peer owes.
        var owedSince: NIODeadline?

        var hasNews: Bool { taken < items.count || failure != nil || ended }

        mutating func take() -> Item? {
            if taken < items.count {
                defer {
                    taken += 1
                    if taken == items.count {
                        items.removeAll(keepingCapacity: true)
                        taken = 0
                    }
                }
                return items[taken]
            }
            if let failure { return .failed(failure) }
            return ended ? .end : nil
        }
    }

    private let state = Mutex(State())

    func push(_ item: Item) {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            if case .failed(let error) = item {
                if state.failure == nil { state.failure = error }
            } else {
                if case .end = item { state.ended = true } else { state.items.append(item) }
            }
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }

    /// The peer has not looked at the call: another try does nothing twice.
    func refuse(_ error: RPCError) {
        state.withLock { $0.isRefused = true }
        push(.failed(error))
    }

    var isRefused: Bool { state.withLock { $0.isRefused } }

    /// Whether a reader has waited since before then for what the peer owes.
    func isOverdue(since: NIODeadline) -> Bool {
        state.withLock { state in
            guard state.waiter != nil, let owed = state.owedSince else { return false }
            return owed < since
        }
    }

    /// Drops what waits and fails every later read: for deadlines and cancellation.
    func fail(_ error: RPCError) {
        state.withLock {
            $0.items = []
            $0.taken = 0
            $0.failure = error
        }
        push(.failed(error))
    }

    /// The peer has ended its side or the stream is gone, whether or not that was read.
    var isOver: Bool { state.withLock { $0.ended || $0.failure != nil } }

    /// The next item; CANCELLED if the task is cancelled first.
    /// - Parameters:
    ///   - isOwed: the peer must send it in time.
    ///   - isFresh: its time begins now.
    func next(isOwed: Bool, isFresh: Bool) async throws(RPCError) -> Item {
        let first = state.withLock { state -> Item? in
            if !isOwed { state.owedSince = nil } else if isFresh { state.owedSince = .now() }
            return state.take()
        }
        if let first { return first }
        while true {
            if let item = state.withLock({ $0.take() }) { return item }
            if Task.isCancelled { throw RPCError(.cancelled, "the call was cancelled") }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let ready = state.withLock { state in
                        if state.hasNews || Task.isCancelled {
                            return true
                        }
                        state.waiter = continuation
                        return false
                    }
                    if ready { continuation.resume() }
                }
            } onCancel: {
                let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
                    defer { state.waiter = nil }
                    return state.waiter
                }
                waiter?.resume()
            }
        }
    }
}
