import Foundation

/// A thing's own pixels, put elsewhere.
struct Cutting {
    private let source: Photograph
    private let mask: Plane
    private let from: (x: Float, y: Float)
    private let to: (x: Float, y: Float)
    private let scale: Float

    /// - Parameters:
    ///   - from, to: the same point of it before and after, in 0…1 of the picture
    init(
        _ photograph: Photograph, mask: Plane, from: (x: Float, y: Float), to: (x: Float, y: Float),
        scale: Float
    ) {
        source = photograph
        self.mask = mask
        self.from = from
        self.to = to
        self.scale = scale
    }

    func paste(on photograph: inout Photograph) {
        let (w, h) = (photograph.width, photograph.height)
        guard let box = mask.bounds(above: 0.01) else { return }
        func place(_ x: Float, _ y: Float) -> (Float, Float) {
            (
                to.x * Float(w) + (x - from.x * Float(w)) * scale,
                to.y * Float(h) + (y - from.y * Float(h)) * scale
            )
        }
        let (left, top) = place(Float(box.x.lowerBound), Float(box.y.lowerBound))
        let (right, bottom) = place(Float(box.x.upperBound), Float(box.y.upperBound))
        let xs = max(0, Int(left) - 1)..<max(max(0, Int(left) - 1), min(w, Int(right) + 2))
        let ys = max(0, Int(top) - 1)..<max(max(0, Int(top) - 1), min(h, Int(bottom) + 2))
        for y in ys {
            for x in xs {
                let u = (Float(x) + 0.5 - to.x * Float(w)) / scale + from.x * Float(w) - 0.5
                let v = (Float(y) + 0.5 - to.y * Float(h)) / scale + from.y * Float(h) - 0.5
                guard u > 0, v > 0, u < Float(w - 1), v < Float(h - 1) else { continue }
                let (i, j) = (Int(u), Int(v))
                let (s, t) = (u - Float(i), v - Float(j))
                var (color, alpha) = (SIMD3<Float>.zero, Float(0))
                for (k, weight) in [
                    (j * w + i, (1 - s) * (1 - t)), (j * w + i + 1, s * (1 - t)),
                    ((j + 1) * w + i, (1 - s) * t), ((j + 1) * w + i + 1, s * t),
                ] {
                    let share = weight * mask.values[k]
                    color += source.color(k) * share
                    alpha += share
                }
                guard alpha > 0.004 else { continue }
                let k = y * w + x
                let old = photograph.color(k)
                photograph.set(old + (color / alpha - old) * min(alpha, 1), k)
            }
        }
    }
}

extension Plane {
    /// The same shape elsewhere; points in 0…1.
    func moved(
        from: (x: Float, y: Float), to: (x: Float, y: Float), scale: Float
    ) -> Plane {
        var result = Plane(width: width, height: height)
        let (w, h) = (Float(width), Float(height))
        for y in 0..<height {
            for x in 0..<width {
                let u = Int(((Float(x) + 0.5 - to.x * w) / scale + from.x * w).rounded(.down))
                let v = Int(((Float(y) + 0.5 - to.y * h) / scale + from.y * h).rounded(.down))
                guard u >= 0, v >= 0, u < width, v < height else { continue }
                result[x, y] = self[u, v]
            }
        }
        return result
    }
}

extension Photograph {
    /// The largest part of a shape, near a point.
    package func cropped(aspect: Float, about: (x: Float, y: Float)) -> Photograph {
        var (w, h) = (width, Int((Float(width) / aspect).rounded()))
        if h > height { (w, h) = (Int((Float(height) * aspect).rounded()), height) }
        return part(width: max(1, min(w, width)), height: max(1, min(h, height)), about: about)
    }

    func cropped(zoom: Float, about: (x: Float, y: Float)) -> Photograph {
        part(
            width: max(64, Int(Float(width) / zoom)), height: max(64, Int(Float(height) / zoom)),
            about: about)
    }

    private func part(width w: Int, height h: Int, about: (x: Float, y: Float)) -> Photograph {
        let (w, h) = (min(w, width), min(h, height))
        let left = min(max(Int(about.x * Float(width)) - w / 2, 0), width - w)
        let top = min(max(Int(about.y * Float(height)) - h / 2, 0), height - h)
        var rgb: [UInt8] = []
        rgb.reserveCapacity(3 * w * h)
        for y in top..<top + h {
            let at = 3 * (y * width + left)
            rgb += self.rgb[at..<at + 3 * w]
        }
        return Photograph(width: w, height: h, rgb: rgb)
    }
}

/// A plain colour behind things.
enum Backdrop {
    /// Light and shade of what was there stay as far as they are wide.
    static func paint(on photograph: inout Photograph, mask: Plane, tint: SIMD3<Float>) {
        let (w, h) = (photograph.width, photograph.height)
        var light = Plane(width: w, height: h)
        var (sum, weight) = (Float(0), Float(1e-6))
        for k in 0..<w * h {
            light.values[k] = luminance(photograph.color(k)) * mask.values[k]
            sum += light.values[k]
            weight += mask.values[k]
        }
        let radius = max(4, max(w, h) / 16)
        let (smooth, cover) = (light.blurred(radius: radius), mask.blurred(radius: radius))
        let mean = max(sum / weight, 1e-3)
        for k in 0..<w * h where mask.values[k] > 0.003 {
            let local = smooth.values[k] / max(cover.values[k], 1e-3)
            let shade = powf(min(max(local / mean, 0.4), 1.8), 0.35)
            let old = photograph.color(k)
            photograph.set(old + (tint * shade - old) * mask.values[k], k)
        }
    }
}
