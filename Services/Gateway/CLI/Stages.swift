import ArgumentParser
import Balancing
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
        _ request: GenerateRequest, gateway: Remote?, llm: String?,
        emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws {
        if let gateway {
            let client = GatewayClient(try await gateway.connect())
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
        _ job: EditJob, gateway: Remote?, llm: String?,
        emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws {
        if let gateway {
            let client = GatewayClient(try await gateway.connect())
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
        _ job: EditJob, _ client: GatewayClient, session: String = "",
        emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws {
        let call = try await client.edit()
        let told = EditInstruction(
            instruction: job.instruction, model: job.model, seed: job.seed, session: session,
            previews: job.previews)
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
        gateway: Remote?,
        _ body: @Sendable (_ turn: @escaping ChatTurn) async throws -> Void
    ) async throws {
        if let gateway {
            let client = GatewayClient(try await gateway.connect())
            return try await body { request, picture, emit in
                guard let picture else {
                    for try await event in try await client.chat(request) { try await emit(event) }
                    return
                }
                let job = EditJob(
                    instruction: request.message, picture: picture, model: request.model,
                    seed: request.seed)
                try await remotely(
                    job, client,
                    session: request.session.isEmpty ? Conversation.freshName() : request.session,
                    emit: emit)
            }
        }
        let store = try ConversationStore(folder: Home.conversations)
        try await with(Stage.allCases, llm: nil) { address in
            let road = try road(
                planner: address(.planner), tokens: address(.tokens), renderer: address(.renderer))
            let conversation = Conversation(road, store)
            try await body { request, picture, emit in
                try await conversation.turn(request, about: picture, emit: emit)
            }
        }
    }

    /// Answers one message of a conversation; the first may bring a picture that it is about.
    typealias ChatTurn =
        @Sendable (
            ChatRequest, _ picture: [UInt8]?,
            @escaping @Sendable (GatewayEvent) async throws -> Void
        ) async throws -> Void

    /// Thinks only: no other stage is started.
    static func plan(
        _ request: ThinkRequest, llm: String?, emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws -> ScenePlan {
        try await with([.planner], llm: llm) { address in
            let pool = try EndpointPool(address(.planner), service: "plantain.v1.Planner")
            return try await PlannerPool(pool).plan(request, emit: emit)
        }
    }

    /// The road through stages at written addresses, several of a kind separated by commas; connections are
    /// made when they are needed.
    static func road(
        planner: String, tokens: String, renderer: String, trust: ClientTrust = ClientTrust()
    ) throws -> Road {
        func pool(_ places: String, _ service: String) throws -> EndpointPool {
            try EndpointPool(places, service: "plantain.v1.\(service)", trust: trust)
        }
        return Road(
            planner: PlannerPool(try pool(planner, "Planner")),
            tokens: TokenPool(try pool(tokens, "TokenGenerator")),
            renderer: RendererPool(try pool(renderer, "Renderer")))
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
            let first = Fleet.address(of: stage, in: Home.run).prefix { $0 != "," }
            guard let address = try? Address(String(first)),
                (try? await RPCClient.connect(to: address)) != nil
            else { return false }
        }
        return true
    }
}

/// A gateway elsewhere, and how to come in.
struct Remote: Sendable {
    let address: String
    var trust = ClientTrust()

    func connect() async throws -> RPCClient {
        try await RPCClient.connect(to: Address(address), trust: trust)
    }
}

/// How a command is told to leave the work to a gateway.
struct GatewayArguments: ParsableArguments {
    @Option(help: "Let the gateway at this address do it: host:port or unix:/path.")
    var gateway: String?

    @OptionGroup(title: "To reach a gateway that is guarded") var calls: CallArguments

    var remote: Remote? { gateway.map { Remote(address: $0, trust: calls.trust) } }
}
