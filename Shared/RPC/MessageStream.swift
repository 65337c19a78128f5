public import PlantainProto

/// The messages a client sends, in order; to be read by one task.
public struct MessageStream<Message: ProtoMessage>: AsyncSequence, Sendable {
    let reader: MessageReader

    public struct AsyncIterator: AsyncIteratorProtocol {
        let reader: MessageReader

        public mutating func next() async throws(RPCError) -> Message? {
            try await reader.request()
        }

        public mutating func next(isolation: isolated (any Actor)?) async throws(RPCError)
            -> Message?
        {
            let reader = reader
            return try await reader.request()
        }
    }

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(reader: reader) }
}

extension MessageReader {
    /// The next request, nil after the last.
    func request<Message: ProtoMessage>() async throws(RPCError) -> Message? {
        guard case .message(let bytes) = try await step() else { return nil }
        return try Message(rpc: bytes, .invalidArgument)
    }
}

extension ProtoMessage {
    /// Reads a message, or says with this code why not.
    init(rpc bytes: [UInt8], _ code: RPCCode) throws(RPCError) {
        do throws(ProtoError) { self = try Self(serialized: bytes) } catch {
            throw RPCError(code, "\(error)")
        }
    }
}
