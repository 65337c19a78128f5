import Foundation

/// What colours a region has, and about where: a few Gaussians over OKLab and the place in the picture.
struct ColorModel {
    /// Lightness, twice the opponent colours, across and down; the other lanes are 0.
    typealias Feature = SIMD8<Float>

    private static let lanes = 5
    /// Samples beyond this many are passed over.
    private static let enough = 6_000

    private struct Lobe {
        var mean: Feature
        /// Rows of the inverse covariance.
        var inverse: [Feature]
        /// log(share / √det)
        var constant: Float
    }

    private var lobes: [Lobe] = []

    /// nil if there are too few samples.
    init?(_ samples: [(feature: Feature, weight: Float)], count: Int = 6) {
        guard samples.count >= 24 else { return nil }
        let step = max(1, samples.count / Self.enough)
        let few = stride(from: 0, to: samples.count, by: step).map { samples[$0] }
        let label = Self.clusters(few, count: count)
        let total = few.reduce(0) { $0 + $1.weight }
        for i in 0..<count {
            let own = few.indices.filter { label[$0] == i }.map { few[$0] }
            let weight = own.reduce(0) { $0 + $1.weight }
            guard own.count > Self.lanes + 3, weight > 0.004 * total else { continue }
            let mean = own.reduce(Feature.zero) { $0 + $1.feature * $1.weight } / weight
            var rows = [Feature](repeating: .zero, count: Self.lanes)
            for sample in own {
                let d = sample.feature - mean
                for r in rows.indices { rows[r] += d * (d[r] * sample.weight / weight) }
            }
            for r in rows.indices { rows[r][r] += 2e-4 }
            guard let (inverse, logDet) = Self.inverted(rows) else { continue }
            lobes.append(
                Lobe(
                    mean: mean, inverse: inverse, constant: logf(weight / total) - 0.5 * logDet))
        }
        if lobes.isEmpty { return nil }
    }

    /// k-means from seeds that are drawn the likelier the farther they lie from one another.
    private static func clusters(
        _ samples: [(feature: Feature, weight: Float)], count: Int
    ) -> [Int] {
        var centers = [samples[0].feature]
        var gaps = [Float](repeating: .infinity, count: samples.count)
        var dice: UInt64 = 0x9E37_79B9_7F4A_7C15
        while centers.count < count {
            var sum: Float = 0
            for (k, sample) in samples.enumerated() {
                gaps[k] = min(gaps[k], square(sample.feature - (centers.last ?? .zero)))
                sum += gaps[k]
            }
            dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var left = sum * Float(dice >> 40) / Float(1 << 24)
            var pick = samples.count - 1
            for k in gaps.indices {
                left -= gaps[k]
                if left < 0 {
                    pick = k
                    break
                }
            }
            centers.append(samples[pick].feature)
        }
        var label = [Int](repeating: 0, count: samples.count)
        for _ in 0..<8 {
            var sums = [Feature](repeating: .zero, count: count)
            var weights = [Float](repeating: 0, count: count)
            for (k, sample) in samples.enumerated() {
                var best = Float.infinity
                for (i, center) in centers.enumerated() {
                    let d = square(center - sample.feature)
                    if d < best { (best, label[k]) = (d, i) }
                }
                sums[label[k]] += sample.feature * sample.weight
                weights[label[k]] += sample.weight
            }
            for i in 0..<count where weights[i] > 0 { centers[i] = sums[i] / weights[i] }
        }
        return label
    }

    /// The inverse of a symmetric positive matrix and the logarithm of its determinant (Gauss and Jordan).
    private static func inverted(_ rows: [Feature]) -> ([Feature], Float)? {
        var left = rows
        var right = (0..<lanes).map { r in
            var row = Feature.zero
            row[r] = 1
            return row
        }
        var logDet: Float = 0
        for k in 0..<lanes {
            let pivot = left[k][k]
            guard pivot > 1e-12 else { return nil }
            logDet += logf(pivot)
            left[k] /= pivot
            right[k] /= pivot
            for r in 0..<lanes where r != k {
                let factor = left[r][k]
                left[r] -= left[k] * factor
                right[r] -= right[k] * factor
            }
        }
        return (right, logDet)
    }

