import Foundation
import PlantainProto
import RPC
import Testing

@Suite("a gRPC server", .serialized)
struct ServerLifeTests {
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

    @Test(
        "a graceful stop lets a running call finish, also in a cancelled task",
        arguments: [false, true])
    func gracefulStop(cancelled: Bool) async throws {
        let server = try await RPCServer.start(
            at: Address("127.0.0.1:0"), services: [EchoService()])
        let client = try await RPCClient.connect(to: server.address)
        let talk: BidirectionalCall<Thought, Thought> = try await client.bidirectional(
            EchoService.method("Talk"))
        var replies = talk.replies.makeAsyncIterator()
        try await talk.requests.send(Thought(text: "before"))
        #expect(try await replies.next()?.text == "before")
        let stopped = Task { await server.stop(grace: .seconds(5)) }
        if cancelled { stopped.cancel() }
        try await Task.sleep(for: .milliseconds(100))
        try await talk.requests.send(Thought(text: "after"))
        #expect(try await replies.next()?.text == "after")
        talk.requests.finish()
        #expect(try await replies.next() == nil)
        await stopped.value
    }
}
