public import GuideMap
import ImageTokens
import Interruption
public import Tensor

/// Depth of field: spreads each point of a pinhole's picture over the disc that a real lens makes of it.
///
/// Light is gathered in linear values from discs of 48 places, read from means over squares the wider the disc. A
/// place counts by the area of its own disc, at most of the pixel's: so what is sharp never runs into what is not.
/// (What stands before the focus keeps a crisp outline against sharp things behind it.)
public struct Lens: Sendable {
    /// Circles below this many pixels leave a pixel as it is; from `full` on it is blurred alone.
    static let least: Float = 0.8
    static let full: Float = 1.8
    /// No disc is wider, in pixels.
    static let most: Float = 192

    /// Diameter of the widest disc, pixels; 0 = everything is sharp.
    public let widest: Float

    /// - Parameter widest: circle of confusion of what is infinitely far, in pixels; nearer than half the focus
    ///   distance discs grow no further
    public init(widest: Float) {
        self.widest = widest.isFinite && widest > Self.least ? min(widest, Self.most) : 0
    }

    /// How far outside a rectangle pixels count, a multiple of 16.
    public var reach: Int {
        guard widest > 0 else { return 0 }
        let levels = MeanPyramid.levels(for: widest)
        let pixels = Int(widest / 2 + 0.999) + (3 << levels) + DiscGrid.longest + 1
        return (pixels + 15) / 16 * 16
    }

    /// Blurs a part of an exposure, whose `reach` around it lies in the exposure or beyond the canvas.
    /// - Returns: RGB, 8 bits, of the part
    public func develop(_ exposure: Exposure, part: PixelRect, threads: Int) -> [UInt8] {
        let inside = part.intersection(exposure.rect)
        guard widest > 0, !inside.isEmpty else { return exposure.pixels(of: inside) }
        let height = 64
        let bands = (inside.height + height - 1) / height
        let pieces = Pieces(count: bands)
        Parallel.forEach(bands, threads: threads) { (index) throws(Never) in
            let top = inside.y + index * height
            let band = PixelRect(
                x: inside.x, y: top, width: inside.width, height: min(height, inside.maxY - top))
            pieces.set(index, blurred(exposure, band))
        }
        return pieces.joined()
    }

    private func blurred(_ exposure: Exposure, _ band: PixelRect) -> [UInt8] {
        var result = exposure.pixels(of: band)
        let first = (band.y - exposure.rect.y) * exposure.rect.width + band.x - exposure.rect.x
        var isSharp = true
        for y in 0..<band.height where isSharp {
            let row = first + y * exposure.rect.width
            isSharp = exposure.circles[row..<row + band.width].allSatisfy {
                Float($0) <= Self.least
            }
        }
        if isSharp { return result }
        let means = MeanPyramid(
            exposure, around: band.grown(by: reach).intersection(exposure.rect),
            levels: MeanPyramid.levels(for: widest), widest: widest)
        var grid = DiscGrid(exposure, band, means, widest: widest)
        var light = [Float](repeating: 0, count: 3 * band.width)
        for y in 0..<band.height where !Interruption.isRaised {
            let row = first + y * exposure.rect.width
            for x in 0..<band.width {
                let circle = min(Float(exposure.circles[row + x]), widest)
                guard circle > Self.least else { continue }
                let mean = grid.mean(x: band.x + x, y: band.y + y, diameter: circle)
                for color in 0..<3 { light[3 * x + color] = mean[color] }
            }
            light = ToneCurve.display(light: light)
            for x in 0..<band.width {
                let circle = Float(exposure.circles[row + x])
                guard circle > Self.least else { continue }
                // A pixel that shows the edge of something sharp as well stays as it is.
                let about = exposure.circles(aboutX: band.x + x, y: band.y + y)
                guard about.least > Self.least || about.most < 2 * about.least else { continue }
                let t = min(1, (circle - Self.least) / (Self.full - Self.least))
                let share = t * t * (3 - 2 * t)
                // Slow gradients would show steps of 8 bits; which way a value is rounded depends on its place.
                let dither = Self.noise(band.x + x, band.y + y)
                for color in 0..<3 {
                    let at = 3 * (y * band.width + x) + color
                    let sharp = Float(result[at])
                    let value = sharp + (light[3 * x + color] * 255 - sharp) * share
                    result[at] = UInt8(min(max(value + dither, 0), 255))
                }
            }
        }
        return result
    }

    /// Uniform in [0, 1), by the pixel's place on the canvas.
    private static func noise(_ x: Int, _ y: Int) -> Float {
        var h = UInt32(truncatingIfNeeded: x) &* 0x9E37_79B1
        h ^= UInt32(truncatingIfNeeded: y) &* 0x85EB_CA6B
        h = (h ^ h >> 15) &* 0x2C1B_3C6D
        h = (h ^ h >> 12) &* 0x297A_2D39
        return Float((h ^ h >> 15) >> 8) * 0x1p-24
    }
}
