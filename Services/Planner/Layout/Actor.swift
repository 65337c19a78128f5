public import Space

/// A thing to be placed: what layout needs to know of it, in metres.
public struct Actor: Sendable, Hashable {
    /// Where a thing belongs when nothing else is said.
    public enum Perch: Sendable, Hashable {
        case floor, table, wall, ceiling, air
    }

    /// A level place on it or in it, in its local frame.
    public struct Area: Sendable, Hashable {
        public var height: Float
        public var x, z: Float
        public var halfX, halfZ: Float
        /// How far walls rise around it.
        public var depth: Float
        /// Of a round hollow: (radius, height) of its surface from the bottom's edge up to the rim.
        public var profile: [SIMD2<Float>]

        public init(
            height: Float, x: Float = 0, z: Float = 0, halfX: Float, halfZ: Float, depth: Float = 0,
            profile: [SIMD2<Float>] = []
        ) {
            (self.height, self.x, self.z) = (height, x, z)
            (self.halfX, self.halfZ, self.depth) = (halfX, halfZ, depth)
            self.profile = profile
        }

        /// Half the width of its mouth.
        public var opening: Float { max(max(halfX, halfZ), profile.last?.x ?? 0) }

        /// Height of the hollow's surface at a distance from its middle.
        public func surface(at radius: Float) -> Float {
            guard let first = profile.first, radius > first.x else { return height }
            for (a, b) in zip(profile, profile.dropFirst()) where radius <= b.x {
                return blend(a.y, b.y, (radius - a.x) / max(1e-6, b.x - a.x))
            }
            return profile.last?.y ?? height
        }
    }

    /// What part a thing plays in a furnished room.
    public enum Role: Sendable, Hashable {
        case none
        /// Its back is to a wall: a bookcase, a bed, a stove.
        case wall
        case sofa, armchair
        /// It stands beside a seat.
        case lamp
        /// It stands before a seat.
        case low
        /// It lies on the floor beneath others.
        case rug
    }

    public enum Form: Sendable, Hashable {
        case box, cylinder, ball
    }

    public var id: String
    /// 1-based index of its scripted entity; 0 = set dressing.
    public var group: Int
    public var noun: String
    public var size: V3
    public var perch: Perch
    public var form: Form
    public var top: Area?
    public var inside: Area?
    /// Level places one above the other, from below; see `AssetGeometry.boards`.
    public var boards: [Area] = []
    /// It bears lettering or a face that must turn to the camera.
    public var facesCamera: Bool
    /// Its letters are to be read: nothing may stand before it.
    public var isLettered = false
    /// It would stand, but hangs.
    public var isSuspended = false
    /// Long from front to back: shown three-quarter rather than head-on.
    public var showsFlank: Bool
    /// Small things gather on it unless told otherwise.
    public var isTable: Bool
    /// A chair, to be stood at a table.
    public var isSeat = false
    /// Others find room beneath it, between legs or under a crown; its height is that of the room.
    public var room: Area?
    /// Smallest size on the picture that does it justice, as a share of half the frame's height; 0 = usual.
    public var wanted: Float = 0
    /// Topples and rolls; otherwise it keeps the attitude it is placed in.
    public var tumbles: Bool
    public var role = Role.none

    public init(
        id: String, group: Int, noun: String, size: V3, perch: Perch = .table, form: Form = .box,
        top: Area? = nil, inside: Area? = nil, facesCamera: Bool = false, showsFlank: Bool = false,
        isTable: Bool = false, room: Area? = nil, tumbles: Bool = false
    ) {
        self.id = id
        self.group = group
        self.noun = noun
        self.size = size
        self.perch = perch
        self.form = form
        self.top = top
        self.inside = inside
        self.facesCamera = facesCamera
        self.showsFlank = showsFlank
        self.isTable = isTable
        self.room = room
        self.tumbles = tumbles
    }

    public var largest: Float { size.max() }

    /// A door, a gate: upright and flat, with nothing to stand on.
    var isPanel: Bool {
        size.y > 0.9 && size.z < 0.3 * size.y && size.z < 0.3 * size.x
            && top.map { $0.halfZ < 0.08 } ?? true
    }

    /// A lamp post, a tree, a parasol: what is under it stands at its foot.
    func towers(over low: Actor) -> Bool {
        perch == .floor && !isTable && size.y > 1.6 && size.y > 1.25 * low.size.y
            && max(size.x, size.z) < 0.9 * size.y
    }
}

/// What is asked of two groups, as the camera sees them.
public struct Wish: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
        case left, right, front, behind, on, under, inside, near, between, above
    }

    public var subject: Int
    public var kind: Kind
    public var object: Int
    /// Only for `between`; 0 = none.
    public var other: Int

    public init(_ subject: Int, _ kind: Kind, _ object: Int, _ other: Int = 0) {
        (self.subject, self.kind, self.object, self.other) = (subject, kind, object, other)
    }
}

/// How the members of a group are arranged.
public enum Formation: String, Sendable, Hashable {
    case row, stack, pile, circle
}

/// What layout decides upon.
public struct Brief: Sendable {
    public enum Base: String, Sendable, Hashable {
        case table, counter, shelf, bench, floor, ground, water
    }

    public var actors: [Actor]
    public var wishes: [Wish]
    public var formations: [Int: Formation]
    public var base: Base
    /// A wall can be built behind the scene.
    public var hasWall: Bool
    /// Small things on the floor get a table of their own.
    public var mayAddTables: Bool
    /// Radians the camera looks down, its vertical field of view, and the frame's width over height.
    public var pitch: Float
    public var verticalFov: Float
    public var aspect: Float
    /// Furniture is grouped as people live with it.
    public var isRoom = false
    /// Small things may stand far before large ones.
    public var isOutdoors = false

    public init(
        actors: [Actor], wishes: [Wish] = [], formations: [Int: Formation] = [:], base: Base,
        hasWall: Bool, mayAddTables: Bool = true, pitch: Float, verticalFov: Float, aspect: Float
    ) {
        self.actors = actors
        self.wishes = wishes
        self.formations = formations
        self.base = base
        self.hasWall = hasWall
        self.mayAddTables = mayAddTables
        self.pitch = pitch
        self.verticalFov = verticalFov
        self.aspect = aspect
    }
}

/// Where one actor is put, before physics.
public struct Placement: Sendable, Hashable {
    /// Middle of the base.
    public var position: V3
    public var yaw: Float
    /// Id of the surface or actor that carries it; "" = it hangs or flies.
    public var support: String
    /// A spoon in a cup: its longest side is upright.
    public var isUpended = false
    /// It is fastened to what carries it.
    public var isFixed = false
}

/// A table, shelf or plinth that layout adds.
public struct Platform: Sendable, Hashable {
    public enum Kind: Sendable, Hashable { case table, shelf, plinth }
    public var id: String
    public var kind: Kind
    /// Middle of its top face.
    public var top: V3
    /// Full extents of the box below the top.
    public var size: V3
    public var yaw: Float
}

public struct Arrangement: Sendable, Hashable {
    /// In the order of the actors.
    public var placements: [Placement]
    public var platforms: [Platform]
    /// Indices of actors that are to be dropped and tumble into place.
    public var dropped: Set<Int>
    /// What could not be met, in plain words.
    public var notes: [String]
    /// Lower is better; wishes that are met cost nothing.
    public var cost: Float
    /// Height of the base's top face.
    public var baseHeight: Float
    /// z of the wall's face, if anything hangs on it.
    public var wallFace: Float?
}
