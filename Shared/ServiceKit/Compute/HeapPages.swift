internal import CMalloc

/// Which pages of freed memory stay with the process.
///
/// A picture takes and frees some hundred buffers of megabytes each. Left alone, the allocator returns every one of
/// them to the kernel, which then clears the same pages anew for the next: a twentieth of a picture's time.
enum HeapPages {
    /// Freed memory waits for the next buffer; nothing is mapped singly.
    static func keep() {
        _ = mallopt(M_MMAP_MAX, 0)
        _ = mallopt(M_TRIM_THRESHOLD, Int32.max)
    }

    /// Everything unused goes back, so that a stage that waits is small.
    static func giveBack() { _ = malloc_trim(0) }
}
