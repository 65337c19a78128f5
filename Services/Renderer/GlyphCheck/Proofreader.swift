public import GuideMap

/// A finished rectangle of the picture: RGB, 8 bits.
public struct DrawnPiece: Sendable, Equatable {
    public var rect: PixelRect
    public var rgb: [UInt8]

    public init(rect: PixelRect, rgb: [UInt8]) {
        self.rect = rect
        self.rgb = rgb
    }
}

/// Reads the lettering of a picture while its pieces come.
///
/// Where a miss may be drawn again, pieces under lettering are held back until all of that text has
/// come; all others pass at once. What is decided about a text depends on the whole text alone, not
/// on the region that was asked for.
public struct Proofreader {
    /// What was planned at the pixels of a text's box, in its units: ink, and whether the lettered
    /// thing is seen.
    public typealias Planned = (coverage: [Float], ground: [Bool])

    private let redraws: Bool
    private let planned: (PlannedText) throws -> Planned
    private let draw: (PixelRect, _ again: Bool) throws -> [DrawnPiece]
    private var open: [Reading]
    private var held: [DrawnPiece] = []
    /// What was found and done, a sentence a text.
    public private(set) var remarks: [String] = []
    /// Texts that cannot be read as they were planned, after all that was tried.
    public private(set) var misses: [Miss] = []

    /// A text that did not come out.
    public struct Miss: Sendable, Equatable {
        /// Its index among the plan's texts.
        public var text: Int
        public var score: LetteringScore
    }

    /// A text whose pixels are being collected.
    private struct Reading {
        let text: PlannedText
        var pixels: DrawnPiece
        var missing: Int

        init(_ text: PlannedText) {
            self.text = text
            missing = text.box.width * text.box.height
            pixels = DrawnPiece(
                rect: text.box, rgb: [UInt8](repeating: 0, count: 3 * missing))
        }

        func touches(_ piece: DrawnPiece) -> Bool {
            !text.box.intersection(piece.rect).isEmpty
        }
    }

    /// - Parameters:
    ///   - redraws: whether a miss is drawn again
    ///   - draw: draws a rectangle, or more, once more: `again` with another key of the noise, else
    ///     as at first
    public init(
        _ texts: [PlannedText], redraws: Bool,
        planned: @escaping (PlannedText) throws -> Planned,
        draw: @escaping (PixelRect, _ again: Bool) throws -> [DrawnPiece]
    ) {
        open = texts.map(Reading.init)
        self.redraws = redraws
        self.planned = planned
        self.draw = draw
    }

    /// Takes a piece; returns those that are final.
    public mutating func take(_ piece: DrawnPiece) throws -> [DrawnPiece] {
        guard !open.isEmpty || !held.isEmpty else { return [piece] }
        for index in open.indices {
            open[index].missing -= open[index].pixels.paste(piece)
        }
        held.append(piece)
        for reading in open where reading.missing == 0 { try decide(reading) }
        open.removeAll { $0.missing == 0 }
        return release()
    }

    /// The rest, when all pieces have come.
    public mutating func finish() throws -> [DrawnPiece] {
        // A text that reaches beyond the region is read whole or not at all.
        for var reading in open where redraws && held.contains(where: reading.touches) {
            for piece in try draw(reading.text.box, false) { _ = reading.pixels.paste(piece) }
            try decide(reading)
        }
        open = []
        return release()
    }

    private mutating func release() -> [DrawnPiece] {
        let waiting = redraws ? open : []
        let ready = held.filter { piece in !waiting.contains { $0.touches(piece) } }
        held.removeAll { piece in !waiting.contains { $0.touches(piece) } }
        return ready
    }

    private mutating func decide(_ reading: Reading) throws {
        let text = reading.text
        let plan = try planned(text)
        guard let first = score(text, plan, reading.pixels) else {
            remarks.append("“\(text.text)” is out of sight and was not checked")
            return
        }
        if first.isLegible {
            remarks.append("“\(text.text)” stands as planned")
        } else if !redraws {
            misses.append(Miss(text: text.index, score: first))
            remarks.append(
                "“\(text.text)” did not come out as planned (\(first.words)); a larger size or "
                    + "plantain-pro may mend it")
        } else {
            try drawAgain(reading, plan, first)
        }
    }

