/// What one stream still has to send.
struct Outbox {
    private var chunks: [[UInt8]] = []
    private var first = 0  // index of the first chunk that is not sent
    private var offset = 0  // into it
    private(set) var count = 0
    /// Bytes that have been moved out.
    private(set) var sent = 0
    /// Set once nothing more will be added.
    var ended = false
    /// Sent after the data, if the stream ends with them.
    var trailers: [HTTP2Header] = []
    /// nghttp2 was told to wait for more.
    var deferred = false

    mutating func append(_ bytes: [UInt8]) {
        if bytes.isEmpty { return }
        chunks.append(bytes)
        count += bytes.count
    }

    /// Moves bytes into the buffer until it is full or nothing is left; returns how many.
    mutating func move(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        var written = 0
        while written < buffer.count, first < chunks.count {
            let length = min(chunks[first].count - offset, buffer.count - written)
            unsafe chunks[first].withUnsafeBytes { source in
                unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[written..<written + length])
                    .copyMemory(
                        from: UnsafeRawBufferPointer(rebasing: source[offset..<offset + length]))
            }
            written += length
            offset += length
            if offset == chunks[first].count {
                chunks[first] = []
                first += 1
                offset = 0
            }
        }
        if first == chunks.count {
            chunks.removeAll(keepingCapacity: true)
            first = 0
        } else if first > 64 {
            chunks.removeFirst(first)
            first = 0
        }
        count -= written
        sent += written
        return written
    }
}
