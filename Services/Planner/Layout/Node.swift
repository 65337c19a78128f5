import Space

/// What the solver sees of a cluster: a box on a level.
struct Node {
    /// Where a node gets its height and depth from.
    enum Place: Hashable {
        /// Stands on the level's surface.
        case standing
        /// Hangs on the wall behind everything.
        case wall
        /// Hangs or flies.
        case air
    }

    var groups: Set<Int>
    /// Half extents of its footprint around its own origin.
    var halfX: Float
    var halfZ: Float
    var height: Float
    var place: Place = .standing
    /// Height of its base above the level's surface.
    var lift: Float = 0
    /// Radians either way of the middle yaw.
    var yawMiddle: [Float] = [0]
    var yawRange: Float = 0.3
    var facesCamera = false
    /// Nothing may stand before it.
    var isLettered = false
    /// Smallest height on the picture that does it justice, as a share of the frame's half height.
    var wanted: Float = 0.22
    /// The part of the height that counts as its own when others hide it.
    var solid: Float = 1
    /// A stand whose own visibility matters little: what is on it counts, from this height up.
    var shows: Float = 0
    var role = Actor.Role.none

    func footprint(_ spot: Spot) -> Footprint {
        Footprint(x: spot.x, z: spot.z, halfX: halfX, halfZ: halfZ, yaw: spot.yaw)
    }
}

/// A node's place on its level.
struct Spot: Hashable {
    var x: Float
    var z: Float
    var yaw: Float
}

/// A wish between nodes of one level.
struct NodeWish: Hashable {
    var subject: Int
    var kind: Wish.Kind
    var object: Int
    var other: Int?
}
