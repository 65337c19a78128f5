/// One number a pixel, rows from the top.
public struct Plane: Sendable, Equatable {
    public let width: Int
    public let height: Int
    public var values: [Float]

    public init(width: Int, height: Int, value: Float = 0) {
        self.init(
            width: width, height: height,
            values: [Float](repeating: value, count: width * height))
    }

    public init(width: Int, height: Int, values: [Float]) {
        precondition(values.count == width * height, "one number a pixel")
        self.width = width
        self.height = height
        self.values = values
    }

    subscript(x: Int, y: Int) -> Float {
        get { values[y * width + x] }
        set { values[y * width + x] = newValue }
    }

    func map(_ body: (Float) -> Float) -> Plane {
        Plane(width: width, height: height, values: values.map(body))
    }

    var mean: Float { values.reduce(0, +) / Float(max(1, values.count)) }

    /// Another size: means over what a pixel covers where it shrinks, interpolated where it grows.
    func resized(width w: Int, height h: Int) -> Plane {
        guard w != width || h != height else { return self }
        let across = Self.taps(from: width, to: w)
        let down = Self.taps(from: height, to: h)
        var rows = [Float](repeating: 0, count: w * height)
        for y in 0..<height {
            let base = y * width
            for x in 0..<w {
                var sum: Float = 0
                for (k, weight) in across[x] { sum += weight * values[base + k] }
                rows[y * w + x] = sum
            }
        }
        var result = Plane(width: w, height: h)
        for y in 0..<h {
            for (k, weight) in down[y] {
                for x in 0..<w { result.values[y * w + x] += weight * rows[k * w + x] }
            }
        }
        return result
    }

    /// For each new place, old places and their weights.
    private static func taps(from old: Int, to new: Int) -> [[(Int, Float)]] {
        let ratio = Float(old) / Float(new)
        let reach = max(1, ratio)
        return (0..<new).map { place in
            let center = (Float(place) + 0.5) * ratio - 0.5
            let first = Int((center - reach).rounded(.up))
            let last = Int((center + reach).rounded(.down))
            var found: [(Int, Float)] = []
            var sum: Float = 0
            for k in min(first, last)...max(first, last) {
                let weight = max(0, 1 - abs(Float(k) - center) / reach)
                guard weight > 0 else { continue }
                found.append((min(max(k, 0), old - 1), weight))
                sum += weight
            }
            return found.map { ($0.0, $0.1 / sum) }
        }
    }

    /// The mean over a square of 2 · radius + 1 pixels, less at the borders.
    func blurred(radius: Int) -> Plane {
        guard radius > 0 else { return self }
        var rows = [Float](repeating: 0, count: values.count)
        for y in 0..<height {
            let base = y * width
            var sum: Float = 0
            for x in 0..<min(radius, width) { sum += values[base + x] }
            for x in 0..<width {
                if x + radius < width { sum += values[base + x + radius] }
                if x - radius - 1 >= 0 { sum -= values[base + x - radius - 1] }
                let count = min(x + radius, width - 1) - max(x - radius, 0) + 1
                rows[base + x] = sum / Float(count)
            }
        }
        var result = Plane(width: width, height: height)
        var sums = [Float](repeating: 0, count: width)
        for y in 0..<min(radius, height) {
            for x in 0..<width { sums[x] += rows[y * width + x] }
        }
        for y in 0..<height {
            let (enter, leave) = (y + radius, y - radius - 1)
            let count = Float(min(y + radius, height - 1) - max(y - radius, 0) + 1)
            for x in 0..<width {
                if enter < height { sums[x] += rows[enter * width + x] }
                if leave >= 0 { sums[x] -= rows[leave * width + x] }
                result.values[y * width + x] = sums[x] / count
            }
        }
        return result
    }

    /// The largest value within a square of 2 · radius + 1 pixels.
    func grown(by radius: Int) -> Plane {
        guard radius > 0 else { return self }
        var rows = self
        for y in 0..<height {
            for x in 0..<width {
                var top = -Float.infinity
                for k in max(0, x - radius)...min(width - 1, x + radius) {
                    top = max(top, values[y * width + k])
                }
                rows.values[y * width + x] = top
            }
        }
        var result = self
        for y in 0..<height {
            for x in 0..<width {
                var top = -Float.infinity
                for k in max(0, y - radius)...min(height - 1, y + radius) {
                    top = max(top, rows.values[k * width + x])
                }
                result.values[y * width + x] = top
            }
        }
        return result
    }

    /// The rectangle around all values above a threshold; nil if there are none.
    func bounds(above threshold: Float = 0.5) -> (x: Range<Int>, y: Range<Int>)? {
        var (left, right, top, bottom) = (Int.max, -1, Int.max, -1)
        for y in 0..<height {
            for x in 0..<width where values[y * width + x] > threshold {
                (left, right) = (min(left, x), max(right, x))
                (top, bottom) = (min(top, y), max(bottom, y))
            }
        }
        return right < 0 ? nil : (left..<right + 1, top..<bottom + 1)
    }
}
