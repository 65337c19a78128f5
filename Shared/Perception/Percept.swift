import Tensor

/// What a pixel can belong to.
public enum Stuff: Int, Sendable, CaseIterable {
    case backdrop, sky, support, water, building, vegetation, thing
}

/// What the network says of a picture.
public struct Percept: Sendable {
    /// Of the maps, pixels.
    public let width: Int
    public let height: Int
    /// Probabilities, (7, height, width) in the order of `Stuff`.
    public let stuff: [Float]
    /// Probabilities should it be a thing, (9, height, width) in the order of `Kind`.
    public let kinds: [Float]
    /// Larger is nearer, up to scale and shift, (height, width).
    public let near: [Float]
    /// Unit vectors in camera space, (3, height, width).
    public let normal: [Float]
    /// Pixels of the map to the middle of one's thing, (2, height, width).
    public let middle: [Float]
    /// From the picture's top, in its heights; may lie outside.
    public let horizon: Float
    /// Half the picture's height at depth 1.
    public let tangent: Float
    /// Of the camera above what things stand on, metres.
    public let cameraHeight: Float
    /// Toward the strongest light, a unit vector in camera space.
    public let light: SIMD3<Float>
    /// Irradiance of the strongest light over that of all others.
    public let contrast: Float
    /// Probabilities: studio, room, outdoors.
    public let place: [Float]
    /// Probabilities: day, low sun, night.
    public let time: [Float]

    /// The network's answer as it came.
    init(_ answer: (pixels: Tensor, whole: [Float])) {
        let shape = answer.pixels.shape
        height = shape[1]
        width = shape[2]
        let area = width * height
        // What overflows means nothing; it must not end the program where it becomes an index.
        let values = answer.pixels.values.map { $0.isFinite ? $0 : 0 }
        let (stuffs, names) = (Stuff.allCases.count, Kind.allCases.count)
        func planes(_ first: Int, _ count: Int) -> [Float] {
            Array(values[first * area..<(first + count) * area])
        }
        stuff = Self.softmax(planes(0, stuffs), area: area)
        kinds = Self.softmax(planes(stuffs, names), area: area)
        near = planes(stuffs + names, 1)
        var normal = planes(stuffs + names + 1, 3)
        for at in 0..<area {
            let n = SIMD3(normal[at], normal[area + at], normal[2 * area + at])
            let length = max((n * n).sum().squareRoot(), 1e-6)
            for k in 0..<3 { normal[k * area + at] /= length }
        }
        self.normal = normal
        middle = planes(stuffs + names + 4, 2).map { $0 * 16 }
        let w = answer.whole.map { $0.isFinite ? $0 : 0 }
        horizon = w[0]
        tangent = min(max(w[1], 0.05), 1.5)
        cameraHeight = min(max(exponential(w[2]), 0.05), 60)
        let toward = SIMD3(w[3], w[4], w[5])
        light = toward / max((toward * toward).sum().squareRoot(), 1e-6)
        contrast = exponential(w[6])
        place = Self.softmax(Array(w[7..<10]), area: 1)
        time = Self.softmax(Array(w[10..<13]), area: 1)
    }

    public func probability(_ one: Stuff) -> ArraySlice<Float> {
        let area = width * height
        return stuff[one.rawValue * area..<(one.rawValue + 1) * area]
    }

    /// Over the planes, for each of `area` places.
    private static func softmax(_ values: [Float], area: Int) -> [Float] {
        var result = values
        let count = values.count / area
        for at in 0..<area {
            var (top, sum) = (-Float.infinity, Float(0))
            for k in 0..<count { top = max(top, values[k * area + at]) }
            for k in 0..<count {
                let e = exponential(values[k * area + at] - top)
                result[k * area + at] = e
                sum += e
            }
            for k in 0..<count { result[k * area + at] /= sum }
        }
        return result
    }
}
