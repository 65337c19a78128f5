internal import HTTP2

/// What a server allows its clients. `rows` names every limit for the command line and for docs/LIMITS.md.
/// Rates are per second; ten seconds' worth may come at once.
public struct ServerLimits: Hashable, Sendable {
    // MARK: Connections
    public var connections = 256
    public var connectionsPerPeer = 128
    public var handshakeTimeout: Duration = .seconds(10)
    public var idleTimeout: Duration = .seconds(15 * 60)
    public var connectionAge: Duration = .seconds(4 * 3600)
    public var connectionGrace: Duration = .seconds(10 * 60)

    // MARK: Calls
    public var calls = 1000
    public var concurrentCalls = 100
    public var messageBytes = 4 * 1024 * 1024
    public var requestMemory = 256 * 1024 * 1024
    public var requestTimeout: Duration = .seconds(60)
    public var stallTimeout: Duration = .seconds(60)
    public var streamWindow = 256 * 1024
    public var connectionWindow = 1024 * 1024

    // MARK: Headers
    public var headerBytes = 16 * 1024
    public var headerFields = 128
    public var headerBlockBytes = 32 * 1024
    public var continuations = 8
    public var headerTimeout: Duration = .seconds(10)

    // MARK: Frames
    public var frameBytes = 16 * 1024
    public var settingsEntries = 32
    public var settingsRate = 2
    public var pingRate = 20
    public var resetRate = 100
    public var windowUpdateRate = 1000
    public var priorityRate = 100
    public var emptyFrameRate = 10

    public init() {}

    var http2: HTTP2Limits {
        var limits = HTTP2Limits()
        limits.concurrentStreams = UInt32(clamping: concurrentCalls)
        limits.streamWindow = UInt32(clamping: streamWindow)
        limits.connectionWindow = UInt32(clamping: connectionWindow)
        limits.frameBytes = frameBytes
        limits.headerListBytes = headerBytes
        limits.headerCount = headerFields
        limits.headerBlockBytes = headerBlockBytes
        limits.continuations = continuations
        limits.settingsEntries = settingsEntries
        limits.settingsRate = settingsRate
        limits.pingRate = pingRate
        limits.resetRate = resetRate
        limits.windowUpdateRate = windowUpdateRate
        limits.priorityRate = priorityRate
        limits.emptyFrameRate = emptyFrameRate
        return limits
    }
}

// MARK: Names

extension ServerLimits {
    /// One limit: its name on the command line, its values, what happens beyond it.
    public struct Row: Sendable {
        enum Value: Sendable {
            case count(any (WritableKeyPath<ServerLimits, Int> & Sendable))
            case duration(any (WritableKeyPath<ServerLimits, Duration> & Sendable))
        }

        public let name: String
        public let unit: String
        public let range: ClosedRange<Int>
        /// What is counted, and what happens to a client that goes beyond.
        public let about: String
        let value: Value

        static func count(
            _ name: String, _ path: any (WritableKeyPath<ServerLimits, Int> & Sendable),
            _ unit: String,
            _ range: ClosedRange<Int>, _ about: String
        ) -> Row {
            Row(name: name, unit: unit, range: range, about: about, value: .count(path))
        }

        static func seconds(
            _ name: String, _ path: any (WritableKeyPath<ServerLimits, Duration> & Sendable),
            _ about: String
        ) -> Row {
            Row(
                name: name, unit: "s", range: 1...1_000_000_000, about: about,
                value: .duration(path))
        }

        /// The value that these limits have.
        public func value(in limits: ServerLimits) -> Int {
            switch value {
            case .count(let path): limits[keyPath: path]
            case .duration(let path): Int(limits[keyPath: path].components.seconds)
            }
        }
    }

    /// Sets one limit by `name=value`.
    public mutating func set(_ text: String) throws(ServerLimitError) {
        let parts = text.split(separator: "=", maxSplits: 1)
        guard let row = Self.rows.first(where: { parts.first == $0.name[...] }) else {
            throw .unknown(String(parts.first ?? ""))
        }
        guard parts.count == 2, let number = Int(parts[1]), row.range.contains(number) else {
            throw .badValue(text, name: row.name, range: row.range)
        }
        switch row.value {
        case .count(let path): self[keyPath: path] = number
        case .duration(let path): self[keyPath: path] = .seconds(number)
        }
    }

