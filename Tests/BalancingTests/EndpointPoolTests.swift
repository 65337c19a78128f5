import Balancing
import PlantainProto
import RPC
import Synchronization
import Testing

/// A server that answers by its own name, as often as it is told to.
private final class Named: RPCService {
    let name = "plantain.test.Named"
    let label: String
    let calls = Mutex(0)
    let failures: Mutex<[RPCError]>

    init(_ label: String, failures: [RPCError] = []) {
        self.label = label
        self.failures = Mutex(failures)
    }

    var methods: [RPCMethod] {
        [
            .unary("Who") { (question: Thought, _) -> Thought in
                self.calls.withLock { $0 += 1 }
                let failure = self.failures.withLock { $0.isEmpty ? nil : $0.removeFirst() }
                if let failure { throw failure }
                if question.text == "slow" { try await Task.sleep(for: .milliseconds(300)) }
                return Thought(text: self.label)
            }
        ]
    }

    static func ask(_ pool: EndpointPool, _ text: String = "") async throws -> String {
        try await pool.call { client in
            let reply: Thought = try await client.unary(
                Method("plantain.test.Named", "Who"), Thought(text: text))
            return reply.text
        }
    }
}

@Suite("a pool of servers", .serialized, .timeLimit(.minutes(1)))
struct EndpointPoolTests {
    private func start(_ service: Named) async throws -> RPCServer {
        try await RPCServer.start(at: Address("127.0.0.1:0"), services: [service])
    }

    private func pool(_ places: String) throws -> EndpointPool {
        try EndpointPool(places, service: "plantain.test.Named")
    }

