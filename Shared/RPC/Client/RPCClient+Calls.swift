public import PlantainProto

/// The four kinds of calls.
extension RPCClient {
    public func unary<Q: ProtoMessage, R: ProtoMessage>(
        _ method: Method, _ request: Q, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> R {
        try await unaryResponse(method, request, options).message
    }

    /// As `unary`, with the metadata.
    public func unaryResponse<Q: ProtoMessage, R: ProtoMessage>(
        _ method: Method, _ request: Q, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Response<R> {
        let call = try await start(method, options, only: request.serialized())
        return try await response(call)
    }

    public func serverStreaming<Q: ProtoMessage, R: ProtoMessage>(
        _ method: Method, _ request: Q, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ReplyStream<R> {
        ReplyStream(call: try await start(method, options, only: request.serialized()))
    }

    /// - Parameter produce: sends the requests; the stream of requests ends when it returns.
    public func clientStreaming<Q: ProtoMessage, R: ProtoMessage>(
        _ method: Method, _ options: CallOptions = CallOptions(),
        _ produce: (MessageWriter<Q>) async throws -> Void
    ) async throws -> R {
        let call = try await start(method, options)
        do {
            try await produce(writer(call))
            call.stream.finish()
        } catch {
            // The server may have ended the call early: then its status says why.
            guard call.stream.inbox.isOver else {
                call.cancel()
                throw error
            }
        }
        return try await response(call).message
    }

    public func bidirectional<Q: ProtoMessage, R: ProtoMessage>(
        _ method: Method, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> BidirectionalCall<Q, R> {
        let call = try await start(method, options)
        return BidirectionalCall(requests: writer(call), replies: ReplyStream(call: call))
    }

    private func writer<Q: ProtoMessage>(_ call: ClientCall) -> MessageWriter<Q> {
        MessageWriter(
            write: { (bytes, compress) throws(RPCError) in try await call.send(bytes, compress) },
            end: { call.stream.finish() })
    }

    private func response<R: ProtoMessage>(_ call: ClientCall) async throws(RPCError) -> Response<R>
    {
        let bytes = try await call.only()
        return Response(
            message: try R(rpc: bytes, .internalError), initialMetadata: call.initialMetadata,
            trailingMetadata: call.trailingMetadata, wasCompressed: call.lastWasCompressed)
    }
}
