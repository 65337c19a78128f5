/// Memory for numbers, aligned to 64 bytes, with one owner.
///
/// Sendable because each one is either written once while a model is loaded, or part of the state
/// of one request, whose parallel work writes disjoint parts.
@safe final class Memory<Element: BitwiseCopyable>: @unchecked Sendable {
    @unsafe let start: UnsafeMutablePointer<Element>
    let count: Int

    init(count: Int) {
        self.count = count
        let bytes = max(count, 1) * MemoryLayout<Element>.stride
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        unsafe start = unsafe raw.bindMemory(to: Element.self, capacity: max(count, 1))
    }

    convenience init(_ values: [Element]) {
        self.init(count: values.count)
        for (index, value) in values.enumerated() { unsafe start[index] = value }
    }

    deinit {
        unsafe UnsafeMutableRawPointer(start).deallocate()
    }
}
