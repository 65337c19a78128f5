import Foundation

/// How much of each pixel is sky, and which sky that is: what is seen between twigs and lattices is told by its colour.
struct SkyMatte {
    /// 0…1 at the photograph's size
    let alpha: Plane
    /// The old sky, linear, spread behind what hides it: three planes at the photograph's size
    private let behind: [Plane]

    init(_ opened: OpenedPhotograph) {
        let (photograph, sky) = (opened.photograph, opened.sight.sky)
        let (w, h) = (photograph.width, photograph.height)
        let small = photograph.reduced(width: sky.width, height: sky.height)
        let sure = sky.map { smoothstep(0.9, 0.99, $0) }
        let smooth = small.map { Self.spread($0, where: sure) }
        // How far the sky's own pixels lie from their surroundings.
        var gap = Plane(width: sky.width, height: sky.height)
        for k in gap.values.indices {
            gap.values[k] = Self.distance(Self.color(small, k), Self.color(smooth, k))
        }
        let noise = Self.spread(gap, where: sure).resized(width: w, height: h)
        behind = smooth.map { $0.resized(width: w, height: h) }
        var alpha = opened.native(sky)
        for k in alpha.values.indices {
            let told = alpha.values[k]
            guard told > 0.012, told < 0.988 else {
                alpha.values[k] = told < 0.5 ? 0 : 1
                continue
            }
            let away = Self.distance(photograph.color(k), Self.color(behind, k))
            let like = 1 - smoothstep(1.5 * noise.values[k] + 0.02, 3 * noise.values[k] + 0.1, away)
            let odds = told / (1 - told) * expf(3.4 * (2 * like - 1))
            let mixed = powf(odds, 1.3) / (1 + powf(odds, 1.3))
            alpha.values[k] = smoothstep(0.03, 0.97, mixed)
        }
        self.alpha = alpha
    }

    /// What hides the sky at a pixel, without the old sky that shines through it.
    func front(_ color: SIMD3<Float>, _ k: Int) -> SIMD3<Float> {
        let share = alpha.values[k]
        guard share > 0.004 else { return color }
        let own = color - Self.color(behind, k) * share
        let left = own / max(1 - share, 0.08)
        return left.clamped(lowerBound: .zero, upperBound: SIMD3(repeating: 1))
    }

    /// In display values, the channel that differs most.
    private static func distance(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Float {
        let (p, q) = (a.squareRoot(), b.clamped(lowerBound: .zero, upperBound: .one).squareRoot())
        let d = p - q
        return max(abs(d.x), abs(d.y), abs(d.z))
    }

    private static func color(_ planes: [Plane], _ k: Int) -> SIMD3<Float> {
        SIMD3(planes[0].values[k], planes[1].values[k], planes[2].values[k])
    }

    /// Means over what is known, from ever farther away where little is.
    private static func spread(_ plane: Plane, where sure: Plane) -> Plane {
        var known = plane
        for k in known.values.indices { known.values[k] *= sure.values[k] }
        var result = Plane(width: plane.width, height: plane.height)
        var missing = [Float](repeating: 1, count: plane.values.count)
        for radius in [2, 6, 16, 40, 110, max(plane.width, plane.height)] {
            let (sum, weight) = (known.blurred(radius: radius), sure.blurred(radius: radius))
            for k in result.values.indices where missing[k] > 0.001 {
                let share = missing[k] * smoothstep(0.01, 0.2, weight.values[k])
                guard share > 0 else { continue }
                result.values[k] += share * sum.values[k] / weight.values[k]
                missing[k] -= share
            }
        }
        for k in result.values.indices where missing[k] < 0.999 {
            result.values[k] /= 1 - missing[k]
        }
        return result
    }
}
