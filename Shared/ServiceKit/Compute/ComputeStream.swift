internal import Dispatch
internal import Synchronization

/// Where a job puts what it makes.
public struct Emitter<Element: Sendable>: Sendable {
    let channel: BlockingChannel<Element>

    public var cancellation: Cancellation { channel.cancellation }

    /// Hands an element to the reader, waiting for room; throws `CancellationError` if nobody reads.
    public func emit(_ element: Element) throws(CancellationError) { try channel.push(element) }
}

/// What a job emits, in order, to be read by one task.
public struct ComputeStream<Element: Sendable>: AsyncSequence, Sendable {
    private let lease: Lease

    init(channel: BlockingChannel<Element>) { lease = Lease(channel) }

    /// Cancels the job when the last reader is gone.
    final class Lease: Sendable {
        let channel: BlockingChannel<Element>

        init(_ channel: BlockingChannel<Element>) { self.channel = channel }

        deinit { channel.cancel() }
    }

    public struct AsyncIterator: AsyncIteratorProtocol {
        let lease: Lease

        public mutating func next() async throws -> Element? { try await lease.channel.pop() }
    }

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(lease: lease) }
}

/// A bounded queue from a thread that blocks to a task that suspends.
final class BlockingChannel<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Element] = []
        var end: Result<Void, any Error>?
        var reader: CheckedContinuation<Void, Never>?
    }

    let cancellation = Cancellation()
    private let state = Mutex(State())
    private let room: DispatchSemaphore

    init(capacity: Int) {
        room = DispatchSemaphore(value: 0)
        // Signalled up to its capacity, so that it may be freed at any value.
        for _ in 0..<capacity { room.signal() }
    }

    func push(_ element: Element) throws(CancellationError) {
        try cancellation.check()
        room.wait()
        try cancellation.check()
        wake { $0.elements.append(element) }
    }

    func finish(_ error: (any Error)?) {
        wake { $0.end = error.map { .failure($0) } ?? .success(()) }
    }

    func cancel() {
        cancellation.cancel()
        room.signal()
        wake { _ in }
    }

    private func wake(_ change: (inout sending State) -> Void) {
        let reader = state.withLock { state -> CheckedContinuation<Void, Never>? in
            change(&state)
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume()
    }

    func pop() async throws -> Element? {
        while true {
            if cancellation.isCancelled || Task.isCancelled {
                cancel()
                throw CancellationError()
            }
            let found = try state.withLock { state throws -> (Element?, isEnd: Bool)? in
                if !state.elements.isEmpty { return (state.elements.removeFirst(), false) }
                guard let end = state.end else { return nil }
                try end.get()
                return (nil, true)
            }
            if let found {
                if !found.isEnd { room.signal() }
                return found.0
            }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let ready = state.withLock { state in
                        if !state.elements.isEmpty || state.end != nil || cancellation.isCancelled {
                            return true
                        }
                        state.reader = continuation
                        return false
                    }
                    if ready { continuation.resume() }
                }
            } onCancel: {
                cancel()
            }
        }
    }
}
