public import Space

/// How the subject is looked at, before it is known where it stands.
public struct Lens: Sendable, Hashable {
    public enum View: String, Sendable, Hashable {
        case usual, close, wide, top, low
    }

    /// Radians that the camera looks down.
    public var pitch: Float
    /// Vertical, radians.
    public var fov: Float
    /// Share of the frame that the subject spans in its tighter direction.
    public var fill: Float

    public init(pitch: Float, fov: Float, fill: Float) {
        (self.pitch, self.fov, self.fill) = (pitch, fov, fill)
    }

    /// A product photographer's choice.
    ///
    /// - Parameters:
    ///   - size: metres, of the largest thing.
    ///   - raised: the subject stands on a table or the like.
    ///   - indoors: rooms are looked at from eye height, levelly.
    public static func choose(
        size: Float, raised: Bool, indoors: Bool = false, view: View, dice: inout Dice
    ) -> Lens {
        var lens: Lens
        if size < 0.9 {
            // Looked at from a little above, as from a chair.
            lens = Lens(pitch: dice.between(0.2, 0.38), fov: dice.between(0.44, 0.54), fill: 0.74)
        } else if size < 2.6 {
            lens =
                indoors
                ? Lens(pitch: dice.between(0.09, 0.17), fov: dice.between(0.56, 0.7), fill: 0.78)
                : Lens(pitch: dice.between(0.08, 0.14), fov: dice.between(0.54, 0.64), fill: 0.68)
        } else if size < 6 {
            lens = Lens(
                pitch: dice.between(0.06, 0.11), fov: dice.between(0.56, 0.68),
                fill: indoors ? 0.78 : 0.68)
        } else {
            lens = Lens(pitch: dice.between(0.02, 0.06), fov: dice.between(0.6, 0.7), fill: 0.7)
        }
        if raised { lens.pitch = max(lens.pitch, 0.2) }
        switch view {
        case .usual: break
        case .close: lens.fill = 0.9
        case .wide: (lens.fill, lens.fov) = (0.42, 0.7)
        case .top: lens.pitch = dice.between(1.1, 1.25)
        case .low: lens.pitch = dice.between(-0.04, 0.03)
        }
        return lens
    }
}
