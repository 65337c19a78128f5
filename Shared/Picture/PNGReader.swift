import PNGCodec

/// What a decoder will take from a stranger. Defaults cover every size this project makes.
public struct PNGLimits: Sendable {
    public var maxFileBytes = 80 << 20
    public var maxSide = 16_384
    public var maxPixels = 50_000_000
    public var maxChunks = 1_000
    /// Of one ancillary chunk, after decompression.
    public var maxTextBytes = 4 << 20

    public init() {}
}

/// A decoded PNG and its text chunks.
public struct PNG: Sendable {
    /// RGBA.
    public let picture: Picture
    public let texts: [(key: String, text: String)]

    /// Decodes a PNG; sizes are judged from the header before anything is allocated.
    /// - Throws: ``PictureError``.
    public init(decoding bytes: [UInt8], limits: PNGLimits = PNGLimits()) throws {
        try Self.judgeHeader(bytes, limits)
        var width: UInt32 = 0
        var height: UInt32 = 0
        var message = [CChar](repeating: 0, count: Int(PNG_CODEC_MESSAGE))
        var failure: PictureError?
        var decoded: Picture?
        var found: [(key: String, text: String)] = []
        unsafe bytes.withUnsafeBufferPointer { bytes in
            var c = png_codec_limits()
            c.max_width = UInt32(limits.maxSide)
            c.max_height = UInt32(limits.maxSide)
            c.max_chunks = UInt32(limits.maxChunks)
            c.max_chunk_bytes = limits.maxTextBytes
            let reader = unsafe message.withUnsafeMutableBufferPointer { message in
                unsafe png_codec_read_begin(
                    bytes.baseAddress, bytes.count, c, &width, &height, message.baseAddress)
            }
            guard let reader = unsafe reader else {
                failure = .malformed(text(of: message))
                return
            }
            defer { unsafe png_codec_read_free(reader) }
            var pixels = [UInt8](repeating: 0, count: Int(width) * Int(height) * 4)
            let code = unsafe pixels.withUnsafeMutableBufferPointer { pixels in
                unsafe png_codec_read_pixels(reader, pixels.baseAddress)
            }
            guard code == 0 else {
                failure = unsafe .malformed(String(cString: png_codec_read_message(reader)))
                return
            }
            decoded = Picture(width: Int(width), height: Int(height), channels: 4, bytes: pixels)
            unsafe found = Self.texts(of: reader)
        }
        guard let decoded else { throw failure ?? .malformed("unknown") }
        picture = decoded
        texts = found
    }

    private static func texts(of reader: OpaquePointer) -> [(key: String, text: String)] {
        var found: [(key: String, text: String)] = []
        var key: UnsafePointer<CChar>?
        var length = 0
        while let text = unsafe png_codec_read_text(reader, Int32(found.count), &key, &length) {
            let raw = unsafe UnsafeRawBufferPointer(start: text, count: length)
            let name = unsafe key.map { unsafe String(cString: $0) } ?? ""
            unsafe found.append((name, String(decoding: raw, as: UTF8.self)))
        }
        return found
    }

    /// Signature, IHDR and the lengths of all chunks: everything that decides how much memory decoding takes.
    private static func judgeHeader(_ bytes: [UInt8], _ limits: PNGLimits) throws {
        guard bytes.count <= limits.maxFileBytes else {
            throw PictureError.tooLarge("\(bytes.count) bytes, the limit is \(limits.maxFileBytes)")
        }
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        guard bytes.count >= 33, Array(bytes[..<8]) == signature else {
            throw PictureError.malformed("it does not begin with a PNG signature and header")
        }
        func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
        guard number(8) == 13, Array(bytes[12..<16]) == Array("IHDR".utf8) else {
            throw PictureError.malformed("expected a 13-byte IHDR chunk first")
        }
        let (width, height) = (number(16), number(20))
        guard width > 0, height > 0 else {
            throw PictureError.malformed("\(width)x\(height) pixels")
        }
        guard width <= limits.maxSide, height <= limits.maxSide, width * height <= limits.maxPixels
        else {
            throw PictureError.tooLarge(
                "\(width)x\(height) pixels, the limit is \(limits.maxSide) a side and "
                    + "\(limits.maxPixels) in all")
        }
        // libpng sets aside what a chunk claims before it looks for it in the file.
        var at = 8
        while at < bytes.count {
            let left = bytes.count - at - 12
            guard left >= 0 else {
                throw PictureError.malformed("the file ends within the head of a chunk")
            }
            let length = number(at)
            guard length <= left else {
                throw PictureError.malformed("a chunk claims \(length) bytes, \(left) are left")
            }
            if Array(bytes[at + 4..<at + 8]) == Array("IEND".utf8) { return }
            at += 12 + length
        }
    }
}
