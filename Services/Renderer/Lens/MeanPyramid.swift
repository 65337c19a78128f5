import GuideMap
import ImageTokens
import Interruption

/// Linear light of a part of an exposure and its means over squares of 2, 4, … pixels, each pixel weighted by the
/// area of its disc. Squares lie at multiples of their side on the canvas, so that a mean depends on no tile.
struct MeanPyramid: Sendable {
    /// Places in a disc.
    private static let places = 48

    private struct Level: Sendable {
        var x: Int
        var y: Int
        var width: Int
        var height: Int
        /// Light times weight, and weight: (height, width).
        var cells: [SIMD4<Float>]
    }

    private let levels: [Level]

    /// How many times the squares double before a disc's places are no farther apart than a square is wide.
    static func levels(for diameter: Float) -> Int {
        var (count, side) = (0, Float(1))
        while side < spacing(diameter) {
            side *= 2
            count += 1
        }
        return count
    }

    /// Pixels between neighbouring places of a disc.
    private static func spacing(_ diameter: Float) -> Float {
        diameter / 2 * (Float.pi / Float(places)).squareRoot()
    }

    init(_ exposure: Exposure, around rect: PixelRect, levels count: Int, widest: Float) {
        var base = Level(
            x: rect.x, y: rect.y, width: rect.width, height: rect.height,
            cells: [SIMD4<Float>](repeating: .zero, count: rect.width * rect.height))
        let light = Self.light
        for y in 0..<rect.height where !Interruption.isRaised {
            let from =
                (rect.y + y - exposure.rect.y) * exposure.rect.width + rect.x - exposure.rect.x
            for x in 0..<rect.width {
                let at = 3 * (from + x)
                let circle = min(Float(exposure.circles[from + x]), widest)
                guard circle > 0.5 else { continue }
                // Where something sharper covers a part of the pixel its colour must not run into what is behind.
                let most = min(exposure.circles(aboutX: rect.x + x, y: rect.y + y).most, widest)
                let share = circle < 0.8 * most ? circle / most : 1
                let weight = circle * circle * (share * share * share * share)
                base.cells[y * rect.width + x] =
                    SIMD4(
                        light[Int(exposure.rgb[at])], light[Int(exposure.rgb[at + 1])],
                        light[Int(exposure.rgb[at + 2])], 1) * weight
            }
        }
        var all = [base]
        for _ in 0..<count { all.append(Self.halved(all[all.count - 1])) }
        levels = all
    }

    /// Linear light that each display value shows.
    private static let light: [Float] = (0...255).map {
        ToneCurve.light(display: Float($0) / 255)
    }

    private static func halved(_ fine: Level) -> Level {
        let (x, y) = (fine.x >> 1, fine.y >> 1)
        let width = ((fine.x + fine.width + 1) >> 1) - x
        let height = ((fine.y + fine.height + 1) >> 1) - y
        var cells = [SIMD4<Float>](repeating: .zero, count: width * height)
        for row in 0..<fine.height {
            let to = ((fine.y + row) >> 1) - y
            for column in 0..<fine.width {
                cells[to * width + ((fine.x + column) >> 1) - x] +=
                    fine.cells[row * fine.width + column] * 0.25
            }
        }
        return Level(x: x, y: y, width: width, height: height, cells: cells)
    }

    /// Offsets of a unit disc's places: a spiral by the golden angle, equally dense everywhere.
    private static let spiral = spiral(of: places)
    /// The same for discs of a few pixels.
    private static let small = spiral(of: 16)

    private static func spiral(of places: Int) -> [SIMD2<Float>] {
        (0..<places).map {
            let angle = Float($0) * 2.399_963
            let radius = ((Float($0) + 0.5) / Float(places)).squareRoot()
            return SIMD2(cosine(angle), sine(angle)) * radius
        }
    }

    /// Mean light of a disc about a pixel's middle, in its first three numbers.
    func disc(x: Int, y: Int, diameter: Float) -> SIMD4<Float> {
        let spacing = Self.spacing(diameter)
        var lower = 0
        var side: Float = 1
        while side * 2 <= spacing, lower + 1 < levels.count {
            side *= 2
            lower += 1
        }
        let upper = min(lower + 1, levels.count - 1)
        // Between two levels the one passes into the other.
        let part = upper == lower ? 0 : min(max(spacing / side - 1, 0), 1)
        let most = diameter * diameter
        let middle = SIMD2(Float(x) + 0.5, Float(y) + 0.5)
        let radius = diameter / 2
        var sum = SIMD4<Float>.zero
        unsafe levels[lower].cells.withUnsafeBufferPointer { fine in
            unsafe levels[upper].cells.withUnsafeBufferPointer { coarse in
                for offset in diameter < 4 ? Self.small : Self.spiral {
                    let place = middle + offset * radius
                    var cell = unsafe Self.read(levels[lower], fine, place, side)
                    if part > 0 {
                        let wide = unsafe Self.read(levels[upper], coarse, place, side * 2)
                        cell += (wide - cell) * part
                    }
                    // No place counts more than the pixel's own disc is wide.
                    sum += cell * min(1, most / max(cell.w, 1e-6))
                }
            }
        }
        return sum / max(sum.w, 1e-6)
    }

    /// Bilinear between four cells; beyond the outermost ones nothing is.
    @inline(__always)
    private static func read(
        _ level: Level, _ cells: UnsafeBufferPointer<SIMD4<Float>>, _ place: SIMD2<Float>,
        _ side: Float
    ) -> SIMD4<Float> {
        let p = place / side - 0.5
        let corner = p.rounded(.down)
        let t = p - corner
        let (x, y) = (Int(corner.x) - level.x, Int(corner.y) - level.y)
        func cell(_ x: Int, _ y: Int) -> SIMD4<Float> {
            guard x >= 0, y >= 0, x < level.width, y < level.height else { return .zero }
            return unsafe cells[y * level.width + x]
        }
        let top = cell(x, y) * (1 - t.x) + cell(x + 1, y) * t.x
        let bottom = cell(x, y + 1) * (1 - t.x) + cell(x + 1, y + 1) * t.x
        return top * (1 - t.y) + bottom * t.y
    }
}
