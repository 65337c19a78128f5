import PlantainProto
import RPC
import ServiceKit
import Synchronization
import Testing

/// A stage that computes until it is told to stop.
private final class EndlessStage: RPCService {
    let name = "plantain.test.Endless"
    let stops = Mutex(0)
    private let compute = ComputeExecutor("endless")

    var methods: [RPCMethod] {
        [
            .serverStreaming("Emit") { (_: Thought, _, replies: MessageWriter<Thought>) in
                let thoughts = try self.compute.stream(of: Thought.self) { emitter in
                    defer { self.stops.withLock { $0 += 1 } }
                    try emitter.emit(Thought(text: "begun"))
                    while true { try emitter.cancellation.check() }
                }
                for try await thought in thoughts { try await replies.send(thought) }
            }
        ]
    }
}

@Suite("a stage's computation", .serialized, .timeLimit(.minutes(1)))
struct StageCancellationTests {
    enum Ending: CaseIterable { case cancelled, letGo, late, disconnected }

    @Test("ends when its call does, however that ends", arguments: Ending.allCases)
    func ends(ending: Ending) async throws {
        let stage = EndlessStage()
        let server = try await RPCServer.start(at: Address("127.0.0.1:0"), services: [stage])
        let client = try await RPCClient.connect(to: server.address)
        do {
            let options = CallOptions(timeout: ending == .late ? .seconds(1) : nil)
            let thoughts: ReplyStream<Thought> = try await client.serverStreaming(
                Method("plantain.test.Endless", "Emit"), Thought(), options)
            var iterator = thoughts.makeAsyncIterator()
            do {
                #expect(try await iterator.next()?.text == "begun")
                switch ending {
                case .cancelled: thoughts.cancel()
                case .letGo: break
                case .late: _ = try await iterator.next()
                case .disconnected: client.close()
                }
            } catch {
                #expect(ending == .late && error.code == .deadlineExceeded)
            }
        }
        while stage.stops.withLock({ $0 }) == 0 { try await Task.sleep(for: .milliseconds(5)) }
        client.close()
        await server.stop(grace: .zero)
    }
}
