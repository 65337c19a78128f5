import InteropContract
import PlantainProto
import RPC

/// The client of gRPC's official interoperability cases; each throws what went wrong.
struct OfficialClient {
    typealias Case = @Sendable (OfficialClient) async throws -> Void
    static let cases: [(name: String, run: Case)] =
        unaryCases + compressionCases + streamingCases + statusCases + endingCases + loadCases

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let channel: RPCClient
    /// Whether the server can tell how a message came; grpcio's cannot.
    let seesCompression: Bool

    var test: TestServiceClient { TestServiceClient(channel) }

    static func expect(_ isSo: Bool, _ what: @autoclosure () -> String) throws {
        if !isSo { throw Failure(description: what()) }
    }

    static func expect(
        _ code: RPCCode, _ message: String? = nil, _ body: () async throws -> Void
    ) async throws {
        do { try await body() } catch let error as RPCError {
            try expect(error.code == code, "expected \(code.name), got \(error)")
            if let message {
                try expect(error.message == message, "expected \(message), got \(error.message)")
            }
            return
        }
        throw Failure(description: "expected \(code.name), got a reply")
    }

    static func zeros(_ count: Int) -> Payload {
        Payload(body: [UInt8](repeating: 0, count: count))
    }

    static let large = SimpleRequest(responseSize: 314_159, payload: zeros(271_828))

    static func isLarge(_ reply: SimpleResponse) throws {
        let body = reply.payload?.body ?? []
        try expect(body.count == 314_159, "expected 314159 bytes, got \(body.count)")
        try expect(body.allSatisfy { $0 == 0 }, "expected zeros, got others")
    }

    /// What a stream of replies brings: the size of each, and whether it came compressed.
    static func sizes(
        _ replies: ReplyStream<StreamingOutputCallResponse>
    ) async throws -> [(size: Int, wasCompressed: Bool)] {
        var found: [(Int, Bool)] = []
        for try await reply in replies {
            found.append((reply.payload?.body.count ?? 0, replies.lastWasCompressed))
        }
        return found
    }
}

// MARK: One reply

extension OfficialClient {
    static let unaryCases: [(String, Case)] = [
        (
            "empty_unary",
            { client in
                _ = try await client.test.emptyCall(Empty())
            }
        ),
        (
            "large_unary",
            { client in
                try isLarge(try await client.test.unaryCall(large))
            }
        ),
    ]

    static let compressionCases: [(String, Case)] = [
        (
            "client_compressed_unary",
            { client in
                var request = large
                request.expectCompressed = BoolValue(value: true)
                if client.seesCompression {
                    try await expect(.invalidArgument) {
                        _ = try await client.test.unaryCall(request)
                    }
                }
                try isLarge(
                    try await client.test.unaryCall(request, options: CallOptions(encoding: .gzip)))
                request.expectCompressed = BoolValue(value: false)
                try isLarge(try await client.test.unaryCall(request))
            }
        ),
        (
            "server_compressed_unary",
            { client in
                for wanted in [true, false] {
                    var request = large
                    request.responseCompressed = BoolValue(value: wanted)
                    let response: Response<SimpleResponse> = try await client.channel.unaryResponse(
                        Method("grpc.testing.TestService", "UnaryCall"), request)
                    try isLarge(response.message)
                    try expect(
                        response.wasCompressed == wanted,
                        "expected a reply \(wanted ? "" : "not ")compressed, got another")
                }
            }
        ),
        (
            "client_compressed_streaming",
            { client in
                let options = CallOptions(encoding: .gzip)
                if client.seesCompression {
                    try await expect(.invalidArgument) {
                        _ = try await client.test.streamingInputCall(options: options) { writer in
                            try await writer.send(
                                StreamingInputCallRequest(
                                    payload: zeros(27_182), expectCompressed: BoolValue(value: true)
                                ),
                                compress: false)
                        }
                    }
                }
                let sum = try await client.test.streamingInputCall(options: options) { writer in
                    for (size, compress) in [(27_182, true), (45_904, false)] {
                        try await writer.send(
                            StreamingInputCallRequest(
                                payload: zeros(size), expectCompressed: BoolValue(value: compress)),
                            compress: compress)
                    }
                }
                try expect(sum.aggregatedPayloadSize == 73_086, "expected 73086, got \(sum)")
            }
        ),
        (
            "server_compressed_streaming",
            { client in
                let wanted = [(31_415, true), (92_653, false)]
                let replies = try await client.test.streamingOutputCall(
                    StreamingOutputCallRequest(
                        responseParameters: wanted.map {
                            ResponseParameters(
                                size: Int32($0.0), compressed: BoolValue(value: $0.1))
                        }))
                let found = try await sizes(replies)
                try expect(
                    found.map(\.size) == wanted.map(\.0)
                        && found.map(\.wasCompressed) == wanted.map(\.1),
                    "expected \(wanted), got \(found)")
            }
        ),
    ]
}

