import Knowledge
import RayCast

/// What a place sees of each lamp.
extension LightGrid {
    /// Rays of each node to each lamp: one where every pixel is a node, otherwise four, spread over the
    /// node's pixels.
    func castLamps(_ x: Int, _ y: Int, _ packet: inout RayPacket) {
        for row in 0..<4 {
            for column in 0..<4 {
                let at = index(x + column, y + row)
                unsafe all.initializeElement(at: at, to: 0)
                unsafe any.initializeElement(at: at, to: 0)
            }
        }
        if spacing == 1 {
            castLamps(x, y, rows: 4, rays: 1, &packet)
        } else {
            for row in 0..<4 { castLamps(x, y + row, rows: 1, rays: 4, &packet) }
        }
    }

    private func castLamps(_ x: Int, _ y: Int, rows: Int, rays: Int, _ packet: inout RayPacket) {
        for lamp in lighting.lamps.indices {
            packet.clear()
            for node in 0..<4 * rows {
                let (column, line) = (x + node % 4, y + node / 4)
                let hit = unsafe hits[index(column, line)]
                guard hit.isHit else { continue }
                let noise = PixelNoise(x: column, y: line)
                let turn = noise.uniform(UInt32(4 + lamp))
                let first = Int(noise.uniform(UInt32(lamp)) * 16)
                let start = scene.smoothed(hit)
                let aim = lighting.lamps[lamp].aim(from: start)
                if rays == 1 {
                    packet.aim(
                        node, at: aim, from: hit, start: start,
                        place: SamplePattern.turned(first, by: turn))
                    continue
                }
                let print = footprint(hit, column, line)
                for ray in 0..<rays {
                    packet.aim(
                        4 * node + ray, at: aim, from: hit,
                        start: start + print.offset(SamplePattern.rotatedGrid(ray)),
                        place: SamplePattern.turned((first & 12) + ray, by: turn))
                }
            }
            let sent = packet.lanes
            let free = sent & ~scene.blocked(&packet, lamp: lamp)
            for node in 0..<4 * rows {
                let at = index(x + node % 4, y + node / 4)
                let lanes = rays == 1 ? 1 << UInt32(node) : UInt32(0xF) << UInt32(4 * node)
                if free & lanes != 0 { unsafe any[at] |= 1 << UInt8(lamp) }
                if free & lanes == lanes { unsafe all[at] |= 1 << UInt8(lamp) }
            }
        }
    }

    /// A node's step over the surface that it sees.
    private func footprint(_ hit: Hit, _ x: Int, _ y: Int) -> Footprint {
        Footprint(
            view: view,
            direction: view.direction(
                x: (Float(x) + 0.5) * Float(spacing), y: (Float(y) + 0.5) * Float(spacing)),
            depth: hit.distance, normal: hit.facet, step: Float(spacing))
    }

    /// Lamps that all the nodes around a node reach, and those that any does.
    @inline(__always)
    func neighbourBits(_ x: Int, _ y: Int) -> (all: UInt8, any: UInt8) {
        let reach = spacing == 1 ? 2 : 1
        var (every, some) = (UInt8.max, UInt8(0))
        for dy in -reach...reach {
            let row = index(x, y + dy)
            for dx in -reach...reach {
                every &= unsafe all[row + dx]
                some |= unsafe any[row + dx]
            }
        }
        return (every, some)
    }

    /// The same around a pixel.
    @inline(__always)
    func bits(x: Int, y: Int) -> (all: UInt8, any: UInt8) {
        neighbourBits(floorDivide(x, spacing), floorDivide(y, spacing))
    }

    /// Visibility of each lamp around a node.
    func lampShares(_ hit: Hit, _ x: Int, _ y: Int, _ packet: inout RayPacket) -> SIMD3<Float> {
        let (all, any) = neighbourBits(x, y)
        guard any != 0 else { return .zero }
        if all == any { return Self.full(all) }
        return ownShares(hit, footprint(hit, x, y), all, any, PixelNoise(x: x, y: y), &packet)
    }

    @inline(__always)
    private static func full(_ bits: UInt8) -> SIMD3<Float> {
        SIMD3(bits & 1 != 0 ? 1 : 0, bits & 2 != 0 ? 1 : 0, bits & 4 != 0 ? 1 : 0)
    }

    /// Rays to the lamps that are in part hidden, spread over each lamp and over the footprint: eight, and
    /// eight more where these disagree.
    func ownShares(
        _ hit: Hit, _ footprint: Footprint, _ all: UInt8, _ any: UInt8, _ noise: PixelNoise,
        _ packet: inout RayPacket
    ) -> SIMD3<Float> {
        var result = Self.full(all)
        let start = scene.smoothed(hit)
        for lamp in lighting.lamps.indices where (all ^ any) & (1 << UInt8(lamp)) != 0 {
            let aim = lighting.lamps[lamp].aim(from: start)
            let turn = noise.uniform(UInt32(8 + lamp))
            packet.clear()
            for ray in 0..<16 {
                packet.aim(
                    ray, at: aim, from: hit,
                    start: start + footprint.offset(SamplePattern.rotatedGrid(ray + ray / 4)),
                    place: SamplePattern.turned(ray, by: turn))
            }
            let sent = packet.lanes
            let free = sent & ~scene.blocked(&packet, lamp: lamp)
            let eight = (free & 0xFF).nonzeroBitCount
            result[lamp] =
                eight == 0 || eight == 8
                ? Float(eight) / 8 : Float(eight + (free >> 8).nonzeroBitCount) / 16
        }
        return result
    }

