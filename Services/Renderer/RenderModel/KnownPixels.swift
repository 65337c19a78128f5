import GuideMap
import ImageTokens
import Interruption
import Synchronization
import Tensor

/// What the network reads and no step changes, in bands of rows: the base picture (3 planes,
/// display · 2 - 1) and the guides (32 planes).
struct KnownPixels: Sendable {
    static let planes = 3 + GuideMap.channelCount
    /// Rows of a band; bands start at its multiples.
    static let bandHeight = 128

    /// Left edge and width of all bands.
    let x: Int
    let width: Int
    private var bands: [Int: PlanarPixels] = [:]
    /// Pixels of each band where surfaces meet, in pixels of the canvas.
    private var borders: [Int: [BorderPixel]] = [:]

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

    /// Where surfaces meet in a rectangle, in pixels of the canvas. Its rows must have been loaded.
    func borders(in rect: PixelRect) -> [BorderPixel] {
        guard !rect.isEmpty else { return [] }
        return (Self.band(ofRow: rect.y)...Self.band(ofRow: rect.maxY - 1)).flatMap { index in
            (borders[index] ?? []).filter {
                $0.x >= rect.x && $0.y >= rect.y && $0.x < rect.maxX && $0.y < rect.maxY
            }
        }
    }

    mutating func forget(before band: Int) {
        bands = bands.filter { $0.key >= band }
        borders = borders.filter { $0.key >= band }
    }

    /// Draws the guides and base of all bands that cover these rows, `threads` at a time.
    mutating func load(
        rows: Range<Int>, within limits: Range<Int>, _ source: any GuideSource, _ terms: BaseTerms,
        _ field: TokenField, threads: Int
    ) throws {
        let all = Self.band(ofRow: rows.lowerBound)...Self.band(ofRow: rows.upperBound - 1)
        let missing = all.filter { bands[$0] == nil }
        let (x, width) = (x, width)
        let drawn = Mutex([Int: (pixels: PlanarPixels, borders: [BorderPixel])]())
        try Parallel.forEach(missing.count, threads: threads) { number in
            let index = missing[number]
            let top = max(index * Self.bandHeight, limits.lowerBound)
            let bottom = min((index + 1) * Self.bandHeight, limits.upperBound)
            let rect = PixelRect(x: x, y: top, width: width, height: bottom - top)
            let band = try Self.draw(rect, source, terms, field)
            drawn.withLock { $0[index] = band }
        }
        try Interruption.check()
        for (index, band) in drawn.withLock({ $0 }) {
            bands[index] = band.pixels
            borders[index] = band.borders
        }
    }

    private static func draw(
        _ rect: PixelRect, _ source: any GuideSource, _ terms: BaseTerms, _ field: TokenField
    ) throws -> (pixels: PlanarPixels, borders: [BorderPixel]) {
        let guides = try source.guides(of: rect, divisor: 1)
        let picture = BasePicture.draw(guides, at: (rect.x, rect.y), terms, field)
        var band = PlanarPixels(rect, planes: planes)
        let area = band.area
        unsafe band.values.withUnsafeMutableBufferPointer { buffer in
            guard let out = buffer.baseAddress else { return }
            unsafe picture.values.withUnsafeBufferPointer { picture in
                for index in 0..<3 * area { unsafe out[index] = picture[index] * 2 - 1 }
            }
            for y in 0..<rect.height {
                for channel in 0..<GuideMap.channelCount {
                    unsafe NetworkGuides.write(
                        channel: channel, row: y, of: guides,
                        into: out + (3 + channel) * area + y * rect.width)
                }
            }
        }
        let borders = guides.borders.map { border in
            var placed = border
            placed.x += rect.x
            placed.y += rect.y
            return placed
        }
        return (band, borders)
    }
}
