public import PlantainAPI
public import PlantainProto
import RPC

extension PlannerClient {
    /// The planner's part of the road: every thought is emitted, the plan returned.
    public func plan(
        _ request: ThinkRequest, emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws -> ScenePlan {
        try await stage("planner") {
            var plan: ScenePlan?
            try await emit(.progress("planner", 0, 0))
            for try await event in try await think(request) {
                switch event.event {
                case .thought(let thought): try await emit(GatewayEvent(event: .thought(thought)))
                case .plan(let made): plan = made
                case .timing(let timing): try await emit(GatewayEvent(event: .timing(timing)))
                case .progress(let progress):
                    try await emit(GatewayEvent(event: .progress(progress)))
                case nil: break
                }
            }
            guard let plan else { throw RPCError(.internalError, "it ended without a plan") }
            return plan
        }
    }
}

extension ThinkRequest {
    /// What the planner is asked when a picture is wanted.
    public init(of request: GenerateRequest) {
        self.init(
            prompt: request.prompt, model: request.model, size: request.size,
            aspect: request.aspect, seed: request.seed, plan: request.plan)
    }
}
