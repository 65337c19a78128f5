import Instructions
import PlantainProto
import Script
import Space

/// Where something is wanted, in this plan's own things.
enum Goal {
    case side(Side)
    case shift(Destination.Direction, Float)
    case relation(SceneScript.Predicate, SceneObject, SceneObject?)
    case surface(Surface)
    /// In the place of another that is gone.
    case instead(SceneObject)

    static func spot(_ kind: SceneScript.Predicate, of object: SceneObject) -> Goal {
        .relation(kind, object, nil)
    }

    /// It is put down on or into something and finds its rest there.
    var needsRest: Bool {
        if case .relation(let kind, _, _) = self { return kind == .on || kind == .inside }
        return false
    }
}
