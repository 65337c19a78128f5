public import GuideMap

/// Where a picture is to be drawn anew, and how much of the new picture counts there.
///
/// Cells of `divisor` native pixels: 1 where anything that guides tell has changed or is near such a place, falling
/// to 0 over a margin. Between cells it is interpolated; what lies outside is exactly 0.
public struct ChangeMask: Sendable, Equatable {
    public let width: Int
    public let height: Int
    let divisor: Int
    let columns: Int
    let rows: Int
    /// [rows, columns], 0…1
    var cells: [Float]
    /// The user's own, one byte a pixel; nil = anywhere.
    var limit: [UInt8]?
    /// Share of cells whose guides differ.
    public private(set) var changedShare: Float = 0

    /// Native pixels of a cell, so that some 300 cells span the longer side.
    public static func divisor(width: Int, height: Int) -> Int { max(1, max(width, height) / 300) }

    /// Everything is drawn anew.
    public init(whole width: Int, _ height: Int, limit: [UInt8]? = nil) {
        self.init(width: width, height: height, value: 1, limit: limit)
        changedShare = 1
    }

    /// Everything outside a rectangle is drawn anew, and a seam inside it, over which both are blended.
    public init(outside kept: PixelRect, width: Int, height: Int) {
        self.init(width: width, height: height, value: 0, limit: nil)
        let seam = max(2, Float(max(columns, rows)) * 0.03)
        let all = PixelRect(x: 0, y: 0, width: width, height: height)
        for row in 0..<rows {
            for column in 0..<columns {
                let (x, y) = (
                    (Float(column) + 0.5) * Float(divisor), (Float(row) + 0.5) * Float(divisor)
                )
                // Cells from the nearest border behind which there is something new.
                var inside = Float.infinity
                if kept.x > 0 { inside = min(inside, x - Float(kept.x)) }
                if kept.y > 0 { inside = min(inside, y - Float(kept.y)) }
                if kept.maxX < all.maxX { inside = min(inside, Float(kept.maxX) - x) }
                if kept.maxY < all.maxY { inside = min(inside, Float(kept.maxY) - y) }
                let t = 1 - min(1, max(0, (inside / Float(divisor) - 1.5) / seam))
                cells[row * columns + column] = t * t * (3 - 2 * t)
            }
        }
        changedShare = share
    }

    private init(width: Int, height: Int, value: Float, limit: [UInt8]?) {
        self.width = width
        self.height = height
        divisor = Self.divisor(width: width, height: height)
        columns = (width + divisor - 1) / divisor
        rows = (height + divisor - 1) / divisor
        cells = [Float](repeating: value, count: columns * rows)
        self.limit = limit
    }

    /// Compares what two plans show through the same camera.
    ///
    /// - Parameters:
    ///   - old, new: guides of the whole canvas at `divisor`
    ///   - limit: where the user allows changes, one byte a native pixel
    public init(from old: GuideMap, to new: GuideMap, width: Int, height: Int, limit: [UInt8]?) {
        self.init(width: width, height: height, value: 0, limit: limit)
        precondition(
            old.width == columns && old.height == rows && new.width == columns
                && new.height == rows,
            "guides of one cell a pixel")
        var hard = [Bool](repeating: false, count: columns * rows)
        var count = 0
        for at in hard.indices where Self.differ(old, new, at) {
            hard[at] = true
            count += 1
        }
        changedShare = Float(count) / Float(max(1, hard.count))
        // Light that others take up reaches a little farther than shadows do.
        let reach = max(2, Float(max(columns, rows)) * 0.018)
        let margin = max(3, Float(max(columns, rows)) * 0.035)
        let distance = Self.distances(hard, columns, rows)
        for at in cells.indices {
            let beyond = distance[at] - reach
            let t = 1 - min(1, max(0, beyond / margin))
            cells[at] = t * t * (3 - 2 * t)
        }
    }

    /// Whether any guide of a cell has changed visibly.
    private static func differ(_ a: GuideMap, _ b: GuideMap, _ at: Int) -> Bool {
        let area = a.width * a.height
        func gap(_ channel: Int) -> Float {
            abs(a.values[channel * area + at] - b.values[channel * area + at])
        }
        for (channel, tolerance) in tolerances where gap(channel) > tolerance { return true }
        for light in 0..<3 {
            let (cosine, seen) = (
                GuideChannel.lightIncidence + light, GuideChannel.lightVisibility + light
            )
            let before = a.values[cosine * area + at] * a.values[seen * area + at]
            let after = b.values[cosine * area + at] * b.values[seen * area + at]
            if abs(before - after) > 0.03 { return true }
        }
        return false
    }

    /// The largest change of each channel that nobody sees; lights' channels count together.
    private static let tolerances: [(Int, Float)] = {
        var found: [(Int, Float)] = []
        for channel in 0..<3 {
            found.append((GuideChannel.color + channel, 0.004))
            found.append((GuideChannel.normal + channel, 0.03))
            found.append((GuideChannel.reflection + channel, 0.03))
            found.append((GuideChannel.behind + channel, 0.02))
            found.append((GuideChannel.environment + channel, 0.01))
        }
        found += [
            (GuideChannel.inverseDepth, 0.004), (GuideChannel.roughness, 0.02),
            (GuideChannel.metalness, 0.02), (GuideChannel.transmission, 0.02),
            (GuideChannel.emission, 0.02), (GuideChannel.hit, 0.02),
            (GuideChannel.ambientOcclusion, 0.03), (GuideChannel.glyph, 0.01),
        ]
        return found
    }()

