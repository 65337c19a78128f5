package import PlantainProto
package import RPC

/// Which pixels of a picture have come.
package struct Coverage {
    private let width: UInt32
    private let height: UInt32
    /// A row: stretches that are known, in order, none touching another.
    private var rows: [[Range<UInt32>]]

    package init(width: UInt32, height: UInt32) {
        self.width = width
        self.height = height
        rows = [[Range<UInt32>]](repeating: [], count: Int(height))
    }

    /// Takes a tile; returns what of it is new, as tiles.
    package mutating func add(_ tile: Tile) throws(RPCError) -> [Tile] {
        guard tile.width > 0, tile.height > 0, tile.x < width, tile.y < height,
            tile.width <= width - tile.x, tile.height <= height - tile.y,
            tile.rgb8.count == Int(tile.width) * Int(tile.height) * 3
        else {
            throw RPCError(
                .internalError,
                "a tile of \(tile.width)x\(tile.height) at (\(tile.x), \(tile.y)) with "
                    + "\(tile.rgb8.count) bytes does not fit \(width)x\(height)")
        }
        let span = tile.x..<tile.x + tile.width
        var bands: [(rows: Range<UInt32>, gaps: [Range<UInt32>])] = []
        for y in tile.y..<tile.y + tile.height {
            let gaps = Self.gaps(in: rows[Int(y)], of: span)
            if let last = bands.last, last.gaps == gaps {
                bands[bands.count - 1].rows = last.rows.lowerBound..<y + 1
            } else {
                bands.append((y..<y + 1, gaps))
            }
            if !gaps.isEmpty { rows[Int(y)] = Self.joined(rows[Int(y)], span) }
        }
        return bands.flatMap { band in band.gaps.map { Self.part(of: tile, $0, band.rows) } }
    }

    package func isWhole(_ rectangle: Rectangle) -> Bool {
        let span = rectangle.x..<rectangle.x + rectangle.width
        return (rectangle.y..<rectangle.y + rectangle.height).allSatisfy {
            Self.gaps(in: rows[Int($0)], of: span).isEmpty
        }
    }

    package func isUntouched(_ rectangle: Rectangle) -> Bool {
        let span = rectangle.x..<rectangle.x + rectangle.width
        return (rectangle.y..<rectangle.y + rectangle.height).allSatisfy {
            Self.gaps(in: rows[Int($0)], of: span) == [span]
        }
    }

    private static func gaps(
        in known: [Range<UInt32>], of span: Range<UInt32>
    ) -> [Range<UInt32>] {
        var gaps: [Range<UInt32>] = []
        var start = span.lowerBound
        for range in known where range.overlaps(span) {
            if range.lowerBound > start { gaps.append(start..<range.lowerBound) }
            start = max(start, range.upperBound)
        }
        if start < span.upperBound { gaps.append(start..<span.upperBound) }
        return gaps
    }

    private static func joined(
        _ known: [Range<UInt32>], _ span: Range<UInt32>
    ) -> [Range<UInt32>] {
        var joined = span
        var rest: [Range<UInt32>] = []
        for range in known {
            if range.upperBound < joined.lowerBound || range.lowerBound > joined.upperBound {
                rest.append(range)
            } else {
                joined =
                    min(
                        range.lowerBound, joined.lowerBound)..<max(
                        range.upperBound, joined.upperBound)
            }
        }
        return (rest + [joined]).sorted { $0.lowerBound < $1.lowerBound }
    }

    private static func part(
        of tile: Tile, _ columns: Range<UInt32>, _ rows: Range<UInt32>
    ) -> Tile {
        if columns.count == Int(tile.width), rows.count == Int(tile.height) { return tile }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(columns.count * rows.count * 3)
        for y in rows {
            let start = 3 * (Int(y - tile.y) * Int(tile.width) + Int(columns.lowerBound - tile.x))
            bytes += tile.rgb8[start..<start + 3 * columns.count]
        }
        return Tile(
            x: columns.lowerBound, y: rows.lowerBound, width: UInt32(columns.count),
            height: UInt32(rows.count), rgb8: bytes)
    }
}
