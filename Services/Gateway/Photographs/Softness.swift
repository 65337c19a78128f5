import Foundation

/// How soft a part of a photograph is: what is laid into it must be no sharper.
struct Softness {
    /// Of the square that blurs a sharp picture as much, pixels; 0 = sharp.
    let radius: Int

    /// Compares the finest differences with those of twice and four times the width: lenses out of focus, motion and
    /// enlargement leave none of the finest.
    init(_ photograph: Photograph, xs: Range<Int>, ys: Range<Int>) {
        let margin = max(24, max(xs.count, ys.count) / 2)
        let left = max(0, xs.lowerBound - margin)
        let right = min(photograph.width, xs.upperBound + margin)
        let top = max(0, ys.lowerBound - margin)
        let bottom = min(photograph.height, ys.upperBound + margin)
        guard right - left > 32, bottom - top > 32 else {
            radius = 0
            return
        }
        var plane = Plane(width: right - left, height: bottom - top)
        for y in top..<bottom {
            for x in left..<right {
                let green = photograph.rgb[3 * (y * photograph.width + x) + 1]
                plane[x - left, y - top] = Float(green) / 255
            }
        }
        // Strength of what a blur takes away, where there is most of it: at edges.
        let bands = [1, 2, 4, 8].map { radius -> Float in
            let soft = plane.blurred(radius: radius)
            var gaps = plane.values.indices.map { abs(plane.values[$0] - soft.values[$0]) }
            let rank = gaps.count * 97 / 100
            gaps.sort()
            return gaps[rank]
        }
        // At a sharp edge the first band already holds most of it.
        let shares = bands.map { $0 / max(bands[3], 1e-4) }
        if bands[3] < 0.02 {
            radius = 1
        } else {
            radius = shares[0] > 0.3 ? 0 : shares[1] > 0.35 ? 1 : shares[2] > 0.55 ? 2 : 3
        }
    }
}
