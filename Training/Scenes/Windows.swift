import Foundation
import GuideMap

/// A rectangle of the picture whose guides are written, and the canvas it is part of.
struct Window: Codable {
    let name: String
    let x: Int
    let y: Int
    let width: Int
    let height: Int
    let canvasWidth: Int
    let canvasHeight: Int

    var rect: PixelRect { PixelRect(x: x, y: y, width: width, height: height) }
}

/// Where to look closely: mostly at things and their borders, sometimes anywhere.
struct WindowChooser {
    static let side = 192
    static let divisor = 4

    private var random: SplitMix
    let canvas: (width: Int, height: Int)

    init(seed: UInt64, canvas: (width: Int, height: Int)) {
        random = SplitMix(state: seed &* 0x9E37_79B9_7F4A_7C15 ^ 0xC20D)
        self.canvas = canvas
    }

    var view: Window {
        let (width, height) = (canvas.width / Self.divisor, canvas.height / Self.divisor)
        return Window(
            name: "view", x: 0, y: 0, width: width, height: height, canvasWidth: width,
            canvasHeight: height)
    }

    /// A native window; the view's map says where things are.
    ///
    /// - Parameter things: the smallest object id that belongs to a thing and not to a surface.
    mutating func crop(_ name: String, view map: GuideMap, things: UInt16) -> Window {
        var center = (
            x: random.below(canvas.width), y: random.below(canvas.height)
        )
        if random.below(5) > 0, let pixel = interesting(map, things: things) {
            let jitter = Self.side / 2
            center.x = pixel.x * Self.divisor + random.below(2 * jitter) - jitter
            center.y = pixel.y * Self.divisor + random.below(2 * jitter) - jitter
        }
        let width = min(Self.side, canvas.width)
        let height = min(Self.side, canvas.height)
        return Window(
            name: name, x: min(max(center.x - width / 2, 0), canvas.width - width),
            y: min(max(center.y - height / 2, 0), canvas.height - height), width: width,
            height: height, canvasWidth: canvas.width, canvasHeight: canvas.height)
    }

    /// A random pixel where objects meet, or, one time in three, inside a thing.
    private mutating func interesting(_ map: GuideMap, things: UInt16) -> (x: Int, y: Int)? {
        guard map.width > 1, map.height > 1 else { return nil }
        let wantsBorder = random.below(3) > 0
        for _ in 0..<400 {
            let (x, y) = (random.below(map.width - 1), random.below(map.height - 1))
            let id = map.objectID[y * map.width + x]
            let border =
                id != map.objectID[y * map.width + x + 1]
                || id != map.objectID[(y + 1) * map.width + x]
            if wantsBorder ? border : id >= things { return (x, y) }
        }
        return nil
    }
}

/// A small generator whose numbers depend on its seed alone.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(bound, 1))) }
}
