import COpenBLAS

/// Matrix products on OpenBLAS. Each call runs on the calling thread alone: work is spread over
/// threads by `Parallel`, never by the library.
public enum MatrixProduct {
    private static let oneThreadPerCall: Void = openblas_set_num_threads(1)

    /// C ← A·B + β·C on row-major matrices that start at the given addresses.
    ///
    /// - Parameters:
    ///   - a: (m, k), rows `lda` floats apart
    ///   - b: (k, n), rows `ldb` floats apart
    ///   - c: (m, n), rows `ldc` floats apart
    @unsafe
    public static func multiply(
        m: Int, n: Int, k: Int,
        _ a: UnsafePointer<Float>, lda: Int,
        _ b: UnsafePointer<Float>, ldb: Int,
        into c: UnsafeMutablePointer<Float>, ldc: Int, beta: Float = 0
    ) {
        _ = oneThreadPerCall
        unsafe cblas_sgemm(
            CblasRowMajor, CblasNoTrans, CblasNoTrans, blasint(m), blasint(n), blasint(k), 1,
            a, blasint(lda), b, blasint(ldb), beta, c, blasint(ldc))
    }

    /// C ← A·Bᵀ + β·C: `b` is (n, k), rows `ldb` floats apart.
    @unsafe
    public static func multiplyTransposed(
        m: Int, n: Int, k: Int,
        _ a: UnsafePointer<Float>, lda: Int,
        _ b: UnsafePointer<Float>, ldb: Int,
        into c: UnsafeMutablePointer<Float>, ldc: Int, beta: Float = 0
    ) {
        _ = oneThreadPerCall
        if m == 1 {
            unsafe cblas_sgemv(
                CblasRowMajor, CblasNoTrans, blasint(n), blasint(k), 1, b, blasint(ldb), a, 1, beta,
                c, 1)
        } else {
            unsafe cblas_sgemm(
                CblasRowMajor, CblasNoTrans, CblasTrans, blasint(m), blasint(n), blasint(k), 1,
                a, blasint(lda), b, blasint(ldb), beta, c, blasint(ldc))
        }
    }

    /// C ← Aᵀ·B + β·C: `a` is (k, m), rows `lda` floats apart.
    @unsafe
    public static func multiplyPlanar(
        m: Int, n: Int, k: Int,
        _ a: UnsafePointer<Float>, lda: Int,
        _ b: UnsafePointer<Float>, ldb: Int,
        into c: UnsafeMutablePointer<Float>, ldc: Int, beta: Float = 0
    ) {
        _ = oneThreadPerCall
        unsafe cblas_sgemm(
            CblasRowMajor, CblasTrans, CblasNoTrans, blasint(m), blasint(n), blasint(k), 1,
            a, blasint(lda), b, blasint(ldb), beta, c, blasint(ldc))
    }

    /// C ← A·B for whole matrices: (m, k)·(k, n) → (m, n).
    public static func multiply(_ a: Tensor, _ b: Tensor) -> Tensor {
        precondition(
            a.shape.count == 2 && b.shape.count == 2 && a.shape[1] == b.shape[0],
            "cannot multiply \(a.shape) by \(b.shape)")
        let (m, k, n) = (a.shape[0], a.shape[1], b.shape[1])
        var result = [Float](repeating: 0, count: m * n)
        guard !result.isEmpty, k > 0 else { return Tensor(shape: [m, n], values: result) }
        unsafe a.values.withUnsafeBufferPointer { a in
            unsafe b.values.withUnsafeBufferPointer { b in
                unsafe result.withUnsafeMutableBufferPointer { c in
                    guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else {
                        return
                    }
                    unsafe multiply(m: m, n: n, k: k, a, lda: k, b, ldb: n, into: c, ldc: n)
                }
            }
        }
        return Tensor(shape: [m, n], values: result)
    }
}
