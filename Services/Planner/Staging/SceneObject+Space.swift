public import PlantainProto
public import Space

extension SceneObject {
    /// The corners of its box in the world.
    public var corners: [V3] {
        let half = V3(size) / 2
        let turn = rotation ?? Quaternion(w: 1)
        return [-1, 1].flatMap { (x: Float) in
            [0, 2].flatMap { (y: Float) in
                [-1, 1].map { (z: Float) in V3(position) + turn.rotate(half * V3(x, y, z)) }
            }
        }
    }

    /// The middle of its box in the world.
    public var middle: V3 {
        V3(position) + (rotation ?? Quaternion(w: 1)).rotate(V3(0, V3(size).y / 2, 0))
    }
}

extension Surface {
    public var topHeight: Float { V3(center).y + V3(size).y / 2 }

    /// The corners of its top and, for a shelf, of all of it: what a picture ought to show of a stand.
    public var visibleCorners: [V3] {
        let half = V3(size) / 2
        let turn = Quaternion(yaw: yaw)
        let low: Float = kind == .shelf ? -1 : 0.5
        return [-1, 1].flatMap { (x: Float) in
            [low, 1].flatMap { (y: Float) in
                [-1, 1].map { (z: Float) in V3(center) + turn.rotate(half * V3(x, y, z)) }
            }
        }
    }
}
