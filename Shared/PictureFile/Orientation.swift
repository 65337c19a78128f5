public import Picture

/// How a camera was held, 1 to 8 as in EXIF; 1 = upright.
public struct Orientation: Sendable, Equatable {
    public let value: Int

    public static let upright = Orientation(value: 1)

    private init(value: Int) { self.value = value }

    /// Reads a TIFF block, as EXIF is one; upright if it says nothing that makes sense.
    ///
    /// - Parameter tiff: from its byte order mark on.
    public init(tiff: some Collection<UInt8>) {
        let bytes = Array(tiff.prefix(65_536))
        self = .upright
        guard bytes.count >= 14 else { return }
        let isLittle = bytes[0] == 0x49 && bytes[1] == 0x49
        guard isLittle || bytes[0] == 0x4D && bytes[1] == 0x4D else { return }
        func number(_ at: Int, _ count: Int) -> Int? {
            guard at >= 0, at <= bytes.count - count else { return nil }
            let part = bytes[at..<at + count]
            return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard number(2, 2) == 42, let first = number(4, 4), let count = number(first, 2) else {
            return
        }
        for entry in 0..<min(count, 512) {
            let at = first + 2 + 12 * entry
            guard number(at, 2) == 0x0112 else { continue }
            if number(at + 2, 2) == 3, let value = number(at + 8, 2), (1...8).contains(value) {
                self.init(value: value)
            }
            return
        }
    }

    /// The picture as it was seen.
    public func upright(_ picture: Picture) -> Picture {
        guard value != 1 else { return picture }
        let (w, h, n) = (picture.width, picture.height, picture.channels)
        let turns = value >= 5
        let (width, height) = turns ? (h, w) : (w, h)
        var result = Picture(width: width, height: height, channels: n)
        for y in 0..<height {
            for x in 0..<width {
                let from: (x: Int, y: Int) =
                    switch value {
                    case 2: (w - 1 - x, y)
                    case 3: (w - 1 - x, h - 1 - y)
                    case 4: (x, h - 1 - y)
                    case 5: (y, x)
                    case 6: (y, h - 1 - x)
                    case 7: (w - 1 - y, h - 1 - x)
                    default: (w - 1 - y, x)
                    }
                let (to, source) = ((y * width + x) * n, (from.y * w + from.x) * n)
                for k in 0..<n { result.bytes[to + k] = picture.bytes[source + k] }
            }
        }
        return result
    }
}
