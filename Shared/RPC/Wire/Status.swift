internal import HTTP2

/// The end of a call as trailing fields.
enum Status {
    /// Bytes that the message and the details may each take: some peers read no more than 8 KiB in all.
    private static let room = 3072

    /// nil = OK.
    static func headers(_ error: RPCError?, _ trailing: Metadata) -> [HTTP2Header] {
        guard let error else { return [HTTP2Header("grpc-status", "0")] + trailing.headers }
        var headers = [HTTP2Header("grpc-status", String(error.code.rawValue))]
        if !error.message.isEmpty {
            headers.append(
                HTTP2Header(
                    "grpc-message", PercentEncoding.encode(error.message, limit: room)))
        }
        let details = Base64.encode(error.details)
        if !details.isEmpty, details.utf8.count <= room {
            headers.append(HTTP2Header("grpc-status-details-bin", details))
        }
        if let pause = error.retryAfter {
            let milliseconds = Int(max(pause, .zero) / .milliseconds(1))
            headers.append(HTTP2Header("grpc-retry-pushback-ms", String(milliseconds)))
        }
        return headers + trailing.headers + error.metadata.headers
    }

    /// What trailing fields say: nil = they hold no status, `.success` = OK.
    static func read(_ headers: [HTTP2Header]) -> Result<Void, RPCError>? {
        func value(_ name: String) -> String? { headers.first { $0.name == name }?.value }
        guard let text = value("grpc-status") else { return nil }
        let code = Int(text).flatMap { RPCCode(rawValue: $0) } ?? .unknown
        if code == .ok { return .success(()) }
        return .failure(
            RPCError(
                code, value("grpc-message").map { PercentEncoding.decode($0) } ?? "",
                details: value("grpc-status-details-bin").flatMap { Base64.decode($0) } ?? [],
                metadata: Metadata(headers: headers),
                retryAfter: value("grpc-retry-pushback-ms").flatMap { Int64($0) }.flatMap {
                    (0...3_600_000).contains($0) ? .milliseconds($0) : nil
                }))
    }

    /// What an HTTP status means when no gRPC status came with it.
    static func ofHTTP(_ status: String) -> RPCError {
        let code: RPCCode =
            switch status {
            case "400": .internalError
            case "401": .unauthenticated
            case "403": .permissionDenied
            case "404": .unimplemented
            case "429", "502", "503", "504": .unavailable
            default: .unknown
            }
        return RPCError(code, "expected a gRPC answer, got HTTP status \(status)")
    }

    /// What a reset stream means.
    static func ofReset(_ code: UInt32) -> RPCError {
        switch code {
        case HTTP2Code.refusedStream: RPCError(.unavailable, "the server took no more calls")
        case HTTP2Code.cancel: RPCError(.cancelled, "the other side cancelled the call")
        case HTTP2Code.enhanceYourCalm:
            RPCError(.resourceExhausted, "the other side asks for fewer calls")
        case HTTP2Code.inadequateSecurity:
            RPCError(.permissionDenied, "the connection is not secure enough")
        default: RPCError(.internalError, "the stream ended without a status (HTTP/2 code \(code))")
        }
    }
}
