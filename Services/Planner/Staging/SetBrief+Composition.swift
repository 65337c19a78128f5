import Framing
import Illumination
import Knowledge
import Layout
package import PlantainProto
import Space

extension SetBrief {
    /// The same set as a photographer would arrange it: one support for what goes together.
    ///
    /// Signs come in any size: beside things that stand on tables theirs is one for a table.
    package func composed() -> SetBrief {
        var result = self
        result.lowerTowers()
        guard !props.isEmpty, [.floor, .table, .counter, .bench].contains(ground.base) else {
            return result
        }
        let signs = props.indices.filter { isTableSign(props[$0]) }
        let small = props.indices.filter {
            !signs.contains($0) && props[$0].size.max() < 0.5 && props[$0].asset.stance != .ceiling
        }.map { props[$0] }
        let others = props.indices.filter { i in
            !signs.contains(i) && props[i].size.max() >= 0.5 && props[i].asset.stance != .wall
        }
        guard !signs.isEmpty, others.isEmpty, mood.isIndoors else { return result }
        let tallest = small.map { $0.size.y }.max() ?? 0.2
        for i in signs {
            let wanted = small.isEmpty ? 0.4 : min(0.48, max(0.3, 2.2 * tallest))
            let now = props[i].size.y
            if now > wanted { result.props[i].size *= wanted / now }
        }
        if ground.base == .floor, mayAddTables {
            result.ground = Ground(.table, Material(substance: .wood, seed: seed & 0xFFFF))
            result.floor = ground.material
        }
        return result
    }

    /// Street lamps, palms and the like come in many heights: beside smaller things they are low ones,
    /// or a picture that shows all of them would show the others as specks.
    private mutating func lowerTowers() {
        for i in props.indices where Self.isTower(props[i]) {
            let others = props.filter { $0.group != props[i].group && !Self.isTower($0) }
            guard let next = others.map({ $0.size.max() }).max() else { continue }
            let most = max(2.3, 2.2 * next)
            let height = props[i].size.y
            guard height > most else { continue }
            props[i].size *= max(0.5, most / height)
        }
    }

    private static func isTower(_ prop: Prop) -> Bool {
        [.lamp, .plant].contains(prop.asset.category) && prop.text == nil && prop.size.y > 2.3
    }

    private func isTableSign(_ prop: Prop) -> Bool {
        prop.asset.category == .sign && prop.asset.stance == .floor
            && prop.size.y >= 0.3 && prop.size.y < 1.5 && prop.size.x < 1.2
    }
}

/// Turns seats toward the table that they stand at.
package enum Seating {
    private static let seats: Set = ["chair", "armchair", "office chair", "stool", "dining chair"]

    package static func turn(_ objects: inout [SceneObject], props: [Prop]) {
        let tables = props.indices.filter { props[$0].asset.isTable && props[$0].size.y > 0.35 }
        guard !tables.isEmpty else { return }
        for i in props.indices where seats.contains(props[i].asset.concept) {
            let at = V3(objects[i].position)
            let table = tables.min { a, b in
                (V3(objects[a].position) - at).length < (V3(objects[b].position) - at).length
            }
            guard let table, objects[i].support == objects[table].support else { continue }
            let way = V3(objects[table].position) - at
            let gap = way.length - max(props[table].size.x, props[table].size.z) / 2
            guard gap < 1.4, way.length > 0.1 else { continue }
            var yaw = Float(way.x).angle(to: way.z)
            // Three quarters from the front reads better than a bare back.
            if abs(yaw) > 2.6 { yaw = yaw > 0 ? 2.5 : -2.5 }
            let before = objects[i].rotation
            objects[i].rotation = Quaternion(yaw: yaw)
            let mine = footprint(objects[i])
            let clash = objects.indices.contains { k in
                k != i && objects[k].support == objects[i].support
                    && mine.gap(footprint(objects[k])) < 0.01
            }
            if clash { objects[i].rotation = before }
        }
    }

    private static func footprint(_ object: SceneObject) -> Footprint {
        let q = object.rotation ?? Quaternion(w: 1)
        let front = q.rotate(V3(0, 0, 1))
        return Footprint(
            x: V3(object.position).x, z: V3(object.position).z, halfX: V3(object.size).x / 2,
            halfZ: V3(object.size).z / 2, yaw: front.x.angle(to: front.z))
    }
}
