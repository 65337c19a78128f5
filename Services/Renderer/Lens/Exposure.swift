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
    /// Pixels that wait for the neighbours that they are mixed of, in pixels of the canvas.
    private var borders: [BorderPixel] = []

    /// How far around a pixel others may count, a multiple of 16 as the network's pieces are.
    public static let reach = 16

    public init(of rect: PixelRect) {
        self.rect = rect
        rgb = [UInt8](repeating: 0, count: 3 * rect.width * rect.height)
        circles = [Float16](repeating: 0, count: rect.width * rect.height)
    }

    /// Takes a finished piece.
    /// - Parameters:
    ///   - picture: (4, height, width): display RGB and the circle of confusion in pixels
    ///   - borders: where surfaces meet in it, in pixels of the canvas
    public mutating func take(
        _ picture: Tensor, of piece: PixelRect, borders: [BorderPixel] = []
    ) {
        self.borders += borders
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

    /// Makes each pixel where surfaces meet the mean of what its samples look like beside it, in display values: so
    /// outlines are smooth, however bright what they stand before.
    ///
    /// No border pixel is a neighbour that counts, so order does not matter.
    /// - Parameter end: the first row that is not there yet; nil = all are
    public mutating func mixBorders(above end: Int?) {
        var waiting: [BorderPixel] = []
        for border in borders {
            guard end.map({ border.y + BorderPixel.reach < $0 }) ?? true else {
                waiting.append(border)
                continue
            }
            mix(border)
        }
        borders = waiting
    }

    private mutating func mix(_ border: BorderPixel) {
        guard border.x >= rect.x, border.x < rect.maxX, border.y >= rect.y, border.y < rect.maxY
        else { return }
        let at = (border.y - rect.y) * rect.width + border.x - rect.x
        var sum = SIMD3<Int>(repeating: 2)
        for sample in 0..<4 {
            let (x, y) = (border.x + Int(border.right[sample]), border.y + Int(border.down[sample]))
            let isThere = x >= rect.x && x < rect.maxX && y >= rect.y && y < rect.maxY
            let from = isThere ? (y - rect.y) * rect.width + x - rect.x : at
            for color in 0..<3 { sum[color] += Int(rgb[3 * from + color]) }
        }
        for color in 0..<3 { rgb[3 * at + color] = UInt8(sum[color] / 4) }
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
