// Vector maths of the inner loops: these are inlined wherever they stand.

@inline(__always)
func dot(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Float {
    let p = a * b
    return p.x + p.y + p.z
}

@inline(__always)
func cross(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> SIMD3<Float> {
    SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
}

@inline(__always)
func length(_ v: SIMD3<Float>) -> Float { dot(v, v).squareRoot() }

/// The unit vector along `v`; up when `v` is zero.
@inline(__always)
func normalize(_ v: SIMD3<Float>) -> SIMD3<Float> {
    let l = dot(v, v).squareRoot()
    return l > 1e-20 ? v / l : SIMD3(0, 1, 0)
}

/// Two unit vectors that make a right-handed frame with the unit vector `n`.
@inline(__always)
func frame(_ n: SIMD3<Float>) -> (SIMD3<Float>, SIMD3<Float>) {
    let sign: Float = n.z >= 0 ? 1 : -1
    let a = -1 / (sign + n.z)
    let b = n.x * n.y * a
    return (
        SIMD3(1 + sign * n.x * n.x * a, sign * b, -sign * n.x), SIMD3(b, sign + n.y * n.y * a, -n.y)
    )
}

/// Whole numbers divided toward minus infinity.
@inline(__always)
func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }

/// The lowest set bits one after another, taken out of the mask.
@inline(__always)
func forEachLane(_ mask: UInt32, _ body: (Int) -> Void) {
    var rest = mask
    while rest != 0 {
        body(rest.trailingZeroBitCount)
        rest &= rest &- 1
    }
}
