internal import HTTP2
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
        var waiter: CheckedContinuation<Void, Never>?

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
    func next() async throws(RPCError) -> Item {
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
