extension SceneScript: CustomStringConvertible {
    /// The written form; `ScriptParser.parse` reads it back to an equal value.
    public var description: String {
        var lines = entities.map(\.line)
        lines += relations.map(\.line)
        lines += entities.compactMap { entity in
            entity.formation.map { "\(entity.id) \($0.rawValue)" }
        }
        if let surface {
            lines.append("on \(surface.phrase)")
        }
        if let wall, !wall.phrase.isEmpty { lines.append("wall \(wall.phrase)") }
        if let place { lines.append("place \(place.rawValue)") }
        if let time { lines.append("time \(time.rawValue)") }
        if let light { lines.append("light \(light.rawValue)") }
        if let sky { lines.append("sky \(sky.rawValue)") }
        if let style { lines.append("style \(style.rawValue)") }
        if let view { lines.append("view \(view.rawValue)") }
        return lines.joined(separator: "\n")
    }
}

extension SceneScript.Entity {
    /// `b 2 - wood large chair #1`
    public var line: String {
        var words = ["\(id)", "\(count)", color?.rawValue ?? "-", material?.rawValue ?? "-"]
        if let size { words.append(size.rawValue) }
        words.append(noun)
        words += strings.map { "#\($0)" }
        return words.joined(separator: " ")
    }
}

extension SceneScript.Relation {
    /// `c between a b`
    public var line: String {
        let pair = "\(subject) \(predicate.rawValue) \(object)"
        return other.map { "\(pair) \($0)" } ?? pair
    }
}

extension SceneScript.Surface {
    /// `white marble counter`
    public var phrase: String {
        [color?.rawValue, material?.rawValue, kind.rawValue].compactMap { $0 }
            .joined(separator: " ")
    }
}

extension SceneScript.Wall {
    /// `white brick`
    public var phrase: String {
        [color?.rawValue, material?.rawValue].compactMap { $0 }.joined(separator: " ")
    }

    /// Everything that can be said of a wall.
    static let phrases: [String] = {
        let colors = SceneScript.Color.allCases.map(\.rawValue)
        let materials = SceneScript.Material.allCases.map(\.rawValue)
        return colors + materials + colors.flatMap { color in materials.map { "\(color) \($0)" } }
    }()
}