    /// Every limit, in the order of docs/LIMITS.md.
    public static let rows: [Row] = [
        .count(
            "connections", \.connections, "connections", 1...1_000_000,
            "open connections in all; more are closed at once"),
        .count(
            "connections-per-peer", \.connectionsPerPeer, "connections", 1...1_000_000,
            "open connections from one address; more are closed at once"),
        .seconds(
            "handshake-timeout", \.handshakeTimeout,
            "from accepting a connection to its first whole frame; then it is closed"),
        .seconds(
            "idle-timeout", \.idleTimeout,
            "without any call; then the connection is closed, after GOAWAY"),
        .seconds(
            "connection-age", \.connectionAge,
            "since the connection was made, a tenth more or less; then GOAWAY, and running calls go on"
        ),
        .seconds(
            "connection-grace", \.connectionGrace,
            "that calls may go on after that GOAWAY; then they end"),
        .count(
            "calls", \.calls, "calls", 1...1_000_000,
            "that run on all connections together; more end at once with RESOURCE_EXHAUSTED"),
        .count(
            "concurrent-calls", \.concurrentCalls, "calls", 1...100_000,
            "open calls of one connection; more are refused, as are those beyond twice as many handlers that still run"
        ),
        .count(
            "message-bytes", \.messageBytes, "bytes", 1024...1_073_741_824,
            "of one request, also once decompressed; the call ends with RESOURCE_EXHAUSTED"),
        .count(
            "request-memory", \.requestMemory, "bytes", 1_048_576...1_099_511_627_776,
            "of requests that have not arrived whole, over all calls; those that need more end with RESOURCE_EXHAUSTED"
        ),
        .seconds(
            "request-timeout", \.requestTimeout,
            "for a message that has begun, or the only one of a call, to arrive; the call ends with DEADLINE_EXCEEDED"
        ),
        .seconds(
            "stall-timeout", \.stallTimeout,
            "in which a client must take 1 KiB of what waits for it; the call ends"),
        .count(
            "stream-window", \.streamWindow, "bytes", 1024...1_073_741_824,
            "of one call that may wait to be read; HTTP/2 holds the client back"),
        .count(
            "connection-window", \.connectionWindow, "bytes", 65_535...1_073_741_824,
            "on the way over the whole connection; HTTP/2 holds the client back"),
        .count(
            "header-bytes", \.headerBytes, "bytes", 1024...1_048_576,
            "names, values and 32 for each field; the call is answered with HTTP status 431, and beyond sixteen times as many the connection is closed"
        ),
        .count(
            "header-fields", \.headerFields, "fields", 16...10_000,
            "of one call, each cookie crumb one; the call is answered with HTTP status 431, and beyond sixteen times as many the connection is closed"
        ),
        .count(
            "header-block-bytes", \.headerBlockBytes, "bytes", 1024...1_048_576,
            "of one header block as it comes; the connection is closed"),
        .count(
            "continuations", \.continuations, "frames", 1...1000,
            "CONTINUATION frames of one header block; the connection is closed"),
        .seconds(
            "header-timeout", \.headerTimeout,
            "for a frame or a header block that has begun to arrive; the connection is closed"),
        .count(
            "frame-bytes", \.frameBytes, "bytes", 16_384...16_777_215,
            "payload of one frame; the connection is closed"),
        .count(
            "settings-entries", \.settingsEntries, "entries", 8...1000,
            "of one SETTINGS frame; the connection is closed"),
        .count(
            "settings-rate", \.settingsRate, "per second", 1...100_000,
            "SETTINGS frames; the connection is closed"),
        .count(
            "ping-rate", \.pingRate, "per second", 1...100_000,
            "PING frames, and one more for 2 KiB sent to the client; the connection is closed"),
        .count(
            "reset-rate", \.resetRate, "per second", 1...100_000,
            "calls that the client resets or breaks, and one more for each answered; the connection is closed"
        ),
        .count(
            "window-update-rate", \.windowUpdateRate, "per second", 1...1_000_000,
            "WINDOW_UPDATE frames, and one more for 2 KiB sent to the client; the connection is closed"
        ),
        .count(
            "priority-rate", \.priorityRate, "per second", 1...100_000,
            "PRIORITY and unknown frames; the connection is closed"),
        .count(
            "empty-frame-rate", \.emptyFrameRate, "per second", 1...100_000,
            "frames with nothing in them that end nothing; the connection is closed"),
    ]
}

/// Why text is no limit.
public enum ServerLimitError: Error, Hashable, Sendable, CustomStringConvertible {
    case unknown(String)
    case badValue(String, name: String, range: ClosedRange<Int>)

    public var description: String {
        switch self {
        case .unknown(let name):
            "there is no limit \"\(name)\"; there are "
                + ServerLimits.rows.map(\.name).joined(separator: ", ")
        case .badValue(let text, let name, let range):
            "expected \(name)=N with N from \(range.lowerBound) to \(range.upperBound), got \"\(text)\""
        }
    }
}
