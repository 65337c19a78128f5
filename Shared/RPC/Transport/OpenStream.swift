internal import NIOCore

/// What a connection keeps of one stream.
struct OpenStream {
    /// Looks at which no byte has left, one after another, before a stream counts as stalled.
    static let patientLooks = 3

    let inbox = Inbox()
    let closed = Signal()
    var peerEnded = false
    /// Senders that wait for the outbox to drain.
    var senders: [EventLoopPromise<Void>] = []
    private var waiting = 0
    private var looks = 0

    /// Looks whether any of the queued bytes has left since the last look.
    mutating func isStalled(waiting now: Int) -> Bool {
        looks = now > 0 && now == waiting ? looks + 1 : 0
        waiting = now
        return looks > Self.patientLooks
    }
}
