internal import Synchronization

/// The tasks of a server's calls, one for each.
final class RunningCalls: Sendable {
    private struct State {
        var count = 0
        var isClosed = false
    }

    private let onLoop: Bool
    private let state = Mutex(State())
    /// Raised when no more calls begin and none runs.
    private let ended = Signal()

    /// - Parameter onLoop: whether tasks run on their connections' event loops.
    init(onLoop: Bool) { self.onLoop = onLoop }

    /// Runs a call's handler in a task that is cancelled when its stream is gone. On the stream's event loop.
    func start(_ stream: StreamHandle, _ body: @escaping @Sendable () async -> Void) {
        state.withLock { $0.count += 1 }
        let executor = onLoop ? LoopExecutor.of(stream.loop) : nil
        let task = Task.detached(executorPreference: executor) {
            await body()
            self.left()
        }
        stream.onCancel { task.cancel() }
    }

    /// How many there are.
    var count: Int { state.withLock { $0.count } }

    /// No more begin.
    func finish() { change { $0.isClosed = true } }

    private func left() { change { $0.count -= 1 } }

    private func change(_ body: (inout State) -> Void) {
        let isOver = state.withLock { state in
            body(&state)
            return state.isClosed && state.count == 0
        }
        if isOver { ended.raise() }
    }

    /// Returns once `finish` was called and the last has ended, also in a cancelled task.
    func wait() async { await Task.detached { await self.ended.wait() }.value }
}
