import Framing
import Illumination
import Knowledge
import Layout
import PlantainProto
import Space

extension Stager {
    /// Lights, air and film of a plan; returns what is said of them.
    func light(_ plan: inout ScenePlan, _ set: SetBrief, view: Viewpoint) -> String {
        let middles = plan.objects.map(\.middle)
        let target =
            middles.isEmpty ? Vista.subject : middles.reduce(.zero, +) / Float(middles.count)
        let corners = plan.objects.flatMap(\.corners)
        let extent = corners.map { ($0 - target).length }.max() ?? Vista.extent
        var glows: [Glow] = []
        for (prop, object) in zip(set.props, plan.objects) {
            guard let lamp = prop.asset.lampPoint, set.lit(prop.asset) else { continue }
            let point = V3(lamp) * prop.size / pointwiseMax(prop.asset.size, V3(repeating: 1e-4))
            let small = prop.size.max() < 0.4
            glows.append(
                Glow(
                    object: object.id,
                    position: V3(object.position)
                        + (object.rotation ?? Quaternion(w: 1)).rotate(point),
                    // Tubes shine from all over their sign.
                    radius: prop.asset.tubeColor == nil
                        ? max(0.008, prop.size.min() * 0.25) : 0.3 * prop.size.max(),
                    kelvin: prop.asset.kelvin,
                    color: prop.asset.tubeColor.map { prop.material?.tint?.rgb ?? $0 },
                    strength: small ? 0.05 : 0.4))
        }
        let lighting = Illuminator.light(
            set.mood, target: target, extent: extent, view: view, glows: glows,
            room: room(plan, set), seed: set.seed)
        plan.build(lighting.casement)
        plan.environment = lighting.environment
        plan.lights = lighting.lights
        plan.film = lighting.film
        for (i, prop) in set.props.enumerated() where set.lit(prop.asset) {
            var material = plan.objects[i].material ?? Material()
            material.emission = 3 / max(1e-4, lighting.film.exposure)
            plan.objects[i].material = material
        }
        return lighting.words
    }

    /// Where a wall beside the frame may be built for the sun to come through.
    private func room(_ plan: ScenePlan, _ set: SetBrief) -> Room? {
        guard set.mood.place == .interior else { return nil }
        var room = plan.room(hasWindow: set.hasWindow)
        room?.isLettered = set.props.contains { !$0.writings.isEmpty }
        return room
    }
}

extension SetBrief {
    /// Lamps burn when light is short.
    func lit(_ asset: AssetInfo) -> Bool {
        if asset.burnsAlways { return true }
        guard asset.isLamp else { return false }
        return mood.time == .night || mood.time == .dusk || mood.time == .sunset
            || [.dim, .lamp, .warm, .candle].contains(mood.character)
    }
}
