import Composition
import Picture
import PlantainAPI
import PlantainProto
import RPC
import Synchronization
import Testing

/// Stages that answer from memory; the renderer misses the text of as many pictures as it is told.
private final class FakeStages: PlannerHandler, TokenGeneratorHandler, RendererHandler {
    let questions = Mutex<[ThinkRequest]>([])
    let drawn = Mutex(0)
    /// Letters that stand in the first picture, the second, …, of four.
    let standing: [UInt32]

    init(standing: [UInt32]) { self.standing = standing }

    static func plan(em: Float) -> ScenePlan {
        ScenePlan(
            model: .plantainPro, canvas: Canvas(width: 64, height: 64),
            texts: [TextRun(text: "OPEN", object: "a1", glyphs: [Glyph(index: 1, size: em)])])
    }

    func think(
        _ request: ThinkRequest, _ call: ServerCall, to replies: MessageWriter<ThinkEvent>
    ) async throws {
        questions.withLock { $0.append(request) }
        let em = request.plan?.texts.first?.glyphs.first?.size ?? 0.5
        let plan = Self.plan(em: request.enlarge.isEmpty ? em : 2 * em)
        try await replies.send(ThinkEvent(event: .plan(plan)))
    }

    func generate(
        _ request: GenerateTokensRequest, _ call: ServerCall, to replies: MessageWriter<TokenChunk>
    ) async throws {
        try await replies.send(
            TokenChunk(columns: 1, rows: 1, tokens: [Token(position: 0, first: 1, second: 2)]))
    }

    func tokenize(
        _ requests: MessageStream<TokenizeRequest>, _ call: ServerCall
    ) async throws -> TokenizeResponse { TokenizeResponse() }

    func render(
        _ request: RenderRequest, _ call: ServerCall, to replies: MessageWriter<RenderEvent>
    ) async throws {
        let number = drawn.withLock { count in
            count += 1
            return count
        }
        // The first picture is 1 everywhere, the second 2.
        let tile = Tile(
            width: 64, height: 64, rgb8: [UInt8](repeating: UInt8(number), count: 3 * 64 * 64))
        try await replies.send(RenderEvent(event: .tile(tile)))
        let stands = standing[number - 1]
        guard stands < 4 else { return }
        try await replies.send(
            RenderEvent(event: .miss(LetteringMiss(text: 0, letters: 4, standing: stands))))
    }
}

private final class Seen: Sendable {
    let events = Mutex<[GatewayEvent]>([])

    var plans: [ScenePlan] {
        events.withLock {
            $0.compactMap { if case .plan(let plan) = $0.event { plan } else { nil } }
        }
    }

    var words: String {
        events.withLock {
            $0.compactMap { if case .thought(let thought) = $0.event { thought.text } else { nil } }
        }.joined(separator: "\n")
    }

    /// The value of the picture's first byte.
    func picture() throws -> UInt8? {
        let bytes = events.withLock { events in
            events.flatMap { event -> [UInt8] in
                if case .image(let piece) = event.event { piece.data } else { [] }
            }
        }
        return try PNG(decoding: bytes).picture.bytes.first
    }
}

@Suite("The glyph check's way back", .serialized)
struct LargerTextTests {
    private func road(
        standing: [UInt32], model: ModelTier = .plantainPro
    ) async throws -> (FakeStages, Seen) {
        let stages = FakeStages(standing: standing)
        let server = try await RPCServer.start(
            at: Address("127.0.0.1:0"),
            services: [
                PlannerService(stages), TokenGeneratorService(stages), RendererService(stages),
            ])
        let client = try await RPCClient.connect(to: server.address)
        let road = Road(
            planner: PlannerClient(client), tokens: TokenGeneratorClient(client),
            renderer: RendererClient(client))
        let seen = Seen()
        try await road.generate(GenerateRequest(prompt: "a sign", model: model)) { event in
            seen.events.withLock { $0.append(event) }
        }
        client.close()
        await server.stop(grace: .zero)
        return (stages, seen)
    }

    @Test("a missed text is planned larger and the picture drawn again")
    func again() async throws {
        let (stages, seen) = try await road(standing: [2, 4])
        let questions = stages.questions.withLock { $0 }
        #expect(questions.count == 2 && questions[1].enlarge == [0])
        #expect(questions[1].plan == FakeStages.plan(em: 0.5))
        #expect(try seen.picture() == 2)
        #expect(seen.plans.last == FakeStages.plan(em: 1))
        #expect(seen.words.contains("“OPEN” cannot be read"))
        #expect(seen.words.contains("all lettering stands"))
    }

    @Test("larger text that is no better leaves the first picture, and says so")
    func noBetter() async throws {
        let (_, seen) = try await road(standing: [2, 2])
        #expect(try seen.picture() == 1)
        #expect(seen.plans.last == FakeStages.plan(em: 0.5))
        #expect(seen.words.contains("may not be readable"))
    }

    @Test("lettering that stands is drawn once")
    func once() async throws {
        let (stages, seen) = try await road(standing: [4])
        #expect(stages.drawn.withLock { $0 } == 1)
        #expect(try seen.picture() == 1 && seen.words.isEmpty)
    }
}
