public import PlantainProto

/// Sends the messages of one side of a call.
public struct MessageWriter<Message: ProtoMessage>: Sendable {
    let write: @Sendable ([UInt8], _ compress: Bool) async throws(RPCError) -> Void
    let end: @Sendable () -> Void

    /// Returns once the message is on its way; waits while the other side does not read.
    /// - Parameter compress: whether to, if the call compresses at all
    public func send(_ message: Message, compress: Bool = true) async throws(RPCError) {
        try await write(message.serialized(), compress)
    }

    /// Client: no more messages follow. Servers need not call it.
    public func finish() { end() }
}
