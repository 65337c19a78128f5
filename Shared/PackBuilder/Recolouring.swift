import Knowledge

/// Which part of a model takes the colour that is asked for: the one that makes up its looks.
///
/// That is the part seen most, but not what is never meant: tyres and glass, feet and fittings. Parts alike in
/// colour and texture go with it, and so does the other upholstery of seats.
enum Recolouring {
    static func mark(_ parts: inout [ModelConverter.Part], category: Knowledge.Category) {
        let seen = Visibility.shares(parts.map(\.part.mesh))
        let solid = parts.indices.filter { parts[$0].part.material.transmission == 0 }
        func score(_ i: Int) -> Float {
            let part = parts[i].part
            var score = seen[i] * weight(part.name, category)
            if category == .vehicle {
                let color = part.material.baseColor
                if color.max() < 0.03 { score *= 0.5 }
                if color.max() - color.min() > 0.15 { score *= 2 }
            }
            return score
        }
        guard
            let main = solid.max(by: { score($0) < score($1) })
                ?? parts.indices.max(by: { seen[$0] < seen[$1] })
        else { return }
        parts[main].part.recolourable = true
        let chosen = parts[main]
        for i in solid where i != main {
            let (part, weight) = (parts[i].part, weight(parts[i].part.name, category))
            guard weight >= 0.9 else { continue }
            let near =
                length(part.material.baseColor - chosen.part.material.baseColor) < 0.08
                && parts[i].texture == chosen.texture
            let covers =
                category == .furniture && seen[i] > 0.4 * seen[main]
                && part.material.metalness == 0 && isCloth(chosen.part) && isCloth(part)
            parts[i].part.recolourable = near || covers
        }
    }

    /// Below 1 for what is rarely meant by a thing's colour.
    private static func weight(_ name: String, _ category: Knowledge.Category) -> Float {
        let name = name.lowercased()
        func says(_ words: [String]) -> Bool { words.contains { name.contains($0) } }
        if says(["tire", "tyre", "rubber", "pneu"]) { return 0.05 }
        if category == .vehicle, says(paint) { return 4 }
        if says(["glass", "mirror", "chrome", "light", "interior"]) { return 0.3 }
        if category == .vehicle, says(["wheel", "seat", "saddle", "black", "lines"]) { return 0.3 }
        if category == .furniture, says(["leg", "feet", "foot", "patas", "pied"]) { return 0.3 }
        return 1
    }

    private static let paint = [
        "carpaint", "car_paint", "body", "carrosserie", "firstcolor", "paint_car", "cabin", "frame",
    ]

    private static func isCloth(_ part: AssetPart) -> Bool {
        let name = part.name.lowercased()
        let hard = ["wood", "metal", "plastic", "steel", "trim", "paint", "cosin", "pillow"]
        return part.material.metalness == 0 && !hard.contains { name.contains($0) }
    }
}
