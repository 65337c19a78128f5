import Composition
import Conversations
import Fleet
import Foundation
import Knowledge
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

    /// Changes one picture, wherever the stages are.
    static func edit(
        _ job: EditJob, gateway: String?, llm: String?,
        emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws {
        if let gateway {
            let client = GatewayClient(try await RPCClient.connect(to: Address(gateway)))
            return try await remotely(job, client, emit: emit)
        }
        try await with(Stage.allCases, llm: llm) { address in
            _ = try await road(
                planner: address(.planner), tokens: address(.tokens), renderer: address(.renderer)
            ).edit(job, emit: emit)
        }
    }

    /// The instruction, then both files in pieces.
    private static func remotely(
        _ job: EditJob, _ client: GatewayClient, emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws {
        let call = try await client.edit()
        let told = EditInstruction(
            instruction: job.instruction, model: job.model, seed: job.seed, previews: job.previews)
        try await call.requests.send(EditRequest(part: .instruction(told)))
        func send(_ file: [UInt8], _ part: ([UInt8]) -> EditRequest.Part) async throws {
            for start in stride(from: 0, to: file.count, by: 1 << 20) {
                let piece = Array(file[start..<min(start + (1 << 20), file.count)])
                try await call.requests.send(EditRequest(part: part(piece)))
            }
        }
        try await send(job.picture) { .picture($0) }
        if let mask = job.mask { try await send(mask) { .mask($0) } }
        call.requests.finish()
        for try await event in call.replies { try await emit(event) }
    }

    /// A conversation, wherever the stages are; they stay while `body` talks.
    static func chat(
        gateway: String?,
        _ body: @Sendable (_ turn: @escaping ChatTurn) async throws -> Void
    ) async throws {
        if let gateway {
            let client = GatewayClient(try await RPCClient.connect(to: Address(gateway)))
            return try await body { request, emit in
                for try await event in try await client.chat(request) { try await emit(event) }
            }
        }
        let store = try ConversationStore(folder: Home.conversations)
        try await with(Stage.allCases, llm: nil) { address in
            let road = try road(
                planner: address(.planner), tokens: address(.tokens), renderer: address(.renderer))
            let conversation = Conversation(road, store)
            try await body { request, emit in try await conversation.turn(request, emit: emit) }
        }
    }

    /// Answers one message of a conversation.
    typealias ChatTurn =
        @Sendable (
            ChatRequest, @escaping @Sendable (GatewayEvent) async throws -> Void
        ) async throws -> Void

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
        // Stages that run already know nothing of references.
        if llm == nil, AssetLibrary.referencesFolder == nil, await areRunning(stages) {
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
