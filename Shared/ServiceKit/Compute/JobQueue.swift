internal import Dispatch
internal import Synchronization

/// Something to compute. It looks at its cancellation before anything else.
struct Job: Sendable {
    let cancellation: Cancellation
    /// Told how many jobs come first, each time that changes while it waits.
    var moved: (@Sendable (Int) -> Void)?
    let run: @Sendable () -> Void
}

/// Jobs for the threads of one executor, first come, first served.
final class JobQueue: Sendable {
    private struct State {
        var jobs: [Job] = []
        var idle = 0
        var running = 0
        var closed = false

        /// Jobs for which a thread is free do not wait.
        func tellPlaces() {
            for (place, job) in jobs.enumerated() where place >= idle {
                job.moved?(place - idle + running)
            }
        }
    }

    private let state = Mutex(State())
    private let ready = DispatchSemaphore(value: 0)

    /// Jobs that wait, and those that are being computed.
    var load: (waiting: Int, running: Int) { state.withLock { ($0.jobs.count, $0.running) } }

    /// False if there are that many waiting already, beyond those for which a thread is free. Jobs that
    /// nobody wants any more do not count.
    func add(_ job: Job, limit: Int) -> Bool {
        dropCancelled()
        let accepted = state.withLock { state in
            if state.closed || state.jobs.count >= limit + state.idle { return false }
            state.jobs.append(job)
            if state.jobs.count > state.idle {
                job.moved?(state.jobs.count - 1 - state.idle + state.running)
            }
            return true
        }
        if accepted { ready.signal() }
        return accepted
    }

    /// Ends the jobs that were cancelled before their turn: on their own account they stop at once.
    func dropCancelled() {
        let dropped = state.withLock { state in
            // Each flag is read once: it may be raised meanwhile, and no job may be in both lists.
            let jobs = state.jobs
            var dropped: [Job] = []
            state.jobs = []
            for job in jobs {
                if job.cancellation.isCancelled {
                    dropped.append(job)
                } else {
                    state.jobs.append(job)
                }
            }
            if !dropped.isEmpty { state.tellPlaces() }
            return dropped
        }
        for job in dropped { job.run() }
    }

    /// The next job; nil when the executor is gone and everything is done.
    /// - Parameter again: whether the thread has just ended a job
    func next(again: Bool) -> Job? {
        state.withLock { state in
            state.idle += 1
            if again { state.running -= 1 }
        }
        while true {
            ready.wait()
            let (job, isDone) = state.withLock { state -> (Job?, Bool) in
                // A job that was dropped leaves its signal behind.
                if state.jobs.isEmpty { return (nil, state.closed) }
                state.idle -= 1
                state.running += 1
                let job = state.jobs.removeFirst()
                state.tellPlaces()
                return (job, false)
            }
            if job != nil || isDone { return job }
        }
    }

    func close() {
        state.withLock { $0.closed = true }
        // More than there can be threads waiting for it; each one ends on finding no job.
        for _ in 0..<256 { ready.signal() }
    }
}
