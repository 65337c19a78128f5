import Foundation
public import PlantainProto

/// A plan's causes of light and its camera as the 70 numbers that condition the token transformer.
///
/// In order: place (8), time (8), sky (6), one of each; for each of three lights its kind (4), its
/// direction in camera space (3) and log strength (3, RGB); log ambient (3); log zenith, horizon
/// and ground (9); the world's up in camera space (3); log exposure; log (pixels per radian /
/// 1000); vertical field of view.
public enum PlanVector {
    public static let width = 70

    /// - Parameter height: of the canvas, in pixels at which a token is 64 pixels wide
    public static func of(_ plan: ScenePlan, height: Float) -> [Float] {
        let light = PlanLight(plan)
        let environment = plan.environment
        let camera = plan.camera
        let position = camera?.position.map { SIMD3($0) } ?? .zero
        let target = camera?.target.map { SIMD3($0) } ?? .zero
        let back = (position - target).unit
        let right = SIMD3<Float>(0, 1, 0).cross(back).unit
        let up = back.cross(right)

        var result: [Float] = []
        result += oneHot(Int(environment?.place.rawValue ?? 0), 8)
        result += oneHot(Int(environment?.time.rawValue ?? 0), 8)
        result += oneHot(Int(environment?.sky.rawValue ?? 0), 6)
        for index in 0..<3 {
            var kind = LightKind.unspecified
            var toward = SIMD3<Float>.zero
            if index < plan.lights.count {
                let one = plan.lights[index]
                kind = one.kind
                if kind == .sun {
                    toward = (one.direction.map { SIMD3($0) } ?? .zero).unit
                } else {
                    toward = ((one.position.map { SIMD3($0) } ?? .zero) - target).unit
                }
            }
            result += oneHot(Int(kind.rawValue), 4)
            result += [toward.dot(right), toward.dot(up), toward.dot(back)]
            result += logs(light.lights[index])
        }
        result += logs(light.ambient)
        for color in [environment?.zenith, environment?.horizon, environment?.ground] {
            result += logs((color.map { SIMD3(color: $0) } ?? .zero) * light.film)
        }
        let given = camera?.verticalFov ?? 0
        let fov = given == 0 ? 0.7 : given
        result += [right.y, up.y, back.y, log(1e-3 + max(light.film.y, 0))]
        result += [log(height / fov / 1000), fov]
        return result
    }

    private static func oneHot(_ index: Int, _ count: Int) -> [Float] {
        (0..<count).map { $0 == (index < count ? index : 0) ? 1 : 0 }
    }

    private static func logs(_ color: SIMD3<Float>) -> [Float] {
        (0..<3).map { log(1e-3 + max(color[$0], 0)) }
    }
}
