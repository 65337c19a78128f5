/// Reads little-endian fields one after another and never beyond the end.
@safe struct Cursor: ~Copyable {
    private let bytes: UnsafeRawBufferPointer
    private(set) var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = unsafe bytes
    }

    var remaining: Int { unsafe bytes.count - offset }

    mutating func integer<T: FixedWidthInteger & BitwiseCopyable>(
        _: T.Type, of field: String
    ) throws(GGUFError) -> T {
        let size = MemoryLayout<T>.size
        guard remaining >= size else { throw .truncatedHeader(reading: field, offset: offset) }
        defer { offset += size }
        return T(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: T.self))
    }

    /// A 64-bit count of elements that must still fit the file.
    mutating func length(of field: String, elementSize: Int) throws(GGUFError) -> Int {
        let at = offset
        let count = try integer(UInt64.self, of: field)
        guard count <= UInt64(remaining / elementSize) else {
            throw .truncatedHeader(reading: field, offset: at)
        }
        return Int(count)
    }

    mutating func string(of field: String) throws(GGUFError) -> String {
        let count = try length(of: field, elementSize: 1)
        defer { offset += count }
        let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
        guard let text = unsafe String(validating: part, as: UTF8.self) else {
            throw .malformed(field: field, reason: "text at byte \(offset) is not UTF-8")
        }
        return text
    }
}
