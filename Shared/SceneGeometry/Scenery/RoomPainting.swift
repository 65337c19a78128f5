import Foundation
import Knowledge
import Materials

/// Small paintings of what is behind the panes of houses: rooms with a lamp, and shops, as they are seen from the
/// street. Linear light; 1 is a well lit wall.
struct RoomPainting {
    /// Painted once for all houses.
    static let rooms: [RoomPainting] = (0..<6).map { RoomPainting(room: UInt64($0)) }
    static let shops: [RoomPainting] = (0..<3).map { RoomPainting(shop: UInt64($0)) }

    let texture: Texture
    /// The brightest value, of which texels are shares.
    let peak: Float

    private static let width = 72
    private static let height = 96

    private init(_ light: (_ u: Float, _ v: Float) -> SIMD3<Float>) {
        var pixels: [SIMD3<Float>] = []
        pixels.reserveCapacity(Self.width * Self.height)
        for row in 0..<Self.height {
            for column in 0..<Self.width {
                pixels.append(
                    light(
                        (Float(column) + 0.5) / Float(Self.width),
                        1 - (Float(row) + 0.5) / Float(Self.height)))
            }
        }
        let peak = max(1e-3, pixels.reduce(Float(0)) { max($0, $1.max()) })
        var bytes = [UInt8](repeating: 255, count: 4 * pixels.count)
        for (at, pixel) in pixels.enumerated() {
            for c in 0..<3 {
                let x = min(max(pixel[c] / peak, 0), 1)
                let level = x <= 0.003_130_8 ? 12.92 * x : 1.055 * pow(x, 1 / 2.4) - 0.055
                bytes[4 * at + c] = UInt8(level * 255 + 0.5)
            }
        }
        self.peak = peak
        texture = Texture(
            width: Self.width, height: Self.height, pixels: Data(bytes), hasAlpha: false)
    }

    /// Hues of lamps: the first of a bulb, the last of a screen in the dark.
    private static let hues: [SIMD3<Float>] = [
        SIMD3(1.25, 0.72, 0.3), SIMD3(1.2, 0.8, 0.44), SIMD3(1.3, 0.62, 0.2),
        SIMD3(1.2, 0.76, 0.36), SIMD3(1.1, 0.88, 0.62), SIMD3(0.55, 0.72, 1.1),
    ]

    /// A room: its lamp, ceiling and walls, something on the wall, something before it, cloth at the sides.
    private init(room seed: UInt64) {
        var chance = Chance(seed &* 77 &+ 5)
        let hue = Self.hues[Int(seed) % Self.hues.count]
        let isScreen = seed == 5
        let lamp = SIMD2(chance.between(0.3, 0.7), isScreen ? 0.3 : chance.between(0.6, 0.78))
        let shade = SIMD2(chance.between(0.09, 0.15), chance.between(0.05, 0.08))
        let wall = SIMD3(
            chance.between(0.8, 1), chance.between(0.75, 0.95), chance.between(0.7, 0.95))
        let ceiling = chance.between(0.8, 0.9)
        let frame = SIMD2(chance.between(0.15, 0.35), chance.between(0.42, 0.56))
        let shelf = chance.between(0.68, 0.8)
        let plant = SIMD2(chance.between(0.1, 0.9), chance.between(0.12, 0.3))
        let drawn = chance.unit() < 0.6 ? chance.between(0.1, 0.3) : 0.04
        let cloth = SIMD3(
            chance.between(0.5, 1), chance.between(0.4, 0.7), chance.between(0.3, 0.6))
        let net = chance.unit() < 0.35 ? Float(0.6) : 0
        self.init { u, v in
            let away = SIMD2(u - lamp.x, (v - lamp.y) * 1.3)
            let far = (away * away).sum()
            var light = wall * (0.3 + 0.75 * exp(-far * 5.5) + 0.25 * v)
            if v > ceiling { light = SIMD3(repeating: 0.85 + 0.5 * exp(-far * 6)) }
            // A picture, and boards with books.
            if abs(u - frame.x) < 0.09, abs(v - frame.y) < 0.07 { light *= 0.45 }
            if u > shelf, v < 0.66 {
                let stripe = Noise.plane(u * 55, floor(v * 7) * 3.1, 7).x
                let isBoard = (v * 7).truncatingRemainder(dividingBy: 1) < 0.12
                light *= isBoard ? 0.3 : 0.38 + 0.3 * stripe
            }
            // What stands near the pane is dark against the lamp.
            let leaf = SIMD2(u - plant.x, v - plant.y * 0.5)
            let size = plant.y * (0.75 + 0.3 * Noise.plane(u * 16, v * 16, 3).x)
            if leaf.x * leaf.x * 2.2 + leaf.y * leaf.y < size * size {
                light *= 0.16
            }
            if v < 0.14 { light *= 0.35 }
            if abs(away.x) < shade.x * (1 + 0.5 * (lamp.y - v) / shade.y), abs(v - lamp.y) < shade.y
            {
                light = SIMD3(repeating: isScreen ? 2.2 : 3.4)
            }
            light = light * (1 - net) + SIMD3(repeating: 0.2 + 0.65 * exp(-far * 3)) * net
            let edge = min(u, 1 - u)
            if edge < drawn {
                let fold = 0.5 + 0.2 * sin(u * 95 + 2 * sin(v * 3)) + 0.12 * sin(u * 41)
                light = cloth * (fold * (0.4 + 0.7 * exp(-far * 4)))
            }
            return light * hue
        }
    }

    /// A shop: lights in rows under its ceiling, shelves of wares behind, a table of them in the window.
    private init(shop seed: UInt64) {
        var chance = Chance(seed &* 31 &+ 2)
        let hue = [SIMD3<Float>(1.15, 0.85, 0.52), SIMD3(1.05, 0.94, 0.78), SIMD3(1.2, 0.76, 0.4)][
            Int(seed) % 3]
        let salt = UInt32(seed) &* 7
        let boards = 4 + chance.index(3)
        let tables = chance.between(0.2, 0.3)
        self.init { u, v in
            var light = SIMD3<Float>(repeating: 0.62 + 0.35 * v)
            if v > 0.86 {
                light *= 0.75
                let spot = (u * 4).truncatingRemainder(dividingBy: 1) - 0.5
                if spot * spot * 6 + (v - 0.93) * (v - 0.93) * 90 < 0.1 {
                    light = SIMD3(repeating: 4)
                }
            } else if v > 0.3 {
                let level = (v - 0.3) / 0.56 * Float(boards)
                let row = Float(Int(level))
                let cell = (u * 26 + row * 3.7).rounded(.down)
                let draw = Noise.plane(cell * 3.31, row * 5.17, salt &+ 11)
                let tall = 0.5 + 0.45 * draw.x
                let within = level - row
                if within < 0.08 {
                    light *= 0.35
                } else if within < tall {
                    let tone = SIMD3(0.5 + 0.4 * draw.x, 0.42 + 0.3 * draw.y, 0.36 + 0.4 * draw.z)
                    light *= pointwiseMax(tone, SIMD3(repeating: 0.12)) * 0.9
                } else {
                    light *= 0.55
                }
            } else {
                light *= 0.4
            }
            // Against the light within, what is shown in the window is dark.
            let heap = tables * (0.62 + 0.5 * Noise.plane(u * 7, 2.3, salt &+ 5).x)
            if v < heap {
                let tone = Noise.plane(u * 19, v * 15, salt &+ 3)
                light = SIMD3(0.3 + 0.2 * tone.x, 0.2 + 0.14 * tone.y, 0.15 + 0.12 * tone.z)
            }
            return light * hue
        }
    }
}
