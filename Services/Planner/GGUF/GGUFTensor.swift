/// A tensor's entry in the table of a file.
public struct GGUFTensor: Equatable, Sendable {
    public let name: String
    public let type: TensorType
    /// Sizes with the fastest-changing first, so a matrix is [columns, rows].
    public let dimensions: [Int]
    /// First byte, from the start of the file.
    public let offset: Int
    public let byteCount: Int

    public var columns: Int { dimensions[0] }
    public var rows: Int { dimensions.dropFirst().reduce(1, *) }
    public var rowSize: Int { columns / type.blockLength * type.blockSize }
}

extension GGUFTensor {
    /// Reads one entry; its offset counts from the start of the data, which is not known yet.
    init(reading cursor: inout Cursor) throws(GGUFError) {
        name = try cursor.string(of: "tensor name")
        let field = "tensor \"\(name)\""
        let rank = try cursor.integer(UInt32.self, of: field)
        guard (1...4).contains(rank) else {
            throw .malformed(field: field, reason: "has \(rank) dimensions; expected 1 to 4")
        }
        var sizes: [Int] = []
        var count = 1
        for _ in 0..<rank {
            let size = try cursor.integer(UInt64.self, of: field)
            guard size > 0, size <= UInt64(Int32.max) else {
                throw .malformed(field: field, reason: "has a dimension of \(size)")
            }
            let (product, overflow) = count.multipliedReportingOverflow(by: Int(size))
            guard !overflow, product <= Int.max / 8 else {
                throw .malformed(field: field, reason: "has more elements than can be counted")
            }
            sizes.append(Int(size))
            count = product
        }
        let code = try cursor.integer(UInt32.self, of: field)
        guard let type = TensorType(rawValue: code) else {
            throw .unsupportedTensorType(tensor: name, type: code)
        }
        guard sizes[0] % type.blockLength == 0 else {
            throw .malformed(
                field: field,
                reason: "has rows of \(sizes[0]), not a multiple of \(type.blockLength)")
        }
        let start = try cursor.integer(UInt64.self, of: field)
        guard start <= UInt64(Int.max / 2) else {
            throw .malformed(field: field, reason: "begins at \(start)")
        }
        self.type = type
        dimensions = sizes
        offset = Int(start)
        byteCount = count / type.blockLength * type.blockSize
    }

    /// The same entry with its offset counted from the start of the file.
    func placed(after dataStart: Int, alignment: Int, fileSize: Int) throws(GGUFError) -> GGUFTensor
    {
        guard offset % alignment == 0 else {
            throw .malformed(
                field: "tensor \"\(name)\"",
                reason: "begins at \(offset), not aligned to \(alignment)")
        }
        let (start, overflow) = dataStart.addingReportingOverflow(offset)
        let (end, overflow2) = start.addingReportingOverflow(byteCount)
        guard !overflow, !overflow2, end <= fileSize else {
            throw .tensorOutsideFile(
                tensor: name, end: overflow || overflow2 ? Int.max : end, fileSize: fileSize)
        }
        return GGUFTensor(
            name: name, type: type, dimensions: dimensions, offset: start, byteCount: byteCount)
    }
}
