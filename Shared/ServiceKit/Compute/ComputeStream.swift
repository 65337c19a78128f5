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
        /// Comes before everything else; only the latest is kept.
        var news: Element?
        var elements: [Element] = []
        var end: Result<Void, any Error>?
        var reader: CheckedContinuation<Void, Never>?
    }

    let cancellation = Cancellation()
    private let state = Mutex(State())
    private let room: DispatchSemaphore
    private let onCancel: @Sendable () -> Void

    /// - Parameter onCancel: runs after the cancellation was raised.
    init(capacity: Int, onCancel: @escaping @Sendable () -> Void = {}) {
        self.onCancel = onCancel
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

    /// Hands over an element without waiting, in place of the last such one if that was not read.
    func tell(_ element: Element) { wake { $0.news = element } }

    func finish(_ error: (any Error)?) {
        wake { $0.end = error.map { .failure($0) } ?? .success(()) }
    }

    func cancel() {
        cancellation.cancel()
        room.signal()
        wake { _ in }
        onCancel()
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
            let found = try state.withLock {
                state throws -> (Element?, isNews: Bool, isEnd: Bool)? in
                if let news = state.news {
                    state.news = nil
                    return (news, isNews: true, isEnd: false)
                }
                if !state.elements.isEmpty {
                    return (state.elements.removeFirst(), isNews: false, isEnd: false)
                }
                guard let end = state.end else { return nil }
                try end.get()
                return (nil, isNews: false, isEnd: true)
            }
            if let found {
                if !found.isEnd, !found.isNews { room.signal() }
                return found.0
            }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let ready = state.withLock { state in
                        if state.news != nil || !state.elements.isEmpty || state.end != nil
                            || cancellation.isCancelled
                        {
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
