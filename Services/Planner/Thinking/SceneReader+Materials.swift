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
        Material(
            substance: material?.substance ?? own,
            tint: color.flatMap {
                remarks.shade(of: $0, ofAny: things) ?? Palette.color($0.rawValue)
            }.map { Color($0) },
            seed: UInt64(dice.index(9999)))
    }
}
