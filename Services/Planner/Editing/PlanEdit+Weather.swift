import Illumination
import Instructions
import PlantainProto
import Script
import Space
import Staging
import Thinking

/// Sky, weather and time of day.
extension PlanEdit {
    var isIndoors: Bool {
        plan.environment?.place == .interior || plan.environment?.place == .studio
    }

    func mood(_ character: Mood.Character? = nil) -> Mood {
        let place = plan.environment?.place ?? .studio
        var mood = Mood(
            place: place == .unspecified ? .studio : place, time: plan.environment?.time ?? .noon,
            sky: plan.environment?.sky ?? .clear, character: character,
            weather: plan.environment?.weather ?? .unspecified)
        mood.isOver =
            !isIndoors && mood.weather != .unspecified && plan.environment?.extinction == 0
        return mood
    }

    mutating func sky(_ sky: SceneScript.Sky) {
        guard !isIndoors else {
            if sky.weather != .unspecified {
                return refuse(
                    "it is indoors, where no \(sky.rawValue) falls or hangs; set it outdoors first")
            }
            return refuse(
                "it is indoors and no sky is seen; the time of day and the light can be changed")
        }
        var mood = mood()
        let before = mood.weather
        mood.sky =
            switch sky {
            case .clear: .clear
            case .cloudy: .partlyCloudy
            case .overcast, .rain, .snow, .fog: .overcast
            case .stormy: .dramatic
            case .starry: .starry
            }
        // Rain may go on under clouds, not under a clear sky.
        mood.weather =
            sky == .clear || sky == .starry
            ? .unspecified : sky.weather == .unspecified ? before : sky.weather
        if sky.weather != .unspecified { mood.isOver = false }
        if sky == .starry, mood.time != .night {
            mood.time = .night
            say("stars are seen at night, so it is night")
        }
        if sky == .snow { whiten() }
        relight(mood)
        changed([])
        switch sky {
        case .rain: say("it rains, and what lies open is wet")
        case .snow: say("it snows, and snow lies on what is open to the sky")
        case .fog: say("it is foggy")
        default:
            say("the sky is \(sky == .stormy ? "dramatic" : sky.rawValue) now")
            if !Sight(plan, view: view, except: []).seesSky {
                say("no sky is in the frame, so only its light is seen; zoom out to see it")
            }
            if before != .unspecified, mood.weather == .unspecified {
                say("\(Self.words(before)) is over")
            }
        }
    }

    static func words(_ weather: Weather) -> String {
        switch weather {
        case .rain: "the rain"
        case .snowfall: "the snowfall"
        case .fog: "the fog"
        case .unspecified: "the weather"
        }
    }

    /// More (above 1) or less of what is in the air.
    mutating func thicken(_ kind: SceneScript.Sky, _ factor: Float) {
        guard let weather = plan.environment?.weather, weather != .unspecified,
            weather == kind.weather
        else {
            return factor > 1
                ? sky(kind)
                : refuse("there is no \(kind.rawValue) that could be less")
        }
        let now = plan.environment?.extinction ?? 0
        plan.environment?.extinction = min(0.5, max(0.002, now * factor))
        changed([])
        say("\(Self.words(weather)) is \(factor > 1 ? "heavier" : "lighter") now")
    }

    mutating func time(_ time: SceneScript.Time) {
        var mood = mood()
        let category = time.category
        if mood.sky == .starry, category != .night { mood.sky = .clear }
        if category == .night, mood.sky == .clear || mood.sky == .partlyCloudy, !isIndoors {
            mood.sky = .starry
        }
        mood.time = category
        relight(mood)
        changed([])
        say("it is \(time.rawValue) now\(isIndoors ? ", as the light in the room shows" : "")")
    }

    /// Snow on the ground, not on roads and water.
    private mutating func whiten() {
        for s in plan.surfaces.indices
        where plan.surfaces[s].kind == .ground && !Self.isTrim(plan.surfaces[s])
            && plan.surfaces[s].material?.substance != .asphalt
        {
            plan.surfaces[s].material = Material(
                substance: .snow, seed: plan.surfaces[s].material?.seed ?? 1)
        }
    }
}
