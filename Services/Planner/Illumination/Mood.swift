public import PlantainProto
public import Space

/// What is said about the light, in the plan's categories.
public struct Mood: Sendable, Hashable {
    public enum Character: String, Sendable, Hashable {
        case soft, bright, dim, warm, cold, back
        case sun, moon, candle, lamp, neon, studio, fire
    }

    public var place: Place
    public var time: TimeOfDay
    public var sky: Sky
    public var character: Character?
    public var weather: Weather
    /// Where the light comes from as one looks: -1 from the left, 1 from the right; nil = from either.
    public var side: Float?
    /// Rain or snow has stopped: what lies is left of it, and the air is clear.
    public var isOver = false
    /// Of fog: thin, so that only what is far is lost in it.
    public var isMisty = false
    /// The land itself is looked at, to its horizon.
    public var isVast = false
    /// One hard light from the side, and little to fill the shadows.
    public var isDramatic = false
    /// Things are to be dark against the sky.
    public var isSilhouette = false
    /// A low sun stands in the frame.
    public var showsSun = false

    public init(
        place: Place, time: TimeOfDay, sky: Sky, character: Character? = nil,
        weather: Weather = .unspecified, side: Float? = nil
    ) {
        self.place = place
        self.time = time
        self.sky = sky
        self.character = character
        self.weather = weather
        self.side = side
    }

    public var isIndoors: Bool { place == .interior || place == .studio }
}

/// A thing in the scene that gives light.
public struct Glow: Sendable, Hashable {
    public var object: String
    public var position: V3
    public var radius: Float
    public var kelvin: Float
    /// Overrides the temperature: neon and coloured lamps.
    public var color: V3?
    /// Irradiance at a distance of one metre, before exposure.
    public var strength: Float

    public init(
        object: String, position: V3, radius: Float, kelvin: Float, color: V3? = nil,
        strength: Float
    ) {
        self.object = object
        self.position = position
        self.radius = radius
        self.kelvin = kelvin
        self.color = color
        self.strength = strength
    }
}

/// What light the scene gets and how the film answers.
public struct Lighting: Sendable, Hashable {
    public var environment: Environment
    public var lights: [Light]
    public var film: Film
    /// In plain words: "afternoon sun from the left, …".
    public var words: String
    /// The wall through whose window the sun comes, to be built.
    public var casement: Casement?
}
