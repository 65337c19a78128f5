import Framing
import Illumination
import Knowledge
import Layout
import PlantainProto
import Space

/// Banks along lakes and rivers, and what grows on them.
extension Dressing {
    /// A strip of water or the like on which nothing may stand: along a line, or between two depths.
    struct Strip {
        var from: V3
        /// Level and unit, downstream.
        var along: V3
        var half: Float

        /// Metres from its edge; negative on it.
        func gap(_ at: V3) -> Float {
            let away = at - from
            return abs(away.x * along.z - away.z * along.x) - half
        }

        /// Where its middle is at a depth.
        func middle(z: Float) -> Float {
            abs(along.z) < 0.05 ? from.x : from.x + along.x / along.z * (z - from.z)
        }
    }

    /// Those that lead away from the camera.
    var streams: [Strip] { strips.filter { abs($0.along.z) > 0.3 } }

    /// What lies around the water: earth of a wood, turf of a meadow, sand of a beach.
    private var bankMaterial: Material {
        var material = plan.surfaces.first { $0.kind == .ground }?.material ?? Material()
        if material.substance == .unspecified || material.substance == .water {
            material.substance = .grass
        }
        return material
    }

    /// A bank from one place to another, the water to the left of the way.
    mutating func bank(_ a: V3, _ b: V3, deep: Float, tall: Float) {
        let way = b - a
        let length = way.length
        guard length > 0.5 else { return }
        // Local +z is toward the water: to the left of a to b, seen from above with x right and z down.
        let (x, z) = (way.z / length, -way.x / length)
        let middle = (a + b) / 2
        var material = bankMaterial
        material.seed = UInt64(1 + dice.index(1_000_000))
        add(
            .ridge, "bank", base: V3(middle.x, 0, middle.z) - V3(x, 0, z) * (0.22 * deep),
            size: V3(length, tall, deep), yaw: x.angle(to: z), material: material)
    }

    /// Both banks of a strip of water.
    mutating func banks(of strip: Strip, from near: Float, length: Float) {
        let start = strip.from + strip.along * near
        let end = start + strip.along * length
        let side = V3(-strip.along.z, 0, strip.along.x)
        let deep = min(4.5, max(1.8, 0.8 * strip.half))
        let tall = min(0.32, max(0.12, 0.06 * strip.half))
        for hand: Float in [-1, 1] {
            let out = side * (hand * strip.half)
            // The water is to the left of one bank and, walked back, of the other.
            let (a, b) = hand > 0 ? (start + out, end + out) : (end + out, start + out)
            bank(a, b, deep: deep, tall: tall)
            rushes(
                along: start + out * 1.02, strip.along, length: min(length, 46), back: out.unit)
        }
    }

    /// Grass and reeds in loose clumps along an edge.
    private mutating func rushes(along start: V3, _ way: V3, length: Float, back: V3) {
        guard !set.scenery.isSnowy, bankMaterial.substance != .sand else { return }
        for k in 0..<min(44, Int(length / 0.6)) {
            // At the water, and on the bank's crest.
            let isUp = k % 2 == 0
            let away: Float = isUp ? dice.between(0.5, 2) : dice.between(0, 0.6)
            let at = start + way * (length * dice.unit()) + back * away
            guard depth(z: at.z) > 2.5, !isTaken(at, 0.7) else { continue }
            add(
                .tufts, "reeds", base: V3(at.x, isUp ? 0.05 : 0, at.z),
                size: V3(dice.between(0.6, 1.8), dice.between(0.25, 0.7), dice.between(0.4, 0.9)),
                yaw: dice.between(-1, 1),
                material: Material(
                    tint: Color(
                        set.scenery.season == .autumn
                            ? V3(0.26, 0.19, 0.06) : V3(0.11, 0.15, 0.04))))
        }
    }

    /// Whether something that is asked for stands within a distance of a place.
    func isTaken(_ at: V3, _ radius: Float) -> Bool {
        plan.objects.contains { object in
            let size = V3(object.size)
            let away = V3(object.position) - at
            return V3(away.x, 0, away.z).length < radius + max(size.x, size.z) / 2
        }
    }

    /// The banks of a lake that things stand on, and its far shore.
    mutating func lakeShores() {
        guard let water = plan.surfaces.first(where: { $0.id == "water" }) else { return }
        let (center, size) = (V3(water.center), V3(water.size))
        let (near, far) = (center.z + size.z / 2, center.z - size.z / 2)
        let x = view.position.x
        strips.append(
            Strip(from: V3(x, 0, center.z), along: V3(1, 0, 0), half: size.z / 2))
        if near < 200 {
            let half = 1.6 * halfWidth(depth(z: near)) + 6
            let deep = min(3, max(1.2, 0.25 * (view.position.z - near)))
            bank(V3(x - half, 0, near), V3(x + half, 0, near), deep: deep, tall: 0.09 * deep)
            for hand: Float in [-1, 1] {
                rushes(
                    along: V3(x + hand * 0.25 * half, 0, near + 0.1), V3(hand, 0, 0),
                    length: 0.5 * half, back: V3(0, 0, 1))
            }
        }
        guard far > -500 else {
            shore()
            return
        }
        let half = 1.5 * halfWidth(depth(z: far)) + 12
        bank(V3(x + half, 0, far), V3(x - half, 0, far), deep: 4, tall: 0.5)
        let start = depth(z: far) + 1
        let isWooded = [.forest, .jungle, .mountain].contains(set.scenery.kind)
        let conifers: Float = set.scenery.kind == .mountain || set.scenery.isSnowy ? 0.9 : 0.2
        grove(
            isWooded ? 14 : 6, from: start, to: start + (isWooded ? 22 : 45), tall: 5...9,
            conifers: conifers, clearing: 0.6)
        if isWooded {
            for k in 0..<2 {
                belt(
                    start + 16 + 12 * Float(k), deep: 9, tall: 10, isConifer: dice.chance(conifers))
            }
        }
        horizon(set.scenery.kind == .mountain ? .mountain : .field)
    }

    /// A river past the things or, where a bridge is among them, below it.
    mutating func river(_ way: Vista.Way) -> Bool {
        guard
            let bridge = plan.objects.filter({ $0.group > 0 && $0.concept == "bridge" })
                .max(by: { V3($0.size).x < V3($1.size).x })
        else { return false }
        let along = (bridge.rotation ?? Quaternion(w: 1)).rotate(V3(0, 0, -1))
        let size = V3(bridge.size)
        // Between the abutments.
        let half = 0.33 * size.x
        let strip = Strip(
            from: V3(bridge.position), along: V3(along.x, 0, along.z).unit, half: half)
        flow(strip, way, from: -60, length: 220)
        return true
    }

    /// Lays a river and its banks.
    mutating func flow(_ strip: Strip, _ way: Vista.Way, from near: Float, length: Float) {
        strips.append(strip)
        let middle = strip.from + strip.along * (near + length / 2)
        add(
            .watertop, "river", base: V3(middle.x, Waters.level - 0.2, middle.z),
            size: V3(2 * strip.half, 0.2, length),
            yaw: (-strip.along.x).angle(to: -strip.along.z), material: way.material)
        banks(of: strip, from: near, length: length)
    }
}
