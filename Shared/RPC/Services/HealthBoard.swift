internal import PlantainProto
internal import Synchronization

/// What the health service says of each service; the server as a whole has the empty name.
public final class HealthBoard: Sendable {
    public enum State: Sendable { case serving, notServing }

    private struct Board {
        var states: [String: State]
        var watchers: [Int: (service: String, continuation: AsyncStream<State?>.Continuation)] = [:]
        var next = 0
        var isDown = false
    }

    private let board: Mutex<Board>

    init(services: [String]) {
        let states = Dictionary((services + [""]).map { ($0, State.serving) }) { first, _ in first }
        board = Mutex(Board(states: states))
    }

    /// Sets what is said from now on; watchers hear of it.
    public func set(_ service: String = "", _ state: State) {
        board.withLock { board in
            if board.isDown { return }
            board.states[service] = state
            for watcher in board.watchers.values where watcher.service == service {
                watcher.continuation.yield(state)
            }
        }
    }

    /// Everything is down for good.
    func shutDown() {
        let watchers = board.withLock { board in
            board.isDown = true
            for name in board.states.keys { board.states[name] = .notServing }
            defer { board.watchers = [:] }
            return board.watchers.values
        }
        // Outside the lock, which `onTermination` takes.
        for watcher in watchers {
            watcher.continuation.yield(.notServing)
            watcher.continuation.finish()
        }
    }

    func state(of service: String) -> State? { board.withLock { $0.states[service] } }

    /// The state now and after each change; nil = no such service.
    func watch(_ service: String) -> AsyncStream<State?> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: State?.self, bufferingPolicy: .bufferingNewest(1))
        let (ticket, isDown) = board.withLock { board in
            board.next += 1
            continuation.yield(board.states[service])
            if !board.isDown { board.watchers[board.next] = (service, continuation) }
            return (board.next, board.isDown)
        }
        continuation.onTermination = { _ in
            self.board.withLock { _ = $0.watchers.removeValue(forKey: ticket) }
        }
        if isDown { continuation.finish() }
        return stream
    }
}

/// `grpc.health.v1.Health` over a board.
struct HealthAnswers: HealthHandler {
    let board: HealthBoard

    init(_ board: HealthBoard) { self.board = board }

    func check(_ request: HealthCheckRequest, _ call: ServerCall) async throws
        -> HealthCheckResponse
    {
        guard let state = board.state(of: request.service) else {
            throw RPCError(.notFound, "this server has no service \"\(request.service)\"")
        }
        return HealthCheckResponse(status: state == .serving ? .serving : .notServing)
    }

    func watch(
        _ request: HealthCheckRequest, _ call: ServerCall,
        to replies: MessageWriter<HealthCheckResponse>
    ) async throws {
        for await state in board.watch(request.service) {
            let status: HealthCheckResponse.ServingStatus =
                switch state {
                case .serving: .serving
                case .notServing: .notServing
                case nil: .serviceUnknown
                }
            try await replies.send(HealthCheckResponse(status: status))
        }
    }
}
