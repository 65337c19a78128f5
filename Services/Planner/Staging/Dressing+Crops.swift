import Knowledge
import Layout
import PlantainProto
import Space

/// Fields that are planted: rows that run from before the eye into the distance, past what is asked for.
extension Dressing {
    /// Metres from the eye at which plants become coarser; the last is where a slope has its crest.
    private static let bands: [Float] = [3.5, 6, 10, 16, 26, 42, 64, 90]
    /// Metres that a slope rises.
    private static let rise: Float = 11
    /// From the lower edge of the frame to where plants begin, in shares of that way.
    private static let near: Float = 0.75

    /// Where rows run: from a place on the ground, along a unit direction.
    private struct Furrow {
        var from: V3
        var along: V3
        /// To the right of it.
        var across: V3 { V3(-along.z, 0, along.x) }
        var turn: Float
    }

    mutating func sow(_ crop: Crop) {
        if crop.plant == .orchard { return plantTrees(crop) }
        let floor = view.forward - view.up * view.tanY
        let foot = floor.y < -0.02 ? view.position.y / -floor.y * abs(floor.z) : 3
        let way = set.vista.way.flatMap { $0.isWater ? nil : $0 }
        // Along a path as it runs; else aslant, so that rows are seen from the side as well.
        let isAlong = isVista && way != nil || !isVista
        let turn: Float =
            isAlong
            ? (isVista ? -set.vista.turnOfWay : 0)
            : (crop.plant == .vines ? 0.2 : 0.12) * (dice.chance(0.5) ? -1 : 1)
        let (s, c) = turn.sineAndCosine
        let x =
            !isAlong
            ? view.position.x
            : isVista ? set.vista.middle(z: view.position.z) : (low.x + high.x) / 2
        let furrow = Furrow(
            from: V3(x, 0, view.position.z), along: V3(s, 0, -c), turn: turn)
        // What stands there is passed on both sides.
        let lane: ClosedRange<Float>? =
            isVista
            ? way.map { -$0.width / 2 - 0.25...$0.width / 2 + 0.25 }
            : low.x - 0.2 - x...high.x + 0.2 - x
        let behind: Float = isVista ? .infinity : view.position.z - low.z + 0.4
        // What is high reaches into the frame from nearer.
        let isClosed = crop.plant == .grain || crop.plant == .corn
        let over = max(0.2, 1 - crop.height / max(0.1, view.position.y))
        var from = max(isVista ? 0.7 : 1.2, foot * (isClosed ? 0.7 * over : Self.near))
        // It was mown before what stands in it.
        if isClosed, !isVista { from = behind }
        for to in Self.bands.flatMap({ $0 > behind && from < behind ? [behind, $0] : [$0] })
        where to > from + 0.3 {
            let open = from >= behind - 0.01 ? nil : lane
            // Beside what is asked for nothing stands that would hide it.
            if isVista || open == nil || behind - from < 14 {
                band(crop, furrow, from...to, lane: open, start: isVista ? 0 : behind)
            }
            from = to
        }
        guard !crop.isSloping else { return }
        add(
            .ground, "planted", base: V3(view.position.x, -0.045, view.position.z - from - 60),
            size: V3(700, 0.055, 120),
            material: Material(
                substance: .grass, tint: Color(blend(crop.tint * 0.75, V3(0.16, 0.17, 0.1), 0.3)),
                scale: 2))
    }

    /// One band of rows, where the frame shows it, on both sides of a lane.
    private mutating func band(
        _ crop: Crop, _ furrow: Furrow, _ depth: ClosedRange<Float>, lane: ClosedRange<Float>?,
        start: Float
    ) {
        let (near, far) = (depth.lowerBound, depth.upperBound)
        let (s, c) = furrow.turn.sineAndCosine
        let slant = s / max(c, 0.1)
        let offset = (view.position.x - furrow.from.x) * c
        func edge(_ side: Float) -> Float {
            let tangent = side * view.tanX * 1.06
            return far * (tangent - slant) / (1 + tangent * slant) + offset + side * crop.spacing
        }
        func rise(_ at: Float) -> Float {
            guard crop.isSloping else { return 0 }
            let last = Self.bands.last ?? at
            let t = min(max((at - start) / max(1, last - start), 0), 1)
            return Self.rise * t * t * (3 - 2 * t)
        }
        let unit = crop.spacing
        func plot(_ first: Float, _ last: Float) {
            let (a, b) = (first.rounded(), last.rounded())
            guard b > a else { return }
            let middle =
                furrow.from + furrow.along * ((near + far) / 2) + furrow.across
                * ((a + b) / 2 * unit)
            add(
                .tufts, crop.plant.rawValue, base: V3(middle.x, rise(near) - 0.01, middle.z),
                size: V3((b - a) * unit, crop.height + rise(far) - rise(near), far - near),
                yaw: -furrow.turn,
                material: Material(
                    substance: crop.substance, tint: Color(hazed(crop.tint, distance: 0.7 * near)),
                    scale: unit))
        }
        let (left, right) = ((edge(-1) / unit).rounded(.down), (edge(1) / unit).rounded(.up))
        guard let lane else { return plot(left, right) }
        // Of a row half its width is beyond its middle.
        let reach = min(0.45, 0.33 * unit)
        plot(left, min(right, ((lane.lowerBound - reach) / unit + 0.5).rounded(.down)))
        plot(max(left, ((lane.upperBound + reach) / unit - 0.5).rounded(.up)), right)
    }

    /// Trees in rows away from the eye, with a lane between the middle ones.
    private mutating func plantTrees(_ crop: Crop) {
        let first = isVista ? 7 : view.position.z - low.z + 0.55 * crop.height
        let kind = leafy()
        for row in 0..<7 {
            let distance = first + Float(row) * crop.spacing
            let half = Int(1.1 * halfWidth(distance) / crop.spacing) + 1
            for column in -half..<half {
                let x = (Float(column) + 0.5) * crop.spacing + dice.between(-0.25, 0.25)
                let height = crop.height * dice.between(0.85, 1.1)
                let at = V3(
                    view.position.x + x, -0.03,
                    view.position.z - distance + dice.between(-0.25, 0.25))
                guard !set.vista.isOnWay(at, radius: 0.6) else { continue }
                let own = crop.tint * V3(dice.between(0.85, 1.2), dice.between(0.9, 1.1), 1)
                if distance < 17, let kind {
                    add(
                        kind, at: at, height: height, yaw: dice.between(-3, 3),
                        support: plan.surfaces[0].id, material: Material(tint: Color(own)))
                } else {
                    add(
                        .broadleaves, "fruit tree", base: at,
                        size: V3(0.8 * height, height, 0.8 * height),
                        material: Material(tint: Color(hazed(own, distance: 0.8 * distance))))
                }
            }
        }
    }
}
