import Foundation

/// Writes GGUF files byte by byte, sound ones and others.
struct SyntheticFile {
    var magic = Array("GGUF".utf8)
    var version: UInt32 = 3
    var tensorCount: UInt64?
    var keyCount: UInt64?
    var keys: [[UInt8]] = []
    var entries: [[UInt8]] = []
    var data: [UInt8] = []

    static func little<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
        (0..<T.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> T($0 * 8)) }
    }

    static func text(_ text: String) -> [UInt8] {
        little(UInt64(text.utf8.count)) + Array(text.utf8)
    }

    /// A metadata entry: key, type code, value.
    mutating func add(_ key: String, _ type: UInt32, _ value: [UInt8]) {
        keys.append(Self.text(key) + Self.little(type) + value)
    }

    /// An entry of the tensor table.
    mutating func add(tensor: String, _ dimensions: [UInt64], type: UInt32, offset: UInt64) {
        entries.append(
            Self.text(tensor) + Self.little(UInt32(dimensions.count))
                + dimensions.flatMap { Self.little($0) } + Self.little(type) + Self.little(offset))
    }

    var bytes: [UInt8] {
        var bytes = magic + Self.little(version)
        bytes += Self.little(tensorCount ?? UInt64(entries.count))
        bytes += Self.little(keyCount ?? UInt64(keys.count))
        bytes += keys.flatMap { $0 } + entries.flatMap { $0 }
        bytes += [UInt8](repeating: 0, count: (32 - bytes.count % 32) % 32)
        return bytes + data
    }

    /// A file with one value of every kind and a 2 × 2 matrix of f32 and one of Q8_0.
    static var sound: SyntheticFile {
        var file = SyntheticFile()
        file.add("general.architecture", 8, text("llama"))
        file.add("small", 0, [200])
        file.add("negative", 1, [0xfe])
        file.add("large", 10, little(UInt64(1) << 40))
        file.add("half", 6, little(Float(0.5).bitPattern))
        file.add("double", 12, little((0.25).bitPattern))
        file.add("flag", 7, [1])
        file.add(
            "list", 9, little(UInt32(5)) + little(UInt64(2)) + little(Int32(-1)) + little(Int32(7)))
        file.add("names", 9, little(UInt32(8)) + little(UInt64(2)) + text("é") + text(""))
        file.add(tensor: "a", [2, 2], type: 0, offset: 0)
        file.add(tensor: "b", [32, 1], type: 8, offset: 32)
        file.data = [1, -2, 3, 4].flatMap { little(Float($0).bitPattern) }
        file.data += [UInt8](repeating: 0, count: 16)
        file.data += little(UInt16(0x3800)) + (0..<32).map { UInt8(bitPattern: Int8($0 - 16)) }
        return file
    }

    /// Writes the bytes to a new temporary file.
    static func write(_ bytes: [UInt8]) throws -> String {
        let path = NSTemporaryDirectory() + "gguf-\(UUID().uuidString).gguf"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }
}
