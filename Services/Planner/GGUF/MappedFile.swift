#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file mapped read-only into memory; pages are read when first touched.
///
/// The mapping lives as long as this object. A file that somebody shortens while it is mapped
/// cannot be read safely by anyone, so model files must be replaced, never overwritten.
@safe final class MappedFile: Sendable {
    /// Sendable in fact: nobody ever writes to these pages.
    nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

    init(path: String) throws(GGUFError) {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .cannotOpen(path: path, errno: errno) }
        defer { close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else { throw .cannotOpen(path: path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .cannotOpen(path: path, errno: EISDIR)
        }
        let size = Int(status.st_size)
        guard size > 0 else { throw .notGGUF }
        let start = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0)
        guard let start = unsafe start, unsafe start != MAP_FAILED else {
            throw .cannotOpen(path: path, errno: errno)
        }
        unsafe bytes = UnsafeRawBufferPointer(start: start, count: size)
    }

    deinit {
        unsafe munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }
}
