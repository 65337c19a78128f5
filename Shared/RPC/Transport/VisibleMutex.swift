#if THREAD_SANITIZER
    internal import NIOConcurrencyHelpers

    /// Stands in for Synchronization's mutex where ThreadSanitizer runs: that one is a futex inside the standard
    /// library, which the sanitizer does not see, so that it calls everything behind it a race.
    struct Mutex<Value>: @unchecked Sendable {
        private let box: NIOLockedValueBox<Value>

        init(_ value: Value) { box = NIOLockedValueBox(value) }

        func withLock<Result, Failure: Error>(
            _ body: (inout Value) throws(Failure) -> Result
        ) throws(Failure) -> Result {
            let outcome = box.withLockedValue { value in
                Swift.Result { () throws(Failure) in try body(&value) }
            }
            return try outcome.get()
        }
    }
#endif
