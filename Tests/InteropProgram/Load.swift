import Foundation
import InteropContract
import PlantainProto
import RPC

/// What the wire does under load: the same as `bench` in Tests/Interop/peer.cc, line by line.
struct Load {
    let address: Address

    func run(seconds: Double) async throws {
        try await calls(connections: 1, depth: 1, seconds)
        try await calls(connections: 1, depth: 64, seconds)
        try await calls(connections: 64, depth: 1, seconds)
        try await stream(connections: 1, mebibytes: 2048)
        try await stream(connections: 64, mebibytes: 2048)
    }

    private func connect(_ count: Int) async throws -> [TestServiceClient] {
        var clients: [TestServiceClient] = []
        for _ in 0..<count {
            let client = TestServiceClient(RPCClient(to: address))
            _ = try await client.emptyCall(Empty())
            clients.append(client)
        }
        return clients
    }

    /// Keeps `depth` unary calls of 32 bytes each way open on each connection for a while.
    private func calls(connections: Int, depth: Int, _ duration: Double) async throws {
        let clients = try await connect(connections)
        let begin = ContinuousClock.now
        let until = begin + .seconds(duration)
        let request = SimpleRequest(
            responseSize: 32, payload: Payload(body: [UInt8](repeating: 0, count: 32)))
        let seconds = try await withThrowingTaskGroup(of: [Double].self) { group in
            for client in clients {
                for _ in 0..<depth {
                    group.addTask(executorPreference: client.channel.executor) {
                        var found: [Double] = []
                        var now = ContinuousClock.now
                        while now < until {
                            _ = try await client.unaryCall(request)
                            let then = ContinuousClock.now
                            found.append((then - now) / .seconds(1))
                            now = then
                        }
                        return found
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }.sorted()
        let total = (ContinuousClock.now - begin) / .seconds(1)
        for client in clients { client.channel.close() }
        func micro(_ share: Double) -> String {
            String(format: "%.1f", seconds[Int(Double(seconds.count) * share)] * 1e6)
        }
        let rate = String(format: "%.0f", Double(seconds.count) / total)
        say(
            "calls connections=\(connections) depth=\(depth) rate=\(rate) p50=\(micro(0.5)) p99=\(micro(0.99))"
        )
    }

    /// Streams replies of 64 KiB, that many mebibytes in all.
    private func stream(connections: Int, mebibytes: Int) async throws {
        let clients = try await connect(connections)
        let request = StreamingOutputCallRequest(
            responseParameters: Array(
                repeating: ResponseParameters(size: 64 << 10), count: mebibytes * 16 / connections))
        let begin = ContinuousClock.now
        let bytes = try await withThrowingTaskGroup(of: Int.self) { group in
            for client in clients {
                group.addTask(executorPreference: client.channel.executor) {
                    var bytes = 0
                    for try await reply in try await client.streamingOutputCall(request) {
                        bytes += reply.payload?.body.count ?? 0
                    }
                    return bytes
                }
            }
            return try await group.reduce(0, +)
        }
        let total = (ContinuousClock.now - begin) / .seconds(1)
        for client in clients { client.channel.close() }
        let rate = String(format: "%.0f", Double(bytes) / total / 1e6)
        say("stream connections=\(connections) rate=\(rate)")
    }

    private func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
}
