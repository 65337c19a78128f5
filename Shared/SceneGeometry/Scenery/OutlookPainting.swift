import Foundation
import Knowledge
import Materials
import PlantainProto

/// A small painting of what lies outside a window, as soft as a lens shows it that is focused on the room.
///
/// In heights of the window: x from its left edge, y up from its foot. Linear light, 1 = a bright sky at that hour.
struct OutlookPainting {
    let palette: OutlookPalette
    private(set) var width: Int
    private(set) var height: Int
    var pixels: [SIMD3<Float>]
    var chance: Chance
    private var seed: UInt32 { UInt32(width) &* 2_654_435_761 ^ UInt32(salt) }
    private let salt: UInt32

    private var aspect: Float { Float(width) / Float(height) }

    /// - Parameter aspect: width over height.
    init(aspect: Float, palette: OutlookPalette, seed: UInt64) {
        height = 224
        width = max(56, min(560, Int(224 * aspect)))
        self.palette = palette
        pixels = [SIMD3<Float>](repeating: .zero, count: width * height)
        chance = Chance(seed &+ 0x0B5)
        salt = UInt32(truncatingIfNeeded: seed &* 0x9E37_79B9_7F4A_7C15 >> 32)
        // About the height of the eyes, or lower: of windows behind a table only the foot is seen.
        let horizon = chance.between(0.2, 0.36)
        sky()
        farLand(horizon)
        lawn(to: horizon * 0.97)
        let isTown = chance.unit() < 0.45
        if isTown { houses(on: horizon * 0.92) }
        hedge(on: horizon * chance.between(0.74, 0.9), dense: isTown ? 0.5 : 0.8)
        for k in 0..<(isTown ? 1 + chance.index(2) : 2 + chance.index(2)) {
            tree(
                at: aspect * (chance.unit() + Float(k)) / 2.2, foot: horizon * 0.8,
                top: chance.between(0.62, 1.08))
        }
        bed(to: horizon * 0.62)
        soften(2)
        glints(horizon)
        if palette.isRaining {
            soften(3)
            rain()
        }
    }

    /// A painting of given pixels alone, row by row from above.
    mutating func become(_ finer: [SIMD3<Float>], width: Int, height: Int) {
        (pixels, self.width, self.height) = (finer, width, height)
    }

    /// The brightest value, and the painting in shares of it.
    func texture() -> (texture: Texture, peak: Float) {
        let peak = max(1, pixels.reduce(Float(0)) { max($0, $1.max()) })
        var bytes = [UInt8](repeating: 255, count: pixels.count * 4)
        for (at, pixel) in pixels.enumerated() {
            // Dark gradients would show steps.
            let jitter = Float((UInt32(at) &* 2_654_435_761) >> 16 & 0xFF) / 255 - 0.5
            for c in 0..<3 {
                let share = min(max(pixel[c] / peak, 0), 1).squareRoot()
                let level = Self.display[Int(share * Float(Self.display.count - 1))]
                bytes[4 * at + c] = UInt8(min(max(level + jitter + 0.5, 0), 255))
            }
        }
        return (Texture(width: width, height: height, pixels: Data(bytes), hasAlpha: false), peak)
    }

    /// sRGB, 0…255, by the square root of linear light.
    private static let display: [Float] = (0..<4096).map { k in
        let root = Float(k) / 4095
        let x = root * root
        return 255 * (x <= 0.003_130_8 ? 12.92 * x : 1.055 * pow(x, 1 / 2.4) - 0.055)
    }

    // MARK: Strokes

    private func mixed(_ a: SIMD3<Float>, _ b: SIMD3<Float>, _ t: Float) -> SIMD3<Float> {
        a + (b - a) * min(max(t, 0), 1)
    }

    private func noise(_ x: Float, _ y: Float, _ key: UInt32) -> Float {
        Noise.plane(x, y, seed &+ key).x
    }

