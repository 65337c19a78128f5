import HTTP2
import RPC
import Testing

@Suite("gRPC's formats")
struct WireFormatTests {
    @Test("timeouts have at most eight digits and read back no shorter than they were")
    func timeouts() {
        let durations: [Duration] = [
            .zero, .nanoseconds(1), .microseconds(250), .milliseconds(1500), .seconds(90),
            .seconds(86_400 * 365),
            .seconds(99_999_999), .seconds(99_999_999.5), .seconds(100_000_000),
        ]
        for duration in durations {
            let text = Timeout.encode(duration)
            #expect(text.count <= 9)
            let back = Timeout.decode(text)
            #expect(
                back.map { $0 >= duration && $0 <= duration * 1.0001 } == true,
                "\(duration) \(text)")
        }
        #expect(Timeout.encode(.nanoseconds(100_000_001)) == "100001u")
        #expect(Timeout.encode(.seconds(-1)) == "0n")
        #expect(Timeout.decode("5M") == .seconds(300))
        #expect(Timeout.decode("2H") == .seconds(7200))
        for bad in ["", "5", "m", "-5m", "5x", "123456789m", "1.5S", "5 m"] {
            #expect(Timeout.decode(bad) == nil)
        }
    }

    @Test("status messages are percent-encoded UTF-8, and broken escapes stand as they are")
    func percent() {
        #expect(PercentEncoding.encode("a b%\n é") == "a b%25%0A %C3%A9")
        #expect(PercentEncoding.encode("abé", limit: 7) == "ab")
        #expect(PercentEncoding.decode("a b%25%0A %C3%A9") == "a b%\n é")
        #expect(PercentEncoding.decode("100%") == "100%")
        #expect(PercentEncoding.decode("%zz%4") == "%zz%4")
    }

    @Test("messages are cut out of any split of the bytes")
    func framing() throws {
        let messages: [[UInt8]] = [[], [1], Array(repeating: 7, count: 300), [2, 3]]
        let bytes = messages.flatMap { Framing.chunks($0).flatMap { $0 } }
        for size in [1, 2, 5, 7, 100, bytes.count] {
            var deframer = Deframer(limit: 300)
            var found: [[UInt8]] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                deframer.append(Array(bytes[start..<min(start + size, bytes.count)]))
                while let message = try deframer.next() { found.append(message.bytes) }
            }
            #expect(found == messages)
            #expect(!deframer.isPartial)
        }
    }

    @Test("oversized messages are refused before they arrive, and so are flags that nobody knows")
    func framingErrors() {
        for head: [UInt8] in [[0, 0, 0, 0, 11], [1, 0, 0, 0, 11], [2, 0, 0, 0, 1]] {
            var deframer = Deframer(limit: 10)
            deframer.append(head)
            #expect(throws: RPCError.self) { try deframer.next() }
        }
    }

    @Test(
        "a compressed message comes back whole, and one that is no shorter compressed goes as it is"
    )
    func compression() throws {
        let long = [UInt8](repeating: 7, count: 10_000)
        for (message, isCompressed) in [(long, true), ([1, 2, 3], false), ([], false)] {
            var deframer = Deframer(limit: 10_000)
            deframer.encoding = .gzip
            let chunks = Framing.chunks(message, .gzip)
            for chunk in chunks { deframer.append(chunk) }
            #expect(chunks[1].count <= message.count)
            let found = try deframer.next()
            #expect(found == Deframer.Message(bytes: message, wasCompressed: isCompressed))
        }
    }

    @Test(
        "a message that inflates beyond the limit is refused, as are broken ones and unannounced ones"
    )
    func bombs() {
        let bomb = Framing.chunks([UInt8](repeating: 0, count: 64 << 20), .gzip).flatMap { $0 }
        #expect(bomb.count < 100_000)
        var cut = bomb
        cut[4] -= 1
        var noise = bomb
        noise[5000] ^= 1
        for (bytes, encoding, code) in [
            (bomb, MessageEncoding.gzip, RPCCode.resourceExhausted),
            (cut, .gzip, .resourceExhausted),
            (noise, .gzip, .internalError), (bomb, .identity, .internalError),
        ] {
            var deframer = Deframer(
                limit: encoding == .gzip && code == .internalError ? 64 << 20 : 1 << 20)
            deframer.encoding = encoding
            deframer.append(bytes)
            #expect(
                performing: { try deframer.next() }, throws: { ($0 as? RPCError)?.code == code })
        }
    }

    @Test(
        "metadata keep bytes in base64, read padding or none, and cannot forge the transport's fields"
    )
    func metadata() {
        var metadata = Metadata()
        metadata.add("Key", "väl")
        metadata.add("data", bytes: [0, 255])
        metadata.add("grpc-status", "0")
        metadata.add("te", "x")
        metadata.add("bad key", "x")
        #expect(metadata.headers == [HTTP2Header("key", "vl"), HTTP2Header("data-bin", "AP8")])
        let read = Metadata(headers: [
            HTTP2Header("a-bin", "AP8="), HTTP2Header("b-bin", "AP8, AQ=="),
            HTTP2Header(":path", "/"),
            HTTP2Header("grpc-timeout", "1S"), HTTP2Header("x", "y"),
        ])
        #expect(read.bytes("a-bin") == [0, 255])
        #expect(read.entries.count == 4)
        #expect(read["x"] == "y")
    }

    @Test("addresses read as written")
    func addresses() throws {
        #expect(try Address("localhost:50051") == .tcp(host: "localhost", port: 50_051))
        #expect(try Address("[::1]:7") == .tcp(host: "::1", port: 7))
        #expect(try Address("unix:/run/p.sock") == .unix(path: "/run/p.sock"))
        #expect("\(try Address("[::1]:7"))" == "[::1]:7")
        for bad in ["", "host", "host:", ":1", "host:70000", "::1:7", "unix:"] {
            #expect(throws: AddressError.self) { try Address(bad) }
        }
    }

    @Test("code names are those of the gRPC documents")
    func codes() {
        #expect(RPCCode.internalError.name == "INTERNAL")
        #expect(RPCCode.deadlineExceeded.name == "DEADLINE_EXCEEDED")
        #expect(RPCCode.ok.name == "OK")
        #expect(RPCCode.unauthenticated.rawValue == 16)
    }
}
