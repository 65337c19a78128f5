import Space

/// Actors whose places relative to one another are settled; moved and turned as one.
struct Cluster {
    /// A member relative to the cluster's origin, the middle of its base.
    struct Member {
        var actor: Int
        var offset: V3
        var yaw: Float
        var support: String
        var isUpended = false
        /// On the face of what carries it, rather than on its top.
        var isFixed = false
    }

    var members: [Member] = []
    var platforms: [Platform] = []
    var groups: Set<Int> = []
    var halfX: Float = 0
    var halfZ: Float = 0
    var height: Float = 0
    var place: Node.Place = .standing
    var lift: Float = 0
    var yawMiddle: [Float] = [0]
    var yawRange: Float = 0
    var facesCamera = false
    var isLettered = false
    /// See `Node`.
    var wanted: Float = 0.22
    var solid: Float = 0.8
    var shows: Float = 0
    var role = Actor.Role.none

    var node: Node {
        Node(
            groups: groups, halfX: max(halfX, 0.001), halfZ: max(halfZ, 0.001), height: height,
            place: place, lift: lift, yawMiddle: yawMiddle, yawRange: yawRange,
            facesCamera: facesCamera, isLettered: isLettered, wanted: wanted, solid: solid,
            shows: shows, role: role)
    }

    /// Takes in another cluster, put at `offset` and turned by `yaw`.
    mutating func absorb(_ other: Cluster, at offset: V3, yaw: Float, support: String) {
        let (c, s) = (cosine(yaw), sine(yaw))
        func turned(_ v: V3) -> V3 { V3(c * v.x + s * v.z, v.y, -s * v.x + c * v.z) }
        for member in other.members {
            var member = member
            member.offset = offset + turned(member.offset)
            member.yaw += yaw
            if member.support.isEmpty, other.place == .standing { member.support = support }
            members.append(member)
        }
        for platform in other.platforms {
            var platform = platform
            platform.top = offset + turned(platform.top)
            platform.yaw += yaw
            platforms.append(platform)
        }
        groups.formUnion(other.groups)
        facesCamera = facesCamera || other.facesCamera
        isLettered = isLettered || other.isLettered
        let reach = Footprint(x: 0, z: 0, halfX: other.halfX, halfZ: other.halfZ, yaw: yaw).reach
        halfX = max(halfX, abs(offset.x) + reach.x)
        halfZ = max(halfZ, abs(offset.z) + reach.z)
        height = max(height, offset.y + other.height)
    }
}
