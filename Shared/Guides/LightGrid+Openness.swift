import Knowledge
import RayCast

/// How much of the sky a place sees.
extension LightGrid {
    /// Rays to the sky from each of four nodes in a row: four where every pixel is a node, otherwise eight.
    func castSky(_ x: Int, _ y: Int, _ packet: inout RayPacket) {
        let rays = spacing == 1 ? 4 : 8
        let nodes = RayPacket.width / rays
        for first in stride(from: 0, to: 4, by: nodes) {
            packet.clear()
            for node in 0..<nodes {
                let hit = unsafe hits[index(x + first + node, y)]
                guard hit.isHit else { continue }
                let ray = SamplePattern.firstSkyRay(x: x + first + node, y: y)
                aim(hit, firstRay: ray, count: rays, at: node * rays, &packet)
            }
            let sent = packet.lanes
            let free = sent & ~scene.closed(&packet)
            for node in 0..<nodes {
                let lanes = UInt32(1 << rays - 1) << UInt32(rays * node)
                let open = Float((free & lanes).nonzeroBitCount) / Float(rays)
                unsafe openness.initializeElement(
                    at: index(x + first + node, y), to: sent & lanes == 0 ? 1 : open)
            }
        }
    }

    /// Puts a place's rays to the sky into a packet.
    @inline(__always)
    private func aim(
        _ hit: Hit, firstRay: Int, count: Int, at lane: Int, _ packet: inout RayPacket
    ) {
        let (a, b) = frame(hit.normal)
        let origin = hit.lifted
        for ray in 0..<count {
            // More than a pixel's own four are those of the next set.
            let number = firstRay & ~63 | (firstRay + ray) & 63
            let local = SamplePattern.sky[number]
            packet.set(
                lane + ray, origin: origin,
                direction: a * local.x + b * local.y + hit.normal * local.z,
                far: scene.openReach * local.w)
        }
    }

    /// Openness of a place that a pixel sees, from the nodes around that see the same surface; from
    /// rays of its own where there are few.
    func openness(_ hit: Hit, x: Int, y: Int, _ packet: inout RayPacket) -> Float {
        let corner = Corner(x: x, y: y, spacing: spacing)
        let step = reach(hit) * 3
        var (sum, total) = (Float(0), Float(0))
        for number in 0..<4 {
            let weight = corner.weight(number)
            if weight == 0 { continue }
            let at = index(corner.x + number % 2, corner.y + number / 2)
            guard isSame(at, hit, step) else { continue }
            sum += unsafe smoother[at] * weight
            total += weight
        }
        if total >= 0.5 { return sum / total }
        let (column, row) = (floorDivide(x, spacing), floorDivide(y, spacing))
        let (mean, weight) = unsafe meanOpenness(hit, column, row, of: smooth)
        // A whole window weighs 16.
        if weight >= 4 { return mean }
        packet.clear()
        aim(hit, firstRay: SamplePattern.firstSkyRay(x: x + 2, y: y + 1), count: 4, at: 0, &packet)
        let own = Float(4 - scene.closed(&packet).nonzeroBitCount) / 4
        return (mean * weight + own * 4) / (weight + 4)
    }

    /// Whether a node sees the surface of a hit, near enough to its plane.
    @inline(__always)
    private func isSame(_ at: Int, _ hit: Hit, _ step: Float) -> Bool {
        let node = unsafe hits.baseAddress.unsafelyUnwrapped + at
        return unsafe node.pointee.mesh == hit.mesh && dot(node.pointee.normal, hit.normal) > 0.8
            && abs(dot(node.pointee.point - hit.point, hit.facet)) < step
    }

    /// The mean over 5 × 5 nodes of the same surface, and what they weigh.
    func meanOpenness(
        _ hit: Hit, _ x: Int, _ y: Int, of values: UnsafeMutableBufferPointer<Float>
    ) -> (mean: Float, weight: Float) {
        var (sum, total) = (Float(0), Float(0))
        let step = reach(hit) * 3
        for dy in -2...2 {
            let row = index(x, y + dy)
            for dx in -2...2 where isSame(row + dx, hit, step) {
                let weight: Float = (abs(dx) == 2 ? 0.5 : 1) * (abs(dy) == 2 ? 0.5 : 1)
                sum += unsafe values[row + dx] * weight
                total += weight
            }
        }
        return (total > 0 ? sum / total : 1, total)
    }
}

/// The four nodes around a pixel's middle and how near each is.
struct Corner {
    /// The upper left one.
    let x: Int
    let y: Int
    private let right: Float
    private let down: Float

    @inline(__always)
    init(x: Int, y: Int, spacing: Int) {
        if spacing == 1 {
            (self.x, self.y, right, down) = (x, y, 0, 0)
            return
        }
        let across = (Float(x) + 0.5) / Float(spacing) - 0.5
        let along = (Float(y) + 0.5) / Float(spacing) - 0.5
        let (left, top) = (across.rounded(.down), along.rounded(.down))
        (self.x, self.y) = (Int(left), Int(top))
        (right, down) = (across - left, along - top)
    }

    @inline(__always)
    func weight(_ number: Int) -> Float {
        (number % 2 == 0 ? 1 - right : right) * (number / 2 == 0 ? 1 - down : down)
    }
}
