import Fonts

/// A text as pieces that lines are made of, measured in ems.
struct Paragraph {
    /// Characters that no line may end within, with the spaces after them.
    struct Segment {
        var range: Range<Int>
        /// Without trailing spaces.
        var inked: Range<Int>
        var width: Float
        var inkedWidth: Float
        /// A line must end after it.
        var isLast: Bool
    }

    let text: [Unicode.Scalar]
    let fonts: [Font]
    private(set) var segments: [Segment] = []
    private let items: [TextItem]
    private let language: String

    init(
        _ string: String, style: LetteringStyle, language hint: String = "", folders: FontFolders
    ) throws(FontError) {
        text = Self.clean(string)
        language = TextLanguage.of(text, hint: hint)
        var itemiser = Itemiser(folders: folders)
        items = try itemiser.items(
            text, levels: Self.levels(text),
            choice: FontChoice(
                style: style, eastAsianFace: TextLanguage.face(language),
                onlyCapitals: !text.contains { $0.properties.isLowercase }))
        fonts = itemiser.fonts
        segments = cut()
    }

    /// Without control characters; runs of spaces as one, none at the ends.
    static func clean(_ string: String) -> [Unicode.Scalar] {
        let unified = string.replacing("\r\n", with: "\n").unicodeScalars.compactMap { scalar in
            let isBreak = scalar == "\n" || scalar == "\r" || scalar.value == 0x2028
            if isBreak || scalar.value == 0x2029 { return Unicode.Scalar("\n") }
            let isControl = scalar.properties.generalCategory == .control && scalar != "\t"
            return isControl ? nil : scalar == "\t" ? " " : scalar
        }
        var result: [Unicode.Scalar] = []
        for scalar in unified {
            let follows = result.last.map { $0 == " " || $0 == "\n" } ?? true
            if scalar == " ", follows { continue }
            if scalar == "\n" {
                if result.last == " " { result.removeLast() }
                if result.isEmpty || result.last == "\n" { continue }
            }
            result.append(scalar)
        }
        while let last = result.last, last == " " || last == "\n" { result.removeLast() }
        return result
    }

    /// Each line that a newline ends has its own direction.
    private static func levels(_ text: [Unicode.Scalar]) -> [UInt8] {
        text.split(separator: "\n", omittingEmptySubsequences: false).reduce(into: []) {
            levels, part in
            if !levels.isEmpty { levels.append(0) }
            levels += part.isEmpty ? [] : Bidi.levels(Array(part))
        }
    }

    private func cut() -> [Segment] {
        let breaks = LineBreaks.after(text, language: language)
        var result: [Segment] = []
        var start = 0
        for at in text.indices {
            let isEnd = at == text.count - 1
            guard isEnd || text[at] == "\n" || (breaks[at] != .no && !isTied(at)) else { continue }
            let range = start..<at + 1
            var end = range.upperBound
            while end > start, text[end - 1].properties.isWhitespace { end -= 1 }
            let inked = start..<end
            let inkedWidth = width(inked)
            result.append(
                Segment(
                    range: range, inked: inked,
                    width: end == range.upperBound ? inkedWidth : width(start..<range.upperBound),
                    inkedWidth: inkedWidth, isLast: isEnd || text[at] == "\n"))
            start = at + 1
        }
        return result
    }

    /// Whether a dash stands between this character and a figure: ranges such as 8–18 stay whole.
    private func isTied(_ at: Int) -> Bool {
        text[at].properties.generalCategory == .dashPunctuation && at + 1 < text.count
            && text[at + 1].properties.numericType != nil
    }

    /// Pieces of items within a range, in reading order.
    private func pieces(_ range: Range<Int>) -> [TextItem] {
        items.compactMap { item in
            let common = item.range.clamped(to: range)
            guard !common.isEmpty else { return nil }
            var piece = item
            piece.range = common
            return piece
        }
    }

