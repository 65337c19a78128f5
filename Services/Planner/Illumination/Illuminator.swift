import PlantainProto
public import Space

/// Chooses at most three lights by place, time, sky and words, and the exposure that suits them.
public struct Illuminator: Sendable {
    private let mood: Mood
    private let target: V3
    private let view: Viewpoint
    /// Metres across the subject.
    private let extent: Float
    private let glows: [Glow]
    private let room: Room?
    private var dice: Dice
    private var casement: Casement?
    private var lights: [Light] = []
    private var words: [String] = []

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
        let ambient = (gradient.horizon * 0.2 + gradient.zenith * 0.8) * .pi
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
            ambient: ambient.luminance, weather: mood.isIndoors ? .unspecified : mood.weather,
            extinction: extinction)
        return Lighting(
            environment: environment, lights: lights,
            film: Exposure.film(environment, lights, target: target, view: view, key: key),
            words: words.joined(separator: ", "), casement: casement)
    }

    /// No lamp is near.
    private var isMoonlit: Bool { lights.allSatisfy { $0.kind == .sun } }

    /// Scene-linear value that middle grey gets.
    private var key: Float {
        var key: Float =
            switch mood.time {
            case .night: mood.isIndoors ? 0.11 : isMoonlit ? 0.03 : 0.08
            // Where lamps of the room give the light, what they do not reach may be dark.
            case .dusk:
                mood.isIndoors
                    ? (glows.isEmpty ? 0.15 : 0.1) : mood.weather == .snowfall ? 0.055 : 0.085
            case .sunset: 0.17
            // Pale walls near a window are brighter than the middle of the room.
            default:
                mood.place == .interior
                    ? (casement == nil ? 0.18 : 0.165)
                    : mood.sky == .dramatic && !mood.isIndoors ? 0.12 : 0.2
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
        case .fog where mood.isMisty: min(0.02, max(0.004, 0.16 / distance))
        case .fog: min(0.1, max(0.005, 0.33 / distance))
        case .rain: 0.006
        case .snowfall: 0.011
        case .unspecified: 0
        }
    }

    private var softness: Float { mood.character == .soft ? 1.8 : 1 }

    // MARK: Places

    /// As the words say, or either; drawn in any case, so that the words change nothing else.
    private mutating func side() -> Float {
        let drawn: Float = dice.chance(0.5) ? -1 : 1
        return mood.side ?? drawn
    }

    private mutating func studio() -> (V3, V3, V3) {
        let side = side()
        let kelvin: Float = mood.character == .warm ? 4000 : mood.character == .cold ? 7500 : 5600
        if mood.isDramatic {
            panel(
                azimuth: side * 1.25, elevation: 0.7, distance: 2.4, half: 0.14, kelvin: kelvin,
                irradiance: 2.2)
            panel(
                azimuth: -side * 2.5, elevation: 0.6, distance: 2.2, half: 0.3,
                kelvin: kelvin + 900, irradiance: 0.7)
            words.append(
                "one hard light from the \(side < 0 ? "left" : "right"), a rim light behind, no fill"
            )
            let dark = V3(0.02, 0.02, 0.0215)
            return (dark, dark * 1.1, dark * 0.6)
        }
        panel(
            azimuth: side * 0.75, elevation: 0.75, distance: 2.2, half: 0.5, kelvin: kelvin,
            irradiance: 1.9)
        panel(
            azimuth: -side * 0.95, elevation: 0.35, distance: 2.6, half: 0.7, kelvin: kelvin + 400,
            irradiance: 0.42)
        panel(
            azimuth: side * 2.6, elevation: 0.8, distance: 2.2, half: 0.3, kelvin: kelvin + 600,
            irradiance: 0.8)
        words.append(
            "a softbox from the \(side < 0 ? "left" : "right"), a fill opposite and a rim light behind"
        )
        let grey = V3(0.1, 0.1, 0.102)
        return (grey, grey * 1.1, grey * 0.6)
    }

    private mutating func interior() -> (V3, V3, V3) {
        let side = side()
        let sideName = side < 0 ? "left" : "right"
        if mood.time == .night || mood.time == .dusk {
            let kelvin: Float = mood.character == .cold ? 4500 : 2900
            // Beside what glows the ceiling lamp is turned low, or nobody would see that it glows.
            let isLow = !glows.isEmpty
            bulb(
                azimuth: side * dice.between(0.3, 0.8), elevation: 0.95, distance: 1.8,
                radius: 0.14, kelvin: kelvin, irradiance: isLow ? 0.1 : 0.7)
            words.append(
                "a \(isLow ? "low, " : "")warm ceiling lamp from the upper \(sideName)")
            let warm =
                Temperature.color(3100) * (isLow ? 0.015 : mood.time == .night ? 0.03 : 0.05)
            return (warm, warm * 0.9, warm * 0.5)
        }
        let day = Daylight.of(mood.time, mood.sky)
        let low = mood.time == .goldenHour || mood.time == .sunset
        let kelvin: Float = low ? day.kelvin + 300 : 6000
        let azimuth = side * dice.between(0.7, 1.35)
        let elevation: Float = low ? 0.35 : dice.between(0.4, 0.65)
        if sunEnters(low: low, side: side, azimuth: azimuth, elevation: elevation, day) {
            words.append(
                "\(low ? "a low sun" : "the sun") shines in through a window on the \(sideName)")
            // What the sun does not reach has the light of the sky and of the walls.
            let room =
                blend(V3(0.17, 0.168, 0.165), Temperature.color(day.kelvin) * 0.16, 0.3)
                * (mood.isDramatic ? 0.35 : 1)
            return (room, room * 0.95, room * 0.6)
        }
        panel(
            azimuth: azimuth, elevation: elevation, distance: 2.4, half: 0.65, kelvin: kelvin,
            irradiance: low ? 1.2 : 1.5)
        words.append("\(low ? "low warm light" : "daylight") through a window on the \(sideName)")
        let room = blend(V3(0.17, 0.165, 0.155), Temperature.color(kelvin) * 0.165, 0.5)
        return (room, room * 0.95, room * 0.55)
    }

    /// A sun through the panes of a side window and the sky's light in the same opening, where words, hour and room let it in.
    private mutating func sunEnters(
        low: Bool, side: Float, azimuth: Float, elevation: Float, _ day: Daylight
    ) -> Bool {
        // Drawn in any case, so that the words change nothing else.
        let (chance, aside) = (dice.between(0, 1), dice.chance(0.5) ? Float(-1) : 1)
        guard let room, day.sun > 1, [.clear, .partlyCloudy, .unspecified].contains(mood.sky),
            [nil, .sun, .warm, .bright].contains(mood.character)
        else { return false }
        let isAsked = low || mood.isDramatic || mood.character == .sun
        let share: Float = isAsked ? 1 : room.isLettered ? 0 : room.hasWindow ? 0.8 : 0.5
        guard chance < share else { return false }
        let toward = direction(
            azimuth: side * min(max(abs(azimuth), 0.8), 1.25),
            elevation: low ? 0.27 : min(elevation, 0.55))
        guard
            let casement = Casement(
                side: side, toward: toward, target: target, extent: extent, view: view,
                room: room, aside: aside)
        else { return false }
        self.casement = casement
        lights.append(
            Light(
                kind: .sun, direction: Vec3(toward), radius: 0.0075 * softness,
                color: Color(Temperature.color(day.kelvin)), irradiance: low ? 3 : 3.6))
        let radius = 0.42 * min(casement.width, casement.height)
        let opening = (casement.middle - target).unit
        // Aslant as it faces the things, the sky's patch must not cut into the wall.
        let inside = radius * max(0, 1 - opening.x * opening.x).squareRoot() + 0.02
        let position = casement.middle - V3(side * inside, 0, 0)
        lights.append(
            Light(
                kind: .panel, direction: Vec3((position - target).unit), position: Vec3(position),
                radius: radius, color: Color(Temperature.color(low ? 5200 : 7000)),
                irradiance: mood.isDramatic ? 0.3 : low ? 0.5 : 0.8))
        return true
    }

    private mutating func outdoors() -> (V3, V3, V3) {
        let day = Daylight.of(mood.time, mood.sky)
        if day.sun > 0.01 {
            // From the side, a little in front of the subject; low suns may stand behind it.
            let side = side()
            let back =
                mood.character == .back || mood.showsSun
                || (day.elevation < 0.25 && dice.chance(0.35))
            let azimuth =
                side
                * (mood.showsSun
                    ? .pi - dice.between(0.1, 0.3)
                    : back ? dice.between(2.3, 2.8) : dice.between(0.5, 1.25))
            let direction = self.direction(
                azimuth: azimuth, elevation: day.elevation + dice.between(-0.04, 0.08))
            let veiled =
                mood.sky == .overcast ? Float(0.2) : mood.sky == .partlyCloudy ? 0.012 : 0.0047
            lights.append(
                Light(
                    kind: .sun, direction: Vec3(direction), radius: veiled * softness,
                    color: Color(Temperature.color(day.kelvin)), irradiance: day.sun))
            let name = mood.time == .night ? "the moon" : "the sun"
            words.append(
                "\(name) from the \(back ? "back " : "")\(side < 0 ? "left" : "right"), \(Int(day.elevation * 57)) degrees high"
            )
        } else {
            words.append("only the sky's glow")
        }
        if mood.place == .street, mood.time == .night || mood.time == .dusk {
            let side: Float = dice.chance(0.5) ? -1 : 1
            bulb(
                azimuth: side * 0.9, elevation: 0.85, distance: 3, radius: 0.2, kelvin: 2700,
                irradiance: mood.time == .night ? 0.16 : 0.3)
            words.append("a street lamp above the \(side < 0 ? "left" : "right")")
        }
        // Under trees the light from below is green; the sky above them keeps its colour.
        let (zenith, horizon) = (day.zenith, day.horizon)
        var ground = day.ground
        if mood.place == .forest {
            ground = ground * V3(0.8, 0.9, 0.6)
        } else if mood.place == .beach {
            ground = ground * V3(1.5, 1.4, 1.2)
        }
        return (zenith, horizon, ground)
    }

    // MARK: Words

    private mutating func character(_ gradient: inout (zenith: V3, horizon: V3, ground: V3)) {
        func scale(_ by: V3) {
            gradient = (gradient.zenith * by, gradient.horizon * by, gradient.ground * by)
        }
        func tint(_ kelvin: Float, _ share: Float) {
            let color = Temperature.color(kelvin)
            for i in lights.indices {
                let old = (lights[i].color ?? Color()).rgb
                let new = blend(old, color, share)
                lights[i].color = Color(new / new.luminance)
            }
            scale(blend(V3(repeating: 1), color, share * 0.6))
        }
        switch mood.character {
        case .soft:
            scale(V3(repeating: 1.35))
            for i in lights.indices { lights[i].irradiance *= 0.75 }
        case .bright: scale(V3(repeating: 1.25))
        case .dim:
            scale(V3(repeating: 0.6))
        case .warm: tint(3000, 0.6)
        case .cold: tint(9500, 0.6)
        case .neon:
            darken(&gradient, 0.12)
            let pair =
                dice.chance(0.5)
                ? (V3(1, 0.08, 0.5), V3(0.05, 0.6, 1)) : (V3(0.6, 0.1, 1), V3(0.1, 1, 0.75))
            bulb(
                azimuth: -1.0, elevation: 0.3, distance: 1.8, radius: 0.25, color: pair.0,
                irradiance: 0.5)
            bulb(
                azimuth: 1.1, elevation: 0.4, distance: 2, radius: 0.25, color: pair.1,
                irradiance: 0.4)
            words = ["two coloured neon tubes from the sides"]
        case .candle, .fire, .lamp:
            darken(&gradient, mood.character == .lamp ? 0.35 : 0.15)
            words = []
            if glows.isEmpty {
                bulb(
                    azimuth: 0.8, elevation: 0.3, distance: 1.1, radius: 0.05,
                    kelvin: mood.character == .lamp ? 2800 : 1900, irradiance: 0.6)
                words = ["a \(mood.character?.rawValue ?? "lamp") just outside the frame"]
            }
        case .back, .sun, .moon, .studio, nil: break
        }
    }

    private mutating func darken(
        _ gradient: inout (zenith: V3, horizon: V3, ground: V3), _ by: Float
    ) {
        gradient = (gradient.zenith * by, gradient.horizon * by, gradient.ground * by)
        lights.removeAll()
    }

    // MARK: Lights

    private mutating func addGlows(ambient: Float) {
        let leading =
            mood.time == .night || mood.time == .dusk
            || [.candle, .lamp, .fire, .neon].contains(mood.character)
        for glow in glows {
            let away = glow.position - target
            let distance = max(0.25 * extent + 0.05, away.length)
            var irradiance = glow.strength / (distance * distance)
            // A lamp that leads is as strong as it takes; by day it is only seen to glow.
            if leading {
                // Outdoors its light lies visibly on what is around it.
                let least: Float = mood.isIndoors ? 0.6 : 1.5
                irradiance = max(min(irradiance, ambient * 6 + 1), ambient * least)
            }
            let color =
                glow.color.map { $0 / max(0.05, $0.luminance) } ?? Temperature.lamp(glow.kelvin)
            let light = Light(
                kind: .bulb, direction: Vec3(away.unit), position: Vec3(glow.position),
                radius: glow.radius,
                color: Color(color), irradiance: irradiance, object: glow.object)
            if leading {
                lights.insert(light, at: 0)
            } else if lights.count < 3 {
                lights.append(light)
            }
            words.append("the \(glow.object) glows")
        }
    }

    /// Toward a light: azimuth 0 is from the camera's side, positive to its right.
    private func direction(azimuth: Float, elevation: Float) -> V3 {
        let back = V3(-view.forward.x, 0, -view.forward.z).unit
        let base = back.length > 0.1 ? back : V3(0, 0, 1)
        let level = Quaternion(yaw: azimuth).rotate(base)
        let e = elevation.sineAndCosine
        return (level * e.cos + V3(0, e.sin, 0)).unit
    }

    private mutating func panel(
        azimuth: Float, elevation: Float, distance: Float, half: Float, kelvin: Float,
        irradiance: Float
    ) {
        let direction = direction(azimuth: azimuth, elevation: elevation)
        // Panels grow with the subject, so that their shadows keep their softness.
        let scale = max(0.55, extent * 0.9)
        lights.append(
            Light(
                kind: .panel, direction: Vec3(direction),
                position: Vec3(target + direction * distance * scale),
                radius: half * scale * softness, color: Color(Temperature.color(kelvin)),
                irradiance: irradiance))
    }

    private mutating func bulb(
        azimuth: Float, elevation: Float, distance: Float, radius: Float, kelvin: Float = 0,
        color: V3? = nil,
        irradiance: Float
    ) {
        let direction = direction(azimuth: azimuth, elevation: elevation)
        let scale = max(0.8, extent)
        let color = color.map { $0 / $0.luminance } ?? Temperature.lamp(kelvin)
        lights.append(
            Light(
                kind: .bulb, direction: Vec3(direction),
                position: Vec3(target + direction * distance * scale),
                radius: radius * softness * scale.squareRoot(), color: Color(color),
                irradiance: irradiance))
    }
}
