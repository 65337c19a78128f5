import Fonts
import Knowledge
import PlantainProto

/// The ink of one text run: how much of each place of its panel is covered, at several scales.
struct PanelInk: Sendable {
    /// Each half as fine as the one before.
    let levels: [Coverage]
    /// Texels in a metre, of the first level.
    let density: Float

    static let none = PanelInk(levels: [], density: 1)

    private init(levels: [Coverage], density: Float) {
        self.levels = levels
        self.density = density
    }

    /// - Parameters:
    ///   - size: of the panel, metres.
    ///   - density: texels wanted in a metre.
    init(
        _ run: TextRun, size: SIMD2<Float>, density wanted: Float, fonts: inout FontShelf
    ) throws(FontError) {
        guard !run.glyphs.isEmpty, size.min() > 0 else {
            self = .none
            return
        }
        // No more texels than memory allows, however near the panel is.
        let density = min(wanted, 8192 / size.max(), (3e7 / (size.x * size.y)).squareRoot())
        var coverage = Coverage(
            width: max(1, Int((size.x * density).rounded(.up))),
            height: max(1, Int((size.y * density).rounded(.up))))
        for glyph in run.glyphs {
            guard Int(glyph.font) < run.fonts.count else {
                throw .unreadable(
                    font: "number \(glyph.font)",
                    detail: "a run that names \(run.fonts.count) fonts")
            }
            let font = try fonts.font(run.fonts[Int(glyph.font)])
            try font.draw(
                glyph.index, at: SIMD2(glyph.x, glyph.y) * density, size: glyph.size * density,
                into: &coverage)
        }
        var levels = [coverage]
        while let last = levels.last, min(last.width, last.height) > 2 {
            levels.append(last.halved())
        }
        self.init(levels: levels, density: density)
    }

    /// Mean coverage of the parallelogram around `place` with these sides; metres from the lower left corner.
    func coverage(_ place: SIMD2<Float>, right: SIMD2<Float>, down: SIMD2<Float>) -> Float {
        guard !levels.isEmpty else { return 0 }
        let sides = SIMD2((right * right).sum().squareRoot(), (down * down).sum().squareRoot())
        let texels = sides * density
        var level = 0
        var scale = density
        while level + 1 < levels.count, texels.min() / Float(1 << level) > 4 {
            level += 1
            scale /= 2
        }
        let finest = Float(1 << level)
        let columns = min(8, max(1, Int((texels.x / finest).rounded(.up))))
        let rows = min(8, max(1, Int((texels.y / finest).rounded(.up))))
        var sum: Float = 0
        for row in 0..<rows {
            let t = (Float(row) + 0.5) / Float(rows) - 0.5
            for column in 0..<columns {
                let s = (Float(column) + 0.5) / Float(columns) - 0.5
                sum += levels[level].bilinear((place + right * s + down * t) * scale)
            }
        }
        return sum / Float(rows * columns)
    }
}

extension PanelInk {
    /// Coverage around a place, blurred over about this many metres.
    func blurred(_ place: SIMD2<Float>, over radius: Float) -> Float {
        guard !levels.isEmpty else { return 0 }
        var level = 0
        var scale = density
        while level + 1 < levels.count, radius * scale > 1 {
            level += 1
            scale /= 2
        }
        return levels[level].bilinear(place * scale)
    }
}

/// Fonts that are open.
struct FontShelf: ~Copyable {
    private var open: [String: Font] = [:]

    mutating func font(_ name: String) throws(FontError) -> Font {
        if let font = open[name] { return font }
        let font = try Font(name)
        open[name] = font
        return font
    }
}

extension Coverage {
    /// Each texel the mean of four.
    func halved() -> Coverage {
        let (w, h) = ((width + 1) / 2, (height + 1) / 2)
        var result = [UInt8](repeating: 0, count: w * h)
        for y in 0..<h {
            for x in 0..<w {
                // Rows count from the top but panels from below: pair rows from the last one.
                let low = height - 1 - 2 * (h - 1 - y)
                var sum = 2
                for row in [low - 1, low] {
                    for column in [2 * x, 2 * x + 1] where row >= 0 && column < width {
                        sum += Int(self[row, column])
                    }
                }
                result[y * w + x] = UInt8(sum / 4)
            }
        }
        return Coverage(width: w, height: h, values: result)
    }

    /// In [0, 1], at texels from the lower left corner; 0 outside.
    func bilinear(_ place: SIMD2<Float>) -> Float {
        let p = place - 0.5
        let low = p.rounded(.down)
        let t = p - low
        guard low.x >= -1, low.y >= -1, low.x < Float(width), low.y < Float(height) else {
            return 0
        }
        let x = Int(low.x)
        let y = height - 1 - Int(low.y)
        func texel(_ x: Int, _ y: Int) -> Float {
            x >= 0 && y >= 0 && x < width && y < height ? Float(self[y, x]) : 0
        }
        let below = texel(x, y) * (1 - t.x) + texel(x + 1, y) * t.x
        let above = texel(x, y - 1) * (1 - t.x) + texel(x + 1, y - 1) * t.x
        return (below * (1 - t.y) + above * t.y) / 255
    }
}
