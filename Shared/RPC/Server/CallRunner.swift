internal import HTTP2
internal import Synchronization

/// Finds the method a stream asks for and runs its handler as a child task.
struct CallRunner: Sendable {
    let methods: [String: (service: String, method: RPCMethod)]
    let limits: ServerLimits
    private let tokens: BearerTokens?
    private let observer: (any CallObserver)?
    private let budget: ByteBudget
    /// Handlers that are running, on all connections.
    private let running = Running()

    private final class Running: Sendable {
        let count = Atomic(0)
    }

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

    func run(_ stream: StreamHandle, _ headers: [HTTP2Header]) async {
        defer { running.count.wrappingSubtract(1, ordering: .relaxed) }
        let count = running.count.wrappingAdd(1, ordering: .relaxed).newValue
        if let (call, method) = admit(stream, headers) {
            let parent = call.metadata["traceparent"].flatMap { Trace(parent: $0) }
            let trace = parent?.child ?? Trace()
            let begun = ContinuousClock.now
            observer?.began(call.service, call.method)
            if count > limits.calls {
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

    private enum Outcome: Sendable {
        case answered(RPCError?)
        case closed
        case late
    }

    /// Whichever comes first, the handler's end, the stream's or the deadline, ends the others.
    private func answer(_ call: ServerCall, _ stream: StreamHandle, _ method: RPCMethod) async {
        await withTaskGroup(of: Outcome.self) { group in
            group.addTask {
                await Deadline.$current.withValue(call.deadline) {
                    do {
                        try await method.answer(call)
                        return .answered(nil)
                    } catch {
                        return .answered(RPCError(from: error))
                    }
                }
            }
            group.addTask {
                await stream.closed.wait()
                return .closed
            }
            if let deadline = call.deadline {
                group.addTask {
                    do { try await ContinuousClock().sleep(until: deadline) } catch {
                        return .closed
                    }
                    return .late
                }
            }
            switch await group.next() {
            case .answered(let error):
                // First, because the client may open its next call as soon as it hears the end.
                stream.released()
                call.end(error)
                group.cancelAll()
                return
            case .late: call.end(.late)
            case .closed, nil: call.end(RPCError(.cancelled, "the call was cancelled"))
            }
            group.cancelAll()
            await group.waitForAll()
            stream.released()
        }
    }
}
