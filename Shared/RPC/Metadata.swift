package import HTTP2

/// Key-value pairs beside the messages of a call. Keys are lower case; those that end in `-bin` carry bytes.
public struct Metadata: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    public enum Content: Hashable, Sendable {
        case text(String)
        case bytes([UInt8])
    }

    public private(set) var entries: [(key: String, value: Content)] = []

    public init() {}

    public init(dictionaryLiteral elements: (String, String)...) {
        for (key, value) in elements { add(key, value) }
    }

    /// Adds text, which has to be printable ASCII; other characters are dropped.
    public mutating func add(_ key: String, _ text: String) {
        let printable = text.unicodeScalars.filter { (0x20...0x7e).contains($0.value) }
        entries.append((key.lowercased(), .text(String(String.UnicodeScalarView(printable)))))
    }

    /// Adds bytes; `-bin` is appended to the key if it is missing.
    public mutating func add(_ key: String, bytes: [UInt8]) {
        let name = key.lowercased()
        entries.append((name.hasSuffix("-bin") ? name : name + "-bin", .bytes(bytes)))
    }

    /// The first text of a key.
    public subscript(_ key: String) -> String? {
        for case (key, .text(let text)) in entries { return text }
        return nil
    }

    /// The first bytes of a key that ends in `-bin`.
    public func bytes(_ key: String) -> [UInt8]? {
        for case (key, .bytes(let bytes)) in entries { return bytes }
        return nil
    }

    public static func == (a: Metadata, b: Metadata) -> Bool {
        a.entries.elementsEqual(b.entries) { $0 == $1 }
    }

    public func hash(into hasher: inout Hasher) {
        for (key, value) in entries {
            hasher.combine(key)
            hasher.combine(value)
        }
    }
}

extension Metadata {
    /// Fields that belong to the transport and never to the application.
    private static let reserved: Set<String> = [
        "te", "content-type", "user-agent", "connection", "host", "content-length",
        "transfer-encoding", "upgrade", "keep-alive", "proxy-connection",
    ]

    /// The application's share of received fields.
    package init(headers: [HTTP2Header]) {
        for header in headers {
            let name = header.name
            if name.hasPrefix(":") || name.hasPrefix("grpc-") || Self.reserved.contains(name) {
                continue
            }
            if name.hasSuffix("-bin") {
                // Several values may have been joined by commas on the way.
                for part in header.value.split(separator: ",") {
                    let text = part.filter { $0 != " " }
                    if let bytes = Base64.decode(text) { entries.append((name, .bytes(bytes))) }
                }
            } else {
                entries.append((name, .text(header.value)))
            }
        }
    }

    /// As fields to send; names that HTTP/2 does not allow and the transport's own are left out.
    package var headers: [HTTP2Header] {
        entries.compactMap { key, value in
            let legal = key.utf8.allSatisfy {
                (0x61...0x7a).contains($0) || (0x30...0x39).contains($0)
                    || [0x2d, 0x2e, 0x5f].contains($0)
            }
            guard legal, !key.isEmpty, !key.hasPrefix("grpc-"), !Self.reserved.contains(key) else {
                return nil
            }
            switch value {
            case .text(let text): return key.hasSuffix("-bin") ? nil : HTTP2Header(key, text)
            case .bytes(let bytes): return HTTP2Header(key, Base64.encode(bytes))
            }
        }
    }
}
