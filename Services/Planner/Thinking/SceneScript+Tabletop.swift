import Knowledge
import Script

extension SceneScript {
    /// All that things ask of one another before there is a place for them, one step after the other.
    func arranged(_ library: AssetLibrary, _ varieties: [Character: Variety]) -> SceneScript {
        assorted(library).withinReason(library).litFromWithin(library).onShelves(library).fitting(
            library
        )
        .onTopOfWalls(library)
        .besideOnTop(library).laidOut(library).nearOnTerrace(library).takenOnTop(library)
        .withFurniture(library).linedUp(varieties)
    }

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
        let number = there.reduce(0) { $0 + (self[$1]?.count ?? 0) }
        guard isOnlyOn, number > 1,
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

    /// "a coffee cup on a saucer": cups are drawn on saucers of their own, so one more would be a plate.
    func withoutSaucers(_ library: AssetLibrary) -> SceneScript {
        var script = self
        for saucer in entities where saucer.lastWord == "saucer" && saucer.strings.isEmpty {
            let loads = relations.filter { $0.object == saucer.id && $0.predicate == .on }
            let isUnderCups =
                !loads.isEmpty
                && loads.allSatisfy { load in
                    self[load.subject].map {
                        $0.noun.split(separator: " ").contains { $0 == "cup" || $0 == "teacup" }
                    } ?? false
                }
            let others = relations.filter {
                [$0.subject, $0.object, $0.other].contains(saucer.id) && !loads.contains($0)
            }
            guard isUnderCups, entities.count > 1 else { continue }
            // What the saucer was on or beside, the cup is.
            guard let cup = loads.first?.subject else { continue }
            for relation in others {
                guard let k = script.relations.firstIndex(of: relation) else { continue }
                if relation.subject == saucer.id { script.relations[k].subject = cup }
                if relation.object == saucer.id { script.relations[k].object = cup }
            }
            script.relations.removeAll { $0.subject == $0.object || loads.contains($0) }
            script.remove(saucer.id)
            // Groups are renamed when one goes.
            return script.withoutSaucers(library)
        }
        return script
    }

    /// "cakes in a display case": on its shelves, where it has those and no hollow.
    func onShelves(_ library: AssetLibrary) -> SceneScript {
        var script = self
        for i in script.relations.indices
        where [.on, .inside].contains(script.relations[i].predicate) {
            // Behind the glass letters would not be read: a sign stands beside it.
            guard let sign = self[script.relations[i].subject], !sign.strings.isEmpty,
                let holder = self[script.relations[i].object],
                library.match(holder.noun)?.concept.hasPrefix("display") ?? false
            else { continue }
            script.relations[i].predicate = .right
        }
        for i in script.relations.indices where script.relations[i].predicate == .inside {
            guard let holder = self[script.relations[i].object],
                let asset = library.match(holder.noun)?.assets.first,
                !asset.boards.isEmpty, asset.inside == nil
            else { continue }
            script.relations[i].predicate = .on
        }
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
