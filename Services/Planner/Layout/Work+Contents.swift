import Space

extension Work {
    /// Things lying in a container: rings of them, one above the other, from where they fall into place.
    mutating func contents(_ items: [Int], area: Actor.Area) -> Cluster {
        var result = Cluster()
        let mouth = area.opening
        // Large ones lie at the bottom.
        var left = items.sorted { (Self.girth(actors[$0]), $1) > (Self.girth(actors[$1]), $0) }
        var floor: Float = 0.002
        while let first = left.first {
            let thin = min(actors[first].size.x, actors[first].size.z)
            if Self.girth(actors[first]) > 1.8 * thin, Self.girth(actors[first]) < 1.9 * mouth,
                left.count > 2
            {
                floor = lay(&left, thin: thin, mouth: mouth, floor: floor, into: &result)
                continue
            }
            let radius = Self.girth(actors[first]) / 2
            if isLong(actors[first], for: mouth) {
                left.removeFirst()
                upend(first, mouth: mouth, lift: floor, into: &result)
                continue
            }
            let wide = max(0, 0.94 * mouth - radius)
            let count = min(left.count, Self.capacity(ring: wide, radius: radius))
            let ring = count < 2 ? 0 : min(wide, 1.06 * radius / sine(.pi / Float(count)))
            let turn = dice.between(0, 6.28)
            var tallest: Float = 0
            for k in 0..<count {
                let one = cluster(left[k])
                let angle = turn + 2 * .pi * Float(k) / Float(count)
                let rise = area.surface(at: ring + 0.6 * radius) - area.height
                let offset = V3(ring * cosine(angle), max(floor, rise), ring * sine(angle))
                result.absorb(one, at: offset, yaw: dice.between(-0.6, 0.6), support: "")
                dropped.insert(left[k])
                tallest = max(tallest, one.height)
            }
            floor += 0.8 * tallest
            left.removeFirst(count)
        }
        return result
    }

    /// A layer of bananas or carrots: side by side, not one on the other. Returns how high the next layer begins.
    private mutating func lay(
        _ left: inout [Int], thin: Float, mouth: Float, floor: Float, into result: inout Cluster
    ) -> Float {
        let pitch = 1.12 * thin
        let count = max(1, min(left.count, Int(1.5 * mouth / pitch)))
        var tallest: Float = 0
        for k in 0..<count {
            let one = cluster(left[k])
            let across = (Float(k) - Float(count - 1) / 2) * pitch
            let size = actors[left[k]].size
            let at = size.x > size.z ? V3(0, floor, across) : V3(across, floor, 0)
            result.absorb(one, at: at, yaw: dice.between(-0.12, 0.12), support: "")
            dropped.insert(left[k])
            tallest = max(tallest, one.height)
        }
        left.removeFirst(count)
        return floor + 0.9 * tallest
    }

    /// The wider of what it covers.
    private static func girth(_ actor: Actor) -> Float { max(actor.size.x, actor.size.z) }

    /// How many of a radius stand in a ring without touching.
    private static func capacity(ring: Float, radius: Float) -> Int {
        guard ring > 1.02 * radius else { return 1 }
        return max(2, Int(.pi / (1.03 * radius / ring).arcSine))
    }

    /// It would not lie in the container, but stands in it: a spoon in a cup.
    private func isLong(_ actor: Actor, for mouth: Float) -> Bool {
        Self.girth(actor) > 1.9 * mouth && Self.girth(actor) > 1.6 * actor.size.y
    }

    private mutating func upend(
        _ item: Int, mouth: Float, lift: Float, into result: inout Cluster
    ) {
        var one = cluster(item)
        let tall = Self.girth(actors[item])
        one.members[0].isUpended = true
        one.height = tall
        let thin = min(actors[item].size.x, actors[item].size.z) / 2
        (one.halfX, one.halfZ) = (thin, thin)
        let angle = dice.between(0, 6.28)
        let reach = max(0, 0.5 * mouth - thin)
        let offset = V3(reach * cosine(angle), lift + tall / 2, reach * sine(angle))
        result.absorb(one, at: offset, yaw: dice.between(-1, 1), support: "")
        dropped.insert(item)
    }
}
