/// Fixed sets of places that rays are spread over.
enum SamplePattern {
    /// Four places in a pixel, no two in one row or column of a 4 × 4 grid; offsets from its middle.
    @inline(__always)
    static func rotatedGrid(_ number: Int) -> SIMD2<Float> {
        switch number & 3 {
        case 0: SIMD2(-0.125, -0.375)
        case 1: SIMD2(0.375, -0.125)
        case 2: SIMD2(-0.375, 0.125)
        default: SIMD2(0.125, 0.375)
        }
    }

    /// Sixteen places on the unit disc, for rays to a light; each four in turn are spread as well as they can be.
    static let lamp: [SIMD2<Float>] = (0..<16).map { disc(halton($0) + SIMD2(1 / 32, 1 / 54)) }

    /// Turns of `lamp`, as (cosine, sine).
    static let turns: [SIMD2<Float>] = (0..<64).map {
        let angle = Float($0) / 64 * 2 * .pi
        return SIMD2(cosine(angle), sine(angle))
    }

    /// A pixel's own turn of the places on a lamp.
    static func turned(_ ray: Int, by noise: Float) -> SIMD2<Float> {
        let turn = turns[Int(noise * 64) & 63]
        let place = lamp[ray & 15]
        return SIMD2(place.x * turn.x - place.y * turn.y, place.x * turn.y + place.y * turn.x)
    }

    static var skyRaysPerPixel: Int { 4 }

    /// Directions over the half space around z by their cosine, and in w how far to look, in [0, 1]. Sixteen
    /// neighbouring pixels (4 × 4) take four each; together they fill the half space evenly. Sixteen variants of
    /// the 64, each moved a little, keep steps in the sum from showing.
    static let sky: [SIMD4<Float>] = (0..<64 * skyVariants).map { number in
        let (index, variant) = (number % 64, number / 64)
        let noise = PixelNoise(x: index, y: variant)
        var place = halton(index + 1)
        place += (SIMD2(noise.uniform(0), noise.uniform(1)) - 0.5) * 0.125
        place -= place.rounded(.down)
        let onDisc = disc(place)
        let height = max(0.02, 1 - (onDisc * onDisc).sum()).squareRoot()
        // An irrational step decides the reach, so that it is independent of direction.
        let reach = Float(index) * 0.618_034 + noise.uniform(2) / 8
        return SIMD4(onDisc.x, onDisc.y, height, max(0.02, reach - reach.rounded(.down)))
    }

    static let skyVariants = 16

    /// The first of a pixel's directions in `sky`.
    static func firstSkyRay(x: Int, y: Int) -> Int {
        // A magic-square order: neighbours take sets from far apart in the sequence.
        let order: [Int] = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]
        let variant = Int(PixelNoise(x: x, y: y).uniform(31) * Float(skyVariants))
        return variant * 64 + order[(y & 3) * 4 + (x & 3)] * skyRaysPerPixel
    }
}
