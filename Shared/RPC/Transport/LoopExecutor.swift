internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Runs tasks on an event loop, between its reading and its writing: a call then changes no thread. Only tasks
/// that never block may run there; others would hold up every connection of the loop.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    /// One for each loop, and as long-lived.
    private static let known = Mutex<[ObjectIdentifier: LoopExecutor]>([:])

    private init(_ loop: any EventLoop) { self.loop = loop }

    static func of(_ loop: any EventLoop) -> LoopExecutor {
        known.withLock { known in
            if let executor = known[ObjectIdentifier(loop)] { return executor }
            let executor = LoopExecutor(loop)
            known[ObjectIdentifier(loop)] = executor
            return executor
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
