import Foundation

/// What colours a region has: a few Gaussians.
struct ColorModel {
    private struct Lobe {
        var mean: SIMD3<Float>
        /// Rows of the inverse covariance: xx, xy, xz, yy, yz, zz.
        var inverse: (Float, Float, Float, Float, Float, Float)
        /// log(share / √((2π)³ det))
        var constant: Float
    }

    private var lobes: [Lobe] = []

    /// nil if there are too few samples.
    init?(_ samples: [(color: SIMD3<Float>, weight: Float)], count: Int = 5) {
        guard samples.count >= 24 else { return nil }
        // k-means from seeds that lie far from one another.
        var centers = [samples[samples.count / 2].color]
        while centers.count < count {
            var best = (distance: Float(-1), color: centers[0])
            for k in stride(from: 0, to: samples.count, by: max(1, samples.count / 400)) {
                let c = samples[k].color
                let near = centers.map { Self.square($0 - c) }.min() ?? 0
                if near > best.distance { best = (near, c) }
            }
            centers.append(best.color)
        }
        var label = [Int](repeating: 0, count: samples.count)
        for _ in 0..<6 {
            var sums = [SIMD4<Float>](repeating: .zero, count: count)
            for (k, sample) in samples.enumerated() {
                var best = Float.infinity
                for (i, center) in centers.enumerated() {
                    let d = Self.square(center - sample.color)
                    if d < best { (best, label[k]) = (d, i) }
                }
                sums[label[k]] += SIMD4(sample.color * sample.weight, sample.weight)
            }
            for i in 0..<count where sums[i].w > 0 {
                centers[i] = SIMD3(sums[i].x, sums[i].y, sums[i].z) / sums[i].w
            }
        }
        let total = samples.reduce(0) { $0 + $1.weight }
        for i in 0..<count {
            var (weight, xx, xy, xz, yy, yz, zz) = (
                Float(0), Float(0), Float(0), Float(0), Float(0), Float(0), Float(0)
            )
            for (k, sample) in samples.enumerated() where label[k] == i {
                let d = sample.color - centers[i]
                let w = sample.weight
                weight += w
                xx += w * d.x * d.x
                xy += w * d.x * d.y
                xz += w * d.x * d.z
                yy += w * d.y * d.y
                yz += w * d.y * d.z
                zz += w * d.z * d.z
            }
            guard weight > 0.01 * total else { continue }
            let floor: Float = 4e-4
            xx = xx / weight + floor
            yy = yy / weight + floor
            zz = zz / weight + floor
            (xy, xz, yz) = (xy / weight, xz / weight, yz / weight)
            let (a, b, d) = (yy * zz - yz * yz, xz * yz - xy * zz, xy * yz - xz * yy)
            let (e, f, g) = (xx * zz - xz * xz, xy * xz - xx * yz, xx * yy - xy * xy)
            let determinant = max(xx * a + xy * b + xz * d, 1e-14)
            lobes.append(
                Lobe(
                    mean: centers[i],
                    inverse: (
                        a / determinant, b / determinant, d / determinant, e / determinant,
                        f / determinant, g / determinant
                    ),
                    constant: logf(weight / total) - 0.5 * logf(determinant) - 2.757))
        }
        if lobes.isEmpty { return nil }
    }

    private static func square(_ d: SIMD3<Float>) -> Float { (d * d).sum() }

    /// log p(colour), kept from falling without end.
    func likelihood(_ color: SIMD3<Float>) -> Float {
        var sum: Float = 1e-9
        for lobe in lobes {
            let d = color - lobe.mean
            let m = lobe.inverse
            let across = 2 * (d.x * d.y * m.1 + d.x * d.z * m.2 + d.y * d.z * m.4)
            let q = d.x * d.x * m.0 + d.y * d.y * m.3 + d.z * d.z * m.5 + across
            sum += expf(max(-60, lobe.constant - 0.5 * q))
        }
        return logf(sum)
    }
}

extension Plane {
    /// Sharpens a rough mask by the colours inside and outside of it, as GrabCut does, with a guided filter in the
    /// place of its cut.
    ///
    /// - Parameters:
    ///   - picture: three planes of display values, of this size
    ///   - trust: how much colours count against the rough mask, 0…1
    func sharpened(by picture: [Plane], trust: Float = 0.55, rounds: Int = 3) -> Plane {
        guard let box = bounds(above: 0.4) else { return self }
        let margin = max(8, max(box.x.count, box.y.count) / 3)
        let xs = max(0, box.x.lowerBound - margin)..<min(width, box.x.upperBound + margin)
        let ys = max(0, box.y.lowerBound - margin)..<min(height, box.y.upperBound + margin)
        func color(_ k: Int) -> SIMD3<Float> {
            SIMD3(picture[0].values[k], picture[1].values[k], picture[2].values[k])
        }
        var current = self
        let radius = max(2, max(width, height) / 100)
        for _ in 0..<rounds {
            var inside: [(color: SIMD3<Float>, weight: Float)] = []
            var outside = inside
            for y in ys {
                for x in xs {
                    let k = y * width + x
                    let p = current.values[k]
                    if p > 0.65 { inside.append((color(k), p)) }
                    if p < 0.3 { outside.append((color(k), 1 - p)) }
                }
            }
            guard let figure = ColorModel(inside), let ground = ColorModel(outside) else { break }
            var next = Plane(width: width, height: height)
            for y in ys {
                for x in xs {
                    let k = y * width + x
                    let prior = min(max(values[k], 0.02), 0.98)
                    let ratio = figure.likelihood(color(k)) - ground.likelihood(color(k))
                    let sum = logf(prior / (1 - prior)) + trust * min(max(ratio, -5), 5)
                    next.values[k] = 1 / (1 + expf(-sum * 1.5))
                }
            }
            current = GuidedFit(next, to: picture, radius: radius, epsilon: 1e-3).mask(for: picture)
        }
        return current
    }
}
