import Foundation
import PlantainProto
import RPC
import Synchronization
import Testing

@Suite("gRPC between our client and our server", .serialized)
struct LoopbackTests {
    /// Runs the body with a server and a client on a free port.
    func withEcho<R: Sendable>(
        _ options: ServerOptions = ServerOptions(),
        _ body: (RPCClient, Log, RPCServer) async throws -> R
    ) async throws -> R {
        let log = Log()
        let server = try await RPCServer.start(
            at: Address("127.0.0.1:0"), services: [EchoService(log)], options: options)
        let client = try await RPCClient.connect(to: server.address)
        let result: R
        do { result = try await body(client, log, server) } catch {
            client.close()
            await server.stop(grace: .zero)
            throw error
        }
        client.close()
        await server.stop(grace: .zero)
        return result
    }

    /// The error a call fails with.
    func failure(_ body: () async throws -> Void) async -> RPCError? {
        do { try await body() } catch { return error as? RPCError }
        return nil
    }

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

    @Test("a call whose client stops reading for good is ended")
    func stall() async throws {
        var options = ServerOptions()
        options.stallTimeout = .milliseconds(400)
        try await withEcho(options) { client, log, _ in
            let tiles: ReplyStream<Tile> = try await client.serverStreaming(
                EchoService.method("Tiles"), StageProgress(done: 1 << 20, total: 64))
            #expect(await log.wait(for: "stopped"))
            tiles.cancel()
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

    @Test("cancelling the caller's task cancels the handler's")
    func cancellation() async throws {
        try await withEcho { client, log, _ in
            let task = Task { () -> RPCCode? in
                do {
                    let _: Thought = try await client.unary(EchoService.method("Sleep"), Thought())
                    return nil
                } catch { return (error as? RPCError)?.code }
            }
            try await Task.sleep(for: .milliseconds(100))
            task.cancel()
            #expect(await task.value == .cancelled)
            #expect(await log.wait(for: "cancelled"))
        }
    }

    @Test("letting go of a stream of replies stops the handler")
    func abandonment() async throws {
        try await withEcho { client, log, _ in
            do {
                let tiles: ReplyStream<Tile> = try await client.serverStreaming(
                    EchoService.method("Tiles"), StageProgress(done: 1 << 20, total: 1000))
                for try await _ in tiles { break }
            }
            #expect(await log.wait(for: "stopped"))
        }
    }

    @Test("losing the connection cancels the handler")
    func connectionLoss() async throws {
        try await withEcho { client, log, server in
            let other = try await RPCClient.connect(to: server.address)
            let task = Task {
                let _: Thought? = try? await other.unary(EchoService.method("Sleep"), Thought())
            }
            try await Task.sleep(for: .milliseconds(100))
            other.close()
            await task.value
            #expect(await log.wait(for: "cancelled"))
        }
    }

    @Test("a deadline ends the call on both sides")
    func deadline() async throws {
        try await withEcho { client, log, _ in
            let start = ContinuousClock.now
            let error = await failure {
                let _: Thought = try await client.unary(
                    EchoService.method("Sleep"), Thought(), CallOptions(timeout: .milliseconds(500))
                )
            }
            #expect(error?.code == .deadlineExceeded)
            #expect(ContinuousClock.now - start < .seconds(5))
            #expect(await log.wait(for: "cancelled"))
        }
    }

    @Test("a call made by a handler inherits its deadline")
    func inheritedDeadline() async throws {
        try await withEcho { client, log, _ in
            let soon = ContinuousClock.now.advanced(by: .milliseconds(100))
            let error = await Deadline.$current.withValue(soon) {
                await failure {
                    let _: Thought = try await client.unary(EchoService.method("Sleep"), Thought())
                }
            }
            #expect(error?.code == .deadlineExceeded)
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

    @Test("a port in use is refused with a plain sentence")
    func portInUse() async throws {
        try await withEcho { _, _, server in
            do {
                let second = try await RPCServer.start(at: server.address, services: [])
                await second.stop()
                Issue.record("a second server started on the same port")
            } catch {
                #expect("\(error)".hasPrefix("\(server.address) is in use by another program"))
            }
        }
    }

    @Test("unix sockets work, a stale one is replaced, a live one is not")
    func unixSocket() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(
            "p\(UInt32.random(in: 0 ... .max)).sock"
        ).path
        let address = try Address("unix:\(path)")
        let server = try await RPCServer.start(at: address, services: [EchoService()])
        let client = try await RPCClient.connect(to: address)
        let reply: Thought = try await client.unary(EchoService.method("Say"), Thought(text: "a"))
        #expect(reply.text == "a")
        await #expect(throws: ServerStartError.self) {
            _ = try await RPCServer.start(at: address, services: [])
        }
        client.close()
        await server.stop(grace: .zero)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("a client reconnects after the server came back")
    func reconnect() async throws {
        let first = try await RPCServer.start(at: Address("127.0.0.1:0"), services: [EchoService()])
        let client = RPCClient(to: first.address)
        let _: Thought = try await client.unary(EchoService.method("Say"), Thought())
        await first.stop(grace: .zero)
        let down = await failure {
            let _: Thought = try await client.unary(EchoService.method("Say"), Thought())
        }
        #expect(down?.code == .unavailable)
        let second = try await RPCServer.start(at: first.address, services: [EchoService()])
        let reply: Thought = try await client.unary(EchoService.method("Say"), Thought(text: "b"))
        #expect(reply.text == "b")
        client.close()
        await second.stop(grace: .zero)
    }

    @Test("a graceful stop lets a running call finish")
    func gracefulStop() async throws {
        let server = try await RPCServer.start(
            at: Address("127.0.0.1:0"), services: [EchoService()])
        let client = try await RPCClient.connect(to: server.address)
        let talk: BidirectionalCall<Thought, Thought> = try await client.bidirectional(
            EchoService.method("Talk"))
        var replies = talk.replies.makeAsyncIterator()
        try await talk.requests.send(Thought(text: "before"))
        #expect(try await replies.next()?.text == "before")
        let stopped = Task { await server.stop(grace: .seconds(5)) }
        try await Task.sleep(for: .milliseconds(100))
        try await talk.requests.send(Thought(text: "after"))
        #expect(try await replies.next()?.text == "after")
        talk.requests.finish()
        #expect(try await replies.next() == nil)
        await stopped.value
    }
}
