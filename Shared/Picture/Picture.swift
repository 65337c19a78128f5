/// Pixels in rows from the top, 8 bits a channel, sRGB.
public struct Picture: Sendable, Equatable {
    public let width: Int
    public let height: Int
    /// 3 (RGB) or 4 (RGBA).
    public let channels: Int
    /// [height, width, channels]
    public var bytes: [UInt8]

    /// A black picture.
    public init(width: Int, height: Int, channels: Int = 3) {
        self.init(
            width: width, height: height, channels: channels,
            bytes: [UInt8](repeating: 0, count: width * height * channels))
    }

    public init(width: Int, height: Int, channels: Int = 3, bytes: [UInt8]) {
        precondition(bytes.count == width * height * channels, "one byte per channel and pixel")
        self.width = width
        self.height = height
        self.channels = channels
        self.bytes = bytes
    }

    /// Copies an RGB tile whose upper left pixel lands on (x, y); what lies outside is left out.
    public mutating func paste(_ tile: Picture, x: Int, y: Int) {
        precondition(tile.channels == channels, "a tile has the picture's channels")
        let columns = max(0, min(tile.width, width - x))
        guard columns > 0, x >= 0, y >= 0 else { return }
        for row in 0..<max(0, min(tile.height, height - y)) {
            let from = row * tile.width * channels
            let to = ((y + row) * width + x) * channels
            let count = columns * channels
            bytes.replaceSubrange(to..<to + count, with: tile.bytes[from..<from + count])
        }
    }
}

/// Why a picture could not be read or written.
public enum PictureError: Error, Equatable, CustomStringConvertible {
    /// The file is no PNG, or a damaged one.
    case malformed(String)
    /// The file asks for more than the limits allow; nothing was allocated for it.
    case tooLarge(String)
    /// The system refused to write.
    case unwritable(path: String, reason: String)

    public var description: String {
        switch self {
        case .malformed(let why): "not a readable PNG: \(why)"
        case .tooLarge(let why): "refused this PNG: \(why)"
        case .unwritable(let path, let reason): "cannot write \(path): \(reason)"
        }
    }
}
