import PlantainProto
import Space

/// The ground of a place that ends at an edge, and the land or water below it.
struct Terrace {
    let deck: Scenery.Deck
    /// Around the things that stand on it, metres.
    let low: V3
    let high: V3

    init(_ deck: Scenery.Deck, low: V3, high: V3) {
        (self.deck, self.low, self.high) = (deck, low, high)
    }

    private var reach: Float { max(high.x - low.x, high.z - low.z) }

    /// Metres that the land around is lower.
    static func drop(_ deck: Scenery.Deck) -> Float {
        switch deck {
        case .platform: 1
        case .rooftop: 14
        case .balcony: 6
        case .porch: 0.55
        case .pier: 0.6
        }
    }

    /// Where the ground ends: to the left of a platform and behind anything else.
    private var edges: (x: ClosedRange<Float>, z: ClosedRange<Float>) {
        let middle = (low.x + high.x) / 2
        switch deck {
        case .platform: return (low.x - 1.2...high.x + 60, -160...60)
        case .rooftop: return (middle - 60...middle + 60, low.z - max(2, 0.5 * reach)...60)
        case .balcony, .porch:
            return (middle - 40...middle + 40, low.z - max(0.45, 0.22 * reach)...60)
        case .pier:
            let half = max(1.3, (high.x - low.x) / 2 + 0.5)
            return (middle - half...middle + half, low.z - max(1, reach)...60)
        }
    }

    func floor(_ material: Material, top: Float) -> Surface {
        var (x, z) = edges
        // One who only looks has some of a pier or a platform about the feet.
        if reach < 0.7, low.z > -1 {
            if deck == .pier { z = -9...z.upperBound }
            if deck == .platform { x = -1.2...x.upperBound }
        }
        let thick: Float = deck == .pier ? 0.12 : 0.2
        return Surface(
            id: "ground", kind: .ground,
            center: Vec3(
                x: (x.lowerBound + x.upperBound) / 2, y: top - thick / 2,
                z: (z.lowerBound + z.upperBound) / 2),
            size: Vec3(
                x: x.upperBound - x.lowerBound, y: thick, z: z.upperBound - z.lowerBound),
            material: material)
    }

    /// What lies below it as far as one sees.
    static func land(_ deck: Scenery.Deck, beyond: Scenery.Kind, seed: UInt64) -> Surface {
        let isWater = deck == .pier || [.beach, .lake].contains(beyond) && deck != .platform
        var material = Material(
            substance: deck == .platform || beyond == .city ? .asphalt : .grass, seed: seed & 0xFFF)
        if isWater { material.substance = .water }
        // Ballast, between the rails.
        if deck == .platform { material.tint = Color(r: 0.17, g: 0.15, b: 0.135) }
        return Surface(
            id: isWater ? "water" : "land", kind: isWater ? .watertop : .ground,
            center: Vec3(x: 0, y: -drop(deck) - 0.1, z: 0), size: Vec3(x: 1400, y: 0.2, z: 1400),
            material: material)
    }
}
