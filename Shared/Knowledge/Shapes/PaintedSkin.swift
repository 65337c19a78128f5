import Foundation

/// Painted skins of fruit and pastry: sides that saw the sun or the oven, streaks, dots and bloom, where one colour
/// would look like wax.
enum PaintedSkin {
    private typealias Color = SIMD3<Float>

    /// Yellow with a soft red side and down all over.
    static let peach = painted { angle, height in
        let sun = sunny(angle, height, facing: 1.9, seed: 3)
        let down = 1 + 0.1 * (grain(angle, height, cells: 200) - 0.5)
        let blush = blend(Color(0.84, 0.47, 0.13), Color(0.52, 0.075, 0.045), sun)
        return blend(blush, Color(0.86, 0.62, 0.24), foot(height) * 0.6) * down
    }

    /// As a peach without its down: smooth, and red nearly all around.
    static let nectarine = painted { angle, height in
        let sun = min(1, sunny(angle, height, facing: 1.2, seed: 8) * 0.4 + 0.68)
        let dots: Float = grain(angle, height, cells: 240) > 0.975 ? 0.25 : 0
        return blend(
            blend(Color(0.8, 0.42, 0.06), Color(0.42, 0.02, 0.02), sun), Color(0.8, 0.5, 0.2), dots)
    }

    /// Orange yellow, freckled red on one cheek.
    static let apricot = painted { angle, height in
        let sun = sunny(angle, height, facing: 2.2, seed: 5) * 0.6
        let freckle = grain(angle, height, cells: 70) > 0.9 ? sun * 0.7 : 0
        return blend(Color(0.84, 0.25, 0.03), Color(0.66, 0.15, 0.03), max(sun * 0.6, freckle))
            * (1 + 0.05 * (grain(angle, height, cells: 180) - 0.5))
    }

    /// Red, streaked from the stem, greenish yellow where no sun came.
    static let apple = painted { angle, height in
        let streak = 0.5 + 0.5 * cloud(angle * 7, height * 1.2, seed: 12)
        let pale = max(0, (height - 0.8) / 0.2) + 0.5 * foot(height)
        let shade = sunny(angle, height, facing: 1, seed: 2)
        let red = min(1, max(0, 0.62 + 0.5 * shade + 0.7 * (streak - 0.5) - 0.75 * pale))
        let dots: Float = grain(angle, height, cells: 220) > 0.975 ? 0.25 : 0
        return blend(
            blend(Color(0.66, 0.46, 0.1), Color(0.4, 0.024, 0.026), red), Color(0.75, 0.5, 0.28),
            dots)
    }

    /// Yellowish green, russet dots, brown around the stem.
    static let pear = painted { angle, height in
        let sun = sunny(angle, height, facing: 1.4, seed: 6)
        let dots: Float = grain(angle, height, cells: 110) > 0.93 ? 0.4 : 0
        let ripe = blend(Color(0.4, 0.46, 0.07), Color(0.62, 0.42, 0.08), sun * 0.7)
        let russet = max(0, (height - 0.9) / 0.1) * 0.7
        return blend(ripe, Color(0.3, 0.19, 0.06), max(dots, russet))
    }

    /// Nearly black, with the grey blue bloom that fingers wipe off.
    static let plum = painted { angle, height in
        let wiped = 0.5 + 0.5 * cloud(angle * 1.5, height * 4, seed: 7)
        let bloom = min(1, max(0, 0.25 + 0.9 * (wiped - 0.35)))
        return blend(Color(0.075, 0.012, 0.04), Color(0.19, 0.15, 0.27), bloom * 0.75)
    }

    /// Green on one side, through yellow to red on the other.
    static let mango = painted { angle, height in
        let t = 0.5 + 0.5 * sin(angle) + 0.16 * cloud(angle * 2, height * 4, seed: 4)
        let dots: Float = grain(angle, height, cells: 90) > 0.95 ? 0.35 : 0
        let green = Color(0.2, 0.3, 0.05)
        let (yellow, red) = (Color(0.78, 0.46, 0.05), Color(0.56, 0.09, 0.04))
        let skin = t < 0.5 ? blend(green, yellow, max(0, t) * 2) : blend(yellow, red, t * 2 - 1)
        return blend(skin, Color(0.7, 0.55, 0.25), dots)
    }

