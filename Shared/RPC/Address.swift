/// Where a server listens: `host:port`, `[v6]:port` or `unix:/path`.
public enum Address: Hashable, Sendable, CustomStringConvertible {
    case tcp(host: String, port: Int)
    case unix(path: String)

    /// Reads the written form.
    public init(_ text: String) throws(AddressError) {
        if text.hasPrefix("unix:") {
            var path = text.dropFirst(5)
            if path.hasPrefix("//") { path = path.dropFirst(2) }
            guard !path.isEmpty, path.utf8.count <= 107 else { throw AddressError(text: text) }
            self = .unix(path: String(path))
            return
        }
        guard let colon = text.lastIndex(of: ":"),
            let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { throw AddressError(text: text) }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            throw AddressError(text: text)
        }
        guard !host.isEmpty else { throw AddressError(text: text) }
        self = .tcp(host: String(host), port: port)
    }

    public var description: String {
        switch self {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }

    /// What `:authority` says.
    var authority: String {
        if case .tcp = self { description } else { "localhost" }
    }
}

public struct AddressError: Error, Hashable, Sendable, CustomStringConvertible {
    public let text: String

    public init(text: String) { self.text = text }

    public var description: String {
        "expected an address such as 127.0.0.1:50051 or unix:/run/plantain/planner.sock, got \"\(text)\""
    }
}
