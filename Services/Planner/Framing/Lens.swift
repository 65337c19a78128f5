public import Space

/// How the subject is looked at, before it is known where it stands.
public struct Lens: Sendable, Hashable {
    public enum View: String, Sendable, Hashable {
        case usual, close, wide, top, low
    }

    /// How much of the depth is in focus.
    public enum Depth: String, Sendable, Hashable {
        /// All that was asked for is sharp, and what is far behind it soft.
        case usual
        /// The first thing alone is sharp.
        case shallow
        /// Everything is sharp.
        case deep
    }

    /// Radians that the camera looks down.
    public var pitch: Float
    /// Vertical, radians.
    public var fov: Float
    /// Share of the frame that the subject spans in its tighter direction.
    public var fill: Float
    /// Heights above the floor that the camera stands at, metres; the pitch follows. Nil: the pitch decides.
    public var eye: ClosedRange<Float>?
    /// Where a slender subject stands across the frame: -1 … 1 of what room there is beside it.
    public var aside: Float = 0
    public var depth = Depth.usual

    public init(pitch: Float, fov: Float, fill: Float, eye: ClosedRange<Float>? = nil) {
        (self.pitch, self.fov, self.fill, self.eye) = (pitch, fov, fill, eye)
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
            // 55 to 85 mm, from a little above, as from a chair.
            lens = Lens(pitch: dice.between(0.2, 0.36), fov: dice.between(0.34, 0.46), fill: 0.76)
        } else if indoors {
            // 28 to 35 mm, from the height of one who sits or stands.
            lens = Lens(
                pitch: dice.between(0.08, 0.15), fov: dice.between(0.64, 0.78), fill: 0.82,
                eye: 1.15...1.55)
        } else if size < 2.6 {
            lens = Lens(
                pitch: dice.between(0.06, 0.12), fov: dice.between(0.5, 0.6), fill: 0.76,
                eye: 1...1.6)
        } else if size < 6 {
            lens = Lens(
                pitch: dice.between(0.02, 0.06), fov: dice.between(0.56, 0.66), fill: 0.78,
                eye: 1.4...2)
        } else {
            lens = Lens(
                pitch: dice.between(-0.04, 0.02), fov: dice.between(0.62, 0.74), fill: 0.8,
                eye: 1.6...3)
        }
        if raised {
            lens.pitch = max(lens.pitch, 0.2)
            lens.eye = nil
        }
        switch view {
        case .usual: break
        case .close: lens.fill = 0.92
        case .wide: (lens.fill, lens.fov) = (0.42, 0.7)
        case .top: (lens.pitch, lens.eye) = (dice.between(1.1, 1.25), nil)
        case .low:
            lens.pitch = dice.between(-0.04, 0.03)
            lens.eye = lens.eye.map { $0.lowerBound * 0.3...$0.upperBound * 0.4 }
        }
        lens.aside = (dice.chance(0.5) ? 1 : -1) * dice.between(0.45, 0.62)
        return lens
    }

    /// Vertical field of view, radians, of a lens on film of 36 by 24 millimetres held upright.
    public static func fov(focalLength millimetres: Float) -> Float {
        2 * (12 / min(max(millimetres, 14), 200)).arcTangent
    }

    /// The pitch at which a camera at eye height would see a subject of these extents, about.
    public func settled(width: Float, height: Float, aspect: Float) -> Lens {
        guard let eye else { return self }
        var result = self
        let tanY = (fov / 2).tangent
        let distance = max(height / (2 * tanY * fill), width / (2 * tanY * aspect * fill), 0.5)
        let middle = (eye.lowerBound + eye.upperBound) / 2
        result.pitch = min(0.5, max(-0.24, ((middle - height / 2) / distance).arcTangent))
        return result
    }
}
