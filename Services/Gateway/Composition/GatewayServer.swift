public import PlantainAPI
public import PlantainProto
public import RPC

/// The gateway as a service: the whole road behind one call.
public struct GatewayServer: GatewayHandler {
    private let road: Road

    public init(_ road: Road) { self.road = road }

    public func generate(
        _ request: GenerateRequest, _ call: ServerCall, to replies: MessageWriter<GatewayEvent>
    ) async throws {
        var request = request
        if request.seed == 0 { request.seed = UInt64.random(in: 1...999_999) }
        try await road.generate(request) { event in try await replies.send(event) }
    }

    public func edit(
        _ requests: MessageStream<EditRequest>, _ call: ServerCall,
        to replies: MessageWriter<GatewayEvent>
    ) async throws {
        throw RPCError(
            .unimplemented, "this gateway does not edit pictures; use Generate with a plan")
    }

    public func chat(
        _ request: ChatRequest, _ call: ServerCall, to replies: MessageWriter<GatewayEvent>
    ) async throws {
        throw RPCError(.unimplemented, "this gateway keeps no conversations; use Generate")
    }
}
