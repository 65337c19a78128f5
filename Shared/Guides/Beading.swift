import Materials
import SceneGeometry

/// What beads of water do to a look: they are smooth, bend the light of their surroundings and darken at their rims.
struct Beading: Sendable {
    /// Share of places with a bead, and the seed of their places, for each mesh; 0 = dry.
    private let shares: [(share: Float, seed: UInt32, frame: Frame)]

    /// nil where nothing has beads.
    init?(_ scene: Scene) {
        shares = scene.parts.map { part in
            let body = scene.bodies[part.body]
            return (body.beads, UInt32(body.number) &* 0x9E37, part.frame)
        }
        guard shares.contains(where: { $0.share > 0 }) else { return nil }
    }

    func change(_ look: inout Look, _ hit: Hit, footprint: Float) {
        let (share, seed, frame) = shares[Int(hit.mesh)]
        guard share > 0, look.emission <= 0 else { return }
        let bead = Beads.at(
            frame.localPoint(hit.point), normal: frame.localDirection(hit.normal), share: share,
            footprint: footprint, seed: seed)
        guard let bead else { return }
        let normal = frame.worldDirection(bead.normal)
        look.normal = normalize(look.normal + (normal - look.normal) * bead.seen)
        look.roughness += (0.05 - look.roughness) * bead.seen
        // Light leaves a drop on its far side and is missing at its rim.
        let rim = 1 - bead.height
        look.color *= 1 - bead.seen * 0.35 * rim * rim
    }
}
