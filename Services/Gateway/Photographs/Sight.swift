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
    public private(set) var support: Plane
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
        let small = photograph.display(width: size.width, height: size.height)
        let input = Tensor(
            shape: [3, size.height, size.width], values: small.flatMap(\.values))
        let percept = perceiver.look(at: input)
        let working = photograph.fitted(Self.workingSide)
        let picture = photograph.display(width: working.width, height: working.height)
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
        let sky = Self.sky(plane(percept.probability(.sky)), picture, percept)
        self.sky = sky
        let things = Self.things(plane(percept.probability(.thing)), picture, sky)
        figures = Self.figures(things, percept, picture)
        support = fitted(
            Self.support(plane(percept.probability(.support)), percept, sky, figures))
        let area = percept.width * percept.height
        let sorted = percept.near.sorted()
        let (low, high) = (sorted[area / 50], sorted[area - 1 - area / 50])
        near = fitted(
            plane(percept.near.map { min(max(($0 - low) / max(high - low, 1e-4), 0), 1) }))
        normal = (0..<3).map { plane(percept.normal[$0 * area..<($0 + 1) * area]) }
    }

    /// Who speaks of the ground or of a table sees one: all that lies well below the horizon and is no thing.
    mutating func believeGround(below horizon: Float) {
        for y in 0..<height {
            let depth = (Float(y) + 0.5) / Float(height) - horizon
            let share = 0.8 * smoothstep(0.01, 0.1, depth)
            for x in 0..<width {
                let k = y * width + x
                let hidden = figures.reduce(sky.values[k]) { max($0, $1.mask.values[k]) }
                support.values[k] = max(support.values[k], share * (1 - hidden))
            }
        }
    }

    /// Sharp at its border; nothing if hardly any of it is seen, or what is above looks like no sky.
    ///
    /// Where it ends is told by edges; whether it is one, by the network.
    private static func sky(_ rough: Plane, _ picture: [Plane], _ percept: Percept) -> Plane {
        let (w, h) = (rough.width, rough.height)
        let nothing = Plane(width: w, height: h)
        let size = (width: max(1, w / 2), height: max(1, h / 2))
        let small = picture.map { $0.resized(width: size.width, height: size.height) }
        let found = SkyBorder.find(small)
        let above = found.mask.resized(width: w, height: h)
        let area = above.values.reduce(0, +)
        guard found.share > 0.25, area > Float(w * h) / 40 else { return nothing }
        var (belief, color) = (Float(0), SIMD3<Float>.zero)
        for k in above.values.indices {
            belief += rough.values[k] * above.values[k]
            color +=
                SIMD3(picture[0].values[k], picture[1].values[k], picture[2].values[k])
                * above.values[k]
        }
        belief /= area
        color /= area
        // Skies are blue or grey, seldom green or brown.
        let isBlue = color.z >= color.y - 0.03 && color.y >= color.x - 0.12
        let isWarm = color.x > color.y && color.y > color.z
        let hue: Float = isBlue ? 0.35 : isWarm ? -0.1 : -0.3
        guard belief + 0.5 * percept.place[2] + hue > 0.55 else { return nothing }
        // Colours and their places decide what is hidden from above by cables, branches and clouds' edges.
        var prior = above
        for k in prior.values.indices {
            let open = max(0, 1 - 1.6 * Float(k / w) / Float(h))
            prior.values[k] =
                above.values[k] > 0.5
                ? 0.7 + 0.25 * rough.values[k]
                : min(max(rough.values[k], 0.35 * open, 0.02), 0.96)
        }
        let sharp = prior.sharpened(
            by: picture, features: ColorModel.features(picture, across: 0.1, down: 0.45),
            trust: 0.5, rounds: 4, against: roughness(picture), within: nil)
        // Pieces of its colour that lie wholly below it are water or walls.
        let whole = sharp.withoutBelow(above)
        // Bright patches that it surrounds are the thick of its clouds.
        let mean = luma(picture)
        return whole.filled { patch in
            patch.count * 25 < w * h
                && patch.reduce(0) { $0 + mean.values[$1] } / Float(patch.count) > 0.5
                && patch.reduce(0) { $0 + rough.values[$1] } / Float(patch.count) > 0.3
        }
    }

    private static func luma(_ picture: [Plane]) -> Plane {
        var light = picture[0]
        for k in light.values.indices {
            light.values[k] =
                0.3 * picture[0].values[k] + 0.6 * picture[1].values[k] + 0.1 * picture[2].values[k]
        }
        return light
    }

    /// Skies are smooth: what speaks against one, as log odds.
    private static func roughness(_ picture: [Plane]) -> Plane {
        let light = luma(picture)
        let soft = light.blurred(radius: 1)
        var gap = light
        for k in gap.values.indices { gap.values[k] = abs(light.values[k] - soft.values[k]) }
        return gap.blurred(radius: 2).map { min(max(($0 - 0.005) * 220, -0.3), 3) }
    }

    /// How much each pixel looks like a part of something that stands out.
    private static func things(_ learnt: Plane, _ picture: [Plane], _ sky: Plane) -> Plane {
        let (w, h) = (learnt.width, learnt.height)
        var lab = [Plane](repeating: Plane(width: w, height: h), count: 3)
        for k in learnt.values.indices {
            let display = SIMD3(picture[0].values[k], picture[1].values[k], picture[2].values[k])
            let c = Lab.of(display * display)
            lab[0].values[k] = c.x * 0.6
            lab[1].values[k] = c.y * 1.6
            lab[2].values[k] = c.z * 1.6
        }
        let barrier = Salience.map(lab)
        var sum = barrier
        for k in sum.values.indices {
            // Both must agree a little: contrast alone finds windows, the network alone finds bands.
            let both = (max(barrier.values[k], 0) * max(learnt.values[k], 0.02)).squareRoot()
            let mixed = 0.45 * barrier.values[k] + 0.2 * learnt.values[k] + 0.35 * both
            sum.values[k] = mixed * (1 - sky.values[k])
        }
        return sum
    }

    /// Ground below the horizon that no thing hides.
    private static func support(
        _ learnt: Plane, _ percept: Percept, _ sky: Plane, _ figures: [Figure]
    ) -> Plane {
        var result = learnt
        let (w, h) = (learnt.width, learnt.height)
        for y in 0..<h {
            // The lower a pixel lies below the horizon, the likelier it is ground; most at the bottom.
            let depth = (Float(y) + 0.5) / Float(h) - min(max(percept.horizon, 0), 0.9)
            let prior = smoothstep(0.02, 0.45, depth)
            for x in 0..<w {
                let k = y * w + x
                result.values[k] =
                    min(1, 0.7 * learnt.values[k] + 0.45 * prior) * (1 - sky.values[k])
            }
        }
        for figure in figures {
            for k in result.values.indices { result.values[k] *= 1 - figure.mask.values[k] }
        }
        return result
    }

    // MARK: Things

    /// Whether the network takes for ground what contrast takes for a thing: bands of grass, lines of a road.
    private static func isGround(_ figure: Figure, _ percept: Percept) -> Bool {
        let mask = figure.mask.resized(width: percept.width, height: percept.height)
        func mean(_ one: Stuff) -> Float {
            zip(mask.values, percept.probability(one)).reduce(0) { $0 + $1.0 * $1.1 }
        }
        if mean(.support) > 1.4 * mean(.thing) { return true }
        // Rails, kerbs and edges of tables run through the picture from side to side.
        guard let box = figure.mask.bounds() else { return false }
        return box.x.count * 100 > 92 * figure.mask.width
            && box.y.count * 100 < 45 * figure.mask.height
    }

    /// Connected regions of what stands out.
    private static func figures(
        _ things: Plane, _ percept: Percept, _ picture: [Plane]
    ) -> [Figure] {
        let (w, h) = (percept.width, percept.height)
        let area = w * h
        let small = things.resized(width: w, height: h)
        let features = ColorModel.features(picture, across: 0.12, down: 0.12)
        let threshold = small.threshold
        var label = [Int](repeating: -1, count: area)
        var regions: [[Int]] = []
        for start in 0..<area where label[start] < 0 && small.values[start] > threshold {
            var (region, open) = ([Int](), [start])
            label[start] = regions.count
            while let at = open.popLast() {
                region.append(at)
                let (x, y) = (at % w, at / w)
                for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
                    let (u, v) = (x + dx, y + dy)
                    guard u >= 0, v >= 0, u < w, v < h else { continue }
                    let next = v * w + u
                    if label[next] < 0, small.values[next] > threshold {
                        label[next] = regions.count
                        open.append(next)
                    }
                }
            }
            regions.append(region)
        }
        let figures = regions.filter { $0.count > max(12, area / 900) }.map { pixels -> Figure in
            var rough = Plane(width: w, height: h)
            var kinds = [Float](repeating: 0, count: Kind.allCases.count)
            var (weight, strength) = (Float(0), Float(0))
            for at in pixels {
                // A mask from its threshold up; half way is where it is certain.
                rough.values[at] = min(1, 0.55 + (small.values[at] - threshold) * 1.5)
                weight += 1
                strength += small.values[at]
                for k in kinds.indices { kinds[k] += percept.kinds[k * area + at] }
            }
            for k in kinds.indices { kinds[k] /= max(weight, 1e-6) }
            let (x, y) = (
                pixels.reduce(0) { $0 + Float($1 % w) } / weight / Float(w) - 0.5,
                pixels.reduce(0) { $0 + Float($1 / w) } / weight / Float(h) - 0.5
            )
            let off = (x * x + y * y).squareRoot()
            let mask = rough.resized(width: picture[0].width, height: picture[0].height)
                .sharpened(by: picture, features: features)
                .filled {
                    $0.count * 8 < pixels.count * (picture[0].width * picture[0].height) / area
                }
            let share = (weight / Float(area)).squareRoot()
            return Figure(
                mask: mask, kinds: kinds, salience: strength / weight * share * (1.3 - off))
        }
        return Array(
            figures.filter { $0.mask.values.count { $0 > 0.5 } > 30 && !isGround($0, percept) }
                .sorted { $0.salience > $1.salience }.prefix(6))
    }
}

