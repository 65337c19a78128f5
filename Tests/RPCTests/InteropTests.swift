import Foundation
import PlantainProto
import RPC
import Testing

/// Proof that the wire is gRPC's own: the other side is stock grpcio.
@Suite("gRPC with a stock Python peer", .serialized)
struct InteropTests {
    @Test("a stock client passes every case against our server")
    func stockClient() async throws {
        let server = try await RPCServer.start(
            at: Address("127.0.0.1:0"), services: [EchoService()])
        let peer = try StockPeer(["client", "\(server.address)"])
        let lines = await peer.finish(within: 120)
        await server.stop(grace: .zero)
        for line in lines where line.hasPrefix("FAIL") { Issue.record("\(line)") }
        let passed = lines.filter { $0.hasPrefix("ok ") }.map { String($0.dropFirst(3)) }
        #expect(
            passed == [
                "unary", "large_unary", "server_streaming", "empty_stream", "client_streaming",
                "early_refusal", "bidirectional", "slow_consumer", "cancellation", "deadline",
                "metadata", "status_message", "unimplemented", "oversized", "malformed",
                "nul_text", "compressed", "concurrent", "health", "reflect", "stock_reflection",
            ])
    }

    @Test("our client passes every case against a stock server")
    func stockServer() async throws {
        let peer = try StockPeer(["serve"])
        defer { peer.stop() }
        let client = try await RPCClient.connect(
            to: .tcp(host: "127.0.0.1", port: peer.port()))
        try await messages(client)
        try await streams(client)
        try await backpressure(client)
        try await endings(client)
        client.close()
    }

    func messages(_ client: RPCClient) async throws {
        let big = Thought(text: String(repeating: "x", count: 3 << 20))
        let echo: Thought = try await client.unary(EchoService.method("Say"), big)
        #expect(echo.text == big.text)

        var options = CallOptions()
        options.metadata = ["x-echo": "hello"]
        options.metadata.add("x-echo-bin", bytes: [0xab, 0xab, 0xab])
        let response: Response<Thought> = try await client.unaryResponse(
            EchoService.method("Say"), Thought(text: "Füchse 🦊"), options)
        #expect(response.message.text == "Füchse 🦊")
        #expect(response.initialMetadata["x-echo"] == "hello")
        #expect(response.trailingMetadata.bytes("x-trail-bin") == [0xab, 0xab, 0xab])
    }

    func streams(_ client: RPCClient) async throws {
        let tiles: ReplyStream<Tile> = try await client.serverStreaming(
            EchoService.method("Tiles"), StageProgress(done: 1 << 20, total: 8))
        var next: UInt32 = 0
        for try await tile in tiles {
            #expect(tile.x == next && tile.rgb8.count == 1 << 20)
            next += 1
        }
        #expect(next == 8)

        let sum: StageProgress = try await client.clientStreaming(EchoService.method("Count")) {
            (writer: MessageWriter<Tile>) in
            for _ in 0..<8 {
                try await writer.send(Tile(rgb8: [UInt8](repeating: 1, count: 1 << 20)))
            }
        }
        #expect(sum == StageProgress(done: 8 << 20, total: 8))

        let talk: BidirectionalCall<Thought, Thought> = try await client.bidirectional(
            EchoService.method("Talk"))
        var replies = talk.replies.makeAsyncIterator()
        for i in 0..<50 {
            try await talk.requests.send(Thought(text: "\(i)"))
            #expect(try await replies.next()?.text == "\(i)")
        }
        talk.requests.finish()
        #expect(try await replies.next() == nil)
    }

    func times(_ entry: String, _ client: RPCClient) async throws -> UInt32 {
        let answer: StageProgress = try await client.unary(
            EchoService.method("Times"), Thought(text: entry))
        return answer.total
    }

    func backpressure(_ client: RPCClient) async throws {
        let before = try await times("sent", client)
        let tiles: ReplyStream<Tile> = try await client.serverStreaming(
            EchoService.method("Tiles"), StageProgress(done: 1 << 20, total: 64))
        var iterator = tiles.makeAsyncIterator()
        _ = try await iterator.next()
        try await Task.sleep(for: .milliseconds(500))
        #expect(try await times("sent", client) - before <= 8)
        var count = 1
        while try await iterator.next() != nil { count += 1 }
        #expect(count == 64)

        let answer: StageProgress = try await client.clientStreaming(EchoService.method("Slow")) {
            (writer: MessageWriter<Tile>) in
            for _ in 0..<32 {
                try await writer.send(Tile(rgb8: [UInt8](repeating: 1, count: 1 << 20)))
            }
        }
        #expect(answer.total == 32)
    }

    func code(_ body: () async throws -> Void) async -> RPCError? {
        do { try await body() } catch { return error as? RPCError }
        return nil
    }

    func endings(_ client: RPCClient) async throws {
        let text = "\t\r\n%zz déjà 你好 🦊"
        let failed = await code {
            let _: Thought = try await client.unary(
                EchoService.method("Fail"), Thought(text: text))
        }
        #expect(failed == RPCError(.failedPrecondition, text, details: [0xff, 0, 7]))

        let missing = await code {
            let _: Thought = try await client.unary(EchoService.method("Nope"), Thought())
        }
        #expect(missing?.code == .unimplemented)

        let oversized = await code {
            let _: Thought = try await client.unary(
                EchoService.method("Say"), Thought(text: String(repeating: "x", count: 5 << 20)))
        }
        #expect(oversized?.code == .resourceExhausted)

        let refused = await code {
            let _: StageProgress = try await client.clientStreaming(EchoService.method("Refuse")) {
                (writer: MessageWriter<Tile>) in
                for _ in 0..<64 {
                    try await writer.send(Tile(rgb8: [UInt8](repeating: 1, count: 1 << 20)))
                }
            }
        }
        #expect(refused?.code == .invalidArgument)
        #expect(refused?.message == "no tiles, please")

        let late = await code {
            let _: Thought = try await client.unary(
                EchoService.method("Sleep"), Thought(), CallOptions(timeout: .milliseconds(500)))
        }
        #expect(late?.code == .deadlineExceeded)

        let before = try await times("cancelled", client)
        let begun = try await times("sleeping", client)
        let task = Task {
            await code {
                let _: Thought = try await client.unary(EchoService.method("Sleep"), Thought())
            }
        }
        for _ in 0..<200 where try await times("sleeping", client) <= begun {
            try await Task.sleep(for: .milliseconds(25))
        }
        task.cancel()
        #expect(await task.value?.code == .cancelled)
        for _ in 0..<200 where try await times("cancelled", client) <= before {
            try await Task.sleep(for: .milliseconds(25))
        }
        #expect(try await times("cancelled", client) > before)
    }
}
