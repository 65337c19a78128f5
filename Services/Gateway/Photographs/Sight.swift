public import Perception
import Tensor

/// What a photograph is taken to show, at a working size.
public struct Sight: Sendable {
    /// One thing that stands out.
    public struct Figure: Sendable {
        /// 0…1, of the working size.
        public var mask: Plane
        /// Probabilities in the order of `Kind`.
        public var kinds: [Float]
        /// How much it stands out: its share of the picture, more in the middle.
        public var salience: Float
    }

    /// Pixels of the working size.
    public let width: Int
    public let height: Int
    public let percept: Percept
    public let sky: Plane
    /// What things can stand on.
    public let support: Plane
    /// The most salient first.
    public let figures: [Figure]
    /// Larger is nearer, 0…1.
    public let near: Plane
    /// Unit vectors in camera space, three planes.
    public let normal: [Plane]

    /// Pixels of the longer side.
    static let workingSide = 448

    public init(_ photograph: Photograph, _ perceiver: Perceiver) {
        let size = Perceiver.size(width: photograph.width, height: photograph.height)
        let small = Self.display(photograph, width: size.width, height: size.height)
        let input = Tensor(
            shape: [3, size.height, size.width], values: small.flatMap(\.values))
        let percept = perceiver.look(at: input)
        let working = photograph.fitted(Self.workingSide)
        let picture = Self.display(photograph, width: working.width, height: working.height)
        self.init(percept, picture)
    }

    /// - Parameter picture: three planes of display values, of the working size
    init(_ percept: Percept, _ picture: [Plane]) {
        self.percept = percept
        width = picture[0].width
        height = picture[0].height
        let (w, h) = (width, height)
        let radius = max(2, max(w, h) / 80)
        func plane(_ values: some Sequence<Float>) -> Plane {
            Plane(width: percept.width, height: percept.height, values: Array(values))
                .resized(width: w, height: h)
        }
        func fitted(_ mask: Plane) -> Plane {
            GuidedFit(mask, to: picture, radius: radius, epsilon: 2e-3).mask(for: picture)
        }
        sky = Self.sky(plane(percept.probability(.sky)), picture)
        support = fitted(plane(percept.probability(.support)))
        let area = percept.width * percept.height
        let sorted = percept.near.sorted()
        let (low, high) = (sorted[area / 50], sorted[area - 1 - area / 50])
        near = fitted(
            plane(percept.near.map { min(max(($0 - low) / max(high - low, 1e-4), 0), 1) }))
        normal = (0..<3).map { plane(percept.normal[$0 * area..<($0 + 1) * area]) }
        figures = Self.figures(percept, picture)
    }

    /// Display values at a size, three planes.
    static func display(_ photograph: Photograph, width: Int, height: Int) -> [Plane] {
        photograph.reduced(width: width, height: height).map { plane in
            plane.map { Float(Photograph.byte($0)) / 255 }
        }
    }

    /// Sharp at its border; nothing if hardly any of it is seen.
    private static func sky(_ rough: Plane, _ picture: [Plane]) -> Plane {
        let share = rough.values.count { $0 > 0.5 }
        guard share > rough.values.count / 60 else {
            return Plane(width: rough.width, height: rough.height)
        }
        return rough.sharpened(by: picture, trust: 0.7)
    }

    // MARK: Things

    /// Connected things of the network's map, parted where their pixels point to different middles.
    private static func figures(_ percept: Percept, _ picture: [Plane]) -> [Figure] {
        let (w, h) = (percept.width, percept.height)
        let area = w * h
        let thing = Array(percept.probability(.thing))
        var label = [Int](repeating: -1, count: area)
        var regions: [[Int]] = []
        for start in 0..<area where label[start] < 0 && thing[start] > 0.5 {
            var (region, open) = ([Int](), [start])
            label[start] = regions.count
            while let at = open.popLast() {
                region.append(at)
                let (x, y) = (at % w, at / w)
                for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
                    let (u, v) = (x + dx, y + dy)
                    guard u >= 0, v >= 0, u < w, v < h else { continue }
                    let next = v * w + u
                    if label[next] < 0, thing[next] > 0.5 {
                        label[next] = regions.count
                        open.append(next)
                    }
                }
            }
            regions.append(region)
        }
        let parts = regions.flatMap { parted($0, percept) }.filter { $0.count > area / 250 }
        let figures = parts.map { pixels -> Figure in
            var rough = Plane(width: w, height: h)
            var kinds = [Float](repeating: 0, count: Kind.allCases.count)
            var weight: Float = 0
            for at in pixels {
                rough.values[at] = thing[at]
                weight += thing[at]
                for k in kinds.indices { kinds[k] += thing[at] * percept.kinds[k * area + at] }
            }
            for k in kinds.indices { kinds[k] /= max(weight, 1e-6) }
            let (x, y) = (
                pixels.reduce(0) { $0 + Float($1 % w) } / Float(pixels.count) / Float(w) - 0.5,
                pixels.reduce(0) { $0 + Float($1 / w) } / Float(pixels.count) / Float(h) - 0.5
            )
            let off = (x * x + y * y).squareRoot()
            let mask = rough.resized(width: picture[0].width, height: picture[0].height)
                .sharpened(by: picture)
            return Figure(
                mask: mask, kinds: kinds, salience: weight / Float(area) * (1.3 - off))
        }
        return Array(
            figures.filter { $0.mask.values.count { $0 > 0.5 } > 30 }
                .sorted { $0.salience > $1.salience }.prefix(8))
    }

    private static func parted(_ region: [Int], _ percept: Percept) -> [[Int]] {
        let (w, h) = (percept.width, percept.height)
        let reach = max(4, Float(region.count).squareRoot() * 0.3)
        func vote(_ at: Int) -> (x: Float, y: Float) {
            (
                min(max(Float(at % w) + percept.middle[at], 0), Float(w - 1)),
                min(max(Float(at / w) + percept.middle[w * h + at], 0), Float(h - 1))
            )
        }
        var left = region
        var parts: [[Int]] = []
        while parts.count < 5, left.count > region.count / 6 {
            var votes = Plane(width: w, height: h)
            for at in left {
                let v = vote(at)
                votes[Int(v.x), Int(v.y)] += 1
            }
            let smooth = votes.blurred(radius: Int(reach / 2))
            let best = smooth.values.indices.max { smooth.values[$0] < smooth.values[$1] } ?? 0
            let peak = (x: Float(best % w), y: Float(best / w))
            let mine = left.filter { at in
                let v = vote(at)
                let (dx, dy) = (v.x - peak.x, v.y - peak.y)
                return dx * dx + dy * dy < reach * reach
            }
            guard mine.count > region.count / 6 else { break }
            parts.append(mine)
            let taken = Set(mine)
            left.removeAll { taken.contains($0) }
        }
        // What points nowhere in particular belongs to the largest part.
        if parts.isEmpty { return [region] }
        parts[0] += left
        return parts
    }
}