extension Plane {
    /// The value that parts the low from the high ones best (Otsu 1979), at least 0.3.
    var threshold: Float {
        var counts = [Float](repeating: 0, count: 64)
        for value in values { counts[Int(min(max(value * 64, 0), 63))] += 1 }
        let total = Float(values.count)
        let sum = counts.indices.reduce(Float(0)) { $0 + Float($1) * counts[$1] }
        var (below, belowSum, best, place) = (Float(0), Float(0), Float(-1), 20)
        for k in counts.indices {
            below += counts[k]
            belowSum += Float(k) * counts[k]
            guard below > 0, below < total else { continue }
            let gap = belowSum / below - (sum - belowSum) / (total - below)
            let between = below * (total - below) * gap * gap
            if between > best { (best, place) = (between, k) }
        }
        return max((Float(place) + 1) / 64, 0.3)
    }

    /// Without the pieces whose top lies below most of another mask.
    func withoutBelow(_ main: Plane) -> Plane {
        let ends = (0..<width).map { x in (0..<height).first { main[x, $0] < 0.5 } ?? height }
        let limit = ends.sorted()[width * 9 / 10]
        // Rows come from the top: a piece's first pixel is its highest.
        return pieces { $0[0] / width <= limit }
    }

    /// Only the pieces of which enough lies in another mask.
    func touching(_ main: Plane) -> Plane {
        pieces { piece in
            let shared = piece.count { main.values[$0] > 0.5 }
            return shared > 8 && shared * 12 > piece.count
        }
    }

