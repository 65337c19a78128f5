internal import Foundation
public import RPC

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
                while let job = queue.next() { job.run() }
            }
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    deinit { queue.close() }

    /// Runs one job and returns its result. If the calling task is cancelled the job's cancellation is
    /// raised; a job that has not begun is then never run, and its caller does not wait for its turn.
    public func run<Result: Sendable>(
        _ job: @escaping @Sendable (Cancellation) throws -> Result
    ) async throws -> Result {
        let cancellation = Cancellation()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let job = Job(cancellation: cancellation) {
                    continuation.resume(
                        with: Swift.Result {
                            try cancellation.check()
                            return try job(cancellation)
                        })
                }
                if !queue.add(job, limit: waiting) { continuation.resume(throwing: busy) }
                // It may have been cancelled before it was there to be dropped.
                if cancellation.isCancelled { queue.dropCancelled() }
            }
        } onCancel: {
            cancellation.cancel()
            queue.dropCancelled()
        }
    }

    /// Runs one job that emits elements as it goes. It is held back while `buffer` elements wait to be
    /// read; it is cancelled when the reader's task is, or when the stream is let go.
    public func stream<Element: Sendable>(
        of type: Element.Type = Element.self, buffer: Int = 2,
        _ job: @escaping @Sendable (Emitter<Element>) throws -> Void
    ) throws(RPCError) -> ComputeStream<Element> {
        let channel = BlockingChannel<Element>(capacity: max(buffer, 1))
        let accepted = queue.add(
            Job(cancellation: channel.cancellation) {
                do {
                    let emitter = Emitter(channel: channel)
                    try emitter.cancellation.check()
                    try job(emitter)
                    channel.finish(nil)
                } catch {
                    channel.finish(error)
                }
            }, limit: waiting)
        if !accepted { throw busy }
        return ComputeStream(channel: channel)
    }

    private var busy: RPCError {
        RPCError(
            .resourceExhausted,
            "\(name) is busy and \(waiting) requests wait already; try again later")
    }
}
