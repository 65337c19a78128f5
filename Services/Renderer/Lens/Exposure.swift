public import GuideMap
public import Tensor

/// A rectangle of a picture as a pinhole sees it: what the lens blurs.
///
/// Kept in 8 bits, as it would leave without a lens, and with 16 bits of blur a pixel: 5 bytes a pixel in all.
public struct Exposure: Sendable {
    public let rect: PixelRect
    /// RGB, display values.
    public private(set) var rgb: [UInt8]
    /// Diameter in pixels of the disc that each pixel spreads over.
    private(set) var circles: [Float16]

    public init(of rect: PixelRect) {
        self.rect = rect
        rgb = [UInt8](repeating: 0, count: 3 * rect.width * rect.height)
        circles = [Float16](repeating: 0, count: rect.width * rect.height)
    }

    /// Takes a finished piece.
    /// - Parameter picture: (4, height, width): display RGB and the circle of confusion in pixels
    public mutating func take(_ picture: Tensor, of piece: PixelRect) {
        let shared = rect.intersection(piece)
        let area = piece.width * piece.height
        precondition(picture.count == 4 * area, "three colours and a circle a pixel")
        for y in shared.y..<shared.maxY {
            let from = (y - piece.y) * piece.width + shared.x - piece.x
            let to = (y - rect.y) * rect.width + shared.x - rect.x
            for offset in 0..<shared.width {
                for color in 0..<3 {
                    let value = min(max(picture.values[color * area + from + offset], 0), 1)
                    rgb[3 * (to + offset) + color] = UInt8(value * 255 + 0.5)
                }
                circles[to + offset] = Float16(picture.values[3 * area + from + offset])
            }
        }
    }

    /// The narrowest and the widest disc of a pixel and the four beside it.
    @inline(__always)
    func circles(aboutX x: Int, y: Int) -> (least: Float, most: Float) {
        let at = (y - rect.y) * rect.width + x - rect.x
        var least = Float(circles[at])
        var most = least
        func see(_ index: Int) {
            let circle = Float(circles[index])
            least = min(least, circle)
            most = max(most, circle)
        }
        if x > rect.x { see(at - 1) }
        if x + 1 < rect.maxX { see(at + 1) }
        if y > rect.y { see(at - rect.width) }
        if y + 1 < rect.maxY { see(at + rect.width) }
        return (least, most)
    }

    /// The pixels of a part, as they were taken.
    public func pixels(of part: PixelRect) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(3 * part.width * part.height)
        for y in part.y..<part.maxY {
            let start = 3 * ((y - rect.y) * rect.width + part.x - rect.x)
            result += rgb[start..<start + 3 * part.width]
        }
        return result
    }
}
