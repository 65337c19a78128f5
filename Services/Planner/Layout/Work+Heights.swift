import Space

extension Work {
    /// Sets the heights of things on the wall and in the air, and lifts those that must be above others.
    mutating func hang(_ clusters: inout [Cluster]) {
        for k in clusters.indices {
            guard clusters[k].place == .standing,
                let group = clusters[k].groups.first(where: { carriers.lifted[$0] != nil }),
                let below = carriers.lifted[group],
                let low = clusters.first(where: { $0.groups.contains(below) })
            else { continue }
            let high = clusters[k]
            let size = V3(2 * high.halfX + 0.08, low.height * 1.06 + 0.02, 2 * high.halfZ + 0.08)
            // Over furniture a small thing has a shelf on the wall.
            let isShelved =
                onFloor ? size.x < 0.8 && high.height < 0.6 && low.height < 1.7 : size.max() < 1.2
            if brief.hasWall && isShelved {
                var shelf = stand(high, .shelf, id: "shelf\(k + 1)", size: V3(size.x, 0.03, size.z))
                shelf.place = .wall
                shelf.lift = low.height + 0.12 * max(high.height, low.height)
                shelf.yawRange = 0
                clusters[k] = shelf
            } else {
                clusters[k] = stand(high, .plinth, id: "plinth\(k + 1)", size: size)
                clusters[k].shows = size.y
                clusters[k].halfX = size.x / 2
                clusters[k].halfZ = size.z / 2
            }
        }
        let tallest = clusters.filter { $0.place == .standing }.map(\.height).max() ?? 0.5
        for k in clusters.indices where clusters[k].place != .standing {
            let groups = clusters[k].groups
            var below: [Float] = []
            for wish in brief.wishes where groups.contains(wish.subject) && wish.kind == .above {
                below += clusters.filter { $0.groups.contains(wish.object) }.map(\.height)
            }
            for wish in brief.wishes where groups.contains(wish.object) && wish.kind == .under {
                below += clusters.filter { $0.groups.contains(wish.subject) }.map(\.height)
            }
            let isSuspended = clusters[k].members.contains {
                actors[$0.actor].isSuspended || actors[$0.actor].perch == .ceiling
            }
            if let height = below.max() {
                clusters[k].lift = max(
                    clusters[k].lift, height + 0.12 * max(clusters[k].height, height))
                // Room to cook and to eat below it.
                if isSuspended, onFloor { clusters[k].lift = max(clusters[k].lift, height + 0.34) }
            } else if isSuspended, onFloor, clusters[k].lift == 0 {
                // Hooks are as high as one reaches, ceilings higher.
                let hook: Float = clusters[k].place == .wall ? 1.7 : 2.05
                clusters[k].lift = max(0.3, hook - clusters[k].height)
            } else if clusters[k].lift == 0 {
                let eye: Float = onFloor ? 1.1 : 0.22
                if brief.isOutdoors, clusters[k].place == .wall, clusters[k].isLettered,
                    tallest < 5
                {
                    // A street's lettering hangs over the heads of what stands before it.
                    clusters[k].lift = max(eye, 1.08 * tallest)
                    continue
                }
                clusters[k].lift =
                    clusters[k].place == .wall
                    ? max(tallest * 0.55, eye - clusters[k].height / 2)
                    : tallest * dice.between(0.7, 1.1)
            }
        }
    }
}
