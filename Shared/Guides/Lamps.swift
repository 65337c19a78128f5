import Foundation
import Knowledge
import PlantainProto

func sine(_ x: Float) -> Float { sin(x) }
func cosine(_ x: Float) -> Float { cos(x) }

/// One of the plan's lights, ready for shadow rays.
struct Lamp: Sendable {
    /// Towards the light, at the camera's target.
    let direction: SIMD3<Float>
    let position: SIMD3<Float>
    /// Metres; for the sun, the tangent of its angular radius.
    let radius: Float
    let isSun: Bool
    /// A thing of the plan glows with it, which rays meet.
    let isCarried: Bool
    let facing: SIMD3<Float>?
    /// Irradiance that it sends to the camera's target, facing it.
    let irradiance: SIMD3<Float>
    private let referenceSquare: Float

    init(_ light: Light, target: SIMD3<Float>) {
        isSun = light.kind == .sun
        isCarried = !light.object.isEmpty
        position = SIMD3(light.position ?? .init())
        let wanted = SIMD3(light.direction ?? .init())
        direction = isSun ? normalize(wanted) : normalize(position - target)
        facing = light.kind == .panel && dot(wanted, wanted) > 0 ? normalize(wanted) : nil
        radius = isSun ? tan(light.radius) : light.radius
        irradiance = SIMD3(light.color ?? Color(r: 1, g: 1, b: 1)) * light.irradiance
        referenceSquare = dot(position - target, position - target)
    }

    /// Unit vector from a point to the light's middle.
    func toward(from point: SIMD3<Float>) -> SIMD3<Float> {
        isSun ? direction : normalize(position - point)
    }

    /// Irradiance at a point that faces the light, nothing between them.
    func irradiance(at point: SIMD3<Float>) -> SIMD3<Float> {
        if isSun { return irradiance }
        let offset = position - point
        // Nearer than its own size a lamp grows no brighter.
        return irradiance * (referenceSquare / max(dot(offset, offset), radius * radius, 1e-6))
    }

    /// Light that reaches a point over what reaches the camera's target, nothing between; at most 4.
    ///
    /// Nearer to a lamp film shows white in any case, and networks read the number.
    func reach(to point: SIMD3<Float>) -> Float {
        guard !isSun else { return 1 }
        let offset = position - point
        return min(4, referenceSquare / max(dot(offset, offset), radius * radius, 1e-6))
    }

    /// How rays around a point find the light.
    func aim(from point: SIMD3<Float>) -> Aim {
        let axis = toward(from: point)
        let (a, b) = frame(facing ?? axis)
        return Aim(lamp: self, axis: axis, right: a * radius, up: b * radius)
    }

    /// A light's disc as seen from around one point.
    struct Aim {
        let lamp: Lamp
        /// To the light's middle.
        let axis: SIMD3<Float>
        fileprivate let right: SIMD3<Float>
        fileprivate let up: SIMD3<Float>

        /// A ray to a place on the unit disc.
        @inline(__always)
        func ray(
            from point: SIMD3<Float>, place: SIMD2<Float>
        ) -> (direction: SIMD3<Float>, far: Float) {
            let spread = right * place.x + up * place.y
            if lamp.isSun { return (normalize(axis + spread), .infinity) }
            let offset = lamp.position + spread - point
            let distance = length(offset)
            guard distance > 1e-6 else { return (axis, 0) }
            return (offset / distance, distance * 0.999)
        }
    }
}
