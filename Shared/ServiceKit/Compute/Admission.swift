internal import RPC
internal import Synchronization

/// Lets a few tasks work at once and a bounded number wait, first come, first served; for work that is done
/// elsewhere. More are refused with RESOURCE_EXHAUSTED and the time after which to try again.
public final class Admission: Sendable {
    fileprivate struct State {
        var running = 0
        var waiting: [(ticket: Int, places: AsyncStream<Int>.Continuation)] = []
        var next = 0
        /// Seconds that one takes, the latest counting most.
        var pace: Double?
    }

    private let limit: Int
    private let room: Int
    private let state = Mutex(State())
    private let metrics: Metrics

    /// - Parameters:
    ///   - limit: tasks that work at once.
    ///   - room: tasks that may wait.
    public init(limit: Int, room: Int, metrics: Metrics = .shared) {
        self.limit = max(limit, 1)
        self.room = max(room, 0)
        self.metrics = metrics
        metrics.set("plantain_queue_limit", "Requests that may wait.", to: Double(self.room))
        metrics.read("plantain_queue_waiting", "Requests that wait for their turn.") {
            [weak self] in
            Double(self?.load.waiting ?? 0)
        }
        metrics.read("plantain_queue_running", "Requests being computed.") { [weak self] in
            Double(self?.load.running ?? 0)
        }
    }

    /// Tasks that wait, and those that work.
    public var load: (waiting: Int, running: Int) {
        state.withLock { ($0.waiting.count, $0.running) }
    }

    /// Waits for a place and then works.
    /// - Parameter report: told how many come first, each time that changes.
    public func run<Result>(
        report: (Int) async throws -> Void, _ work: () async throws -> Result
    ) async throws -> Result {
        try await enter(report)
        let begun = ContinuousClock.now
        defer { leave(after: begun.duration(to: .now) / .seconds(1)) }
        return try await work()
    }

    private func enter(_ report: (Int) async throws -> Void) async throws {
        let (places, continuation) = AsyncStream.makeStream(
            of: Int.self, bufferingPolicy: .bufferingNewest(1))
        let ticket = try state.withLock { state throws(RPCError) -> Int? in
            if state.running < limit {
                state.running += 1
                return nil
            }
            guard state.waiting.count < room else {
                metrics.count("plantain_refused_total", "Requests refused because too many waited.")
                let seconds = (state.pace ?? 1) / Double(limit)
                throw RPCError(
                    .resourceExhausted,
                    "the gateway is busy and \(room) requests wait already; try again later",
                    retryAfter: .milliseconds(Int(min(max(seconds, 0.1), 60) * 1000)))
            }
            state.next += 1
            state.waiting.append((state.next, continuation))
            continuation.yield(state.running + state.waiting.count - 1)
            return state.next
        }
        guard let ticket else { return }
        do {
            // Zero is a place; it is handed over with the task already counted as working.
            for await ahead in places {
                if ahead == 0 {
                    if Task.isCancelled { break }
                    return
                }
                try await report(ahead)
            }
            throw CancellationError()
        } catch {
            giveUp(ticket)
            throw error
        }
    }

    /// Leaves the queue, or hands on a place that came too late.
    private func giveUp(_ ticket: Int) {
        let wasWaiting = state.withLock { state in
            guard let index = state.waiting.firstIndex(where: { $0.ticket == ticket }) else {
                return false
            }
            state.waiting.remove(at: index)
            state.tellPlaces()
            return true
        }
        if !wasWaiting { leave(after: nil) }
    }

    private func leave(after seconds: Double?) {
        state.withLock { state in
            if let seconds { state.pace = state.pace.map { 0.7 * $0 + 0.3 * seconds } ?? seconds }
            guard !state.waiting.isEmpty else {
                state.running -= 1
                return
            }
            let first = state.waiting.removeFirst()
            first.places.yield(0)
            state.tellPlaces()
        }
    }
}

extension Admission.State {
    fileprivate func tellPlaces() {
        for (place, waiting) in waiting.enumerated() { waiting.places.yield(running + place) }
    }
}
