import Space

/// Chairs stand around the table that they belong to, not in a row beside it.
extension Work {
    /// The table that all chairs are at, and the chairs; nil where there is not one table, or fewer than two chairs,
    /// or something is said of how they stand.
    func party() -> (table: Int, seats: [Int])? {
        guard onFloor else { return nil }
        let tables = actors.indices.filter {
            actors[$0].isTable && actors[$0].size.y > 0.5 && carriers.parent[$0] == nil
                && actors[$0].perch == .floor
        }
        let seats = actors.indices.filter { actors[$0].isSeat && carriers.parent[$0] == nil }
        guard tables.count == 1, let table = tables.first, seats.count > 1, seats.count <= 12 else {
            return nil
        }
        let groups = Set(seats.map { actors[$0].group })
        let isPlaced = brief.wishes.contains { wish in
            ![.near, .on, .inside].contains(wish.kind)
                && [wish.subject, wish.object, wish.other].contains(where: groups.contains)
        }
        let isFormed = groups.contains { brief.formations[$0] == .row }
        return isPlaced || isFormed || seats.contains { !carriers.children(of: $0).isEmpty }
            ? nil : (table, seats)
    }

    /// Puts the chairs around a table's cluster, faces to it.
    mutating func seat(_ seats: [Int], at table: Int, into cluster: inout Cluster) {
        let size = actors[table].size
        for (k, spot) in Self.places(seats.count, x: size.x / 2, z: size.z / 2).enumerated() {
            let actor = actors[seats[k]]
            var one = self.cluster(seats[k])
            one.yawRange = 0
            let out = actor.size.z / 2 + 0.03
            let at = V3(spot.x + out * sine(spot.yaw), 0, spot.z + out * cosine(spot.yaw))
            cluster.absorb(
                one, at: at, yaw: spot.yaw + .pi + dice.between(-0.1, 0.1), support: Self.base)
        }
        cluster.wanted = 0.5
        (cluster.yawMiddle, cluster.yawRange) = ([-0.5, 0.5], 0.15)
    }

    /// Places on the edge of a table, each with the direction away from it: those behind come first.
    private static func places(_ count: Int, x: Float, z: Float) -> [(
        x: Float, z: Float, yaw: Float
    )] {
        if max(x, z) < 1.2 * min(x, z) {
            let radius = max(x, z)
            return (0..<count).map { k in
                let yaw =
                    Float.pi + (Float(k) + (count % 2 == 0 ? 0.5 : 0)) * 2 * .pi / Float(count)
                return (radius * sine(yaw), radius * cosine(yaw), yaw)
            }
        }
        // One at each end where there are many, or one is over; the others along the sides.
        let ends = count >= 6 ? 2 : count % 2
        let along = count - ends
        let isWide = x > z
        let (long, short) = (max(x, z), min(x, z))
        var spots: [(x: Float, z: Float, yaw: Float)] = []
        for side: Float in [-1, 1] {
            let number = side < 0 ? (along + 1) / 2 : along / 2
            for k in 0..<number {
                let at = long * (2 * (Float(k) + 0.5) / Float(number) - 1) * 0.86
                spots.append(
                    isWide
                        ? (at, side * short, side < 0 ? .pi : 0)
                        : (side * short, at, side * .pi / 2))
            }
        }
        for k in 0..<ends {
            let side: Float = k == 0 ? -1 : 1
            spots.append(
                isWide ? (side * long, 0, side * .pi / 2) : (0, side * long, side < 0 ? .pi : 0))
        }
        return spots
    }
}
