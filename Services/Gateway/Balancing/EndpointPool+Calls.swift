public import RPC
internal import ServiceKit

extension EndpointPool {
    /// Makes one call, on another server or later if it fails in a way that may pass.
    /// - Parameter body: makes the call from its beginning; may be run several times.
    public func call<Result>(
        _ body: (RPCClient) async throws -> Result
    ) async throws -> Result {
        var backoff = Backoff()
        let end = ContinuousClock.now.advanced(by: Self.patience)
        var failed: [ObjectIdentifier] = []
        var doubts = 0
        while true {
            do {
                return try await once(avoiding: failed, body) { failed.append($0) }
            } catch let error as RPCError {
                guard let verdict = Retry(error), !Task.isCancelled else { throw error }
                if verdict == .onceMore {
                    doubts += 1
                    if doubts > 1 { throw error }
                }
                let pause = max(backoff.next(), error.retryAfter ?? .zero)
                let latest = min(end, Deadline.current ?? end)
                guard .now.advanced(by: pause) < latest else { throw error }
                Metrics.shared.count(
                    "plantain_retries_total", "Calls made again.", by: 1,
                    ["service": service, "code": error.code.name])
                Log.write(
                    .warning, "retry",
                    [
                        "service": .text(service), "code": .text(error.code.name),
                        "pause": .number(pause / .seconds(1)),
                    ])
                // With another server at hand there is nothing to wait for.
                if failed.count >= healthy || error.retryAfter != nil {
                    try await Task.sleep(for: pause)
                    failed = []
                }
            }
        }
    }

    /// Makes one call on one server.
    private func once<Result>(
        avoiding failed: [ObjectIdentifier], _ body: (RPCClient) async throws -> Result,
        onFailure: (ObjectIdentifier) -> Void
    ) async throws -> Result {
        let endpoint = try await choose(avoiding: failed)
        do {
            let result = try await body(endpoint.client)
            endpoint.end(failed: false)
            return result
        } catch {
            let isIts = (error as? RPCError).map { Retry($0) != nil } ?? false
            endpoint.end(failed: isIts && !Task.isCancelled)
            if isIts { onFailure(ObjectIdentifier(endpoint)) }
            throw error
        }
    }
}

/// Whether a call that failed may do better when it is made again.
enum Retry: Equatable {
    /// The server was away or busy.
    case freely
    /// Something broke on the way; if it breaks again it is no accident.
    case onceMore

    init?(_ error: RPCError) {
        switch error.code {
        case .unavailable, .aborted: self = .freely
        case .resourceExhausted where error.retryAfter != nil: self = .freely
        case .internalError, .unknown, .cancelled: self = .onceMore
        default: return nil
        }
    }
}
