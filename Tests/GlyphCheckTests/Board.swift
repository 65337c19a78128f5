import GlyphCheck
import GuideMap

/// A board that says "OPEN LATE" in block letters of 5 × 7 squares, 40 pixels an em.
struct Board {
    static let side = 5  // pixels of a square
    static let em = 8 * side
    static let glyphs: [Character: [String]] = [
        "O": [".###.", "#...#", "#...#", "#...#", "#...#", "#...#", ".###."],
        "P": ["####.", "#...#", "#...#", "####.", "#....", "#....", "#...."],
        "E": ["#####", "#....", "#....", "####.", "#....", "#....", "#####"],
        "N": ["#...#", "##..#", "#.#.#", "#.#.#", "#.#.#", "#..##", "#...#"],
        "L": ["#....", "#....", "#....", "#....", "#....", "#....", "#####"],
        "A": [".###.", "#...#", "#...#", "#####", "#...#", "#...#", "#...#"],
        "T": ["#####", "..#..", "..#..", "..#..", "..#..", "..#..", "..#.."],
    ]
    static let text = "OPEN LATE"

    let width = (6 * Board.text.count + 3) * Board.side
    let height = 11 * Board.side
    private(set) var coverage: [Float]
    private(set) var letters: [PixelRect] = []

    init() {
        coverage = [Float](repeating: 0, count: width * height)
        for (place, character) in Self.text.enumerated() {
            guard let rows = Self.glyphs[character] else { continue }
            let left = (2 + 6 * place) * Self.side
            letters.append(
                PixelRect(x: left, y: 2 * Self.side, width: 5 * Self.side, height: 7 * Self.side))
            for y in 0..<7 * Self.side {
                let row = Array(rows[y / Self.side])
                for x in 0..<5 * Self.side where row[x / Self.side] == "#" {
                    coverage[(2 * Self.side + y) * width + left + x] = 1
                }
            }
        }
    }

    /// Dark ink on a bright board whose light falls off to the right, with grain.
    func lightness(
        ink: [Float]? = nil, contrast: Float = 0.6, grain: Float = 0.05, ground: Float = 0.8
    ) -> [Float] {
        let ink = ink ?? coverage
        return ink.indices.map { index in
            let fall = 1 - 0.5 * Float(index % width) / Float(width)
            var bits = UInt64(index) &* 0x9E37_79B9_7F4A_7C15
            bits = (bits ^ bits >> 31) &* 0xD1B5_4A32_D192_ED03
            let noise = (Float(bits >> 40) / Float(1 << 24) - 0.5) * 3.46 * grain
            return min(max((ground - contrast * ink[index]) * fall + noise, 0), 1)
        }
    }

    func moved(right: Int, down: Int) -> [Float] {
        coverage.indices.map { index in
            let (y, x) = (index / width - down, index % width - right)
            return x >= 0 && y >= 0 ? coverage[y * width + x] : 0
        }
    }

    /// Three box means, close to a Gaussian of this standard deviation.
    func blurred(deviation: Float) -> [Float] {
        let radius = Int((deviation * deviation * 4 + 1).squareRoot() / 2 + 0.5)
        return (0..<3).reduce(coverage) { values, _ in
            mean(mean(values, 1, radius), width, radius)
        }
    }

    private func mean(_ values: [Float], _ stride: Int, _ radius: Int) -> [Float] {
        values.indices.map { index in
            var sum: Float = 0
            for step in -radius...radius {
                let at = index + step * stride
                if values.indices.contains(at) { sum += values[at] }
            }
            return sum / Float(2 * radius + 1)
        }
    }

    func without(_ letter: Int) -> [Float] {
        let box = letters[letter]
        return coverage.indices.map { index in
            let (y, x) = (index / width, index % width)
            let inside = x >= box.x && x < box.maxX && y >= box.y && y < box.maxY
            return inside ? 0 : coverage[index]
        }
    }

    func score(_ lightness: [Float], ground: [Bool]? = nil) -> LetteringScore? {
        LetteringScore(
            coverage: coverage, lightness: lightness,
            ground: ground ?? [Bool](repeating: true, count: coverage.count), width: width,
            height: height, letters: letters, radius: Self.em / 2)
    }

    /// As bytes, shifted to a corner of the canvas.
    func piece(_ lightness: [Float], x: Int, y: Int) -> DrawnPiece {
        DrawnPiece(
            rect: PixelRect(x: x, y: y, width: width, height: height),
            rgb: lightness.flatMap { [UInt8](repeating: UInt8($0 * 255), count: 3) })
    }
}
