import PlantainProto
import Space

/// The hill or rock that a set stands on, and what lies about its foot.
struct Mound {
    let rise: Scenery.Rise
    /// The level ground on top.
    let top: Surface
    let isSnowy: Bool

    init(_ rise: Scenery.Rise, on top: Surface, snow: Bool) {
        (self.rise, self.top, isSnowy) = (rise, top, snow)
    }

    /// Metres from the middle to where it is no longer level, and to its foot.
    private var brow: Float {
        let size = V3(top.size)
        return 1.06 * (size.x * size.x + size.z * size.z).squareRoot() / 2
    }
    private var foot: Float { brow + (rise.isRock ? 0.75 : 2.6) * rise.height }

    /// What has to be in the frame besides the things.
    var points: [V3] {
        let middle = V3(top.center)
        let (b, h) = (brow, rise.height)
        let out = rise.isRock ? b + 0.2 * h : b + 0.9 * h
        return [
            V3(middle.x - out, -0.3 * h, middle.z), V3(middle.x + out, -0.3 * h, middle.z),
            V3(middle.x, -0.94 * h, middle.z + 0.8 * foot),
        ]
    }

    func surfaces(_ seed: UInt64) -> [Surface] {
        let middle = V3(top.center)
        let own: Material
        if rise.isRock {
            own = Material(
                substance: .stone, tint: Color(V3(0.27, 0.25, 0.225)), seed: seed & 0xFFFF | 1)
        } else {
            own = Material(
                substance: isSnowy ? .snow : .grass, tint: top.material?.tint,
                seed: seed & 0xFFFF | 1)
        }
        let hill = Surface(
            id: "mound", kind: .ridge,
            center: Vec3(V3(middle.x, -rise.height / 2, middle.z)),
            size: Vec3(V3(2 * foot, rise.height, 2 * foot)), material: own)
        var plain = Surface(
            id: rise.isInSea ? "sea" : "land", kind: rise.isInSea ? .watertop : .ground,
            center: Vec3(x: 0, y: -rise.height - 0.1 + (rise.isInSea ? 0.12 : 0), z: 0),
            size: Vec3(x: 1400, y: 0.2, z: 1400))
        plain.material =
            rise.isInSea
            ? Material(substance: .water, seed: seed & 0xFFF)
            : Material(
                substance: isSnowy ? .snow : .grass, tint: top.material?.tint, seed: seed & 0xFF)
        return [hill, plain]
    }
}
