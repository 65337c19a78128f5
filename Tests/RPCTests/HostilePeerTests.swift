import Foundation
import PlantainProto
import RPC
import Testing

/// Tests/Interop/attacks.py against our server in a process of its own.
@Suite("a server under attack", .serialized)
struct HostilePeerTests {
    /// Shorter times than the defaults, so that each attack is over soon; the rest as in docs/LIMITS.md.
    static let limits = [
        "handshake-timeout=1", "header-timeout=1", "request-timeout=2", "stall-timeout=2",
        "idle-timeout=2", "connections-per-peer=64", "reset-rate=20",
    ]

    static let attacks: Set = [
        "rapid_reset", "made_you_reset", "continuation_flood", "empty_continuations",
        "settings_flood", "many_settings", "ping_flood", "unread_ping_flood", "priority_flood",
        "unknown_frame_flood", "window_update_flood", "empty_data_flood", "large_frame", "garbage",
        "hpack_bomb", "cookie_crumbs", "many_headers", "slow_headers", "half_a_header_block",
        "no_handshake", "half_a_preface", "zero_window", "dribble", "slow_body", "no_body",
        "long_message", "gzip_bomb", "idle", "crowd",
    ]

    @Test("each attack is ended, memory stays bounded, and an honest client is served meanwhile")
    func attacks() async throws {
        let server = try StockPeer(
            StockPeer.ours,
            ["serve", "--listen", "127.0.0.1:0", "--exit-with-stdin"]
                + Self.limits.flatMap { ["--limit", $0] })
        defer { server.stop() }
        let address = "127.0.0.1:\(try await server.port())"
        let attacker = try StockPeer(
            StockPeer.python,
            [
                "-u", StockPeer.script("attacks.py"), address,
                "\(server.process.processIdentifier)",
            ])
        let lines = await attacker.finish(within: 240)
        for line in lines where line.hasPrefix("FAIL") { Issue.record("\(line)") }
        let survived = lines.filter { $0.hasPrefix("ok ") }
            .compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
        #expect(Set(survived) == Self.attacks)
    }

    @Test("connections that end for their age cost no call")
    func age() async throws {
        var options = ServerOptions()
        options.limits.connectionAge = .milliseconds(60)
        try await withEcho(options) { client, _, _ in
            let end = ContinuousClock.now + .seconds(2)
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        while ContinuousClock.now < end {
                            let _: Thought = try await client.unary(
                                EchoService.method("Say"), Thought(text: "x"))
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("calls beyond what a server runs at once are refused, and those that run go on")
    func crowded() async throws {
        var options = ServerOptions()
        options.limits.calls = 2
        try await withEcho(options) { client, log, _ in
            let sleepers = (0..<2).map { _ in
                Task {
                    let _: Thought = try await client.unary(EchoService.method("Sleep"), Thought())
                }
            }
            #expect(await log.wait { $0.count("sleeping") == 2 })
            let error = await failure {
                let _: Thought = try await client.unary(EchoService.method("Say"), Thought())
            }
            #expect(error?.code == .resourceExhausted)
            #expect(log.count("cancelled") == 0)
            for sleeper in sleepers { sleeper.cancel() }
        }
    }
}
