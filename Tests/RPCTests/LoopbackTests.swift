import Foundation
import PlantainProto
import RPC
import Synchronization
import Testing

@Suite("gRPC between our client and our server", .serialized)
struct LoopbackTests {
    @Test("a unary call carries its message and metadata both ways")
    func unary() async throws {
        try await withEcho { client, _, _ in
            var options = CallOptions()
            options.metadata = ["x-echo": "hello"]
            options.metadata.add("x-echo-bin", bytes: [0xab, 0xab, 0xab])
            let response: Response<Thought> = try await client.unaryResponse(
                EchoService.method("Say"), Thought(text: "Füchse 🦊"), options)
            #expect(response.message == Thought(step: "Say", text: "Füchse 🦊"))
            #expect(response.initialMetadata["x-echo"] == "hello")
            #expect(response.trailingMetadata.bytes("x-trail-bin") == [0xab, 0xab, 0xab])
        }
    }

    @Test("an error arrives with code, unicode message and details")
    func errors() async throws {
        try await withEcho { client, _, _ in
            let text = "\t\r\n%zz déjà 你好 🦊"
            let error = await failure {
                let _: Thought = try await client.unary(
                    EchoService.method("Fail"), Thought(text: text))
            }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.message == text)
            #expect(error?.details == [0xff, 0, 7])
        }
    }

    @Test("a status with a long message or long details still arrives")
    func longErrors() async throws {
        try await withEcho { client, _, _ in
            for text in [
                String(repeating: "🦊", count: 20_000), String(repeating: "x", count: 99_999),
            ] {
                let error = await failure {
                    let _: Thought = try await client.unary(
                        EchoService.method("Fail"), Thought(text: text))
                }
                #expect(error?.code == .failedPrecondition)
                let message = try #require(error?.message)
                #expect(text.hasPrefix(message) && message.utf8.count > 1000)
                #expect(error?.details == [0xff, 0, 7])
            }
        }
    }

    @Test("text that holds a NUL is INVALID_ARGUMENT and names the field")
    func nul() async throws {
        try await withEcho { client, _, _ in
            let error = await failure {
                let _: Thought = try await client.unary(
                    EchoService.method("Say"), Thought(text: "a\0b"))
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.message.contains("plantain.v1.Thought.text") == true)
        }
    }

    @Test("a method or service that is not there is UNIMPLEMENTED")
    func unimplemented() async throws {
        try await withEcho { client, _, _ in
            for method in [EchoService.method("Nope"), RPC.Method("no.Such", "Thing")] {
                let error = await failure {
                    let _: Thought = try await client.unary(method, Thought())
                }
                #expect(error?.code == .unimplemented)
            }
        }
    }

    @Test("16 messages of 1 MiB stream from the server in order")
    func serverStreaming() async throws {
        try await withEcho { client, _, _ in
            let tiles: ReplyStream<Tile> = try await client.serverStreaming(
                EchoService.method("Tiles"), StageProgress(done: 1 << 20, total: 16))
            var next: UInt32 = 0
            for try await tile in tiles {
                #expect(tile.x == next && tile.rgb8.count == 1 << 20)
                #expect(tile.rgb8.allSatisfy { $0 == UInt8(truncatingIfNeeded: next) })
                next += 1
            }
            #expect(next == 16)
        }
    }

    @Test("a server waits for a slow reader")
    func serverBackpressure() async throws {
        try await withEcho { client, log, _ in
            let tiles: ReplyStream<Tile> = try await client.serverStreaming(
                EchoService.method("Tiles"), StageProgress(done: 1 << 20, total: 64))
            var iterator = tiles.makeAsyncIterator()
            _ = try await iterator.next()
            try await Task.sleep(for: .milliseconds(300))
            // One was read, one waits in the client's window, one or two on their way.
            #expect(log.count("sent") <= 4)
            var count = 1
            while try await iterator.next() != nil { count += 1 }
            #expect(count == 64)
        }
    }

    @Test("a client waits for a slow server")
    func clientBackpressure() async throws {
        try await withEcho { client, _, _ in
            let clock = ContinuousClock()
            let start = clock.now
            let sent = Mutex<[Duration]>([])
            let answer: StageProgress = try await client.clientStreaming(EchoService.method("Slow"))
            {
                (writer: MessageWriter<Tile>) in
                for _ in 0..<16 {
                    try await writer.send(Tile(rgb8: [UInt8](repeating: 1, count: 1 << 20)))
                    sent.withLock { $0.append(clock.now - start) }
                }
            }
            #expect(answer.total == 16)
            // The server starts to read after 0.4 s; until then only a window's worth leaves.
            let early = sent.withLock { times in times.filter { $0 < .milliseconds(350) }.count }
            #expect(early <= 3)
        }
    }

    @Test("client streaming adds up, and an early refusal is the call's status")
    func clientStreaming() async throws {
        try await withEcho { client, _, _ in
            let sum: StageProgress = try await client.clientStreaming(EchoService.method("Count")) {
                (writer: MessageWriter<Tile>) in
                for i in 0..<100 {
                    try await writer.send(Tile(rgb8: [UInt8](repeating: 0, count: i)))
                }
            }
            #expect(sum == StageProgress(done: 4950, total: 100))
            let error = await failure {
                let _: StageProgress = try await client.clientStreaming(
                    EchoService.method("Refuse")
                ) {
                    (writer: MessageWriter<Tile>) in
                    for _ in 0..<100 {
                        try await writer.send(Tile(rgb8: [UInt8](repeating: 0, count: 100_000)))
                    }
                }
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.message == "no tiles, please")
        }
    }

    @Test("both sides talk in turn")
    func bidirectional() async throws {
        try await withEcho { client, _, _ in
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
    }

    @Test("messages above the limit are RESOURCE_EXHAUSTED on either side")
    func limits() async throws {
        try await withEcho { client, _, _ in
            let big = Thought(text: String(repeating: "x", count: 5 << 20))
            let sent = await failure {
                let _: Thought = try await client.unary(EchoService.method("Say"), big)
            }
            #expect(sent?.code == .resourceExhausted)
            let received = await failure {
                let tiles: ReplyStream<Tile> = try await client.serverStreaming(
                    EchoService.method("Tiles"), StageProgress(done: 1000, total: 1),
                    CallOptions(messageLimit: 999))
                for try await _ in tiles {}
            }
            #expect(received?.code == .resourceExhausted)
        }
    }

    @Test("a thousand calls at once all come back")
    func manyCalls() async throws {
        try await withEcho { client, _, _ in
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for i in 0..<1000 {
                    group.addTask {
                        let reply: Thought = try await client.unary(
                            EchoService.method("Say"), Thought(text: "\(i)"))
                        return Int(reply.text) ?? -1
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(sum == 499_500)
        }
    }
}
