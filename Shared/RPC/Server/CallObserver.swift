/// Hears of the calls of a server, for logs and metrics. Nothing of what they carry is told.
public protocol CallObserver: Sendable {
    func began(_ service: String, _ method: String)
    func ended(_ call: CallRecord)
}

/// One call that has ended.
public struct CallRecord: Sendable {
    public var service: String
    public var method: String
    /// The client's address.
    public var peer: String
    public var code: RPCCode
    /// What the client was told beside the code; may quote what it had sent.
    public var message: String
    public var duration: Duration
    public var trace: Trace
}
