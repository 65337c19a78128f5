import Foundation
import PlantainProto
import RPC
import Testing

@Suite("a client's signs of life", .serialized, .timeLimit(.minutes(1)))
struct KeepaliveTests {
    @Test("a server that has gone silent is given up, and its call told")
    func silent() async throws {
        // It takes connections, as a machine that hangs still seems to, and never says a word.
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = unsafe withUnsafeMutablePointer(to: &place) { place -> Int in
            unsafe place.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                var size = size
                guard unsafe bind(listener, address, size) == 0, listen(listener, 8) == 0,
                    unsafe getsockname(listener, address, &size) == 0
                else { return 0 }
                return 1
            }
        }
        try #require(port == 1)
        let address = Address.tcp(
            host: "127.0.0.1", port: Int(UInt16(bigEndian: place.sin_port)))
        let client = RPCClient(to: address, keepalive: .milliseconds(200))
        let begun = ContinuousClock.now
        let error = await failure {
            let _: Thought = try await client.unary(EchoService.method("Say"), Thought())
        }
        #expect(error?.code == .unavailable && error?.message.contains("sign of life") == true)
        #expect(begun.duration(to: .now) < .seconds(5))
        client.close()
    }

    @Test("a server that works and says nothing answers, and its call goes on")
    func busy() async throws {
        try await withEcho { _, _, server in
            let client = RPCClient(to: server.address, keepalive: .milliseconds(100))
            let talk: BidirectionalCall<Thought, Thought> = try await client.bidirectional(
                EchoService.method("Talk"))
            try await Task.sleep(for: .seconds(1))
            try await talk.requests.send(Thought(text: "still there"))
            var replies = talk.replies.makeAsyncIterator()
            #expect(try await replies.next()?.text == "still there")
            client.close()
        }
    }
}
