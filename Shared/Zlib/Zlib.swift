internal import CZlib
public import Foundation

/// Deflate and inflate whole buffers (RFC 1950, raw RFC 1951 as zip files hold, gzip).
public enum Zlib {
    public enum Failure: Error, Equatable, CustomStringConvertible {
        case deflate(code: Int32)
        case inflate(code: Int32)
        case wrongLength(expected: Int, got: Int)
        case tooLong(limit: Int)

        public var description: String {
            switch self {
            case .deflate(let code): "zlib could not compress, code \(code)"
            case .inflate(let code): "zlib could not decompress, code \(code)"
            case .wrongLength(let expected, let got):
                "expected \(expected) bytes inside, got \(got)"
            case .tooLong(let limit): "expected at most \(limit) bytes inside, got more"
            }
        }
    }

    public static func deflate(_ data: Data, level: Int32 = 6) throws(Failure) -> Data {
        var length = compressBound(uLong(data.count))
        var result = Data(count: Int(length))
        let code = unsafe result.withUnsafeMutableBytes { out in
            unsafe data.withUnsafeBytes { input in
                unsafe compress2(
                    out.bindMemory(to: UInt8.self).baseAddress, &length,
                    input.bindMemory(to: UInt8.self).baseAddress, uLong(data.count), level)
            }
        }
        guard code == Z_OK else { throw .deflate(code: code) }
        return result.prefix(Int(length))
    }

    /// - Parameters:
    ///   - count: the exact length of what is inside.
    ///   - raw: without zlib's header, as in zip files.
    public static func inflate(_ data: Data, count: Int, raw: Bool = false) throws(Failure) -> Data
    {
        var result = Data(count: count)
        var stream = unsafe z_stream()
        let window = raw ? -MAX_WBITS : MAX_WBITS
        let begun = unsafe inflateInit2_(
            &stream, window, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard begun == Z_OK else { throw .inflate(code: begun) }
        defer { unsafe inflateEnd(&stream) }
        let (code, got) = unsafe result.withUnsafeMutableBytes { out in
            unsafe data.withUnsafeBytes { input in
                unsafe stream.next_in = UnsafeMutablePointer(
                    mutating: input.bindMemory(to: UInt8.self).baseAddress)
                unsafe stream.avail_in = uInt(input.count)
                unsafe stream.next_out = out.bindMemory(to: UInt8.self).baseAddress
                unsafe stream.avail_out = uInt(out.count)
                let code = unsafe CZlib.inflate(&stream, Z_FINISH)
                return (code, unsafe Int(stream.total_out))
            }
        }
        guard code == Z_STREAM_END || (code == Z_OK && count == 0) else {
            throw .inflate(code: code)
        }
        guard got == count else { throw .wrongLength(expected: count, got: got) }
        return result
    }
}
