public import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A file that appears under its name only when it is whole.
///
/// Bytes go to a temporary neighbour, which `commit` flushes to the disk and renames. Without a
/// commit the neighbour is removed, so no half-written file is ever left under the final name.
@safe public final class OutputFile {
    public let path: String
    private let temporary: String
    private var descriptor: Int32

    /// - Throws: ``PictureError/unwritable(path:reason:)`` if the folder is missing or not writable.
    public init(path: String) throws {
        self.path = path
        var isFolder: ObjCBool = false
        if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
            isFolder.boolValue
        {
            throw PictureError.unwritable(path: path, reason: "it is a folder")
        }
        let url = URL(fileURLWithPath: path)
        let name = ".\(url.lastPathComponent).\(getpid()).\(UInt32.random(in: 0 ... .max)).partial"
        temporary = url.deletingLastPathComponent().appendingPathComponent(name).path
        descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        if descriptor < 0 {
            throw PictureError.unwritable(path: path, reason: Self.reason(errno))
        }
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unsafe unlink(temporary)
    }

    /// Writes all bytes; returns 0 or the system's error number.
    func write(_ bytes: UnsafeRawBufferPointer) -> Int32 {
        var rest = unsafe bytes
        while let start = rest.baseAddress, rest.count > 0 {
            let count = unsafe Glibc.write(descriptor, start, rest.count)
            if count < 0 {
                if errno == EINTR { continue }
                return errno
            }
            unsafe rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return 0
    }

    /// Writes all bytes.
    public func write(_ bytes: some ContiguousBytes) throws {
        let code = unsafe bytes.withUnsafeBytes { unsafe write($0) }
        if code != 0 { throw PictureError.unwritable(path: path, reason: Self.reason(code)) }
    }

    /// Makes the file durable and gives it its name.
    public func commit() throws {
        guard descriptor >= 0 else { return }
        let synced = fsync(descriptor)
        let syncError = errno
        close(descriptor)
        descriptor = -1
        let failed = unsafe synced != 0 || rename(temporary, path) != 0
        if failed {
            let code = synced != 0 ? syncError : errno
            unsafe unlink(temporary)
            throw PictureError.unwritable(path: path, reason: Self.reason(code))
        }
    }

    private static func reason(_ code: Int32) -> String {
        unsafe String(cString: strerror(code)).lowercased()
    }
}
