internal import PlantainProto
internal import RPC
internal import ServiceKit
internal import Synchronization

/// One server of several that answer the same calls.
final class Endpoint: Sendable {
    enum Health: Sendable {
        case unknown
        case serving
        /// It said that it takes no calls.
        case refusing
        /// It does not answer.
        case down
    }

    private struct State {
        var health = Health.unknown
        /// It has answered, or failed to, at least once.
        var isHeard = false
        /// Calls that this process has running there.
        var load = 0
        /// A call has just failed there: others come first until then.
        var suspectUntil: ContinuousClock.Instant?
        var watch: Task<Void, Never>?
    }

    let address: Address
    /// The name that led to the address.
    let host: String?
    let client: RPCClient
    private let state = Mutex(State())

    init(_ address: Address, host: String?, trust: ClientTrust) {
        self.address = address
        self.host = host
        client = RPCClient(to: address, host: host, trust: trust)
    }

    /// One that is never asked how it is.
    init(_ client: RPCClient) {
        address = client.address
        host = nil
        self.client = client
        state.withLock { $0.isHeard = true }
    }

    /// Whether how it stands comes from itself.
    var isHeard: Bool { state.withLock { $0.isHeard } }

    /// How it stands: the lower the better; then by the calls it has.
    var standing: (rank: Int, load: Int) {
        state.withLock { state in
            let isSuspect = state.suspectUntil.map { $0 > .now } ?? false
            let rank =
                switch state.health {
                case .serving, .unknown: isSuspect ? 1 : 0
                case .down: 2
                case .refusing: 3
                }
            return (rank, state.load)
        }
    }

    func begin() { state.withLock { $0.load += 1 } }

    func end(failed: Bool) {
        state.withLock { state in
            state.load -= 1
            if failed { state.suspectUntil = .now.advanced(by: .seconds(1)) }
        }
    }

    /// Follows what its health service says until `stop`.
    func watch(_ service: String) {
        let task = Task { [weak self, client] in
            var backoff = Backoff(first: .milliseconds(200), longest: .seconds(5))
            while !Task.isCancelled {
                do {
                    let states: ReplyStream<HealthCheckResponse> = try await client.serverStreaming(
                        Method("grpc.health.v1.Health", "Watch"),
                        HealthCheckRequest(service: service))
                    for try await state in states {
                        backoff.reset()
                        self?.set(state.status == .notServing ? .refusing : .serving)
                    }
                    self?.set(.down)
                } catch  where (error as? RPCError)?.code == .unimplemented {
                    // It has no health service: its calls will tell.
                    self?.set(.unknown)
                    return
                } catch {
                    self?.set(.down)
                }
                try? await Task.sleep(for: backoff.next())
            }
        }
        state.withLock { $0.watch = task }
    }

    private func set(_ health: Health) {
        let isNew = state.withLock { state in
            defer { state.health = health }
            state.isHeard = true
            if health == .serving { state.suspectUntil = nil }
            return state.health != health
        }
        if isNew {
            Log.write(
                health == .serving ? .info : .warning, "endpoint",
                ["address": .text("\(address)"), "health": .text("\(health)")])
        }
    }

    func stop() {
        state.withLock { $0.watch }?.cancel()
    }

    deinit { stop() }
}
