/// A picture of one thing on nothing: what figurines are swollen from and standees are cut from.
public struct Cutout: Sendable, Equatable {
    public let width: Int
    public let height: Int
    /// sRGB in [0, 1], rows from the top; what is well inside goes on over the thing's edge.
    public let colors: [SIMD3<Float>]
    /// In [0, 1]; the edge runs where it is a half.
    public let coverage: [Float]

    /// Empty room kept around the thing, pixels.
    static let margin = 4

    /// Cut down to the thing itself; nil when nothing in the picture covers enough.
    ///
    /// - Parameter rgba: 8-bit sRGB and alpha, not premultiplied.
    public init?(width: Int, height: Int, rgba: [UInt8]) {
        guard width > 0, height > 0, rgba.count == width * height * 4 else { return nil }
        var alpha = stride(from: 3, to: rgba.count, by: 4).map { Float(rgba[$0]) / 255 }
        Self.dropLoosePieces(&alpha, width)
        var (x0, x1, y0, y1) = (width, -1, height, -1)
        for i in alpha.indices where alpha[i] > 0.5 {
            (x0, x1) = (min(x0, i % width), max(x1, i % width))
            (y0, y1) = (min(y0, i / width), max(y1, i / width))
        }
        guard x1 - x0 >= 4, y1 - y0 >= 4 else { return nil }
        let m = Self.margin
        let (w, h) = (x1 - x0 + 1 + 2 * m, y1 - y0 + 1 + 2 * m)
        var colors = [SIMD3<Float>](repeating: .zero, count: w * h)
        var coverage = [Float](repeating: 0, count: w * h)
        for y in 0..<h {
            for x in 0..<w {
                let (sx, sy) = (x + x0 - m, y + y0 - m)
                guard (0..<width).contains(sx), (0..<height).contains(sy) else { continue }
                let at = sy * width + sx
                coverage[y * w + x] = alpha[at]
                let p = SIMD3(
                    Float(rgba[4 * at]), Float(rgba[4 * at + 1]), Float(rgba[4 * at + 2]))
                colors[y * w + x] = p / 255
            }
        }
        Self.bleed(&colors, known: coverage.map { $0 > 0.93 }, w)
        (self.width, self.height, self.colors, self.coverage) = (w, h, colors, coverage)
    }

    /// Sparks, drops and lines of motion beside the thing would hang in the air: pieces that are small beside
    /// the largest one go.
    private static func dropLoosePieces(_ alpha: inout [Float], _ width: Int) {
        var piece = [Int32](repeating: -1, count: alpha.count)
        var sizes: [Int] = []
        var stack: [Int] = []
        for start in alpha.indices where alpha[start] > 0.3 && piece[start] < 0 {
            let number = Int32(sizes.count)
            sizes.append(0)
            piece[start] = number
            stack = [start]
            while let i = stack.popLast() {
                sizes[Int(number)] += 1
                for (step, ends) in [(-1, i % width > 0), (1, i % width < width - 1)] where ends {
                    visit(i + step)
                }
                if i >= width { visit(i - width) }
                if i + width < alpha.count { visit(i + width) }
            }
            func visit(_ i: Int) {
                guard alpha[i] > 0.3, piece[i] < 0 else { return }
                piece[i] = number
                stack.append(i)
            }
        }
        let least = (sizes.max() ?? 0) / 8
        for i in alpha.indices where piece[i] < 0 || sizes[Int(piece[i])] < least { alpha[i] = 0 }
    }

    /// Carries the colours of the thing beyond its edge, so that nothing of the void shines through there.
    private static func bleed(_ colors: inout [SIMD3<Float>], known: [Bool], _ width: Int) {
        var known = known
        let height = colors.count / width
        for _ in 0..<8 {
            let before = known
            for y in 0..<height {
                for x in 0..<width where !before[y * width + x] {
                    var (sum, count) = (SIMD3<Float>.zero, Float(0))
                    for ny in max(0, y - 1)...min(height - 1, y + 1) {
                        for nx in max(0, x - 1)...min(width - 1, x + 1)
                        where before[ny * width + nx] {
                            sum += colors[ny * width + nx]
                            count += 1
                        }
                    }
                    guard count > 0 else { continue }
                    colors[y * width + x] = sum / count
                    known[y * width + x] = true
                }
            }
        }
    }

    /// The mean coverage of blocks of `step` pixels a side, rows from the top, with an empty rim.
    func coverage(step: Int) -> (values: [Float], width: Int) {
        guard step > 1 else { return (coverage, width) }
        let (w, h) = ((width + step - 1) / step + 1, (height + step - 1) / step + 1)
        var values = [Float](repeating: 0, count: w * h)
        for y in 0..<height {
            for x in 0..<width { values[y / step * w + x / step] += coverage[y * width + x] }
        }
        for i in values.indices {
            let (x, y) = (i % w, i / w)
            let inner = x > 0 && y > 0 && x < w - 1 && y < h - 1
            values[i] = inner ? values[i] / Float(step * step) : 0
        }
        return (values, w)
    }

    /// The linear colour that most of the thing has: the fullest of 64 cells, lively colours counting more.
    var mainColor: SIMD3<Float> {
        var sums = [SIMD4<Float>](repeating: .zero, count: 64)
        for (color, share) in zip(colors, coverage) where share > 0.5 {
            let c = SIMD3<Int>(color * 3.999)
            let lively = 1 + 3 * (color.max() - color.min())
            sums[c.x * 16 + c.y * 4 + c.z] += SIMD4(color, 1) * lively
        }
        let most = sums.max { $0.w < $1.w } ?? SIMD4(1, 1, 1, 1)
        let mean = SIMD3(most.x, most.y, most.z) / max(most.w, 1e-3)
        return SIMD3(powf(mean.x, 2.2), powf(mean.y, 2.2), powf(mean.z, 2.2))
    }
}
