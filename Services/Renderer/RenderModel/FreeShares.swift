import GuideMap

/// How much of each pixel of a rectangle no drop or flake covers.
struct FreeShares: Sendable {
    private let rect: PixelRect
    private var values: [Float16]

    init(of rect: PixelRect) {
        self.rect = rect
        values = [Float16](repeating: 1, count: rect.width * rect.height)
    }

    mutating func take(_ free: [Float], of piece: PixelRect) {
        let shared = rect.intersection(piece)
        for y in shared.y..<shared.maxY {
            let from = (y - piece.y) * piece.width + shared.x - piece.x
            let to = (y - rect.y) * rect.width + shared.x - rect.x
            for offset in 0..<shared.width { values[to + offset] = Float16(free[from + offset]) }
        }
    }

    func part(_ part: PixelRect) -> [Float] {
        var result: [Float] = []
        result.reserveCapacity(part.width * part.height)
        for y in part.y..<part.maxY {
            let start = (y - rect.y) * rect.width + part.x - rect.x
            result += values[start..<start + part.width].map(Float.init)
        }
        return result
    }
}