    /// A disc with a soft rim; adds its light, or covers what is there.
    private mutating func dab(
        _ x: Float, _ y: Float, _ radius: Float, _ color: SIMD3<Float>, adds: Bool = false,
        soft: Float = 0.35
    ) {
        let scale = Float(height)
        let (cx, cy, r) = (x * scale, (1 - y) * scale, max(0.6, radius * scale))
        let (top, bottom) = (max(0, Int(cy - r)), min(height - 1, Int(cy + r)))
        let (left, right) = (max(0, Int(cx - r)), min(width - 1, Int(cx + r)))
        guard top <= bottom, left <= right else { return }
        for row in top...bottom {
            for column in left...right {
                let (dx, dy) = (Float(column) + 0.5 - cx, Float(row) + 0.5 - cy)
                let share = (1 - (dx * dx + dy * dy).squareRoot() / r) / soft
                guard share > 0 else { continue }
                let at = row * width + column
                if adds {
                    pixels[at] += color * min(1, share)
                } else {
                    pixels[at] += (color - pixels[at]) * min(1, share)
                }
            }
        }
    }

    private mutating func fill(
        x: ClosedRange<Float>, y: ClosedRange<Float>,
        _ color: (_ x: Float, _ y: Float) -> SIMD3<Float>?
    ) {
        let scale = Float(height)
        let (left, right) = (
            max(0, Int(x.lowerBound * scale)), min(width, Int(x.upperBound * scale))
        )
        let (top, bottom) = (
            max(0, Int((1 - y.upperBound) * scale)), min(height, Int((1 - y.lowerBound) * scale))
        )
        guard left < right, top < bottom else { return }
        for row in top..<bottom {
            for column in left..<right {
                let (px, py) = ((Float(column) + 0.5) / scale, 1 - (Float(row) + 0.5) / scale)
                if let color = color(px, py) { pixels[row * width + column] = color }
            }
        }
    }

    /// Three running means each way.
    private mutating func soften(_ reach: Int) {
        func pass(_ source: [SIMD3<Float>], _ count: Int, _ step: Int, _ lines: Int, _ stride: Int)
            -> [SIMD3<Float>]
        {
            var result = source
            for line in 0..<lines {
                let base = line * stride
                func value(_ at: Int) -> SIMD3<Float> {
                    source[base + min(max(at, 0), count - 1) * step]
                }
                var sum = SIMD3<Float>.zero
                for k in -reach...reach { sum += value(k) }
                for at in 0..<count {
                    result[base + at * step] = sum / Float(2 * reach + 1)
                    sum += value(at + reach + 1) - value(at - reach)
                }
            }
            return result
        }
        for _ in 0..<2 {
            pixels = pass(pixels, width, 1, height, width)
            pixels = pass(pixels, height, width, width, 1)
        }
    }

    // MARK: What is there

    private mutating func sky() {
        let palette = palette
        let (aspect, seed) = (aspect, seed)
        // Below, land will lie.
        fill(x: 0...aspect + 0.01, y: 0.15...1) { x, y in
            let base = palette.low + (palette.high - palette.low) * pow(max(0, y - 0.2) / 0.8, 0.7)
            let cloud =
                Noise.plane(x * 1.7, y * 4.1, seed &+ 1).x
                + 0.5 * Noise.plane(x * 4.3, y * 9, seed &+ 2).x
            let share = min(max(cloud * 1.3 - 0.1, 0), 0.75)
            return base + (palette.cloud - base) * share
        }
    }

    private mutating func farLand(_ horizon: Float) {
        let (palette, seed) = (palette, seed)
        for (k, rise) in [(UInt32(0), Float(0.075)), (1, 0.035)] {
            let color = mixed(palette.far, palette.leafDark, 0.25 * Float(k) + 0.05)
            let tops = (0..<width).map { column -> Float in
                let x = (Float(column) + 0.5) / Float(height)
                return horizon + rise
                    + 0.03 * Noise.plane(x * 1.6, Float(k) * 7.7, seed &+ 10).x
                    + 0.012 * Noise.plane(x * 9, Float(k) * 3.1, seed &+ 11).x
            }
            let scale = Float(height)
            fill(x: 0...aspect + 0.01, y: 0...horizon + rise + 0.06) { x, y in
                y < tops[min(tops.count - 1, Int(x * scale))] ? color : nil
            }
        }
        // A far line of trees, lighter above.
        for _ in 0..<Int(60 * aspect) {
            let at = chance.between(0, aspect)
            let light = chance.unit()
            dab(
                at, horizon + 0.035 * light + 0.01, chance.between(0.014, 0.03),
                mixed(mixed(palette.leafDark, palette.leafLight, light * 0.8), palette.far, 0.45))
        }
    }

