import Framing
import Illumination
import PlantainProto
import Script
import Space

/// When it is, in what light and weather, and how it is looked at.
extension SceneReader {
    mutating func mood(_ location: Location) -> Mood {
        var sky = script.sky?.category ?? .unspecified
        var time = script.time?.category
        if time == nil {
            if script.sky == .starry || script.light == .moon {
                time = .night
            } else if let light = script.light, [.candle, .neon, .fire, .dim].contains(light) {
                time = .dusk
            } else {
                time = dice.pick([.morning, .afternoon, .noon], or: .afternoon)
            }
        }
        let hour = time ?? .noon
        if sky == .unspecified {
            sky = hour == .night ? .starry : dice.pick([.clear, .partlyCloudy], or: .clear)
        }
        var mood = Mood(
            place: location.place, time: hour, sky: sky,
            character: script.light.flatMap { Mood.Character(rawValue: $0.rawValue) },
            weather: script.sky?.weather ?? .unspecified, side: lightSide)
        if !mood.isIndoors { hold(&mood) }
        return mood
    }

    /// "morning light from the left", "lit from the right side": -1 or 1; nil where the words do not say.
    private var lightSide: Float? {
        let words = prompt.lowercased().split { !$0.isLetter }
        let lights: Set<Substring> = [
            "light", "sunlight", "lit", "sun", "lamplight", "moonlight", "daylight", "lighting",
            "softbox", "illuminated",
        ]
        for (i, word) in words.enumerated() where word == "left" || word == "right" {
            let before = words[max(0, i - 6)..<i]
            guard let from = before.lastIndex(of: "from"), i - from <= 3,
                before[..<from].contains(where: lights.contains)
            else { continue }
            return word == "left" ? -1 : 1
        }
        return nil
    }

    func view() -> Lens.View {
        switch script.view {
        case .close: .close
        case .wide: .wide
        case .top: .top
        case .low: .low
        case nil: .usual
        }
    }
}
