import Knowledge
import Layout
import PlantainProto
import Space

/// A street between houses that leads away from the camera, past what is asked for.
package struct Avenue {
    /// x of its middle at z = 0, and radians that it turns from straight away to the right.
    var middle: Float
    let turn: Float
    /// Metres from its middle to the house fronts, and to the kerb; nil = paved from wall to wall.
    let half: Float
    let road: Float?

    /// - Parameters:
    ///   - low: around the things that stand in it, metres.
    init(_ set: SetBrief, low: V3, high: V3) {
        var dice = Dice(set.seed &+ 0xA7E)
        turn = (dice.chance(0.5) ? 1 : -1) * dice.between(0.02, 0.06)
        middle = (low.x + high.x) / 2
        let reach = high.x - low.x
        let hung = set.props.filter(Self.isStreetSign)
        let isOfSigns = hung.count > 1 && hung.count == set.props.count { $0.group > 0 }
        let isDriven = set.props.contains { $0.asset.category == .vehicle && $0.size.max() > 2.6 }
        if set.scenery.isNarrow, !isDriven {
            (half, road) = (max(1.7, reach / 2 + 0.5), nil)
        } else if isDriven || set.ground.material.substance == .asphalt {
            // What hangs on the fronts is seen in a street that is not wide.
            let lane = isOfSigns ? 2.3 : max(3.4, reach / 2 + 1)
            (half, road) = (lane + (isOfSigns ? 1.4 : 2.4), lane)
            // What does not drive stands near the kerb.
            if !isDriven, !isOfSigns { middle += (dice.chance(0.5) ? 1 : -1) * 0.3 * lane }
        } else {
            (half, road) = (max(3.6, reach / 2 + 1.7), nil)
        }
    }

    func middle(z: Float) -> Float { middle - z * turn }

    /// Whether the set is such a street, and what of it stands in a line along it rather than in the picture's middle.
    static func lined(_ set: SetBrief) -> Set<Int> {
        guard suits(set) else { return [] }
        let groups = Dictionary(grouping: set.props.filter { $0.group > 0 }, by: \.group)
        return Set(
            groups.filter { group, props in
                props.count > 1 && set.formations[group] == nil
                    && props.allSatisfy { isRowed($0.asset) || isStreetSign($0) }
                    && !set.wishes.contains {
                        $0.kind != .near && ($0.subject == group || $0.object == group)
                    }
            }.keys)
    }

    static func suits(_ set: SetBrief) -> Bool {
        [.street, .city].contains(set.scenery.kind) && set.wall == nil && set.isOutdoors
            && set.ground.base == .ground
    }

    private static func isRowed(_ asset: AssetInfo) -> Bool {
        asset.concept == "street lamp" || asset.category == .plant && asset.size.y > 2.5
    }

    /// A sign that shows no words sticks out from a house front, one of several along the street.
    package static func isStreetSign(_ prop: Prop) -> Bool {
        prop.asset.category == .sign && prop.asset.stance == .wall && prop.writings.isEmpty
    }

    /// Hangs signs on the house fronts of both sides by turns, above the heads, where the frame begins to show the fronts.
    func hang(_ objects: inout [SceneObject], groups: Set<Int>, from start: Float, aspect: Float) {
        let seen = Vista.place.z - 1.12 * half / (Vista.tangent * aspect)
        var place = 0
        for i in objects.indices where groups.contains(Int(objects[i].group)) {
            let side: Float = place % 2 == 0 ? -1 : 1
            let size = V3(objects[i].size) * max(1, 1.45 / V3(objects[i].size).max())
            let z = min(start - 2.4, seen) - 2.4 * Float(place)
            objects[i].size = Vec3(size)
            objects[i].position = Vec3(
                V3(
                    middle(z: z) + side * (half - size.x / 2 - 0.12),
                    place % 3 == 1 ? 3.3 : 2.5, z))
            objects[i].rotation = Quaternion(yaw: -side * 0.12)
            place += 1
        }
    }

    /// Stands them on both sides by turns, nearer and farther.
    func line(_ objects: inout [SceneObject], groups: Set<Int>, from start: Float) {
        var place: [UInt32: Int] = [:]
        for i in objects.indices where groups.contains(Int(objects[i].group)) {
            let k = place[objects[i].group, default: 0]
            place[objects[i].group] = k + 1
            let side: Float = k % 2 == 0 ? -1 : 1
            let z = start - 2.4 - 3.6 * Float(k)
            let out = road.map { $0 + 0.5 } ?? (half - 0.8)
            objects[i].position = Vec3(V3(middle(z: z) + side * out, 0, z))
            objects[i].rotation = Quaternion(yaw: -side * .pi / 2)
        }
    }
}
