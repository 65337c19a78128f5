import Knowledge
import Script

extension SceneScript {
    /// "a desk with a laptop and a notebook": where nothing but small things on it is asked for, a desk or a table is
    /// what the picture is taken on, so that those things fill it.
    func takenOnTop(_ library: AssetLibrary) -> SceneScript {
        guard surface == nil, place.map(\.isIndoors) ?? true,
            let table = entities.first(where: { entity in
                Self.tops[entity.lastWord] != nil && entity.count == 1 && entity.strings.isEmpty
                    && entity.size == nil
            }),
            let kind = Self.tops[table.lastWord]
        else { return self }
        let others = entities.filter { $0.id != table.id }
        let isOnlyOn = relations.allSatisfy { relation in
            relation.subject != table.id && relation.other != table.id
                && (relation.object != table.id || relation.predicate == .on)
        }
        let there = gathered(on: table.id)
        guard isOnlyOn, there.count > 1,
            others.allSatisfy({ there.contains($0.id) && Self.isSmall($0, library) })
        else { return self }
        var script = self
        script.surface = Surface(color: table.color, material: table.material, kind: kind)
        script.remove(table.id)
        return script
    }

    /// "a cup of coffee at an outdoor cafe": beside the front of a house nobody sees a cup; it stands on a table in
    /// the street.
    func nearOnTerrace(_ library: AssetLibrary) -> SceneScript {
        guard place == .street, surface == nil,
            let front = entities.first(where: { $0.lastWord == "storefront" && $0.strings.isEmpty }
            ),
            entities.count > 1,
            entities.allSatisfy({ $0.id == front.id || Self.isServed($0, library) })
        else { return self }
        var script = self
        script.remove(front.id)
        return script
    }

    private static func isServed(_ entity: Entity, _ library: AssetLibrary) -> Bool {
        guard let asset = library.match(entity.noun)?.assets.first else { return false }
        return [.tableware, .food, .kitchenware].contains(asset.category)
            && asset.size.max() < 0.5
    }

    private static let tops: [String: SurfaceKind] = [
        "table": .table, "desk": .desk, "counter": .counter, "countertop": .counter,
        "workbench": .bench,
    ]

    /// What is on it, and what stands on, in or beside that.
    private func gathered(on table: Character) -> Set<Character> {
        let rests = relations.filter { $0.object == table && $0.predicate == .on }
        var there = Set(rests.map(\.subject))
        var count = 0
        while count < there.count {
            count = there.count
            for relation in relations where relation.object != table {
                let ends = [relation.subject, relation.object]
                if ends.contains(where: there.contains) { there.formUnion(ends) }
            }
        }
        return there
    }

    /// "a bottle beside two glasses on a barrel": what is small and only beside something stands on the same thing.
    func besideOnTop(_ library: AssetLibrary) -> SceneScript {
        var script = self
        let rests: Set<Predicate> = [.on, .inside, .under, .above]
        for relation in relations where relation.predicate == .near {
            for (id, other) in [
                (relation.subject, relation.object), (relation.object, relation.subject),
            ] {
                guard let thing = self[id], Self.isSmall(thing, library),
                    !script.relations.contains(where: {
                        ($0.subject == id || $0.object == id) && rests.contains($0.predicate)
                    }),
                    let holder = relations.first(where: {
                        $0.subject == other && $0.predicate == .on
                    })?.object, holder != id, self[holder]?.count == 1,
                    let asset = library.match(self[holder]?.noun ?? "")?.assets.first,
                    asset.stance == .floor, min(asset.size.x, asset.size.z) > 0.3,
                    script.relations.count < Limit.relations
                else { continue }
                script.relations.append(Relation(id, .on, holder))
            }
        }
        return script
    }

    /// A scarecrow "in" a pumpkin, plants "in" a watering can: what is far larger than what would hold it is beside it.
    func withinReason(_ library: AssetLibrary) -> SceneScript {
        var script = self
        func span(_ id: Character) -> Float? {
            guard let noun = self[id]?.noun, let asset = library.match(noun)?.assets.first else {
                return nil
            }
            return (asset.lifeSize ?? asset.size).max()
        }
        for i in script.relations.indices {
            let relation = script.relations[i]
            guard [.inside, .on].contains(relation.predicate),
                let guest = span(relation.subject), let holder = span(relation.object),
                guest > (relation.predicate == .inside ? 2.2 : 4) * holder
            else { continue }
            script.relations[i].predicate = .near
        }
        return script
    }

    /// "a glass on a stone wall in a vineyard": outdoors what stands on a wall stands on top of it, and the land is seen
    /// beyond.
    func onTopOfWalls(_ library: AssetLibrary) -> SceneScript {
        guard let surface, surface.kind == .wall, let place, !place.isIndoors, !entities.isEmpty,
            entities.allSatisfy({ entity in
                Self.isSmall(entity, library)
                    && library.match(entity.noun)?.assets.first?.stance == .table
                    && !entity.noun.hasPrefix("hanging ") && entity.strings.isEmpty
            })
        else { return self }
        var script = self
        script.surface = Surface(
            color: surface.color, material: surface.material ?? .stone, kind: .table)
        return script
    }

    private static func isSmall(_ entity: Entity, _ library: AssetLibrary) -> Bool {
        guard let match = library.match(entity.noun), let asset = match.assets.first else {
            return false
        }
        return ![.wall, .ceiling].contains(asset.stance) && asset.category != .furniture
            && asset.size.max() < 0.8
    }
}
