import Script

/// Light, sky, weather, time of day, background, surfaces.
extension ClauseReader {
    /// The whole scene, its sky or its background.
    func isScene(_ phrase: Phrase) -> Bool {
        Lexicon.backgrounds.contains(phrase.head) || Lexicon.picture.contains(phrase.head)
            || ["sky", "weather", "light", "lighting", "world"].contains(phrase.head)
            || phrase.determiner == .pronoun
    }

    private var target: Phrase? {
        guard let verb else { return reader.phrase(0)?.0 }
        return reader.phrase(verb.at + verb.length)?.0 ?? subject(before: verb.at).first
    }

    func scenery() -> [Change]? {
        let target = target
        // "remove the clouds", "get rid of the fog"
        if let verb, verb.verb == .remove, let target {
            switch target.head {
            case "cloud", "rain", "snow", "fog", "mist", "storm", "haze": return [.sky(.clear)]
            case "background", "backdrop": return [.place(.studio)]
            default: return nil
            }
        }
        if let change = reflection() ?? weather() { return [change] }
        if let light = lighting(target) { return [light] }
        if let sky = sky(target) {
            // "a snowy night" is both.
            guard case .sky(let kind) = sky, [.rain, .snow, .fog].contains(kind),
                let time = words.lazy.compactMap({ Lexicon.times[$0] }).first(where: {
                    $0 != .noon || says("noon", "midday")
                })
            else { return [sky] }
            return [.time(time), sky]
        }
        if let time = time(target) { return [time] }
        if let verb,
            [.replace, .swap, .change, .recolor, .turn, .move, .resize].contains(verb.verb)
                || verb.verb == .add
        {
            if let change = background(target, verb) { return [change] }
            if let target, let change = part(target, verb) { return [change] }
        } else if verb == nil, let change = backgroundStated() {
            return [change]
        }
        return nil
    }

    // MARK: Light

    private func lighting(_ target: Phrase?) -> Change? {
        let isLight = says(
            "light", "lighting", "illumination", "lights", "exposure", "brightness", "sunlight",
            "mood", "atmosphere", "tone", "shadows", "lit", "glow", "ambience", "candlelight",
            "moonlight")
        let isWhole =
            target.map {
                $0.determiner == .pronoun
                    || Lexicon.picture.contains($0.head) && $0.determiner != .indefinite
            } ?? true
        guard isLight || isWhole else { return nil }
        if says("shadows"), says("softer", "soft", "soften") { return .light(.character(.soft)) }
        if isLight, !says("sky"), target.map({ !["red", "blue"].contains($0.noun) }) ?? true {
            if says(phrase: "from the left") || says(phrase: "to the left")
                || says(phrase: "on the left")
            {
                return .light(.from(.left))
            }
            if says(phrase: "from the right") || says(phrase: "to the right")
                || says(phrase: "on the right")
            {
                return .light(.from(.right))
            }
            if says(phrase: "from behind") || says(phrase: "from the back")
                || says("backlight", "backlit")
            {
                return .light(.from(.back))
            }
            if says(phrase: "from the front") { return .light(.from(.front)) }
            if says(phrase: "from above") || says(phrase: "from the top") {
                return .light(.from(.top))
            }
        }
        if says("backlit", "backlight") || says(phrase: "light it from behind") {
            return .light(.character(.back))
        }
        for (word, light) in Self.lights where says(word) {
            // "make the mug lighter" is about the mug.
            guard isLight || isWhole,
                light != .warm && light != .cold
                    || target.map({ !["color", "tone"].contains($0.head) || isWhole }) ?? true
            else { continue }
            switch light {
            case .bright where word != "bright" || !isLight:
                return .light(.exposure(says("much", "lot") ? 1.8 : 1.4))
            case .dim where word == "darker" || word == "dark":
                return .light(.exposure(says("much", "lot") ? 0.45 : 0.6))
            case .sun where !isLight: continue
            default: return .light(.character(light))
            }
        }
        if isLight || isWhole, let verb,
            ["brighten", "lighten"].contains(where: { words[verb.at].hasPrefix($0) })
        {
            return .light(.exposure(1.4))
        }
        if let first = words.first {
            if ["brighten", "lighten"].contains(first), isWhole { return .light(.exposure(1.4)) }
            if ["darken", "dim"].contains(first), isWhole || isLight {
                return .light(.exposure(0.6))
            }
            if first == "soften", isLight { return .light(.character(.soft)) }
            if first == "warm", words.count <= 5, isWhole || isLight {
                return .light(.character(.warm))
            }
            if first == "cool", words.count <= 5, isWhole || isLight {
                return .light(.character(.cold))
            }
        }
        if let verb, verb.verb == .resize, says("brightness", "exposure", "light") {
            return .light(.exposure(factor(words[verb.at]) < 1 ? 0.65 : 1.4))
        }
        if says("less"), says("light") || says("bright") { return .light(.exposure(0.65)) }
        if says("more"), says("light"), !says(phrase: "light blue") {
            return .light(.exposure(1.4))
        }
        return nil
    }

