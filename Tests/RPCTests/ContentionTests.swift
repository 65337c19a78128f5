import Foundation
import PlantainProto
import RPC
import Testing

/// What only goes wrong when two things happen at the same moment, or when something is full.
@Suite("gRPC under contention", .serialized, .timeLimit(.minutes(2)))
struct ContentionTests {
    @Test("calls wait for a place among the open ones and none is refused")
    func places() async throws {
        var options = ServerOptions()
        options.limits.concurrentCalls = 2
        try await withEcho(options) { client, _, _ in
            // The limit is the server's to tell: a client that has not heard it may be refused.
            let _: Thought = try await client.unary(EchoService.method("Say"), Thought())
            try await withThrowingTaskGroup { group in
                for i in 0..<500 {
                    group.addTask {
                        let reply: Thought = try await client.unary(
                            EchoService.method("Say"), Thought(text: "\(i)"))
                        #expect(reply.text == "\(i)")
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("tasks of one handler may begin to reply together")
    func crowd() async throws {
        try await withEcho { client, _, _ in
            for _ in 0..<200 {
                let tiles: ReplyStream<Tile> = try await client.serverStreaming(
                    EchoService.method("Crowd"), StageProgress(total: 8))
                var senders: Set<UInt32> = []
                for try await tile in tiles { senders.insert(tile.x) }
                #expect(senders.count == 8)
            }
        }
    }

    @Test("a deadline passes also while a call waits for a place")
    func lateForPlace() async throws {
        var options = ServerOptions()
        options.limits.concurrentCalls = 1
        try await withEcho(options) { client, log, _ in
            let occupant = Task {
                let _: Thought? = try? await client.unary(EchoService.method("Sleep"), Thought())
            }
            #expect(await log.wait(for: "sleeping"))
            let begin = ContinuousClock.now
            let big = Thought(text: String(repeating: "x", count: 1 << 20))
            let error = await failure {
                let _: Thought = try await client.unary(
                    EchoService.method("Say"), big, CallOptions(timeout: .milliseconds(300)))
            }
            #expect(error?.code == .deadlineExceeded)
            #expect(ContinuousClock.now - begin < .seconds(30))
            occupant.cancel()
            await occupant.value
        }
    }

    @Test("a deadline is called one whichever side notices it first")
    func lateReader() async throws {
        try await withEcho { client, log, _ in
            try await withThrowingTaskGroup { group in
                for _ in 0..<20 {
                    group.addTask {
                        let error = await failure {
                            let tiles: ReplyStream<Tile> = try await client.serverStreaming(
                                EchoService.method("Tiles"), StageProgress(done: 1 << 20, total: 9),
                                CallOptions(timeout: .milliseconds(300)))
                            try await Task.sleep(for: .milliseconds(600))
                            for try await _ in tiles {}
                        }
                        #expect(error?.code == .deadlineExceeded)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("a deadline of eleven thousand years is none")
    func longDeadline() async throws {
        try await withEcho { client, _, _ in
            let reply: Thought = try await client.unary(
                EchoService.method("Say"), Thought(text: "a"),
                CallOptions(timeout: .seconds(99_999_999 * 3600)))
            #expect(reply.text == "a")
        }
    }

    @Test("deadline and cancellation end a call whose connection is never made")
    func neverConnected() async throws {
        let port = try FullPort()
        let client = RPCClient(to: .tcp(host: "127.0.0.1", port: port.number))
        let begin = ContinuousClock.now
        let late = await failure {
            let _: Thought = try await client.unary(
                EchoService.method("Say"), Thought(), CallOptions(timeout: .milliseconds(300)))
        }
        #expect(late?.code == .deadlineExceeded)
        let task = Task {
            await failure {
                let _: Thought = try await client.unary(EchoService.method("Say"), Thought())
            }
        }
        task.cancel()
        #expect(await task.value?.code == .cancelled)
        #expect(ContinuousClock.now - begin < .seconds(9), "it waited for the connection")
        client.close()
    }

    @Test("a server that stops while clients connect leaves no call waiting")
    func stopWhileConnecting() async throws {
        for _ in 0..<20 {
            let server = try await RPCServer.start(
                at: Address("127.0.0.1:0"), services: [EchoService()])
            await withTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        let client = RPCClient(to: server.address)
                        let _: Thought? = try? await client.unary(
                            EchoService.method("Say"), Thought())
                    }
                }
                group.addTask { await server.stop(grace: .zero) }
            }
        }
    }

    @Test("everything that was sent before a graceful stop arrives, however slowly it is read")
    func slowFarewell() async throws {
        let log = Log()
        let server = try await RPCServer.start(
            at: Address("127.0.0.1:0"), services: [EchoService(log)])
        let client = try await RPCClient.connect(to: server.address)
        let tiles: ReplyStream<Tile> = try await client.serverStreaming(
            EchoService.method("Tiles"), StageProgress(done: 1 << 20, total: 8))
        var iterator = tiles.makeAsyncIterator()
        _ = try await iterator.next()
        let stopped = Task { await server.stop(grace: .seconds(60)) }
        var count = 1
        while try await iterator.next() != nil {
            count += 1
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(count == 8)
        await stopped.value
        #expect(log.count("stopped") == 0)
    }

    @Test("closing a client also ends calls on a connection that takes no new ones")
    func closeWhileDraining() async throws {
        let server = try await RPCServer.start(
            at: Address("127.0.0.1:0"), services: [EchoService()])
        let client = try await RPCClient.connect(to: server.address)
        let talk: BidirectionalCall<Thought, Thought> = try await client.bidirectional(
            EchoService.method("Talk"))
        var replies = talk.replies.makeAsyncIterator()
        try await talk.requests.send(Thought(text: "a"))
        #expect(try await replies.next()?.text == "a")
        let stopped = Task { await server.stop(grace: .seconds(110)) }
        // New calls fail once the client has heard of the stop.
        while await failure({
            let _: Thought = try await client.unary(EchoService.method("Say"), Thought())
        }) == nil {}
        client.close()
        await #expect(throws: RPCError.self) { try await replies.next() }
        await stopped.value
    }

    @Test("a stream of replies outlives the client that began it")
    func clientLetGo() async throws {
        try await withEcho { _, _, server in
            func begin() async throws -> ReplyStream<Tile> {
                let client = RPCClient(to: server.address)
                return try await client.serverStreaming(
                    EchoService.method("Tiles"), StageProgress(done: 1 << 20, total: 8))
            }
            var count = 0
            for try await _ in try await begin() { count += 1 }
            #expect(count == 8)
        }
    }
}

/// A port at which connecting takes for ever: the queue of those that wait to be accepted is full.
private final class FullPort {
    let number: Int
    private var sockets: [Int32] = []

    init() throws {
        func new() -> Int32 {
            socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = new()
        var fillers: [Int32] = []
        let isListening = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                guard unsafe bind(listener, address, size) == 0, listen(listener, 0) == 0,
                    unsafe getsockname(listener, address, &size) == 0
                else { return false }
                for _ in 0..<4 {
                    fillers.append(new())
                    _ = unsafe connect(fillers[fillers.count - 1], address, size)
                }
                return true
            }
        }
        sockets = fillers + [listener]
        number = Int(UInt16(bigEndian: address.sin_port))
        try #require(isListening)
    }

    deinit { for socket in sockets { close(socket) } }
}
