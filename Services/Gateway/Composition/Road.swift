import Balancing
public import PlantainAPI
public import PlantainProto
import RPC
import ServiceKit

/// The road of one prompt: planner, token generator, renderer, PNG.
public struct Road: Sendable {
    let planner: PlannerPool
    let tokens: TokenPool
    let renderer: RendererPool

    public init(planner: PlannerPool, tokens: TokenPool, renderer: RendererPool) {
        self.planner = planner
        self.tokens = tokens
        self.renderer = renderer
    }

    /// A road with one server for each stage.
    public init(planner: PlannerClient, tokens: TokenGeneratorClient, renderer: RendererClient) {
        self.init(
            planner: PlannerPool(EndpointPool(planner.channel)),
            tokens: TokenPool(EndpointPool(tokens.channel)),
            renderer: RendererPool(EndpointPool(renderer.channel)))
    }

    /// Renderers that take calls as far as is known.
    public var renderers: Int { renderer.pool.healthy }

    /// Makes one picture. Events come in the order of ``GatewayEvent``: thoughts, the plan, progress
    /// and timings of each stage, and pieces of the PNG as soon as their rows are ready.
    /// - Throws: ``RPCError`` of the stage that failed, its name in front.
    public func generate(
        _ request: GenerateRequest, emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws {
        let plan = try await planner.plan(ThinkRequest(of: request), emit: emit)
        try await emit(GatewayEvent(event: .plan(plan)))
        guard plan.model == .plantainPro else {
            let grid = try await write(plan, fixed: [], seed: 0, emit: emit)
            _ = try await draw(plan, grid, request, emit: emit) { piece in
                try await emit(GatewayEvent(event: .image(piece)))
            }
            return
        }
        // Its picture waits until the lettering is known to stand.
        let first = try await finished(plan, request, emit: emit)
        let best = first.misses.isEmpty ? first : try await larger(first, request, emit: emit)
        for piece in best.pieces { try await emit(GatewayEvent(event: .image(piece))) }
    }

    /// A picture that waits to be sent.
    private struct Drawn: Sendable {
        var plan: ScenePlan
        var pieces: [ImageChunk] = []
        var misses: [LetteringMiss] = []

        /// Letters that are not where they should be; at least one for every text that was missed.
        var lost: Int {
            misses.reduce(0) { $0 + max(1, Int($1.letters) - Int($1.standing)) }
        }
    }

    private func finished(
        _ plan: ScenePlan, _ request: GenerateRequest,
        emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws -> Drawn {
        let grid = try await write(plan, fixed: [], seed: 0, emit: emit)
        let pieces = Pieces()
        let misses = try await draw(plan, grid, request, emit: emit) { await pieces.add($0) }
        return Drawn(plan: plan, pieces: await pieces.all, misses: misses)
    }

    /// Asks the planner to enlarge what could not be read, and draws once more; the better picture stands.
    private func larger(
        _ first: Drawn, _ request: GenerateRequest,
        emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws -> Drawn {
        func say(_ words: String) async throws {
            try await emit(GatewayEvent(event: .thought(Thought(step: "glyph check", text: words))))
        }
        let texts = first.misses.compactMap { miss in
            Int(miss.text) < first.plan.texts.count ? first.plan.texts[Int(miss.text)].text : nil
        }
        let names = texts.map { "“\($0)”" }.joined(separator: ", ")
        try await say("\(names) cannot be read; larger text is planned and the picture drawn again")
        var question = ThinkRequest(of: request)
        question.plan = first.plan
        question.enlarge = first.misses.map(\.text)
        let plan = try await planner.plan(question, emit: emit)
        let second = try await finished(plan, request, emit: emit)
        guard second.lost < first.lost else {
            try await say(
                "larger text is no better; the first picture stands and may not be readable")
            return first
        }
        try await say(
            second.misses.isEmpty
                ? "with larger text all lettering stands"
                : "with larger text more letters stand, but not all")
        try await emit(GatewayEvent(event: .plan(second.plan)))
        return second
    }

    private actor Pieces {
        private(set) var all: [ImageChunk] = []

        func add(_ piece: ImageChunk) { all.append(piece) }
    }

    /// The token generator's part: the whole grid but for what is fixed.
    func write(
        _ plan: ScenePlan, fixed: [Token], seed: UInt64,
        emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws -> TokenGrid {
        try await stage("tokens") {
            var collector = TokenCollector()
            try await emit(.progress("tokens", 0, 0))
            for try await chunk in tokens.generate(
                GenerateTokensRequest(plan: plan, fixed: fixed, seed: seed))
            {
                if let progress = chunk.progress {
                    try await emit(GatewayEvent(event: .progress(progress)))
                    continue
                }
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
    /// - Returns: the texts that did not come out.
    func draw(
        _ plan: ScenePlan, _ grid: TokenGrid, _ request: GenerateRequest,
        emit: @Sendable (GatewayEvent) async throws -> Void,
        image: @Sendable (ImageChunk) async throws -> Void
    ) async throws -> [LetteringMiss] {
        try await stage("renderer") {
            var misses: [LetteringMiss] = []
            var assembly = try PictureAssembly(plan: plan, tokens: grid)
            try await emit(.progress("renderer", 0, 0))
            let call = RenderRequest(
                plan: plan, tokens: grid, steps: request.steps, previews: request.previews)
            for try await event in renderer.render(call) {
                switch event.event {
                case .progress(let progress):
                    try await emit(GatewayEvent(event: .progress(progress)))
                case .preview(let preview): try await emit(GatewayEvent(event: .preview(preview)))
                case .thought(let thought): try await emit(GatewayEvent(event: .thought(thought)))
                case .timing(let timing): try await emit(GatewayEvent(event: .timing(timing)))
                case .tile(let tile):
                    for piece in try assembly.take(tile) { try await image(piece) }
                case .miss(let miss): misses.append(miss)
                case nil: break
                }
            }
            for piece in try assembly.finish() { try await image(piece) }
            let timing = StageTiming(
                stage: "png", seconds: assembly.seconds,
                peakMemoryBytes: Stopwatch.peakMemoryBytes())
            try await emit(GatewayEvent(event: .timing(timing)))
            return misses
        }
    }
}

/// Says which stage an error came from.
func stage<Result>(_ name: String, _ body: () async throws -> Result) async throws -> Result {
    do {
        return try await body()
    } catch let error as RPCError {
        var named = error
        if !error.message.hasPrefix("\(name): ") { named.message = "\(name): \(error.message)" }
        throw named
    }
}

extension GatewayEvent {
    static func progress(_ stage: String, _ done: Int, _ total: Int) -> GatewayEvent {
        GatewayEvent(
            event: .progress(StageProgress(stage: stage, done: UInt32(done), total: UInt32(total))))
    }
}
