internal import Synchronization

/// Tells a computation that nobody wants its result any more. Check it every token or step.
public final class Cancellation: Sendable {
    private let flag = Atomic(false)

    public init() {}

    public var isCancelled: Bool { flag.load(ordering: .relaxed) }

    /// Throws `CancellationError` once `cancel` was called.
    public func check() throws(CancellationError) {
        if isCancelled { throw CancellationError() }
    }

    public func cancel() { flag.store(true, ordering: .relaxed) }
}
