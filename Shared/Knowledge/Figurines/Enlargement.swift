import Foundation

/// Enlarges a small picture so that the borders of its flat colours stay crisp.
///
/// Cubic interpolation (Mitchell and Netravali's) places a border to a fraction of a pixel but blurs it over one or
/// two; there each channel is steepened between the least and the greatest value nearby. Shades stay as they are.
enum Enlargement {
    /// How much steeper borders become.
    private static let steepness: Float = 5

    /// - Parameter limit: longest side of the result, texels; the picture is enlarged eightfold at most.
    static func texture(_ cutout: Cutout, limit: Int = 1024) -> Texture {
        let scale = min(max(limit / max(cutout.width, cutout.height), 1), 8)
        let (width, height) = (cutout.width * scale, cutout.height * scale)
        var pixels = [UInt8](repeating: 255, count: width * height * 4)
        guard scale > 2 else {
            // Fine enough as it is.
            for y in 0..<height {
                for x in 0..<width {
                    let color = cutout.colors[y / scale * cutout.width + x / scale]
                    for c in 0..<3 {
                        pixels[(y * width + x) * 4 + c] = UInt8(
                            min(max(color[c], 0), 1) * 255 + 0.5)
                    }
                }
            }
            return Texture(width: width, height: height, pixels: Data(pixels), hasAlpha: false)
        }
        let source = Source(cutout)
        let taps = (0..<scale).map { Taps((Float($0) + 0.5) / Float(scale) - 0.5) }
        for y in 0..<height {
            let row = source.row(y / scale, taps[y % scale])
            for x in 0..<cutout.width {
                for (k, tap) in taps.enumerated() {
                    let color = row.color(x, tap)
                    let at = (y * width + x * scale + k) * 4
                    for c in 0..<3 { pixels[at + c] = UInt8(color[c] * 255 + 0.5) }
                }
            }
        }
        return Texture(width: width, height: height, pixels: Data(pixels), hasAlpha: false)
    }

    /// Weights of the pixels around a place between -0.5 and 0.5 of a pixel's middle.
    private struct Taps {
        /// Offset of the first of four.
        let first: Int
        let cubic: SIMD4<Float>
        /// Of the second and third.
        let linear: Float

        init(_ place: Float) {
            first = place < 0 ? -2 : -1
            let t = place < 0 ? place + 1 : place
            func far(_ d: Float) -> Float {  // from one to two pixels away
                (((-7 * d + 36) * d - 60) * d + 32) / 18
            }
            func near(_ d: Float) -> Float { ((21 * d - 36) * d * d + 16) / 18 }
            cubic = SIMD4(far(1 + t), near(t), near(1 - t), far(2 - t))
            linear = t
        }
    }

    /// The picture with its local extremes.
    private struct Source {
        let width: Int
        let height: Int
        let colors: [SIMD4<Float>]
        var low: [SIMD4<Float>]
        var high: [SIMD4<Float>]

        init(_ cutout: Cutout) {
            width = cutout.width
            height = cutout.height
            colors = cutout.colors.map { SIMD4($0, 0) }
            (low, high) = (colors, colors)
            for y in 0..<height {
                for x in 0..<width {
                    let at = y * width + x
                    for ny in max(0, y - 1)...min(height - 1, y + 1) {
                        for nx in max(0, x - 1)...min(width - 1, x + 1) {
                            low[at] = pointwiseMin(low[at], colors[ny * width + nx])
                            high[at] = pointwiseMax(high[at], colors[ny * width + nx])
                        }
                    }
                }
            }
        }

        func row(_ y: Int, _ tap: Taps) -> Row {
            func at(_ k: Int) -> Int { min(max(y + tap.first + k, 0), height - 1) * width }
            let (a, b, c, d) = (at(0), at(1), at(2), at(3))
            var row = Row(width)
            for x in 0..<width {
                let near = colors[a + x] * tap.cubic[0] + colors[b + x] * tap.cubic[1]
                row.colors[x] = near + colors[c + x] * tap.cubic[2] + colors[d + x] * tap.cubic[3]
                row.low[x] = low[b + x] + (low[c + x] - low[b + x]) * tap.linear
                row.high[x] = high[b + x] + (high[c + x] - high[b + x]) * tap.linear
            }
            return row
        }
    }

    private struct Row {
        var colors: [SIMD4<Float>]
        var low: [SIMD4<Float>]
        var high: [SIMD4<Float>]

        init(_ width: Int) {
            colors = [SIMD4<Float>](repeating: .zero, count: width)
            (low, high) = (colors, colors)
        }

        func color(_ x: Int, _ tap: Taps) -> SIMD4<Float> {
            let last = colors.count - 1
            func at(_ k: Int) -> Int { min(max(x + tap.first + k, 0), last) }
            let (b, c) = (at(1), at(2))
            let near = colors[at(0)] * tap.cubic[0] + colors[b] * tap.cubic[1]
            let value = near + colors[c] * tap.cubic[2] + colors[at(3)] * tap.cubic[3]
            let floor = low[b] + (low[c] - low[b]) * tap.linear
            let range = high[b] + (high[c] - high[b]) * tap.linear - floor
            let most = range.max()
            guard most > 0.06 else { return clamped(value) }
            let share = clamped((value - floor) / pointwiseMax(range, SIMD4(repeating: 1e-3)))
            let steep = eased(clamped((share - 0.5) * Enlargement.steepness + 0.5))
            // Faint borders are shades and stay soft.
            let border = eased(clamped((range - 0.06) / 0.12))
            return clamped(floor + range * (share + (steep - share) * border))
        }

        private func clamped(_ v: SIMD4<Float>) -> SIMD4<Float> {
            v.clamped(lowerBound: .zero, upperBound: SIMD4(repeating: 1))
        }

        private func eased(_ t: SIMD4<Float>) -> SIMD4<Float> { t * t * (3 - 2 * t) }
    }
}
