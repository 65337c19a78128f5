import Glibc
import PNGCodec

/// Writes a PNG row by row: RGB, 8 bits, with sRGB and gAMA chunks and iTXt texts.
///
/// Pieces of the file are handed out as they are made, so memory stays at a few rows.
@safe public final class PNGWriter {
    private let writer: OpaquePointer
    private let sink: Sink
    private let rowBytes: Int
    private var rowsLeft: Int

    /// What C passes back with every piece of output; keeps an error that must not cross C.
    private final class Sink {
        let emit: ([UInt8]) throws -> Void
        var failure: (any Error)?

        init(_ emit: @escaping ([UInt8]) throws -> Void) { self.emit = emit }

        func take(_ bytes: [UInt8]) -> Int32 {
            do {
                try emit(bytes)
                return 0
            } catch {
                failure = error
                return EIO
            }
        }
    }

    /// - Parameters:
    ///   - texts: keyword (Latin letters, at most 79) and UTF-8 text of each iTXt chunk.
    ///   - level: zlib's, 1 (fast) to 9.
    ///   - emit: takes the file's bytes, in order; an error it throws ends the writing.
    public init(
        width: Int, height: Int, texts: [(key: String, text: String)] = [], level: Int = 3,
        emit: @escaping ([UInt8]) throws -> Void
    ) throws {
        let sink = Sink(emit)
        self.sink = sink
        rowBytes = width * 3
        rowsLeft = height
        let context = unsafe Unmanaged.passUnretained(sink).toOpaque()
        // Copies that live until libpng has read them, at the end of this call.
        let keys = unsafe texts.map { unsafe cString($0.key) }
        let values = unsafe texts.map { unsafe cString($0.text) }
        defer {
            unsafe (keys + values).forEach { unsafe $0.deallocate() }
        }
        var chunks = unsafe [png_codec_text]()
        for index in texts.indices {
            unsafe chunks.append(png_codec_text(key: keys[index], text: values[index]))
        }
        var message = [CChar](repeating: 0, count: Int(PNG_CODEC_MESSAGE))
        let made = unsafe chunks.withUnsafeBufferPointer { chunks in
            unsafe message.withUnsafeMutableBufferPointer { message in
                unsafe png_codec_write_begin(
                    UInt32(width), UInt32(height), Int32(level), chunks.baseAddress,
                    Int32(chunks.count),
                    { context, bytes, count in
                        guard let context = unsafe context, let bytes = unsafe bytes else {
                            return 0
                        }
                        let sink = unsafe Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
                        return unsafe sink.take(
                            [UInt8](UnsafeRawBufferPointer(start: bytes, count: count)))
                    }, context, message.baseAddress)
            }
        }
        guard let made = unsafe made else {
            throw sink.failure ?? PictureError.malformed("\(width)x\(height): \(text(of: message))")
        }
        unsafe writer = made
    }

    deinit { unsafe png_codec_write_free(writer) }

    /// Appends whole rows: [rows, width, 3].
    public func write(rows: some Collection<UInt8>) throws {
        let bytes = Array(rows)
        let count = bytes.count / max(rowBytes, 1)
        precondition(
            bytes.count == count * rowBytes && count <= rowsLeft,
            "whole rows, no more than the height")
        rowsLeft -= count
        let code = unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe png_codec_write_rows(writer, bytes.baseAddress, UInt32(count))
        }
        if code != 0 { throw failure() }
    }

    /// Ends the picture: the last bytes are handed out.
    ///
    /// - Parameter texts: iTXt chunks that follow the pixels, for what is only known then.
    public func finish(texts: [(key: String, text: String)] = []) throws {
        precondition(rowsLeft == 0, "all rows were written")
        let keys = unsafe texts.map { unsafe cString($0.key) }
        let values = unsafe texts.map { unsafe cString($0.text) }
        defer { unsafe (keys + values).forEach { unsafe $0.deallocate() } }
        var chunks = unsafe [png_codec_text]()
        for index in texts.indices {
            unsafe chunks.append(png_codec_text(key: keys[index], text: values[index]))
        }
        let code = unsafe chunks.withUnsafeBufferPointer { chunks in
            unsafe png_codec_write_end(writer, chunks.baseAddress, Int32(chunks.count))
        }
        if code != 0 { throw failure() }
    }

    private func failure() -> any Error {
        sink.failure
            ?? PictureError.malformed(unsafe String(cString: png_codec_write_message(writer)))
    }
}

private func cString(_ text: String) -> UnsafeMutablePointer<CChar> {
    let bytes = Array(text.utf8CString)
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    unsafe copy.initialize(from: bytes, count: bytes.count)
    return unsafe copy
}

func text(of message: [CChar]) -> String {
    String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