    /// Those holes filled that it surrounds and that are wanted.
    func filled(where isWanted: ([Int]) -> Bool) -> Plane {
        let outside = map { $0 > 0.5 ? 0 : 1 }
        let holes = outside.pieces { hole in
            hole.allSatisfy { k in
                let (x, y) = (k % width, k / width)
                return x > 0 && y > 0 && x < width - 1 && y < height - 1
            } && isWanted(hole)
        }
        // A rim of the mask's own soft border goes with each.
        var result = self
        for k in values.indices where holes.values[k] > 0.5 { result.values[k] = 1 }
        let near = holes.grown(by: 2)
        for k in values.indices where near.values[k] > 0.5 && values[k] > 0.3 {
            result.values[k] = 1
        }
        return result
    }

    /// Only those connected pieces of what is above a half that are wanted, with a soft rim.
    private func pieces(where isWanted: ([Int]) -> Bool) -> Plane {
        var isSeen = [Bool](repeating: false, count: values.count)
        var kept = Plane(width: width, height: height)
        for start in values.indices where !isSeen[start] && values[start] > 0.5 {
            var (open, piece) = ([start], [Int]())
            isSeen[start] = true
            while let k = open.popLast() {
                piece.append(k)
                let (x, y) = (k % width, k / width)
                for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
                    let (u, v) = (x + dx, y + dy)
                    guard u >= 0, v >= 0, u < width, v < height else { continue }
                    let next = v * width + u
                    if !isSeen[next], values[next] > 0.5 {
                        isSeen[next] = true
                        open.append(next)
                    }
                }
            }
            if isWanted(piece) { for k in piece { kept.values[k] = 1 } }
        }
        let near = kept.grown(by: 3)
        var result = self
        for k in values.indices where near.values[k] < 0.5 { result.values[k] = 0 }
        return result
    }
}
