import HTTP2

extension HTTP2Session {
    /// Everything that waits for the peer.
    func output() throws -> [UInt8] {
        var bytes: [UInt8] = []
        try unsafe output(limit: .max) { unsafe bytes.append(contentsOf: $0) }
        return bytes
    }
}

/// A client and a server whose bytes are carried by hand.
final class Pair {
    let client: HTTP2Session
    let server: HTTP2Session
    var clientEvents: [HTTP2Event] = []
    var serverEvents: [HTTP2Event] = []

    init(client: HTTP2Limits = HTTP2Limits(), server: HTTP2Limits = HTTP2Limits()) throws {
        self.client = try HTTP2Session(.client, limits: client)
        self.server = try HTTP2Session(.server, limits: server)
        try exchange()
    }

    /// Carries bytes both ways until neither has more.
    func exchange() throws {
        while true {
            let forth = try client.output()
            serverEvents += server.takeEvents()
            serverEvents += try unsafe forth.withUnsafeBytes { try unsafe server.receive($0) }
            let back = try server.output()
            clientEvents += client.takeEvents()
            clientEvents += try unsafe back.withUnsafeBytes { try unsafe client.receive($0) }
            if forth.isEmpty, back.isEmpty { return }
        }
    }

    /// Data that arrived on a stream.
    static func data(_ events: [HTTP2Event], _ stream: Int32) -> [UInt8] {
        events.flatMap { event -> [UInt8] in
            if case .data(stream, let bytes) = event { bytes } else { [] }
        }
    }

    static let request = [
        HTTP2Header(":method", "POST"), HTTP2Header(":scheme", "http"),
        HTTP2Header(":path", "/a/b"),
        HTTP2Header(":authority", "test"),
    ]
}
