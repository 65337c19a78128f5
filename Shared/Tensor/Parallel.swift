import Dispatch
import Interruption
import Synchronization

/// Spreads independent pieces of work over a fixed number of threads.
public enum Parallel {
    /// Runs `body(0)`, …, `body(count - 1)`, each once, on at most `threads` threads, and returns
    /// when all are done.
    ///
    /// The pieces must not depend on one another. The caller's thread works too, so call it from a
    /// thread that may block. After an error no further piece starts; the first error is thrown. After an
    /// interruption none starts either: check for it before the pieces are used.
    public static func forEach<Failure: Error>(
        _ count: Int, threads: Int, _ body: @Sendable (Int) throws(Failure) -> Void
    ) throws(Failure) {
        guard threads > 1, count > 1 else {
            for index in 0..<count where !Interruption.isRaised { try body(index) }
            return
        }
        let next = Atomic<Int>(0)
        let failure = Mutex<Failure?>(nil)
        let interruption = Interruption.current
        DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
            Interruption.$current.withValue(interruption) {
                while !Interruption.isRaised {
                    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard index < count else { return }
                    do throws(Failure) {
                        try body(index)
                    } catch {
                        failure.withLock { if $0 == nil { $0 = error } }
                        next.store(count, ordering: .relaxed)
                        return
                    }
                }
            }
        }
        if let error = failure.withLock({ $0 }) { throw error }
    }
}
