public import Balancing
import PlantainAPI
public import PlantainProto
import Synchronization

/// Planners; each request goes to one of them.
public struct PlannerPool: Sendable {
    let pool: EndpointPool

    public init(_ pool: EndpointPool) { self.pool = pool }

    /// The planner's part of the road: every thought is emitted once, the plan returned.
    public func plan(
        _ request: ThinkRequest, emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws -> ScenePlan {
        let said = Said()
        return try await stage("planner") {
            try await pool.call { client in
                said.begin()
                return try await PlannerClient(client).plan(request) { event in
                    if case .thought = event.event, !said.isNew() { return }
                    try await emit(event)
                }
            }
        }
    }
}

/// Tells the thoughts of a repeated call from those that the first try came to.
private final class Said: Sendable {
    private let state = Mutex((now: 0, most: 0))

    func begin() { state.withLock { $0.now = 0 } }

    /// Whether this is further than any try has come.
    func isNew() -> Bool {
        state.withLock { state in
            state.now += 1
            guard state.now > state.most else { return false }
            state.most = state.now
            return true
        }
    }
}