    /// Cells to the nearest one that is set, by two passes of a chamfer; infinite if none is.
    static func distances(_ set: [Bool], _ columns: Int, _ rows: Int) -> [Float] {
        var d = set.map { $0 ? Float(0) : .infinity }
        let diagonal = Float(2).squareRoot()
        func at(_ x: Int, _ y: Int) -> Float {
            x < 0 || y < 0 || x >= columns || y >= rows ? .infinity : d[y * columns + x]
        }
        for y in 0..<rows {
            for x in 0..<columns {
                d[y * columns + x] = min(
                    min(d[y * columns + x], at(x - 1, y) + 1),
                    min(at(x, y - 1) + 1, min(at(x - 1, y - 1), at(x + 1, y - 1)) + diagonal))
            }
        }
        for y in (0..<rows).reversed() {
            for x in (0..<columns).reversed() {
                d[y * columns + x] = min(
                    min(d[y * columns + x], at(x + 1, y) + 1),
                    min(at(x, y + 1) + 1, min(at(x - 1, y + 1), at(x + 1, y + 1)) + diagonal))
            }
        }
        return d
    }

    // MARK: Pixels

    public var isEmpty: Bool { !cells.contains { $0 > 0 } }

    /// Share of all pixels that are drawn anew at all.
    public var share: Float {
        Float(cells.count { $0 > 0 }) / Float(max(1, cells.count))
    }

    /// How much of the new picture counts at each pixel of a row, 0…255.
    public func weights(row y: Int) -> [UInt8] {
        var line = [UInt8](repeating: 0, count: width)
        let v = min(max((Float(y) + 0.5) / Float(divisor) - 0.5, 0), Float(rows - 1))
        let (top, fy) = (Int(v), v - Float(Int(v)))
        let bottom = min(top + 1, rows - 1)
        for x in 0..<width {
            let u = min(max((Float(x) + 0.5) / Float(divisor) - 0.5, 0), Float(columns - 1))
            let (left, fx) = (Int(u), u - Float(Int(u)))
            let right = min(left + 1, columns - 1)
            let upper = cells[top * columns + left] * (1 - fx) + cells[top * columns + right] * fx
            let lower =
                cells[bottom * columns + left] * (1 - fx) + cells[bottom * columns + right] * fx
            var weight = upper * (1 - fy) + lower * fy
            if let limit { weight *= Float(limit[y * width + x]) / 255 }
            line[x] = UInt8(min(255, max(0, weight * 255 + 0.5)))
        }
        return line
    }

    /// The new picture where the mask is 1, the old one's own bytes where it is 0. RGB.
    ///
    /// - Parameter beyond: outside it only the new picture counts
    public func blend(_ old: [UInt8], _ new: [UInt8], beyond kept: PixelRect? = nil) -> [UInt8] {
        precondition(
            old.count == width * height * 3 && new.count == old.count, "pictures of one size")
        var result = old
        for y in 0..<height {
            var line = weights(row: y)
            if let kept {
                let isRow = y >= kept.y && y < kept.maxY
                for x in 0..<width where !isRow || x < kept.x || x >= kept.maxX { line[x] = 255 }
            }
            for x in 0..<width where line[x] > 0 {
                let (a, at) = (Int(line[x]), 3 * (y * width + x))
                for k in at..<at + 3 {
                    result[k] = UInt8((Int(old[k]) * (255 - a) + Int(new[k]) * a + 127) / 255)
                }
            }
        }
        return result
    }

    // MARK: What is drawn anew

    /// Whether any pixel of a rectangle is drawn anew.
    public func touches(_ rect: PixelRect) -> Bool {
        let inside = rect.intersection(PixelRect(x: 0, y: 0, width: width, height: height))
        guard !inside.isEmpty else { return false }
        // One cell more on each side, whose values reach in.
        let (x0, x1) = (
            max(0, inside.x / divisor - 1), min(columns - 1, (inside.maxX - 1) / divisor + 1)
        )
        let (y0, y1) = (
            max(0, inside.y / divisor - 1), min(rows - 1, (inside.maxY - 1) / divisor + 1)
        )
        let isOpen = (y0...y1).contains { y in (x0...x1).contains { cells[y * columns + $0] > 0 } }
        guard isOpen, let limit else { return isOpen }
        return (inside.y..<inside.maxY).contains { y in
            (inside.x..<inside.maxX).contains { limit[y * width + $0] > 0 }
        }
    }

    /// Positions of the tokens that are written anew, in a grid of cells of 64 native pixels.
    public func tokens(columns: Int, rows: Int) -> Set<Int> {
        var open: Set<Int> = []
        for row in 0..<rows {
            for column in 0..<columns
            where touches(PixelRect(x: column * 64, y: row * 64, width: 64, height: 64)) {
                open.insert(row * columns + column)
            }
        }
        return open
    }

    /// Rectangles of whole tiles that together hold every pixel that is drawn anew.
    public func regions(tile: Int = 512) -> [PixelRect] {
        let (across, down) = ((width + tile - 1) / tile, (height + tile - 1) / tile)
        var runs: [PixelRect] = []
        for row in 0..<down {
            var start: Int?
            for column in 0...across {
                let isOpen =
                    column < across
                    && touches(
                        PixelRect(x: column * tile, y: row * tile, width: tile, height: tile))
                if isOpen, start == nil { start = column }
                guard !isOpen, let first = start else { continue }
                start = nil
                let run = PixelRect(
                    x: first * tile, y: row * tile, width: (column - first) * tile, height: tile)
                // A run right below an equal one makes it taller: each rectangle is a call of its own.
                if let k = runs.firstIndex(where: {
                    $0.x == run.x && $0.width == run.width && $0.maxY == run.y
                }) {
                    runs[k].height += tile
                } else {
                    runs.append(run)
                }
            }
        }
        let whole = PixelRect(x: 0, y: 0, width: width, height: height)
        return runs.map { $0.intersection(whole) }
    }
}
