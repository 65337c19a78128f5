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
    public static func choose(size: Float, raised: Bool, view: View, dice: inout Dice) -> Lens {
        var lens: Lens
        if size < 0.9 {
            // Looked at from a little above, as from a chair.
            lens = Lens(pitch: dice.between(0.24, 0.42), fov: dice.between(0.46, 0.54), fill: 0.7)
        } else if size < 2.6 {
            lens = Lens(pitch: dice.between(0.12, 0.22), fov: dice.between(0.5, 0.62), fill: 0.74)
        } else if size < 6 {
            lens = Lens(pitch: dice.between(0.07, 0.13), fov: dice.between(0.52, 0.64), fill: 0.76)
        } else {
            lens = Lens(pitch: dice.between(0.03, 0.07), fov: dice.between(0.58, 0.68), fill: 0.76)
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
