public import PlantainProto
public import Space

/// What lies around a set, more finely than the plan's place says.
public struct Scenery: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case studio
        case room, living, kitchen, bedroom, bathroom, office, cafe, loft, gallery, garage
        case street, city, courtyard, garden, park
        case forest, jungle, beach, lake, field, farm, mountain, desert
    }

    /// What is seen far or near in it besides, by its name.
    public enum Feature: String, Sendable, Hashable, CaseIterable {
        case village, skyline, falls, harbour
    }

    /// What it does to leaves.
    public enum Season: String, Sendable, Hashable, CaseIterable {
        case spring, summer, autumn, winter
    }

    /// Flowers that grow everywhere.
    public struct Bloom: Sendable, Hashable {
        /// Linear; nil = of many colours.
        public var tint: V3?
        /// Metres: of a blossom, and of the plants.
        public var radius: Float
        public var height: Float

        public init(tint: V3?, radius: Float, height: Float) {
            (self.tint, self.radius, self.height) = (tint, radius, height)
        }
    }

    /// What a place built by people is, whose ground ends at an edge.
    public enum Deck: String, Sendable, Hashable, CaseIterable {
        case platform, rooftop, balcony, porch, pier
    }

    public var deck: Deck?
    /// What is seen past its edge.
    public var beyond = Kind.garden

    /// What house fronts are of; nil = of many kinds.
    public enum Walls: Sendable, Hashable { case brick, white, stone, colorful }

    public var walls: Walls?

    /// A hill or a rock that carries the things.
    public struct Rise: Sendable, Hashable {
        public var isRock: Bool
        /// Water lies about its foot.
        public var isInSea: Bool
        /// Metres from its foot to where the things stand.
        public var height: Float = 0

        public init(isRock: Bool, isInSea: Bool) { (self.isRock, self.isInSea) = (isRock, isInSea) }
    }

    public var rise: Rise?
    public var kind: Kind
    public var feature: Feature?
    public var season: Season?
    public var bloom: Bloom?
    /// What is planted all over it.
    public var crop: Crop?
    /// A kind of tree that the wood is of.
    public enum Wood: String, Sendable, Hashable { case birch }

    public var wood: Wood?
    /// Share of trees with needles; nil = as it comes.
    public var conifers: Float?
    /// Snow lies, and trees bear some.
    public var isSnowy: Bool
    /// Of a street: an alley, no road.
    public var isNarrow = false
    /// What is far is asked for: it takes a part of the frame.
    public var isWanted = false
    /// Far mountains are white, whatever lies on the ground here.
    public var hasWhitePeaks = false
    /// Nothing but the ground and what closes the view: the words ask for it.
    public var isBare: Bool

    public init(_ kind: Kind, isSnowy: Bool = false, isBare: Bool = false) {
        (self.kind, self.isSnowy, self.isBare) = (kind, isSnowy, isBare)
    }

    /// The plainest that suits a place of the plan.
    public init(_ place: Place) {
        let kind: Kind =
            switch place {
            case .studio, .unspecified: .studio
            case .interior: .room
            case .street: .street
            case .forest: .forest
            case .beach: .beach
            case .field: .field
            case .courtyard: .courtyard
            }
        self.init(kind)
    }
}

extension SurfaceKind {
    /// Neither carries nor blocks anything.
    public var isScenery: Bool { rawValue >= SurfaceKind.window.rawValue }
}
