import Picture
import PlantainProto

/// Owns the file while pieces of the picture arrive.
actor PieceWriter {
    private let file: OutputFile
    private var next: UInt64 = 0

    init(_ file: sending OutputFile) { self.file = file }

    func write(_ piece: ImageChunk) throws {
        guard piece.offset == next else {
            throw Complaint(
                "the picture arrived out of order: byte \(piece.offset) instead of \(next)")
        }
        next += UInt64(piece.data.count)
        try file.write(piece.data)
    }

    func commit() throws {
        guard next > 0 else { throw Complaint("no picture arrived; try again") }
        try file.commit()
    }
}
