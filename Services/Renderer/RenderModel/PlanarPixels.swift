import GuideMap

/// Planes of floats over a rectangle of the canvas: (planes, height, width).
struct PlanarPixels: Sendable {
    let rect: PixelRect
    let planes: Int
    var values: [Float]

    init(_ rect: PixelRect, planes: Int) {
        self.rect = rect
        self.planes = planes
        values = [Float](repeating: 0, count: planes * rect.width * rect.height)
    }

    /// Floats from one plane to the next.
    var area: Int { rect.width * rect.height }

    /// Index of a pixel of the canvas in the first plane.
    @inline(__always)
    func index(x: Int, y: Int) -> Int { (y - rect.y) * rect.width + x - rect.x }

    /// Copies another rectangle's planes where both lie.
    mutating func paste(_ source: [Float], of other: PixelRect) {
        let shared = rect.intersection(other)
        guard !shared.isEmpty else { return }
        for plane in 0..<planes {
            for y in shared.y..<shared.maxY {
                let from = (plane * other.height + y - other.y) * other.width + shared.x - other.x
                let to = plane * area + index(x: shared.x, y: y)
                for offset in 0..<shared.width { values[to + offset] = source[from + offset] }
            }
        }
    }
}
