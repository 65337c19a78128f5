import Foundation

/// Where the sky ends, column by column, without anything learnt.
///
/// Everything above the first strong edge of a column is taken for sky; of all thresholds for "strong" the one is
/// taken that leaves the two regions most even in themselves (Shen and Wang 2013).
enum SkyBorder {
    /// - Parameter picture: three planes of display values
    /// - Returns: 1 above the border, and the share of the columns that have any sky
    static func find(_ picture: [Plane]) -> (mask: Plane, share: Float) {
        let (w, h) = (picture[0].width, picture[0].height)
        let soft = picture.map { $0.blurred(radius: 1) }
        var edge = Plane(width: w, height: h)
        for y in 1..<max(1, h - 1) {
            for x in 1..<max(1, w - 1) {
                var sum: Float = 0
                for plane in soft {
                    let dx = plane[x + 1, y] - plane[x - 1, y]
                    let dy = plane[x, y + 1] - plane[x, y - 1]
                    sum += dx * dx + dy * dy
                }
                edge[x, y] = sum.squareRoot()
            }
        }
        var best = (energy: -Float.infinity, border: [Int](repeating: 0, count: w))
        for step in 0..<28 {
            let threshold: Float = 0.025 * powf(1.13, Float(step))
            let border = (0..<w).map { x in (1..<h).first { edge[x, $0] > threshold } ?? h }
            let energy = Self.energy(picture, border)
            if energy > best.energy { best = (energy, border) }
        }
        // A single column that runs on through a gap is held back by its neighbours.
        let border = (0..<w).map { x -> Int in
            let near = best.border[max(0, x - w / 24)...min(w - 1, x + w / 24)].sorted()
            return min(best.border[x], near[near.count / 2] + h / 12)
        }
        var mask = Plane(width: w, height: h)
        for x in 0..<w {
            for y in 0..<border[x] { mask[x, y] = 1 }
        }
        let share = Float(border.count { $0 > h / 20 }) / Float(max(1, w))
        return (mask, share)
    }

    /// Larger the less the colours spread within what is above and what is below.
    private static func energy(_ picture: [Plane], _ border: [Int]) -> Float {
        let (w, h) = (picture[0].width, picture[0].height)
        let size = border.reduce(0, +)
        guard size > w * h / 50, size < w * h * 98 / 100 else { return -.infinity }
        var above = Spread()
        var below = Spread()
        for y in stride(from: 0, to: h, by: 2) {
            for x in stride(from: 0, to: w, by: 2) {
                let k = y * w + x
                let c = SIMD3(picture[0].values[k], picture[1].values[k], picture[2].values[k])
                if y < border[x] { above.add(c) } else { below.add(c) }
            }
        }
        let (a, b) = (above.measure, below.measure)
        return 1 / (2 * a.determinant + b.determinant + 2 * a.trace + b.trace + 1e-9)
    }

    private struct Spread {
        var sum = SIMD3<Float>.zero
        var squares = SIMD3<Float>.zero
        var products = SIMD3<Float>.zero
        var count: Float = 0

        mutating func add(_ c: SIMD3<Float>) {
            sum += c
            squares += c * c
            products += SIMD3(c.x * c.y, c.x * c.z, c.y * c.z)
            count += 1
        }

        /// Of the covariance: its determinant to the third root, and its trace, which stands for the largest eigenvalue.
        var measure: (determinant: Float, trace: Float) {
            let n = max(count, 1)
            let m = sum / n
            let v = squares / n - m * m
            let p = products / n - SIMD3(m.x * m.y, m.x * m.z, m.y * m.z)
            let d =
                v.x * (v.y * v.z - p.z * p.z) - p.x * (p.x * v.z - p.z * p.y)
                + p.y * (p.x * p.z - v.y * p.y)
            return (cbrtf(max(d, 0)), v.x + v.y + v.z)
        }
    }
}
