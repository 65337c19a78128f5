extension OwnPicture {
    /// Whether a file says that it is a picture of ours: a PNG with a text chunk under the plan's key.
    ///
    /// Only chunks' heads are read; whether what it says holds is `init`'s business.
    public static func isOurs(_ file: [UInt8]) -> Bool {
        guard file.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return false }
        let mark = Array(planKey.utf8) + [0]
        let kinds = ["tEXt", "zTXt", "iTXt"].map { Array($0.utf8) }
        var at = 8
        for _ in 0..<4_000 where at + 12 <= file.count {
            let size = file[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
            if kinds.contains(Array(file[at + 4..<at + 8])), file[(at + 8)...].starts(with: mark) {
                return true
            }
            at += 12 + size
        }
        return false
    }
}