    private mutating func lawn(to level: Float) {
        let (palette, seed) = (palette, seed)
        fill(x: 0...aspect + 0.01, y: 0...max(0.02, level)) { x, y in
            let far = y / level
            let patch =
                Noise.plane(x * 2.2, y * 9, seed &+ 20).x
                + 0.5 * Noise.plane(x * 7, y * 26, seed &+ 21).x
            return palette.ground * (0.72 + 0.38 * far + 0.24 * patch)
        }
    }

    /// A tree's crown, or a bush: lobes of dabs, those in the light last.
    private mutating func foliage(
        at middle: SIMD2<Float>, reach: SIMD2<Float>, dab size: Float, lobes: Int
    ) {
        let tone = SIMD3(
            chance.between(0.8, 1.25), chance.between(0.88, 1.1), chance.between(0.7, 1.2))
        let centers = (0..<lobes).map { k -> SIMD2<Float> in
            let turn = Float(k) * 2.4 + chance.between(-0.5, 0.5)
            let out = lobes == 1 ? 0 : 0.62 * (Float(k) / Float(lobes)).squareRoot()
            return middle + reach * out * SIMD2(cos(turn), sin(turn))
        }
        let share = 0.9 / Float(lobes).squareRoot() + 0.1
        let count = Int(
            min(420, 2.6 * reach.x * reach.y * share * share * Float(lobes) / (size * size)))
        for layer in 0..<3 {
            for k in 0..<count {
                let turn = chance.between(0, 6.2832)
                let out = chance.unit().squareRoot()
                let way = SIMD2(cos(turn), sin(turn)) * out
                let light =
                    0.5 + 0.42 * (way.x * palette.lightFrom + way.y) + chance.between(-0.22, 0.22)
                guard layer == min(2, max(0, Int(light * 3))) else { continue }
                let at = centers[k % lobes] + way * reach * share
                let color = mixed(palette.leafDark, palette.leafLight, light * light * 1.1) * tone
                dab(at.x, at.y, size * chance.between(0.6, 1.3), color)
            }
        }
    }

    private mutating func tree(at x: Float, foot: Float, top: Float) {
        let tall = top - foot
        let half = tall * chance.between(0.3, 0.45)
        let trunk = 0.022 * tall + 0.004
        let color = palette.trunk
        fill(x: max(0, x - trunk)...max(0.001, x + trunk), y: foot...foot + 0.6 * tall) { _, _ in
            color
        }
        foliage(
            at: SIMD2(x, foot + 0.63 * tall), reach: SIMD2(half, 0.4 * tall),
            dab: 0.02 + 0.012 * tall, lobes: 6)
        // Sky between the leaves.
        for _ in 0..<14 {
            dab(
                x + half * chance.between(-0.8, 0.8), foot + tall * chance.between(0.4, 0.95),
                chance.between(0.004, 0.012), mixed(palette.low, palette.high, 0.5) * 0.85)
        }
    }

    private mutating func hedge(on level: Float, dense: Float) {
        var x = chance.between(-0.2, 0.1)
        while x < aspect + 0.1 {
            let wide = chance.between(0.07, 0.16)
            if chance.unit() < dense {
                foliage(
                    at: SIMD2(x, level + 0.4 * wide),
                    reach: SIMD2(wide, wide * chance.between(0.45, 0.8)),
                    dab: 0.02, lobes: 2)
            }
            x += wide * chance.between(0.9, 1.8)
        }
    }

    /// Shrubs and flowers nearest to the glass, with the lawn between them.
    private mutating func bed(to level: Float) {
        // Those behind are lower on the lawn; between them it shows.
        for (row, share) in [(0, 0.55), (1, 0.9)] as [(Int, Float)] {
            var x = chance.between(-0.12, 0.05)
            while x < aspect + 0.1 {
                let wide = chance.between(0.07, 0.17)
                let tall = level * chance.between(0.5, 1) * (row == 0 ? 1.2 : 0.75)
                let foot = row == 0 ? level * 0.45 : 0
                if chance.unit() < share {
                    foliage(
                        at: SIMD2(x, foot + tall * 0.35), reach: SIMD2(wide, tall * 0.7),
                        dab: chance.between(0.016, 0.028), lobes: 3)
                    if palette.litShare == 0, chance.unit() < 0.45 {
                        blossoms(x, foot, tall, wide)
                    }
                }
                x += wide * chance.between(0.6, 1.2)
            }
        }
    }