    /// Visibility of each lamp where a pixel sees one smooth surface.
    ///
    /// Where the nodes around differ no more than their few rays let expect, as deep in a wide half
    /// shadow, their mean is taken; borders of shadows get rays of their own; between the two, a mix,
    /// or single pixels would stand out.
    func visibility(
        _ hit: Hit, _ footprint: Footprint, x: Int, y: Int, _ packet: inout RayPacket
    ) -> SIMD3<Float> {
        let corner = Corner(x: x, y: y, spacing: spacing)
        var (mean, mix, total) = (SIMD3<Float>.zero, SIMD3<Float>.zero, Float(0))
        for number in 0..<4 {
            let weight = corner.weight(number)
            if weight == 0 { continue }
            let at = index(corner.x + number % 2, corner.y + number / 2)
            let node = unsafe hits.baseAddress.unsafelyUnwrapped + at
            guard unsafe node.pointee.mesh == hit.mesh,
                unsafe dot(node.pointee.normal, hit.normal) > 0.9
            else { continue }
            mean += unsafe means[at] * weight
            mix += unsafe structure[at] * weight
            total += weight
        }
        // Where a node sees another surface nothing is known of this one.
        if total < 0.999 { mix = .one }
        if mix == .zero { return mean }
        if spacing == 1 {
            let own = unsafe shares[index(x, y)]
            return total < 0.999 ? own : mean + (own - mean) * mix
        }
        let (all, any) = bits(x: x, y: y)
        let own =
            all == any
            ? Self.full(all)
            : ownShares(hit, footprint, all, any, PixelNoise(x: x, y: y), &packet)
        return total < 0.999 ? own : mean + (own - mean) * mix
    }

    // MARK: Means

    /// Mean of the shares around a node, and for each lamp 0 where they vary as few rays do, 1 at a border
    /// of a shadow.
    func lampMeans(_ hit: Hit, _ x: Int, _ y: Int) -> (mean: SIMD3<Float>, mix: SIMD3<Float>) {
        guard let near = spread(hit, x, y, 1) else { return unsafe (shares[index(x, y)], .one) }
        let wide = spread(hit, x, y, 2) ?? near
        if wide.variance == .zero { return unsafe (shares[index(x, y)], .zero) }
        // n rays that hit with chance p vary by p (1 - p) / n; a border of a shadow by p (1 - p).
        let noise = pointwiseMax(
            wide.mean * (1 - wide.mean) / 6, SIMD3(repeating: 0.002))
        let excess = (wide.variance / noise - 1.25) / 1.75
        return (wide.mean, pointwiseMin(pointwiseMax(excess, .zero), .one))
    }

    /// Mean and variance up to `reach` nodes around; nil where surfaces meet.
    @inline(__always)
    private func spread(
        _ hit: Hit, _ x: Int, _ y: Int, _ reach: Int
    ) -> (mean: SIMD3<Float>, variance: SIMD3<Float>)? {
        var sum = SIMD3<Float>.zero
        var squares = SIMD3<Float>.zero
        for dy in -reach...reach {
            let row = index(x, y + dy)
            for at in row - reach...row + reach {
                let node = unsafe hits.baseAddress.unsafelyUnwrapped + at
                guard unsafe node.pointee.mesh == hit.mesh,
                    unsafe dot(node.pointee.normal, hit.normal) > 0.9
                else { return nil }
                let share = unsafe shares[at]
                sum += share
                squares += share * share
            }
        }
        let count = Float((2 * reach + 1) * (2 * reach + 1))
        let mean = sum / count
        let variance = pointwiseMax(squares / count - mean * mean, .zero)
        // Rounding must not pass for noise.
        return (mean, variance.replacing(with: 0, where: variance .< 1e-6))
    }
}

extension RayPacket {
    /// A ray from a hit, or from `start` beside it, to a place on a lamp's disc; none if the surface faces
    /// away and lets no light through.
    @inline(__always)
    mutating func aim(
        _ lane: Int, at aim: Lamp.Aim, from hit: Hit, start: SIMD3<Float>, place: SIMD2<Float>
    ) {
        let ray = aim.ray(from: start, place: place)
        guard hit.isLeaf || dot(ray.direction, hit.normal) > 0 else { return }
        set(
            lane, origin: start + hit.lift(toward: ray.direction), direction: ray.direction,
            far: ray.far)
    }
}

extension Footprint {
    /// Metres to a place given in steps to the right and down.
    @inline(__always)
    func offset(_ place: SIMD2<Float>) -> SIMD3<Float> { right * place.x + down * place.y }
}
