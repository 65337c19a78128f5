import Foundation

@inlinable public func dot(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Float {
    let p = a * b
    return p.x + p.y + p.z
}

@inlinable public func cross(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> SIMD3<Float> {
    SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
}

@inlinable public func length(_ v: SIMD3<Float>) -> Float { dot(v, v).squareRoot() }

/// The unit vector along `v`; up when `v` is zero.
@inlinable public func normalize(_ v: SIMD3<Float>) -> SIMD3<Float> {
    let l = dot(v, v).squareRoot()
    return l > 1e-20 ? v / l : SIMD3(0, 1, 0)
}

func sine(_ x: Float) -> Float { sin(x) }
func cosine(_ x: Float) -> Float { cos(x) }
func powf(_ x: Float, _ y: Float) -> Float { pow(x, y) }
func arcTangent(_ y: Float, _ x: Float) -> Float { atan2(y, x) }
func hyperbolicTangent(_ x: Float) -> Float { tanh(x) }
