import PlantainProto
public import Space

/// Chooses at most three lights by place, time, sky and words, and the exposure that suits them.
public struct Illuminator: Sendable {
    let mood: Mood
    let target: V3
    let view: Viewpoint
    /// Metres across the subject.
    let extent: Float
    let glows: [Glow]
    let room: Room?
    var dice: Dice
    var casement: Casement?
    var lights: [Light] = []
    var words: [String] = []

    /// - Parameters:
    ///   - target: the middle of the subject.
    ///   - glows: things in the scene that give light, the most important first.
    ///   - room: nil where no wall may be built for a window of the sun's.
    public static func light(
        _ mood: Mood, target: V3, extent: Float, view: Viewpoint, glows: [Glow] = [],
        room: Room? = nil, seed: UInt64
    ) -> Lighting {
        var one = Illuminator(mood, target, max(0.05, extent), view, glows, room, Dice(seed))
        return one.run()
    }

    private init(
        _ mood: Mood, _ target: V3, _ extent: Float, _ view: Viewpoint, _ glows: [Glow],
        _ room: Room?, _ dice: Dice
    ) {
        self.mood = mood
        self.target = target
        self.extent = extent
        self.view = view
        self.glows = glows
        self.room = room
        self.dice = dice
    }

    private mutating func run() -> Lighting {
        var gradient: (zenith: V3, horizon: V3, ground: V3)
        switch mood.place {
        case .studio: gradient = studio()
        case .interior: gradient = interior()
        default: gradient = outdoors()
        }
        character(&gradient)
        let ambient =
            (gradient.horizon * 0.2 + gradient.zenith * 0.8) * (.pi * fill)
        addGlows(ambient: ambient.luminance)
        lights = Array(lights.prefix(3))
        switch mood.isIndoors ? .unspecified : mood.weather {
        case .rain: words.append(mood.isOver ? "it has rained" : "rain falls")
        case .snowfall: words.append(mood.isOver ? "snow lies everywhere" : "snow falls")
        case .fog: words.append("fog, in which one sees \(Int(3.9 / extinction)) m far")
        case .unspecified: break
        }
        for i in lights.indices { lights[i].id = "light\(i + 1)" }
        let environment = Environment(
            place: mood.place, time: mood.time, sky: mood.isIndoors ? .unspecified : mood.sky,
            zenith: Color(gradient.zenith), horizon: Color(gradient.horizon),
            ground: Color(gradient.ground),
            // In a room it is seen through the window.
            ambient: ambient.luminance,
            weather: mood.place == .studio ? .unspecified : mood.weather,
            extinction: extinction)
        return Lighting(
            environment: environment, lights: lights,
            film: Exposure.film(environment, lights, target: target, view: view, key: key),
            words: words.joined(separator: ", "), casement: casement)
    }

    /// No lamp is near.
    private var isMoonlit: Bool { lights.allSatisfy { $0.kind == .sun } }

    /// Coloured tubes shine in a street: other lamps and the sky are to be seen beside them.
    var isTubed: Bool { !mood.isIndoors && glows.contains { $0.color != nil } }

    /// The sun lights house fronts, which light what is in their shade.
    var isFilled: Bool {
        [.street, .courtyard].contains(mood.place)
            && lights.contains { $0.kind == .sun && $0.irradiance > 1.5 }
    }

    /// What the sky gives to the land, in shares of what it shows on film.
    private var fill: Float {
        if mood.isSilhouette { return 0.25 }
        if isFilled { return 1.22 }
        guard !mood.isIndoors else { return 1 }
        // A graduated filter holds a low sun's sky back, so that the land is seen as the eye sees it.
        return switch mood.time {
        case .sunset: 1.75
        case .goldenHour: 1.15
        default: 1
        }
    }

    /// It rains outside the window.
    var isGrey: Bool { mood.weather == .rain && !mood.isOver }

    /// Scene-linear value that middle grey gets.
    private var key: Float {
        var key: Float =
            switch mood.time {
            // What glows in colours loses them where it lights the street as if it were day.
            case .night:
                mood.isIndoors
                    ? 0.13 : isMoonlit ? 0.03 : mood.character == .neon ? 0.024 : 0.08
            // Where lamps of the room give the light, what they do not reach may be dark.
            case .dusk:
                mood.isIndoors
                    ? (glows.isEmpty ? 0.15 : 0.105) : mood.weather == .snowfall ? 0.055 : 0.062
            case .sunset: 0.17
            // Pale walls near a window are brighter than the middle of the room.
            default:
                mood.place == .interior
                    ? (isGrey ? 0.14 : casement == nil ? 0.18 : 0.165)
                    // White walls and snow in full sun keep their form.
                    : mood.isIndoors ? 0.2 : mood.sky == .dramatic ? 0.12 : 0.175
            }
        switch mood.character {
        case .dim, .candle, .fire: key *= 0.65
        case .moon, .neon: key *= 0.8
        case .bright: key *= 1.2
        default: break
        }
        if mood.isDramatic, mood.isIndoors { key *= 0.7 }
        return max(0.04, key)
    }

    /// Of the air, 1/m. Fog leaves the subject some two thirds of its contrast, at whatever distance it is.
    private var extinction: Float {
        guard !mood.isIndoors, !mood.isOver else { return 0 }
        let distance = max(0.1, (target - view.position).length)
        return switch mood.weather {
        // In mist the far shore of a lake is pale, and what is near is clear.
        case .fog where mood.isMisty && mood.isVast: 0.004
        case .fog where mood.isMisty: min(0.02, max(0.004, 0.16 / distance))
        case .fog: min(0.1, max(0.005, 0.33 / distance))
        case .rain: 0.006
        case .snowfall: 0.011
        case .unspecified: 0
        }
    }

    var softness: Float { mood.character == .soft ? 1.8 : 1 }
}
