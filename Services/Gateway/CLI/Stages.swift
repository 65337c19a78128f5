import Composition
import Fleet
import Foundation
import PlantainAPI
import PlantainProto
import RPC
import ServiceKit

/// Finds stages to work with: those that `plantain up` keeps running, else children of this process.
enum Stages {
    /// Makes one picture, wherever its stages are.
    /// - Parameters:
    ///   - gateway: a gateway's address; the whole road is then its business.
    ///   - llm: another language model; stages of our own are then started.
    static func generate(
        _ request: GenerateRequest, gateway: String?, llm: String?,
        emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws {
        if let gateway {
            let client = GatewayClient(try await RPCClient.connect(to: Address(gateway)))
            for try await event in try await client.generate(request) { try await emit(event) }
            return
        }
        try await with(Stage.allCases, llm: llm) { address in
            try await road(
                planner: address(.planner), tokens: address(.tokens), renderer: address(.renderer)
            ).generate(request, emit: emit)
        }
    }

    /// Thinks only: no other stage is started.
    static func plan(
        _ request: ThinkRequest, llm: String?, emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws -> ScenePlan {
        try await with([.planner], llm: llm) { address in
            let planner = PlannerClient(RPCClient(to: try Address(address(.planner))))
            return try await planner.plan(request, emit: emit)
        }
    }

    /// The road through stages at written addresses; connections are made when they are needed.
    static func road(planner: String, tokens: String, renderer: String) throws -> Road {
        Road(
            planner: PlannerClient(RPCClient(to: try Address(planner))),
            tokens: TokenGeneratorClient(RPCClient(to: try Address(tokens))),
            renderer: RendererClient(RPCClient(to: try Address(renderer))))
    }

    private static func with<Result: Sendable>(
        _ stages: [Stage], llm: String?,
        _ body: @Sendable (_ address: @Sendable (Stage) -> String) async throws -> Result
    ) async throws -> Result {
        if llm == nil, await areRunning(stages) {
            return try await body { Fleet.address(of: $0, in: Home.run) }
        }
        let arguments = llm.map { ["--llm", URL(fileURLWithPath: $0).path] } ?? []
        let fleet = try await Fleet(
            stages, programs: Home.programs, arguments: [.planner: arguments])
        defer { fleet.stop() }
        return try await body { fleet.address(of: $0) }
    }

    private static func areRunning(_ stages: [Stage]) async -> Bool {
        for stage in stages {
            guard let address = try? Address(Fleet.address(of: stage, in: Home.run)),
                (try? await RPCClient.connect(to: address)) != nil
            else { return false }
        }
        return true
    }
}
