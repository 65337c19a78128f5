import PlantainAPI
import PlantainProto
import RPC
import Testing

/// Handlers of the whole contract that are never asked.
private struct Silent: PlannerHandler, TokenGeneratorHandler, RendererHandler, GatewayHandler {
    func think(_ request: ThinkRequest, _ call: ServerCall, to replies: MessageWriter<ThinkEvent>)
        async throws
    {}
    func generate(
        _ request: GenerateTokensRequest, _ call: ServerCall, to replies: MessageWriter<TokenChunk>
    ) async throws {}
    func tokenize(_ requests: MessageStream<TokenizeRequest>, _ call: ServerCall) async throws
        -> TokenizeResponse
    { TokenizeResponse() }
    func render(
        _ request: RenderRequest, _ call: ServerCall, to replies: MessageWriter<RenderEvent>
    ) async throws {}
    func generate(
        _ request: GenerateRequest, _ call: ServerCall, to replies: MessageWriter<GatewayEvent>
    ) async throws {}
    func edit(
        _ requests: MessageStream<EditRequest>, _ call: ServerCall,
        to replies: MessageWriter<GatewayEvent>
    ) async throws {}
    func chat(_ request: ChatRequest, _ call: ServerCall, to replies: MessageWriter<GatewayEvent>)
        async throws
    {}
}

@Suite("what every server has", .timeLimit(.minutes(1)))
struct StandardServicesTests {
    static let contract: [any RPCService] = [
        PlannerService(Silent()), TokenGeneratorService(Silent()), RendererService(Silent()),
        GatewayService(Silent()),
    ]

    @Test("each service of the contract is healthy and described", arguments: 0..<4)
    func described(index: Int) async throws {
        let service = Self.contract[index]
        let server = try await RPCServer.start(at: Address("127.0.0.1:0"), services: [service])
        let client = try await RPCClient.connect(to: server.address)
        for name in ["", service.name] {
            let health: HealthCheckResponse = try await client.unary(
                Method("grpc.health.v1.Health", "Check"), HealthCheckRequest(service: name))
            #expect(health.status == .serving)
        }
        for version in ["v1", "v1alpha"] {
            let call: BidirectionalCall<ServerReflectionRequest, ServerReflectionResponse> =
                try await client.bidirectional(
                    Method("grpc.reflection.\(version).ServerReflection", "ServerReflectionInfo"))
            var answers = call.replies.makeAsyncIterator()
            try await call.requests.send(
                ServerReflectionRequest(messageRequest: .listServices("")))
            let list = try #require(try await answers.next())
            guard case .listServicesResponse(let listed) = list.messageResponse else {
                Issue.record("expected the services, got \(list)")
                continue
            }
            #expect(
                listed.service.map(\.name) == [
                    "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", service.name,
                ])
            for method in service.methods {
                let symbol = "\(service.name).\(method.name)"
                try await call.requests.send(
                    ServerReflectionRequest(messageRequest: .fileContainingSymbol(symbol)))
                let file = try #require(try await answers.next())
                guard case .fileDescriptorResponse(let files) = file.messageResponse else {
                    Issue.record("\(symbol) is not described")
                    continue
                }
                #expect(!files.fileDescriptorProto.isEmpty)
            }
            call.requests.finish()
            #expect(try await answers.next() == nil)
        }
        client.close()
        await server.stop(grace: .zero)
    }

    @Test("a watcher hears that the server stops, and does not keep it from stopping")
    func watcher() async throws {
        let server = try await RPCServer.start(at: Address("127.0.0.1:0"), services: [])
        let client = try await RPCClient.connect(to: server.address)
        let states: ReplyStream<HealthCheckResponse> = try await client.serverStreaming(
            Method("grpc.health.v1.Health", "Watch"), HealthCheckRequest())
        var iterator = states.makeAsyncIterator()
        #expect(try await iterator.next()?.status == .serving)
        let stopped = Task { await server.stop(grace: .seconds(50)) }
        #expect(try await iterator.next()?.status == .notServing)
        #expect(try await iterator.next() == nil)
        await stopped.value
        client.close()
    }
}
