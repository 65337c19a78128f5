import Foundation
import Testing

/// gRPC's own interoperability cases: every pair of our side and a stock one, both ways.
@Suite("gRPC's official interoperability cases", .serialized)
struct OfficialInteropTests {
    static let cases: Set = [
        "empty_unary", "large_unary", "client_compressed_unary", "server_compressed_unary",
        "client_compressed_streaming", "server_compressed_streaming", "client_streaming",
        "server_streaming", "ping_pong", "empty_stream", "custom_metadata",
        "status_code_and_message", "special_status_message", "unimplemented_method",
        "unimplemented_service", "cancel_after_begin", "cancel_after_first_response",
        "timeout_on_sleeping_server", "rpc_soak", "channel_soak", "concurrent_large_unary",
    ]

    /// One side of a pair.
    enum Side: String, CaseIterable {
        case ours, grpcio, cpp

        func start(_ arguments: [String]) throws -> StockPeer {
            switch self {
            case .ours: try StockPeer(StockPeer.ours, arguments)
            case .cpp: try StockPeer(StockPeer.cpp, arguments)
            case .grpcio:
                try StockPeer(
                    StockPeer.python, ["-u", StockPeer.script("official.py")] + arguments)
            }
        }

        var serving: [String] {
            self == .ours ? ["serve", "--listen", "127.0.0.1:0", "--exit-with-stdin"] : ["serve"]
        }
    }

    @Test(
        "every case passes",
        arguments: [
            (Side.grpcio, Side.ours), (.cpp, .ours), (.ours, .grpcio), (.ours, .cpp),
        ])
    func pair(client: Side, server: Side) async throws {
        let serving = try server.start(server.serving)
        defer { serving.stop() }
        let address = "127.0.0.1:\(try await serving.port())"
        // grpcio's server cannot see whether a message came compressed.
        let blind = client == .ours && server == .grpcio ? ["--blind"] : []
        let calling = try client.start(["client", address] + blind)
        let lines = await calling.finish(within: 240)
        for line in lines where line.hasPrefix("FAIL") { Issue.record("\(line)") }
        let passed = lines.filter { $0.hasPrefix("ok ") }.map { String($0.dropFirst(3)) }
        #expect(passed.count == Self.cases.count)
        #expect(Set(passed) == Self.cases)
    }
}
