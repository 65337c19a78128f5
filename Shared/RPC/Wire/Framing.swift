/// A message on a stream: one byte that says whether it is compressed, four for its length, then itself.
package enum Framing {
    /// The prefix and the bytes of a message, compressed if an encoding is given and it helps.
    package static func chunks(_ message: [UInt8], _ encoding: MessageEncoding = .identity)
        -> [[UInt8]]
    {
        if let short = encoding.compressed(message) { return [prefix(1, short.count), short] }
        return [prefix(0, message.count), message]
    }

    private static func prefix(_ flag: UInt8, _ count: Int) -> [UInt8] {
        let length = UInt32(count)
        return [
            flag, UInt8(truncatingIfNeeded: length >> 24), UInt8(truncatingIfNeeded: length >> 16),
            UInt8(truncatingIfNeeded: length >> 8), UInt8(truncatingIfNeeded: length),
        ]
    }
}

/// Cuts a stream of bytes into messages.
package struct Deframer: Sendable {
    package struct Message: Hashable, Sendable {
        package var bytes: [UInt8]
        package var wasCompressed: Bool

        package init(bytes: [UInt8], wasCompressed: Bool) {
            self.bytes = bytes
            self.wasCompressed = wasCompressed
        }
    }

    /// How compressed messages are compressed.
    package var encoding = MessageEncoding.identity
    private var buffer: [UInt8] = []
    private var start = 0
    private let limit: Int

    /// - Parameter limit: of one message, in bytes, both as it comes and decompressed.
    package init(limit: Int) { self.limit = limit }

    package mutating func append(_ bytes: [UInt8]) {
        if start > 0, start == buffer.count || start > 65_536 {
            buffer.removeFirst(start)
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next whole message, nil if more bytes are needed.
    package mutating func next() throws(RPCError) -> Message? {
        guard buffer.count - start >= 5 else { return nil }
        let flag = buffer[start]
        guard flag <= 1 else {
            throw RPCError(.internalError, "expected a compression flag of 0 or 1, got \(flag)")
        }
        let length = buffer[start + 1..<start + 5].reduce(0) { $0 << 8 | Int($1) }
        guard length <= limit else {
            throw RPCError(
                .resourceExhausted,
                "expected a message of at most \(limit) bytes, got one of \(length)")
        }
        guard buffer.count - start - 5 >= length else { return nil }
        defer { start += 5 + length }
        let bytes = Array(buffer[start + 5..<start + 5 + length])
        if flag == 0 { return Message(bytes: bytes, wasCompressed: false) }
        return Message(
            bytes: try encoding.decompressed(bytes, limit: limit), wasCompressed: true)
    }

    /// Bytes of a message that is not whole.
    package var isPartial: Bool { buffer.count > start }

    /// How many.
    package var partialBytes: Int { buffer.count - start }
}
