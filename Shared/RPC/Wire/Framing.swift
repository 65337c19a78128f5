/// A message on a stream: one byte for compression (always 0 here), four for its length, then itself.
package enum Framing {
    /// What precedes a message.
    package static func prefix(of message: [UInt8]) -> [UInt8] {
        let count = UInt32(message.count)
        return [0] + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) }
    }
}

/// Cuts a stream of bytes into messages.
package struct Deframer: Sendable {
    private var buffer: [UInt8] = []
    private var start = 0
    private let limit: Int

    /// - Parameter limit: of one message, in bytes.
    package init(limit: Int) { self.limit = limit }

    package mutating func append(_ bytes: [UInt8]) {
        if start > 0, start == buffer.count || start > 65_536 {
            buffer.removeFirst(start)
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next whole message, nil if more bytes are needed.
    package mutating func next() throws(RPCError) -> [UInt8]? {
        guard buffer.count - start >= 5 else { return nil }
        guard buffer[start] == 0 else {
            throw RPCError(.unimplemented, "expected an uncompressed message, got a compressed one")
        }
        let length = buffer[start + 1..<start + 5].reduce(0) { $0 << 8 | Int($1) }
        guard length <= limit else {
            throw RPCError(
                .resourceExhausted,
                "expected a message of at most \(limit) bytes, got one of \(length)")
        }
        guard buffer.count - start - 5 >= length else { return nil }
        defer { start += 5 + length }
        return Array(buffer[start + 5..<start + 5 + length])
    }

    /// Bytes of a message that is not whole.
    package var isPartial: Bool { buffer.count > start }
}
