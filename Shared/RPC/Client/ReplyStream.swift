public import PlantainProto

/// The replies of a call, in order, to be read by one task. It ends after the last reply of a call that
/// ended well and throws `RPCError` otherwise. The server is held back while nobody reads; letting go of
/// the stream, or cancelling the task that reads it, cancels the call.
public struct ReplyStream<Message: ProtoMessage>: AsyncSequence, Sendable {
    let call: ClientCall

    public struct AsyncIterator: AsyncIteratorProtocol {
        let call: ClientCall

        public mutating func next() async throws(RPCError) -> Message? {
            try await call.reply()
        }

        public mutating func next(isolation: isolated (any Actor)?) async throws(RPCError)
            -> Message?
        {
            let call = call
            return try await call.reply()
        }
    }

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(call: call) }

    /// What the server said before its first reply; complete once a reply was read.
    public var initialMetadata: Metadata { call.initialMetadata }
    /// What the server said with its status; complete once the stream has ended.
    public var trailingMetadata: Metadata { call.trailingMetadata }

    /// Whether the reply read last came compressed.
    public var lastWasCompressed: Bool { call.lastWasCompressed }

    public func cancel() { call.cancel() }
}

extension ClientCall {
    /// The next reply, nil after the last.
    func reply<Message: ProtoMessage>() async throws(RPCError) -> Message? {
        guard let bytes = try await next() else { return nil }
        do throws(RPCError) { return try Message(rpc: bytes, .internalError) } catch {
            cancel()
            throw error
        }
    }
}

/// A call in which both sides stream.
public struct BidirectionalCall<Request: ProtoMessage, Reply: ProtoMessage>: Sendable {
    /// Call `finish` after the last request.
    public let requests: MessageWriter<Request>
    public let replies: ReplyStream<Reply>
}

/// The reply of a call that has one, with what came beside it.
public struct Response<Message: ProtoMessage>: Sendable {
    public let message: Message
    public let initialMetadata: Metadata
    public let trailingMetadata: Metadata
    public let wasCompressed: Bool
}
