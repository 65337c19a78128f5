import Knowledge
import Script
import Staging

extension SceneScript {
    /// "a violin by lamplight", "a letter by candlelight": what gives the light stands in the picture, if nothing in it
    /// does yet.
    func litFromWithin(_ library: AssetLibrary) -> SceneScript {
        guard let light, let small = Self.giver[light], place.map(\.isIndoors) ?? true,
            !entities.isEmpty, entities.count < Limit.entities,
            entities.allSatisfy({ $0.strings.isEmpty })
        else { return self }
        let known = entities.compactMap { entity in
            library.match(entity.noun)?.assets.first.map { (entity, $0) }
        }
        guard !known.contains(where: { $1.isLamp || $1.burnsAlways }) else { return self }
        var script = self
        let id = Self.id(at: entities.count)
        if let table = known.first(where: { $1.isTableLike })?.0 {
            guard relations.count < Limit.relations else { return self }
            script.relations.append(Relation(id, .on, table.id))
        } else if !known.allSatisfy({ $1.size.max() < 0.75 && $1.stance != .floor }) {
            // Beside furniture a lamp has a foot of its own; a candle has none.
            guard light == .lamp, let first = entities.first,
                relations.count < Limit.relations
            else { return self }
            script.entities.append(Entity(id: id, noun: "floor lamp"))
            script.relations.append(Relation(id, .near, first.id))
            return script
        }
        script.entities.append(Entity(id: id, noun: small))
        return script
    }

    /// What gives a light on a table.
    private static let giver: [Light: String] = [.lamp: "table lamp", .candle: "candle"]
}
