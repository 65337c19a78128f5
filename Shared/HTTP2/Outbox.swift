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

    /// Takes so many bytes out, piece by piece.
    mutating func move(_ length: Int, _ take: (UnsafeRawBufferPointer) -> Void) {
        var left = min(length, count)
        count -= left
        sent += left
        while left > 0, first < chunks.count {
            let piece = min(chunks[first].count - offset, left)
            unsafe chunks[first].withUnsafeBytes { source in
                unsafe take(UnsafeRawBufferPointer(rebasing: source[offset..<offset + piece]))
            }
            left -= piece
            offset += piece
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
    }
}
