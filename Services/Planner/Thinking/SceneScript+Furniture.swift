import Knowledge
import Script
import Space

/// What stands on the floor beside what stands on a table, and what cannot stand where a list put it.
extension SceneScript {
    /// "a bathtub, a plant and towels on a stool": of a list only what a thing can carry is on it.
    func fitting(_ library: AssetLibrary) -> SceneScript {
        var script = self
        for relation in relations where [.on, .inside].contains(relation.predicate) {
            let fellows = relations.filter {
                $0.predicate == relation.predicate && $0.object == relation.object
            }
            guard fellows.count > 1, let subject = self[relation.subject],
                let object = self[relation.object],
                let one = library.match(subject.noun)?.assets.first,
                let holder = library.match(object.noun)?.assets.first, holder.category != .plant
            else { continue }
            let isTooLarge =
                max(one.size.x, one.size.z) > 1.3 * max(holder.size.x, holder.size.z)
                || one.stance == .floor && one.size.max() > 0.9 * holder.size.max()
                    && [.furniture, .bathroom, .appliance, .plant].contains(one.category)
            if isTooLarge { script.relations.removeAll { $0 == relation } }
        }
        return script
    }

    /// "a gift on a table in front of a christmas tree": beside what stands on the floor the table is one of the
    /// things, with what is small on it.
    func withFurniture(_ library: AssetLibrary) -> SceneScript {
        guard let surface, let noun = Self.pieces[surface.kind],
            entities.count < Limit.entities,
            !entities.contains(where: { $0.lastWord == noun })
        else { return self }
        let resting = Set(
            relations.filter { [.on, .inside].contains($0.predicate) }.map(\.subject))
        let standing = entities.filter { entity in
            guard !resting.contains(entity.id), entity.strings.isEmpty,
                let asset = library.match(entity.noun)?.assets.first
            else { return false }
            return asset.stance == .floor && asset.size.max() > 0.75
                && [.furniture, .plant, .vehicle, .appliance, .bathroom, .instrument, .lamp]
                    .contains(asset.category)
                && !asset.isFigurine
        }
        let small = entities.filter { entity in
            guard !resting.contains(entity.id), !standing.contains(entity),
                let asset = library.match(entity.noun)?.assets.first
            else { return false }
            return ![.wall, .ceiling].contains(asset.stance) && asset.size.max() < 0.75
                && !relations.contains {
                    $0.predicate == .under && $0.subject == entity.id
                }
        }
        guard !standing.isEmpty, !small.isEmpty,
            relations.count + small.count <= Limit.relations
        else { return self }
        var script = self
        let id = Self.id(at: entities.count)
        // What bears a thing or two beside armchairs is no table to dine at.
        let isLow =
            surface.kind == .table && standing.allSatisfy { $0.count < 3 }
            && small.reduce(0) { $0 + $1.count } < 3
        script.entities.append(
            Entity(
                id: id, color: surface.color, material: surface.material,
                noun: isLow ? "side table" : noun))
        script.relations += small.map { Relation($0.id, .on, id) }
        script.surface = nil
        return script
    }

    private static let pieces: [SurfaceKind: String] = [
        .table: "table", .desk: "desk", .counter: "counter", .bench: "bench", .shelf: "shelf",
    ]

    /// "a picnic blanket, a basket and a bottle", "a market stall with crates": what is small and nowhere else is on it.
    func laidOut(_ library: AssetLibrary) -> SceneScript {
        guard
            let blanket = entities.first(where: {
                library.match($0.noun).map {
                    ["picnic blanket", "market stall"].contains($0.concept)
                }
                    ?? false
            })
        else { return self }
        let resting = Set(
            relations.filter { [.on, .inside, .under].contains($0.predicate) }.map(\.subject))
        var script = self
        script.relations.removeAll {
            $0.subject == blanket.id && [.on, .inside, .under].contains($0.predicate)
        }
        // A stall has its awning.
        if let awning = script.entities.first(where: { $0.lastWord == "awning" }),
            library.match(blanket.noun)?.concept == "market stall"
        {
            script.remove(awning.id)
            return script.laidOut(library)
        }
        for entity in entities
        where entity.id != blanket.id && !resting.contains(entity.id)
            && script.relations.count < Limit.relations
        {
            guard let asset = library.match(entity.noun)?.assets.first, asset.stance != .wall,
                asset.size.max() < 0.7, asset.category != .furniture
            else { continue }
            script.relations.removeAll {
                $0.predicate == .near && [$0.subject, $0.object].contains(entity.id)
                    && [$0.subject, $0.object].contains(blanket.id)
            }
            script.relations.append(Relation(entity.id, .on, blanket.id))
        }
        return script
    }
}
