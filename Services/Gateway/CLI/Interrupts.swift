import Dispatch
import Glibc
import Synchronization

/// Ctrl-C and SIGTERM cancel the running task; a second one ends the program at once.
enum Interrupts {
    private struct State {
        var task: (@Sendable () -> Void)?
        var count = 0
    }

    private static let state = Mutex(State())

    /// Must run before any task that wants to be cancelled.
    static func install() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                let (cancel, count) = state.withLock { state in
                    state.count += 1
                    return (state.task, state.count)
                }
                guard let cancel, count == 1 else { _exit(130) }
                cancel()
            }
            source.resume()
            // Listens until the process ends.
            _ = unsafe Unmanaged.passRetained(source as AnyObject)
        }
        // A reader that goes away is an error of the write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Runs `body` so that an interrupt cancels it.
    static func cancelling<Result: Sendable>(
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let task = Task { try await body() }
        state.withLock { $0.task = { task.cancel() } }
        defer { state.withLock { $0.task = nil } }
        return try await task.value
    }
}