    private static func square(_ d: Feature) -> Float { (d * d).sum() }

    /// log p, kept from falling without end.
    func likelihood(_ feature: Feature) -> Float {
        var sum: Float = 1e-9
        for lobe in lobes {
            let d = feature - lobe.mean
            var product = Feature.zero
            for r in 0..<Self.lanes { product += lobe.inverse[r] * d[r] }
            sum += expf(min(max(lobe.constant - 0.5 * (product * d).sum(), -60), 60))
        }
        return logf(sum)
    }

    /// Of every pixel.
    /// - Parameters:
    ///   - picture: three planes of display values
    ///   - across, down: how much places count against colours
    static func features(_ picture: [Plane], across: Float, down: Float) -> [Feature] {
        let (w, h) = (picture[0].width, picture[0].height)
        var result = [Feature](repeating: .zero, count: w * h)
        for y in 0..<h {
            for x in 0..<w {
                let k = y * w + x
                let display = SIMD3(
                    picture[0].values[k], picture[1].values[k], picture[2].values[k])
                let c = Lab.of(display * display)
                result[k] = Feature(
                    c.x, 2 * c.y, 2 * c.z, across * Float(x) / Float(w),
                    down * Float(y) / Float(h), 0, 0, 0)
            }
        }
        return result
    }
}

extension Plane {
    /// Sharpens a rough mask by the colours inside and outside of it, as GrabCut does, with a guided filter in the
    /// place of its cut.
    ///
    /// - Parameters:
    ///   - picture: three planes of display values, of this size
    ///   - features: of its pixels
    ///   - trust: how much colours count against the rough mask, 0…1
    ///   - against: added to the log odds of not belonging to it
    ///   - within: pixels beyond the mask's box that are looked at, in shares of its size; nil = all
    func sharpened(
        by picture: [Plane], features: [ColorModel.Feature], trust: Float = 0.55, rounds: Int = 3,
        against: Plane? = nil, within: Float? = 0.34
    ) -> Plane {
        guard let box = bounds(above: 0.4) else { return self }
        let margin = within.map { max(8, Int(Float(max(box.x.count, box.y.count)) * $0)) }
        let reach = margin ?? max(width, height)
        let xs = max(0, box.x.lowerBound - reach)..<min(width, box.x.upperBound + reach)
        let ys = max(0, box.y.lowerBound - reach)..<min(height, box.y.upperBound + reach)
        var current = self
        let radius = max(2, max(width, height) / 100)
        for _ in 0..<rounds {
            var inside: [(feature: ColorModel.Feature, weight: Float)] = []
            var outside = inside
            for y in ys {
                for x in xs {
                    let k = y * width + x
                    let p = current.values[k]
                    if p > 0.65 { inside.append((features[k], p)) }
                    if p < 0.3 { outside.append((features[k], 1 - p)) }
                }
            }
            guard let figure = ColorModel(inside), let ground = ColorModel(outside) else { break }
            var next = Plane(width: width, height: height)
            for y in ys {
                for x in xs {
                    let k = y * width + x
                    let prior = min(max(values[k], 0.02), 0.98)
                    let ratio = figure.likelihood(features[k]) - ground.likelihood(features[k])
                    let sum =
                        0.75 * logf(prior / (1 - prior)) + trust * min(max(ratio, -6), 6)
                        - (against?.values[k] ?? 0)
                    next.values[k] = 1 / (1 + expf(-sum * 1.5))
                }
            }
            current = GuidedFit(next, to: picture, radius: radius, epsilon: 1e-3).mask(for: picture)
        }
        return current
    }
}
