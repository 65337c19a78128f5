internal import CZlib

/// Gzip (RFC 1952) of whole buffers.
extension Zlib {
    /// Zlib's window of 32 KiB with gzip's header and checksum around it.
    private static let window = MAX_WBITS + 16

    public static func gzip(_ bytes: [UInt8], level: Int32 = 6) throws(Failure) -> [UInt8] {
        var stream = unsafe z_stream()
        let begun = unsafe deflateInit2_(
            &stream, level, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard begun == Z_OK else { throw .deflate(code: begun) }
        defer { unsafe deflateEnd(&stream) }
        var code = Z_OK
        let room = unsafe Int(deflateBound(&stream, uLong(bytes.count)))
        let result = unsafe [UInt8](unsafeUninitializedCapacity: room) { out, count in
            unsafe bytes.withUnsafeBufferPointer { input in
                unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                unsafe stream.avail_in = uInt(input.count)
                unsafe stream.next_out = out.baseAddress
                unsafe stream.avail_out = uInt(out.count)
                code = unsafe CZlib.deflate(&stream, Z_FINISH)
            }
            count = unsafe Int(stream.total_out)
        }
        guard code == Z_STREAM_END else { throw .deflate(code: code) }
        return result
    }

    /// - Parameter limit: of what is inside, in bytes; whatever it claims, no more memory is taken.
    public static func gunzip(_ bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
        var stream = unsafe z_stream()
        let begun = unsafe inflateInit2_(
            &stream, window, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard begun == Z_OK else { throw .inflate(code: begun) }
        defer { unsafe inflateEnd(&stream) }
        var result: [UInt8] = []
        let code = unsafe bytes.withUnsafeBufferPointer { input in
            unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            unsafe stream.avail_in = uInt(input.count)
            var code = Z_OK
            while code == Z_OK, result.count <= limit {
                // Twice as much each time, and one byte past the limit to tell a full buffer from a fit.
                let step = min(max(result.count, 4 * input.count, 1024), limit + 1 - result.count)
                let piece = unsafe [UInt8](unsafeUninitializedCapacity: step) { out, count in
                    unsafe stream.next_out = out.baseAddress
                    unsafe stream.avail_out = uInt(step)
                    code = unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
                    count = unsafe step - Int(stream.avail_out)
                }
                result += piece
            }
            return code
        }
        guard result.count <= limit else { throw .tooLong(limit: limit) }
        guard code == Z_STREAM_END else { throw .inflate(code: code) }
        guard unsafe stream.avail_in == 0 else { throw .inflate(code: Z_DATA_ERROR) }
        return result
    }
}
