import Space

/// What lies on the floor beneath others has no place among them: it is spread when they stand.
extension Work {
    /// A rug that nothing was said of but what is on it by standing there.
    func isUnderlay(_ i: Int) -> Bool {
        guard actors[i].role == .rug, onFloor, carriers.parent[i] == nil,
            carriers.children(of: i).isEmpty
        else { return false }
        let group = actors[i].group
        let others = actors.indices.filter { actors[$0].role != .rug && actors[$0].perch == .floor }
        let isTied = brief.wishes.contains { wish in
            (wish.subject == group || wish.object == group || wish.other == group)
                && wish.kind != .near && wish.kind != .under
        }
        return !others.isEmpty && !isTied
    }

    /// Lays a rug before the seats, or else in the middle; what stands wholly on it is lifted by its height.
    mutating func spread(_ rug: Int, among placements: inout [Placement], except rugs: [Int]) {
        let size = actors[rug].size
        let standing = actors.indices.filter {
            !rugs.contains($0) && placements[$0].support == Self.base
        }
        func print(_ i: Int) -> Footprint {
            Footprint(
                x: placements[i].position.x, z: placements[i].position.z,
                halfX: actors[i].size.x / 2, halfZ: actors[i].size.z / 2, yaw: placements[i].yaw)
        }
        let seats = standing.filter { actors[$0].role == .sofa }
        let prints = (seats.isEmpty ? standing : seats).map(print)
        var x: Float = 0
        var z: Float = 0
        if let seat = prints.first, !seats.isEmpty {
            // The front legs stand on it.
            x = seat.x
            z = seat.z + seat.reach.z - 0.2 + size.z / 2
        } else {
            let low = prints.map { $0.z - $0.reach.z }.min() ?? 0
            let high = prints.map { $0.z + $0.reach.z }.max() ?? 0
            x = prints.reduce(0) { $0 + $1.x } / Float(max(1, prints.count))
            z = max((low + high) / 2, low + size.z / 2)
        }
        let yaw = size.x < size.z ? Float.pi / 2 : 0
        let base = Arranger.height(brief.base)
        placements[rug] = Placement(position: V3(x, base, z), yaw: yaw, support: Self.base)
        if yaw != 0 { placements[rug].position.z += (size.x - size.z) / 2 }
        let cover = print(rug)
        for i in standing where print(i).corners.allSatisfy({ cover.contains($0.0, $0.1) }) {
            let carried = actors.indices.filter { $0 == i || carriers.root($0) == i }
            for k in carried { placements[k].position.y += size.y }
        }
    }
}
