import Guides
import ImageTokens
import Knowledge
import Picture
import PlantainAPI
import PlantainProto
import RPC
import SceneGeometry
import ServiceKit
import Tensor
import TokenModel

/// Answers Generate and Tokenize.
struct TokenStage: TokenGeneratorHandler {
    let library: AssetLibrary
    let generator: TokenGenerator
    let tokenizer: PictureTokenizer
    private let compute: ComputeExecutor

    /// - Parameter waiting: requests that may wait
    init(
        library: AssetLibrary, generator: TokenGenerator, tokenizer: PictureTokenizer, waiting: Int
    ) {
        self.library = library
        self.generator = generator
        self.tokenizer = tokenizer
        compute = ComputeExecutor("tokens", waiting: waiting)
    }

    func generate(
        _ request: GenerateTokensRequest, _ call: ServerCall, to replies: MessageWriter<TokenChunk>
    ) async throws {
        let plan = try Self.checked(request.plan)
        let fixed = try request.fixed.map { token throws(RPCError) in
            guard token.first < 256, token.second < 256 else {
                throw RPCError(
                    .invalidArgument, "codes are 0 to 255; position \(token.position) has others")
            }
            return PlacedToken(
                position: Int(token.position), first: UInt8(token.first),
                second: UInt8(token.second))
        }
        let watch = Stopwatch("tokens")
        let (width, height) = (Int(plan.canvas?.width ?? 0), Int(plan.canvas?.height ?? 0))
        let (rows, columns) = TokenCodes.grid(width: width, height: height)
        @Sendable func chunk(_ tokens: [PlacedToken], _ timing: StageTiming? = nil) -> TokenChunk {
            TokenChunk(
                columns: UInt32(columns), rows: UInt32(rows),
                tokens: tokens.map {
                    Token(
                        position: UInt32($0.position), first: UInt32($0.first),
                        second: UInt32($0.second))
                }, timing: timing)
        }
        let chunks = try compute.stream(
            of: TokenChunk.self, buffer: 8,
            place: {
                TokenChunk(progress: StageProgress(stage: "tokens", ahead: UInt32($0)))
            }
        ) { emitter in
            let guides = try GuideRenderer(
                scene: Scene(plan: plan, library: library), plan: plan)
            // Tokens go out in small lots: one message each would cost more than writing them.
            var lot = fixed
            var work = TokenWork()
            _ = try generator.generate(
                plan: plan, guides: guides, fixed: fixed, order: Self.order(request),
                seed: request.seed == 0 ? plan.seed : request.seed,
                temperature: request.temperature == 0 ? nil : request.temperature,
                report: { written in
                    try emitter.cancellation.check()
                    Metrics.shared.count(
                        "plantain_tokens_total", "Image tokens written.", by: Double(written.count))
                    lot += written
                    if lot.count >= 16 {
                        try emitter.emit(chunk(lot))
                        lot = []
                    }
                }, spent: { work = $0 })
            if !lot.isEmpty { try emitter.emit(chunk(lot)) }
            let parts = [
                PartTiming(part: "guides", seconds: work.guides.seconds),
                PartTiming(
                    part: "transformer", seconds: work.transformer.seconds,
                    operations: work.transformer.operations),
            ]
            try emitter.emit(chunk([], watch.timing(parts)))
        }
        for try await chunk in chunks { try await replies.send(chunk) }
    }

    func tokenize(
        _ requests: MessageStream<TokenizeRequest>, _ call: ServerCall
    ) async throws -> TokenizeResponse {
        let watch = Stopwatch("tokens")
        var plan: ScenePlan?
        var picture: Picture?
        for try await request in requests {
            switch request.part {
            case .plan(let given):
                let checked = try Self.checked(given)
                plan = checked
                picture = Picture(
                    width: Int(checked.canvas?.width ?? 0), height: Int(checked.canvas?.height ?? 0)
                )
            case .tile(let tile):
                guard tile.rgb8.count == Int(tile.width) * Int(tile.height) * 3 else {
                    throw RPCError(.invalidArgument, "a tile's bytes do not match its size")
                }
                let pixels = Picture(
                    width: Int(tile.width), height: Int(tile.height), bytes: tile.rgb8)
                picture?.paste(pixels, x: Int(tile.x), y: Int(tile.y))
            case nil: break
            }
        }
        guard let plan, let picture else {
            throw RPCError(.invalidArgument, "the plan must come before the tiles")
        }
        return try await compute.run { _ in
            let guides = try GuideRenderer(
                scene: Scene(plan: plan, library: library), plan: plan)
            let codes = try tokenizer.tokenize(rgb: picture.bytes, plan: plan, guides: guides)
            return TokenizeResponse(grid: TokenGrid(codes), timing: watch.timing())
        }
    }

    /// Written one by one, expected codes, rounded each time, lead the ones after them astray: on held-out
    /// pictures four groups are nearer to the truth than dozens, and sooner done.
    private static let groups = 4

    private static func order(_ request: GenerateTokensRequest) -> WritingOrder {
        switch request.order {
        case .raster: .raster
        case .random: .random
        case .parallel, .unspecified: .parallel(groups: groups)
        }
    }

    /// Refuses canvases that no tier makes before anything is cast or allocated.
    static func checked(_ plan: ScenePlan?) throws(RPCError) -> ScenePlan {
        guard let plan, let canvas = plan.canvas else {
            throw RPCError(.invalidArgument, "expected a plan with a canvas")
        }
        guard (64...16_384).contains(canvas.width), (64...16_384).contains(canvas.height),
            Int(canvas.width) * Int(canvas.height) <= 50_000_000
        else {
            throw RPCError(
                .invalidArgument, "the plan's canvas is \(canvas.width)x\(canvas.height) pixels")
        }
        return plan
    }
}

extension TokenGrid {
    init(_ codes: TokenCodes) {
        var bytes: [UInt8] = []
        for index in codes.first.indices { bytes += [codes.first[index], codes.second[index]] }
        self.init(columns: UInt32(codes.columns), rows: UInt32(codes.rows), codes: bytes)
    }
}
