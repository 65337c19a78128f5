internal import Zlib

/// How the messages of a call may be compressed; the names are those of `grpc-encoding`.
public enum MessageEncoding: String, Sendable, CaseIterable {
    case identity, gzip

    /// What `grpc-accept-encoding` says.
    static let accepted = allCases.map(\.rawValue).joined(separator: ",")

    /// Whether a peer's `grpc-accept-encoding` names it.
    func isAccepted(by list: String?) -> Bool {
        let names = list?.split(separator: ",") ?? []
        return names.contains { $0.filter { $0 != " " } == rawValue }
    }

    /// The compressed form; nil if there is none or it is no shorter.
    func compressed(_ message: [UInt8]) -> [UInt8]? {
        guard self == .gzip, let short = try? Zlib.gzip(message), short.count < message.count
        else { return nil }
        return short
    }

    /// - Parameter limit: of the message, in bytes
    func decompressed(_ bytes: [UInt8], limit: Int) throws(RPCError) -> [UInt8] {
        guard self == .gzip else {
            throw RPCError(
                .internalError, "expected grpc-encoding before a compressed message, got none")
        }
        do throws(Zlib.Failure) { return try Zlib.gunzip(bytes, limit: limit) } catch {
            if case .tooLong = error {
                throw RPCError(
                    .resourceExhausted,
                    "expected a message of at most \(limit) bytes, got a longer one in \(bytes.count)"
                )
            }
            throw RPCError(.internalError, "expected a gzip message: \(error)")
        }
    }
}
