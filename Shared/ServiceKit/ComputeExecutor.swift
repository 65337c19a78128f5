internal import Dispatch
internal import Foundation
public import RPC
internal import Synchronization

/// Runs computations on threads of its own, so that seconds of arithmetic never hold up the tasks that
/// carry messages. At most `waiting` jobs wait; more are refused at once with RESOURCE_EXHAUSTED.
public final class ComputeExecutor: Sendable {
    private let queue: JobQueue
    private let waiting: Int
    private let name: String

    /// - Parameters:
    ///   - name: what runs here, as messages call it.
    ///   - threads: jobs that run at once; a job may itself use many cores.
    public init(_ name: String, threads: Int = 1, waiting: Int = 16) {
        self.name = name
        self.waiting = waiting
        let queue = JobQueue()
        self.queue = queue
        for _ in 0..<threads {
            let thread = Thread {
                while let job = queue.next() { job() }
            }
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    deinit { queue.close() }

    /// Runs one job and returns its result. If the calling task is cancelled the job's cancellation is
    /// raised; a job that has not begun is then never run.
    public func run<Result: Sendable>(
        _ job: @escaping @Sendable (Cancellation) throws -> Result
    ) async throws -> Result {
        let cancellation = Cancellation()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let accepted = queue.add(limit: waiting) {
                    continuation.resume(
                        with: Swift.Result {
                            try cancellation.check()
                            return try job(cancellation)
                        })
                }
                if !accepted { continuation.resume(throwing: busy) }
            }
        } onCancel: {
            cancellation.cancel()
        }
    }

    /// Runs one job that emits elements as it goes. It is held back while `buffer` elements wait to be
    /// read; it is cancelled when the reader's task is, or when the stream is let go.
    public func stream<Element: Sendable>(
        of type: Element.Type = Element.self, buffer: Int = 2,
        _ job: @escaping @Sendable (Emitter<Element>) throws -> Void
    ) throws(RPCError) -> ComputeStream<Element> {
        let channel = BlockingChannel<Element>(capacity: max(buffer, 1))
        let accepted = queue.add(limit: waiting) {
            do {
                let emitter = Emitter(channel: channel)
                try emitter.cancellation.check()
                try job(emitter)
                channel.finish(nil)
            } catch {
                channel.finish(error)
            }
        }
        if !accepted { throw busy }
        return ComputeStream(channel: channel)
    }

    private var busy: RPCError {
        RPCError(
            .resourceExhausted,
            "\(name) is busy and \(waiting) requests wait already; try again later")
    }
}

/// Jobs for the threads of one executor, first come, first served.
final class JobQueue: Sendable {
    private struct State {
        var jobs: [@Sendable () -> Void] = []
        var idle = 0
        var closed = false
    }

    private let state = Mutex(State())
    private let ready = DispatchSemaphore(value: 0)

    /// False if there are that many waiting already, beyond those for which a thread is free.
    func add(limit: Int, _ job: @escaping @Sendable () -> Void) -> Bool {
        let accepted = state.withLock { state in
            if state.closed || state.jobs.count >= limit + state.idle { return false }
            state.jobs.append(job)
            return true
        }
        if accepted { ready.signal() }
        return accepted
    }

    /// The next job; nil when the executor is gone and everything is done.
    func next() -> (@Sendable () -> Void)? {
        state.withLock { $0.idle += 1 }
        ready.wait()
        return state.withLock { state in
            state.idle -= 1
            if state.jobs.isEmpty { return nil }
            return state.jobs.removeFirst()
        }
    }

    func close() {
        state.withLock { $0.closed = true }
        // More than there can be threads waiting for it; each one ends on finding no job.
        for _ in 0..<256 { ready.signal() }
    }
}
