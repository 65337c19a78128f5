#if THREAD_SANITIZER
    internal import NIOConcurrencyHelpers

    /// Stands in for Synchronization's mutex where ThreadSanitizer runs: that one is a futex inside the standard
    /// library, which the sanitizer does not see, so that it calls everything behind it a race.
    package struct VisibleMutex<Value>: @unchecked Sendable {
        private final class Box {
            let lock = NIOLock()
            nonisolated(unsafe) var value: Value

            init(_ value: Value) { unsafe self.value = value }
        }

        private let box: Box

        package init(_ value: sending Value) { box = Box(value) }

        package func withLock<Result, Failure: Error>(
            _ body: (inout sending Value) throws(Failure) -> sending Result
        ) throws(Failure) -> sending Result {
            box.lock.lock()
            defer { box.lock.unlock() }
            return try unsafe body(&box.value)
        }
    }

    typealias Mutex = VisibleMutex
#endif
