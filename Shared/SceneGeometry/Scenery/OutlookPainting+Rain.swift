import Foundation
import Materials

/// Rain on the outside of a pane: drops that show the world upside down, and the trails of those that ran.
extension OutlookPainting {
    mutating func rain() {
        refine(4)
        let blurred = pixels
        // In heights of the window; the smallest are a texel wide.
        let area = Float(width) / Float(height)
        for _ in 0..<Int(1500 * area) {
            let draw = chance.unit()
            bead(
                chance.between(0, area), chance.unit(), 0.0016 + 0.0042 * draw * draw, of: blurred)
        }
        for _ in 0..<Int(150 * area) {
            bead(
                chance.between(0, area), chance.unit(), chance.between(0.006, 0.0105), of: blurred)
        }
        for _ in 0..<Int(22 * area) { trail(of: blurred, across: area) }
    }

    /// As many times the texels each way, mixed between the old ones.
    private mutating func refine(_ times: Int) {
        let (w, h) = (width * times, height * times)
        var finer = [SIMD3<Float>](repeating: .zero, count: w * h)
        for row in 0..<h {
            let y = min(max((Float(row) + 0.5) / Float(times) - 0.5, 0), Float(height - 1))
            let top = min(Int(y), max(0, height - 2))
            for column in 0..<w {
                let x = min(max((Float(column) + 0.5) / Float(times) - 0.5, 0), Float(width - 1))
                let left = min(Int(x), max(0, width - 2))
                let (u, v) = (x - Float(left), y - Float(top))
                let at = top * width + left
                let above = pixels[at] + (pixels[at + 1] - pixels[at]) * u
                let below = pixels[at + width] + (pixels[at + width + 1] - pixels[at + width]) * u
                finer[row * w + column] = above + (below - above) * v
            }
        }
        become(finer, width: w, height: h)
    }

    /// A drop: a little lens, dark along its upper rim and bright below.
    private mutating func bead(
        _ x: Float, _ y: Float, _ radius: Float, of blurred: [SIMD3<Float>], stretch: Float = 1.15
    ) {
        guard x > 0, x < Float(width) / Float(height), y > 0, y < 1 else { return }
        let scale = Float(height)
        let (cx, cy, r) = (x * scale, (1 - y) * scale, max(0.9, radius * scale))
        let reach = 22 * r
        let lean = chance.between(-0.12, 0.12)
        for row in max(0, Int(cy - r * stretch))...max(0, min(height - 1, Int(cy + r * stretch))) {
            for column in max(0, Int(cx - r))...max(0, min(width - 1, Int(cx + r))) {
                let v = (Float(row) + 0.5 - cy) / (r * stretch)
                let u = (Float(column) + 0.5 - cx) / r + lean * v
                let square = u * u + v * v
                guard square < 1 else { continue }
                // What is above is seen below, from a wide field.
                let sx = min(max(Int(cx - u * reach), 0), width - 1)
                let sy = min(max(Int(cy - v * reach), 0), height - 1)
                let seen = blurred[sy * width + sx]
                let at = row * width + column
                let rim = square * square
                let shade = 1.12 + 0.3 * v - 0.75 * rim * (v < 0 ? 1 : 0.35)
                var color = seen * max(0.12, shade)
                // The sky as a point near the upper edge.
                let (gu, gv) = (u + 0.25, v + 0.42)
                if gu * gu + gv * gv < 0.05 { color += palette.low * 0.5 }
                let cover = min(1, (1 - square.squareRoot()) * r)
                pixels[at] += (color - pixels[at]) * cover
            }
        }
    }

    /// A run of water: a clear, crooked strip with a drop at its foot.
    private mutating func trail(of blurred: [SIMD3<Float>], across: Float) {
        var x = chance.between(0, across)
        let top = chance.between(0.3, 1)
        let long = chance.between(0.12, 0.5)
        let half = chance.between(0.0022, 0.0042)
        let scale = Float(height)
        var slope: Float = 0
        let steps = Int(long * scale)
        for step in 0..<steps {
            if step % 9 == 0 { slope = chance.between(-0.35, 0.35) }
            x += slope / scale
            let row = Int((1 - top) * scale) + step
            guard row >= 0, row < height else { continue }
            let r = half * scale * (0.6 + 0.4 * Float(step) / Float(steps))
            let cx = x * scale
            guard cx + r > 0, cx - r < Float(width) else { continue }
            for column in max(0, Int(cx - r))...max(0, min(width - 1, Int(cx + r))) {
                let u = (Float(column) + 0.5 - cx) / r
                guard abs(u) < 1 else { continue }
                let sx = min(max(Int(cx - u * 16 * r), 0), width - 1)
                let at = row * width + column
                let color = blurred[row * width + sx] * (1.06 - 0.34 * abs(u) * (u < 0 ? 1 : 0.5))
                pixels[at] += (color - pixels[at]) * min(1, 1.4 * (1 - abs(u)))
            }
        }
        bead(x, top - long, half * 1.9, of: blurred, stretch: 1.5)
    }
}