    private static let lights: [(String, SceneScript.Light)] = [
        ("warmer", .warm), ("warm", .warm), ("cosy", .warm), ("cozy", .warm), ("cozier", .warm),
        ("cooler", .cold), ("colder", .cold), ("cool", .cold), ("cold", .cold),
        ("softer", .soft), ("soft", .soft), ("diffuse", .soft), ("brighter", .bright),
        ("bright", .bright), ("darker", .dim), ("dimmer", .dim), ("dim", .dim),
        ("candlelight", .candle), ("candlelit", .candle), ("moonlight", .moon), ("moonlit", .moon),
        ("neon", .neon), ("firelight", .fire), ("sunlight", .sun), ("studio", .studio),
        ("lamplight", .lamp), ("dark", .dim),
    ]

    // MARK: Sky and weather

    private func sky(_ target: Phrase?) -> Change? {
        let head = target?.head ?? ""
        let isSky = head == "sky" || says("sky", "skies", "weather")
        let isWhole =
            target.map {
                $0.determiner == .pronoun || Lexicon.times[$0.head] != nil
                    || Lexicon.picture.contains($0.head) && $0.determiner != .indefinite
            } ?? true
        let isAdded = verb.map { $0.verb == .add || $0.verb == .change } ?? true
        guard isSky || isWhole || isAdded && target.flatMap({ Self.weather(of: $0) }) != nil else {
            return nil
        }
        if isSky {
            for word in words {
                if let time = Lexicon.times[word],
                    [.sunset, .goldenHour, .night, .dusk, .morning].contains(time)
                {
                    return .time(time)
                }
            }
            // "change the colour of the sky to green" has no weather to go with.
            for word in words.reversed() {
                guard let sky = Lexicon.skies[word], word != "blue" || !says("dark") else {
                    continue
                }
                if says("less"), sky == .stormy || sky == .cloudy { return .sky(.clear) }
                if says("fewer"), sky == .cloudy { return .sky(.clear) }
                return .sky(sky)
            }
            if let tone = anyTone() {
                switch tone.color {
                case .black: return .time(.night)
                case .orange, .red, .pink, .purple: return .time(.sunset)
                case .gray, .white: return .sky(.overcast)
                default: break
                }
            }
            return nil
        }
        let asks = verb == nil || verb?.verb == .change || verb?.verb == .add
        guard asks else { return nil }
        for (stem, sky) in [
            ("rain", SceneScript.Sky.rain), ("snow", .snow), ("fog", .fog), ("mist", .fog),
            ("storm", .stormy), ("dramatic", .stormy), ("moody", .stormy), ("cloudy", .cloudy),
            ("overcast", .overcast), ("sunny", .clear), ("starry", .starry), ("gloomy", .overcast),
        ] {
            guard
                words.contains(where: {
                    $0.hasPrefix(stem)
                        && ![
                            "raincoat", "snowman", "snowboard", "rainbow", "snowboarder",
                            "stormtrooper",
                        ].contains($0)
                })
            else { continue }
            // Something new that is wet or snowy, or a background, is another matter.
            if says(
                "background", "backdrop", "setting", "scenery", "surroundings", "environment",
                "landscape", "ground", "snowman")
            {
                return nil
            }
            if let target, !target.isBare, Self.weather(of: target) == nil,
                !Lexicon.picture.contains(target.head), Lexicon.times[target.head] == nil
            {
                return nil
            }
            return .sky(sky)
        }
        return nil
    }

    // MARK: Time

    private func time(_ target: Phrase?) -> Change? {
        let isWhole =
            target.map {
                $0.determiner == .pronoun || isScene($0) || Lexicon.times[$0.head] != nil
                    || ["day", "time", "hour"].contains($0.head)
            } ?? true
        guard isWhole,
            verb.map({ [.change, .add, .move, .replace, .swap].contains($0.verb) }) ?? true
        else { return nil }
        if let target, target.determiner == .indefinite, target.head == "lamp" { return nil }
        if says(phrase: "golden hour") { return .time(.goldenHour) }
        // "turn day into night": what comes last counts.
        for word in words.reversed() {
            if let time = Lexicon.times[word], word != "early" { return .time(time) }
            if word == "day" { return .time(.noon) }
        }
        return nil
    }

    // MARK: Background

