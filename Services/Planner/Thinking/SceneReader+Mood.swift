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
            } else if let light = script.light,
                [.candle, .lamp, .neon, .fire, .dim].contains(light)
            {
                time = .dusk
            } else {
                time = dice.pick([.morning, .afternoon, .noon], or: .afternoon)
            }
        }
        // The light of a drama is a hard one, not a low one; windows let it in by day.
        var character = script.light.flatMap { Mood.Character(rawValue: $0.rawValue) }
        if isDramatic, [.soft, .bright, .dim, .back].contains(character) {
            character = nil
            if script.time == nil { time = .afternoon }
        }
        // "by a sunny window": in a room it shines in; outdoors it is the sky that says so.
        if character == nil, remarks.says("sunny sunlight sunlit sunshine sun"),
            location.place == .interior
        {
            character = .sun
        }
        let hour = time ?? .noon
        if sky == .unspecified {
            sky = hour == .night ? .starry : dice.pick([.clear, .partlyCloudy], or: .clear)
        }
        var mood = Mood(
            place: location.place, time: hour, sky: sky,
            character: character,
            weather: script.sky?.weather ?? .unspecified, side: lightSide)
        mood.isDramatic = isDramatic
        if !mood.isIndoors { hold(&mood) }
        return mood
    }

    /// "dramatic lighting", "a single spotlight", "low-key", "chiaroscuro".
    private var isDramatic: Bool {
        let words = remarks.words.map { $0.lowercased() }
        if words.contains(where: { ["chiaroscuro", "spotlight", "spotlit"].contains($0) }) {
            return true
        }
        let kinds: Set = ["dramatic", "moody", "hard", "harsh", "contrasty"]
        let lights: Set = ["light", "lighting", "lit", "shadows", "sidelight"]
        return zip(words, words.dropFirst()).contains { first, second in
            kinds.contains(first) && lights.contains(second)
                || first == "low" && second == "key" || first == "single" && second == "light"
        } || zip(words, words.dropFirst(2)).contains { kinds.contains($0) && lights.contains($1) }
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
