internal import CNGHTTP2

/// What nghttp2's callbacks work on: they append events, collect header blocks and read outboxes.
@safe final class Recorder {
    let limits: HTTP2Limits
    var events: [HTTP2Event] = []
    var outboxes: [Int32: Outbox] = [:]
    /// The header block that is arriving.
    private var stream: Int32?
    private var fields: [HTTP2Header] = []
    private var fieldCount = 0
    private var fieldBytes = 0
    private var isOversized = false
    /// Bytes of DATA and header blocks sent, streams answered in full, and streams that we reset for the
    /// peer's fault, since the session last looked.
    var sent = (bytes: 0, headers: 0, answers: 0, faults: 0)

    init(limits: HTTP2Limits) { self.limits = limits }

    func beginHeaders(stream: Int32) {
        self.stream = stream
        fields = []
        (fieldCount, fieldBytes, isOversized) = (0, 0, false)
    }

    enum Verdict { case keep, drop, bomb }

    /// Counts a field: a block that is too large is not even copied, and one that is far too large, as only a
    /// bomb is, not read to its end.
    func judge(fieldOf bytes: Int) -> Verdict {
        fieldCount += 1
        fieldBytes += bytes + 32
        if fieldCount > 16 * limits.headerCount || fieldBytes > 16 * limits.headerListBytes {
            return .bomb
        }
        if !isOversized, fieldCount > limits.headerCount || fieldBytes > limits.headerListBytes {
            isOversized = true
            fields = []
            sent.faults += 1
        }
        return isOversized ? .drop : .keep
    }

    func header(_ header: HTTP2Header) { fields.append(header) }

    func endHeaders(stream: Int32, end: Bool) {
        guard self.stream == stream else { return }
        self.stream = nil
        events.append(
            isOversized
                ? .oversizedHeaders(stream: stream)
                : .headers(stream: stream, fields, end: end))
        fields = []
    }

    func closed(stream: Int32, code: UInt32) {
        outboxes[stream] = nil
        events.append(.closed(stream: stream, code: code))
    }

    /// Takes what is sent while the session puts out.
    var write: ((UnsafeRawBufferPointer) -> Void)?
    var written = 0
    var writeLimit = 0

    func emit(_ bytes: UnsafeRawBufferPointer) {
        written += bytes.count
        unsafe write?(bytes)
    }

    /// What the next DATA frame of a stream holds: nghttp2's `data_source_read`.
    func plan(stream: Int32, length: Int) -> (count: Int, end: Bool, trailers: [HTTP2Header]) {
        guard let outbox = outboxes[stream] else { return (0, true, []) }
        let count = min(outbox.count, length)
        let end = outbox.ended && outbox.count == count
        if count == 0, !end { outboxes[stream]?.deferred = true }
        return (count, end, end ? outbox.trailers : [])
    }

    /// Puts out a DATA frame with that much from its stream's outbox: nghttp2's `send_data`. False if enough
    /// has been put out already.
    func send(stream: Int32, head: UnsafePointer<UInt8>, count: Int) -> Bool {
        if written >= writeLimit { return false }
        unsafe emit(UnsafeRawBufferPointer(start: head, count: 9))
        guard var outbox = outboxes[stream] else { return true }
        outboxes[stream] = nil  // so that the chunks are not copied when they change
        unsafe outbox.move(count) { unsafe emit($0) }
        outboxes[stream] = outbox
        return true
    }
}

/// The recorder behind nghttp2's user data.
func recorder(_ userData: UnsafeMutableRawPointer?) -> Recorder? {
    guard let userData = unsafe userData else { return nil }
    return unsafe Unmanaged<Recorder>.fromOpaque(userData).takeUnretainedValue()
}

/// The callbacks of every session. The caller deletes them.
func makeCallbacks() -> OpaquePointer? {
    var callbacks: OpaquePointer?
    guard unsafe nghttp2_session_callbacks_new(&callbacks) == 0 else { return nil }
    unsafe nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks) {
        _, frame, userData in
        guard let frame = unsafe frame else { return 0 }
        unsafe recorder(userData)?.beginHeaders(stream: frame.pointee.hd.stream_id)
        return 0
    }
    unsafe nghttp2_session_callbacks_set_on_header_callback(callbacks) {
        _, _, name, nameCount, value, valueCount, _, userData in
        guard let recorder = unsafe recorder(userData) else { return 0 }
        switch recorder.judge(fieldOf: nameCount + valueCount) {
        case .keep: break
        case .drop: return 0
        case .bomb: return Int32(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue)
        }
        let header = unsafe HTTP2Header(
            String(decoding: UnsafeBufferPointer(start: name, count: nameCount), as: UTF8.self),
            String(decoding: UnsafeBufferPointer(start: value, count: valueCount), as: UTF8.self))
        recorder.header(header)
        return 0
    }
    unsafe nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { _, frame, userData in
        guard let frame = unsafe frame, let recorder = unsafe recorder(userData) else { return 0 }
        let head = unsafe frame.pointee.hd
        let end = head.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0
        switch UInt32(head.type) {
        case NGHTTP2_HEADERS.rawValue: recorder.endHeaders(stream: head.stream_id, end: end)
        case NGHTTP2_DATA.rawValue where end: recorder.events.append(.end(stream: head.stream_id))
        case NGHTTP2_GOAWAY.rawValue:
            let goAway = unsafe frame.pointee.goaway
            unsafe recorder.events.append(
                .goAway(lastStream: goAway.last_stream_id, code: goAway.error_code))
        default: break
        }
        return 0
    }
    unsafe nghttp2_session_callbacks_set_on_frame_send_callback(callbacks) { _, frame, userData in
        guard let frame = unsafe frame, let recorder = unsafe recorder(userData) else { return 0 }
        let head = unsafe frame.pointee.hd
        switch UInt32(head.type) {
        case NGHTTP2_DATA.rawValue: recorder.sent.bytes += head.length
        case NGHTTP2_HEADERS.rawValue: recorder.sent.headers += 1
        case NGHTTP2_RST_STREAM.rawValue:
            if unsafe HTTP2Code.blames(frame.pointee.rst_stream.error_code) {
                recorder.sent.faults += 1
            }
            return 0
        default: return 0
        }
        if head.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0 {
            recorder.sent.answers += 1
            recorder.events.append(.sentEnd(stream: head.stream_id))
        }
        return 0
    }
    unsafe nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) {
        _, _, stream, data, count, userData in
        let bytes = unsafe [UInt8](UnsafeBufferPointer(start: data, count: count))
        unsafe recorder(userData)?.events.append(.data(stream: stream, bytes))
        return 0
    }
    unsafe nghttp2_session_callbacks_set_send_data_callback(callbacks) {
        _, frame, head, count, _, userData in
        guard let frame = unsafe frame, let head = unsafe head,
            let recorder = unsafe recorder(userData)
        else { return Int32(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue) }
        let isSent = unsafe recorder.send(
            stream: frame.pointee.hd.stream_id, head: head, count: count)
        return isSent ? 0 : Int32(NGHTTP2_ERR_WOULDBLOCK.rawValue)
    }
    // Frames as long as the peer takes them: fewer of them cost less.
    unsafe nghttp2_session_callbacks_set_data_source_read_length_callback(callbacks) {
        _, _, _, connectionWindow, streamWindow, frameBytes, _ in
        Int(min(connectionWindow, streamWindow, Int32(clamping: min(frameBytes, 65_536))))
    }
    unsafe nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) {
        _, stream, code, userData in
        unsafe recorder(userData)?.closed(stream: stream, code: code)
        return 0
    }
    return unsafe callbacks
}
