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
        lendLight(to: &result, pooled)
        return TokenField(rows: rows, columns: self.columns, result, latents)
    }

    /// What stands behind glass is as bright as what is beside it: its coefficient is the share by which tokens
    /// brighten or dim all surfaces about.
    private func lendLight(to field: inout [Float], _ pooled: Tensor) {
        let area = pooled.shape[1] * pooled.shape[2]
        let columns = self.columns / 2
        let count = BaseTerms.channels
        let (lit, soft, behind) = (0..<4, 8..<12, 6)
        // Of each node and colour: light that tokens give its surfaces, and that the plan gives them.
        var sums = [SIMD8<Float>](repeating: .zero, count: rows * self.columns)
        for y in 0..<rows {
            for x in 0..<self.columns {
                let at = y / 2 * columns + x / 2
                func mean(_ term: Int) -> Float {
                    let packed = pooled.values[(GuideMap.channelCount + term) * area + at]
                    return max(0, exp(4 * packed) - 1e-3)
                }
                var sum = SIMD8<Float>.zero
                for term in Array(lit) + Array(soft) {
                    let light = mean(term)
                    for color in 0..<3 {
                        let share = field[(y * self.columns + x) * count + 3 * term + color]
                        sum[color] += share * light
                        if lit.contains(term) { sum[4 + color] += light }
                    }
                }
                sums[y * self.columns + x] = sum
            }
        }
        for y in 0..<rows {
            for x in 0..<self.columns {
                var sum = SIMD8<Float>.zero
                for v in max(0, y - Self.reach)...min(rows - 1, y + Self.reach) {
                    for u in max(0, x - Self.reach)...min(self.columns - 1, x + Self.reach) {
                        sum += sums[v * self.columns + u]
                    }
                }
                for color in 0..<3 where sum[4 + color] > 1e-4 {
                    let share = sum[color] / sum[4 + color]
                    field[(y * self.columns + x) * count + 3 * behind + color] =
                        min(max(share, 0.6), 3)
                }
            }
        }
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
