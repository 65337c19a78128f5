import Knowledge
import RayCast
import SceneGeometry

/// The shadows of glass and liquids.
extension CastScene {
    /// Lanes of a packet whose light glass on their way throws elsewhere: a share of them, so that the rest is what
    /// comes through. Little is lost in the middle of a bottle, most along its sides.
    func dimmed(_ packet: inout RayPacket, lamp: Int, coherent: Bool) -> UInt32 {
        rays.intersect(packet, classes: .clear, coherent: coherent)
        let lanes = packet.lanes
        packet.clear()
        var lost: UInt32 = 0
        forEachLane(lanes) { lane in
            guard let met = packet.hit(lane), let matter = meshes[met.mesh].clear, matter.ior > 1,
                !carries(met.mesh, lamp: lamp)
            else { return }
            let direction = packet.direction(lane)
            // A drink lies against its glass: what that takes away is even, and would show as grains.
            guard met.distance * length(direction) > ClearMatter.wall else { return }
            let facing = abs(dot(corners.normal(met), direction))
            let color = meshes[met.mesh].material.baseColor
            let passed = ClearMatter.passed(
                facing: facing, level: luminance(matter.isLiquid ? matter.tint : color))
            let origin = packet.origin(lane)
            let chance = PixelNoise(
                x: Int(origin.x.bitPattern ^ direction.y.bitPattern),
                y: Int(origin.z.bitPattern &+ direction.x.bitPattern)
            ).uniform(UInt32(lane))
            if chance > passed { lost |= 1 << UInt32(lane) }
        }
        return lost
    }
}

extension ClearMatter {
    /// Metres, of the walls of vessels.
    static let wall: Float = 0.006

    /// The share of a lamp's light behind a body of glass that still goes the same way.
    ///
    /// - Parameters:
    ///   - facing: cosine between the way and the wall's normal
    ///   - level: luminance of its colour
    static func passed(facing: Float, level: Float) -> Float {
        let rim = smooth(0.35, 0.95, 1 - facing)
        return (0.84 - 0.6 * rim) * (0.35 + 0.65 * min(1, level))
    }
}