    private mutating func drawAgain(
        _ reading: Reading, _ plan: Planned, _ first: LetteringScore
    ) throws {
        let text = reading.text
        var pixels = reading.pixels
        for piece in try draw(text.box, true) { _ = pixels.paste(piece) }
        let tried =
            "“\(text.text)” did not come out as planned (\(first.words)) and was drawn again"
        guard let second = score(text, plan, pixels), second.correlation > first.correlation else {
            misses.append(Miss(text: text.index, score: first))
            remarks.append(
                "\(tried) with other noise, which was no better; the first is kept and "
                    + "may not be readable")
            return
        }
        for index in held.indices { held[index].blend(pixels) }
        if !second.isLegible { misses.append(Miss(text: text.index, score: second)) }
        remarks.append(
            second.isLegible
                ? "\(tried) with other noise; now it stands"
                : "\(tried) with other noise; it is better but still misses (\(second.words))")
    }

    private func score(
        _ text: PlannedText, _ plan: Planned, _ pixels: DrawnPiece
    ) -> LetteringScore? {
        LetteringScore(
            coverage: plan.coverage, lightness: pixels.lightness(divisor: text.divisor),
            ground: plan.ground, width: text.box.width / text.divisor,
            height: text.box.height / text.divisor, letters: text.letters, radius: text.radius)
    }
}

extension LetteringScore {
    fileprivate var words: String {
        standing < letters
            ? "\(standing) of \(letters) letters stand"
            : contrast < Self.leastContrast ? "its ink is too faint" : "its edges are unclear"
    }
}

extension DrawnPiece {
    /// Pixels over which a part that was drawn again fades in.
    private static let fade = 12

    /// Copies what both cover; returns its area.
    fileprivate mutating func paste(_ other: DrawnPiece) -> Int {
        let shared = rect.intersection(other.rect)
        guard !shared.isEmpty else { return 0 }
        for y in shared.y..<shared.maxY {
            let from = other.index(shared.x, y)
            let to = index(shared.x, y)
            rgb.replaceSubrange(
                to..<to + 3 * shared.width, with: other.rgb[from..<from + 3 * shared.width])
        }
        return shared.width * shared.height
    }

    /// Lays another piece over this one, fading in from its borders.
    fileprivate mutating func blend(_ other: DrawnPiece) {
        let shared = rect.intersection(other.rect)
        guard !shared.isEmpty else { return }
        for y in shared.y..<shared.maxY {
            for x in shared.x..<shared.maxX {
                let border = min(
                    x - other.rect.x, y - other.rect.y, other.rect.maxX - 1 - x,
                    other.rect.maxY - 1 - y)
                let share = min(1, Float(border + 1) / Float(Self.fade))
                let (to, from) = (index(x, y), other.index(x, y))
                for channel in 0..<3 {
                    let old = Float(rgb[to + channel])
                    let new = Float(other.rgb[from + channel])
                    rgb[to + channel] = UInt8((old + (new - old) * share).rounded())
                }
            }
        }
    }

    private func index(_ x: Int, _ y: Int) -> Int {
        3 * ((y - rect.y) * rect.width + x - rect.x)
    }

    /// Luma of display values, 0 to 1, of squares of `divisor` pixels.
    fileprivate func lightness(divisor: Int) -> [Float] {
        let (width, height) = (rect.width / divisor, rect.height / divisor)
        var result = [Float](repeating: 0, count: width * height)
        for y in 0..<height * divisor {
            let row = y / divisor * width
            for x in 0..<width * divisor {
                let at = 3 * (y * rect.width + x)
                let luma = 54 * Int(rgb[at]) + 183 * Int(rgb[at + 1]) + 19 * Int(rgb[at + 2])
                result[row + x / divisor] += Float(luma)
            }
        }
        let scale = 1 / Float(256 * 255 * divisor * divisor)
        return result.map { $0 * scale }
    }
}
