import RPC
import ServiceKit
import Synchronization
import Testing

/// The places that each of two was told.
private final class Places: Sendable {
    private let told = Mutex<[[Int]]>([[], []])

    var seen: [[Int]] { told.withLock { $0 } }

    func add(_ place: Int, of index: Int) { told.withLock { $0[index].append(place) } }
}

@Suite("admission", .timeLimit(.minutes(1)))
struct AdmissionTests {
    /// Keeps a place until it is told to go.
    private func occupy(_ admission: Admission, until gate: AsyncStream<Void>) async -> Task<
        Void, any Error
    > {
        let (begun, tell) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            try await admission.run(report: { _ in }) {
                tell.yield()
                for await _ in gate { break }
            }
        }
        for await _ in begun { break }
        return task
    }

    @Test("lets so many in, tells the others their place, and refuses what finds no room")
    func places() async throws {
        let admission = Admission(limit: 1, room: 2)
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        let first = await occupy(admission, until: gate)
        let places = Places()
        var waiting: [Task<Void, any Error>] = []
        for index in 0..<2 {
            waiting.append(
                Task {
                    try await admission.run(report: { places.add($0, of: index) }) {}
                })
            while admission.load.waiting <= index { try await Task.sleep(for: .milliseconds(2)) }
        }
        do {
            try await admission.run(report: { _ in }) { Issue.record("it was let in") }
        } catch {
            let error = error as? RPCError
            #expect(error?.code == .resourceExhausted)
            #expect((error?.retryAfter ?? .zero) >= .milliseconds(100))
        }
        while places.seen.contains([]) {
            try await Task.sleep(for: .milliseconds(2))
        }
        open.yield()
        try await first.value
        for task in waiting { try await task.value }
        let seen = places.seen
        #expect(seen[0] == [1])
        #expect(seen[1].first == 2 && seen[1].dropFirst().allSatisfy { $0 == 1 })
        #expect(admission.load == (0, 0))
    }

    @Test("who gives up makes room, and loses no place for the others")
    func givingUp() async throws {
        let admission = Admission(limit: 1, room: 8)
        for _ in 0..<50 {
            let (gate, open) = AsyncStream.makeStream(of: Void.self)
            let first = await occupy(admission, until: gate)
            let leaver = Task { try await admission.run(report: { _ in }) {} }
            let stayer = Task { try await admission.run(report: { _ in }) { true } }
            while admission.load.waiting < 2 { await Task.yield() }
            // At the very moment at which the place is handed over.
            open.yield()
            leaver.cancel()
            try await first.value
            #expect(try await stayer.value)
            _ = await leaver.result
        }
        #expect(admission.load == (0, 0))
    }
}
