/// Looks at the head of every frame before nghttp2 sees it, and says when a peer asks for more work than an
/// honest one would. nghttp2 counts some of this itself, but not every version does.
struct FrameGuard {
    private enum Kind {
        static let data: UInt8 = 0
        static let headers: UInt8 = 1
        static let reset: UInt8 = 3
        static let settings: UInt8 = 4
        static let pushPromise: UInt8 = 5
        static let ping: UInt8 = 6
        static let goAway: UInt8 = 7
        static let windowUpdate: UInt8 = 8
        static let continuation: UInt8 = 9
    }

    private let limits: HTTP2Limits
    private let isServer: Bool
    /// Bytes to pass over: the client's preface, then each frame's payload.
    private var skip: Int
    private var head: [UInt8] = []
    private var kind: UInt8 = 0
    private var isInFrame = false
    private var block: (bytes: Int, continuations: Int)?
    /// Whole frames seen.
    private(set) var frames = 0
    /// Since when a frame or a header block is unfinished.
    private(set) var unfinishedSince: ContinuousClock.Instant?

    var resets: RateLimit
    private var settings: RateLimit
    private var pings: RateLimit
    private var windowUpdates: RateLimit
    private var priorities: RateLimit
    private var empties: RateLimit

    init(_ limits: HTTP2Limits, isServer: Bool) {
        self.limits = limits
        self.isServer = isServer
        skip = isServer ? 24 : 0
        resets = RateLimit(perSecond: limits.resetRate)
        settings = RateLimit(perSecond: limits.settingsRate)
        pings = RateLimit(perSecond: limits.pingRate)
        windowUpdates = RateLimit(perSecond: limits.windowUpdateRate)
        priorities = RateLimit(perSecond: limits.priorityRate)
        empties = RateLimit(perSecond: limits.emptyFrameRate)
    }

    /// Having sent so much makes pings and window updates likely.
    mutating func sent(bytes: Int, headers: Int) {
        pings.give(Double(bytes) / 2048 + Double(headers))
        windowUpdates.give(Double(bytes) / 2048 + Double(headers))
    }

    /// Takes the next bytes from the peer.
    /// - Returns: what is wrong with them, and how many may still be looked at; nil = nothing.
    mutating func look(at bytes: UnsafeRawBufferPointer) -> (safe: Int, abuse: String)? {
        let now = ContinuousClock.now
        var at = 0
        while at < bytes.count {
            if skip > 0 {
                let passed = min(skip, bytes.count - at)
                skip -= passed
                at += passed
                if skip == 0, isInFrame { finish() }
                continue
            }
            if unfinishedSince == nil { unfinishedSince = now }
            let start = at
            let count = min(9 - head.count, bytes.count - at)
            unsafe head.append(contentsOf: bytes[at..<at + count])
            at += count
            if head.count < 9 { break }
            kind = head[3]
            let length = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
            if let abuse = check(length, flags: head[4], now) { return (start, abuse) }
            head.removeAll(keepingCapacity: true)
            isInFrame = true
            skip = length
            if skip == 0 { finish() }
        }
        return nil
    }

    private mutating func finish() {
        frames += 1
        isInFrame = false
        if block == nil { unfinishedSince = nil }
    }

    /// Judges the frame whose head has come.
    private mutating func check(_ length: Int, flags: UInt8, _ now: ContinuousClock.Instant)
        -> String?
    {
        if length > limits.frameBytes { return "a frame of \(length) bytes" }
        switch kind {
        case Kind.headers, Kind.pushPromise: block = (length, 0)
        case Kind.continuation:
            block = block.map { ($0.bytes + length, $0.continuations + 1) }
        default: break
        }
        if let block, block.bytes > limits.headerBlockBytes {
            return "a header block of more than \(limits.headerBlockBytes) bytes"
        }
        if let block, block.continuations > limits.continuations {
            return "a header block in more than \(limits.continuations) continuations"
        }
        switch kind {
        case Kind.headers, Kind.pushPromise, Kind.continuation, Kind.data:
            if kind != Kind.data, flags & 4 != 0 { block = nil }
            // One that ends its stream or its header block may be empty.
            let isEmpty = length == 0 && flags & 5 == 0
            return isEmpty && !empties.take(now: now) ? "too many empty frames" : nil
        case Kind.goAway: return nil
        case Kind.reset: return isServer && !resets.take(now: now) ? "too many resets" : nil
        case Kind.settings:
            if length > 6 * limits.settingsEntries { return "too many settings at once" }
            // Answers to our own are no work.
            return flags & 1 == 0 && !settings.take(now: now) ? "too many SETTINGS" : nil
        case Kind.ping: return flags & 1 == 0 && !pings.take(now: now) ? "too many PINGs" : nil
        case Kind.windowUpdate:
            return !windowUpdates.take(now: now) ? "too many WINDOW_UPDATEs" : nil
        default: return !priorities.take(now: now) ? "too many frames of no use" : nil
        }
    }
}
