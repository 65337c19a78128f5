extension MatrixProduct {
    /// What this machine's matrix products reach: floating-point operations a second, f32.
    ///
    /// The best of several rounds of square products, one on each thread at once.
    /// - Parameters:
    ///   - size: rows and columns of each factor.
    ///   - threads: products that run beside each other.
    public static func peak(size: Int, threads: Int, rounds: Int = 6) -> Double {
        let factor = [Float](repeating: 0.5, count: size * size)
        var best = 0.0
        for _ in 0..<rounds {
            let begun = ContinuousClock.now
            Parallel.forEach(threads, threads: threads) { _ in
                var result = [Float](repeating: 0, count: size * size)
                unsafe factor.withUnsafeBufferPointer { a in
                    unsafe result.withUnsafeMutableBufferPointer { c in
                        guard let a = a.baseAddress, let c = c.baseAddress else { return }
                        unsafe multiply(
                            m: size, n: size, k: size, a, lda: size, a, ldb: size, into: c,
                            ldc: size)
                    }
                }
            }
            let time = begun.duration(to: .now).components
            let seconds = Double(time.seconds) + Double(time.attoseconds) * 1e-18
            let work = 2.0 * Double(size) * Double(size) * Double(size) * Double(threads)
            best = max(best, work / max(seconds, 1e-9))
        }
        return best
    }
}
