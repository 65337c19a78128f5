public import PlantainAPI
public import PlantainProto
import RPC
import ServiceKit

/// The road of one prompt: planner, token generator, renderer, PNG.
public struct Road: Sendable {
    private let planner: PlannerClient
    private let tokens: TokenGeneratorClient
    private let renderer: RendererClient

    public init(planner: PlannerClient, tokens: TokenGeneratorClient, renderer: RendererClient) {
        self.planner = planner
        self.tokens = tokens
        self.renderer = renderer
    }

    /// Makes one picture. Events come in the order of ``GatewayEvent``: thoughts, the plan, progress
    /// and timings of each stage, and pieces of the PNG as soon as their rows are ready.
    /// - Throws: ``RPCError`` of the stage that failed, its name in front.
    public func generate(
        _ request: GenerateRequest, emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws {
        let plan = try await planner.plan(ThinkRequest(of: request), emit: emit)
        try await emit(GatewayEvent(event: .plan(plan)))
        let grid = try await write(plan, emit: emit)
        try await draw(plan, grid, request, emit: emit)
    }

    /// The token generator's part: the whole grid, row by row.
    private func write(
        _ plan: ScenePlan, emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws -> TokenGrid {
        try await stage("tokens") {
            var collector = TokenCollector()
            try await emit(.progress("tokens", 0, 0))
            for try await chunk in try await tokens.generate(GenerateTokensRequest(plan: plan)) {
                try collector.take(chunk)
                try await emit(.progress("tokens", collector.count, collector.total))
                if let timing = chunk.timing {
                    try await emit(GatewayEvent(event: .timing(timing)))
                }
            }
            return try collector.grid()
        }
    }

    /// The renderer's part: tiles become rows, rows become pieces of a PNG.
    private func draw(
        _ plan: ScenePlan, _ grid: TokenGrid, _ request: GenerateRequest,
        emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws {
        try await stage("renderer") {
            var assembly = try PictureAssembly(plan: plan)
            try await emit(.progress("renderer", 0, 0))
            let call = RenderRequest(
                plan: plan, tokens: grid, steps: request.steps, previews: request.previews)
            for try await event in try await renderer.render(call) {
                switch event.event {
                case .progress(let progress):
                    try await emit(GatewayEvent(event: .progress(progress)))
                case .preview(let preview): try await emit(GatewayEvent(event: .preview(preview)))
                case .thought(let thought): try await emit(GatewayEvent(event: .thought(thought)))
                case .timing(let timing): try await emit(GatewayEvent(event: .timing(timing)))
                case .tile(let tile):
                    for piece in try assembly.take(tile) {
                        try await emit(GatewayEvent(event: .image(piece)))
                    }
                case nil: break
                }
            }
            for piece in try assembly.finish() {
                try await emit(GatewayEvent(event: .image(piece)))
            }
            let timing = StageTiming(
                stage: "png", seconds: assembly.seconds,
                peakMemoryBytes: Stopwatch.peakMemoryBytes())
            try await emit(GatewayEvent(event: .timing(timing)))
        }
    }
}

/// Says which stage an error came from.
func stage<Result>(_ name: String, _ body: () async throws -> Result) async throws -> Result {
    do {
        return try await body()
    } catch let error as RPCError {
        var named = error
        named.message = "\(name): \(error.message)"
        throw named
    }
}

extension GatewayEvent {
    static func progress(_ stage: String, _ done: Int, _ total: Int) -> GatewayEvent {
        GatewayEvent(
            event: .progress(StageProgress(stage: stage, done: UInt32(done), total: UInt32(total))))
    }
}
