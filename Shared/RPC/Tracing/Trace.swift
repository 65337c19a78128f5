/// The place of a call in a trace that runs through all stages: W3C Trace Context, `traceparent`.
public struct Trace: Hashable, Sendable {
    /// That of the call being answered. Calls that its handler makes belong to the same trace.
    @TaskLocal public static var current: Trace?

    /// 32 hexadecimal digits, one for all calls that follow from the first.
    public let id: String
    /// 16 hexadecimal digits, of one call on one side.
    public let span: String
    /// Whether somebody upstream keeps the trace.
    public let isSampled: Bool

    /// A new trace.
    public init() {
        self.init(id: Self.digits(.random(in: 1 ... .max)) + Self.digits(.random(in: 1 ... .max)))
    }

    private init(id: String, isSampled: Bool = false) {
        self.id = id
        span = Self.digits(.random(in: 1 ... .max))
        self.isSampled = isSampled
    }

    /// Reads `00-ID-SPAN-FLAGS`, also of later versions, which may append to it; nil for anything else.
    public init?(parent: String) {
        let parts = parent.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, Self.isHex(parts[0], 2), parts[0] != "ff",
            parts[0] != "00" || parts.count == 4, Self.isHex(parts[1], 32),
            Self.isHex(parts[2], 16), Self.isHex(parts[3], 2),
            parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" })
        else { return nil }
        id = String(parts[1])
        span = String(parts[2])
        isSampled = (UInt8(parts[3], radix: 16) ?? 0) & 1 == 1
    }

    /// A call that follows from this one.
    public var child: Trace { Trace(id: id, isSampled: isSampled) }

    /// As `traceparent` carries it.
    public var header: String { "00-\(id)-\(span)-\(isSampled ? "01" : "00")" }

    private static func isHex(_ text: Substring, _ count: Int) -> Bool {
        text.utf8.count == count
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
            }
    }

    private static func digits(_ value: UInt64) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
