public import PlantainProto
public import Space

/// A solid that takes part in the settling. Its local frame has the origin at the middle of its base.
public struct RigidBody: Sendable {
    /// A convex piece, placed in the body's local frame by its centre. Metres.
    public enum Part: Sendable, Hashable {
        case box(center: V3, size: V3)
        case sphere(center: V3, radius: Float)
        /// Upright, along the local y axis.
        case cylinder(center: V3, radius: Float, height: Float)
        /// A box turned in the local frame.
        case slab(center: V3, size: V3, turn: Quaternion)
    }

    public enum Motion: Sendable, Hashable {
        /// Never moves: surfaces, furniture, containers.
        case fixed
        /// Slides and falls but keeps its attitude: figures, lamps, signs.
        case upright
        /// Tumbles and rolls as it likes.
        case free
    }

    public var id: String
    public var parts: [Part]
    public var position: V3
    public var rotation: Quaternion
    public var motion: Motion
    /// Kilograms per cubic metre.
    public var density: Float

    public init(
        id: String, parts: [Part], position: V3, rotation: Quaternion = Quaternion(w: 1),
        motion: Motion = .free, density: Float = 600
    ) {
        self.id = id
        self.parts = parts
        self.position = position
        self.rotation = rotation
        self.motion = motion
        self.density = density
    }

    /// Corners of the boxes around its parts, in the world.
    public var corners: [V3] {
        parts.flatMap { part -> [V3] in
            let (center, half) = part.bounds
            return [-1, 1].flatMap { (x: Float) in
                [-1, 1].flatMap { (y: Float) in
                    [-1, 1].map { (z: Float) in
                        position + rotation.rotate(center + half * V3(x, y, z))
                    }
                }
            }
        }
    }
}

extension RigidBody.Part {
    /// Centre and half extents of the box around it.
    public var bounds: (center: V3, half: V3) {
        switch self {
        case .box(let center, let size): (center, size / 2)
        case .sphere(let center, let radius): (center, V3(repeating: radius))
        case .cylinder(let center, let radius, let height): (center, V3(radius, height / 2, radius))
        case .slab(let center, let size, let turn): (center, Self.reach(of: size / 2, turned: turn))
        }
    }
}

extension RigidBody.Part {
    /// Half extents of the box around a turned box.
    private static func reach(of half: V3, turned: Quaternion) -> V3 {
        func size(_ v: V3) -> V3 { V3(abs(v.x), abs(v.y), abs(v.z)) }
        return size(turned.rotate(V3(half.x, 0, 0))) + size(turned.rotate(V3(0, half.y, 0)))
            + size(turned.rotate(V3(0, 0, half.z)))
    }
}

/// Where a body came to rest and how well.
public struct Rest: Sendable, Hashable {
    public var id: String
    public var position: V3
    public var rotation: Quaternion
    /// Whether something carries it.
    public var supported: Bool
    /// The body, of those that settled or were fixed, that carries most of it.
    public var support: String
    /// Deepest overlap with another body, metres.
    public var overlap: Float
    /// Radians between the local up axis before and after.
    public var tilt: Float
    /// Metres between the places before and after.
    public var drift: Float
}

public struct Settlement: Sendable, Hashable {
    /// In the order of the bodies; fixed ones where they were.
    public var rests: [Rest]
    public var steps: Int
    /// Whether everything stopped within the time allowed.
    public var calm: Bool

    public var deepestOverlap: Float { rests.map(\.overlap).max() ?? 0 }
}
