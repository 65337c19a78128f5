import GuideMap

/// Means of discs about the pixels of a band. Wide discs differ little from pixel to pixel: they are looked at on a
/// coarser grid of the canvas and interpolated, where the discs about are as wide.
struct DiscGrid {
    /// Pixels between neighbours on the coarsest grid.
    static let longest = 4

    private let exposure: Exposure
    private let means: MeanPyramid
    private let widest: Float
    private var known: [Grid]

    private struct Grid {
        let step: Int
        /// In steps of the canvas.
        let x: Int
        let y: Int
        let width: Int
        /// Not yet looked at: NaN.
        var cells: [SIMD4<Float>]

        init(step: Int, around band: PixelRect) {
            self.step = step
            (x, y) = (band.x / step, band.y / step)
            width = band.maxX / step + 2 - x
            let unknown = SIMD4<Float>(repeating: .nan)
            cells = [SIMD4<Float>](repeating: unknown, count: width * (band.maxY / step + 2 - y))
        }
    }

    init(_ exposure: Exposure, _ band: PixelRect, _ means: MeanPyramid, widest: Float) {
        self.exposure = exposure
        self.means = means
        self.widest = widest
        known = [2, Self.longest].map { Grid(step: $0, around: band) }
    }

    /// Mean light of the disc about a pixel of the band, in the first three numbers.
    mutating func mean(x: Int, y: Int, diameter: Float) -> SIMD4<Float> {
        guard diameter >= 6 else { return means.disc(x: x, y: y, diameter: diameter) }
        let number = diameter >= 32 ? 1 : 0
        let step = known[number].step
        let (left, top) = (x / step * step, y / step * step)
        for row in [top, top + step] {
            for column in [left, left + step] {
                let other = circle(column, row)
                guard other > diameter * 0.8, other < diameter * 1.25 else {
                    return means.disc(x: x, y: y, diameter: diameter)
                }
            }
        }
        let right = Float(x - left) / Float(step)
        let down = Float(y - top) / Float(step)
        let upper = between(number, left, top, right)
        guard down > 0 else { return upper }
        let lower = between(number, left, top + step, right)
        return upper + (lower - upper) * down
    }

    private mutating func between(_ number: Int, _ x: Int, _ y: Int, _ part: Float) -> SIMD4<Float>
    {
        let first = at(number, x, y)
        guard part > 0 else { return first }
        return first + (at(number, x + known[number].step, y) - first) * part
    }

    private mutating func at(_ number: Int, _ x: Int, _ y: Int) -> SIMD4<Float> {
        let step = known[number].step
        let index =
            (y / step - known[number].y) * known[number].width + x / step - known[number].x
        let old = known[number].cells[index]
        if !old.x.isNaN { return old }
        let new = means.disc(x: x, y: y, diameter: circle(x, y))
        known[number].cells[index] = new
        return new
    }

    /// As wide as the lens makes it; 0 outside the exposure.
    private func circle(_ x: Int, _ y: Int) -> Float {
        let rect = exposure.rect
        guard x >= rect.x, y >= rect.y, x < rect.maxX, y < rect.maxY else { return 0 }
        return min(Float(exposure.circles[(y - rect.y) * rect.width + x - rect.x]), widest)
    }
}
