import PlantainProto
import RPC
import Testing

/// How calls end other than by an answer.
@Suite("gRPC calls that are given up", .serialized)
struct CallEndingTests {
    @Test("cancelling the caller's task cancels the handler's")
    func cancellation() async throws {
        try await withEcho { client, log, _ in
            let task = Task { () -> RPCCode? in
                do {
                    let _: Thought = try await client.unary(EchoService.method("Sleep"), Thought())
                    return nil
                } catch { return (error as? RPCError)?.code }
            }
            #expect(await log.wait(for: "sleeping"))
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
            #expect(await log.wait(for: "sleeping"))
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
            // On a busy machine the deadline may pass before the handler has begun.
            #expect(await log.wait { $0.count("cancelled") == $0.count("sleeping") })
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

    @Test("a call whose client stops reading for good is ended")
    func stall() async throws {
        var options = ServerOptions()
        options.limits.stallTimeout = .milliseconds(400)
        try await withEcho(options) { client, log, _ in
            let tiles: ReplyStream<Tile> = try await client.serverStreaming(
                EchoService.method("Tiles"), StageProgress(done: 1 << 20, total: 64))
            #expect(await log.wait(for: "stopped"))
            tiles.cancel()
        }
    }
}
