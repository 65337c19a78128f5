/// A GGUF file: its metadata, the table of its tensors and their bytes, mapped rather than read.
///
/// Everything in the header is checked against the size of the file before it is used: a file cut
/// short or made up to mislead is refused with a `GGUFError`.
public struct GGUFFile: Sendable {
    public let metadata: [String: GGUFValue]
    public let tensors: [String: GGUFTensor]
    private let file: MappedFile

    public init(path: String) throws(GGUFError) {
        file = try MappedFile(path: path)
        var cursor = unsafe Cursor(file.bytes)
        guard cursor.remaining >= 4, try cursor.integer(UInt32.self, of: "magic") == 0x4655_4747
        else { throw .notGGUF }
        let version = try cursor.integer(UInt32.self, of: "version")
        guard (2...3).contains(version) else { throw .unsupportedVersion(version) }
        // A tensor's entry takes 33 bytes or more, a metadata entry 13 or more.
        let tensorCount = try cursor.length(of: "tensor count", elementSize: 33)
        let keyCount = try cursor.length(of: "metadata count", elementSize: 13)

        var metadata: [String: GGUFValue] = [:]
        for _ in 0..<keyCount {
            let key = try cursor.string(of: "metadata key")
            let value = try cursor.value(of: key)
            guard metadata.updateValue(value, forKey: key) == nil else {
                throw .malformed(field: key, reason: "stands twice")
            }
        }
        let alignment = try Self.alignment(metadata)
        var entries: [GGUFTensor] = []
        for _ in 0..<tensorCount { entries.append(try GGUFTensor(reading: &cursor)) }
        let dataStart = (cursor.offset + alignment - 1) / alignment * alignment
        var tensors: [String: GGUFTensor] = [:]
        for entry in entries {
            let tensor = try entry.placed(
                after: dataStart, alignment: alignment, fileSize: unsafe file.bytes.count)
            guard tensors.updateValue(tensor, forKey: tensor.name) == nil else {
                throw .malformed(field: "tensor \"\(tensor.name)\"", reason: "stands twice")
            }
        }
        self.metadata = metadata
        self.tensors = tensors
    }

    private static func alignment(_ metadata: [String: GGUFValue]) throws(GGUFError) -> Int {
        let key = "general.alignment"
        guard let value = metadata[key] else { return 32 }
        guard case .integer(let alignment) = value else {
            throw .wrongType(key: key, expected: "an integer")
        }
        guard (8...65536).contains(alignment), alignment.nonzeroBitCount == 1 else {
            throw .malformed(field: key, reason: "is \(alignment); expected a power of two")
        }
        return Int(alignment)
    }

    /// The tensor of this name, whose dimensions must be those given if any are.
    public func tensor(_ name: String, _ expected: [Int]? = nil) throws(GGUFError) -> GGUFTensor {
        guard let tensor = tensors[name] else { throw .missingTensor(name) }
        if let expected, tensor.dimensions != expected {
            throw .wrongShape(tensor: name, expected: expected, found: tensor.dimensions)
        }
        return tensor
    }

    /// The bytes of rows first ..< first + count, valid while this file lives.
    @unsafe public func bytes(
        of tensor: GGUFTensor, row first: Int = 0, count: Int? = nil
    ) -> UnsafeRawBufferPointer {
        let start = tensor.offset + first * tensor.rowSize
        let size = (count ?? tensor.rows - first) * tensor.rowSize
        return unsafe UnsafeRawBufferPointer(rebasing: file.bytes[start..<start + size])
    }

    /// The numbers of row `row`.
    public func row(_ row: Int, of tensor: GGUFTensor) -> [Float] {
        precondition(row >= 0 && row < tensor.rows, "row \(row) of \(tensor.rows)")
        return unsafe [Float](unsafeUninitializedCapacity: tensor.columns) { buffer, count in
            unsafe decode(
                tensor.type, bytes(of: tensor, row: row, count: 1), into: buffer)
            count = tensor.columns
        }
    }
}

// MARK: Metadata by type
extension GGUFFile {
    public func integer(_ key: String, in range: ClosedRange<Int64>) throws(GGUFError) -> Int {
        guard let value = metadata[key] else { throw .missingKey(key) }
        guard case .integer(let number) = value else {
            throw .wrongType(key: key, expected: "an integer")
        }
        guard range.contains(number) else {
            throw .malformed(field: key, reason: "is \(number); expected \(range)")
        }
        return Int(number)
    }

    public func float(_ key: String) throws(GGUFError) -> Double {
        guard let value = metadata[key] else { throw .missingKey(key) }
        guard case .float(let number) = value, number.isFinite else {
            throw .wrongType(key: key, expected: "a finite number")
        }
        return number
    }

    public func string(_ key: String) throws(GGUFError) -> String {
        guard let value = metadata[key] else { throw .missingKey(key) }
        guard case .string(let text) = value else { throw .wrongType(key: key, expected: "text") }
        return text
    }

    public func strings(_ key: String) throws(GGUFError) -> [String] {
        guard let value = metadata[key] else { throw .missingKey(key) }
        guard case .strings(let list) = value else {
            throw .wrongType(key: key, expected: "a list of texts")
        }
        return list
    }

    public func integers(_ key: String) throws(GGUFError) -> [Int64] {
        guard let value = metadata[key] else { throw .missingKey(key) }
        guard case .integers(let list) = value else {
            throw .wrongType(key: key, expected: "a list of integers")
        }
        return list
    }
}
