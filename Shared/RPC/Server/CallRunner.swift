internal import HTTP2

/// Finds the method a stream asks for and runs its handler as a child task.
struct CallRunner: Sendable {
    let methods: [String: (service: String, method: RPCMethod)]
    let messageLimit: Int

    init(_ services: [any RPCService], messageLimit: Int) {
        var methods: [String: (service: String, method: RPCMethod)] = [:]
        for service in services {
            for method in service.methods {
                methods["/\(service.name)/\(method.name)"] = (service.name, method)
            }
        }
        self.methods = methods
        self.messageLimit = messageLimit
    }

    func run(_ stream: StreamHandle, _ headers: [HTTP2Header]) async {
        func value(_ name: String) -> String? { headers.first { $0.name == name }?.value }
        guard value(":method") == "POST" else {
            stream.respond(
                [HTTP2Header(":status", "405"), HTTP2Header("allow", "POST")], end: true)
            return
        }
        guard let type = value("content-type"), type.hasPrefix("application/grpc"),
            !type.hasPrefix("application/grpc-web")
        else {
            stream.respond([HTTP2Header(":status", "415")], end: true)
            return
        }
        let path = value(":path") ?? ""
        let timeout = value("grpc-timeout")
        let duration = timeout.flatMap { Timeout.decode($0) }
        let deadline = duration.map { ContinuousClock.now.advanced(by: $0) }
        let target = methods[path]
        let call = ServerCall(
            stream, service: target?.service ?? "", method: target?.method.name ?? "",
            metadata: Metadata(headers: headers), deadline: deadline, messageLimit: messageLimit)
        guard let target else {
            call.end(RPCError(.unimplemented, "this server has no method \(path)"))
            return
        }
        if let timeout, duration == nil {
            call.end(
                RPCError(.internalError, "expected a grpc-timeout such as 500m, got \(timeout)"))
            return
        }
        if let encoding = value("grpc-encoding"), encoding != "identity" {
            call.end(RPCError(.unimplemented, "this server reads no \(encoding), only identity"))
            return
        }
        await answer(call, stream, target.method)
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
            case .answered(let error): call.end(error)
            case .late: call.end(RPCError(.deadlineExceeded, "the deadline has passed"))
            case .closed, nil: call.end(RPCError(.cancelled, "the call was cancelled"))
            }
            group.cancelAll()
        }
    }
}
