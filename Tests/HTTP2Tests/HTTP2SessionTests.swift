import HTTP2
import Testing

@Suite("an HTTP/2 session")
struct HTTP2SessionTests {
    @Test("a request and its answer arrive with data and trailers in order")
    func exchange() throws {
        let pair = try Pair()
        let stream = try pair.client.open(Pair.request)
        try pair.client.queue([1, 2, 3], on: stream)
        try pair.client.finish(stream)
        try pair.exchange()
        #expect(
            pair.serverEvents == [
                .headers(stream: stream, Pair.request, end: false),
                .data(stream: stream, [1, 2, 3]),
                .end(stream: stream),
            ])
        try pair.server.respond(stream, [HTTP2Header(":status", "200")], end: false)
        try pair.server.queue([9], on: stream)
        try pair.server.finish(stream, trailers: [HTTP2Header("grpc-status", "0")])
        try pair.exchange()
        #expect(
            pair.clientEvents == [
                .sentEnd(stream: stream),
                .headers(stream: stream, [HTTP2Header(":status", "200")], end: false),
                .data(stream: stream, [9]),
                .headers(stream: stream, [HTTP2Header("grpc-status", "0")], end: true),
                .closed(stream: stream, code: 0),
            ])
    }

    @Test("a sender stops at the window and goes on as the receiver consumes")
    func flowControl() throws {
        var limits = HTTP2Limits()
        limits.streamWindow = 100_000
        let pair = try Pair(server: limits)
        let payload = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0) }
        let stream = try pair.client.open(Pair.request)
        try pair.client.queue(payload, on: stream)
        try pair.client.finish(stream)
        try pair.exchange()
        #expect(Pair.data(pair.serverEvents, stream).count == 100_000)
        #expect(pair.client.queuedBytes(stream) == 900_000)

        var received: [UInt8] = []
        while true {
            let bytes = Pair.data(pair.serverEvents, stream)
            if bytes.isEmpty { break }
            #expect(bytes.count <= 100_000)
            received += bytes
            pair.serverEvents = []
            pair.server.consume(bytes.count, on: stream)
            try pair.exchange()
        }
        #expect(received == payload)
        #expect(pair.client.queuedBytes(stream) == 0)
    }

    @Test("a stream that nobody reads does not hold up the others")
    func independentStreams() throws {
        let pair = try Pair()
        var streams: [Int32] = []
        for _ in 0..<20 {
            let stream = try pair.client.open(Pair.request)
            try pair.client.queue([UInt8](repeating: 1, count: 2 << 20), on: stream)
            streams.append(stream)
        }
        try pair.exchange()
        for stream in streams { #expect(Pair.data(pair.serverEvents, stream).count == 1024 * 1024) }
    }

    @Test("a reset reaches the other side with its code")
    func reset() throws {
        let pair = try Pair()
        let stream = try pair.client.open(Pair.request)
        try pair.exchange()
        pair.client.reset(stream, code: HTTP2Code.cancel)
        try pair.exchange()
        #expect(pair.serverEvents.last == .closed(stream: stream, code: HTTP2Code.cancel))
        #expect(throws: HTTP2Error.self) { try pair.client.queue([1], on: stream) }
    }

    @Test("a reset drops what was queued, also of a stream that waits for its turn")
    func resetQueued() throws {
        var limits = HTTP2Limits()
        limits.concurrentStreams = 1
        let pair = try Pair(server: limits)
        let streams = try (0..<2).map { _ in try pair.client.open(Pair.request) }
        for stream in streams {
            try pair.client.queue([UInt8](repeating: 1, count: 2 << 20), on: stream)
        }
        try pair.exchange()
        for stream in streams {
            #expect(pair.client.queuedBytes(stream) > 0)
            pair.client.reset(stream, code: HTTP2Code.cancel)
            #expect(pair.client.queuedBytes(stream) == 0)
        }
        try pair.exchange()
        for stream in streams {
            #expect(
                pair.clientEvents.contains(.closed(stream: stream, code: HTTP2Code.cancel)))
        }
        #expect(Pair.data(pair.serverEvents, streams[1]).isEmpty)
    }

    @Test("streams beyond the limit wait until one ends")
    func concurrency() throws {
        var limits = HTTP2Limits()
        limits.concurrentStreams = 2
        let pair = try Pair(server: limits)
        let streams = try (0..<3).map { _ in try pair.client.open(Pair.request) }
        try pair.exchange()
        #expect(pair.serverEvents.count == 2)
        try pair.client.finish(streams[0])
        try pair.server.respond(streams[0], [HTTP2Header(":status", "200")], end: true)
        try pair.exchange()
        #expect(pair.serverEvents.contains(.headers(stream: streams[2], Pair.request, end: false)))
    }

    @Test("too many or too long header fields are reported, not stored")
    func headerLimits() throws {
        let many = (0..<200).map { HTTP2Header("x-\($0)", "v") }
        let long = [HTTP2Header("x-long", String(repeating: "a", count: 20_000))]
        for extra in [many, long] {
            let pair = try Pair()
            let stream = try pair.client.open(Pair.request + extra)
            try pair.exchange()
            #expect(pair.serverEvents == [.oversizedHeaders(stream: stream)])
        }
    }

    @Test("after GOAWAY open streams finish, new ones are refused, and the session ends")
    func goAway() throws {
        let pair = try Pair()
        let stream = try pair.client.open(Pair.request)
        try pair.client.finish(stream)
        try pair.exchange()
        pair.server.goAway()
        try pair.exchange()
        #expect(
            pair.clientEvents == [
                .sentEnd(stream: stream), .goAway(lastStream: stream, code: 0),
            ])
        #expect(!pair.server.isFinished)
        let late = try pair.client.open(Pair.request)
        try pair.exchange()
        #expect(pair.clientEvents.last == .closed(stream: late, code: HTTP2Code.refusedStream))
        try pair.server.respond(stream, [HTTP2Header(":status", "200")], end: true)
        try pair.exchange()
        #expect(pair.clientEvents.contains(.closed(stream: stream, code: 0)))
        #expect(pair.server.isFinished)
        #expect(pair.client.isFinished)
    }

    @Test("bytes that are no HTTP/2 end the session with an error")
    func garbage() throws {
        let server = try HTTP2Session(.server)
        let text = Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
        #expect(throws: HTTP2Error.self) {
            try unsafe text.withUnsafeBytes { try unsafe server.receive($0) }
        }
        #expect(server.isFinished)
    }

    @Test("a flood of resets ends the connection")
    func rapidReset() throws {
        let pair = try Pair()
        for _ in 0..<2_000 {
            if pair.server.isFinished { break }
            guard let stream = try? pair.client.open(Pair.request) else { break }
            pair.client.reset(stream, code: HTTP2Code.cancel)
            // A request and its reset only cross the wire together if the request went first.
            let request = try pair.client.output()
            _ = try unsafe request.withUnsafeBytes { try unsafe pair.server.receive($0) }
            pair.client.reset(stream, code: HTTP2Code.cancel)
            try pair.exchange()
        }
        #expect(
            pair.clientEvents.contains { if case .goAway = $0 { true } else { false } }
                || pair.server.isFinished)
    }

    @Test("random bytes after the preface never crash it")
    func fuzz() throws {
        var state: UInt64 = 3
        func next() -> UInt8 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 40)
        }
        for _ in 0..<500 {
            let server = try HTTP2Session(.server)
            var bytes =
                Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + [0, 0, 0, 4, 0, 0, 0, 0, 0]
            for _ in 0..<8 {
                let length = next() % 40
                bytes += [0, 0, length, next() % 10, next(), 0, 0, 0, next() % 8]
                bytes += (0..<length).map { _ in next() }
            }
            _ = try? unsafe bytes.withUnsafeBytes { try unsafe server.receive($0) }
            _ = try? server.output()
        }
    }
}
