public import PlantainProto

/// A named group of methods.
public protocol RPCService: Sendable {
    /// The full name, such as `plantain.v1.Planner`.
    var name: String { get }
    var methods: [RPCMethod] { get }
}

/// How many messages go each way.
public enum MethodKind: Sendable { case unary, serverStreaming, clientStreaming, bidirectional }

/// One method and the closure that answers it.
public struct RPCMethod: Sendable {
    public let name: String
    public let kind: MethodKind
    /// Answers a call and returns its last reply, if that is known to be the last.
    let answer: @Sendable (ServerCall) async throws -> [UInt8]?

    public static func unary<Q: ProtoMessage, R: ProtoMessage>(
        _ name: String, _ handler: @escaping @Sendable (Q, ServerCall) async throws -> R
    ) -> RPCMethod {
        RPCMethod(name: name, kind: .unary) { call in
            try await handler(try await call.onlyRequest(), call).serialized()
        }
    }

    public static func serverStreaming<Q: ProtoMessage, R: ProtoMessage>(
        _ name: String,
        _ handler: @escaping @Sendable (Q, ServerCall, MessageWriter<R>) async throws -> Void
    ) -> RPCMethod {
        RPCMethod(name: name, kind: .serverStreaming) { call in
            try await handler(try await call.onlyRequest(), call, call.replies())
            return nil
        }
    }

    public static func clientStreaming<Q: ProtoMessage, R: ProtoMessage>(
        _ name: String,
        _ handler: @escaping @Sendable (MessageStream<Q>, ServerCall) async throws -> R
    ) -> RPCMethod {
        RPCMethod(name: name, kind: .clientStreaming) { call in
            try await handler(MessageStream(reader: call.reader), call).serialized()
        }
    }

    public static func bidirectional<Q: ProtoMessage, R: ProtoMessage>(
        _ name: String,
        _ handler:
            @escaping @Sendable (MessageStream<Q>, ServerCall, MessageWriter<R>) async throws ->
            Void
    ) -> RPCMethod {
        RPCMethod(name: name, kind: .bidirectional) { call in
            try await handler(MessageStream(reader: call.reader), call, call.replies())
            return nil
        }
    }
}
