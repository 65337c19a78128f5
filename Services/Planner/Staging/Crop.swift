public import PlantainProto
public import Space

/// What is planted all over a place: a vineyard, a field of grain.
public struct Crop: Sendable, Hashable {
    public enum Plant: String, Sendable, Hashable, CaseIterable {
        /// Along wires, higher than a child.
        case vines
        /// Low and round, in rows: lavender, tea, cabbages.
        case bushes
        /// Closed, up to the hip: wheat, rice.
        case grain
        /// Closed, higher than a man.
        case corn
        /// Trees in rows.
        case orchard
    }

    public var plant: Plant
    /// Of leaves, ears or flowers; linear.
    public var tint: V3
    /// Metres.
    public var height: Float
    /// Metres from row to row.
    public var spacing: Float
    /// What lies between the rows; nil = what the place has.
    public var ground: Material?
    /// The land rises away from where one stands.
    public var isSloping = false

    public init(_ plant: Plant, tint: V3, height: Float, spacing: Float, ground: Material? = nil) {
        (self.plant, self.tint, self.height) = (plant, tint, height)
        (self.spacing, self.ground) = (spacing, ground)
    }

    /// Metres up from where one sees over it into the distance.
    public var eye: Float {
        switch plant {
        case .vines: 2.5
        case .corn: height + 0.9
        case .bushes: 1.8
        case .grain: max(1.6, 2.1 * height)
        case .orchard: 1.7
        }
    }

    /// Tells what the scenery's builder makes of a box of plants.
    var substance: Substance {
        switch plant {
        case .vines, .bushes: .wood
        default: .grass
        }
    }
}
