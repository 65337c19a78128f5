public import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A file that appears under its name only when it is whole.
///
/// Bytes go to a file without a name, which `commit` flushes to the disk and puts in its place.
/// Whatever ends this process before, even a kill, leaves nothing behind. Where the file system has
/// no unnamed files, a hidden neighbour takes their part; it is removed unless the process is killed.
@safe public final class OutputFile {
    public let path: String
    /// The hidden neighbour; unnamed files have it only for a moment, to replace an older file.
    private let neighbour: String
    private let isUnnamed: Bool
    private var descriptor: Int32

    /// - Throws: ``PictureError/unwritable(path:reason:)`` if the folder is missing or not writable.
    public convenience init(path: String) throws { try self.init(path: path, unnamed: true) }

    /// - Parameter unnamed: whether to try for a file without a name
    package init(path: String, unnamed: Bool) throws {
        self.path = path
        var isFolder: ObjCBool = false
        if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
            isFolder.boolValue
        {
            throw PictureError.unwritable(path: path, reason: "it is a folder")
        }
        // A rename would put a file in the place of a device.
        var status = stat()
        if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            throw PictureError.unwritable(path: path, reason: "it is no ordinary file")
        }
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent()
        let name = ".\(url.lastPathComponent).\(getpid()).\(UInt32.random(in: 0 ... .max)).partial"
        neighbour = folder.appendingPathComponent(name).path
        let hidden = unnamed ? Self.openUnnamed(in: folder.path) : -1
        isUnnamed = hidden >= 0
        descriptor =
            unsafe isUnnamed
            ? hidden : open(neighbour, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        if descriptor < 0 {
            throw PictureError.unwritable(path: path, reason: Self.reason(errno))
        }
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        if !isUnnamed { unsafe unlink(neighbour) }
    }

    /// A file in this folder that has no name yet; negative if there cannot be one.
    private static func openUnnamed(in folder: String) -> Int32 {
        #if os(Linux)
            let temporary: Int32 = 0o20_000_000 | O_DIRECTORY  // O_TMPFILE
            let descriptor = unsafe open(folder, temporary | O_WRONLY | O_CLOEXEC, 0o644)
            // It gets its name through /proc, which a bare container may lack.
            guard descriptor >= 0, unsafe access(place(of: descriptor), F_OK) != 0 else {
                return descriptor
            }
            close(descriptor)
        #endif
        return -1
    }

    /// Where an open file can be found without a name.
    private static func place(of descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }

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
        let code = fsync(descriptor) != 0 ? errno : publish()
        close(descriptor)
        descriptor = -1
        if code != 0 {
            unsafe unlink(neighbour)
            throw PictureError.unwritable(path: path, reason: Self.reason(code))
        }
    }

    /// Returns 0 or the system's error number.
    private func publish() -> Int32 {
        #if os(Linux)
            if isUnnamed {
                if link(to: path) == 0 { return 0 }
                // A link never replaces a file; a rename does.
                guard errno == EEXIST, link(to: neighbour) == 0 else { return errno }
            }
        #endif
        return unsafe rename(neighbour, path) == 0 ? 0 : errno
    }

    #if os(Linux)
        private func link(to name: String) -> Int32 {
            unsafe linkat(
                AT_FDCWD, Self.place(of: descriptor), AT_FDCWD, name, AT_SYMLINK_FOLLOW)
        }
    #endif

    /// Makes the names in a folder durable.
    public static func flush(folder: String) {
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        close(descriptor)
    }

    private static func reason(_ code: Int32) -> String {
        unsafe String(cString: strerror(code)).lowercased()
    }
}
