import Foundation
import GuideMap
import Guides
import Testing

@Suite("Borders")
struct BordersTests {
    /// Whether the ball covers a place of the canvas, in pixels.
    private func isBall(_ x: Float, _ y: Float) -> Bool {
        let step = 2 * tan(Float(0.4)) / Float(BallScene.canvas.height)
        let half = Float(BallScene.canvas.width) / 2
        let way = SIMD3<Float>((x - half) * step, (half - y) * step, -1)
        return BallScene.ball(BallScene.eye, way / (way * way).sum().squareRoot()) != nil
    }

    @Test("a border pixel's neighbours show one side each, in the shares in which both cover it")
    func shares() throws {
        let map = try BallScene().map()
        // The upper half: below, the ball touches its floor.
        let borders = map.borders.filter { $0.y < 48 }
        var mixed = 0
        for border in borders {
            var ball = 0
            for sample in 0..<4 {
                let (right, down) = (Int(border.right[sample]), Int(border.down[sample]))
                #expect(max(abs(right), abs(down)) <= BorderPixel.reach && (right, down) != (0, 0))
                let (x, y) = (Float(border.x + right), Float(border.y + down))
                let corners = [(0, 0), (1, 0), (0, 1), (1, 1)].map {
                    isBall(x + Float($0.0), y + Float($0.1))
                }
                let isPure = corners.allSatisfy { $0 == corners[0] }
                #expect(isPure, "\(border), sample \(sample)")
                if corners[0] { ball += 1 }
            }
            var covered: Float = 0
            for place in 0..<256 {
                let (u, v) = (Float(place % 16) + 0.5, Float(place / 16) + 0.5)
                if isBall(Float(border.x) + u / 16, Float(border.y) + v / 16) { covered += 1 / 256 }
            }
            #expect(abs(Float(ball) / 4 - covered) < 0.3, "\(border)")
            if (1...3).contains(ball) { mixed += 1 }
        }
        #expect(mixed > 30, "\(mixed) of the upper outline")
    }

    @Test(
        "a tile has the same borders as the whole", arguments: [(13, 7, 50, 61), (30, 20, 36, 16)])
    func tiles(x: Int, y: Int, width: Int, height: Int) throws {
        let scene = try BallScene()
        let part = try scene.renderer.guides(
            tile: PixelRect(x: x, y: y, width: width, height: height), of: BallScene.canvas,
            threads: 3)
        let expected = try scene.map().borders
            .filter { $0.x >= x && $0.x < x + width && $0.y >= y && $0.y < y + height }
            .map { BorderPixel(x: $0.x - x, y: $0.y - y, right: $0.right, down: $0.down) }
        #expect(!expected.isEmpty)
        #expect(part.borders == expected)
    }
}
