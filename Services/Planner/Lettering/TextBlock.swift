import Fonts
import PlantainProto

/// Lines under one another; ems.
struct TextBlock {
    let lines: [Line]
    /// From baseline to baseline.
    let pitch: Float
    let width: Float
    let height: Float
    /// Below the last baseline.
    var depth: Float { max(0, -(lines.last?.low.y ?? 0)) }

    /// Free between the ink of neighbouring lines, ems.
    private static let gap: Float = 0.16

    init(_ lines: [Line]) {
        self.lines = lines.filter(\.hasInk)
        // Long texts need air between their lines, headlines hold together.
        var pitch: Float = self.lines.count > 3 ? 1.24 : 1.1
        for (above, below) in zip(self.lines, self.lines.dropFirst()) {
            pitch = max(pitch, below.high.y - above.low.y + Self.gap)
        }
        self.pitch = pitch
        width = self.lines.map { $0.high.x - $0.low.x }.max() ?? 0
        let top = self.lines.first?.high.y ?? 0
        let bottom = self.lines.last?.low.y ?? 0
        height = top - bottom + pitch * Float(max(0, self.lines.count - 1))
    }

    /// The largest em that fits.
    func size(in room: SIMD2<Float>) -> Float {
        min(room.x / max(width, 1e-6), room.y / max(height, 1e-6))
    }

    /// Where the lines of a block begin.
    enum Alignment { case centre, left, right }

    func placed(
        _ paragraph: Paragraph, size: Float, centre: SIMD2<Float>, alignment: Alignment = .centre
    ) -> LaidOutText {
        var used: [Int] = []
        var glyphs: [Glyph] = []
        var inkLow = SIMD2<Float>(repeating: .infinity)
        var inkHigh = SIMD2<Float>(repeating: -.infinity)
        var baseline = centre.y + size * (height / 2 - (lines.first?.high.y ?? 0))
        for line in lines {
            let start =
                switch alignment {
                case .centre: centre.x - size * (line.low.x + line.high.x) / 2
                case .left: centre.x - size * (width / 2 + line.low.x)
                case .right: centre.x + size * (width / 2 - line.high.x)
                }
            let origin = SIMD2(start, baseline)
            for glyph in line.glyphs {
                if !used.contains(glyph.font) { used.append(glyph.font) }
                let font = used.firstIndex(of: glyph.font) ?? 0
                let pen = origin + glyph.pen * size
                glyphs.append(
                    Glyph(index: glyph.index, font: UInt32(font), x: pen.x, y: pen.y, size: size))
            }
            inkLow = pointwiseMin(inkLow, origin + line.low * size)
            inkHigh = pointwiseMax(inkHigh, origin + line.high * size)
            baseline -= pitch * size
        }
        let first = used.first.map { paragraph.fonts[$0] }
        let capHeight = first?.capHeight ?? 0.7
        return LaidOutText(
            glyphs: glyphs, fonts: used.map { paragraph.fonts[$0].name },
            script: paragraph.mainScript, capHeight: capHeight * size,
            lines: lines.map { String(String.UnicodeScalarView(paragraph.text[$0.range])) },
            size: size, inkLow: inkLow, inkHigh: inkHigh)
    }
}

extension Paragraph {
    /// The broken text that can be written largest in a room.
    ///
    /// Where lines may end between any two characters, they end between phrases if that costs little.
    func bestBlock(in room: SIMD2<Float>) -> TextBlock {
        let best = largestBlock(in: room)
        guard let whole = phrases?.largestBlock(in: room),
            whole.size(in: room) > 0.74 * best.size(in: room)
        else { return best }
        return whole
    }

    private func largestBlock(in room: SIMD2<Float>) -> TextBlock {
        var best: (block: TextBlock, size: Float)?
        let fewest = segments.count(where: \.isLast)
        for count in fewest...min(segments.count, fewest + 30) {
            let block = TextBlock(lines(atMost: count))
            let size = block.size(in: room)
            // A further line must pay: prefer fewer.
            if size > (best?.size ?? 0) * 1.02 { best = (block, size) }
            // More lines can only be smaller once height binds.
            if block.height * room.x > block.width * room.y * 1.5 { break }
        }
        return best?.block ?? TextBlock(lines(atMost: fewest))
    }

    /// As few lines of at most this width as there can be, each about as long; ems.
    func block(width: Float) -> TextBlock {
        let count = filled(width: width).count
        if let whole = phrases, whole.widestSegment <= width,
            whole.filled(width: width).count == count
        {
            return TextBlock(whole.lines(atMost: count))
        }
        return TextBlock(lines(atMost: count))
    }

    /// At most `count` lines, the longest of which is as short as can be.
    private func lines(atMost count: Int) -> [Line] {
        var low = segments.map(\.inkedWidth).max() ?? 0
        var high = segments.reduce(Float(0)) { $0 + $1.width }
        var broken = filled(width: max(low, high))
        for _ in 0..<24 {
            let middle = (low + high) / 2
            let trial = filled(width: middle)
            if trial.count <= count {
                broken = trial
                high = middle
            } else {
                low = middle
            }
        }
        return broken.map { line($0) }
    }

    /// Ranges of lines that are filled in turn up to a width.
    func filled(width: Float) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start: Int?
        var end = 0
        var used: Float = 0
        for segment in segments {
            if let begun = start, used + segment.inkedWidth > width * 1.0001 {
                result.append(begun..<end)
                start = nil
                used = 0
            }
            if start == nil { start = segment.inked.lowerBound }
            end = max(segment.inked.upperBound, start ?? 0)
            used += segment.width
            if segment.isLast, let begun = start {
                result.append(begun..<end)
                start = nil
                used = 0
            }
        }
        return result
    }
}
