/// How far a flat shape swells to either side, like dough in a tin.
///
/// The square of the half thickness solves `Δu = -1` inside the outline with u = 0 on it, `w = 2u`: strips become
/// half rounds, discs become lenses. Broad bodies are held to `limit`.
struct Swelling {
    let width: Int
    let height: Int
    /// Square of the half thickness, square pixels; negative outside, zero on the outline between pixels.
    private(set) var field: [Float]

    /// - Parameters:
    ///   - coverage: the outline runs where it is a half.
    ///   - limit: largest half thickness, pixels.
    init(coverage: [Float], width: Int, limit: Float) {
        self.width = width
        height = coverage.count / width
        let smooth = Self.smoothed(coverage, width)
        var u = [Float](repeating: 0, count: smooth.count)
        let inner = smooth.indices.filter { i in
            let (x, y) = (i % width, i / width)
            return smooth[i] > 0.5 && x > 0 && y > 0 && x < width - 1
                && y < smooth.count / width - 1
        }
        // What a neighbour beyond the outline adds to the diagonal: zero lies between pixels.
        let steps = [-1, 1, -width, width]
        let diagonal = inner.map { i in
            steps.reduce(Float(4)) { sum, step in
                smooth[i + step] > 0.5 ? sum : sum + Self.beyond(smooth[i], smooth[i + step])
            }
        }
        let inside = smooth.map { $0 > 0.5 }
        for _ in 0..<220 {
            for (k, i) in inner.enumerated() {
                var sum: Float = 1
                for step in steps where inside[i + step] { sum += u[i + step] }
                u[i] += 1.93 * (sum / diagonal[k] - u[i])
            }
        }
        field = [Float](repeating: -limit * limit, count: u.count)
        for i in inner {
            let half = (2 * max(u[i], 0)).squareRoot()
            let held = limit * hyperbolicTangent(half / limit)
            field[i] = held * held
        }
        for i in field.indices where !inside[i] {
            let (x, y) = (i % width, i / width)
            guard x > 0, y > 0, x < width - 1, y < height - 1 else { continue }
            var (sum, count) = (Float(0), Float(0))
            for step in steps where inside[i + step] {
                sum -= field[i + step] * Self.beyond(smooth[i + step], smooth[i])
                count += 1
            }
            if count > 0 { field[i] = sum / count }
        }
    }

    /// How much of the value at an inner pixel lies, negated, at its outer neighbour, so that the line between them is zero at the outline.
    private static func beyond(_ inner: Float, _ outer: Float) -> Float {
        let share = max((inner - 0.5) / max(inner - outer, 1e-4), 0.1)
        return (1 - share) / share
    }

    /// A small blur: outlines drawn in few shades of alpha are wavy.
    private static func smoothed(_ a: [Float], _ width: Int) -> [Float] {
        let height = a.count / width
        let (c, s): (Float, Float) = (0.5, 0.25)
        var rows = a, result = a
        for y in 0..<height {
            for x in 0..<width {
                let i = y * width + x
                rows[i] = c * a[i] + s * (a[x > 0 ? i - 1 : i] + a[x < width - 1 ? i + 1 : i])
            }
        }
        for i in a.indices {
            let (up, down) = (i >= width ? i - width : i, i + width < a.count ? i + width : i)
            result[i] = c * rows[i] + s * (rows[up] + rows[down])
        }
        return result
    }

    /// Largest half thickness, pixels.
    var halfDepth: Float { max(field.max() ?? 0, 0).squareRoot() }

    /// The field and its slope at a point, in pixels from the middle of the first one.
    func sample(_ x: Float, _ y: Float) -> (value: Float, slope: SIMD2<Float>) {
        let cx = min(max(x, 1), Float(width) - 2.001), cy = min(max(y, 1), Float(height) - 2.001)
        let (i, j) = (Int(cx), Int(cy))
        let (tx, ty) = (cx - Float(i), cy - Float(j))
        let at = j * width + i
        func mix(_ f: (Int) -> Float) -> Float {
            (f(at) * (1 - tx) + f(at + 1) * tx) * (1 - ty)
                + (f(at + width) * (1 - tx) + f(at + width + 1) * tx) * ty
        }
        func across(_ k: Int) -> Float { (field[k + 1] - field[k - 1]) / 2 }
        func down(_ k: Int) -> Float {
            (field[min(k + width, field.count - 1)] - field[max(k - width, 0)]) / 2
        }
        return (mix { field[$0] }, SIMD2(mix(across), mix(down)))
    }
}
