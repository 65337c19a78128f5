import Foundation
import GuideMap
public import Tensor

extension TokenField {
    /// Nodes that are looked at on each side, and the deviation in nodes of their weights.
    private static let reach = 6
    private static let spread: Float = 3

    /// The field with light averaged, in the logarithm, over nodes nearby that show the same kind of surface: alike in
    /// tilt, depth and colour.
    ///
    /// What guides do not tell changes slowly over a surface; what changes from token to token there is chance, and
    /// shows as blotches.
    ///
    /// - Parameter pooled: (48, rows / 2, columns / 2) of `PooledGuides`
    public func evened(by pooled: Tensor) -> TokenField {
        let looks = Self.looks(pooled)
        let columns = self.columns / 2
        let count = BaseTerms.channels
        let logs = coefficients.map { $0 > 1e-6 ? log($0) : 0 }
        var result = coefficients
        var sum = [Float](repeating: 0, count: count)
        for y in 0..<rows {
            for x in 0..<self.columns {
                for channel in 0..<count { sum[channel] = 0 }
                var total: Float = 0
                let own = looks[y / 2 * columns + x / 2]
                for v in max(0, y - Self.reach)...min(rows - 1, y + Self.reach) {
                    for u in max(0, x - Self.reach)...min(self.columns - 1, x + Self.reach) {
                        let away = Float((u - x) * (u - x) + (v - y) * (v - y))
                        let unlike = looks[v / 2 * columns + u / 2] - own
                        let weight = exp(
                            -away / (2 * Self.spread * Self.spread) - (unlike * unlike).sum() / 2)
                        guard weight > 1e-3 else { continue }
                        total += weight
                        let from = (v * self.columns + u) * count
                        for channel in 0..<count { sum[channel] += weight * logs[from + channel] }
                    }
                }
                let to = (y * self.columns + x) * count
                for channel in 0..<count where BaseTerms.given(channel) == nil {
                    result[to + channel] = exp(sum[channel] / total)
                }
            }
        }
        return TokenField(rows: rows, columns: self.columns, result, latents)
    }

    /// What each token shows, in deviations: tilt (3), log depth, brightness and warmth of its colour, share of sky.
    private static func looks(_ pooled: Tensor) -> [SIMD8<Float>] {
        let area = pooled.shape[1] * pooled.shape[2]
        return (0..<area).map { at in
            func guide(_ channel: Int) -> Float { pooled.values[channel * area + at] }
            let (red, green, blue) = (guide(0), guide(1), guide(2))
            let depth = log(max(guide(GuideChannel.inverseDepth), 1e-3))
            return SIMD8(
                guide(3) / 0.2, guide(4) / 0.2, guide(5) / 0.2, depth / 0.15,
                (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 0.15, (red - blue) / 0.12,
                guide(GuideChannel.hit) / 0.25, guide(GuideChannel.metalness) / 0.25)
        }
    }
}
