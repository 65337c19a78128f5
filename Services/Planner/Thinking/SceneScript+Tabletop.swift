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
        let direct = relations.filter { $0.object == table.id && $0.predicate == .on }
        guard isOnlyOn, direct.count > 1,
            others.allSatisfy({ rests($0.id, on: table.id) && Self.isSmall($0, library) })
        else { return self }
        var script = self
        script.surface = Surface(color: table.color, material: table.material, kind: kind)
        script.remove(table.id)
        return script
    }

    private static let tops: [String: SurfaceKind] = [
        "table": .table, "desk": .desk, "counter": .counter, "countertop": .counter,
        "workbench": .bench,
    ]

    /// Itself, or what it stands on, in or beside.
    private func rests(_ id: Character, on table: Character, _ depth: Int = 0) -> Bool {
        guard depth < 6 else { return false }
        return relations.contains { relation in
            guard relation.subject == id else { return false }
            if relation.object == table { return relation.predicate == .on }
            return [.on, .inside, .near, .left, .right, .front, .behind].contains(
                relation.predicate) && rests(relation.object, on: table, depth + 1)
        }
    }

    private static func isSmall(_ entity: Entity, _ library: AssetLibrary) -> Bool {
        guard let match = library.match(entity.noun), let asset = match.assets.first else {
            return false
        }
        return ![.wall, .ceiling].contains(asset.stance) && asset.category != .furniture
            && asset.size.max() < 0.8
    }
}