    private func background(_ target: Phrase?, _ found: Found) -> Change? {
        guard let target else { return nil }
        let isBackground =
            Lexicon.backgrounds.contains(target.head)
            || target.head == "ground" && target.noun == "back ground"
        let isWhole = Lexicon.picture.contains(target.head) && target.determiner != .indefinite
        guard
            isBackground || isWhole || target.determiner == .pronoun
                || says(
                    "background", "backdrop", "setting", "scenery", "surroundings", "environment",
                    "landscape")
        else { return nil }
        let start = found.at + found.length
        if target.determiner == .pronoun || isWhole, !isBackground {
            // "put it in a forest", "take it to the beach", "make it a beach scene"
            guard
                let i = words.indices.dropFirst(start).first(where: {
                    ["in", "to", "into", "on", "at", "a", "with", "as", "onto", "inside"].contains(
                        words[$0])
                })
            else { return nil }
            if found.verb == .add || found.verb == .move || isWhole
                || says(
                    "scene", "background", "backdrop", "setting", "scenery", "landscape",
                    "environment", "surroundings")
            {
                return surroundings(i)
            }
            return nil
        }
        guard
            isBackground
                || says(
                    "background", "backdrop", "setting", "scenery", "surroundings", "environment",
                    "landscape")
        else { return nil }
        if let change = surroundings(start) ?? compound() { return change }
        return isBackground && [.replace, .swap, .change, .recolor].contains(found.verb)
            ? named(start) : nil
    }

    private func backgroundStated() -> Change? {
        guard says("background", "backdrop", "setting", "surroundings", "environment") else {
            return nil
        }
        return surroundings(0)
    }

    /// A place, a substance or a colour named from `start` on, for the background.
    func surroundings(_ start: Int) -> Change? {
        guard start < words.count else { return nil }
        let rest = words[start...]
        for word in rest.reversed() {
            if let time = Lexicon.times[word], !["early", "day"].contains(word) {
                return .time(time)
            }
        }
        let pairs = zip(rest, rest.dropFirst()).map { $0 + " " + $1 }
        for name in pairs.reversed() {
            if let place = Lexicon.places[name] { return .place(place) }
        }
        if rest.contains(where: { $0.hasPrefix("snow") || $0 == "winter" || $0 == "wintry" }) {
            return .part(.background, nil, nil, .snow)
        }
        if let change = wall(rest) { return change }
        for word in rest.reversed() {
            if let place = Lexicon.places[word] ?? Lexicon.places[String(word.dropLast())] {
                return .place(place)
            }
        }
        for word in rest.reversed() {
            if let sky = Lexicon.skies[word],
                !["dark", "bright", "blue", "gray", "grey", "clear"].contains(word)
            {
                return .sky(sky)
            }
        }
        if let tone = anyTone() { return .part(.background, tone, nil, nil) }
        return nil
    }

    /// "arrange the scene as a glacier landscape": what is named before a word for backgrounds.
    private func compound() -> Change? {
        guard
            let at = words.indices.last(where: {
                Lexicon.backgrounds.contains(words[$0])
                    || ["scene", "vista", "view", "landscape"].contains(words[$0])
            }),
            at > 1, !Lexicon.boundaries.contains(words[at - 1]),
            let (phrase, next) = reader.phrase(phraseStart(at)), next > at - 1
        else { return nil }
        var named = phrase
        named.noun = phrase.noun.split(separator: " ").filter {
            !Lexicon.backgrounds.contains(String($0)) && $0 != "scene" && $0 != "vista"
        }.joined(separator: " ")
        return named.isBare ? nil : .scene(named)
    }

    private func phraseStart(_ at: Int) -> Int {
        var i = at
        while i > 0, !Lexicon.boundaries.contains(words[i - 1]) { i -= 1 }
        return i
    }

    /// "a white wall", "a brick wall", "plain grey"
    private func wall(_ rest: ArraySlice<String>) -> Change? {
        guard rest.contains("wall") || rest.contains("walls") else { return nil }
        return .part(.wall, anyTone(), rest.lazy.compactMap { Lexicon.materials[$0] }.first, nil)
    }

    /// Some background that no list knows: it can still be said what was asked.
    private func named(_ start: Int) -> Change? {
        for i in words.indices.dropFirst(start).reversed()
        where ["to", "with", "into", "by", "as", "of", "for", "like"].contains(words[i]) {
            if let (phrase, _) = reader.phrase(i + 1), !phrase.isBare { return .scene(phrase) }
        }
        return nil
    }

    // MARK: Surfaces

    private func part(_ target: Phrase, _ found: Found) -> Change? {
        let first = target.noun.split(separator: " ").first.map(String.init) ?? ""
        guard let part = Lexicon.parts[target.head] ?? Lexicon.parts[first],
            target.noun == target.head || part != .table || Lexicon.materials[target.head] != nil,
            found.verb != .add, target.determiner != .indefinite
        else { return nil }
        let start = found.at + found.length
        let ground = words.dropFirst(start).lazy.compactMap { Lexicon.grounds[$0] }.first
        let at =
            words.indices.dropFirst(start).first {
                ["to", "into", "with", "in", "of", "by"].contains(words[$0])
            } ?? start
        let material =
            words[at...].reversed().lazy.compactMap { Lexicon.materials[$0] }.first
            ?? (part == .wall || part == .table || part == .ground
                ? words[start...].reversed().lazy.compactMap { Lexicon.materials[$0] }.first : nil)
        let tone = anyTone()
        guard ground != nil && part == .ground || material != nil || tone != nil else { return nil }
        return .part(part, tone, material, part == .ground ? ground : nil)
    }
}
