internal import HTTP2
internal import NIOCore

/// Finds the method a stream asks for and runs its handler.
struct CallRunner: Sendable {
    let methods: [String: (service: String, method: RPCMethod)]
    let limits: ServerLimits
    private let tokens: BearerTokens?
    private let observer: (any CallObserver)?
    private let budget: ByteBudget

    init(
        _ services: [any RPCService], _ limits: ServerLimits, tokens: BearerTokens? = nil,
        observer: (any CallObserver)? = nil
    ) {
        var methods: [String: (service: String, method: RPCMethod)] = [:]
        for service in services {
            for method in service.methods {
                methods["/\(service.name)/\(method.name)"] = (service.name, method)
            }
        }
        self.methods = methods
        self.limits = limits
        self.tokens = tokens
        self.observer = observer
        budget = ByteBudget(limit: limits.requestMemory)
    }

    /// - Parameter crowd: calls that were running on all connections when this one came.
    func run(_ stream: StreamHandle, _ headers: [HTTP2Header], crowd: Int) async {
        if let (call, method) = admit(stream, headers) {
            let parent = call.metadata["traceparent"].flatMap { Trace(parent: $0) }
            let trace = parent?.child ?? Trace()
            let begun = ContinuousClock.now
            observer?.began(call.service, call.method)
            if crowd >= limits.calls {
                call.end(
                    RPCError(
                        .resourceExhausted,
                        "the server runs \(limits.calls) calls already; try again later",
                        retryAfter: .seconds(1)))
                stream.released()
            } else {
                await Trace.$current.withValue(trace) { await answer(call, stream, method) }
            }
            let error = call.failure
            observer?.ended(
                CallRecord(
                    service: call.service, method: call.method, peer: call.peer,
                    code: error?.code ?? .ok, message: error?.message ?? "",
                    duration: begun.duration(to: .now), trace: trace))
        } else {
            stream.released()
        }
    }

    /// The call and its method; nil if it was refused.
    private func admit(
        _ stream: StreamHandle, _ headers: [HTTP2Header]
    ) -> (ServerCall, RPCMethod)? {
        func value(_ name: String) -> String? { headers.first { $0.name == name }?.value }
        guard value(":method") == "POST" else {
            stream.respond(
                [HTTP2Header(":status", "405"), HTTP2Header("allow", "POST")], end: true)
            return nil
        }
        guard let type = value("content-type"), type.hasPrefix("application/grpc"),
            !type.hasPrefix("application/grpc-web")
        else {
            stream.respond([HTTP2Header(":status", "415")], end: true)
            return nil
        }
        let path = value(":path") ?? ""
        let encoding = value("grpc-encoding") ?? "identity"
        var encodings = ServerCall.Encodings()
        encodings.requests = MessageEncoding(rawValue: encoding) ?? .identity
        if MessageEncoding.gzip.isAccepted(by: value("grpc-accept-encoding")) {
            encodings.accepted = .gzip
        }
        let target = methods[path]
        let timeout = value("grpc-timeout")
        let duration = timeout.flatMap { Timeout.decode($0) }
        let call = ServerCall(
            stream, service: target?.service ?? "", method: target?.method.name ?? "",
            metadata: Metadata(headers: headers), deadline: duration.map { Deadline.after($0) },
            messageLimit: limits.messageBytes, encodings: encodings, budget: budget)
        // Probes of orchestrators carry no token, and health tells no secrets.
        if let tokens, target?.service != "grpc.health.v1.Health",
            !tokens.accept(value("authorization"))
        {
            call.end(RPCError(.unauthenticated, "expected a bearer token that is known here"))
            return nil
        }
        guard let target else {
            call.end(RPCError(.unimplemented, "this server has no method \(path)"))
            return nil
        }
        if let timeout, duration == nil {
            call.end(
                RPCError(.internalError, "expected a grpc-timeout such as 500m, got \(timeout)"))
            return nil
        }
        if MessageEncoding(rawValue: encoding) == nil {
            let readable = MessageEncoding.accepted
            call.end(
                RPCError(.unimplemented, "this server reads no \(encoding), only \(readable)"))
            return nil
        }
        return (call, target.method)
    }

    /// Runs the handler. The end of the stream or the deadline ends the call at once and cancels the task; the
    /// handler counts until it has returned.
    private func answer(_ call: ServerCall, _ stream: StreamHandle, _ method: RPCMethod) async {
        let timer = call.deadline.map { deadline in
            let left = ContinuousClock.now.duration(to: deadline)
            return stream.loop.scheduleTask(in: TimeAmount(left)) {
                call.end(.late)
                stream.cancel()
            }
        }
        defer { timer?.cancel() }
        do {
            let last = try await Deadline.$current.withValue(call.deadline) {
                try await method.answer(call)
            }
            call.complete(last, nil)
        } catch {
            call.complete(nil, RPCError(from: error))
        }
    }
}
