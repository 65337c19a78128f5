/// How a mask follows the colours of a picture: locally `mask = slope · colour + offset`.
///
/// The guided filter (He, Sun, Tang 2010). Fitted small, applied at any size.
package struct GuidedFit {
    private var slopes: [Plane]
    private var offset: Plane

    /// - Parameters:
    ///   - guide: three planes of the mask's size
    ///   - epsilon: variance of the guide below which the mask is smoothed
    package init(_ mask: Plane, to guide: [Plane], radius: Int, epsilon: Float) {
        func product(_ a: Plane, _ b: Plane) -> Plane {
            var c = a
            for k in c.values.indices { c.values[k] *= b.values[k] }
            return c
        }
        let means = guide.map { $0.blurred(radius: radius) }
        let mean = mask.blurred(radius: radius)
        let cross = guide.map { product($0, mask).blurred(radius: radius) }
        var second: [[Plane]] = []
        for i in 0..<3 {
            second.append((i..<3).map { product(guide[i], guide[$0]).blurred(radius: radius) })
        }
        var slopes = [Plane](
            repeating: Plane(width: mask.width, height: mask.height), count: 3)
        var offset = mean
        for k in mask.values.indices {
            let m = SIMD3(means[0].values[k], means[1].values[k], means[2].values[k])
            let c =
                SIMD3(cross[0].values[k], cross[1].values[k], cross[2].values[k])
                - m * mean.values[k]
            let xx = second[0][0].values[k] - m.x * m.x + epsilon
            let xy = second[0][1].values[k] - m.x * m.y
            let xz = second[0][2].values[k] - m.x * m.z
            let yy = second[1][0].values[k] - m.y * m.y + epsilon
            let yz = second[1][1].values[k] - m.y * m.z
            let zz = second[2][0].values[k] - m.z * m.z + epsilon
            // The inverse of a symmetric matrix by its cofactors.
            let (a, b, d) = (yy * zz - yz * yz, xz * yz - xy * zz, xy * yz - xz * yy)
            let (e, f, g) = (xx * zz - xz * xz, xy * xz - xx * yz, xx * yy - xy * xy)
            let determinant = max(xx * a + xy * b + xz * d, 1e-18)
            let x = a * c.x + b * c.y + d * c.z
            let y = b * c.x + e * c.y + f * c.z
            let z = d * c.x + f * c.y + g * c.z
            let slope = SIMD3(x, y, z) / determinant
            for i in 0..<3 { slopes[i].values[k] = slope[i] }
            offset.values[k] -= (slope * m).sum()
        }
        self.slopes = slopes.map { $0.blurred(radius: radius) }
        self.offset = offset.blurred(radius: radius)
    }

    /// The mask at the size of a guide, 0…1.
    package func mask(for guide: [Plane]) -> Plane {
        let (w, h) = (guide[0].width, guide[0].height)
        var result = offset.resized(width: w, height: h)
        for i in 0..<3 {
            let slope = slopes[i].resized(width: w, height: h)
            for k in result.values.indices {
                result.values[k] += slope.values[k] * guide[i].values[k]
            }
        }
        for k in result.values.indices { result.values[k] = min(max(result.values[k], 0), 1) }
        return result
    }
}
