public import Framing
public import Illumination
public import Layout
public import PlantainProto

/// All that staging needs to know: things, wishes, where, when and how they are looked at.
public struct SetBrief: Sendable {
    /// What the base is and what it is made of.
    public struct Ground: Sendable, Hashable {
        public var base: Brief.Base
        public var material: Material

        public init(_ base: Brief.Base, _ material: Material) {
            self.base = base
            self.material = material
        }
    }

    public var props: [Prop]
    public var wishes: [Wish]
    public var formations: [Int: Formation]
    public var ground: Ground
    public var mayAddTables = true
    /// Groups that lie at the foot of a tree, and the tree's.
    public var atFoot: [Int: Int] = [:]
    /// Groups that hang below the boughs of a tree, and the tree's.
    public var inCrown: [Int: Int] = [:]
    /// Groups that lean against others; 0 = against the wall.
    public var leaning: [Int: Int] = [:]
    public var mood: Mood
    /// Of the floor below a table, and of the wall behind; nil = no wall.
    public var floor: Material
    public var wall: Material?
    /// A window is asked for; it is one in the wall.
    public var hasWindow = false
    /// Boards cover the lower half of the wall.
    public var hasPanelling = false
    /// What surrounds the set.
    public var scenery: Scenery
    /// Water with banks that things stand on; what floats is on it.
    public var waters: Waters?
    public var view: Lens.View
    public var depth = Lens.Depth.usual
    /// Of the lens, millimetres on film of 36 by 24; nil = what suits the subject.
    public var focalLength: Float?
    /// How the surroundings are looked at when there are no props.
    public var vista = Vista()
    public var canvas: Canvas
    public var seed: UInt64
    /// How many arrangements are tried before the best is taken.
    public var attempts = 4

    public init(
        props: [Prop], wishes: [Wish] = [], formations: [Int: Formation] = [:], ground: Ground,
        mood: Mood,
        floor: Material, wall: Material?, view: Lens.View = .usual, canvas: Canvas, seed: UInt64
    ) {
        self.props = props
        self.wishes = wishes
        self.formations = formations
        self.ground = ground
        self.mood = mood
        scenery = Scenery(mood.place)
        self.floor = floor
        self.wall = wall
        self.view = view
        self.canvas = canvas
        self.seed = seed
    }

    public var aspect: Float { Float(max(1, canvas.width)) / Float(max(1, canvas.height)) }
    public var isOutdoors: Bool { !mood.isIndoors }

    /// Furniture on the floor of a room, to be grouped as people live with it.
    var isFurnished: Bool {
        mood.place == .interior && ground.base == .floor
            && props.contains { ![.none, .rug].contains($0.asset.role) && $0.size.max() > 0.7 }
    }
}

/// A plan and what was found out while making it.
public struct Staged: Sendable {
    public var plan: ScenePlan
    /// Lower is better; near zero every wish is met.
    public var cost: Float
    public var bodiesSettled: Int
    public var steps: Int
    public var deepestOverlap: Float
    public var lightWords: String
}
