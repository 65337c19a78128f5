internal import Foundation

/// The tokens that a server takes.
struct BearerTokens: Sendable {
    private let file: WatchedFiles<[[UInt8]]>

    init(path: String) throws(TrustError) {
        do {
            file = try WatchedFiles([path]) { try Self.lines(of: path) }
        } catch {
            throw error as? TrustError ?? TrustError(path: path, reason: "\(error)")
        }
    }

    /// Whether an `authorization` field carries one of the tokens.
    func accept(_ authorization: String?) -> Bool {
        let parts = (authorization ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
        let given = Array(parts[1].utf8)
        // All are compared, so that the time does not tell which came closest.
        return file.current.reduce(false) { found, token in
            Self.areEqual(given, token) || found
        }
    }

    /// Takes as long for any two texts as the first is long, wherever they differ.
    static func areEqual(_ given: [UInt8], _ secret: [UInt8]) -> Bool {
        var difference = given.count ^ secret.count
        for (index, byte) in given.enumerated() {
            difference |= Int(byte ^ secret[index % secret.count])
        }
        return difference == 0
    }

    /// The lines that are not blank.
    static func lines(of path: String) throws(TrustError) -> [[UInt8]] {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw TrustError(path: path, reason: "it cannot be read as text")
        }
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            Array(line.utf8.filter { $0 != 0x20 && $0 != 0x09 })
        }.filter { !$0.isEmpty }
        guard !lines.isEmpty else { throw TrustError(path: path, reason: "it holds no token") }
        return lines
    }
}
