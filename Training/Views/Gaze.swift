import Foundation
import PlantainProto

/// Where a camera looks, turned up: plans look down on things, photographers often see a half of sky.
enum Gaze {
    static func isOutdoors(_ plan: ScenePlan) -> Bool {
        ![.unspecified, .studio, .interior].contains(plan.environment?.place ?? .unspecified)
    }

    /// Puts the horizon somewhere between 0.22 and 0.92 of the picture's height, under a lens as wide or wider.
    static func raise(_ plan: inout ScenePlan, seed: UInt64) {
        guard var camera = plan.camera, let position = camera.position, let target = camera.target
        else { return }
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func chance() -> Float {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Float(state >> 40) / Float(1 << 24)
        }
        let tangent = min(tanf(camera.verticalFov / 2) * (1 + 0.7 * chance()), 0.75)
        camera.verticalFov = 2 * atanf(tangent)
        let (x, z) = (target.x - position.x, target.z - position.z)
        let level = (x * x + z * z).squareRoot()
        let reach = max((level * level + powf(target.y - position.y, 2)).squareRoot(), 0.1)
        let pitch = atanf((0.22 + 0.7 * chance() - 0.5) * 2 * tangent)
        // A camera that looks straight down looks north when it is raised.
        let (dx, dz) = level > 1e-3 ? (x / level, z / level) : (0, -1)
        camera.target = Vec3(
            x: position.x + dx * cosf(pitch) * reach, y: position.y + sinf(pitch) * reach,
            z: position.z + dz * cosf(pitch) * reach)
        plan.camera = camera
    }
}
