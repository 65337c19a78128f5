import PlantainProto
import RPC
import Synchronization

/// What happened inside the handlers, for tests to wait for.
final class Log: Sendable {
    private let entries = Mutex<[String]>([])

    func add(_ entry: String) { entries.withLock { $0.append(entry) } }
    func count(_ entry: String) -> Int {
        entries.withLock { all in all.filter { $0 == entry }.count }
    }

    func wait(for entry: String) async -> Bool { await wait { $0.count(entry) > 0 } }

    /// Waits until that is so, for at most five seconds.
    func wait(until isSo: (Log) -> Bool) async -> Bool {
        for _ in 0..<500 {
            if isSo(self) { return true }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return false
    }
}

/// A service that answers in every way a test needs.
struct EchoService: RPCService {
    let name = "plantain.test.Echo"
    let methods: [RPCMethod]

    static func method(_ name: String) -> RPC.Method { RPC.Method("plantain.test.Echo", name) }

    init(_ log: Log = Log()) {
        methods = [
            .unary("Say") { (thought: Thought, call) -> Thought in
                if let echo = call.metadata["x-echo"] {
                    var initial = Metadata()
                    initial.add("x-echo", echo)
                    call.setInitialMetadata(initial)
                    var trailing = Metadata()
                    trailing.add("x-trail-bin", bytes: call.metadata.bytes("x-echo-bin") ?? [])
                    call.setTrailingMetadata(trailing)
                }
                return Thought(step: call.method, text: thought.text)
            },
            .unary("Fail") { (thought: Thought, _) -> Thought in
                throw RPCError(.failedPrecondition, thought.text, details: [0xff, 0, 7])
            },
            .unary("Sleep") { (_: Thought, _) -> Thought in
                log.add("sleeping")
                do { try await Task.sleep(for: .seconds(60)) } catch {
                    log.add("cancelled")
                    throw error
                }
                return Thought()
            },
            .unary("Times") { (entry: Thought, _) -> StageProgress in
                StageProgress(total: UInt32(log.count(entry.text)))
            },
            // As many tiles as `total` says, of `done` bytes each.
            .serverStreaming("Tiles") { (wish: StageProgress, _, replies: MessageWriter<Tile>) in
                do {
                    for i in 0..<wish.total {
                        let bytes = [UInt8](
                            repeating: UInt8(truncatingIfNeeded: i), count: Int(wish.done))
                        try await replies.send(Tile(x: i, rgb8: bytes))
                        log.add("sent")
                    }
                } catch {
                    log.add("stopped")
                    throw error
                }
            },
            // As many tasks as `total` says send one tile each, all at once.
            .serverStreaming("Crowd") { (wish: StageProgress, _, replies: MessageWriter<Tile>) in
                try await withThrowingTaskGroup { group in
                    for i in 0..<wish.total {
                        group.addTask { try await replies.send(Tile(x: i)) }
                    }
                    try await group.waitForAll()
                }
            },
            .clientStreaming("Count") { (tiles: MessageStream<Tile>, _) -> StageProgress in
                var count: UInt32 = 0
                var bytes: UInt32 = 0
                for try await tile in tiles {
                    count += 1
                    bytes += UInt32(tile.rgb8.count)
                }
                return StageProgress(done: bytes, total: count)
            },
            .clientStreaming("Refuse") { (tiles: MessageStream<Tile>, _) -> StageProgress in
                for try await _ in tiles { throw RPCError(.invalidArgument, "no tiles, please") }
                return StageProgress()
            },
            .clientStreaming("Slow") { (tiles: MessageStream<Tile>, _) -> StageProgress in
                try await Task.sleep(for: .milliseconds(400))
                var count: UInt32 = 0
                for try await _ in tiles { count += 1 }
                return StageProgress(total: count)
            },
            .bidirectional("Talk") {
                (thoughts: MessageStream<Thought>, _, replies: MessageWriter<Thought>) in
                for try await thought in thoughts {
                    try await replies.send(Thought(step: "echo", text: thought.text))
                }
            },
        ]
    }
}