    private func width(_ range: Range<Int>) -> Float {
        pieces(range).reduce(0) { sum, piece in
            sum + shape(piece, in: range).reduce(0) { $0 + $1.advance }
        }
    }

    /// Newlines have no glyph.
    private func shape(_ piece: TextItem, in line: Range<Int>) -> [ShapedGlyph] {
        var range = piece.range
        if text[range.upperBound - 1] == "\n" { range = range.lowerBound..<range.upperBound - 1 }
        guard !range.isEmpty else { return [] }
        // Letters do not join across the ends of a line.
        let context = Array(text[line])
        let shifted = range.lowerBound - line.lowerBound..<range.upperBound - line.lowerBound
        return fonts[piece.font].shape(
            context, shifted, script: piece.script, rightToLeft: piece.level % 2 == 1,
            language: language)
    }

    /// One line's glyphs from left to right.
    func line(_ range: Range<Int>) -> Line {
        let pieces = pieces(range)
        var line = Line(range: range)
        for index in Bidi.visualOrder(pieces.map(\.level)) {
            let piece = pieces[index]
            for glyph in shape(piece, in: range) {
                line.append(glyph, font: piece.font, of: fonts[piece.font])
            }
        }
        return line
    }

    /// The same text whose lines may end at spaces and after marks only; nil where that is so anyway.
    var phrases: Paragraph? {
        guard language == "ja" || language.hasPrefix("zh") else { return nil }
        var joined: [Segment] = []
        for segment in segments {
            guard let last = joined.last, !last.isLast, last.range.upperBound > 0,
                !endsPhrase(last)
            else {
                joined.append(segment)
                continue
            }
            let range = last.range.lowerBound..<segment.range.upperBound
            joined[joined.count - 1] = Segment(
                range: range, inked: last.inked.lowerBound..<segment.inked.upperBound,
                width: last.width + segment.width, inkedWidth: last.width + segment.inkedWidth,
                isLast: segment.isLast)
        }
        guard joined.count < segments.count, joined.count > 1 else { return nil }
        var copy = self
        copy.segments = joined
        return copy
    }

    private func endsPhrase(_ segment: Segment) -> Bool {
        let last = text[segment.range.upperBound - 1]
        return last.properties.isWhitespace || "，。、；：！？,;:!?—…·".unicodeScalars.contains(last)
    }

    /// Whether most of it runs from right to left.
    var runsLeft: Bool {
        let backward = items.reduce(0) { $0 + ($1.level % 2 == 1 ? $1.range.count : 0) }
        return 2 * backward > text.count
    }

    /// Of the widest part that no line may end within, ems.
    var widestSegment: Float { segments.map(\.inkedWidth).max() ?? 0 }

    /// The script that most letters have.
    var mainScript: String {
        var counts: [String: Int] = [:]
        for item in items where item.script != "Zyyy" {
            counts[item.script, default: 0] += item.range.count
        }
        let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return best?.key ?? "Zyyy"
    }
}

/// Shaped glyphs of one line; ems, from its start on the baseline, y up.
struct Line {
    struct PlacedGlyph {
        var index: UInt32
        var font: Int
        var pen: SIMD2<Float>
    }

    let range: Range<Int>
    private(set) var glyphs: [PlacedGlyph] = []
    private(set) var advance: Float = 0
    private(set) var low = SIMD2<Float>(repeating: .infinity)
    private(set) var high = SIMD2<Float>(repeating: -.infinity)

    init(range: Range<Int>) { self.range = range }

    mutating func append(_ glyph: ShapedGlyph, font: Int, of source: Font) {
        let pen = SIMD2(advance + glyph.offset.x, glyph.offset.y)
        if let ink = source.ink(of: glyph.index) {
            glyphs.append(PlacedGlyph(index: glyph.index, font: font, pen: pen))
            low = pointwiseMin(low, pen + ink.low)
            high = pointwiseMax(high, pen + ink.high)
        }
        advance += glyph.advance
    }

    /// Whether anything is drawn.
    var hasInk: Bool { low.x <= high.x }
}