    private mutating func blossoms(_ x: Float, _ foot: Float, _ tall: Float, _ wide: Float) {
        let color: SIMD3<Float> = chance.pick(
            [
                SIMD3(0.75, 0.72, 0.7), SIMD3(0.62, 0.2, 0.3), SIMD3(0.7, 0.5, 0.14),
                SIMD3(0.4, 0.3, 0.62),
            ], or: .one)
        for _ in 0..<(8 + chance.index(14)) {
            dab(
                x + wide * chance.between(-0.7, 0.7), foot + tall * chance.between(0.25, 0.95),
                chance.between(0.007, 0.015), color * chance.between(0.6, 1), soft: 0.6)
        }
    }

    private mutating func houses(on foot: Float) {
        var x = chance.between(-0.15, 0.25) * aspect
        for _ in 0..<(1 + chance.index(3)) {
            let wide = chance.between(0.2, 0.4)
            house(at: x, wide: wide, foot: foot, eave: foot + wide * chance.between(0.5, 0.85))
            x += wide * chance.between(1.1, 1.9)
        }
    }

    private mutating func house(at x: Float, wide: Float, foot: Float, eave: Float) {
        let palette = palette
        let walls = chance.pick(palette.walls, or: palette.far)
        let roofs = chance.pick(palette.roofs, or: palette.far)
        let (seed, right) = (seed, x + wide)
        guard right > 0, x < aspect else { return }
        let rise = wide * chance.between(0.28, 0.5)
        let from = max(0, x - 0.04)
        fill(x: from...min(right + 0.04, aspect + 0.01), y: foot...min(1.2, eave + rise)) {
            px, py in
            if py < eave {
                guard px > x, px < right else { return nil }
                // Darker under the eaves.
                let shade = 1 - 0.35 * max(0, 1 - (eave - py) / 0.03)
                return walls * (shade + 0.06 * Noise.plane(px * 30, py * 30, seed &+ 40).x)
            }
            let slope = (py - eave) / rise * 0.5 * wide
            guard px > x - 0.03 + slope, px < right + 0.03 - slope else { return nil }
            return roofs * (1 + 0.12 * Noise.plane(px * 20, py * 60, seed &+ 41).x)
        }
        let columns = max(2, Int(wide / 0.12))
        let rows = eave - foot > 0.26 ? 2 : 1
        for row in 0..<rows {
            for column in 0..<columns {
                let middle = x + wide * (Float(column) + 0.5) / Float(columns)
                let low = foot + (eave - foot) * (Float(row) + 0.35) / Float(rows)
                let high = low + (eave - foot) * 0.42 / Float(rows)
                let isLit = chance.unit() < palette.litShare
                let pane =
                    isLit ? palette.lamp * chance.between(0.45, 1) : palette.pane * walls.max()
                let half = wide / Float(columns) * 0.24
                guard middle - half > 0 else { continue }
                let frame = mixed(walls, .one * walls.max(), 0.6) * 1.15
                fill(x: middle - half * 1.3...middle + half * 1.3, y: low - 0.006...high + 0.006) {
                    _, _ in frame
                }
                let (curtain, bar) = (chance.between(-1, 1.4), 0.12 * half)
                fill(x: middle - half...middle + half, y: low...high) { px, py in
                    if abs(px - middle) < bar { return frame * 0.8 }
                    let drawn: Float = abs(px - middle) > half * curtain ? 1 : 0.62
                    return pane * drawn * (0.7 + 0.6 * (py - low) / (high - low))
                }
            }
        }
    }

    /// Points of light that a lens out of focus spreads to discs.
    private mutating func glints(_ horizon: Float) {
        if palette.litShare > 0 {
            for _ in 0..<(3 + chance.index(6)) {
                let hue: SIMD3<Float> = chance.pick(
                    [SIMD3(1, 0.55, 0.2), SIMD3(1, 0.72, 0.42), SIMD3(0.8, 0.9, 1)], or: .one)
                dab(
                    chance.between(0, aspect), horizon * chance.between(0.75, 1.3),
                    chance.between(0.01, 0.022),
                    hue * (palette.lamp.max() * chance.between(0.15, 0.5)),
                    adds: true, soft: 0.2)
            }
            return
        }
        // Wet and glossy leaves.
        for _ in 0..<12 {
            dab(
                chance.between(0, aspect), chance.between(0.05, horizon * 1.6),
                chance.between(0.009, 0.018), SIMD3(0.08, 0.09, 0.05) * chance.between(0.3, 1),
                adds: true, soft: 0.5)
        }
    }
}
