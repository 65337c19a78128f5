import Script

/// Rain, snow and fog that come, go, or grow; and what is to mirror something.
extension ClauseReader {
    private static let weathers: [(String, SceneScript.Sky)] = [
        ("rain", .rain), ("drizzl", .rain), ("snow", .snow), ("fog", .fog), ("mist", .fog),
        ("haz", .fog),
    ]
    private static let notWeather: Set<String> = [
        "raincoat", "snowman", "snowboard", "rainbow", "snowboarder", "stormtrooper", "rainforest",
        "hazel", "hazelnut", "mistake", "snowmen", "snow-white", "raincoats", "snowball",
        "mistletoe", "rainboots", "snowy-owl",
    ]

    /// The first kind of weather that a word names.
    func namedWeather() -> SceneScript.Sky? {
        for (stem, sky) in Self.weathers
        where words.contains(where: { $0.hasPrefix(stem) && !Self.notWeather.contains($0) }) {
            return sky
        }
        return nil
    }

    /// "stop the rain", "heavier rain", "make the fog thinner".
    func weather() -> Change? {
        guard let kind = namedWeather(), words.count <= 9 else { return nil }
        if says("stop", "stops", "end", "ends", "over", "no", "dry", "lift", "lifts", "stopped"),
            !says("put", "add", "sign"), words.count <= 6
        {
            return .sky(.clear)
        }
        guard
            verb.map({ [.change, .add, .resize, .remove].contains($0.verb) || $0.at > 0 })
                ?? true,
            !says("on", "over", "background", "ground", "roof")
        else { return nil }
        if says(
            "heavier", "thicker", "denser", "stronger", "harder", "more", "heavy", "thick",
            "dense", "pouring", "intensify")
            || verb?.verb == .resize && factor(words[verb?.at ?? 0]) > 1
        {
            return .thicken(kind, 1.9)
        }
        if says("lighter", "thinner", "weaker", "less")
            || verb?.verb == .resize && factor(words[verb?.at ?? 0]) < 1
        {
            return .thicken(kind, 0.5)
        }
        return nil
    }

    /// "add a reflection of the tree in the water", "make the table reflective".
    func reflection() -> Change? {
        guard
            words.contains(where: { $0.hasPrefix("reflect") })
                || says("mirrored", "mirrors") && says("in", "on")
                || says("calm", "still", "glassy") && says("water", "sea", "lake", "river"),
            verb.map({ $0.verb != .remove }) ?? true,
            // "to reflect a beach backdrop" shows one.
            !words.contains(where: Lexicon.backgrounds.contains)
        else { return nil }
        let known: Set<String> = [
            "water", "sea", "lake", "river", "ocean", "pond", "pool", "puddle", "puddles", "table",
            "counter", "desk", "floor", "ground", "road", "street",
        ]
        for i in words.indices
        where ["in", "on", "onto", "of", "from", "across"].contains(words[i]) {
            if let (phrase, _) = reader.phrase(i + 1, takesPlaces: false),
                known.contains(phrase.head), words[i] != "of" || says("reflective")
            {
                return .reflect(phrase.head)
            }
        }
        return .reflect(words.first { known.contains($0) } ?? "")
    }
}
