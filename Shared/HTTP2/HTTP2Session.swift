internal import CNGHTTP2

/// One end of an HTTP/2 connection as pure state: bytes in, events out, bytes out.
///
/// It does no input or output itself and has one owner, which keeps it on one thread. Received data
/// counts against its stream's window until `consume` gives it back; the connection's window is given
/// back at once, so one slow stream never holds up the others, and what can wait is at most
/// `concurrentStreams · streamWindow`.
@safe public final class HTTP2Session {
    public enum Role: Sendable { case client, server }

    private let raw: OpaquePointer
    private let recorder: Recorder
    private let isClient: Bool
    /// Set once nghttp2 failed for good; nothing is read or written after that.
    private var failed = false
    private var watch: FrameGuard

    public init(_ role: Role, limits: HTTP2Limits = HTTP2Limits()) throws(HTTP2Error) {
        isClient = role == .client
        recorder = Recorder(limits: limits)
        watch = FrameGuard(limits, isServer: role == .server)
        var options: OpaquePointer?
        var session: OpaquePointer?
        let callbacks = unsafe makeCallbacks()
        unsafe nghttp2_option_new(&options)
        defer {
            unsafe nghttp2_option_del(options)
            unsafe nghttp2_session_callbacks_del(callbacks)
        }
        unsafe nghttp2_option_set_no_auto_window_update(options, 1)
        unsafe nghttp2_option_set_max_settings(options, limits.settingsEntries)
        // Closed streams are remembered only for priorities, which are not used.
        unsafe nghttp2_option_set_no_closed_streams(options, 1)
        let userData = unsafe Unmanaged.passUnretained(recorder).toOpaque()
        let code =
            role == .server
            ? unsafe nghttp2_session_server_new2(&session, callbacks, userData, options)
            : unsafe nghttp2_session_client_new2(&session, callbacks, userData, options)
        guard code == 0, let session = unsafe session else { throw Self.error("open", code) }
        unsafe raw = session

        var settings = [
            nghttp2_settings_entry(
                settings_id: Int32(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE.rawValue),
                value: limits.streamWindow),
            nghttp2_settings_entry(
                settings_id: Int32(NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE.rawValue),
                value: UInt32(clamping: limits.headerListBytes)),
            nghttp2_settings_entry(
                settings_id: Int32(NGHTTP2_SETTINGS_MAX_FRAME_SIZE.rawValue),
                value: UInt32(clamping: limits.frameBytes)),
        ]
        settings.append(
            role == .server
                ? nghttp2_settings_entry(
                    settings_id: Int32(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS.rawValue),
                    value: limits.concurrentStreams)
                : nghttp2_settings_entry(
                    settings_id: Int32(NGHTTP2_SETTINGS_ENABLE_PUSH.rawValue), value: 0))
        try Self.check(
            "send settings",
            unsafe nghttp2_submit_settings(
                raw, UInt8(NGHTTP2_FLAG_NONE.rawValue), settings, settings.count))
        try Self.check(
            "open the window",
            unsafe nghttp2_session_set_local_window_size(
                raw, UInt8(NGHTTP2_FLAG_NONE.rawValue), 0, Int32(limits.connectionWindow)))
    }

    deinit { unsafe nghttp2_session_del(raw) }

    // MARK: Bytes

