internal import Foundation
internal import Interruption
public import RPC
internal import Synchronization

/// Runs computations on threads of its own, so that seconds of arithmetic never hold up the tasks that
/// carry messages. At most `waiting` jobs wait; more are refused at once with RESOURCE_EXHAUSTED and the
/// time after which to try again.
public final class ComputeExecutor: Sendable {
    private let queue: JobQueue
    private let waiting: Int
    private let name: String
    private let threads: Int
    private let metrics: Metrics
    /// Seconds that a job takes, the latest counting most; nil before the first.
    private let pace = Mutex<Double?>(nil)

    /// - Parameters:
    ///   - name: what runs here, as messages call it.
    ///   - threads: jobs that run at once; a job may itself use many cores.
    public init(_ name: String, threads: Int = 1, waiting: Int = 16, metrics: Metrics = .shared) {
        self.name = name
        self.waiting = waiting
        self.threads = threads
        self.metrics = metrics
        HeapPages.keep()
        let queue = JobQueue()
        self.queue = queue
        metrics.read("plantain_queue_waiting", "Requests that wait for their turn.") {
            Double(queue.load.waiting)
        }
        metrics.read("plantain_queue_running", "Requests being computed.") {
            Double(queue.load.running)
        }
        metrics.set("plantain_queue_limit", "Requests that may wait.", to: Double(waiting))
        for _ in 0..<threads {
            let thread = Thread {
                var again = false
                while let job = queue.next(again: again) {
                    job.run()
                    again = true
                    if queue.load.waiting == 0 { HeapPages.giveBack() }
                }
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
                let job = Job(cancellation: cancellation) { [self] in
                    continuation.resume(
                        with: Swift.Result {
                            try cancellation.check()
                            return try measured(cancellation) { try job(cancellation) }
                        })
                }
                if !queue.add(job, limit: waiting) { continuation.resume(throwing: busy()) }
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
    ///
    /// - Parameter place: what the reader is told while the job waits, by the number of jobs that come first;
    ///   only the latest news is kept.
    public func stream<Element: Sendable>(
        of type: Element.Type = Element.self, buffer: Int = 2,
        place: (@Sendable (Int) -> Element)? = nil,
        _ job: @escaping @Sendable (Emitter<Element>) throws -> Void
    ) throws(RPCError) -> ComputeStream<Element> {
        let queue = queue
        let channel = BlockingChannel<Element>(
            capacity: max(buffer, 1), onCancel: { [weak queue] in queue?.dropCancelled() })
        let moved = place.map { place in { @Sendable in channel.tell(place($0)) } }
        let accepted = queue.add(
            Job(cancellation: channel.cancellation, moved: moved) { [self] in
                do {
                    let emitter = Emitter(channel: channel)
                    try emitter.cancellation.check()
                    try measured(channel.cancellation) { try job(emitter) }
                    channel.finish(nil)
                } catch {
                    channel.finish(error)
                }
            }, limit: waiting)
        if !accepted { throw busy() }
        return ComputeStream(channel: channel)
    }

    /// Notes how long a job took, and how long it went on after nobody wanted it.
    private func measured<Result>(
        _ cancellation: Cancellation, _ job: () throws -> Result
    ) rethrows -> Result {
        let begun = ContinuousClock.now
        defer {
            let seconds = begun.duration(to: .now) / .seconds(1)
            metrics.observe("plantain_compute_seconds", "How long a job was computed.", seconds)
            if let raised = cancellation.raisedAt {
                metrics.observe(
                    "plantain_cancel_seconds", "How long a job went on after nobody wanted it.",
                    max(raised, begun).duration(to: .now) / .seconds(1))
            } else {
                pace.withLock { $0 = $0.map { 0.7 * $0 + 0.3 * seconds } ?? seconds }
            }
        }
        return try Interruption.$current.withValue(cancellation.interruption) { try job() }
    }

    /// Refuses, with the time until a place should be free.
    private func busy() -> RPCError {
        metrics.count("plantain_refused_total", "Requests refused because too many waited.")
        let seconds = (pace.withLock { $0 } ?? 1) / Double(threads)
        return RPCError(
            .resourceExhausted,
            "\(name) is busy and \(waiting) requests wait already; try again later",
            retryAfter: .milliseconds(Int(min(max(seconds, 0.1), 60) * 1000)))
    }
}