    /// A croissant's, by the way from tip to tip and by height: brown above and on the lips of its turns, pale in
    /// between, where the dough rose last.
    static let croissant = painted { angle, height in
        let t = angle / (2 * .pi)
        let turns = abs(2 * t - 1) * 5
        let edge = turns - turns.rounded(.down)
        let layers = 0.5 + 0.5 * sin(edge * 21 + 2 * cloud(angle * 3, height * 5, seed: 9))
        let lip = 0.3 * max(0, 1 - edge * 1.6) - 0.42 * max(0, edge * 4 - 3)
        let uneven = 0.1 * layers + 0.16 * cloud(angle * 4, height * 6, seed: 13)
        let tips = 0.5 * max(0, turns - 4.1)
        let baked = 0.22 + 0.62 * height * height + lip + uneven + tips
        let golden = blend(Color(0.74, 0.47, 0.17), Color(0.5, 0.21, 0.05), baked * 1.7)
        return blend(golden, Color(0.2, 0.062, 0.018), (baked - 0.5) * 1.5)
    }

    // MARK: Painting

    /// - Parameter color: linear, by the angle around the stem and by the way from foot (0) to stem (1).
    private static func painted(
        _ color: (_ angle: Float, _ height: Float) -> Color
    ) -> Texture {
        let (width, height) = (256, 128)
        var bytes = Data(capacity: width * height * 4)
        for y in 0..<height {
            for x in 0..<width {
                let c = color(
                    2 * .pi * (Float(x) + 0.5) / Float(width), 1 - (Float(y) + 0.5) / Float(height))
                for k in 0..<3 {
                    let v = min(max(c[k], 0), 1)
                    let s = v <= 0.0031308 ? v * 12.92 : 1.055 * pow(v, 1 / 2.4) - 0.055
                    bytes.append(UInt8((s * 255).rounded()))
                }
                bytes.append(255)
            }
        }
        return Texture(width: width, height: height, pixels: bytes, hasAlpha: false)
    }

    private static func blend(_ a: Color, _ b: Color, _ t: Float) -> Color {
        a + (b - a) * min(max(t, 0), 1)
    }

    /// How much sun a side got: 0…1, with an uneven border.
    private static func sunny(_ angle: Float, _ height: Float, facing: Float, seed: Int) -> Float {
        let t = 0.5 + 0.5 * cos(angle - facing) + 0.28 * cloud(angle * 1.5, height * 3, seed: seed)
        let s = min(max((t - 0.25) / 0.6, 0), 1)
        return s * s * (3 - 2 * s)
    }

    /// Pale around the foot.
    private static func foot(_ height: Float) -> Float { max(0, 1 - height / 0.22) }

    /// Two octaves of waves that meet themselves all around; about -1…1.
    private static func cloud(_ angle: Float, _ height: Float, seed: Int) -> Float {
        let s = Float(seed)
        var sum: Float = 0
        for (k, weight) in [(1, 0.5), (2, 0.3), (4, 0.2)] as [(Float, Float)] {
            sum +=
                weight * sin(angle * 2 * k + s * 1.7 + 2.1 * sin(height * 1.9 * k + s))
                * cos(height * 2.3 * k + s * 0.6 + sin(angle * 2 + s))
        }
        return sum
    }

    /// Random for each of so many cells around; 0…1.
    private static func grain(_ angle: Float, _ height: Float, cells: Float) -> Float {
        let (x, y) = (Int(angle / (2 * .pi) * cells), Int(height * cells / 2))
        var h = UInt32(truncatingIfNeeded: x &* 374_761_393 &+ y &* 668_265_263)
        h = (h ^ (h >> 13)) &* 1_274_126_177
        return Float((h ^ (h >> 16)) & 0xFFFF) / 65536
    }
}
