internal import Interruption
internal import Synchronization

/// Tells a computation that nobody wants its result any more. Check it every token or step.
public final class Cancellation: Sendable {
    /// What arithmetic further down looks at.
    let interruption = Interruption()
    private let time = Mutex<ContinuousClock.Instant?>(nil)

    public init() {}

    public var isCancelled: Bool { interruption.isRaised }

    /// When it was first raised.
    var raisedAt: ContinuousClock.Instant? { time.withLock { $0 } }

    /// Throws `CancellationError` once `cancel` was called.
    public func check() throws(CancellationError) {
        if isCancelled { throw CancellationError() }
    }

    public func cancel() {
        time.withLock { if $0 == nil { $0 = .now } }
        interruption.raise()
    }
}
