import Foundation
public import GuideMap
public import PlantainProto

/// How a picture lies in a new canvas that the same camera looks through, pixel on pixel.
public struct Recut: Sendable, Equatable {
    public let width: Int
    public let height: Int
    /// Of the old picture's upper left corner in the new canvas; negative where it was cut.
    public let x: Int
    public let y: Int
    private let old: (width: Int, height: Int)

    public static func == (a: Recut, b: Recut) -> Bool {
        a.width == b.width && a.height == b.height && a.x == b.x && a.y == b.y && a.old == b.old
    }

    /// nil if the plans do not show the same scene through the same camera at the same scale.
    public init?(from old: ScenePlan, to new: ScenePlan) {
        guard let before = old.canvas, let after = new.canvas, before != after,
            let camera = old.camera, let other = new.camera,
            camera.position == other.position, camera.target == other.target,
            camera.focusDistance == other.focusDistance, camera.aperture == other.aperture
        else { return nil }
        let (dx, dy) = (
            Int(after.width) - Int(before.width), Int(after.height) - Int(before.height)
        )
        let (a, b) = (
            tan(camera.verticalFov / 2) / Float(before.height),
            tan(other.verticalFov / 2) / Float(after.height)
        )
        guard dx % 2 == 0, dy % 2 == 0, a > 0, abs(b / a - 1) < 1e-4 else { return nil }
        (width, height) = (Int(after.width), Int(after.height))
        (x, y) = (dx / 2, dy / 2)
        self.old = (Int(before.width), Int(before.height))
    }

    /// Where the old picture lies.
    public var kept: PixelRect {
        PixelRect(x: x, y: y, width: old.width, height: old.height).intersection(
            PixelRect(x: 0, y: 0, width: width, height: height))
    }

    /// The old picture on the new canvas, its border pixels continued outward. RGB.
    public func continued(_ rgb: [UInt8]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: width * height * 3)
        for row in 0..<height {
            let from = min(max(row - y, 0), old.height - 1) * old.width
            for column in 0..<width {
                let at = 3 * (from + min(max(column - x, 0), old.width - 1))
                let to = 3 * (row * width + column)
                for k in 0..<3 { result[to + k] = rgb[at + k] }
            }
        }
        return result
    }
}
