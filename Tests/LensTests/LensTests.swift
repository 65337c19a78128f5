import GuideMap
import ImageTokens
import Lens
import Tensor
import Testing

@Suite("Lens")
struct LensTests {
    private let canvas = PixelRect(x: 0, y: 0, width: 160, height: 128)

    /// An exposure of a function of the pixel's place: display value of all colours, and circle.
    private func exposure(
        of rect: PixelRect, _ pixel: (Int, Int) -> (value: Float, circle: Float)
    ) -> Exposure {
        var picture = Tensor(zeros: [4, rect.height, rect.width])
        let area = rect.width * rect.height
        for y in 0..<rect.height {
            for x in 0..<rect.width {
                let (value, circle) = pixel(rect.x + x, rect.y + y)
                for color in 0..<3 { picture.values[color * area + y * rect.width + x] = value }
                picture.values[3 * area + y * rect.width + x] = circle
            }
        }
        var exposure = Exposure(of: rect)
        exposure.take(picture, of: rect)
        return exposure
    }

    private func develop(_ lens: Lens, _ exposure: Exposure, _ part: PixelRect) -> [[Int]] {
        let rgb = lens.develop(exposure, part: part, threads: 2)
        return (0..<part.height).map { y in
            (0..<part.width).map { Int(rgb[3 * (y * part.width + $0)]) }
        }
    }

    @Test("a point spreads over a disc of its diameter and keeps its light")
    func point() {
        let lens = Lens(widest: 24)
        let black = exposure(of: canvas) { x, y in
            (abs(x - 80) < 2 && abs(y - 64) < 2 ? 1 : 0, 20)
        }
        let picture = develop(lens, black, canvas)
        var light: Float = 0
        for y in 0..<canvas.height {
            for x in 0..<canvas.width {
                let value = ToneCurve.light(display: Float(picture[y][x]) / 255)
                let away = (Float((x - 80) * (x - 80) + (y - 64) * (y - 64))).squareRoot()
                light += value
                // Half a disc, the point's own width, and the squares that are averaged.
                if away > 10 + 2 + 4 { #expect(picture[y][x] <= 1) }
            }
        }
        let sent = 9 * ToneCurve.light(display: 1)
        #expect(abs(light / sent - 1) < 0.15, "\(light) of \(sent)")
        #expect(picture[64][80] > 20 && picture[64][80] < 200)
    }

    @Test("what is sharp keeps its bytes and does not run into what is blurred")
    func edges() {
        let lens = Lens(widest: 16)
        // A white thing in focus before a far dark wall.
        let scene = exposure(of: canvas) { x, _ in x < 80 ? (1, 0) : (0.25, 16) }
        let picture = develop(lens, scene, canvas)
        for y in 0..<canvas.height {
            for x in 0..<canvas.width {
                let wanted = x < 80 ? 255 : 64
                #expect(abs(picture[y][x] - wanted) <= (x < 80 ? 0 : 1), "\(x), \(y)")
            }
        }
    }

    @Test("an even wall stays even")
    func flat() {
        let wall = exposure(of: canvas) { x, _ in (0.5, Float(x) / 10) }
        for row in develop(Lens(widest: 30), wall, canvas) {
            #expect(row.allSatisfy { (127...129).contains($0) })
        }
    }

    @Test("a part is the same whether the rest is there or only its surroundings")
    func parts() {
        let lens = Lens(widest: 10)
        func pixel(_ x: Int, _ y: Int) -> (value: Float, circle: Float) {
            (Float((x * 37 + y * 91) % 256) / 255, Float((x + 2 * y) % 11))
        }
        let part = PixelRect(x: 64, y: 48, width: 32, height: 32)
        let whole = develop(lens, exposure(of: canvas, pixel), part)
        let near = part.grown(by: lens.reach).intersection(canvas)
        #expect(near != canvas)
        #expect(develop(lens, exposure(of: near, pixel), part) == whole)
    }

    @Test("a border pixel is the mean of what its samples look like beside it, once they are there")
    func borders() {
        // White on the left, black on the right; the network left the border white.
        let rect = PixelRect(x: 8, y: 8, width: 8, height: 8)
        var picture = Tensor(zeros: [4, 8, 8])
        for at in 0..<3 * 64 { picture.values[at] = at % 8 <= 4 ? 1 : 0 }
        var film = Exposure(of: rect)
        film.take(
            picture, of: rect,
            borders: [10, 14].map {
                BorderPixel(
                    x: 12, y: $0, right: SIMD4(-1, 2, 2, 2), down: SIMD4(0, 0, 1, -1))
            })
        let at = 3 * (2 * 8 + 4)
        film.mixBorders(above: 12)
        #expect(film.rgb[at] == 255, "row 12 is not there yet")
        film.mixBorders(above: 13)
        #expect(film.rgb[at..<at + 3].elementsEqual([64, 64, 64]))
        // What no neighbour shows stays as it was drawn.
        film.take(
            Tensor(zeros: [4, 0, 0]), of: PixelRect(x: 8, y: 16, width: 0, height: 0),
            borders: [
                BorderPixel(x: 12, y: 11, right: SIMD4(2, 2, 0, 0), down: SIMD4(repeating: 0))
            ])
        film.mixBorders(above: nil)
        #expect(film.rgb[3 * (3 * 8 + 4)] == 128)
        #expect(film.rgb[3 * (6 * 8 + 4)] == 64)
    }

    @Test("a pinhole changes nothing")
    func pinhole() {
        let scene = exposure(of: canvas) { x, y in (Float((x ^ y) & 255) / 255, 5) }
        let lens = Lens(widest: 0)
        #expect(lens.reach == 0)
        #expect(lens.develop(scene, part: canvas, threads: 1) == scene.rgb)
    }
}
