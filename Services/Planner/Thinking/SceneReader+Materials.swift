import PlantainProto
import Script
import Space
import Staging

/// What surfaces are made of and painted with.
extension SceneReader {
    static let walls: Set<String> = [
        "wall", "walls", "background", "backdrop", "wallpaper",
    ]

    mutating func material(
        _ color: SceneScript.Color?, _ material: SceneScript.Material?, or own: Substance,
        of things: Set<String>
    ) -> Material {
        let phrases = remarks.phrases(ofAny: things)
        let substance = material?.substance ?? own
        let painted = color.flatMap {
            Remarks.shade(of: $0, phrases) ?? Palette.color($0.rawValue)
        }
        // Paint has hues that the script has no word for; boards have those of their wood.
        let tint =
            painted
            ?? (substance == .wood ? nil : Remarks.hue(phrases))
            ?? finish(of: substance, phrases)
        return Material(
            substance: substance, tint: tint.map { Color($0) }, seed: UInt64(dice.index(9999)))
    }

    /// "dark", "weathered": the colour of a substance as the words before it tell; nil where they do not.
    func finish(of substance: Substance, _ phrases: [[String]]) -> V3? {
        guard
            let material = SceneScript.Material.allCases.first(where: { $0.substance == substance })
        else { return nil }
        return phrases.lazy.compactMap { SubstanceWords.color(material, $0) }.first
    }
}