    /// Takes bytes from the peer. Once the session is ending they are ignored.
    public func receive(_ bytes: UnsafeRawBufferPointer) throws(HTTP2Error) -> [HTTP2Event] {
        guard !failed, unsafe nghttp2_session_want_read(raw) != 0 else { return takeEvents() }
        let found = unsafe watch.look(at: bytes)
        let safe = found?.safe ?? bytes.count
        let count = unsafe nghttp2_session_mem_recv(
            raw, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), safe)
        if count < 0 {
            failed = true
            throw Self.error("read", Int32(count))
        }
        if let found { refuse(found.abuse) }
        let events = takeEvents()
        for case .data(_, let bytes) in events {
            unsafe nghttp2_session_consume_connection(raw, bytes.count)
        }
        return events
    }

    private func refuse(_ abuse: String) {
        recorder.events.append(.abuse(abuse))
        terminate(code: HTTP2Code.enhanceYourCalm)
    }

    /// Whole frames that the peer has sent.
    public var framesReceived: Int { watch.frames }

    /// Since when the peer has owed the rest of a frame or of a header block.
    public var owedSince: ContinuousClock.Instant? { watch.unfinishedSince }

    /// Settles what the last frames cost or earned.
    private func account() {
        let sent = recorder.sent
        recorder.sent = (0, 0, 0, 0)
        if sent.bytes + sent.headers > 0 { watch.sent(bytes: sent.bytes, headers: sent.headers) }
        if sent.answers > 0 { watch.resets.give(Double(sent.answers)) }
        if sent.faults > 0, !isClient {
            let now = ContinuousClock.now
            for _ in 0..<sent.faults where !watch.resets.take(now: now) {
                refuse("too many faulty streams")
                break
            }
        }
    }

    /// Events that came up while sending: streams that ended with it.
    public func takeEvents() -> [HTTP2Event] {
        defer { recorder.events = [] }
        return recorder.events
    }

    /// Hands out bytes for the peer, piece by piece, at least `limit` of them if there are as many.
    public func output(
        limit: Int = 128 * 1024, _ write: @escaping (UnsafeRawBufferPointer) -> Void
    ) throws(HTTP2Error) {
        recorder.written = 0
        recorder.writeLimit = limit
        unsafe recorder.write = write
        defer { unsafe recorder.write = nil }
        while !failed, recorder.written < limit {
            var data: UnsafePointer<UInt8>?
            let before = recorder.written
            let count = unsafe nghttp2_session_mem_send(raw, &data)
            if count < 0 {
                failed = true
                throw Self.error("write", Int32(count))
            }
            if count > 0 {
                unsafe recorder.emit(UnsafeRawBufferPointer(start: data, count: count))
            } else if recorder.written == before {
                break
            }
        }
        account()
    }

    /// Nothing is left to read or write: close the connection.
    public var isFinished: Bool {
        unsafe failed
            || (nghttp2_session_want_read(raw) == 0 && nghttp2_session_want_write(raw) == 0)
    }

    // MARK: Streams

    /// Opens a stream; its data follows by `queue` and `finish`.
    public func open(_ headers: [HTTP2Header]) throws(HTTP2Error) -> Int32 {
        var provider = unsafe dataProvider
        let stream = unsafe withFields(headers) { fields, count in
            unsafe nghttp2_submit_request(raw, nil, fields, count, &provider, nil)
        }
        guard stream >= 0 else { throw Self.error("open a stream", stream) }
        recorder.outboxes[stream] = Outbox()
        return stream
    }

    /// Answers a stream. With `end`, these fields are all there is.
    public func respond(_ stream: Int32, _ headers: [HTTP2Header], end: Bool) throws(HTTP2Error) {
        var provider = unsafe dataProvider
        let code = unsafe withFields(headers) { fields, count in
            end
                ? unsafe nghttp2_submit_response(raw, stream, fields, count, nil)
                : unsafe nghttp2_submit_response(raw, stream, fields, count, &provider)
        }
        try Self.check("answer stream \(stream)", code)
        if !end { recorder.outboxes[stream] = Outbox() }
    }

    /// Appends bytes to what the stream sends.
    public func queue(_ bytes: [UInt8], on stream: Int32) throws(HTTP2Error) {
        guard recorder.outboxes[stream]?.ended == false else {
            throw .notOpen(operation: "send", stream: stream)
        }
        recorder.outboxes[stream]?.append(bytes)
        resume(stream)
    }

    /// Ends our side of the stream after what is queued, with trailing fields if there are any.
    public func finish(_ stream: Int32, trailers: [HTTP2Header] = []) throws(HTTP2Error) {
        guard recorder.outboxes[stream]?.ended == false else {
            throw .notOpen(operation: "end", stream: stream)
        }
        recorder.outboxes[stream]?.ended = true
        recorder.outboxes[stream]?.trailers = trailers
        resume(stream)
    }

    /// Bytes that were queued and have not become frames yet.
    public func queuedBytes(_ stream: Int32) -> Int { recorder.outboxes[stream]?.count ?? 0 }

    /// Bytes that have become frames.
    public func sentBytes(_ stream: Int32) -> Int { recorder.outboxes[stream]?.sent ?? 0 }

    /// The application has taken that many bytes: the peer may send as many again.
    public func consume(_ count: Int, on stream: Int32) {
        if !failed { unsafe nghttp2_session_consume_stream(raw, stream, count) }
    }

    /// Ends a stream in both directions at once; what was queued is dropped.
    public func reset(_ stream: Int32, code: UInt32) {
        if failed { return }
        recorder.outboxes[stream] = nil
        unsafe nghttp2_submit_rst_stream(raw, UInt8(NGHTTP2_FLAG_NONE.rawValue), stream, code)
    }

    // MARK: Connection

    /// Takes no new streams; those that are open go on.
    public func goAway() {
        if failed { return }
        let last = unsafe nghttp2_session_get_last_proc_stream_id(raw)
        unsafe nghttp2_submit_goaway(
            raw, UInt8(NGHTTP2_FLAG_NONE.rawValue), last, HTTP2Code.noError, nil, 0)
    }

    /// Asks the peer for a sign of life, which it gives at once.
    public func ping() {
        if !failed { unsafe nghttp2_submit_ping(raw, UInt8(NGHTTP2_FLAG_NONE.rawValue), nil) }
    }

    /// Ends the connection, open streams included.
    public func terminate(code: UInt32) {
        if !failed { unsafe nghttp2_session_terminate_session(raw, code) }
    }

    // MARK: Plumbing

    private func resume(_ stream: Int32) {
        guard recorder.outboxes[stream]?.deferred == true else { return }
        recorder.outboxes[stream]?.deferred = false
        unsafe nghttp2_session_resume_data(raw, stream)
    }

    private var dataProvider: nghttp2_data_provider {
        var provider = unsafe nghttp2_data_provider()
        unsafe provider.read_callback = { session, stream, buffer, length, flags, _, userData in
            guard let recorder = unsafe HTTP2.recorder(userData) else {
                return Int(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue)
            }
            _ = unsafe buffer
            let (count, end, trailers) = recorder.plan(stream: stream, length: length)
            if !end, count == 0 { return Int(NGHTTP2_ERR_DEFERRED.rawValue) }
            if count > 0 { unsafe flags?.pointee |= NGHTTP2_DATA_FLAG_NO_COPY.rawValue }
            if !end { return count }
            unsafe flags?.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue
            if !trailers.isEmpty {
                unsafe flags?.pointee |= NGHTTP2_DATA_FLAG_NO_END_STREAM.rawValue
                let code = unsafe withFields(trailers) { fields, count in
                    unsafe nghttp2_submit_trailer(session, stream, fields, count)
                }
                if code != 0 { return Int(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue) }
            }
            return count
        }
        return unsafe provider
    }

    private static func check(_ operation: String, _ code: Int32) throws(HTTP2Error) {
        if code != 0 { throw error(operation, code) }
    }

    private static func error(_ operation: String, _ code: Int32) -> HTTP2Error {
        .library(
            operation: operation, code: code, reason: unsafe String(cString: nghttp2_strerror(code))
        )
    }
}

/// Lends header fields to nghttp2, which copies them.
private func withFields<R>(
    _ headers: [HTTP2Header], _ body: (UnsafePointer<nghttp2_nv>?, Int) -> R
) -> R {
    var bytes: [UInt8] = []
    for header in headers {
        bytes.append(contentsOf: header.name.utf8)
        bytes.append(contentsOf: header.value.utf8)
    }
    return unsafe bytes.withUnsafeMutableBufferPointer { buffer in
        var fields: [nghttp2_nv] = unsafe []
        var at = 0
        // An empty array has no address, and then no field has any bytes either.
        for header in headers {
            let name = header.name.utf8.count
            let value = header.value.utf8.count
            unsafe fields.append(
                nghttp2_nv(
                    name: buffer.baseAddress.map { unsafe $0 + at },
                    value: buffer.baseAddress.map { unsafe $0 + at + name },
                    namelen: name, valuelen: value, flags: UInt8(NGHTTP2_NV_FLAG_NONE.rawValue)))
            at += name + value
        }
        return unsafe fields.withUnsafeBufferPointer { unsafe body($0.baseAddress, $0.count) }
    }
}
