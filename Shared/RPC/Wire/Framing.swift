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
    /// Bytes that have not been looked at.
    private var buffer: [UInt8] = []
    private var start = 0
    /// The message whose prefix has been read, as far as it has come.
    private var body: [UInt8] = []
    private var length = 0
    private var isCompressed = false
    private var isArriving = false
    private let limit: Int

    /// - Parameter limit: of one message, in bytes, both as it comes and decompressed.
    package init(limit: Int) { self.limit = limit }

    package mutating func append(_ bytes: [UInt8]) {
        // Long messages are put together where they stay.
        let taken = isArriving ? min(length - body.count, bytes.count) : 0
        body.append(contentsOf: bytes[..<taken])
        if taken == bytes.count { return }
        if start == buffer.count, taken == 0 {
            buffer = bytes
            start = 0
            return
        }
        if start > 0, start == buffer.count || start > 65_536 {
            buffer.removeFirst(start)
            start = 0
        }
        buffer.append(contentsOf: bytes[taken...])
    }

    /// The next whole message, nil if more bytes are needed.
    package mutating func next() throws(RPCError) -> Message? {
        if !isArriving {
            guard buffer.count - start >= 5 else { return nil }
            try begin()
        }
        guard body.count == length else { return nil }
        isArriving = false
        let bytes = body
        body = []
        if !isCompressed { return Message(bytes: bytes, wasCompressed: false) }
        return Message(
            bytes: try encoding.decompressed(bytes, limit: limit), wasCompressed: true)
    }

    /// Reads a prefix and takes what is there of its message.
    private mutating func begin() throws(RPCError) {
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
        start += 5
        let present = min(length, buffer.count - start)
        // A prefix is quickly written: what it promises is set aside only so far.
        body.reserveCapacity(min(length, 256 << 10))
        body.append(contentsOf: buffer[start..<start + present])
        start += present
        self.length = length
        isCompressed = flag == 1
        isArriving = true
    }

    /// Bytes of a message that is not whole.
    package var isPartial: Bool { isArriving || buffer.count > start }

    /// How many.
    package var partialBytes: Int { body.count + buffer.count - start }
}
