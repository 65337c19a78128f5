/// What stands out from the picture's border, without anything learnt.
///
/// The minimum barrier distance (Zhang et al. 2015): along the best path from the border to a pixel, how far apart the
/// darkest and the brightest values are. Surroundings are reached without a barrier; things are not.
enum Salience {
    /// - Parameter lab: three planes, lightness and two opponent colours
    /// - Returns: 0…1, the same size
    static func map(_ lab: [Plane]) -> Plane {
        let (w, h) = (lab[0].width, lab[0].height)
        var sum = Plane(width: w, height: h)
        for plane in lab {
            let barrier = distances(plane)
            for k in sum.values.indices { sum.values[k] += barrier[k] }
        }
        // What lies in the middle is meant more often than what lies at the border.
        for y in 0..<h {
            for x in 0..<w {
                let dx = (Float(x) + 0.5) / Float(w) - 0.5
                let dy = (Float(y) + 0.5) / Float(h) - 0.5
                sum.values[y * w + x] *= 1.15 - 1.1 * (dx * dx + dy * dy).squareRoot()
            }
        }
        let sorted = sum.values.sorted()
        let (low, high) = (sorted[sorted.count / 10], sorted[sorted.count * 97 / 100])
        return sum.map { min(max(($0 - low) / max(high - low, 1e-4), 0), 1) }
            .blurred(radius: max(1, w / 160)).map { max($0, 0) }
    }

    /// Three scans forward and backward come close to the true distance.
    private static func distances(_ plane: Plane) -> [Float] {
        let (w, h) = (plane.width, plane.height)
        var top = plane.values
        var bottom = plane.values
        var cost = [Float](repeating: .infinity, count: w * h)
        for y in 0..<h {
            for x in 0..<w where x == 0 || y == 0 || x == w - 1 || y == h - 1 {
                cost[y * w + x] = 0
            }
        }
        func relax(_ k: Int, from n: Int) {
            let value = plane.values[k]
            let (high, low) = (max(top[n], value), min(bottom[n], value))
            if high - low < cost[k] {
                cost[k] = high - low
                top[k] = high
                bottom[k] = low
            }
        }
        for _ in 0..<3 {
            for y in 1..<max(1, h - 1) {
                for x in 1..<max(1, w - 1) {
                    let k = y * w + x
                    relax(k, from: k - 1)
                    relax(k, from: k - w)
                }
            }
            for y in (1..<max(1, h - 1)).reversed() {
                for x in (1..<max(1, w - 1)).reversed() {
                    let k = y * w + x
                    relax(k, from: k + 1)
                    relax(k, from: k + w)
                }
            }
        }
        return cost.map { $0.isFinite ? $0 : 0 }
    }
}