// MARK: Streams

extension OfficialClient {
    static let streamingCases: [(String, Case)] = [
        (
            "client_streaming",
            { client in
                let sum = try await client.test.streamingInputCall { writer in
                    for size in [27_182, 8, 1828, 45_904] {
                        try await writer.send(StreamingInputCallRequest(payload: zeros(size)))
                    }
                }
                try expect(sum.aggregatedPayloadSize == 74_922, "expected 74922, got \(sum)")
            }
        ),
        (
            "server_streaming",
            { client in
                let wanted = [31_415, 9, 2653, 58_979]
                let replies = try await client.test.streamingOutputCall(
                    StreamingOutputCallRequest(
                        responseParameters: wanted.map { ResponseParameters(size: Int32($0)) }))
                let found = try await sizes(replies).map(\.size)
                try expect(found == wanted, "expected \(wanted), got \(found)")
            }
        ),
        (
            "ping_pong",
            { client in
                let call = try await client.test.fullDuplexCall()
                var replies = call.replies.makeAsyncIterator()
                for (wanted, sent) in [(31_415, 27_182), (9, 8), (2653, 1828), (58_979, 45_904)] {
                    try await call.requests.send(
                        StreamingOutputCallRequest(
                            responseParameters: [ResponseParameters(size: Int32(wanted))],
                            payload: zeros(sent)))
                    let reply = try await replies.next()
                    let size = reply?.payload?.body.count ?? -1
                    try expect(size == wanted, "expected \(wanted) bytes, got \(size)")
                }
                call.requests.finish()
                try expect(try await replies.next() == nil, "expected the end, got a reply")
            }
        ),
        (
            "empty_stream",
            { client in
                let call = try await client.test.fullDuplexCall()
                call.requests.finish()
                var replies = call.replies.makeAsyncIterator()
                try expect(try await replies.next() == nil, "expected the end, got a reply")
            }
        ),
    ]
}

// MARK: Metadata and status

