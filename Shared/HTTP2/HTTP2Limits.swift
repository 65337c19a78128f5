/// What we allow the peer; the defaults are a client's, which chooses its servers. Rates are per second; ten
/// seconds' worth may come at once.
public struct HTTP2Limits: Sendable {
    /// Streams the peer may have open.
    public var concurrentStreams: UInt32 = 100
    /// Bytes of one stream that may wait for the application.
    public var streamWindow: UInt32 = 1024 * 1024
    /// Bytes on the way over the whole connection.
    public var connectionWindow: UInt32 = 4 * 1024 * 1024
    /// Payload of one frame.
    public var frameBytes = 64 * 1024
    /// Sum of name, value and 32 over all fields of one header block.
    public var headerListBytes = 16 * 1024
    /// Fields in one header block.
    public var headerCount = 128
    /// Bytes of one header block as it comes, compressed.
    public var headerBlockBytes = 32 * 1024
    /// CONTINUATION frames of one header block.
    public var continuations = 8
    /// Entries of one SETTINGS frame.
    public var settingsEntries = 32
    /// SETTINGS frames.
    public var settingsRate = 2
    /// PING frames; what we send allows for more.
    public var pingRate = 20
    /// Streams that a client resets or makes us reset; each that is answered in full allows for one more.
    public var resetRate = 100
    /// WINDOW_UPDATE frames; what we send allows for more.
    public var windowUpdateRate = 1000
    /// PRIORITY frames, and frames of kinds that nobody knows.
    public var priorityRate = 100
    /// DATA and CONTINUATION frames with nothing in them.
    public var emptyFrameRate = 10

    public init() {}
}
