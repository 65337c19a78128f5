import PNGCodec

/// Writes a PNG row by row: RGB, 8 bits, with sRGB and gAMA chunks and iTXt texts.
///
/// Bytes go to an ``OutputFile`` as they are made, so memory stays at a few rows.
@safe public final class PNGWriter {
    private let writer: OpaquePointer
    private let sink: Sink
    private let rowBytes: Int
    private var rowsLeft: Int

    /// Holds the file for C, which passes it back with every piece of output.
    private final class Sink {
        let file: OutputFile
        init(_ file: OutputFile) { self.file = file }
    }

    /// - Parameters:
    ///   - texts: keyword (Latin letters, at most 79) and UTF-8 text of each iTXt chunk.
    ///   - level: zlib's, 1 (fast) to 9.
    public init(
        to file: OutputFile, width: Int, height: Int, texts: [(key: String, text: String)] = [],
        level: Int = 3
    ) throws {
        let sink = Sink(file)
        self.sink = sink
        rowBytes = width * 3
        rowsLeft = height
        let context = unsafe Unmanaged.passUnretained(sink).toOpaque()
        // strdup'd: libpng reads them only during this call.
        let keys = unsafe texts.map { unsafe strdupBytes($0.key) }
        let values = unsafe texts.map { unsafe strdupBytes($0.text) }
        defer {
            for unsafe pointer in unsafe keys + values { unsafe pointer.deallocate() }
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
                        return unsafe sink.file.write(
                            UnsafeRawBufferPointer(start: bytes, count: count))
                    }, context, message.baseAddress)
            }
        }
        guard let made = unsafe made else {
            throw PictureError.unwritable(path: file.path, reason: text(of: message))
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

    /// Ends the picture. The file still has to be committed by its owner.
    public func finish() throws {
        precondition(rowsLeft == 0, "all rows were written")
        if unsafe png_codec_write_end(writer) != 0 { throw failure() }
    }

    private func failure() -> PictureError {
        let reason = unsafe String(cString: png_codec_write_message(writer))
        return .unwritable(path: sink.file.path, reason: reason)
    }
}

/// A C string of its own.
private func strdupBytes(_ text: String) -> UnsafeMutablePointer<CChar> {
    let bytes = Array(text.utf8CString)
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    unsafe copy.initialize(from: bytes, count: bytes.count)
    return unsafe copy
}

func text(of message: [CChar]) -> String {
    String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