    @Test("calls that run at once go to different servers")
    func leastLoaded() async throws {
        let services = [Named("a"), Named("b"), Named("c")]
        var servers: [RPCServer] = []
        for service in services { servers.append(try await start(service)) }
        let pool = try pool(servers.map { "\($0.address)" }.joined(separator: ", "))
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<6 { group.addTask { try await Named.ask(pool, "slow") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.sorted() == ["a", "a", "b", "b", "c", "c"])
        for server in servers { await server.stop(grace: .zero) }
    }

    @Test("a server that does not answer is passed over, and used again once it does")
    func down() async throws {
        let service = Named("a")
        let server = try await start(service)
        let gone = try await start(Named("b"))
        let address = gone.address
        await gone.stop(grace: .zero)
        let pool = try pool("\(server.address),\(address)")
        for _ in 0..<10 { #expect(try await Named.ask(pool) == "a") }
        for _ in 0..<200 where pool.healthy > 1 { try await Task.sleep(for: .milliseconds(10)) }
        #expect(pool.healthy == 1)
        let back = try await RPCServer.start(at: address, services: [Named("b")])
        for _ in 0..<500 where pool.healthy < 2 { try await Task.sleep(for: .milliseconds(10)) }
        #expect(pool.healthy == 2)
        var answers: Set<String> = []
        for _ in 0..<4 { answers.insert(try await Named.ask(pool)) }
        #expect(answers == ["a", "b"])
        await server.stop(grace: .zero)
        await back.stop(grace: .zero)
    }

    @Test("a server that will stop is left alone before its socket closes")
    func draining() async throws {
        let (first, second) = (Named("a"), Named("b"))
        let (server, other) = (try await start(first), try await start(second))
        let pool = try pool("\(server.address),\(other.address)")
        for _ in 0..<4 { _ = try await Named.ask(pool) }
        let stopped = Task { await server.stop(lameDuck: .seconds(1), grace: .seconds(1)) }
        for _ in 0..<200 where pool.healthy > 1 { try await Task.sleep(for: .milliseconds(5)) }
        let before = first.calls.withLock { $0 }
        for _ in 0..<10 { #expect(try await Named.ask(pool) == "b") }
        #expect(first.calls.withLock { $0 } == before)
        await stopped.value
        await other.stop(grace: .zero)
    }

    @Test("a busy server is asked again after the time it named")
    func pushback() async throws {
        let service = Named(
            "a",
            failures: [
                RPCError(.resourceExhausted, "busy", retryAfter: .milliseconds(400)),
                RPCError(.unavailable, "away"),
            ])
        let server = try await start(service)
        let pool = try pool("\(server.address)")
        let begun = ContinuousClock.now
        #expect(try await Named.ask(pool) == "a")
        #expect(begun.duration(to: .now) >= .milliseconds(400))
        #expect(service.calls.withLock { $0 } == 3)
        await server.stop(grace: .zero)
    }

    @Test("what would fail again is not tried again, what broke is tried once more")
    func verdicts() async throws {
        for (code, calls) in [
            (RPCCode.invalidArgument, 1), (.failedPrecondition, 1), (.unauthenticated, 1),
            (.resourceExhausted, 1), (.internalError, 2),
        ] {
            let service = Named("a", failures: [RPCError](repeating: RPCError(code, ""), count: 5))
            let server = try await start(service)
            let pool = try pool("\(server.address)")
            do {
                _ = try await Named.ask(pool)
                Issue.record("it succeeded")
            } catch {
                #expect((error as? RPCError)?.code == code)
            }
            #expect(service.calls.withLock { $0 } == calls, "\(code.name)")
            await server.stop(grace: .zero)
        }
    }

    @Test("a deadline ends the tries")
    func deadline() async throws {
        let pool = try pool("127.0.0.1:1")
        let begun = ContinuousClock.now
        await Deadline.$current.withValue(.now.advanced(by: .milliseconds(300))) {
            await #expect(throws: RPCError.self) { try await Named.ask(pool) }
        }
        #expect(begun.duration(to: .now) < .seconds(1))
    }

    @Test("a host name stands for all of its addresses, as they come and go")
    func names() async throws {
        let (first, second) = (Named("a"), Named("b"))
        let one = try await start(first)
        guard case .tcp(_, let port) = one.address else { return }
        let two = try await RPCServer.start(
            at: .tcp(host: "127.0.0.2", port: port), services: [second])
        let known = Mutex(["127.0.0.1"])
        let pool = try EndpointPool(
            "renderers.example:\(port)", service: "plantain.test.Named", trust: ClientTrust(),
            refresh: .seconds(60),
            lookup: Lookup { name in
                #expect(name == "renderers.example")
                return known.withLock { $0 }
            })
        #expect(try await Named.ask(pool) == "a")
        known.withLock { $0 = ["127.0.0.1", "127.0.0.2"] }
        await pool.refresh()
        var answers: Set<String> = []
        for _ in 0..<4 { answers.insert(try await Named.ask(pool)) }
        #expect(answers == ["a", "b"])
        known.withLock { $0 = [] }
        await pool.refresh()
        #expect(pool.addresses.count == 2, "a name server that is away changes nothing")
        known.withLock { $0 = ["127.0.0.2"] }
        await pool.refresh()
        for _ in 0..<4 { #expect(try await Named.ask(pool) == "b") }
        await one.stop(grace: .zero)
        await two.stop(grace: .zero)
    }

    @Test(
        "before the first answer of a slow name server it can be waited for all servers, and how they are"
    )
    func settling() async throws {
        let (first, gone) = (try await start(Named("a")), try await start(Named("b")))
        guard case .tcp(_, let port) = first.address, case .tcp(_, let closed) = gone.address
        else { return }
        let second = try await RPCServer.start(
            at: .tcp(host: "127.0.0.2", port: port), services: [Named("c")])
        await gone.stop(grace: .zero)
        let pool = try EndpointPool(
            "renderers.example:\(port),127.0.0.1:\(closed)", service: "plantain.test.Named",
            trust: ClientTrust(), refresh: .seconds(60),
            lookup: Lookup { _ in
                try? await Task.sleep(for: .milliseconds(200))
                return ["127.0.0.1", "127.0.0.2"]
            })
        await pool.settle()
        #expect(pool.addresses.count == 3)
        #expect(pool.healthy == 2)
        await first.stop(grace: .zero)
        await second.stop(grace: .zero)
    }

    @Test("pauses double up to the longest and differ between callers")
    func backoff() {
        var backoff = Backoff(first: .milliseconds(100), longest: .milliseconds(400))
        for expected in [0.1, 0.2, 0.4, 0.4] {
            let pause = backoff.next() / .seconds(1)
            #expect(pause >= 0.5 * expected && pause <= 1.5 * expected)
        }
        let pauses = Set((0..<20).map { _ in "\(Backoff().pauseNow)" })
        #expect(pauses.count > 15)
    }
}

extension Backoff {
    fileprivate var pauseNow: Duration {
        var copy = self
        return copy.next()
    }
}
