import GuideMap
import ImageTokens
import Tensor

/// What the network reads and no step changes, in bands of rows: the base picture (3 planes,
/// display · 2 - 1) and the guides (32 planes).
struct KnownPixels: Sendable {
    static let planes = 3 + GuideMap.channelCount
    /// Rows of a band; bands start at its multiples.
    static let bandHeight = 512

    /// Left edge and width of all bands.
    let x: Int
    let width: Int
    private var bands: [Int: PlanarPixels] = [:]

    init(x: Int, width: Int) {
        self.x = x
        self.width = width
    }

    static func band(ofRow y: Int) -> Int {
        y >= 0 ? y / bandHeight : -((-y + bandHeight - 1) / bandHeight)
    }

    /// The band that holds a row. It must have been loaded.
    @inline(__always)
    func band(row y: Int) -> PlanarPixels {
        guard let band = bands[Self.band(ofRow: y)] else {
            preconditionFailure("row \(y) of the guides is not loaded")
        }
        return band
    }

    /// The base picture of one pixel, display values.
    func base(x: Int, y: Int, color: Int) -> Float {
        let band = band(row: y)
        return band.values[color * band.area + band.index(x: x, y: y)] * 0.5 + 0.5
    }

    mutating func forget(before band: Int) {
        bands = bands.filter { $0.key >= band }
    }

    /// Draws the guides and base of all bands that cover these rows, `threads` pieces at a time.
    mutating func load(
        rows: Range<Int>, within limits: Range<Int>, _ source: any GuideSource, _ terms: BaseTerms,
        _ field: TokenField, threads: Int
    ) throws {
        for index in Self.band(ofRow: rows.lowerBound)...Self.band(ofRow: rows.upperBound - 1)
        where bands[index] == nil {
            let top = max(index * Self.bandHeight, limits.lowerBound)
            let bottom = min((index + 1) * Self.bandHeight, limits.upperBound)
            let rect = PixelRect(x: x, y: top, width: width, height: bottom - top)
            bands[index] = try Self.draw(rect, source, terms, field, threads: threads)
        }
    }

    private static func draw(
        _ rect: PixelRect, _ source: any GuideSource, _ terms: BaseTerms, _ field: TokenField,
        threads: Int
    ) throws -> PlanarPixels {
        var band = PlanarPixels(rect, planes: planes)
        let piece = 128
        let pieces = (rect.height + piece - 1) / piece
        let area = band.area
        try unsafe band.values.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            // Pieces write to rows of their own.
            nonisolated(unsafe) let out = unsafe base
            try Parallel.forEach(pieces, threads: threads) { index in
                let top = index * piece
                let part = PixelRect(
                    x: rect.x, y: rect.y + top, width: rect.width,
                    height: min(piece, rect.height - top))
                let guides = try source.guides(of: part, divisor: 1)
                let picture = BasePicture.draw(guides, at: (part.x, part.y), terms, field)
                for y in 0..<part.height {
                    let row = unsafe out + (top + y) * rect.width
                    for color in 0..<3 {
                        let from = (color * part.height + y) * part.width
                        for x in 0..<part.width {
                            unsafe row[color * area + x] = picture.values[from + x] * 2 - 1
                        }
                    }
                    for channel in 0..<GuideMap.channelCount {
                        unsafe NetworkGuides.write(
                            channel: channel, row: y, of: guides, into: row + (3 + channel) * area)
                    }
                }
            }
        }
        return band
    }
}
