public import GuideMap

/// How well finished pixels show the lettering that was planned there.
///
/// Planned coverage c and the picture's lightness Y both lose their local mean, so that shadows and
/// the light's fall across a board do not count; then r = Σ c′Y′ / √(Σ c′² · Σ Y′²). Dark on
/// light and light on dark are alike. Blur by a stroke's width, a shift by half of one, or no ink at
/// all bring r below `leastCorrelation`; noise does not.
public struct LetteringScore: Sendable, Equatable {
    /// |r|, 0 to 1.
    public let correlation: Float
    /// Change of lightness from bare ground to full ink, in display values: |Σ c′Y′ / Σ c′²|.
    public let contrast: Float
    /// Letters with enough ink in sight to be judged.
    public let letters: Int
    /// Those of them that stand where they should.
    public let standing: Int

    static let leastCorrelation: Float = 0.6
    /// Of one letter, whose box also holds parts of its neighbours.
    static let leastLetter: Float = 0.35
    static let leastContrast: Float = 0.03
    /// Mean of c′² in a letter's box below which there is nothing to judge.
    private static let leastInk = 0.01

    public var isLegible: Bool {
        correlation >= Self.leastCorrelation && contrast >= Self.leastContrast
            && standing == letters
    }

    /// All maps are (height, width).
    ///
    /// - Parameters:
    ///   - coverage: planned ink, 0 to 1
    ///   - lightness: of the picture, display values, 0 to 1
    ///   - ground: whether a pixel shows the lettered thing and not something in front of it
    ///   - letters: boxes of single letters
    ///   - radius: of the local mean, about half an em
    /// - Returns: nil where no ink is in sight.
    public init?(
        coverage: [Float], lightness: [Float], ground: [Bool], width: Int, height: Int,
        letters: [PixelRect], radius: Int
    ) {
        let all = PixelRect(x: 0, y: 0, width: width, height: height)
        guard !all.isEmpty, coverage.count == width * height, lightness.count == coverage.count,
            ground.count == coverage.count
        else { return nil }
        let ink = Self.withoutMean(coverage, ground, width, height, radius)
        let light = Self.withoutMean(lightness, ground, width, height, radius)
        /// Σ c′², Σ c′Y′ and Σ Y′² of a box.
        func sums(_ box: PixelRect) -> SIMD3<Double> {
            var sum = SIMD3<Double>.zero
            for y in box.y..<box.maxY {
                for index in y * width + box.x..<y * width + box.maxX {
                    let (c, l) = (Double(ink[index]), Double(light[index]))
                    sum += SIMD3(c * c, c * l, l * l)
                }
            }
            return sum
        }
        func correlation(_ sum: SIMD3<Double>) -> Float {
            Float(sum.y / max((sum.x * sum.z).squareRoot(), 1e-9))
        }
        let whole = sums(all)
        guard whole.x > Self.leastInk * Double(radius * radius) else { return nil }
        let sign: Float = whole.y < 0 ? -1 : 1
        self.correlation = sign * correlation(whole)
        contrast = Float(abs(whole.y) / whole.x)
        let judged = letters.map { $0.intersection(all) }.filter { !$0.isEmpty }
            .map { (sums($0), Double($0.width * $0.height)) }
            .filter { sum, area in sum.x > Self.leastInk * area }
        self.letters = judged.count
        standing = judged.count(where: { sign * correlation($0.0) >= Self.leastLetter })
    }

    /// Each pixel of the ground less the mean of the ground around it; 0 elsewhere.
    private static func withoutMean(
        _ values: [Float], _ ground: [Bool], _ width: Int, _ height: Int, _ radius: Int
    ) -> [Float] {
        // Sums over all pixels above and to the left: (value, count).
        let stride = width + 1
        var sums = [SIMD2<Double>](repeating: .zero, count: stride * (height + 1))
        for y in 0..<height {
            var row = SIMD2<Double>.zero
            for x in 0..<width {
                let index = y * width + x
                if ground[index] { row += SIMD2(Double(values[index]), 1) }
                sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row
            }
        }
        var result = [Float](repeating: 0, count: values.count)
        for y in 0..<height {
            let (top, bottom) = (max(0, y - radius), min(height, y + radius + 1))
            for x in 0..<width where ground[y * width + x] {
                let (left, right) = (max(0, x - radius), min(width, x + radius + 1))
                let sum =
                    sums[bottom * stride + right] - sums[top * stride + right]
                    - sums[bottom * stride + left] + sums[top * stride + left]
                result[y * width + x] = values[y * width + x] - Float(sum.x / sum.y)
            }
        }
        return result
    }
}
