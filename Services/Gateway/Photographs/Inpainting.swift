import Foundation

/// Fills a hole of a picture with patches of the rest, coarse to fine.
///
/// Every patch that touches the hole looks for the most similar patch outside (PatchMatch, Barnes et al. 2009), then
/// each pixel of the hole becomes the mean of what the patches over it propose (Wexler et al. 2007); this is repeated
/// on a pyramid.
package struct Inpainting {
    /// Patches are 2 · reach + 1 pixels wide.
    private static let reach = 3
    /// Pixels of the longer side up to which similarity is searched thoroughly.
    private static let thorough = 320

    private struct Level {
        let width: Int
        let height: Int
        var colors: [SIMD4<Float>]
        let hole: [Bool]
        /// May be copied from: known all over the patch around it.
        let source: [Bool]
        /// Pixels whose patch touches the hole.
        let targets: [Int]
        /// How certain a pixel is: falls toward the middle of the hole.
        let trust: [Float]
    }

    private var random: UInt64

    /// - Parameters:
    ///   - colors: three planes of display values
    ///   - hole: above 0.5 where the picture is to be filled
    ///   - barred: above 0.5 where nothing may be copied from
    package static func fill(
        _ colors: [Plane], hole: Plane, barred: Plane? = nil, seed: UInt64 = 1
    ) -> [Plane] {
        var one = Inpainting(random: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
        return one.run(colors, hole, barred)
    }

    private mutating func run(_ colors: [Plane], _ hole: Plane, _ barred: Plane?) -> [Plane] {
        var sizes = [(colors[0].width, colors[0].height)]
        while let (w, h) = sizes.last, min(w, h) > 44 {
            sizes.append((w / 2, h / 2))
        }
        var filled: [SIMD4<Float>] = []
        var found: [Int32] = []
        var before = (width: 0, height: 0)
        for (number, size) in sizes.reversed().enumerated() {
            var level = Self.level(colors, hole, barred, size)
            guard level.source.contains(true), !level.targets.isEmpty else {
                if number == sizes.count - 1 { return colors }
                continue
            }
            if found.isEmpty {
                Self.diffuse(&level)
                found = self.guess(level)
            } else {
                found = self.enlarged(found, before, to: level)
                vote(&level, found)
            }
            let isSmall = max(size.0, size.1) <= Self.thorough
            let rounds = isSmall ? 10 : 3
            for round in 0..<rounds {
                search(level, &found, isWide: isSmall || round == 0, isReversed: round % 2 == 1)
                // Means of many patches are smooth, and smooth ones find smooth ones: in the end few decide.
                vote(&level, found, isSharp: 2 * round >= rounds)
            }
            filled = level.colors
            before = size
        }
        guard filled.count == colors[0].values.count else { return colors }
        Self.level(&filled, with: colors, hole)
        var result = colors
        for k in filled.indices where hole.values[k] > 0.5 {
            for c in 0..<3 { result[c].values[k] = filled[k][c] }
        }
        return result
    }

    /// Takes away the step in brightness at the hole's border: what is missing there is spread inward as a membrane.
    private static func level(
        _ filled: inout [SIMD4<Float>], with colors: [Plane], _ hole: Plane
    ) {
        let (w, h) = (hole.width, hole.height)
        let radius = 3
        let known = hole.map { $0 > 0.5 ? 0 : 1 }
        let weight = known.blurred(radius: radius)
        var outside: [Plane] = []
        var inside: [Plane] = []
        for c in 0..<3 {
            var (a, b) = (known, known)
            for k in known.values.indices {
                a.values[k] = known.values[k] * colors[c].values[k]
                b.values[k] = (1 - known.values[k]) * filled[k][c]
            }
            outside.append(a.blurred(radius: radius))
            inside.append(b.blurred(radius: radius))
        }
        let inner = hole.values.indices.filter { hole.values[$0] > 0.5 }
        var offset = [SIMD4<Float>](repeating: .zero, count: w * h)
        var isFixed = [Bool](repeating: false, count: w * h)
        for k in inner {
            let (x, y) = (k % w, k / w)
            let isBorder =
                x > 0 && hole.values[k - 1] <= 0.5 || x < w - 1 && hole.values[k + 1] <= 0.5
                || y > 0 && hole.values[k - w] <= 0.5 || y < h - 1 && hole.values[k + w] <= 0.5
            guard isBorder, weight.values[k] > 0.05, weight.values[k] < 0.95 else { continue }
            for c in 0..<3 {
                let gap =
                    outside[c].values[k] / weight.values[k] - inside[c].values[k]
                    / (1 - weight.values[k])
                offset[k][c] = min(max(gap, -0.12), 0.12)
            }
            isFixed[k] = true
        }
        guard isFixed.contains(true) else { return }
        let free = inner.filter { !isFixed[$0] && $0 > w && $0 < w * (h - 1) }
        // Over-relaxed, in turn from both ends: a few hundred steps reach across large holes.
        for round in 0..<160 {
            for k in round % 2 == 0 ? free : free.reversed() {
                let mean = (offset[k - 1] + offset[k + 1] + offset[k - w] + offset[k + w]) / 4
                offset[k] += (mean - offset[k]) * 1.85
            }
        }
        for k in inner { filled[k] += offset[k] }
    }

    // MARK: Levels

    private static func level(
        _ colors: [Plane], _ hole: Plane, _ barred: Plane?, _ size: (Int, Int)
    ) -> Level {
        let (w, h) = size
        let small = colors.map { $0.resized(width: w, height: h) }
        let open = hole.resized(width: w, height: h).values.map { $0 > 0.02 }
        let shut = barred?.resized(width: w, height: h).values.map { $0 > 0.3 }
        var pixels = [SIMD4<Float>](repeating: .zero, count: w * h)
        for k in pixels.indices {
            pixels[k] = SIMD4(small[0].values[k], small[1].values[k], small[2].values[k], 0)
        }
        let holes = Plane(width: w, height: h, values: open.map { $0 ? 1 : 0 })
        let touched = holes.grown(by: reach)
        let blocked = Plane(
            width: w, height: h,
            values: open.indices.map { open[$0] || shut?[$0] ?? false ? 1 : 0 }
        ).grown(by: reach)
        var source = [Bool](repeating: false, count: w * h)
        for y in reach..<max(reach, h - reach) {
            for x in reach..<max(reach, w - reach) {
                source[y * w + x] = blocked.values[y * w + x] < 0.5
            }
        }
        if let shut, !source.contains(true), shut.contains(true) {
            return level(colors, hole, nil, size)
        }
        let targets = (0..<w * h).filter { k in touched.values[k] > 0.5 }
        let depth = Self.depths(open, w, h)
        return Level(
            width: w, height: h, colors: pixels, hole: open, source: source, targets: targets,
            trust: depth.map { powf(1.3, -$0) })
    }

    /// Steps to the nearest pixel outside the hole.
    private static func depths(_ hole: [Bool], _ w: Int, _ h: Int) -> [Float] {
        var d = hole.map { $0 ? Float(1e6) : 0 }
        for y in 0..<h {
            for x in 0..<w where d[y * w + x] > 0 {
                let (left, up) = (
                    x > 0 ? d[y * w + x - 1] : 1e6, y > 0 ? d[(y - 1) * w + x] : 1e6
                )
                d[y * w + x] = min(d[y * w + x], min(left, up) + 1)
            }
        }
        for y in (0..<h).reversed() {
            for x in (0..<w).reversed() where d[y * w + x] > 0 {
                let (right, down) = (
                    x < w - 1 ? d[y * w + x + 1] : 1e6, y < h - 1 ? d[(y + 1) * w + x] : 1e6
                )
                d[y * w + x] = min(d[y * w + x], min(right, down) + 1)
            }
        }
        return d
    }

    /// Smooth colours from the hole's border.
    private static func diffuse(_ level: inout Level) {
        let (w, h) = (level.width, level.height)
        let inner = level.hole.indices.filter { level.hole[$0] }
        let known = level.hole.indices.filter { !level.hole[$0] }
        let mean =
            known.reduce(SIMD4<Float>.zero) { $0 + level.colors[$1] }
            / Float(max(1, known.count))
        for k in inner { level.colors[k] = mean }
        for _ in 0..<200 {
            for k in inner {
                let (x, y) = (k % w, k / w)
                var (sum, count) = (SIMD4<Float>.zero, Float(0))
                if x > 0 { (sum, count) = (sum + level.colors[k - 1], count + 1) }
                if x < w - 1 { (sum, count) = (sum + level.colors[k + 1], count + 1) }
                if y > 0 { (sum, count) = (sum + level.colors[k - w], count + 1) }
                if y < h - 1 { (sum, count) = (sum + level.colors[k + w], count + 1) }
                level.colors[k] = sum / max(count, 1)
            }
        }
    }

    // MARK: Patches

    private mutating func chance(_ bound: Int) -> Int {
        random ^= random << 13
        random ^= random >> 7
        random ^= random << 17
        return Int(random % UInt64(max(1, bound)))
    }

    private mutating func guess(_ level: Level) -> [Int32] {
        var found = [Int32](repeating: -1, count: level.colors.count)
        let sources = level.source.indices.filter { level.source[$0] }
        for k in level.targets { found[k] = Int32(sources[chance(sources.count)]) }
        return found
    }

    /// The matches of a level half as large, as a beginning.
    private mutating func enlarged(
        _ old: [Int32], _ size: (width: Int, height: Int), to level: Level
    ) -> [Int32] {
        var found = [Int32](repeating: -1, count: level.colors.count)
        let sources = level.source.indices.filter { level.source[$0] }
        let (w, h) = (level.width, level.height)
        for k in level.targets {
            let (x, y) = (k % w, k / w)
            let (u, v) = (
                min(x * size.width / w, size.width - 1), min(y * size.height / h, size.height - 1)
            )
            let match = Int(old[v * size.width + u])
            var place = -1
            if match >= 0 {
                let (dx, dy) = (match % size.width - u, match / size.width - v)
                let (px, py) = (x + dx * w / size.width, y + dy * h / size.height)
                if px >= 0, py >= 0, px < w, py < h, level.source[py * w + px] {
                    place = py * w + px
                }
            }
            found[k] = Int32(place >= 0 ? place : sources[chance(sources.count)])
        }
        return found
    }

    /// How much two patches differ; stops when it is more than `limit`.
    private func distance(_ level: Level, _ a: Int, _ b: Int, limit: Float) -> Float {
        let (w, h, r) = (level.width, level.height, Self.reach)
        let (x, y) = (a % w, a / w)
        var sum: Float = 0
        var weights: Float = 0
        for dy in -r...r {
            let v = y + dy
            guard v >= 0, v < h else { continue }
            let (row, other) = (v * w, b + dy * w)
            for dx in -r...r {
                let u = x + dx
                guard u >= 0, u < w else { continue }
                let d = level.colors[row + u] - level.colors[other + dx]
                let trust = level.trust[row + u]
                sum += (d * d).sum() * trust
                weights += trust
            }
        }
        return sum / max(weights, 1e-6)
    }

    private mutating func search(
        _ level: Level, _ found: inout [Int32], isWide: Bool, isReversed: Bool
    ) {
        let (w, h) = (level.width, level.height)
        let step = isReversed ? 1 : -1
        for k in isReversed ? level.targets.reversed() : level.targets {
            var best = Int(found[k])
            var cost = distance(level, k, best, limit: .infinity)
            func consider(_ place: Int) {
                guard place >= 0, place < w * h, level.source[place], place != best else { return }
                let other = distance(level, k, place, limit: cost)
                if other < cost { (best, cost) = (place, other) }
            }
            let (x, y) = (k % w, k / w)
            if x + step >= 0, x + step < w, found[k + step] >= 0 {
                consider(Int(found[k + step]) - step)
            }
            if y + step >= 0, y + step < h, found[k + step * w] >= 0 {
                consider(Int(found[k + step * w]) - step * w)
            }
            var radius = isWide ? max(w, h) : 8
            while radius >= 1 {
                let (bx, by) = (best % w, best / w)
                let (px, py) = (
                    bx + chance(2 * radius + 1) - radius, by + chance(2 * radius + 1) - radius
                )
                if px >= 0, py >= 0, px < w, py < h { consider(py * w + px) }
                radius /= 2
            }
            found[k] = Int32(best)
        }
    }

    private func vote(_ level: inout Level, _ found: [Int32], isSharp: Bool = false) {
        let (w, h, r) = (level.width, level.height, isSharp ? 1 : Self.reach)
        var sums = [SIMD4<Float>](repeating: .zero, count: w * h)
        var costs = [Float](repeating: 0, count: w * h)
        for k in level.targets {
            costs[k] = distance(level, k, Int(found[k]), limit: .infinity)
        }
        let sorted = level.targets.map { costs[$0] }.sorted()
        let scale = max(sorted[sorted.count * 3 / 4], 1e-5) * (isSharp ? 0.25 : 1)
        for k in level.targets {
            let (x, y) = (k % w, k / w)
            let weight = expf(-costs[k] / (2 * scale)) * level.trust[k] + 1e-6
            let match = Int(found[k])
            for dy in -r...r {
                let v = y + dy
                guard v >= 0, v < h else { continue }
                for dx in -r...r {
                    let u = x + dx
                    guard u >= 0, u < w, level.hole[v * w + u] else { continue }
                    var color = level.colors[match + dy * w + dx] * weight
                    color.w = weight
                    sums[v * w + u] += color
                }
            }
        }
        for k in level.hole.indices where level.hole[k] && sums[k].w > 0 {
            var color = sums[k] / sums[k].w
            color.w = 0
            level.colors[k] = color
        }
    }
}
