public import Framing
public import PlantainProto
public import Space

/// How surroundings are looked at when there is nothing in them: from the eyes of one who stands there.
public struct Vista: Sendable, Hashable {
    /// A strip that leads into the distance.
    public struct Way: Sendable, Hashable {
        /// Metres.
        public var width: Float
        public var material: Material
        /// With dashes along its middle.
        public var isMarked: Bool
        /// A river: it has banks, and nothing stands in it.
        public var isWater = false

        /// Feet or cart wheels made it: no road was laid.
        public var isTrodden: Bool { !isMarked && !isWater && width < 3 }

        public init(width: Float, material: Material, isMarked: Bool) {
            (self.width, self.material, self.isMarked) = (width, material, isMarked)
        }
    }

    public var way: Way?
    /// Mostly sky is shown.
    public var looksUp: Bool
    /// Metres that the observer's eyes are up, where it is not the usual height.
    public var eye: Float?

    public init(way: Way? = nil, looksUp: Bool = false) {
        (self.way, self.looksUp) = (way, looksUp)
    }

    /// Where the observer stands; the surroundings are built around the origin.
    static let place = V3(0, 1.6, 4)
    /// Radians from the frame's foot to its top, and the tangent of half of them.
    private static let fieldOfView: Float = 0.8
    static let tangent: Float = 0.4228
    /// Turn of a way against the line of sight, radians, and where it passes the observer, metres.
    private static let turn: Float = 0.035
    private static let aside: Float = 0.5

    /// - Parameter isIndoors: a wall closes the view.
    public func camera(isIndoors: Bool, view: Lens.View = .usual) -> Camera {
        var (position, pitch) = (Self.place, Float(isIndoors ? 0.1 : 0.07))
        if let eye { (position.y, pitch) = (eye, pitch + 0.09 * (eye - 1.6)) }
        if looksUp { pitch = -0.24 }
        switch view {
        case .low: (position.y, pitch) = (0.6, -0.02)
        case .top: (position.y, pitch) = (isIndoors ? 3.2 : 9, isIndoors ? 0.7 : 0.55)
        default: break
        }
        let distance: Float = isIndoors ? 5 : 8
        let forward = Viewpoint.direction(pitch: pitch)
        return Camera(
            position: Vec3(position), target: Vec3(position + forward * distance),
            verticalFov: Self.fieldOfView, focusDistance: distance, aperture: 0.003)
    }

    /// The middle of what light is to fall on.
    public static let subject = V3(0, 0, -3)
    public static let extent: Float = 4

    // MARK: The way

    /// Radians about +y.
    var turnOfWay: Float { -Self.turn }

    /// Sideways place of the way's middle at a depth.
    func middle(z: Float) -> Float { Self.aside + (Self.place.z - z) * Self.turn }

    /// Whether something of a radius at a place would stand on the way.
    func isOnWay(_ at: V3, radius: Float) -> Bool {
        guard let way else { return false }
        return abs(at.x - middle(z: at.z)) < way.width / 2 + radius
    }

    /// The strip and its dashes, a little above the ground.
    func surfaces(ground: Float) -> [Surface] {
        guard let way else { return [] }
        let length: Float = 260
        func slab(_ id: String, from near: Float, length: Float, width: Float, rise: Float)
            -> Surface
        {
            let z = near - length / 2
            return Surface(
                id: id, kind: way.isWater ? .watertop : .ground,
                center: Vec3(x: middle(z: z), y: ground + rise - 0.05, z: z),
                size: Vec3(x: width, y: 0.1, z: length), yaw: -Self.turn, material: way.material)
        }
        var result = [
            slab("way", from: Self.place.z + 8, length: length, width: way.width, rise: 0.02)
        ]
        guard way.isMarked else { return result }
        let paint = Material(substance: .plaster, tint: Color(r: 0.75, g: 0.74, b: 0.7))
        for k in 0..<12 {
            var dash = slab(
                "dash\(k + 1)", from: 1.5 - 9 * Float(k), length: 3, width: 0.14, rise: 0.026)
            dash.material = paint
            result.append(dash)
        }
        return result
    }
}
