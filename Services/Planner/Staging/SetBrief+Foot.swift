import Layout
import PlantainProto
import Space

extension SetBrief {
    /// Moves small things that lie under a tree to its foot, in arcs on the side that is seen.
    func gatherAtFoot(_ objects: inout [SceneObject]) {
        for (group, tree) in atFoot.sorted(by: { $0.key < $1.key }) {
            let members = objects.indices.filter { Int(objects[$0].group) == group }
            guard let trunk = objects.first(where: { Int($0.group) == tree }), !members.isEmpty,
                members.allSatisfy({ V3(objects[$0].size).max() < 0.8 }),
                members.allSatisfy({ objects[$0].support == trunk.support })
            else { continue }
            let (foot, size) = (V3(trunk.position), V3(trunk.size))
            let room =
                members.map {
                    (objects[$0].size.map { max($0.x, $0.z) } ?? 0.2) * 1.3
                }.max() ?? 0.3
            // Boughs of a fir reach down to the ground, those of other trees do not.
            let wide = max(size.x, size.z)
            var radius = (size.y < 3.5 ? 0.48 * wide : min(0.12 * wide, 0.7)) + 0.5 * room
            var left = members[...]
            var chance = Dice(seed &+ UInt64(31 * group))
            while !left.isEmpty {
                let reach: Float = 1.15
                let number = min(left.count, max(1, Int(2 * reach * radius / room) + 1))
                for (k, i) in left.prefix(number).enumerated() {
                    let share =
                        number == 1 ? Float(0.3) : 2 * Float(k) / Float(number - 1) - 1
                    let turn = (share * reach).sineAndCosine
                    let at = foot + V3(radius * turn.sin, 0, radius * turn.cos)
                    let shift =
                        V3(at.x, 0, at.z)
                        - V3(
                            V3(objects[i].position).x, 0, V3(objects[i].position).z)
                    // What it carries or holds goes with it.
                    for k in objects.indices where objects[k].support == objects[i].id {
                        objects[k].position = Vec3(V3(objects[k].position) + shift)
                    }
                    objects[i].position = Vec3(V3(objects[i].position) + shift)
                    objects[i].rotation = Quaternion(yaw: chance.between(-0.5, 0.5))
                }
                left = left.dropFirst(number)
                radius += room
            }
        }
    }
}
