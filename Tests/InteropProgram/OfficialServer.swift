import InteropContract
import PlantainProto
import RPC

/// The server of gRPC's official interoperability cases.
struct OfficialServer: RPCService {
    let name: String
    let methods: [RPCMethod]

    init() {
        let service = TestServiceService(Answers())
        name = service.name
        // The one method that no server has.
        methods = service.methods.filter { $0.name != "UnimplementedCall" }
    }
}

private struct Answers: TestServiceHandler {
    /// Bytes of one reply at most.
    static let largest = 64 << 20

    func emptyCall(_ request: Empty, _ call: ServerCall) async throws -> Empty {
        echo(call)
        return Empty()
    }

    func unaryCall(_ request: SimpleRequest, _ call: ServerCall) async throws -> SimpleResponse {
        echo(call)
        try expect(request.expectCompressed, call)
        try end(with: request.responseStatus)
        if request.responseCompressed?.value == true { call.compressReplies() }
        return SimpleResponse(payload: try payload(request.responseSize))
    }

    func cacheableUnaryCall(
        _ request: SimpleRequest, _ call: ServerCall
    ) async throws -> SimpleResponse {
        try await unaryCall(request, call)
    }

    func streamingOutputCall(
        _ request: StreamingOutputCallRequest, _ call: ServerCall,
        to replies: MessageWriter<StreamingOutputCallResponse>
    ) async throws {
        echo(call)
        try await answer(request, call, replies)
    }

    func streamingInputCall(
        _ requests: MessageStream<StreamingInputCallRequest>, _ call: ServerCall
    ) async throws -> StreamingInputCallResponse {
        echo(call)
        var sum = 0
        for try await request in requests {
            try expect(request.expectCompressed, call)
            sum += request.payload?.body.count ?? 0
        }
        return StreamingInputCallResponse(aggregatedPayloadSize: Int32(clamping: sum))
    }

    func fullDuplexCall(
        _ requests: MessageStream<StreamingOutputCallRequest>, _ call: ServerCall,
        to replies: MessageWriter<StreamingOutputCallResponse>
    ) async throws {
        echo(call)
        for try await request in requests { try await answer(request, call, replies) }
    }

    func unimplementedCall(_ request: Empty, _ call: ServerCall) async throws -> Empty {
        throw RPCError(.unimplemented, "no server has this method")
    }

    // MARK: Parts

    private func answer(
        _ request: StreamingOutputCallRequest, _ call: ServerCall,
        _ replies: MessageWriter<StreamingOutputCallResponse>
    ) async throws {
        try end(with: request.responseStatus)
        if request.responseParameters.contains(where: { $0.compressed?.value == true }) {
            call.compressReplies()
        }
        for wish in request.responseParameters {
            if wish.intervalUs > 0 {
                try await Task.sleep(for: .microseconds(Int64(wish.intervalUs)))
            }
            try await replies.send(
                StreamingOutputCallResponse(payload: try payload(wish.size)),
                compress: wish.compressed?.value == true)
        }
    }

    private func payload(_ size: Int32) throws(RPCError) -> Payload {
        guard (0...Self.largest).contains(Int(size)) else {
            throw RPCError(
                .invalidArgument, "expected a size of 0 to \(Self.largest), got \(size)")
        }
        return Payload(body: [UInt8](repeating: 0, count: Int(size)))
    }

    private func expect(_ compressed: BoolValue?, _ call: ServerCall) throws(RPCError) {
        guard let compressed else { return }
        if compressed.value != call.requestWasCompressed {
            throw RPCError(
                .invalidArgument,
                "expected a message \(compressed.value ? "" : "not ")compressed, got another")
        }
    }

    private func end(with status: EchoStatus?) throws(RPCError) {
        guard let status, status.code != 0 else { return }
        throw RPCError(RPCCode(rawValue: Int(status.code)) ?? .unknown, status.message)
    }

    private func echo(_ call: ServerCall) {
        let (initial, trailing) = ("x-grpc-test-echo-initial", "x-grpc-test-echo-trailing-bin")
        if let text = call.metadata[initial] {
            var metadata = Metadata()
            metadata.add(initial, text)
            call.setInitialMetadata(metadata)
        }
        if let bytes = call.metadata.bytes(trailing) {
            var metadata = Metadata()
            metadata.add(trailing, bytes: bytes)
            call.setTrailingMetadata(metadata)
        }
    }
}