extension OfficialClient {
    static let statusCases: [(String, Case)] = [
        (
            "custom_metadata",
            { client in
                var options = CallOptions()
                options.metadata.add("x-grpc-test-echo-initial", "test_initial_metadata_value")
                options.metadata.add("x-grpc-test-echo-trailing-bin", bytes: [0xab, 0xab, 0xab])
                func check(_ initial: Metadata, _ trailing: Metadata) throws {
                    let text = initial["x-grpc-test-echo-initial"]
                    let bytes = trailing.bytes("x-grpc-test-echo-trailing-bin")
                    try expect(
                        text == "test_initial_metadata_value" && bytes == [0xab, 0xab, 0xab],
                        "expected both values back, got \(text ?? "none"), \(bytes ?? [])")
                }
                let response: Response<SimpleResponse> = try await client.channel.unaryResponse(
                    Method("grpc.testing.TestService", "UnaryCall"), large, options)
                try check(response.initialMetadata, response.trailingMetadata)
                let call = try await client.test.fullDuplexCall(options: options)
                try await call.requests.send(
                    StreamingOutputCallRequest(
                        responseParameters: [ResponseParameters(size: 314_159)],
                        payload: zeros(271_828)))
                call.requests.finish()
                let found = try await sizes(call.replies).map(\.size)
                try expect(found == [314_159], "expected 314159 bytes, got \(found)")
                try check(call.replies.initialMetadata, call.replies.trailingMetadata)
            }
        ),
        (
            "status_code_and_message",
            { client in
                let status = EchoStatus(code: 2, message: "test status message")
                try await expect(.unknown, status.message) {
                    _ = try await client.test.unaryCall(SimpleRequest(responseStatus: status))
                }
                try await expect(.unknown, status.message) {
                    let call = try await client.test.fullDuplexCall()
                    try await call.requests.send(StreamingOutputCallRequest(responseStatus: status))
                    call.requests.finish()
                    _ = try await sizes(call.replies)
                }
            }
        ),
        (
            "special_status_message",
            { client in
                let text = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"
                try await expect(.unknown, text) {
                    _ = try await client.test.unaryCall(
                        SimpleRequest(responseStatus: EchoStatus(code: 2, message: text)))
                }
            }
        ),
        (
            "unimplemented_method",
            { client in
                try await expect(.unimplemented) {
                    _ = try await client.test.unimplementedCall(Empty())
                }
            }
        ),
        (
            "unimplemented_service",
            { client in
                try await expect(.unimplemented) {
                    _ = try await UnimplementedServiceClient(client.channel)
                        .unimplementedCall(Empty())
                }
            }
        ),
    ]
}

// MARK: Endings and load

extension OfficialClient {
    static let endingCases: [(String, Case)] = [
        (
            "cancel_after_begin",
            { client in
                let task = Task {
                    try await client.test.streamingInputCall { _ in
                        try await Task.sleep(for: .seconds(60))
                    }
                }
                try await Task.sleep(for: .milliseconds(50))
                task.cancel()
                switch await task.result {
                case .success: throw Failure(description: "expected a cancelled call, got a reply")
                case .failure(let error):
                    let code = RPCError(from: error).code
                    try expect(code == .cancelled, "expected CANCELLED, got \(error)")
                }
            }
        ),
        (
            "cancel_after_first_response",
            { client in
                let call = try await client.test.fullDuplexCall()
                try await call.requests.send(
                    StreamingOutputCallRequest(
                        responseParameters: [ResponseParameters(size: 31_415)],
                        payload: zeros(27_182)))
                var replies = call.replies.makeAsyncIterator()
                let size = try await replies.next()?.payload?.body.count ?? -1
                try expect(size == 31_415, "expected 31415 bytes, got \(size)")
                call.replies.cancel()
                try await expect(.cancelled) { _ = try await replies.next() }
            }
        ),
        (
            "timeout_on_sleeping_server",
            { client in
                try await expect(.deadlineExceeded) {
                    let call = try await client.test.fullDuplexCall(
                        options: CallOptions(timeout: .milliseconds(1)))
                    try await call.requests.send(
                        StreamingOutputCallRequest(payload: zeros(27_182)))
                    _ = try await sizes(call.replies)
                }
            }
        ),
    ]

    static let loadCases: [(String, Case)] = [
        (
            "rpc_soak",
            { client in
                for _ in 0..<200 { try isLarge(try await client.test.unaryCall(large)) }
            }
        ),
        (
            "channel_soak",
            { client in
                for _ in 0..<50 {
                    let fresh = RPCClient(to: client.channel.address)
                    try isLarge(try await TestServiceClient(fresh).unaryCall(large))
                    fresh.close()
                }
            }
        ),
        (
            "concurrent_large_unary",
            { client in
                try await withThrowingTaskGroup { group in
                    for _ in 0..<1000 {
                        group.addTask { try isLarge(try await client.test.unaryCall(large)) }
                    }
                    try await group.waitForAll()
                }
            }
        ),
    ]
}
