internal import NIOCore

/// What a connection keeps of one stream.
struct OpenStream {
    /// Bytes that a peer must take within the time allowed: one now and then is no honest pace.
    static let leastProgress = 1024

    let handle: StreamHandle
    /// Bytes sent of which its handle knows.
    var reported = 0
    var peerEnded = false
    /// Senders that wait for the outbox to drain.
    var senders: [EventLoopPromise<Void>] = []
    private var sent = 0
    private var stalledSince: NIODeadline?

    init(_ handle: StreamHandle) { self.handle = handle }

    var inbox: Inbox { handle.inbox }

    /// Whether bytes have waited that long while hardly any left.
    mutating func isStalled(waiting: Int, sent now: Int, since: NIODeadline) -> Bool {
        if waiting == 0 || now - sent >= Self.leastProgress {
            sent = now
            stalledSince = nil
        } else if stalledSince == nil {
            stalledSince = .now()
        }
        return stalledSince.map { $0 < since } ?? false
    }
}
